package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// lapse ends an offer whose deadline has passed.
func lapse(made Decision) Decision {
	made.Actions = append(made.Actions, EndOffer{Why: debt.CompositionLapsed})
	return made.because("followup.composition_lapsed")
}

// keepOffer ends the case when an offer has been kept. It reports whether there is nothing more to decide.
func keepOffer(book *law.Book, made Decision, c *debt.Case) (Decision, bool, error) {
	if !c.Offer.MayBeKept() {
		return made, false, nil
	}
	outcome, err := c.Account.Outcome(book, c.Offer.Composition(), made.On)
	switch {
	case err != nil:
		return Decision{}, false, err
	case outcome.State == ledger.Kept && !c.Offer.IsForAll(c):
		return keptInPart(made, c)
	case outcome.State == ledger.Kept:
		for i := range c.Steps {
			if c.Steps[i].Waits() {
				made.Actions = append(made.Actions, Withdraw{Step: c.Steps[i].Step})
			}
		}
		made.Actions = append(made.Actions, Close{Why: debt.ClosedComposition})
		return made.because("followup.composition_kept"), true, nil
	}
	return made, false, nil
}

// isKept reports whether an account that stands as a case's does, or will once money is
// booked, has kept the case's offer by a day, and the offer is for all of it.
func isKept(book *law.Book, c *debt.Case, account *ledger.Account, on civil.Date) (bool, error) {
	if !c.Offer.MayBeKept() || !c.Offer.IsForAll(c) {
		return false, nil
	}
	outcome, err := account.Outcome(book, c.Offer.Composition(), on)
	return outcome.State == ledger.Kept, err
}

// AccountWith returns the account of a case as it would be if money were booked on it on a
// day: where the money keeps an offer, as the case ends by it.
func AccountWith(book *law.Book, c *debt.Case, paid ledger.Entry, on civil.Date) (ledger.Account, error) {
	account := c.Account
	for i := range account.Entries {
		paid.ID = max(paid.ID, account.Entries[i].ID)
	}
	paid.ID = max(paid.ID, c.Offer.Composition().Known) + 1
	account.Entries = append(slices.Clone(account.Entries), paid)
	if c.IsClosed() {
		return account, nil
	}
	kept, err := isKept(book, c, &account, on)
	if err == nil && kept {
		account.Keep(c.Offer.Composition(), on)
	}
	return account, err
}

// keptInPart asks a person, once, what becomes of a case whose offer was paid in time while
// another claim has come since: the discount was on the others.
func keptInPart(made Decision, c *debt.Case) (Decision, bool, error) {
	for i := range c.Tasks {
		if t := &c.Tasks[i]; t.Kind == TaskOfferBeside && !t.On.Before(c.Offer.Made) {
			return made, false, nil
		}
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskOfferBeside, Args: map[string]string{"amount": c.Offer.Owed.Minus(c.Offer.Pay).String()}})
	return made.because("followup.composition_kept"), true, nil
}
