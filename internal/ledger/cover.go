package ledger

import (
	"krav/internal/civil"
)

// Covering is what money covers first within a claim (dækningsrækkefølge).
type Covering int

// The orders. The zero value is the one that holds where nothing was agreed.
const (
	// CostsFirst covers costs, then interest, then principal: what doctrine gives where
	// nothing was agreed.
	CostsFirst Covering = iota
	// PrincipalFirst covers principal, then interest, then costs: the kindest to the
	// debtor.
	PrincipalFirst
	// InterestFirst covers interest, then principal, then costs.
	InterestFirst
)

// Settlement is what the parties have agreed on how payments are spread (forlig): its
// order goes before the one that holds without it, for money from its day on.
type Settlement struct {
	From     civil.Date // the first value day that it holds for, or no date for none
	Covering Covering
}

// covering returns the order that money of a day covers a claim in.
func (a *Account) covering(d civil.Date) Covering {
	if a.Settled.From.IsZero() || d.Before(a.Settled.From) {
		return CostsFirst
	}
	return a.Settled.Covering
}

// cover lets a credit cover one claim: costs, then interest, then principal, or in
// the order that was agreed. Interest runs to the day the money came, which for money
// that waited for the claim is before the day it is used.
func (w *walk) cover(day civil.Date, c *credit, p *position) error {
	switch w.account.covering(c.on) {
	case PrincipalFirst:
		if err := w.count(p, c.on); err != nil {
			return err
		}
		w.coverPrincipal(day, c, p)
		if err := w.coverInterest(day, c, p); err != nil {
			return err
		}
		w.coverCosts(day, c, p.claim)
		return nil
	case InterestFirst:
		if err := w.coverInterest(day, c, p); err != nil {
			return err
		}
		w.coverPrincipal(day, c, p)
		w.coverCosts(day, c, p.claim)
		return nil
	case CostsFirst:
	}
	w.coverCosts(day, c, p.claim)
	if c.left.IsZero() {
		return nil
	}
	if err := w.coverInterest(day, c, p); err != nil {
		return err
	}
	w.coverPrincipal(day, c, p)
	return nil
}
