package intake

import (
	"time"

	"krav/internal/civil"
	"krav/internal/fault"
)

// DayOrder is the order in which a column writes day and month
// (datorækkefølge). The zero value is a column that doesn't tell, and is read as
// Danish is written, the day first.
type DayOrder int

// The orders, and a column that uses both.
const (
	DayFirst    DayOrder = iota + 1 // 21-11-2026
	MonthFirst                      // 11/21/2026: only where the column proves it
	OrderMixed                      // both, in one column: what could be two days is refused
	YearUnclear                     // 26-11-05, where the first figures seem to be the year: refused
	orderTyped                      // by a person: what could be two days is Danish
)

// The years of an invoice that is believed.
const (
	firstYear = 1990
	lastYear  = 2100
)

// readDay reads a day as people and programs write it: 21-11-2026, 21/11/26,
// 2026-11-21, 20261121, 21. nov. 2026, November 21, 2026, with a weekday before
// it or a time of day behind it. An empty cell is no day. It fails with the
// faults of dayFlaw.
func readDay(text string, order DayOrder) (day civil.Date, given bool, f *fault.Fault) {
	if text == "" {
		return civil.Date{}, false, nil
	}
	written, flaw := scanDay(text)
	if flaw == 0 {
		day, flaw = written.under(order)
	}
	if flaw != 0 {
		return civil.Date{}, true, flaw.fault(text, written)
	}
	return day, true, nil
}

// orderTold returns the order that a day proves by itself, or nought.
func (w writtenDay) orderTold() DayOrder {
	switch {
	case !w.open:
		return 0
	case w.first > 12 && w.first <= 31 && w.second <= 12:
		return DayFirst
	case w.second > 12 && w.second <= 31 && w.first <= 12:
		return MonthFirst
	}
	return 0
}

// looksLikeDay reports whether a text is a day in some order.
func looksLikeDay(text string) bool {
	_, flaw := scanDay(text)
	return flaw == 0
}

// writtenDay is a day as its figures stand in a text.
type writtenDay struct {
	year          int
	first, second int  // day and month as they stand; month and day where it isn't open
	open          bool // which of them is the month depends on the order
	shortYear     bool // the year stands last, in two digits: it could be a day
}

// under returns the day that the figures are in an order.
func (w writtenDay) under(order DayOrder) (civil.Date, dayFlaw) {
	month, day, flaw := w.monthAndDay(order)
	if flaw != 0 {
		return civil.Date{}, flaw
	}
	switch {
	case month < 1 || month > 12:
		return civil.Date{}, isNoMonth
	case w.year < firstYear || w.year > lastYear:
		return civil.Date{}, isOutOfYears
	case day < 1 || day > 31:
		return civil.Date{}, isNotADay
	case day > civil.DaysIn(w.year, time.Month(month)):
		return civil.Date{}, isPastMonthEnd
	}
	return civil.Of(w.year, time.Month(month), day), 0
}

// monthAndDay tells month and day apart.
func (w writtenDay) monthAndDay(order DayOrder) (month, day int, flaw dayFlaw) {
	if !w.open {
		return w.first, w.second, 0
	}
	isMonthFirst := w.first <= 12 && w.second > 12
	isEither := w.first <= 12 && w.second <= 12 && w.first != w.second
	switch order {
	case MonthFirst:
		return w.first, w.second, 0
	case YearUnclear:
		if w.shortYear {
			return 0, 0, isUnclearYear
		}
	case OrderMixed:
		if isEither {
			return 0, 0, isEitherDay
		}
		if isMonthFirst {
			return w.first, w.second, 0
		}
	case orderTyped:
		if isMonthFirst {
			return w.first, w.second, 0
		}
	case DayFirst:
	}
	return w.second, w.first, 0
}
