package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/money"
)

// lower takes an entry that lowers the debt: a payment, a waiver, a credit note.
func (w *walk) lower(day civil.Date, e *Entry) error {
	switch e.Kind {
	case Waiver:
		return w.waive(day, e)
	case CreditNote:
		return w.credit(day, e)
	case Refund:
		return w.refund(day, e)
	case Payment, Reversal, ReminderFee, Compensation, CollectionCosts, CourtFee, AwardedCosts:
	}
	w.result.Paid = w.result.Paid.Plus(e.Amount)
	w.explain.lowered(e, e.Amount)
	left, err := w.coverNamed(day, e)
	if err != nil {
		return err
	}
	return w.release(day, e, left)
}

// release lets money that was for no claim in particular, or more than that claim,
// cover what else is owed.
func (w *walk) release(day civil.Date, e *Entry, left money.Amount) error {
	if left.IsPositive() {
		// What a credit note sets free had come by the day that the note takes effect,
		// whenever it was made out.
		w.credits = append(w.credits, credit{entry: e, on: civil.Earliest(e.On, day), left: left, isMoney: true})
	}
	return w.useCredits(day)
}

// waive gives up as much of the debt as there is on the day. What a waiver is
// larger by is owed to nobody.
func (w *walk) waive(day civil.Date, e *Entry) error {
	left, err := w.coverNamed(day, e)
	if err != nil {
		return err
	}
	if e.Claim == 0 {
		c := credit{entry: e, on: e.On, left: left}
		if err := w.coverOldest(day, &c); err != nil {
			return err
		}
		left = c.left
	}
	waived := e.Amount.Minus(left)
	if waived.IsZero() {
		return nil
	}
	w.result.Waived = w.result.Waived.Plus(waived)
	w.explain.lowered(e, waived)
	return nil
}

// coverNamed lets a payment cover the claim that the debtor named, or a waiver the
// one it is for, and returns what is left of it. A kept offer was for all claims.
func (w *walk) coverNamed(day civil.Date, e *Entry) (money.Amount, error) {
	c := credit{entry: e, on: e.On, left: e.Amount, isMoney: e.Kind == Payment}
	p := w.position(e.Claim)
	if p == nil || w.account.IsByKept(e) {
		return c.left, nil
	}
	err := w.cover(day, &c, p)
	return c.left, err
}

// useCredits lets what has been paid and not yet used cover what is owed.
func (w *walk) useCredits(day civil.Date) error {
	for i := range w.credits {
		if err := w.coverOldest(day, &w.credits[i]); err != nil {
			return err
		}
	}
	used := 0
	for used < len(w.credits) && w.credits[used].left.IsZero() {
		used++
	}
	w.credits = slices.Delete(w.credits, 0, used)
	return nil
}

// coverOldest lets a credit cover what is owed, the oldest claim first: before others
// those that the letter asked for which a payment answers. Money of a kept offer goes as
// the offer has it.
func (w *walk) coverOldest(day civil.Date, c *credit) error {
	if w.account.IsByKept(c.entry) {
		return w.coverKept(day, c)
	}
	if len(w.claims) > 1 && c.entry.Kind == Payment {
		if asked := w.account.askedBy(c.entry.On); asked != nil {
			if err := w.coverAmong(day, c, asked); err != nil {
				return err
			}
		}
	}
	return w.coverAmong(day, c, nil)
}

// coverAmong lets a credit cover what is owed of some claims, the oldest first; nil are
// all. Of one that falls due later only costs are owed: a court may have taken its fee.
func (w *walk) coverAmong(day civil.Date, c *credit, some []ClaimID) error {
	for i := 0; i < len(w.claims) && c.left.IsPositive(); i++ {
		if some != nil && !slices.Contains(some, w.claims[i].claim.ID) {
			continue
		}
		if !w.claims[i].arisen {
			if err := w.coverCosts(day, c, w.claims[i].claim); err != nil {
				return err
			}
			continue
		}
		if err := w.cover(day, c, &w.claims[i]); err != nil {
			return err
		}
	}
	return nil
}

// coverInterest lets a credit cover a claim's interest up to the day that it came.
func (w *walk) coverInterest(day civil.Date, c *credit, p *position) error {
	if err := w.count(p, c.on); err != nil {
		return err
	}
	if owed := p.interest(); owed.IsPositive() {
		share := money.Min(owed, c.left)
		p.settle(c, share)
		w.explain.share(Share{Payment: c.entry.ID, Part: InterestShare, Claim: p.claim.ID, Label: p.claim.Label, On: day, Amount: share})
	}
	return nil
}

// coverCosts lets a credit cover a claim's fees and costs that weren't lost on the day that it
// came.
func (w *walk) coverCosts(day civil.Date, c *credit, claim *Claim) error {
	if err := w.lapseCosts(claim, c.on); err != nil {
		return err
	}
	for i := range w.costs {
		if owed := &w.costs[i]; owed.entry.Claim == claim.ID {
			w.coverCost(day, c, owed)
		}
	}
	return nil
}

func (w *walk) coverCost(day civil.Date, c *credit, owed *cost) {
	share := money.Min(owed.left, c.left)
	if share.IsZero() {
		return
	}
	owed.left, c.left = owed.left.Minus(share), c.left.Minus(share)
	if c.isMoney {
		owed.paid = owed.paid.Plus(share)
	}
	w.explain.share(Share{Payment: c.entry.ID, Part: CostShare, Kind: owed.entry.Kind, Claim: owed.entry.Claim, Label: owed.entry.Label, On: day, Amount: share})
}

// coverPrincipal lets a credit cover a claim's principal, whose interest has
// been counted up to the day.
func (w *walk) coverPrincipal(day civil.Date, c *credit, p *position) {
	share := money.Min(p.principal, c.left)
	if share.IsPositive() {
		p.principal, c.left = p.principal.Minus(share), c.left.Minus(share)
		if c.isMoney {
			p.paid = p.paid.Plus(share)
		}
		w.explain.share(Share{Payment: c.entry.ID, Part: PrincipalShare, Claim: p.claim.ID, Label: p.claim.Label, On: day, Amount: share})
	}
}

func (w *walk) position(id ClaimID) *position {
	for i := range w.claims {
		if p := &w.claims[i]; p.claim.ID == id && p.arisen {
			return p
		}
	}
	return nil
}
