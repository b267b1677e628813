package identifier

import (
	"strings"

	"krav/internal/fault"
)

// The shortest and the longest reference that ISO 11649 allows for, with its mark
// and its check digits.
const (
	shortestRF = 5
	longestRF  = 25
)

// ParseRF reads an international creditor reference (RF-reference, ISO 11649),
// with or without blanks, in capitals or not, and returns the creditor's own
// reference in it: what stands behind the mark RF and the two check digits. It
// fails with "rf.malformed" and "rf.check_digits_wrong".
func ParseRF(text string) (string, error) {
	number := strings.ToUpper(compact(text, ""))
	if len(number) < shortestRF || len(number) > longestRF || !strings.HasPrefix(number, "RF") || !onlyDigits(number[2:4]) || !isLettersAndDigits(number) {
		return "", fault.New(fault.Invalid, "rf.malformed").With("reference", text)
	}
	if ibanCheck("RF", number[4:]) != number[2:4] {
		return "", fault.New(fault.Invalid, "rf.check_digits_wrong").With("reference", text)
	}
	return number[4:], nil
}

func isLettersAndDigits(text string) bool {
	for _, c := range []byte(text) {
		isLetter, isDigit := c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
		if !isLetter && !isDigit {
			return false
		}
	}
	return true
}
