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
	Said       string     // the value in Danish, for people: "8,00 %", "30 dage"
	Source     Source
	Unverified bool
	Assumed    bool
	Gap        bool // there is a value, but nobody has found it
}

// History is one series in words: what it is called, which day picks its row, and
// its rows, oldest first (historik).
type History struct {
	Name       string
	Danish     string
	Basis      Basis
	KnownUntil civil.Date // the first day without an answer; no date: until changed
	Lines      []Line
}

// ofAnyKind is a series, whatever its values are.
type ofAnyKind interface {
	history() History
	knownUntil() civil.Date
	attest(said []Attestation)
	watch()
	wasAsked(since civil.Date) bool
}

// all returns every series of the book, in the order in which it is printed.
func (b *Book) all() []ofAnyKind {
	return []ofAnyKind{
		&b.ReferenceRate, &b.Margin, &b.DemandGrace, &b.DamagesGrace, &b.TradeTerm, &b.PublicTerm,
		&b.Reminders, &b.Compensation, &b.CollectionNotice, &b.Demand,
		&b.OwnCosts, &b.OtherCosts, &b.VAT, &b.ConsumerPlans, &b.CreditCaps, &b.ShortDeferral, &b.InvoiceDeferral,
		&b.PaymentOrderLimit, &b.PaymentOrderObjection, &b.PaymentOrderReopening,
		&b.SmallClaimLimit, &b.AppealLimit, &b.LegalCosts, &b.AttendanceFee, &b.OrdinaryCosts, &b.AwardPayment,
		&b.CourtFees.PaymentOrder, &b.CourtFees.Filing, &b.CourtFees.Hearing,
		&b.CourtFees.HearingDue, &b.CourtFees.HearingLapses,
		&b.CourtFees.Levy, &b.CourtFees.LevyVisit, &b.CourtFees.LevyPolice, &b.CourtFees.LevyCover,
		&b.Foundations, &b.EnforcementWait, &b.InsolvencyRest, &b.BankruptcyFiling, &b.EstateFiling,
		&b.Limitation.General, &b.Limitation.Long, &b.Limitation.LaterInterest, &b.Limitation.Extra,
		&b.Limitation.Unaware, &b.Limitation.LevyInterest,
		&b.Visits, &b.Receipt, &b.DebtRegister, &b.PublicDebtRegister,
		&b.Identifiers.Slips, &b.Identifiers.SlipCheck, &b.Identifiers.CreditorNumber, &b.Identifiers.Account,
		&b.Identifiers.CVRCheck, &b.Identifiers.CPRCheck, &b.Identifiers.CPRCentury,
		&b.RecordsKept,
		&b.Holidays, &b.NonDays,
	}
}

// Histories returns every series in words, in the order of the book.
func (b *Book) Histories() []History {
	all := b.all()
	histories := make([]History, len(all))
	for i, series := range all {
		histories[i] = series.history()
	}
	return histories
}

// Lines returns the rows in force on a day, in the order of the book. A series
// without a row for the day is left out.
func (b *Book) Lines(on civil.Date) []Line {
	var inForce []Line
	for _, series := range b.Histories() {
		for _, line := range series.Lines {
			days := civil.Interval{From: line.Since, Until: line.Until}
			if days.Contains(on) {
				inForce = append(inForce, line)
			}
		}
	}
	return inForce
}

// RunsOut returns the series that have no answer from some day on that comes no
// later than so many days after from, those that have run out already included.
func (b *Book) RunsOut(from civil.Date, days int) []History {
	var dry []History
	for _, series := range b.all() {
		if until := series.knownUntil(); !until.IsZero() && !until.After(from.AddDays(days)) {
			dry = append(dry, series.history())
		}
	}
	return dry
}

func (s *Series[T]) knownUntil() civil.Date { return s.KnownUntil }

func (s *Series[T]) history() History {
	h := History{Name: s.Name, Danish: s.Danish, Basis: s.Basis, KnownUntil: s.KnownUntil}
	for i, row := range s.Rows {
		h.Lines = append(h.Lines, Line{
			Series: s.Name, Danish: s.Danish, Basis: s.Basis, Since: row.Since, Until: s.until(i),
			Value: s.describe(row), Said: s.describeDanish(row), Source: row.Source,
			Unverified: row.Source.Unverified, Assumed: row.Assumed, Gap: row.Gap,
		})
	}
	return h
}
