package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Enough is a sum below what is owed that, paid in time, ends a case, because letters
// promised it: no interest for the days of the deadline (ledger.Enough), and no costs of
// a demand that drops them; or because an offer to take less than all stands.
type Enough struct {
	ledger.Enough
	Costs    money.Amount // of own collection, that fall then
	Discount money.Amount // that an offer gives up then (akkord), interest since with it
}

// Sparing returns the key of the words for what falls then: interest, costs, or both, or
// the discount of an offer.
func (e Enough) Sparing() string {
	switch {
	case e.Discount.IsPositive():
		return "case.enough_offer"
	case e.Costs.IsZero():
		return "case.enough_interest"
	case e.Spared.IsZero():
		return "case.enough_costs"
	}
	return "case.enough_both"
}

// EnoughOn returns the sum that, paid on a day, ends the case although more is owed, or
// false. It fails with *law.UnknownError where the book has no rate for a day that bears
// interest.
func EnoughOn(book *law.Book, c *debt.Case, on civil.Date) (Enough, bool, error) {
	if c.Offer.Runs() && !on.After(c.Offer.Deadline) && c.Offer.IsForAll(c) {
		return enoughOfOffer(book, c, on)
	}
	enough, ok, err := enoughOn(book, c, on)
	if last := c.LastStanding(); ok && last != nil && c.LastDay(last) == enough.Deadline {
		enough.Deadline = c.LastDayOn(last, on)
	}
	return enough, ok, err
}

func enoughOn(book *law.Book, c *debt.Case, on civil.Date) (Enough, bool, error) {
	demand := promising(c, on)
	if demand == nil {
		least, ok, err := c.Account.EnoughOn(book, on)
		return Enough{Enough: least}, ok, err
	}
	without, err := withoutCosts(c, demand)
	if err != nil {
		return Enough{}, false, err
	}
	owed, err := without.Account.StatementOn(book, on)
	if err != nil || !owed.Total().IsPositive() {
		return Enough{}, false, err
	}
	least, ok, err := without.Account.EnoughOn(book, on)
	if err != nil {
		return Enough{}, false, err
	}
	if !ok {
		least = ledger.Enough{Amount: owed.Total(), Deadline: c.LastDay(demand)}
	}
	enough := Enough{Enough: least, Costs: CostsPromised(c, demand)}
	enough.After = c.Account.OwedAfter(book, enough.Deadline)
	return enough, true, nil
}

// enoughOfOffer returns what is left to pay of an offer that stands.
func enoughOfOffer(book *law.Book, c *debt.Case, on civil.Date) (Enough, bool, error) {
	outcome, err := c.Account.Outcome(book, c.Offer.Composition(), on)
	if err != nil {
		return Enough{}, false, err
	}
	owed, err := c.Account.StatementOn(book, on)
	left := c.Offer.Pay.Minus(outcome.Paid)
	if err != nil || !left.IsPositive() || !left.Less(owed.Total()) {
		return Enough{}, false, err
	}
	least := ledger.Enough{Amount: left, Deadline: c.Offer.Deadline, After: c.Account.OwedAfter(book, c.Offer.Deadline)}
	return Enough{Enough: least, Discount: owed.Total().Minus(left)}, true, nil
}

// promising returns the demand whose deadline runs on a day, and that promises to drop
// its costs, or nil.
func promising(c *debt.Case, on civil.Date) *debt.Step {
	last := c.LastStanding()
	if last == nil || !last.ForgivesCosts || !last.Left() || c.LastDay(last).Before(on) || on.Before(last.Planned) || !CostsPromised(c, last).IsPositive() {
		return nil
	}
	return last
}

// withoutCosts returns a case as it is when a demand has dropped its costs.
func withoutCosts(c *debt.Case, demand *debt.Step) (debt.Case, error) {
	without := c.Clone()
	for _, drop := range dropped(c, demand) {
		if err := without.Apply(debt.Occurred{Version: without.Version + 1, On: c.LastOn, Known: c.LastOn, Event: drop}); err != nil {
			return debt.Case{}, err
		}
	}
	return without, nil
}
