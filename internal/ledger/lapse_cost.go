package ledger

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// lapseCosts lets the fees and costs of a claim go that are lost by limitation on a day
// (forældede gebyrer og omkostninger, forældelseslovens § 5, stk. 2): those charged after a
// foundation, as far as nobody has paid them. What a court has awarded has its own.
func (w *walk) lapseCosts(claim *Claim, on civil.Date) error {
	if len(claim.Interrupted) == 0 {
		return nil
	}
	var lost money.Amount
	for i := range w.costs {
		c := &w.costs[i]
		if c.entry.Claim != claim.ID || c.entry.Kind == AwardedCosts || c.left.IsZero() {
			continue
		}
		isLost, err := w.book.IsCostLost(claim.Due, claim.Interrupted, c.entry.On, on)
		if fault.Is(err, fault.UnknownLaw) { // a claim of the older law: nobody here knows
			return nil
		}
		if err != nil {
			return err
		}
		if isLost {
			lost, c.left = lost.Plus(c.left), money.Amount{}
		}
	}
	if lost.IsPositive() {
		w.result.Waived, w.result.TimeBarredCosts = w.result.Waived.Plus(lost), w.result.TimeBarredCosts.Plus(lost)
		w.explain.lapsed(claim, on, lost, ByLimitationOfCosts)
	}
	return nil
}

// lapseAllCosts lets go of what is lost on a day of all claims.
func (w *walk) lapseAllCosts(on civil.Date) error {
	for i := range w.claims {
		if err := w.lapseCosts(w.claims[i].claim, on); err != nil {
			return err
		}
	}
	return nil
}
