package casework

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// paidAheadDays is how long before the first invoice of a case money may count from.
// People do pay before they are invoiced, a deposit or on account; a day further back
// is a slip of the pen, most often a year.
const paidAheadDays = 90

// firstValueDay returns the first day that money of a case can count from, or no date
// for a case whose claims have no days.
func firstValueDay(c *debt.Case) civil.Date {
	var first civil.Date
	for i := range c.Claims {
		claim := &c.Claims[i]
		for _, d := range []civil.Date{claim.Issued, claim.Arisen, claim.Due} {
			first = civil.Earliest(first, d)
		}
	}
	if first.IsZero() {
		return first
	}
	return first.AddDays(-paidAheadDays)
}

// valueDayFits refuses a value day that can't be right: one that lies ahead, or long
// before the case's first invoice.
func (v *visit) valueDayFits(f *file, d civil.Date) error {
	if d.After(v.today) {
		return fault.New(fault.Invalid, "payment.value_day_ahead").In("value_on").With("day", d.String())
	}
	if first := firstValueDay(&f.Case); d.Before(first) {
		return fault.New(fault.Invalid, "payment.value_day_too_early").In("value_on").With("day", d.String()).With("since", first.String())
	}
	return nil
}

// valueDay returns the day from which an entry counts on a case: the bank's, never a
// day ahead of us. Where a file leaves it out, or it can't be right for the case, it
// is the day the bank booked it.
func valueDay(entry *BankEntry, c *debt.Case, today civil.Date) civil.Date {
	day := entry.ValueOn
	if day.IsZero() || day.Before(firstValueDay(c)) {
		day = entry.BookedOn
	}
	if day.IsZero() {
		day = entry.ValueOn
	}
	if day.After(today) {
		return today
	}
	return day
}

// isDatedEarly reports whether the bank's value day of an entry lies too long before
// the invoices of the case that was found for it: a person looks at it first.
func isDatedEarly(entry *BankEntry, found finding) bool {
	return found.file != nil && !entry.ValueOn.IsZero() && entry.ValueOn.Before(firstValueDay(&found.file.Case))
}

// keyDatedEarly says that the bank's value day can't be right for the case.
const keyDatedEarly = "bank.value_day_early"
