package ledger

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// WithoutInterest returns what is left of claims and charges when all that has been
// entered has taken effect, claims that fall due later with it: what is owed without
// interest (uden rente). It is the same on every day until something more is entered, so
// lists keep it and sort by it; fees that are lost afterwards (forældede) are still in it.
// Never less than nothing.
//
// It takes the book all the same, as a payment covers interest before principal. Where
// the law has no answer for a day that one covers, no interest is counted at all.
func (a *Account) WithoutInterest(book *law.Book) (money.Amount, error) {
	w, err := a.walked(book, a.lastMove(), nil)
	if fault.Is(err, fault.UnknownLaw) {
		bare := a.bearingNothing()
		w, err = bare.walked(book, bare.lastMove(), nil)
	}
	if err == nil {
		err = w.lapseAllCosts(w.on)
	}
	if err != nil {
		return money.Amount{}, err
	}
	var left money.Amount
	for i := range w.claims {
		if p := &w.claims[i]; p.arisen {
			left = left.Plus(p.principal)
		}
	}
	for _, c := range w.costs {
		left = left.Plus(c.left)
	}
	return left, nil
}

// lastMove returns the day by which all that was entered has taken effect.
func (a *Account) lastMove() civil.Date {
	last := a.GivenUp
	for i := range a.Claims {
		last = civil.Latest(last, a.Claims[i].From)
	}
	for i := range a.Entries {
		last = civil.Latest(last, a.effect(&a.Entries[i]))
	}
	return last
}

// bearingNothing returns the account as if no interest were claimed.
func (a *Account) bearingNothing() Account {
	bare := *a
	bare.Claims, bare.Quotes = make([]Claim, len(a.Claims)), nil
	for i, c := range a.Claims {
		c.InterestFrom = civil.Date{}
		bare.Claims[i] = c
	}
	return bare
}
