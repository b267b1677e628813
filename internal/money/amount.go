package money

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Amount is a sum of Danish kroner, exact to the øre (beløb). The zero value is
// nothing at all. Amounts compare with ==. A sum may be negative: a payment in a
// statement, a balance in the debtor's favour.
//
// The range is that of an int64 of øre, about 92 thousand billion kroner;
// readers of outside data refuse far smaller sums (see MaxParsed).
type Amount struct{ ore int64 }

// MaxParsed is the largest sum, either side of zero, that Parse accepts: one
// thousand billion kroner. A larger one is a misread file, not a claim.
var MaxParsed = Kroner(1_000_000_000_000, 0)

// ErrSyntax says that a text isn't an amount in the neutral form of Amount.String.
var ErrSyntax = errors.New("money: not an amount")

// Kroner returns the amount of kr kroner and ore øre. For a negative amount
// both are given negative.
func Kroner(kr, ore int64) Amount { return Amount{kr*100 + ore} }

// FromOre returns the amount of n øre. It is for the store and the wire.
func FromOre(n int64) Amount { return Amount{n} }

// Ore returns the amount as a number of øre. It is for the store and the wire.
func (a Amount) Ore() int64 { return a.ore }

// Plus returns a + b.
func (a Amount) Plus(b Amount) Amount { return Amount{a.ore + b.ore} }

// Minus returns a − b.
func (a Amount) Minus(b Amount) Amount { return Amount{a.ore - b.ore} }

// Times returns a taken n times.
func (a Amount) Times(n int) Amount { return Amount{a.ore * int64(n)} }

// Negated returns −a.
func (a Amount) Negated() Amount { return Amount{-a.ore} }

// Less reports whether a is smaller than b.
func (a Amount) Less(b Amount) bool { return a.ore < b.ore }

// Compare returns -1, 0 or +1 as a is smaller than, equal to or larger than b.
func (a Amount) Compare(b Amount) int {
	switch {
	case a.ore < b.ore:
		return -1
	case a.ore > b.ore:
		return 1
	}
	return 0
}

// IsZero reports whether the amount is nothing.
func (a Amount) IsZero() bool { return a.ore == 0 }

// IsPositive reports whether the amount is more than nothing.
func (a Amount) IsPositive() bool { return a.ore > 0 }

// IsNegative reports whether the amount is less than nothing.
func (a Amount) IsNegative() bool { return a.ore < 0 }

// Min returns the smaller of a and b.
func Min(a, b Amount) Amount {
	if b.ore < a.ore {
		return b
	}
	return a
}

// Max returns the larger of a and b.
func Max(a, b Amount) Amount {
	if b.ore > a.ore {
		return b
	}
	return a
}

// Sum returns the sum of the amounts.
func Sum(amounts ...Amount) Amount {
	var total Amount
	for _, a := range amounts {
		total.ore += a.ore
	}
	return total
}

// String returns the neutral form, such as "1200.00" or "-0.50": for logs,
// tests, the store of JSON and the wire. What a person reads is made by wording.
func (a Amount) String() string {
	sign, whole, rest := "", a.ore/100, a.ore%100
	if a.ore < 0 {
		sign, whole, rest = "-", -whole, -rest
	}
	text := sign + strconv.FormatInt(whole, 10) + "."
	if rest < 10 {
		text += "0"
	}
	return text + strconv.FormatInt(rest, 10)
}

// Parse reads the neutral form: an optional minus, digits, and at most one
// point followed by one or two digits. Danish forms are read by intake. It
// fails with ErrSyntax, also for sums beyond MaxParsed.
func Parse(text string) (Amount, error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, rest, point := strings.Cut(digits, ".")
	if !isDigits(whole) || len(whole) > 15 || point && (!isDigits(rest) || len(rest) > 2) {
		return Amount{}, fmt.Errorf("%w: %q", ErrSyntax, text)
	}
	for len(rest) < 2 {
		rest += "0"
	}
	ore, err := strconv.ParseInt(whole+rest, 10, 64)
	if err != nil || ore > MaxParsed.ore {
		return Amount{}, fmt.Errorf("%w: %q", ErrSyntax, text)
	}
	if negative {
		ore = -ore
	}
	return Amount{ore}, nil
}

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// MarshalText writes the neutral form, so that an amount is a string in JSON.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the neutral form. It fails as Parse does.
func (a *Amount) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}
