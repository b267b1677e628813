package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// CourtAward is what a court has set that the debtor is to pay of the costs (tilkendte
// sagsomkostninger).
type CourtAward struct {
	Invoice string     // the number of the claim's invoice, or empty for the first of the case
	On      civil.Date // the day of the court's decision
	Amount  money.Amount
	Text    string // where it stands: the judgment, the endorsement
}

// Event returns what the case is told of the award, but for its id. It fails with
// case.invoice_unknown.
func (e *CourtAward) Event(c *debt.Case) (debt.CourtCostCharged, error) {
	claims, err := claimsOf(c, e.Invoice)
	if err != nil {
		return debt.CourtCostCharged{}, err
	}
	return debt.CourtCostCharged{
		Kind: debt.CostsAwarded, Claim: firstDue(c, claims), On: e.On, Amount: e.Amount, Text: strings.TrimSpace(e.Text),
	}, nil
}

// firstDue returns the claim of a list that fell due first, which costs of all are
// entered on.
func firstDue(c *debt.Case, claims []debt.ClaimID) debt.ClaimID {
	first := claims[0]
	for _, id := range claims[1:] {
		if c.Claim(id).Due.Before(c.Claim(first).Due) {
			first = id
		}
	}
	return first
}

// chargeCourtFee puts the fee that was paid for a step at court on the debt. It fails with
// why the law's guard refuses it, at the amount.
func (v *visit) chargeCourtFee(f *file, filed debt.CourtFiled) error {
	if !filed.Fee.IsPositive() {
		return nil
	}
	err := f.possibly(debt.CourtCostCharged{
		Cost: debt.CourtCostID(v.NewID()), Kind: debt.CourtFeePaid, Court: filed.Court,
		Claim: firstDue(&f.Case, filed.Claims), On: filed.Filed, Amount: filed.Fee,
	})
	if fault.HasKey(err, "guard.court_fee_high") || fault.HasKey(err, "guard.court_fee_covered") {
		return fault.Of(err).In("amount")
	}
	return err
}

// dropCourtFee takes the fee of a step off the debt that came to nothing: no court will set
// it now. Where the debtor has paid all, the fee too, it stands.
func (v *visit) dropCourtFee(f *file, step debt.CourtID, stage debt.CourtStage) error {
	cost := f.CourtFeeOf(step)
	if cost == nil {
		return nil
	}
	if stage == debt.CourtWithdrawn {
		owed, err := f.Account.StatementOn(v.book, v.today)
		if err != nil && !fault.Is(err, fault.UnknownLaw) {
			return err
		}
		if err == nil && !owed.Left.Total().IsPositive() {
			return nil
		}
	}
	if err := f.possibly(debt.CourtCostDropped{Cost: cost.Charged.Cost}); err != nil {
		return err
	}
	return v.settle(f)
}

// AwardCosts puts on the debt what a court has set that the debtor is to pay of the costs
// (tilkend sagsomkostninger). The courts' own guidance on amounts isn't known here, so it is
// told by hand, with where it stands. It fails with a fault of kind Invalid for a day to
// come, an amount that isn't positive, an invoice that the case doesn't have, or where
// nothing says where it stands; with text.has_cpr; and with why the law refuses it.
func (s *Service) AwardCosts(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e CourtAward) error {
	if err := wordsFit(e.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		event, err := e.Event(&f.Case)
		if err != nil {
			return err
		}
		event.Cost = debt.CourtCostID(v.NewID())
		return f.possibly(event)
	})
}

// DropCourtCost takes a cost of the courts off the debt again (fjern retsomkostninger): it
// was entered wrongly, or a court said otherwise. It fails with case.court_cost_gone.
func (s *Service) DropCourtCost(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, cost debt.CourtCostID) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if err := f.possibly(debt.CourtCostDropped{Cost: cost}); err != nil {
			return err
		}
		return v.settle(f)
	})
}
