package cli

import (
	"context"

	"krav/internal/fault"
)

// caseEraseCommand erases the personal data of a case that has ended, or all of it.
type caseEraseCommand struct {
	ofCase
	Whole  bool
	Reason string `placeholder:"TEXT"`
	Yes    bool
}

func (caseEraseCommand) page() page {
	flags := ofCase{}.about()
	flags["whole"], flags["reason"], flags["yes"] = "help.case_erase_whole", "help.case_erase_reason", "help.case_erase_yes"
	return page{
		does: "help.case_erase", why: "help.case_erase_why", flags: flags,
		examples: []example{
			{"help.case_erase_example", "krav case erase 10001 --creditor 1 --yes"},
			{"help.case_erase_example_whole", "krav case erase 10001 --creditor 1 --whole --reason 'Gemt i seks år' --yes"},
		},
	}
}

// Run erases, where the person has said that it is meant: it can't be undone.
func (c *caseEraseCommand) Run(ctx context.Context, s *session) error {
	if !c.Yes {
		return fault.New(fault.Invalid, "case.erase_unconfirmed")
	}
	if !c.Whole {
		return c.do(ctx, s, func(h *house) error { return h.Erase(ctx, c.actor(), c.id(), c.number()) })
	}
	return s.within(ctx, func(h *house) error {
		if err := h.EraseWhole(ctx, c.actor(), c.id(), c.number(), c.Reason); err != nil {
			return err
		}
		return s.answer(erasedAnswer{Case: c.number(), Erased: true})
	})
}

// erasedAnswer says that a whole case is gone.
type erasedAnswer struct {
	Case   int64 `json:"case"`
	Erased bool  `json:"erased"`
}

func (erasedAnswer) print(p *paper) { p.say("case.erased_whole") }
