package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/web"
)

// runsAtCourt returns the step that a court still has, also on a case that has ended; or
// nil.
func (p casePage) runsAtCourt() *debt.CourtStep {
	if n := len(p.Case.CourtSteps); n > 0 && p.Case.CourtSteps[n-1].Runs() {
		return &p.Case.CourtSteps[n-1]
	}
	return nil
}

// likelyRoute is what the court is asked for next: levy where all claims have a foundation
// that it can use, and else a payment order.
func (p casePage) likelyRoute() debt.CourtRoute {
	for i := range p.Case.Claims {
		if p.Case.EnforceableFor(p.Case.Claims[i].ID) == nil {
			return debt.PaymentOrder
		}
	}
	return debt.LevyRequest
}

// courtName is the court of the debtor's home, where the postcode tells just one.
func (p casePage) courtName() string {
	if venue, known := p.Case.Debtor.Venue(); known && len(venue.Courts) == 1 {
		return string(venue.Courts[0])
	}
	return ""
}

// preflight finds what a court would turn down of the case as it stands, before it is asked.
func (o *Office) preflight(ctx context.Context, p *deedPage) error {
	if p.Deed.Name != deedCourt {
		return nil
	}
	filing := casework.CourtFiling{Route: p.likelyRoute(), Filed: p.Today}
	event, err := filing.Event(&p.Case)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	answer, err := o.work.Judge(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, event)
	p.Preflight = answer.Findings
	return err
}

// rulingOf returns how a finding of the law's guard is shown.
func rulingOf(v followup.Verdict) web.Verdict {
	switch v {
	case followup.Allow:
		return web.VerdictLawful
	case followup.Warn:
		return web.VerdictDoubtful
	case followup.Refuse:
	}
	return web.VerdictUnlawful
}

// fileAtCourt records that a court was asked for something.
func (o *Office) fileAtCourt(ctx context.Context, p *deedPage) error {
	form := &p.Form
	route := debt.ParseCourtRoute(form.Value("route"))
	if route == 0 {
		form.Fail(fault.New(fault.Invalid, "case.court_route_unknown").In("route"))
	}
	day, dated := dayIn(form, "day")
	fee, readable := amountOrNone(form, "amount")
	if route == 0 || !dated || !readable {
		return nil
	}
	filing := casework.CourtFiling{
		Route: route, Filed: day, Invoice: form.Value("invoice"), Venue: form.Value("venue"), Number: form.Value("number"), Fee: fee, Text: form.Value("text"),
	}
	event, err := filing.Event(&p.Case)
	if err != nil {
		return err
	}
	if err := o.warned(ctx, p, event); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	return o.work.FileAtCourt(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, filing)
}

// tellOfCourt records what the court has answered.
func (o *Office) tellOfCourt(ctx context.Context, p *deedPage) error {
	form := &p.Form
	stage := debt.ParseCourtStage(form.Value("stage"))
	if stage == 0 {
		form.Fail(fault.New(fault.Invalid, "case.court_stage_unknown").In("stage"))
	}
	day, dated := dayIn(form, "day")
	var meeting civil.Date
	hasDay := true
	if stage == debt.MeetingSet {
		meeting, hasDay = comingDayIn(form, "meeting")
	}
	if stage == 0 || !dated || !hasDay {
		return nil
	}
	reader := web.ReaderOf(ctx)
	return o.work.TellOfCourt(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, casework.CourtNews{
		Stage: stage, On: day, Meeting: meeting, Number: form.Value("number"), Text: form.Value("text"),
	})
}

// courtRoutes are what a court may be asked for.
func courtRoutes(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.PaymentOrder.String(), Label: web.Say(ctx, "office.route_order"), Help: web.Say(ctx, "office.route_order_then")},
		{Value: debt.LevyRequest.String(), Label: web.Say(ctx, "office.route_levy"), Help: web.Say(ctx, "office.route_levy_then")},
	}
}

// courtStages are what may come of the step that runs. None is chosen beforehand.
func (p casePage) courtStages(ctx context.Context) []web.Choice {
	var choices []web.Choice
	if runs := p.runsAtCourt(); runs != nil {
		for _, stage := range runs.Route.Stages() {
			label, then := courtStage(ctx, stage)
			choices = append(choices, web.Choice{Value: stage.String(), Label: label, Help: then})
		}
	}
	return choices
}

// courtStage names what may come of a step at court, and says what follows.
func courtStage(ctx context.Context, stage debt.CourtStage) (label, then string) {
	switch stage {
	case debt.Served:
		return web.Say(ctx, "event.court_served"), web.Say(ctx, "office.court_waits_on")
	case debt.Contested:
		return web.Say(ctx, "event.court_contested"), web.Say(ctx, "office.court_contested_then")
	case debt.MeetingSet:
		return web.Say(ctx, "office.court_meeting"), web.Say(ctx, "office.court_meeting_then")
	case debt.Endorsed:
		return web.Say(ctx, "event.court_endorsed"), web.Say(ctx, "office.court_endorsed_then")
	case debt.LevyMade:
		return web.Say(ctx, "event.court_levied"), web.Say(ctx, "office.court_levied_then")
	case debt.DeclaredInsolvent:
		return web.Say(ctx, "event.court_insolvent"), web.Say(ctx, "office.court_insolvent_then")
	case debt.CourtWithdrawn:
		return web.Say(ctx, "office.court_withdrawn"), web.Say(ctx, "office.court_withdrawn_then")
	case debt.CourtDismissed:
		return web.Say(ctx, "event.court_dismissed"), web.Say(ctx, "office.court_withdrawn_then")
	}
	return "", ""
}

// courtUntil says until when the debtor may object to a payment order, or have it reopened;
// or nothing.
func (p casePage) courtUntil(ctx context.Context, step *debt.CourtStep) string {
	right := &p.CourtRight
	switch {
	case right.Stage == 0 || right.Court != step.Court:
		return ""
	case right.Stage == debt.Endorsed:
		return web.Say(ctx, "event.court_reopened_until", "day", web.Date(ctx, right.Until))
	}
	return web.Say(ctx, "event.court_contested_until", "day", web.Date(ctx, right.Until))
}

// courtFiled says what a court was asked for.
func courtFiled(ctx context.Context, e *debt.CourtFiled) string {
	if e.Route == debt.LevyRequest {
		return web.Say(ctx, "event.court_filed_levy", "day", web.Date(ctx, e.Filed))
	}
	return web.Say(ctx, "event.court_filed_order", "day", web.Date(ctx, e.Filed))
}

// courtCame says what came of it.
func courtCame(ctx context.Context, e *debt.CourtProgressed) string {
	switch e.Stage {
	case debt.MeetingSet:
		return web.Say(ctx, "event.court_meeting", "day", web.Date(ctx, e.Meeting))
	case debt.CourtWithdrawn:
		return web.Say(ctx, "event.court_withdrawn")
	case debt.Served, debt.Contested, debt.Endorsed, debt.LevyMade, debt.DeclaredInsolvent, debt.CourtDismissed:
		label, _ := courtStage(ctx, e.Stage)
		return label
	}
	return ""
}
