package intake

// style is how a file writes amounts and days.
type style struct {
	decimal Decimal
	order   DayOrder
}

// typedStyle is how a person writes who mends a line.
var typedStyle = style{decimal: decimalTyped, order: orderTyped}

// clearly is how many times as many values must prove one style as prove the
// other, for the others to be slips of the pen.
const clearly = 20

// evidence counts the values that prove a style.
type evidence struct {
	comma, point         int
	dayFirst, monthFirst int
	openDays             int // days that mean another day with the month first
	// What stands first and last in days with a year of two digits.
	firsts, lasts map[int]bool
}

// weighAmount counts what an amount proves.
func (e *evidence) weighAmount(text string) {
	switch decimalTold(text) {
	case DecimalComma:
		e.comma++
	case DecimalPoint:
		e.point++
	case DecimalMixed, decimalTyped:
	}
}

// weighDay counts what a day proves.
func (e *evidence) weighDay(text string) {
	written, flaw := scanDay(text)
	if flaw != 0 {
		return
	}
	if written.shortYear {
		e.firsts[written.first], e.lasts[written.year%100] = true, true
	}
	switch written.orderTold() {
	case DayFirst:
		e.dayFirst++
	case MonthFirst:
		e.monthFirst++
	case 0:
		if written.open && written.first != written.second {
			e.openDays++
		}
	case OrderMixed, YearUnclear, orderTyped:
	}
}

// isYearFirst reports whether days such as 26-11-05 seem to have the year first:
// a year varies less than a day does.
func (e *evidence) isYearFirst() bool {
	const more = 4
	return len(e.lasts) >= len(e.firsts)+more
}

// decimal returns the mark that the evidence is for, or nought where there is
// none.
func (e *evidence) decimal() Decimal {
	switch {
	case e.comma == 0 && e.point == 0:
		return 0
	case e.comma >= clearly*e.point:
		return DecimalComma
	case e.point >= clearly*e.comma:
		return DecimalPoint
	}
	return DecimalMixed
}

// order returns the order that the evidence is for, or nought where there is
// none.
func (e *evidence) order() DayOrder {
	switch {
	case e.isYearFirst():
		return YearUnclear
	case e.dayFirst == 0 && e.monthFirst == 0:
		return 0
	case e.dayFirst >= clearly*e.monthFirst:
		return DayFirst
	case e.monthFirst >= clearly*e.dayFirst:
		return MonthFirst
	}
	return OrderMixed
}

// weigh returns what the sampled values of a mapping's columns prove.
func weigh(columns []Field, sample []record) evidence {
	e := evidence{firsts: make(map[int]bool), lasts: make(map[int]bool)}
	for i, field := range columns {
		isAmount, isDay := field.isAmount(), field.IsDay()
		if !isAmount && !isDay {
			continue
		}
		for _, rec := range sample {
			switch {
			case i >= len(rec.cells):
			case isAmount:
				e.weighAmount(cleaned(rec.cells[i]))
			case isDay:
				e.weighDay(cleaned(rec.cells[i]))
			}
		}
	}
	return e
}
