package ledger

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// DayCount is a convention for counting interest days (dagtælling). No statute
// fixes one and practice is split, so each case stores its own and statements
// print it (law.md §1.6).
type DayCount int

// The conventions known.
const (
	// Actual365 counts actual days over a year of 365, the due day out and the day
	// of payment in. It is the default: of the usual readings it never asks more
	// than the others by counting a day twice.
	Actual365 DayCount = iota + 1
	// ActualActual counts actual days over the actual year, the due day and the
	// day of payment both in.
	ActualActual
	// Thirty360 counts months of thirty days over a year of 360 (30E/360).
	Thirty360
)

var dayCountNames = [...]string{Actual365: "ACT365F_EXCL_INCL", ActualActual: "ACTACT_INCL_INCL", Thirty360: "E30_360"}

// String returns the convention's stored name, such as "ACT365F_EXCL_INCL".
func (c DayCount) String() string {
	if c < Actual365 || c > Thirty360 {
		return "-"
	}
	return dayCountNames[c]
}

// ParseDayCount returns the convention with a stored name; an empty name is the
// default. It fails with fault.Invalid, ledger.day_count_unknown.
func ParseDayCount(name string) (DayCount, error) {
	if name == "" {
		return Actual365, nil
	}
	for c := Actual365; c <= Thirty360; c++ {
		if c.String() == name {
			return c, nil
		}
	}
	return 0, fault.New(fault.Invalid, "ledger.day_count_unknown").With("name", name)
}

// first returns the first day counted on a claim. The convention that has the due day
// in counts it only where interest follows on it: days of grace after a demand, and the
// time before proceedings, bear none whatever is counted.
func (c DayCount) first(claim *Claim) civil.Date {
	if c == ActualActual && claim.InterestFrom == claim.Due.AddDays(1) {
		return claim.Due
	}
	return claim.InterestFrom
}

// days returns how many days the convention sees in an interval.
func (c DayCount) days(i civil.Interval) int {
	if c == Thirty360 {
		return thirtyDayIndex(i.Until.AddDays(-1)) - thirtyDayIndex(i.From.AddDays(-1))
	}
	return i.Days()
}

// thirtyDayIndex numbers days so that each month has thirty; a 31st shares the
// number of the 30th.
func thirtyDayIndex(d civil.Date) int {
	year, month, day := d.Split()
	return 360*year + 30*int(month) + min(day, 30)
}

// yearDays returns the length of the year that a day's interest is divided by.
func (c DayCount) yearDays(d civil.Date) int {
	switch {
	case c == Thirty360:
		return money.Year360
	case c == ActualActual && civil.IsLeap(d.Year()):
		return money.Year366
	}
	return money.Year365
}
