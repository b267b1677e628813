package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// caseCommands look at cases and do things to them.
type caseCommands struct {
	List      caseListCommand      `cmd:""`
	Show      caseShowCommand      `cmd:""`
	Explain   caseExplainCommand   `cmd:""`
	Letter    caseLetterCommand    `cmd:""`
	Enclosure caseEnclosureCommand `cmd:""`

	Hold    caseHoldCommand    `cmd:""`
	Promise casePromiseCommand `cmd:""`
	Offer   caseOfferCommands  `cmd:""`
	Resume  caseResumeCommand  `cmd:""`
	ByHand  caseByHandCommand  `cmd:""`
	Batch   caseBatchCommand   `cmd:""`
	Rewind  caseRewindCommand  `cmd:""`
	Object  caseObjectCommand  `cmd:""`
	Resolve caseResolveCommand `cmd:""`
	Credit  caseCreditCommand  `cmd:""`
	Flow    caseFlowCommand    `cmd:""`
	Close   caseCloseCommand   `cmd:""`
	Reopen  caseReopenCommand  `cmd:""`
	Debtor  caseDebtorCommand  `cmd:""`
	Note    caseNoteCommand    `cmd:""`
	Erase   caseEraseCommand   `cmd:""`
	Task    caseTaskCommands   `cmd:""`

	Agreement    caseAgreementCommands   `cmd:""`
	Limitation   caseLimitationCommand   `cmd:""`
	Foundation   caseFoundationCommands  `cmd:""`
	Court        caseCourtCommands       `cmd:""`
	Estate       caseEstateCommands      `cmd:""`
	InterestFree caseInterestFreeCommand `cmd:""`
	Capitalise   caseCapitaliseCommand   `cmd:""`
}

func (caseCommands) page() page { return page{does: "help.case", why: "help.case_why"} }

// ofCase are the case and the creditor that a command is about.
type ofCase struct {
	Number numberFlag `arg:""`
	ofCreditor
}

// about returns the message keys that tell of the case and the creditor.
func (ofCase) about() map[string]string {
	return map[string]string{"number": "help.case_number", "creditor": "help.creditor_id"}
}

func (c ofCase) number() int64 { return int64(c.Number) }

// do carries out a use case on the case and answers with how it then stands.
func (c ofCase) do(ctx context.Context, s *session, act func(*house) error) error {
	return s.within(ctx, func(h *house) error {
		if err := act(h); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, c.number())
	})
}

// warned tells what the law's guard has to say of what is about to be done to the case.
// Who types a command means it: it is told, and done.
func (c ofCase) warned(ctx context.Context, s *session, h *house, e debt.Event) error {
	found, err := h.Warnings(ctx, c.actor(), c.id(), c.number(), e)
	if err != nil {
		return err
	}
	for _, f := range found {
		s.tell.line(wording.Fault(s.conf.Language, f.Fault()))
	}
	return nil
}

// asOf are the two days that a case can be looked at by.
type asOf struct {
	On    dayFlag `placeholder:"DAY"`
	Known dayFlag `placeholder:"DAY"`
}

func (a asOf) days() casework.AsOf { return casework.AsOf{On: a.On.Date, Known: a.Known.Date} }

// caseShowCommand shows a case as of a day.
type caseShowCommand struct {
	ofCase
	asOf
}

func (caseShowCommand) page() page {
	flags := ofCase{}.about()
	flags["on"], flags["known"] = "help.case_on", "help.case_known"
	return page{
		does: "help.case_show", why: "help.case_show_why", flags: flags,
		examples: []example{
			{"help.case_show_example", "krav case show 10001 --creditor 1"},
			{"help.case_show_example_on", "krav case show 10001 --creditor 1 --on 2026-11-01 --known 2026-11-01"},
		},
	}
}

// Run answers with the case.
func (c *caseShowCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), c.days())
		if err != nil {
			return err
		}
		answer := newCaseAnswer(seen, s.conf.Language)
		answer.asked = c.days() != casework.AsOf{}
		return s.answer(answer)
	})
}

// answerCase answers with a case as it stands after something was done to it. Where
// the law isn't known for the day, what is owed can't be said; what was done is
// done all the same.
func (s *session) answerCase(ctx context.Context, h *house, of ofCreditor, number int64) error {
	seen, err := h.Case(ctx, of.actor(), of.id(), number, casework.AsOf{})
	if fault.Is(err, fault.UnknownLaw) {
		s.tell.line(wording.Fault(s.conf.Language, err))
		return s.answer(done{"case.changed"})
	}
	if err != nil {
		return err
	}
	return s.answer(newCaseAnswer(seen, s.conf.Language))
}

// caseListCommand lists the cases of a creditor.
type caseListCommand struct {
	ofCreditor
	State      string `placeholder:"STATE"`
	LostWithin int    `placeholder:"DAYS"`
}

func (caseListCommand) page() page {
	return page{
		does: "help.case_list", why: "help.case_list_why",
		flags: map[string]string{"creditor": "help.creditor_id", "state": "help.case_state", "lost-within": "help.case_lost_within"},
		examples: []example{
			{"help.case_list_example", "krav case list --creditor 1"},
			{"help.case_list_example_state", "krav case list --creditor 1 --state open"},
			{"help.case_list_example_lost", "krav case list --creditor 1 --lost-within 60"},
		},
	}
}

// Run answers with the cases, by number.
func (c *caseListCommand) Run(ctx context.Context, s *session) error {
	state, err := parseState(c.State)
	if err != nil {
		return err
	}
	if c.LostWithin != 0 {
		return c.lost(ctx, s)
	}
	return s.within(ctx, func(h *house) error {
		rows := s.list()
		var counted caseCounts
		for after := int64(0); ; {
			some, err := h.Cases(ctx, c.actor(), c.id(), after, pageOfLines)
			if err != nil {
				return err
			}
			for _, row := range some {
				after = row.Number
				if state == "" || row.State == state {
					counted.Cases++
					rows.row(newCaseRow(row))
				}
			}
			if len(some) < pageOfLines {
				return rows.end(counted)
			}
		}
	})
}

// caseLetterCommand writes a letter of a case out as it was archived.
type caseLetterCommand struct {
	ofCase
	Letter numberFlag `placeholder:"NUMBER"`
	Out    string     `placeholder:"FILE"`
}

func (caseLetterCommand) page() page {
	flags := ofCase{}.about()
	flags["letter"], flags["out"] = "help.case_letter_id", "help.case_letter_out"
	return page{
		does: "help.case_letter", why: "help.case_letter_why", flags: flags,
		examples: []example{{"help.case_letter_example", "krav case letter 10001 --creditor 1 --out brev.pdf"}},
	}
}

// Run writes the letter: the one named, or else the last.
func (c *caseLetterCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		made, err := letterOf(seen.Case.Letters, c.Letter)
		if err != nil {
			return err
		}
		archived, err := h.Document(ctx, c.actor(), c.id(), made.Letter)
		if err != nil {
			return err
		}
		return s.answerLetter(c.Out, seen.Case.Number, made, archived.File())
	})
}
