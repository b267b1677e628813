package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// Promise is what a debtor has promised (betalingsløfte).
type Promise struct {
	By     civil.Date
	Amount money.Amount // or nought for all that is owed
	Text   string       // how it was said, or empty
}

// TakePromise lets a case wait for money that the debtor has promised (registrér
// betalingsløfte), in place of a pause. A letter that waits is stopped by the last look; on
// the day after the promise the case is due again. It fails with a fault of kind Invalid for
// a day that has passed, and with text.has_cpr.
func (s *Service) TakePromise(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, p Promise) error {
	if err := wordsFit(p.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		return f.possibly(debt.PaymentPromised{By: p.By, Amount: p.Amount, Text: strings.TrimSpace(p.Text)})
	})
}
