package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/fault"
)

// caseCreditCommand lowers a claim by a credit note.
type caseCreditCommand struct {
	ofCase
	Invoice string     `required:"" placeholder:"NUMBER"`
	Amount  amountFlag `required:"" placeholder:"AMOUNT"`
	Note    string     `placeholder:"NUMBER"`
	On      dayFlag    `placeholder:"DAY"`
	Sure    bool
}

func (caseCreditCommand) page() page {
	flags := ofCase{}.about()
	flags["invoice"], flags["amount"] = "help.case_credit_invoice", "help.case_credit_amount"
	flags["note"], flags["on"] = "help.case_credit_note", "help.case_credit_on"
	flags["sure"] = "help.case_credit_sure"
	return page{
		does: "help.case_credit", why: "help.case_credit_why", flags: flags,
		examples: []example{{"help.case_credit_example", "krav case credit 10001 --creditor 1 --invoice 1001 --amount 250,00 --note K-31 --on 2026-11-20"}},
	}
}

// Run credits the claim. It asks first where the credit note is larger than its
// invoice.
func (c *caseCreditCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		if principal, isBeyond := seen.CreditedBeyond(c.Invoice, c.Amount.Amount); isBeyond && !c.Sure {
			return fault.New(fault.Conflict, "credit.beyond_invoice").With("principal", principal.String())
		}
		return h.Credit(ctx, c.actor(), c.id(), casework.CreditNote{
			Case: c.number(), Invoice: c.Invoice, Number: c.Note, Amount: c.Amount.Amount, On: c.On.Date,
		})
	})
}
