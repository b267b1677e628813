package identifier

import (
	"strconv"
	"strings"

	"krav/internal/fault"
)

// PortalNumber is the number a debtor types to reach their page (nummer til
// skyldnerens side): unique in the whole house, digits only, the last of them a
// check digit. A mistyped number is so told apart from a wrong one before
// anything is looked up. The zero value is none.
type PortalNumber string

// longestSerial is the largest serial number, of 12 digits: with the check
// digit no more than a person will type.
const longestSerial = 999_999_999_999

// PortalNumberFor returns the number for a serial number of the house, from 1
// to 12 digits. It fails with "portal_number.out_of_range".
func PortalNumberFor(serial int64) (PortalNumber, error) {
	if serial < 1 || serial > longestSerial {
		return "", fault.New(fault.Invalid, "portal_number.out_of_range")
	}
	digits := strconv.FormatInt(serial, 10)
	return PortalNumber(digits + string('0'+dammDigit(digits))), nil
}

// taken are letters that are taken for digits on paper.
var taken = strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1") //nolint:gochecknoglobals // a fixed table

// ParsePortalNumber reads a number as it was typed, with or without blanks and
// hyphens; letters that look like a nought or a one are those. It fails with "portal_number.malformed" where it can't be one, and
// with "portal_number.mistyped" where the check digit doesn't hold.
func ParsePortalNumber(text string) (PortalNumber, error) {
	digits := taken.Replace(compact(text, "-"))
	if len(digits) < 2 || len(digits) > 13 || !onlyDigits(digits) || digits[0] == '0' {
		return "", fault.New(fault.Invalid, "portal_number.malformed")
	}
	if dammDigit(digits) != 0 {
		return "", fault.New(fault.Invalid, "portal_number.mistyped")
	}
	return PortalNumber(digits), nil
}

// Serial returns the serial number that the number was made from, or nought for
// no number.
func (n PortalNumber) Serial() int64 {
	if n == "" {
		return 0
	}
	serial, _ := strconv.ParseInt(string(n[:len(n)-1]), 10, 64) // digits by construction
	return serial
}

// String returns the digits.
func (n PortalNumber) String() string { return string(n) }

// Printed returns the number as it is printed, in groups of four.
func (n PortalNumber) Printed() string { return grouped(string(n), 4, " ") }
