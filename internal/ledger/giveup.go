package ledger

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// giveUpBefore waives what is left, where all was given up before a day.
func (w *walk) giveUpBefore(d civil.Date) error {
	if !w.account.hasGivenUpBefore(d) {
		return nil
	}
	all := Entry{Kind: Waiver, On: w.account.GivenUp}
	if err := w.lapseAllCosts(all.On); err != nil {
		return err
	}
	for i := range w.claims {
		p := &w.claims[i]
		if !p.arisen {
			continue
		}
		if err := w.count(p, all.On); err != nil {
			return err
		}
		left := w.left(p)
		all.Amount = money.Sum(all.Amount, left.Principal, left.Interest, left.Costs)
	}
	if !all.Amount.IsPositive() {
		return nil
	}
	return w.waive(all.On, &all)
}
