package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
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

var coveringNames = [...]string{CostsFirst: "costs-first", PrincipalFirst: "principal-first", InterestFirst: "interest-first"} //nolint:gochecknoglobals // a fixed table

// Coverings returns the orders there are.
func Coverings() []Covering { return []Covering{CostsFirst, PrincipalFirst, InterestFirst} }

// String returns the order's name on the wire, or nothing for none.
func (c Covering) String() string {
	if c < CostsFirst || c > InterestFirst {
		return ""
	}
	return coveringNames[c]
}

// ParseCovering returns the order with a name. It fails with fault.Invalid,
// agreement.covering_unknown.
func ParseCovering(name string) (Covering, error) {
	for _, c := range Coverings() {
		if c.String() == name {
			return c, nil
		}
	}
	return CostsFirst, fault.New(fault.Invalid, "agreement.covering_unknown").With("name", name)
}

// Settlement is what the parties have agreed on how payments are spread (forlig): its
// order goes before the one that holds without it, for money from its day on.
type Settlement struct {
	From     civil.Date // the first value day that it holds for
	Until    civil.Date // the first that it holds for no more, or no date
	Covering Covering
}

func (s *Settlement) holdsOn(d civil.Date) bool {
	return !s.From.IsZero() && !d.Before(s.From) && (s.Until.IsZero() || d.Before(s.Until))
}

// CoveringOn returns the order that money of a day covers a claim in.
func (a *Account) CoveringOn(d civil.Date) Covering {
	for _, s := range slices.Backward(a.Settled) {
		if s.holdsOn(d) {
			return s.Covering
		}
	}
	return CostsFirst
}

// cover lets a credit cover one claim: costs, then interest, then principal, or in
// the order that was agreed. Interest runs to the day the money came, which for money
// that waited for the claim is before the day it is used.
func (w *walk) cover(day civil.Date, c *credit, p *position) error {
	switch w.account.CoveringOn(c.on) {
	case PrincipalFirst:
		if err := w.count(p, c.on); err != nil {
			return err
		}
		w.coverPrincipal(day, c, p)
		if err := w.coverInterest(day, c, p); err != nil {
			return err
		}
		return w.coverCosts(day, c, p.claim)
	case InterestFirst:
		if err := w.coverInterest(day, c, p); err != nil {
			return err
		}
		w.coverPrincipal(day, c, p)
		return w.coverCosts(day, c, p.claim)
	case CostsFirst:
	}
	if err := w.coverCosts(day, c, p.claim); err != nil || c.left.IsZero() {
		return err
	}
	if err := w.coverInterest(day, c, p); err != nil {
		return err
	}
	w.coverPrincipal(day, c, p)
	return nil
}
