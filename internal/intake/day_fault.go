package intake

import (
	"strconv"
	"time"

	"krav/internal/civil"
	"krav/internal/fault"
)

// dayFlaw is why a text isn't read as a day. Nought is no flaw.
type dayFlaw int

const (
	isNotADay      dayFlaw = iota + 1 // no day at all
	isNoMonth                         // 11-21-2026 in a file that writes the day first
	isPastMonthEnd                    // 31 November
	isOutOfYears                      // the year 9999
	isEitherDay                       // 03-04-2026 in a column that writes both orders
	isUnclearYear                     // 26-11-05 in a column whose first figures seem to be the year
	isMoment                          // a moment that may fall on the next day in Denmark
	isSerial                          // 46347, a spreadsheet's own count of days
)

// fault returns the reason in words: date.not_a_day, date.no_such_month,
// date.past_month_end, date.year_out_of_range, date.ambiguous, date.year_unclear,
// date.moment_unclear and date.is_serial.
func (f dayFlaw) fault(text string, written writtenDay) *fault.Fault {
	return f.unworded(written).With("value", shown(text))
}

func (f dayFlaw) unworded(written writtenDay) *fault.Fault {
	switch f {
	case isNoMonth:
		return fault.New(fault.Invalid, "date.no_such_month")
	case isPastMonthEnd:
		return fault.New(fault.Invalid, "date.past_month_end").With("days", strconv.Itoa(written.daysOfMonth()))
	case isOutOfYears:
		return fault.New(fault.Invalid, "date.year_out_of_range").
			With("first", strconv.Itoa(firstYear)).With("last", strconv.Itoa(lastYear))
	case isEitherDay:
		return fault.New(fault.Invalid, "date.ambiguous")
	case isUnclearYear:
		return fault.New(fault.Invalid, "date.year_unclear")
	case isMoment:
		return fault.New(fault.Invalid, "date.moment_unclear")
	case isSerial:
		return fault.New(fault.Invalid, "date.is_serial")
	case isNotADay:
	}
	return fault.New(fault.Invalid, "date.not_a_day")
}

// daysOfMonth returns how long the month is in which there is no such day.
func (w writtenDay) daysOfMonth() int {
	month := w.second
	if !w.open || w.first <= 12 && w.second > 12 {
		month = w.first
	}
	return civil.DaysIn(w.year, time.Month(month))
}
