package law

import (
	"fmt"
	"strconv"
	"strings"
)

// Identifiers are the lengths and check digits of the numbers that payments and parties
// go by (betalings-id, konto, CVR-nummer, CPR-nummer).
type Identifiers struct {
	Slips          Series[Slips]       // types of payment slip (kortarter)
	SlipCheck      Series[CheckRule]   // of the reference (betalings-id)
	CreditorNumber Series[int]         // digits (kreditornummer)
	Account        Series[AccountRule] // of a bank in Denmark (konto, IBAN)
	CVRCheck       Series[CheckRule]   // of a business (CVR-nummer)
	CPRCheck       Series[CheckRule]   // of a person (CPR-nummer)
	CPRCentury     Series[Centuries]   // of a person's birth
}

// Slips are the types of payment slip.
type Slips []Slip

// Slip is a type of payment slip (kortart): as it is printed, and how many digits its
// reference has with its check digit; nought for none.
type Slip struct {
	Card   string
	Digits int
}

// CheckEnd is from which end the digits of a number are weighted.
type CheckEnd int

// The two ends. They start at one, so that a forgotten one shows.
const (
	// FromTheLeft weights each digit by its place, the check digit too: the sum is a
	// multiple of the modulus.
	FromTheLeft CheckEnd = iota + 1
	// FromTheRight weights the digits before the check digit in turn, and sums the digits
	// of the products.
	FromTheRight
)

// CheckRule is how the check digit of a number is found (kontrolciffer).
type CheckRule struct {
	Weights []int
	Modulus int
	From    CheckEnd
	MayFail bool // numbers are given that don't hold it
}

// AccountRule is how long the parts of a Danish bank account are, in digits, and its IBAN,
// in characters. Modulus is that of the IBAN's check digits.
type AccountRule struct{ Registration, Number, IBAN, Modulus int }

// Centuries tell the century of a birth.
type Centuries []Century

// Century is the first two figures of the year of birth, where the CPR number's seventh
// digit is one of some: Then with a year up to UpTo, and else Otherwise.
type Century struct {
	Seventh               string
	UpTo, Then, Otherwise int
}

// String returns the types in words.
func (s Slips) String() string { return s.said("none", "digits") }

func (s Slips) danish() string { return s.said("intet", "cifre") }

func (s Slips) said(none, digits string) string {
	parts := make([]string, len(s))
	for i, slip := range s {
		parts[i] = slip.Card + ": " + none
		if slip.Digits > 0 {
			parts[i] = fmt.Sprintf("%s: %d %s", slip.Card, slip.Digits, digits)
		}
	}
	return strings.Join(parts, "; ")
}

// String returns the rule in words.
func (r CheckRule) String() string {
	return r.said("modulus %d, weights %s from the left", "modulus %d, weights %s in turn from the right", "; numbers are given that don't hold it")
}

func (r CheckRule) danish() string {
	return r.said("modulus %d, vægte %s fra venstre", "modulus %d, vægte %s skiftevis fra højre", "; der gives numre, der ikke overholder det")
}

func (r CheckRule) said(fromLeft, fromRight, mayFail string) string {
	weights := make([]string, len(r.Weights))
	for i, w := range r.Weights {
		weights[i] = strconv.Itoa(w)
	}
	words := fromLeft
	if r.From == FromTheRight {
		words = fromRight
	}
	text := fmt.Sprintf(words, r.Modulus, strings.Join(weights, ", "))
	if r.MayFail {
		text += mayFail
	}
	return text
}

// String returns the rule in words.
func (r AccountRule) String() string {
	return fmt.Sprintf("registration %d digits, account %d digits; IBAN %d characters, modulus %d", r.Registration, r.Number, r.IBAN, r.Modulus)
}

func (r AccountRule) danish() string {
	return fmt.Sprintf("registreringsnummer %d cifre, kontonummer %d cifre; IBAN %d tegn, modulus %d", r.Registration, r.Number, r.IBAN, r.Modulus)
}

// String returns the rule in words.
func (c Centuries) String() string { return c.said("seventh digit", "to year", "else") }

func (c Centuries) danish() string { return c.said("syvende ciffer", "til år", "ellers") }

func (c Centuries) said(seventh, upTo, otherwise string) string {
	parts := make([]string, len(c))
	for i, century := range c {
		digits := strings.Join(strings.Split(century.Seventh, ""), ", ")
		parts[i] = fmt.Sprintf("%s %s: %d00", seventh, digits, century.Then)
		if century.Otherwise > 0 {
			parts[i] = fmt.Sprintf("%s %s: %d00 %s %d, %s %d00", seventh, digits, century.Then, upTo, century.UpTo, otherwise, century.Otherwise)
		}
	}
	return strings.Join(parts, "; ")
}
