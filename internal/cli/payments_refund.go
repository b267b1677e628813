package cli

import (
	"context"

	"krav/internal/casework"
)

// paymentsRefundCommand says that money has been paid back.
type paymentsRefundCommand struct {
	Case   numberFlag `arg:""`
	Amount amountFlag `placeholder:"AMOUNT"`
	ofCreditor
}

func (paymentsRefundCommand) page() page {
	return page{
		does: "help.payments_refund", why: "help.payments_refund_why",
		flags: map[string]string{
			"case": "help.case_number", "amount": "help.payments_refund_amount", "creditor": "help.creditor_id",
		},
		examples: []example{{"help.payments_refund_example", "krav payments refund 10001 --creditor 1"}},
	}
}

// Run records what was paid back, all that was too much where no amount is given, and
// answers with the case.
func (c *paymentsRefundCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		amount := c.Amount.Amount
		if amount.IsZero() {
			seen, err := h.Case(ctx, c.actor(), c.id(), int64(c.Case), casework.AsOf{})
			if err != nil {
				return err
			}
			amount = seen.Owed.Overpaid
		}
		if err := h.PayBack(ctx, c.actor(), c.id(), int64(c.Case), amount); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, int64(c.Case))
	})
}
