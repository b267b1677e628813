package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
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
// and fault.Conflict for a credit note that is known, or that has no number
// while one of a file waits for the case. On a case that is closed it may
// mean that money is to be paid back, which a person is asked to do.
func (s *Service) Credit(ctx context.Context, who access.Actor, creditor debt.CreditorID, c CreditNote) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
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
		if err := v.takeWaiting(ctx, f, c.Number); err != nil {
			return err
		}
		if err := f.possibly(credited); err != nil {
			return err
		}
		return v.settle(f)
	})
}

// takeWaiting lets the line of a file wait no longer that told of the credit note which a
// person enters on its debtor's case. Without a number nobody knows whether it is that one:
// it fails with fault.Conflict, so that none is used twice.
func (v *visit) takeWaiting(ctx context.Context, f *file, noteNumber string) error {
	return eachAsked(ctx, v.tx, keyForWhich, func(lines []IntakeLine) error {
		for _, line := range lines {
			told := line.Args["number"]
			switch {
			case line.Case != f.ID:
			case noteNumber == "":
				return fault.New(fault.Conflict, "credit.note_waits").In("number").With("number", told)
			case intake.NumberKey(told) == intake.NumberKey(noteNumber):
				if err := v.tx.SettleLine(ctx, line.ID, LineMended); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
