package cli

import "context"

// caseInterestFreeCommand gives up the interest of some days.
type caseInterestFreeCommand struct {
	ofCase
	From dayFlag `required:"" placeholder:"DAY"`
	To   dayFlag `required:"" placeholder:"DAY"`
	Why  string  `required:"" placeholder:"TEXT"`
}

func (caseInterestFreeCommand) page() page {
	flags := ofCase{}.about()
	flags["from"], flags["to"], flags["why"] = "help.case_interest_free_from", "help.case_interest_free_to", "help.case_interest_free_reason"
	return page{
		does: "help.case_interest_free", why: "help.case_interest_free_why", flags: flags,
		examples: []example{{"help.case_interest_free_example", "krav case interest-free 10001 --creditor 1 --from 2026-10-01 --to 2026-10-14 --why 'Kontoen var forkert'"}},
	}
}

// Run gives up the interest.
func (c *caseInterestFreeCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		return h.SpareInterest(ctx, c.actor(), c.id(), c.number(), c.From.Date, c.To.Date, c.Why)
	})
}
