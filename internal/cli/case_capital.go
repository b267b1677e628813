package cli

import (
	"context"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// capitalFlag is what makes interest bear interest.
type capitalFlag struct{ debt.CapitalisedBy }

// UnmarshalText reads a ground by its name. It fails with fault.Invalid,
// case.capital_ground_unknown.
func (f *capitalFlag) UnmarshalText(text []byte) error {
	var names []string
	for _, by := range debt.CapitalisedBys() {
		if by.String() == string(text) {
			f.CapitalisedBy = by
			return nil
		}
		names = append(names, by.String())
	}
	return fault.New(fault.Invalid, "case.capital_ground_unknown").With("text", string(text)).With("names", strings.Join(names, ", "))
}

// caseCapitaliseCommand has interest bear interest.
type caseCapitaliseCommand struct {
	ofCase
	On      dayFlag     `required:"" placeholder:"DAY"`
	By      capitalFlag `required:"" placeholder:"GROUND"`
	Text    string      `required:"" placeholder:"TEXT"`
	Invoice string      `placeholder:"NUMBER"`
}

func (caseCapitaliseCommand) page() page {
	flags := ofCase{}.about()
	flags["on"], flags["by"] = "help.case_capitalise_on", "help.case_capitalise_by"
	flags["text"], flags["invoice"] = "help.case_capitalise_text", "help.case_limitation_invoice"
	return page{
		does: "help.case_capitalise", why: "help.case_capitalise_why", flags: flags,
		examples: []example{{"help.case_capitalise_example", "krav case capitalise 10001 --creditor 1 --on 2026-11-13 --by judgment --text 'Dom, BS-1234/2026'"}},
	}
}

// Run records it, and tells first what the law says of it.
func (c *caseCapitaliseCommand) Run(ctx context.Context, s *session) error {
	entry := casework.CapitalEntry{Invoice: c.Invoice, On: c.On.Date, By: c.By.CapitalisedBy, Text: c.Text}
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		event, err := entry.Event(&seen.Case)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, event); err != nil {
			return err
		}
		return h.CapitaliseInterest(ctx, c.actor(), c.id(), c.number(), entry)
	})
}

// capitalNotes name the days after which interest bears interest, and by what.
func capitalNotes(seen *casework.CaseView, in wording.Language) []explainNote {
	var notes []explainNote
	for _, o := range seen.Events {
		e, is := o.Event.(debt.InterestCapitalised)
		if !is || e.On.After(seen.On) {
			continue
		}
		key := capitalKey(e)
		notes = append(notes, explainNote{Key: key, Rule: "rentelovens §§ 3 og 5", Text: wording.Say(in, key, map[string]string{"day": wording.Date(in, e.On)})})
	}
	return notes
}

func capitalKey(e debt.InterestCapitalised) string {
	if e.By == debt.CapitalisedByJudgment {
		return "event.interest_capitalised_judgment"
	}
	return "event.interest_capitalised_agreement"
}
