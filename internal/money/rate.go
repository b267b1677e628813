package money

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Rate is a yearly rate of interest, exact to a millionth: ten thousand parts
// are one per cent. It may be negative, as the Nationalbank's lending rate was
// in 2021 and 2022.
type Rate struct{ ppm int64 }

// PerCent returns the rate of whole per cent and hundredths of a per cent: 8.20
// per cent is PerCent(8, 20). For a negative rate both are given negative.
func PerCent(whole, hundredths int64) Rate { return Rate{whole*10_000 + hundredths*100} }

// PartsPerMillion returns the rate of n millionths a year. It is for the store.
func PartsPerMillion(n int64) Rate { return Rate{n} }

// PartsPerMillion returns the rate in millionths a year. It is for the store.
func (r Rate) PartsPerMillion() int64 { return r.ppm }

// Plus returns r + s, as a reference rate and its margin are added.
func (r Rate) Plus(s Rate) Rate { return Rate{r.ppm + s.ppm} }

// Less reports whether r is lower than s.
func (r Rate) Less(s Rate) bool { return r.ppm < s.ppm }

// IsZero reports whether the rate is nought.
func (r Rate) IsZero() bool { return r.ppm == 0 }

// Of returns the rate's share of an amount, rounded half away from zero: one
// per cent of 250,000.00 is 2,500.00. It is a plain share, not interest.
func (r Rate) Of(a Amount) Amount {
	product := Accrual{}.plusProduct(a.ore, r.ppm)
	return Amount{product.divided(1_000_000)}
}

// String returns the neutral form with two or more decimals, "8.20" or "-0.45".
func (r Rate) String() string {
	sign, n := "", r.ppm
	if n < 0 {
		sign, n = "-", -n
	}
	rest := strings.TrimRight(fmt.Sprintf("%04d", n%10_000), "0")
	for len(rest) < 2 {
		rest += "0"
	}
	return sign + strconv.FormatInt(n/10_000, 10) + "." + rest
}

// ParseRate reads the neutral form of Rate.String: "8", "8.2", "-0.45", at most
// four decimals. It fails with ErrSyntax.
func ParseRate(text string) (Rate, error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, rest, point := strings.Cut(digits, ".")
	if !isDigits(whole) || len(whole) > 4 || point && (!isDigits(rest) || len(rest) > 4) {
		return Rate{}, fmt.Errorf("%w: rate %q", ErrSyntax, text)
	}
	ppm, err := strconv.ParseInt(whole+(rest + "0000")[:4], 10, 64)
	if err != nil {
		return Rate{}, fmt.Errorf("%w: rate %q", ErrSyntax, text)
	}
	if negative {
		ppm = -ppm
	}
	return Rate{ppm}, nil
}

// MarshalText writes the neutral form, so that a rate is a string in JSON.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the neutral form. It fails as ParseRate does.
func (r *Rate) UnmarshalText(text []byte) error {
	parsed, err := ParseRate(string(text))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}

// YearDays are the lengths of year that a day count may divide by: 360 (thirty
// days a month), 365 (fixed) and 366 (a leap year counted as such).
const (
	Year360 = 360
	Year365 = 365
	Year366 = 366
)

// perYear is the least common multiple of the three lengths of year. Every
// accrual is a whole number of øre/(perYear × a million), so that periods
// counted by different conventions still add up exactly.
const perYear = 1_603_080

const accrualUnit = 1_000_000 * perYear

// Accrual is interest that has been earned and not yet rounded (påløbet rente):
// an exact fraction of an øre, held in 128 bits. The zero value is none. Add
// with Plus; turn it into a figure once, with HalfAwayFromZero.
type Accrual struct {
	hi int64
	lo uint64
}

// Accrue returns the simple interest on a principal for a number of days at a
// yearly rate, where a year has yearDays days: one of Year360, Year365 and
// Year366. Any other length of year panics: it is a fault in the program, as no
// convention divides by it.
func Accrue(principal Amount, rate Rate, days, yearDays int) Accrual {
	if yearDays != Year365 && yearDays != Year360 && yearDays != Year366 {
		panic("money: no convention has a year of " + strconv.Itoa(yearDays) + " days")
	}
	factor := rate.ppm * int64(days) * (perYear / int64(yearDays))
	return Accrual{}.plusProduct(principal.ore, factor)
}

// Plus returns a + b, exactly.
func (a Accrual) Plus(b Accrual) Accrual {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	return Accrual{hi: a.hi + b.hi + int64(carry), lo: lo} //nolint:gosec // a carry is 0 or 1
}

// plusProduct returns a + x×y, exactly.
func (a Accrual) plusProduct(x, y int64) Accrual {
	hi, lo := bits.Mul64(magnitude(x), magnitude(y))
	product := Accrual{hi: int64(hi), lo: lo} //nolint:gosec // hi is at most 2^62, as no magnitude is above 2^63
	if (x < 0) != (y < 0) {
		product = product.negated()
	}
	return a.Plus(product)
}

func (a Accrual) negated() Accrual {
	lo, borrow := bits.Sub64(0, a.lo, 0)
	return Accrual{hi: -a.hi - int64(borrow), lo: lo} //nolint:gosec // a borrow is 0 or 1
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// HalfAwayFromZero returns the accrual as a figure, rounded to the nearest øre
// and, where two are equally near, to the one further from nought.
func (a Accrual) HalfAwayFromZero() Amount { return Amount{a.divided(accrualUnit)} }

// divided returns a/unit, rounded half away from zero.
func (a Accrual) divided(unit uint64) int64 {
	negative := a.hi < 0
	if negative {
		a = a.negated()
	}
	quotient, rest := bits.Div64(uint64(a.hi), a.lo, unit) //nolint:gosec // a was made positive above
	if rest >= unit-rest {
		quotient++
	}
	figure := int64(quotient) //nolint:gosec // sums and rates far above any claim's stay within an int64
	if negative {
		return -figure
	}
	return figure
}
