package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// interestFree returns the days up to a day that bear no interest, in order: the
// account's own, and the days between a quote and the payment that met it.
func (a *Account) interestFree(book *law.Book, until civil.Date) ([]civil.Interval, error) {
	if len(a.Quotes) == 0 || !a.hasPayments() {
		return a.Free, nil
	}
	given := *a
	given.Quotes = nil
	quotes := slices.Clone(a.Quotes)
	slices.SortFunc(quotes, func(p, q Quote) int { return p.On.Compare(q.On) })
	for _, q := range quotes {
		met, err := given.met(book, q, until)
		if err != nil {
			return nil, err
		}
		if !met.IsZero() {
			given.Free = joined(given.Free, civil.Interval{From: q.On.AddDays(1), Until: met.AddDays(1)})
		}
	}
	return given.Free, nil
}

func (a *Account) hasPayments() bool {
	return slices.ContainsFunc(a.Entries, func(e Entry) bool { return e.Kind == Payment })
}

// met returns the day on which a quote was paid in full, or no date. What had to
// be paid is the sum asked for or, if less, what is known today to have been
// owed that day: a payment that had already been made need not be made again.
func (a *Account) met(book *law.Book, q Quote, until civil.Date) (civil.Date, error) {
	payments := a.paymentsWithin(q, until)
	if len(payments) == 0 {
		return civil.Date{}, nil
	}
	owed, err := a.StatementOn(book, q.On)
	if err != nil {
		return civil.Date{}, err
	}
	missing := money.Min(q.Amount, owed.Total())
	if !missing.IsPositive() {
		return civil.Date{}, nil
	}
	for _, e := range payments {
		missing = missing.Minus(e.Amount)
		if !missing.IsPositive() {
			return e.On, nil
		}
	}
	return civil.Date{}, nil
}

// paymentsWithin returns the payments after a quote's day and within its
// deadline, in the order of their days.
func (a *Account) paymentsWithin(q Quote, until civil.Date) []Entry {
	var within []Entry
	for _, e := range a.Entries {
		inTime := e.On.After(q.On) && !e.On.After(q.Deadline) && !e.On.After(until)
		if e.Kind == Payment && inTime && !a.reversed(e.ID) {
			within = append(within, e)
		}
	}
	slices.SortFunc(within, func(p, q Entry) int { return p.On.Compare(q.On) })
	return within
}
