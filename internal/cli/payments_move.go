package cli

import (
	"context"

	"krav/internal/casework"
)

// paymentsMoveCommand moves a payment to another case.
type paymentsMoveCommand struct {
	Case    numberFlag `arg:""`
	Payment numberFlag `arg:""`
	ofCreditor
	To numberFlag `required:"" placeholder:"NUMBER"`
}

func (paymentsMoveCommand) page() page {
	return page{
		does: "help.payments_move", why: "help.payments_move_why",
		flags: map[string]string{
			"case": "help.case_number", "payment": "help.payments_payment", "creditor": "help.creditor_id", "to": "help.payments_move_to",
		},
		examples: []example{{"help.payments_move_example", "krav payments move 10001 1 --to 10002 --creditor 1"}},
	}
}

// Run moves the payment and answers with the case that it is on now.
func (c *paymentsMoveCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), int64(c.Case), casework.AsOf{})
		if err != nil {
			return err
		}
		payment, err := paymentOf(seen.Case.Payments, c.Payment)
		if err != nil {
			return err
		}
		if _, err := h.MovePayment(ctx, c.actor(), c.id(), int64(c.Case), payment, int64(c.To)); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, int64(c.To))
	})
}
