package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// Enough is a sum below what is owed that, paid in time, is taken as payment in
// full, because a letter promised it: see Quote.
type Enough struct {
	Amount   money.Amount // what is left to pay of it
	Spared   money.Amount // the interest that is given up then
	Deadline civil.Date   // the last day in time
	// After is what will be owed on the day after the deadline, if nothing is paid. It
	// is zero where the book has no rate for that day yet.
	After money.Amount
}

// EnoughOn returns the sum that, paid on a day, ends the debt although more is
// owed. It reports false where no letter's deadline runs, or nothing is spared by
// paying within it. It fails as StatementOn does.
func (a *Account) EnoughOn(book *law.Book, on civil.Date) (Enough, bool, error) {
	deadline := a.promisedUntil(on)
	if deadline.IsZero() {
		return Enough{}, false, nil
	}
	owed, err := a.StatementOn(book, on)
	if err != nil || !owed.Total().IsPositive() {
		return Enough{}, false, err
	}
	paid := *a
	paid.Entries = append(slices.Clip(a.Entries), Entry{ID: a.nextEntry(), Kind: Payment, On: on, Amount: owed.Total()})
	rest, err := paid.StatementOn(book, on)
	spared := owed.Charged.Interest.Minus(rest.Charged.Interest)
	if err != nil || !spared.IsPositive() {
		return Enough{}, false, err
	}
	enough := Enough{Amount: owed.Total().Minus(spared), Spared: spared, Deadline: deadline}
	enough.After = a.OwedAfter(book, deadline)
	return enough, true, nil
}

// OwedAfter returns what will be owed on the day after a deadline, if nothing is paid; or
// nothing where the book has no rate for that day yet, or nobody knows the day.
func (a *Account) OwedAfter(book *law.Book, deadline civil.Date) money.Amount {
	if deadline == Never {
		return money.Amount{}
	}
	later, err := a.StatementOn(book, deadline.AddDays(1))
	if err != nil {
		return money.Amount{}
	}
	return later.Total()
}

// promisedUntil returns the first deadline, of those that haven't passed on a day,
// within which a letter's sum may be paid; or no date.
func (a *Account) promisedUntil(on civil.Date) civil.Date {
	var first civil.Date
	for _, q := range a.Quotes {
		if runs := q.On.Before(on) && !q.Deadline.Before(on); runs && (first.IsZero() || q.Deadline.Before(first)) {
			first = q.Deadline
		}
	}
	return first
}

// nextEntry returns an id that no entry has.
func (a *Account) nextEntry() EntryID {
	var last EntryID
	for _, e := range a.Entries {
		last = max(last, e.ID)
	}
	return last + 1
}
