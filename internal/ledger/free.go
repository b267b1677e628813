package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// sparing are days on which what a letter asked for bears no interest, because its sum
// was paid in time.
type sparing struct {
	of   Asked
	days civil.Interval
}

// sparedDays returns the days between each quote and the payment that met it, up to a
// day.
func (a *Account) sparedDays(book *law.Book, until civil.Date) ([]sparing, error) {
	if len(a.Quotes) == 0 || !a.hasPayments() {
		return nil, nil
	}
	quotes := slices.Clone(a.Quotes)
	slices.SortFunc(quotes, func(p, q Quote) int { return p.On.Compare(q.On) })
	var spared []sparing
	for _, q := range quotes {
		met, err := a.met(book, q, until, spared)
		if err != nil {
			return nil, err
		}
		if !met.IsZero() {
			spared = append(spared, sparing{q.Asked, civil.Interval{From: q.On.AddDays(1), Until: met.AddDays(1)}})
		}
	}
	return spared, nil
}

func (a *Account) hasPayments() bool {
	return slices.ContainsFunc(a.Entries, func(e Entry) bool { return e.Kind == Payment })
}

// freeFor returns the days that bear no interest for a claim, in order.
func (w *walk) freeFor(claim ClaimID) []civil.Interval {
	free := w.account.Free
	for i := range w.spared {
		if s := &w.spared[i]; s.of.isOf(claim) {
			free = civil.Union(append(slices.Clip(free), s.days)...)
		}
	}
	return free
}

// met returns the day on which a quote was paid in full, or no date. What had to
// be paid is the sum asked for or, if less, what is known today to have been
// owed that day of what the letter asked for: a payment that had already been made need
// not be made again, and what joined the case since wasn't asked for. Spared are the days
// that earlier quotes gave up.
func (a *Account) met(book *law.Book, q Quote, until civil.Date, spared []sparing) (civil.Date, error) {
	payments := a.paymentsWithin(q, until)
	if len(payments) == 0 {
		return civil.Date{}, nil
	}
	asked := a.Only(q.Claims)
	w, err := asked.walkedSparing(book, q.On, spared, nil)
	if err != nil {
		return civil.Date{}, err
	}
	owed, err := w.close()
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

// Only returns the account as if it were of some of its claims alone; nil are all of
// them.
func (a *Account) Only(claims []ClaimID) Account {
	only := *a
	isOther := func(c Claim) bool { return !slices.Contains(claims, c.ID) }
	if claims == nil || !slices.ContainsFunc(a.Claims, isOther) {
		return only
	}
	only.Claims = slices.DeleteFunc(slices.Clone(a.Claims), isOther)
	only.Entries = slices.DeleteFunc(slices.Clone(a.Entries), func(e Entry) bool {
		return e.Claim != 0 && !slices.Contains(claims, e.Claim)
	})
	return only
}

// paymentsWithin returns the payments after a quote's day and within its
// deadline, in the order of their days.
func (a *Account) paymentsWithin(q Quote, until civil.Date) []Entry {
	var within []Entry
	for _, e := range a.Entries {
		inTime := e.On.After(q.On) && !e.On.After(q.Deadline) && !e.On.After(until)
		if e.Kind == Payment && inTime && (e.Claim == 0 || q.isOf(e.Claim)) && !a.reversed(e.ID) {
			within = append(within, e)
		}
	}
	slices.SortFunc(within, func(p, q Entry) int { return p.On.Compare(q.On) })
	return within
}
