package intake

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// Decimal is the mark that a column of amounts has before the øre (decimaltegn).
// The zero value is a column that doesn't tell: amounts that say it themselves
// are read, those that could be two things are refused.
type Decimal int

// The marks, and a column that uses both.
const (
	DecimalComma Decimal = iota + 1 // 1.234,50
	DecimalPoint                    // 1,234.50
	DecimalMixed                    // both, in one column: read as one that doesn't tell
	decimalTyped                    // by a person: what could be two things is Danish
)

// largest is the largest amount of an invoice that is believed: a milliard
// kroner. Beyond it a decimal mark has been lost.
var largest = money.Kroner(1_000_000_000, 0)

// readAmount reads an amount as people and programs write it: 1.234,50 and
// 1,234.50 and 1 234,50, with kr. or DKK beside it, with ",-" for no øre, and
// with a minus before it, behind it or as brackets. A lone dash is nought, as
// spreadsheets write it; an empty cell is no amount. It fails with the faults of
// amountFlaw.
func readAmount(text string, style Decimal) (amount money.Amount, given bool, f *fault.Fault) {
	figure, flaw := unwrap(text)
	if flaw == isNothing {
		return money.Amount{}, false, nil
	}
	if flaw == 0 {
		amount, flaw = figure.under(style)
	}
	if flaw != 0 {
		return money.Amount{}, true, flaw.fault(text, style)
	}
	return amount, true, nil
}

// decimalTold returns the mark that an amount proves by itself, or nought.
func decimalTold(text string) Decimal {
	figure, flaw := unwrap(text)
	if flaw != 0 {
		return 0
	}
	s, flaw := figure.shape()
	if flaw != 0 || s.open {
		return 0
	}
	return s.told
}

// looksLikeAmount reports whether a text is an amount in some style.
func looksLikeAmount(text string) bool {
	figure, flaw := unwrap(text)
	if flaw != 0 {
		return false
	}
	_, flaw = figure.shape()
	return flaw == 0
}

// figure is an amount without its currency and its sign.
type figure struct {
	digits   string // digits and marks
	negative bool
	dashed   bool // it ended in ",-" for no øre, so that another mark parts thousands
}

// shape is what the marks in a figure say.
type shape struct {
	decimal int     // where the mark before the øre is, or -1
	told    Decimal // the style that the figure proves, or nought
	open    bool    // its only mark could be before the øre or between thousands
}

func (f figure) shape() (shape, amountFlaw) {
	var points, commas, blanks int
	for _, c := range []byte(f.digits) {
		switch {
		case c >= '0' && c <= '9':
		case c == '.':
			points++
		case c == ',':
			commas++
		case c == ' ' || c == '\'':
			blanks++
		default:
			return shape{}, isNotANumber
		}
	}
	s := f.shapeOf(points, commas, blanks)
	if s.decimal == misplaced || !s.open && !isGrouped(f.digits, s.decimal) {
		return shape{}, isMalformed
	}
	return s, 0
}

// misplaced stands for a mark before the øre that comes twice.
const misplaced = -2

func (f figure) shapeOf(points, commas, blanks int) shape {
	point, comma := strings.LastIndexByte(f.digits, '.'), strings.LastIndexByte(f.digits, ',')
	switch {
	case points > 0 && commas > 0 && comma > point && commas == 1:
		return shape{decimal: comma, told: DecimalComma}
	case points > 0 && commas > 0 && point > comma && points == 1:
		return shape{decimal: point, told: DecimalPoint}
	case points > 0 && commas > 0:
		return shape{decimal: misplaced}
	case points > 1, points == 1 && f.dashed:
		return shape{decimal: -1, told: DecimalComma}
	case commas > 1:
		return shape{decimal: -1, told: DecimalPoint}
	case points == 1:
		return shape{decimal: point, told: DecimalPoint, open: blanks == 0 && couldBeThousands(f.digits, point)}
	case commas == 1:
		return shape{decimal: comma, told: DecimalComma, open: blanks == 0 && couldBeThousands(f.digits, comma)}
	}
	return shape{decimal: -1}
}

// couldBeThousands reports whether the only mark in a figure could stand between
// thousands: one to three digits before it, not beginning in nought, and three
// after.
func couldBeThousands(digits string, mark int) bool {
	return mark >= 1 && mark <= 3 && digits[0] != '0' && len(digits)-mark == 4
}

// isGrouped reports whether the marks other than the one before the øre stand
// where thousands are parted.
func isGrouped(digits string, decimal int) bool {
	whole := digits
	if decimal >= 0 {
		whole = digits[:decimal]
		if !isPlainDigits(digits[decimal+1:]) {
			return false
		}
	}
	first := true
	for len(whole) > 0 {
		at := strings.IndexAny(whole, "., '")
		if at < 0 {
			return first || len(whole) == 3
		}
		if at == 0 || at > 3 || !first && at != 3 || len(whole) == at+1 {
			return false
		}
		whole, first = whole[at+1:], false
	}
	return decimal >= 0 && first && len(digits) > 1 // ",50" has no kroner
}

// isPlainDigits reports whether a text is made of digits, one or more.
func isPlainDigits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
}

// under returns the amount that a figure is in a style.
func (f figure) under(style Decimal) (money.Amount, amountFlaw) {
	s, flaw := f.shape()
	if flaw != 0 {
		return money.Amount{}, flaw
	}
	decimal, flaw := s.decimalUnder(style)
	if flaw != 0 {
		return money.Amount{}, flaw
	}
	ore, flaw := oreOf(f.digits, decimal)
	if flaw != 0 {
		return money.Amount{}, flaw
	}
	amount := money.FromOre(ore)
	if f.negative {
		amount = amount.Negated()
	}
	return amount, 0
}

// decimalUnder returns where the mark before the øre is in a style.
func (s shape) decimalUnder(style Decimal) (int, amountFlaw) {
	isTold := style == DecimalComma || style == DecimalPoint
	switch {
	case !s.open && isTold && s.told != 0 && s.told != style:
		return 0, isOtherStyle
	case !s.open:
		return s.decimal, 0
	case !isTold && style != decimalTyped:
		return 0, isAmbiguous
	case style == decimalTyped && s.told == DecimalPoint, isTold && s.told != style:
		return -1, 0 // the mark parts thousands
	}
	return s.decimal, 0
}

// oreOf returns the øre that the digits of a figure make, given where the mark
// before the øre is.
func oreOf(digits string, decimal int) (int64, amountFlaw) {
	whole, rest := digits, ""
	if decimal >= 0 {
		whole, rest = digits[:decimal], digits[decimal+1:]
	}
	if len(rest) > 2 && (len(rest) == 3 || strings.Trim(rest[2:], "0") != "") {
		return 0, hasTooManyDecimals // zeros from the fourth on are a program's way of writing
	}
	ore := int64(0)
	for _, c := range []byte(whole) {
		if c < '0' || c > '9' {
			continue
		}
		ore = ore*10 + int64(c-'0')
		if ore > largest.Ore()/100 {
			return 0, isTooLarge
		}
	}
	for i := range 2 {
		ore *= 10
		if i < len(rest) {
			ore += int64(rest[i] - '0')
		}
	}
	if ore > largest.Ore() {
		return 0, isTooLarge
	}
	return ore, 0
}
