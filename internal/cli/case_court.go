package cli

import (
	"context"
	"maps"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseCourtCommands record what a court was asked for, and what it answered.
type caseCourtCommands struct {
	File  caseCourtFileCommand  `cmd:""`
	Tell  caseCourtTellCommand  `cmd:""`
	Award caseCourtAwardCommand `cmd:""`
	Drop  caseCourtDropCommand  `cmd:""`
}

func (caseCourtCommands) page() page {
	return page{does: "help.case_court", why: "help.case_court_why"}
}

// routeFlag is what a court is asked for.
type routeFlag struct{ debt.CourtRoute }

// UnmarshalText reads a route by its name. It fails with fault.Invalid,
// case.court_word_unknown.
func (f *routeFlag) UnmarshalText(text []byte) error {
	if f.CourtRoute = debt.ParseCourtRoute(string(text)); f.CourtRoute != 0 {
		return nil
	}
	return courtWordUnknown(string(text), []string{debt.PaymentOrder.String(), debt.LevyRequest.String()})
}

// stageFlag is what became of it.
type stageFlag struct{ debt.CourtStage }

// UnmarshalText reads a stage by its name. It fails with fault.Invalid,
// case.court_word_unknown.
func (f *stageFlag) UnmarshalText(text []byte) error {
	if f.CourtStage = debt.ParseCourtStage(string(text)); f.CourtStage != 0 {
		return nil
	}
	var names []string
	for stage := debt.Served; stage <= debt.CourtDismissed; stage++ {
		names = append(names, stage.String())
	}
	return courtWordUnknown(string(text), names)
}

func courtWordUnknown(text string, names []string) error {
	return fault.New(fault.Invalid, "case.court_word_unknown").With("text", text).With("names", strings.Join(names, ", "))
}

// caseCourtFileCommand records that a court was asked for something.
type caseCourtFileCommand struct {
	ofCase
	Route      routeFlag  `required:"" placeholder:"ROUTE"`
	On         dayFlag    `required:"" placeholder:"DAY"`
	Venue      string     `placeholder:"COURT"`
	CaseNumber string     `placeholder:"NUMBER"`
	Fee        amountFlag `placeholder:"KRONER"`
	Invoice    string     `placeholder:"NUMBER"`
	Text       string     `placeholder:"TEXT"`
}

func (caseCourtFileCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"route": "help.case_court_route", "on": "help.case_court_on", "venue": "help.case_court_venue", "case-number": "help.case_court_number",
		"fee": "help.case_court_fee", "invoice": "help.case_limitation_invoice", "text": "help.case_court_text",
	})
	return page{
		does: "help.case_court_file", why: "help.case_court_file_why", flags: flags,
		examples: []example{{"help.case_court_file_example", "krav case court file 10001 --creditor 1 --route payment-order --on 2026-12-01 --venue 'Retten i Aarhus'"}},
	}
}

// Run records it, and tells first what the court would turn down.
func (c *caseCourtFileCommand) Run(ctx context.Context, s *session) error {
	filing := casework.CourtFiling{
		Route: c.Route.CourtRoute, Filed: c.On.Date, Invoice: c.Invoice, Venue: c.Venue, Number: c.CaseNumber, Fee: c.Fee.Amount, Text: c.Text,
	}
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		event, err := filing.Event(&seen.Case)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, event); err != nil {
			return err
		}
		return h.FileAtCourt(ctx, c.actor(), c.id(), c.number(), filing)
	})
}

// caseCourtTellCommand records what the court answered.
type caseCourtTellCommand struct {
	ofCase
	Stage      stageFlag `required:"" placeholder:"STAGE"`
	On         dayFlag   `required:"" placeholder:"DAY"`
	Meeting    dayFlag   `placeholder:"DAY"`
	CaseNumber string    `placeholder:"NUMBER"`
	Text       string    `placeholder:"TEXT"`
}

func (caseCourtTellCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"stage": "help.case_court_stage", "on": "help.case_court_stage_on", "meeting": "help.case_court_meeting", "case-number": "help.case_court_number",
		"text": "help.case_court_text",
	})
	return page{
		does: "help.case_court_tell", why: "help.case_court_tell_why", flags: flags,
		examples: []example{{"help.case_court_tell_example", "krav case court tell 10001 --creditor 1 --stage endorsed --on 2027-01-10"}},
	}
}

// Run records it.
func (c *caseCourtTellCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		return h.TellOfCourt(ctx, c.actor(), c.id(), c.number(), casework.CourtNews{
			Stage: c.Stage.CourtStage, On: c.On.Date, Meeting: c.Meeting.Date, Number: c.CaseNumber, Text: c.Text,
		})
	})
}

// caseCourtStep is something that a court was asked for.
type caseCourtStep struct {
	Route  string           `json:"route"`
	Filed  civil.Date       `json:"filed"`
	Venue  string           `json:"venue,omitempty"`
	Number string           `json:"number,omitempty"`
	Fee    money.Amount     `json:"fee"`
	Ended  civil.Date       `json:"ended,omitzero"`
	Stages []caseCourtStage `json:"stages"`
}

// caseCourtStage is what became of it.
type caseCourtStage struct {
	Stage   string     `json:"stage"`
	On      civil.Date `json:"on"`
	Meeting civil.Date `json:"meeting,omitzero"`
}

func courtStepsOf(c *debt.Case) []caseCourtStep {
	steps := make([]caseCourtStep, len(c.CourtSteps))
	for i := range c.CourtSteps {
		s := &c.CourtSteps[i]
		steps[i] = caseCourtStep{Route: s.Route.String(), Filed: s.Filed, Venue: s.Venue, Number: s.Number, Fee: s.Fee, Ended: s.Ended, Stages: make([]caseCourtStage, len(s.Progress))}
		for n, p := range s.Progress {
			steps[i].Stages[n] = caseCourtStage{Stage: p.Stage.String(), On: p.On, Meeting: p.Meeting}
		}
	}
	return steps
}

// caseCourtRight is what the debtor may do about a payment order, and until when.
type caseCourtRight struct {
	Right string     `json:"right"` // "object" or "reopen"
	From  civil.Date `json:"from"`  // the day of service, or of the endorsement
	Until civil.Date `json:"until"` // the last day
	Rule  string     `json:"rule"`
}

// courtRightOf returns what the debtor may do, or nil.
func courtRightOf(r followup.CourtRight) *caseCourtRight {
	if r.Stage == 0 {
		return nil
	}
	right := &caseCourtRight{Right: "object", From: r.From, Until: r.Until, Rule: r.Source.Citation}
	if r.Stage == debt.Endorsed {
		right.Right = "reopen"
	}
	return right
}

func (r *caseCourtRight) print(p *paper) {
	if r == nil {
		return
	}
	text := p.said("event.court_contested_until", "day", wording.Date(p.language, r.Until))
	if r.Right == "reopen" {
		text = p.said("event.court_reopened_until", "day", wording.Date(p.language, r.Until))
	}
	p.paragraph("", joined(" ", text, bracketed(r.Rule)))
}

// filed says what a court was asked for.
func (p *paper) filed(e debt.CourtFiled) string {
	key := "event.court_filed_order"
	if e.Route == debt.LevyRequest {
		key = "event.court_filed_levy"
	}
	return p.said(key, "day", wording.Date(p.language, e.Filed))
}

// cameOfIt says what became of it.
func (p *paper) cameOfIt(e debt.CourtProgressed) string {
	switch e.Stage {
	case debt.Served:
		return p.said("event.court_served")
	case debt.Contested:
		return p.said("event.court_contested")
	case debt.MeetingSet:
		return p.said("event.court_meeting", "day", wording.Date(p.language, e.Meeting))
	case debt.Endorsed:
		return p.said("event.court_endorsed")
	case debt.LevyMade:
		return p.said("event.court_levied")
	case debt.DeclaredInsolvent:
		return p.said("event.court_insolvent")
	case debt.CourtWithdrawn:
		return p.said("event.court_withdrawn")
	case debt.CourtDismissed:
		return p.said("event.court_dismissed")
	}
	return ""
}
