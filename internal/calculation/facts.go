package calculation

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Facts are what is known of one claim, and what is asked of it (oplysninger).
type Facts struct {
	// On is the day that is made up to and including (opgørelsesdag).
	On        civil.Date
	Principal money.Amount // with VAT
	Debtor    law.Party
	// Due is the last day in time (sidste rettidige betalingsdag).
	Due civil.Date
	// Printed says that the due day only stands on the invoice and wasn't agreed.
	Printed bool
	// Issued is the day the invoice was issued and sent, or no date.
	Issued civil.Date
	// Arisen is the day the claim arose. Where nobody knows it is taken to be Issued,
	// or else Due.
	Arisen civil.Date
	// AgreedRate is the agreed yearly rate (aftalt rente), or nought for the law's.
	AgreedRate money.Rate
	DayCount   ledger.DayCount // the house's own where none is named
	Reminders  []civil.Date    // the days reminders were sent, in any order
	Payments   []Payment       // part payments, in any order
	// Compensation asks for the flat sum of late payment in trade
	// (kompensationsbeløb).
	Compensation bool
	// OwnCosts asks for the most that the creditor's own collection may cost
	// (egeninkasso).
	OwnCosts bool
}

// Payment is money that the debtor has paid (betaling).
type Payment struct {
	On     civil.Date
	Amount money.Amount
}

// whole returns the facts with what was left out and can be known, and its lists in
// order of days.
func (f Facts) whole() Facts {
	if f.DayCount == 0 {
		f.DayCount = ledger.Actual365
	}
	if f.Arisen.IsZero() {
		f.Arisen = f.Issued
	}
	if f.Arisen.IsZero() {
		f.Arisen = f.Due
	}
	f.Reminders = slices.SortedFunc(slices.Values(f.Reminders), civil.Date.Compare)
	f.Payments = slices.SortedStableFunc(slices.Values(f.Payments), func(a, b Payment) int { return a.On.Compare(b.On) })
	return f
}

// knowsArisen reports whether somebody has said when the claim arose.
func (f *Facts) knowsArisen() bool { return !f.Arisen.IsZero() || !f.Issued.IsZero() }

// dueOrigin returns where the due day comes from.
func (f *Facts) dueOrigin() law.DueOrigin {
	if f.Printed {
		return law.PrintedDue
	}
	return law.AgreedDue
}

// isOverdue reports whether the last day in time has passed on a day.
func (f *Facts) isOverdue(on civil.Date) bool { return on.After(f.Due) }

// paidBy returns what has been paid by the end of a day.
func (f *Facts) paidBy(on civil.Date) money.Amount {
	var sum money.Amount
	for _, p := range f.Payments {
		if !p.On.After(on) {
			sum = sum.Plus(p.Amount)
		}
	}
	return sum
}

// isLate reports whether anything was still to be paid when the last day in time had
// passed.
func (f *Facts) isLate() bool { return f.paidBy(f.Due).Less(f.Principal) }
