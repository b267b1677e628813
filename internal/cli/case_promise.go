package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/debt"
)

// casePromiseCommand lets a case wait for money that the debtor has promised.
type casePromiseCommand struct {
	ofCase
	By     dayFlag    `required:"" placeholder:"DAY"`
	Amount amountFlag `placeholder:"KRONER"`
	Text   string     `placeholder:"TEXT"`
}

func (casePromiseCommand) page() page {
	flags := ofCase{}.about()
	flags["by"], flags["amount"], flags["text"] = "help.case_promise_by", "help.case_promise_amount", "help.case_promise_text"
	return page{
		does: "help.case_promise", why: "help.case_promise_why", flags: flags,
		examples: []example{{"help.case_promise_example", "krav case promise 10001 --creditor 1 --by 2026-12-01 --text 'Får løn den 30.'"}},
	}
}

// Run records the promise.
func (c *casePromiseCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		if err := c.warned(ctx, s, h, debt.PaymentPromised{By: c.By.Date, Amount: c.Amount.Amount}); err != nil {
			return err
		}
		return h.TakePromise(ctx, c.actor(), c.id(), c.number(), casework.Promise{By: c.By.Date, Amount: c.Amount.Amount, Text: c.Text})
	})
}
