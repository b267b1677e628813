package ledger

import "krav/internal/civil"

// Keep ends the account by an offer that was paid in time (akkord opfyldt): the money that
// came by it is spread as the offer has it, and what is left at the end of a day is given
// up.
func (a *Account) Keep(c Composition, givenUp civil.Date) { a.Kept, a.GivenUp = c, givenUp }

// HasKept reports whether all was given up by an offer that was paid in time.
func (a *Account) HasKept() bool { return !a.GivenUp.IsZero() && !a.Kept.On.IsZero() }

// IsByKept reports whether an entry is money that has come since the offer by which all
// was given up: the offer decides what it covers.
func (a *Account) IsByKept(e *Entry) bool {
	return a.HasKept() && e.Kind == Payment && a.Kept.isSince(e)
}

// isSince reports whether an entry is no part of what was owed when the offer was made.
func (c *Composition) isSince(e *Entry) bool {
	if c.Known != 0 {
		return e.ID > c.Known
	}
	return e.On.After(c.On)
}

// coverKept lets money of a kept offer cover what its discount doesn't fall on. The
// discount takes interest first, then fees, compensation and costs, and principal last
// (Composition.Falls); so the money takes them from the other end, each kind of all
// claims, and the interest that has run since the offer is given up with the rest.
func (w *walk) coverKept(day civil.Date, c *credit) error {
	if err := w.coverPrincipals(day, c); err != nil {
		return err
	}
	if err := w.lapseAllCosts(c.on); err != nil {
		return err
	}
	for kind := AwardedCosts; kind >= ReminderFee; kind-- {
		for i := range w.costs {
			if owed := &w.costs[i]; owed.entry.Kind == kind {
				w.coverCost(day, c, owed)
			}
		}
	}
	for i := range w.claims {
		if p := &w.claims[i]; p.arisen && c.left.IsPositive() {
			if err := w.coverInterest(day, c, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// coverPrincipals lets a credit cover the principal of the claim that the debtor named,
// then that of the others, the oldest first.
func (w *walk) coverPrincipals(day civil.Date, c *credit) error {
	if named := w.position(c.entry.Claim); named != nil {
		if err := w.countAndCover(day, c, named); err != nil {
			return err
		}
	}
	for i := range w.claims {
		if p := &w.claims[i]; p.arisen {
			if err := w.countAndCover(day, c, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// countAndCover counts a claim's interest up to the day that a credit came, and lets the
// credit cover the principal.
func (w *walk) countAndCover(day civil.Date, c *credit, p *position) error {
	if c.left.IsZero() {
		return nil
	}
	if err := w.count(p, c.on); err != nil {
		return err
	}
	w.coverPrincipal(day, c, p)
	return nil
}
