package identifier

import (
	"fmt"

	"krav/internal/civil"
	"krav/internal/fault"
)

// CPR is a person's number in the Danish register (CPR-nummer): the day of
// birth and a serial number. It is confidential (databeskyttelsesloven § 11):
// however it is printed it shows a mask, and only Reveal gives the digits. The
// zero value is none.
type CPR struct{ digits string }

// cprWeights are those of modulus 11.
var cprWeights = [10]int{4, 3, 2, 7, 6, 5, 4, 3, 2, 1}

// cprMask stands for any number.
const cprMask = "xxxxxx-xxxx"

// ParseCPR reads a number of ten digits, with or without blanks and a hyphen.
//
// A number that fails modulus 11 is taken, with the warning
// "cpr.check_digit_unusual": since 1 October 2007 the register gives numbers
// that fail it. It fails with "cpr.malformed" where the digits are too few or
// too many or don't begin with a day of the calendar. Neither says what was
// read.
func ParseCPR(text string) (CPR, *fault.Fault, error) {
	c := CPR{compact(text, "-")}
	if len(c.digits) != 10 || !onlyDigits(c.digits) {
		return CPR{}, nil, fault.New(fault.Invalid, "cpr.malformed")
	}
	if _, err := c.birthday(); err != nil {
		return CPR{}, nil, fault.New(fault.Invalid, "cpr.malformed")
	}
	if weighted(c.digits, cprWeights)%11 != 0 {
		return c, fault.New(fault.Invalid, "cpr.check_digit_unusual"), nil
	}
	return c, nil, nil
}

// Birthday returns the day of birth, and no date for the zero number. It may lie
// in the future: the number says nothing about today.
func (c CPR) Birthday() civil.Date {
	if c.IsZero() {
		return civil.Date{}
	}
	day, _ := c.birthday() // a number that isn't nought has been read
	return day
}

func (c CPR) birthday() (civil.Date, error) {
	day, month, year := c.digits[:2], c.digits[2:4], c.digits[4:6]
	return civil.Parse(c.century() + year + "-" + month + "-" + day)
}

// century returns the first two digits of the year of birth, which the serial
// number's first digit tells together with the last two of the year.
func (c CPR) century() string {
	year := c.digits[4:6]
	switch c.digits[6] {
	case '0', '1', '2', '3':
		return "19"
	case '4', '9':
		if year <= "36" {
			return "20"
		}
		return "19"
	}
	if year <= "57" {
		return "20"
	}
	return "18"
}

// IsZero reports whether there is no number.
func (c CPR) IsZero() bool { return c == CPR{} }

// Reveal returns the ten digits, or nothing for no number. It is for documents
// to court and register and for the encrypted store, and for nothing else.
func (c CPR) Reveal() string { return c.digits }

// String returns a mask, and nothing for no number.
func (c CPR) String() string {
	if c.IsZero() {
		return ""
	}
	return cprMask
}

// Format writes the mask whatever the verb, so that no form of printing, not
// even that of a struct around it, shows the digits.
func (c CPR) Format(state fmt.State, _ rune) { writeMasked(state, c.String()) }

// MarshalText writes the mask: a number that reaches JSON unawares stays hidden.
func (c CPR) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// writeMasked writes what fmt prints of a confidential value.
func writeMasked(state fmt.State, mask string) {
	_, _ = state.Write([]byte(mask)) // a writer's fault is fmt's to tell of
}
