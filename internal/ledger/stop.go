package ledger

import (
	"slices"

	"krav/internal/civil"
)

// Stop lets no interest be claimed from a day on, until Resume.
func (a *Account) Stop(from civil.Date) {
	a.Free = joined(a.Free, civil.Interval{From: from})
}

// Resume lets interest run again from a day on. It does nothing where none was
// stopped.
func (a *Account) Resume(from civil.Date) {
	a.Free = slices.Clone(a.Free)
	for i := range a.Free {
		if still := &a.Free[i]; still.Until.IsZero() {
			still.Until = civil.Latest(still.From, from)
		}
	}
}

// Spare lets no interest be claimed for the days given, whatever else stops it
// (rentelovens § 4: the creditor himself causes the delay).
func (a *Account) Spare(days civil.Interval) {
	if !days.IsEmpty() {
		a.Free = joined(a.Free, days)
	}
}

// joined returns a list of intervals with one more, in order and with those that
// touch or overlap made one. The list given stays as it is.
func joined(list []civil.Interval, add civil.Interval) []civil.Interval {
	all := append(slices.Clone(list), add)
	slices.SortFunc(all, func(a, b civil.Interval) int { return a.From.Compare(b.From) })
	kept := all[:1]
	for _, next := range all[1:] {
		last := &kept[len(kept)-1]
		if last.Until.IsZero() || !next.From.After(last.Until) {
			last.Until = laterEnd(last.Until, next.Until)
			continue
		}
		kept = append(kept, next)
	}
	return kept
}

// laterEnd returns the later of two ends, where no date is never.
func laterEnd(a, b civil.Date) civil.Date {
	if a.IsZero() || b.IsZero() {
		return civil.Date{}
	}
	return civil.Latest(a, b)
}
