package intake

import "krav/internal/fault"

// amountFlaw is why a text isn't read as an amount. Nought is no flaw.
type amountFlaw int

const (
	isNothing          amountFlaw = iota + 1 // an empty cell
	isNotANumber                             // words
	isMalformed                              // marks where none belong: 1.250.00
	isAmbiguous                              // 1.234 in a file that doesn't tell
	isOtherStyle                             // 12.50 in a file that writes 12,50
	hasTooManyDecimals                       // parts of an øre
	isTooLarge                               // more than an invoice can be
	isForeign                                // another currency
	isRounded                                // 1,23E+05
)

// fault returns the reason in words: amount.not_a_number, amount.malformed,
// amount.ambiguous, amount.comma_expected, amount.point_expected,
// amount.too_many_decimals, amount.too_large, amount.foreign_currency and
// amount.rounded.
func (f amountFlaw) fault(text string, style Decimal) *fault.Fault {
	return f.unworded(style).With("value", shown(text))
}

func (f amountFlaw) unworded(style Decimal) *fault.Fault {
	switch f {
	case isMalformed:
		return fault.New(fault.Invalid, "amount.malformed")
	case isAmbiguous:
		return fault.New(fault.Invalid, "amount.ambiguous")
	case isOtherStyle:
		if style == DecimalPoint {
			return fault.New(fault.Invalid, "amount.point_expected")
		}
		return fault.New(fault.Invalid, "amount.comma_expected")
	case hasTooManyDecimals:
		return fault.New(fault.Invalid, "amount.too_many_decimals")
	case isTooLarge:
		return fault.New(fault.Invalid, "amount.too_large")
	case isForeign:
		return fault.New(fault.Invalid, "amount.foreign_currency")
	case isRounded:
		if style == decimalTyped { // who types has no column to widen
			return fault.New(fault.Invalid, "amount.not_a_number")
		}
		return fault.New(fault.Invalid, "amount.rounded")
	case isNothing, isNotANumber:
	}
	return fault.New(fault.Invalid, "amount.not_a_number")
}

// shownRunes is how much of a cell a reason repeats.
const shownRunes = 40

// shown returns a cell's text as a reason repeats it.
func shown(text string) string { return cutShort(text, shownRunes) }

// cutShort returns a text's first characters, and says that there are more.
func cutShort(text string, most int) string {
	count := 0
	for i := range text {
		if count == most {
			return text[:i] + "…"
		}
		count++
	}
	return text
}
