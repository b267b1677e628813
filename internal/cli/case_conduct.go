package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// caseHoldCommand puts a case on hold.
type caseHoldCommand struct {
	ofCase
	Until dayFlag `required:"" placeholder:"DAY"`
	Why   string  `placeholder:"TEXT"`
}

func (caseHoldCommand) page() page {
	flags := ofCase{}.about()
	flags["until"], flags["why"] = "help.case_hold_until", "help.case_hold_why_text"
	return page{
		does: "help.case_hold", why: "help.case_hold_why", flags: flags,
		examples: []example{{"help.case_hold_example", "krav case hold 10001 --creditor 1 --until 2026-12-01 --why 'Har ringet'"}},
	}
}

// Run holds the case.
func (c *caseHoldCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		if err := c.warned(ctx, s, h, debt.CaseHeld{Until: c.Until.Date}); err != nil {
			return err
		}
		return h.Hold(ctx, c.actor(), c.id(), c.number(), c.Until.Date, c.Why)
	})
}

// caseResumeCommand ends a hold.
type caseResumeCommand struct{ ofCase }

func (caseResumeCommand) page() page {
	return page{
		does: "help.case_resume", why: "help.case_resume_why", flags: ofCase{}.about(),
		examples: []example{{"help.case_resume_example", "krav case resume 10001 --creditor 1"}},
	}
}

// Run ends the hold.
func (c *caseResumeCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.Resume(ctx, c.actor(), c.id(), c.number()) })
}

// caseByHandCommand takes a case out of batch follow-up.
type caseByHandCommand struct{ ofCase }

func (caseByHandCommand) page() page {
	return page{
		does: "help.case_by_hand", why: "help.case_by_hand_why", flags: ofCase{}.about(),
		examples: []example{{"help.case_by_hand_example", "krav case by-hand 10001 --creditor 1"}},
	}
}

// Run takes the case out.
func (c *caseByHandCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.LeaveBatch(ctx, c.actor(), c.id(), c.number()) })
}

// caseBatchCommand takes a case into batch follow-up again.
type caseBatchCommand struct{ ofCase }

func (caseBatchCommand) page() page {
	return page{
		does: "help.case_batch", why: "help.case_batch_why", flags: ofCase{}.about(),
		examples: []example{{"help.case_batch_example", "krav case batch 10001 --creditor 1"}},
	}
}

// Run takes the case in.
func (c *caseBatchCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.JoinBatch(ctx, c.actor(), c.id(), c.number()) })
}

// caseRewindCommand deletes the last action of a case.
type caseRewindCommand struct{ ofCase }

func (caseRewindCommand) page() page {
	return page{
		does: "help.case_rewind", why: "help.case_rewind_why", flags: ofCase{}.about(),
		examples: []example{{"help.case_rewind_example", "krav case rewind 10001 --creditor 1"}},
	}
}

// Run rewinds the case.
func (c *caseRewindCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		if last := seen.Case.LastStanding(); last != nil && !seen.Case.IsClosed() {
			if err := c.warned(ctx, s, h, debt.StepVoided{Step: last.Step, Why: debt.VoidDeleted}); err != nil {
				return err
			}
		}
		return h.Rewind(ctx, c.actor(), c.id(), c.number())
	})
}

// caseObjectCommand records the debtor's objection.
type caseObjectCommand struct {
	ofCase
	Reason string `required:"" placeholder:"TEXT"`
}

func (caseObjectCommand) page() page {
	flags := ofCase{}.about()
	flags["reason"] = "help.case_object_reason"
	return page{
		does: "help.case_object", why: "help.case_object_why", flags: flags,
		examples: []example{{"help.case_object_example", "krav case object 10001 --creditor 1 --reason 'Varen kom aldrig'"}},
	}
}

// Run records the objection.
func (c *caseObjectCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.Object(ctx, c.actor(), c.id(), c.number(), c.Reason) })
}

// caseResolveCommand ends the handling of an objection.
type caseResolveCommand struct {
	ofCase
	Outcome string `required:"" placeholder:"upheld|rejected|withdrawn"`
	Answer  string `placeholder:"TEXT"`
}

func (caseResolveCommand) page() page {
	flags := ofCase{}.about()
	flags["outcome"], flags["answer"] = "help.case_resolve_outcome", "help.case_resolve_answer"
	return page{
		does: "help.case_resolve", why: "help.case_resolve_why", flags: flags,
		examples: []example{{"help.case_resolve_example", "krav case resolve 10001 --creditor 1 --outcome rejected"}},
	}
}

// Run resolves the objection.
func (c *caseResolveCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		return h.Resolve(ctx, c.actor(), c.id(), c.number(), c.Outcome, c.Answer)
	})
}

// caseFlowCommand moves a case to another flow.
type caseFlowCommand struct {
	ofCase
	To string `required:"" placeholder:"standard|patient|fast|reminders|collection|bailiff|letters"`
}

func (caseFlowCommand) page() page {
	flags := ofCase{}.about()
	flags["to"] = "help.case_flow_to"
	return page{
		does: "help.case_flow", why: "help.case_flow_why", flags: flags,
		examples: []example{{"help.case_flow_example", "krav case flow 10001 --creditor 1 --to patient"}},
	}
}

// Run changes the flow.
func (c *caseFlowCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.ChangeFlow(ctx, c.actor(), c.id(), c.number(), c.To) })
}

// caseCloseCommand ends a case that isn't paid.
type caseCloseCommand struct {
	ofCase
	Withdrawn  bool
	WrittenOff bool
	Estate     bool
}

func (caseCloseCommand) page() page {
	flags := ofCase{}.about()
	flags["withdrawn"], flags["written-off"], flags["estate"] = "help.case_close_withdrawn", "help.case_close_written_off", "help.case_close_estate"
	return page{
		does: "help.case_close", why: "help.case_close_why", flags: flags,
		examples: []example{{"help.case_close_example", "krav case close 10001 --creditor 1 --written-off"}},
	}
}

// Run closes the case.
func (c *caseCloseCommand) Run(ctx context.Context, s *session) error {
	var chosen []string
	for _, way := range []struct {
		chosen bool
		why    string
	}{{c.Withdrawn, debt.ClosedWithdrawn}, {c.WrittenOff, debt.ClosedWrittenOff}, {c.Estate, debt.ClosedEstate}} {
		if way.chosen {
			chosen = append(chosen, way.why)
		}
	}
	if len(chosen) != 1 {
		return fault.New(fault.Invalid, "case.close_how")
	}
	why := chosen[0]
	return c.do(ctx, s, func(h *house) error { return h.Close(ctx, c.actor(), c.id(), c.number(), why) })
}

// caseReopenCommand takes a case up again that has ended.
type caseReopenCommand struct {
	ofCase
	Note string `placeholder:"TEXT"`
}

func (caseReopenCommand) page() page {
	flags := ofCase{}.about()
	flags["note"] = "help.case_reopen_note"
	return page{
		does: "help.case_reopen", why: "help.case_reopen_why", flags: flags,
		examples: []example{{"help.case_reopen_example", "krav case reopen 10001 --creditor 1 --note 'Ny adresse fundet'"}},
	}
}

// Run opens the case.
func (c *caseReopenCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.Reopen(ctx, c.actor(), c.id(), c.number(), c.Note) })
}
