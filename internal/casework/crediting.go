package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// keyCreditAhead says that a credit note is made out on a day that lies ahead.
const keyCreditAhead = "credit.day_ahead"

// CreditNote is a credit note that a person enters (kreditnota).
type CreditNote struct {
	Case    int64  // number of the case
	Invoice string // number of the invoice that it lowers
	Number  string // its own; passes once for an invoice
	Amount  money.Amount
	On      civil.Date // the day it was made out; no date is today
}

// Credit lowers a claim by a credit note (kreditér). A case that is paid by it
// closes at once. It fails with fault.Invalid for an amount that isn't positive or
// a day that lies ahead, fault.NotFound for a case or an invoice that isn't there,
// and fault.Conflict for a credit note that is known. On a case that is closed it may
// mean that money is to be paid back, which a person is asked to do.
func (s *Service) Credit(ctx context.Context, who access.Actor, creditor debt.CreditorID, c CreditNote) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, c.Case)
		if err != nil {
			return err
		}
		credited := debt.ClaimCredited{Number: c.Number, On: c.On, Amount: c.Amount}
		if credited.On.IsZero() {
			credited.On = v.today
		}
		if credited.On.After(v.today) {
			return fault.New(fault.Invalid, keyCreditAhead).In("on").With("day", c.On.String())
		}
		if credited.Claim, err = namedClaim(&f.Case, c.Invoice); err != nil {
			return err
		}
		if err := f.possibly(credited); err != nil {
			return err
		}
		return v.settle(f)
	})
}
