package identifier

import (
	"strings"

	"krav/internal/fault"
)

// Postcode is a Danish or Greenlandic postcode (postnummer), four digits. The
// zero value is none. Postcodes elsewhere are texts that Krav doesn't judge.
type Postcode string

// ParsePostcode reads a postcode with or without "DK-" before it. It fails with
// "postcode.malformed". That four digits are in use is for the register of
// addresses to say.
func ParsePostcode(text string) (Postcode, error) {
	digits := strings.TrimPrefix(strings.ToUpper(compact(text, "-")), "DK")
	if len(digits) != 4 || !onlyDigits(digits) || digits == "0000" {
		return "", fault.New(fault.Invalid, "postcode.malformed").With("postcode", text)
	}
	return Postcode(digits), nil
}

// String returns the four digits.
func (p Postcode) String() string { return string(p) }
