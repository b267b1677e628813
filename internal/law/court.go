package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// LevyFee returns what the enforcement court takes for a levy (retsafgift for
// udlæg) on a request filed on a day. One fee covers a debtor for some months
// from the day it was paid, so that a request within them costs nothing; paid is
// the day such a fee was last paid for this debtor, or no date. It fails with an
// *UnknownError.
func (b *Book) LevyFee(filed, paid civil.Date, claim money.Amount) (money.Amount, Source, error) {
	fee, err := b.CourtFees.Levy.Find(filed)
	if err != nil {
		return money.Amount{}, Source{}, err
	}
	if cover, err := b.CourtFees.LevyCover.Find(paid); err == nil && filed.Before(paid.AddMonths(cover.Value)) {
		return money.Amount{}, cover.Source, nil
	}
	return fee.Value.Of(claim), fee.Source, nil
}
