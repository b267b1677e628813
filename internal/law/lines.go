package law

import "krav/internal/civil"

// Line is one row of the book in words, for print and for the rates page (satser
// og regler).
type Line struct {
	Series     string
	Danish     string
	Basis      Basis
	Since      civil.Date
	Until      civil.Date // first day it no longer applies; no date: until changed
	Value      string     // neutral text: "8.00 %", "310.00 kr.", "30 days"
	Source     Source
	Unverified bool
	Assumed    bool
	Gap        bool // there is a value, but nobody has found it
}

// Expiry is a series that has, or will have, no answer from a day on.
type Expiry struct {
	Series     string
	Danish     string
	KnownUntil civil.Date // the first day without an answer
}

// history is a series of any kind of value.
type history interface {
	name() string
	lines() []Line
	expiry() Expiry
	watch()
	wasAsked(since civil.Date) bool
}

// all returns every series of the book, in the order in which it is printed.
func (b *Book) all() []history {
	return []history{
		&b.ReferenceRate, &b.Margin, &b.DemandGrace, &b.TradeTerm, &b.PublicTerm,
		&b.Reminders, &b.Compensation, &b.CollectionNotice, &b.Demand,
		&b.OwnCosts, &b.OtherCosts, &b.VAT,
		&b.PaymentOrderLimit, &b.PaymentOrderObjection, &b.PaymentOrderReopening,
		&b.SmallClaimLimit, &b.AppealLimit, &b.LegalCosts, &b.AttendanceFee,
		&b.CourtFees.PaymentOrder, &b.CourtFees.Filing, &b.CourtFees.Hearing,
		&b.CourtFees.HearingDue, &b.CourtFees.HearingLapses,
		&b.CourtFees.Levy, &b.CourtFees.LevyVisit, &b.CourtFees.LevyPolice, &b.CourtFees.LevyCover,
		&b.EnforcementWait, &b.InsolvencyRest,
		&b.Limitation.General, &b.Limitation.Long, &b.Limitation.LaterInterest, &b.Limitation.Extra,
		&b.Holidays, &b.NonDays,
	}
}

// Lines returns the rows in force on a day, in the order of the book. A series
// without a row for the day is left out.
func (b *Book) Lines(on civil.Date) []Line {
	var inForce []Line
	for _, line := range b.everyLine() {
		days := civil.Interval{From: line.Since, Until: line.Until}
		if days.Contains(on) {
			inForce = append(inForce, line)
		}
	}
	return inForce
}

// RunsOut returns the series that have no answer from some day on that comes no
// later than so many days after from, those that have run out already included.
func (b *Book) RunsOut(from civil.Date, days int) []Expiry {
	var dry []Expiry
	for _, series := range b.all() {
		end := series.expiry()
		if !end.KnownUntil.IsZero() && !end.KnownUntil.After(from.AddDays(days)) {
			dry = append(dry, end)
		}
	}
	return dry
}

func (b *Book) everyLine() []Line {
	var lines []Line
	for _, series := range b.all() {
		lines = append(lines, series.lines()...)
	}
	return lines
}

func (s *Series[T]) name() string { return s.Name }

func (s *Series[T]) lines() []Line {
	lines := make([]Line, len(s.Rows))
	for i, row := range s.Rows {
		lines[i] = Line{
			Series: s.Name, Danish: s.Danish, Basis: s.Basis, Since: row.Since, Until: s.until(i),
			Value: s.describe(row), Source: row.Source,
			Unverified: row.Source.Unverified, Assumed: row.Assumed, Gap: row.Gap,
		}
	}
	return lines
}

func (s *Series[T]) expiry() Expiry {
	return Expiry{Series: s.Name, Danish: s.Danish, KnownUntil: s.KnownUntil}
}
