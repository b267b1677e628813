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
	c := credit{entry: e, left: e.Amount}
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

// refund takes money out again that was paid back: first what lay unused, the last
// that came at the front, then what has covered principal, of the claim due last
// first: so it is where a debt was learned of after the money had left. What was paid
// back beyond that is no part of the account; a person asks for it.
func (w *walk) refund(day civil.Date, e *Entry) error {
	left := e.Amount
	for i := range slices.Backward(w.credits) {
		c := &w.credits[i]
		share := money.Min(c.left, left)
		if share.IsPositive() {
			c.left, left = c.left.Minus(share), left.Minus(share)
			w.explain.share(Share{Payment: c.entry.ID, Part: RefundShare, On: day, Amount: share})
		}
	}
	for i := range slices.Backward(w.claims) {
		p := &w.claims[i]
		share := money.Min(p.paid, left)
		if !share.IsPositive() {
			continue
		}
		if err := w.count(p, day); err != nil {
			return err
		}
		p.principal, p.paid, left = p.principal.Plus(share), p.paid.Minus(share), left.Minus(share)
	}
	w.result.PaidOut = w.result.PaidOut.Plus(left)
	if used := e.Amount.Minus(left); used.IsPositive() {
		w.result.Refunded = w.result.Refunded.Plus(used)
		w.explain.lowered(e, used.Negated())
	}
	return w.useCredits(day)
}
