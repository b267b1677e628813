package identifier

import (
	"strconv"
	"strings"

	"krav/internal/fault"
)

// IBAN is an international bank account number (ISO 13616): two letters of the
// country, two check digits and the country's own number, without blanks. The
// zero value is none.
type IBAN string

// The shortest and the longest number that ISO 13616 allows for.
const (
	shortestIBAN = 15
	longestIBAN  = 34
)

// ibanLength holds the length of the number in Denmark, the Faroe Islands and
// Greenland, and in the countries that Danish creditors and debtors bank in most
// (the IBAN registry of ISO 13616). Elsewhere the check digits must do.
func ibanLength(country string) (length int, known bool) {
	switch country {
	case "NO":
		return 15, true
	case "BE":
		return 16, true
	case "DK", "FO", "GL", "FI", "NL":
		return 18, true
	case "AT", "EE", "LT", "LU":
		return 20, true
	case "CH", "LV":
		return 21, true
	case "DE", "GB", "IE":
		return 22, true
	case "ES", "SE":
		return 24, true
	case "PT":
		return 25, true
	case "IS":
		return 26, true
	case "FR", "IT":
		return 27, true
	case "PL":
		return 28, true
	}
	return 0, false
}

// ParseIBAN reads a number of any country, with or without blanks, in capitals
// or not. It fails with "iban.malformed" where the number isn't made as its
// country makes them, and with "iban.check_digits_wrong".
func ParseIBAN(text string) (IBAN, error) {
	number := strings.ToUpper(compact(text, ""))
	if !looksLikeIBAN(number) {
		return "", fault.New(fault.Invalid, "iban.malformed").With("iban", text)
	}
	if ibanCheck(number[:2], number[4:]) != number[2:4] {
		return "", fault.New(fault.Invalid, "iban.check_digits_wrong").With("iban", text)
	}
	return IBAN(number), nil
}

// String returns the number as computers exchange it, without blanks.
func (i IBAN) String() string { return string(i) }

// Printed returns the number as people read it, in groups of four.
func (i IBAN) Printed() string { return grouped(string(i), 4, " ") }

// Account returns the Danish account that the number stands for, and false for
// a number of another country.
func (i IBAN) Account() (Account, bool) {
	bban, danish := strings.CutPrefix(string(i), "DK")
	if !danish || len(i) != 18 {
		return Account{}, false
	}
	return Account{registration: bban[2:6], number: bban[6:]}, true
}

func looksLikeIBAN(number string) bool {
	if len(number) < shortestIBAN || len(number) > longestIBAN {
		return false
	}
	for i := range len(number) {
		c := number[i]
		isLetter, isDigit := c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
		if i < 2 && !isLetter || i >= 2 && i < 4 && !isDigit || !isLetter && !isDigit {
			return false
		}
	}
	if length, known := ibanLength(number[:2]); known && len(number) != length {
		return false
	}
	isDanish := number[:2] == "DK"
	return !isDanish || onlyDigits(number[4:])
}

// ibanCheck returns the two check digits: 98 less the remainder by 97 of the
// country's number with the country and two zeros after it, where the letters
// count from A as 10.
func ibanCheck(country, bban string) string {
	return padded(strconv.Itoa(98-mod97(bban+country+"00")), 2)
}

func mod97(number string) int {
	rest := 0
	for _, c := range []byte(number) {
		if c >= 'A' {
			rest = (rest*100 + int(c-'A') + 10) % 97
			continue
		}
		rest = (rest*10 + int(c-'0')) % 97
	}
	return rest
}
