package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/money"
)

// credit lowers the principal of the claim that a credit note belongs to. What the
// principal is too small for sets free the money that had been paid on it: that
// money covers what else is owed, or is owed to the debtor. Beyond that a credit note
// pays nothing: nobody received what it says, and a person decides what it means.
func (w *walk) credit(day civil.Date, e *Entry) error {
	c := credit{entry: e, on: e.On, left: e.Amount}
	var freed money.Amount
	if p := w.position(e.Claim); p != nil {
		w.coverPrincipal(day, &c, p)
		freed = money.Min(c.left, p.paid)
		p.paid = p.paid.Minus(freed)
	}
	beyond := c.left.Minus(freed)
	w.result.Beyond = w.result.Beyond.Plus(beyond)
	if used := e.Amount.Minus(beyond); used.IsPositive() {
		w.result.Credited = w.result.Credited.Plus(used)
		w.explain.lowered(e, used)
	}
	return w.release(day, e, freed)
}

// refund is money that was paid back, and where it came from.
type refund struct {
	entry *Entry
	used  money.Amount // of money that had been received
	vain  money.Amount // of money that was taken back afterwards
}

// refund takes money out again that was paid back: first what lay unused, the last
// that came at the front. It may be more than that for two reasons. A claim came on the
// case after the money had left: the money covers that claim no longer. Or a payment
// was taken back: then the debtor has been given what nobody had received. That is owed
// for having been paid by mistake (condictio indebiti); it is no part of any claim, and
// bears none of its interest.
func (w *walk) refund(day civil.Date, e *Entry) error {
	unused := w.unused(day, e.Amount)
	late, err := w.tooLate(day, e, e.Amount.Minus(unused))
	if err != nil {
		return err
	}
	uncovered, err := w.uncover(day, e, late)
	if err != nil {
		return err
	}
	used := unused.Plus(uncovered)
	w.refunds = append(w.refunds, refund{entry: e, used: used, vain: e.Amount.Minus(used)})
	return w.useCredits(day)
}

// tooLate returns what of a refund would have lain unused but for claims that came on
// the case after it, at most so much.
func (w *walk) tooLate(day civil.Date, refund *Entry, most money.Amount) (money.Amount, error) {
	isLate := func(c Claim) bool { return c.Entered > refund.ID }
	if !most.IsPositive() || !slices.ContainsFunc(w.account.Claims, isLate) {
		return money.Amount{}, nil
	}
	known := *w.account
	known.Claims = slices.DeleteFunc(slices.Clone(known.Claims), isLate)
	known.Entries = slices.DeleteFunc(slices.Clone(known.Entries), func(e Entry) bool {
		_, hasClaim := known.Claim(e.Claim)
		return e.Kind == Refund && e.ID >= refund.ID || e.isCharge() && !hasClaim
	})
	then, err := known.walked(w.book, day, nil)
	if err != nil {
		return money.Amount{}, err
	}
	paidBack := refund.Amount.Minus(most)
	return money.Max(then.unused(day, refund.Amount).Minus(paidBack), money.Amount{}), nil
}

// unused takes out money that lies unused, at most so much, and returns what there was.
func (w *walk) unused(day civil.Date, most money.Amount) money.Amount {
	var taken money.Amount
	for i := range slices.Backward(w.credits) {
		c := &w.credits[i]
		share := money.Min(c.left, most.Minus(taken))
		if share.IsPositive() {
			c.left, taken = c.left.Minus(share), taken.Plus(share)
			w.explain.share(Share{Payment: c.entry.ID, Part: RefundShare, On: day, Amount: share})
		}
	}
	return taken
}

// uncover takes out money that has covered claims which came on the case after a refund,
// at most so much, and returns what there was: of the claim due last first, and of each
// its principal, its interest and its costs.
func (w *walk) uncover(day civil.Date, refund *Entry, most money.Amount) (money.Amount, error) {
	left := most
	for i := range slices.Backward(w.claims) {
		p := &w.claims[i]
		if !p.arisen || p.claim.Entered <= refund.ID || !left.IsPositive() {
			continue
		}
		if err := w.count(p, day); err != nil {
			return money.Amount{}, err
		}
		p.principal = p.principal.Plus(moved(&p.paid, &left))
		p.unsettle(moved(&p.paidInterest, &left))
		for j := range w.costs {
			if c := &w.costs[j]; c.entry.Claim == p.claim.ID {
				c.left = c.left.Plus(moved(&c.paid, &left))
			}
		}
	}
	return most.Minus(left), nil
}

// moved takes as much from two sums as there is in both, and returns it.
func moved(from, left *money.Amount) money.Amount {
	share := money.Min(*from, *left)
	*from, *left = from.Minus(share), left.Minus(share)
	return share
}

// closeRefunds adds up what was paid back. What was paid back in vain is made good by
// money that has come since and that nothing else is owed for; it waits until the end,
// so that a claim which falls due on the way takes the money first.
func (w *walk) closeRefunds() {
	s := &w.result
	for _, r := range w.refunds {
		good := w.unused(w.on, r.vain)
		used, vain := r.used.Plus(good), r.vain.Minus(good)
		s.Refunded, s.PaidOut = s.Refunded.Plus(used), s.PaidOut.Plus(vain)
		if used.IsPositive() {
			w.explain.lowered(r.entry, used.Negated())
		}
	}
}
