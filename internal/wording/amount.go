package wording

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/money"
)

// The characters of typography that the formats use.
const (
	noBreakSpace = '\u00a0' // keeps "kr." with its figure and "21." with its month
	minusSign    = '\u2212' // the true minus, as wide as a digit's plus
	enDash       = '\u2013' // from-to; alone, a value that is missing
)

// unit is the Danish krone. English text has it too: a reader who holds the
// English letter beside the binding Danish one finds the same figures with the
// same unit after them.
const unit = "kr."

// Amount returns an amount with its unit, "1.234,50 kr." or in English
// "1,234.50 kr.", held together by a no-break space.
func Amount(l Language, a money.Amount) string {
	var room [48]byte
	text := appendFigure(room[:0], l, a)
	text = utf8.AppendRune(text, noBreakSpace)
	return string(append(text, unit...))
}

// Figure returns an amount without its unit, for columns that have the unit in
// their head: "1.234,50", or in English "1,234.50". Negative amounts have a true
// minus before them.
func Figure(l Language, a money.Amount) string {
	var room [40]byte
	return string(appendFigure(room[:0], l, a))
}

func appendFigure(text []byte, l Language, a money.Amount) []byte {
	ore := magnitude(a.Ore())
	if a.IsNegative() {
		text = utf8.AppendRune(text, minusSign)
	}
	text = appendGrouped(text, ore/100, l.thousandsMark())
	text = append(text, l.decimalMark())
	rest := ore % 100
	return append(text, digit(rest/10), digit(rest%10))
}

// Rate returns a yearly rate in per cent without the sign for it, with two
// decimals or as many more as it has: "10,00", or in English "10.00".
func Rate(l Language, r money.Rate) string {
	var room [32]byte
	text, parts := room[:0], r.PartsPerMillion()
	if parts < 0 {
		text = utf8.AppendRune(text, minusSign)
	}
	size := magnitude(parts)
	text = appendGrouped(text, size/10_000, l.thousandsMark())
	text = append(text, l.decimalMark())
	rest := size % 10_000
	text = append(text, digit(rest/1000), digit(rest/100%10))
	if rest%100 == 0 {
		return string(text)
	}
	text = append(text, digit(rest/10%10))
	if rest%10 == 0 {
		return string(text)
	}
	return string(append(text, digit(rest%10)))
}

// Measure returns a length in millimetres without its unit, with a decimal where it has
// one: "20", "20,5", or in English "20.5".
func Measure(l Language, mm float64) string {
	return strings.Replace(strconv.FormatFloat(mm, 'f', -1, 64), ".", string(l.decimalMark()), 1)
}

// Count returns a whole number with its thousands marked: "1.250", or in
// English "1,250".
func Count(l Language, n int) string {
	var room [40]byte
	text := room[:0]
	if n < 0 {
		text = utf8.AppendRune(text, minusSign)
	}
	return string(appendGrouped(text, magnitude(int64(n)), l.thousandsMark()))
}

// appendGrouped writes a whole number with a mark between its thousands.
func appendGrouped(text []byte, n uint64, mark byte) []byte {
	var room [20]byte
	digits := strconv.AppendUint(room[:0], n, 10)
	for i, d := range digits {
		if left := len(digits) - i; i > 0 && left%3 == 0 {
			text = append(text, mark)
		}
		text = append(text, d)
	}
	return text
}

func (l Language) thousandsMark() byte {
	if l == English {
		return ','
	}
	return '.'
}

func (l Language) decimalMark() byte {
	if l == English {
		return '.'
	}
	return ','
}

func digit(n uint64) byte { return "0123456789"[n] }

// magnitude returns the size of a number without its sign. The smallest number
// is its own negation, and its bits are those of its size.
func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}
