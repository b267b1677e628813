package office

import (
	"context"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// question asks what has happened on a case (vejviser).
func (p casePage) question(ctx context.Context) string {
	last, asked := p.Case.LastStanding(), p.asked()
	switch {
	case p.Case.IsClosed() && asked != nil:
		return taskQuestion(ctx, asked)
	case p.Case.IsClosed():
		return web.Say(ctx, "office.guide_closed", "why", closing(ctx, p.Case.Closed.Why))
	case p.Case.Estate.Runs() && asked == nil:
		return web.Say(ctx, "office.guide_estate")
	case p.Case.Estate.Runs():
		return taskQuestion(ctx, asked)
	case p.Case.Objection.Open:
		return web.Say(ctx, "office.guide_objection")
	case p.Case.OnHold(p.On) && p.Case.Hold.IsPromise():
		return web.Say(ctx, "office.guide_promised", "day", web.Date(ctx, p.Case.Hold.By()))
	case p.Case.OnHold(p.On):
		return web.Say(ctx, "office.guide_on_hold", "day", web.Date(ctx, p.Case.Hold.Until))
	case asked != nil:
		return taskQuestion(ctx, asked)
	case p.Case.Offer.Runs():
		return web.Say(ctx, "office.guide_offer", "amount", web.Amount(ctx, p.Case.Offer.Pay), "day", web.Date(ctx, p.Case.Offer.Deadline))
	case p.runsAtCourt() != nil:
		return p.courtQuestion(ctx)
	case p.agreementShown() != nil && p.Agreement.Next != nil:
		next := p.Agreement.Next
		if next.Late {
			return web.Say(ctx, "office.guide_instalment", "day", web.Date(ctx, next.On))
		}
		return web.Say(ctx, "office.guide_agreement", "amount", web.Amount(ctx, next.Left), "day", web.Date(ctx, next.On))
	case p.Case.Hold.Until == p.On && p.Case.Hold.IsPromise():
		return web.Say(ctx, "office.guide_promise_ran_out", "day", web.Date(ctx, p.Case.Hold.By()))
	case p.Case.Hold.Until == p.On:
		return web.Say(ctx, "office.guide_pause_ends")
	case p.waitsForCreditor() != "":
		return web.Say(ctx, "office.guide_creditors_delay", "day", dayInWords(ctx, p.waitsForCreditor()))
	case last == nil:
		return web.Say(ctx, "office.guide_new", "day", web.Date(ctx, firstDue(p.Case)))
	case last.Waits():
		return web.Say(ctx, "office.guide_letter_waits", "letter", web.Raised(stepName(ctx, last.Name)))
	case last.Deadline.Before(p.On):
		return web.Say(ctx, "office.guide_ran_out", "letter", web.Raised(stepName(ctx, last.Name)), "day", web.Date(ctx, last.Deadline))
	}
	return web.Say(ctx, "office.guide_runs", "letter", web.Raised(stepName(ctx, last.Name)), "day", web.Date(ctx, last.Deadline))
}

// courtQuestion asks what has happened at court: a meeting to come is named, and until
// when the debtor may object to a payment order.
func (p casePage) courtQuestion(ctx context.Context) string {
	if day := p.runsAtCourt().Meeting(); !day.Before(p.On) {
		return web.Say(ctx, "office.guide_meeting", "day", web.Date(ctx, day))
	}
	if right := &p.CourtRight; right.Stage == debt.Served && right.RunsOn(p.On) {
		return web.Say(ctx, "office.guide_served", "day", web.Date(ctx, right.Until))
	}
	return web.Say(ctx, "office.guide_at_court")
}

// waitsForCreditor returns the day before which nobody writes to the debtor, as the creditor
// causes the delay himself, or nothing.
func (p casePage) waitsForCreditor() string {
	for _, reason := range p.Decision.Reasons {
		if reason.Key == "followup.creditors_delay" {
			return reason.Args["date"]
		}
	}
	return ""
}

// known says what is known already: what is asked of a person, the last payment,
// why nothing is to be sent.
func (p casePage) known(ctx context.Context) string {
	if p.Case.Objection.Open && !p.Case.Estate.Runs() {
		return web.Say(ctx, "office.guide_their_words", "words", p.Case.Objection.Reason)
	}
	asked := p.asked()
	if asked != nil && asked.Kind == followup.TaskRefund {
		return "" // the question says all
	}
	if asked != nil {
		return taskText(ctx, asked.TaskRaised)
	}
	if paid := lastPaid(p.Case); paid != nil && !p.Case.IsClosed() {
		return web.Say(ctx, "office.guide_last_paid", "amount", web.Amount(ctx, paid.Amount), "day", web.Date(ctx, paid.ValueOn))
	}
	if p.Decision.Sent() == nil && !p.Case.OnHold(p.On) && !p.Case.IsClosed() {
		return p.reasons(ctx)
	}
	return ""
}

// reasons says why follow-up does what it does.
func (p casePage) reasons(ctx context.Context) string {
	text := ""
	for _, reason := range p.Decision.Reasons {
		if text != "" {
			text += " "
		}
		text += reasonText(ctx, reason)
	}
	return text
}

func reasonText(ctx context.Context, reason followup.Reason) string {
	return web.Say(ctx, reason.Key, inPairs(reason.Args)...)
}

// inPairs makes names and values that follow one another of a map.
func inPairs(values map[string]string) []string {
	made := make([]string, 0, 2*len(values))
	for name, value := range values {
		made = append(made, name, value)
	}
	return made
}

// ruling is what the law says of the step that is due.
func (p casePage) ruling(ctx context.Context) (web.Ruling, bool) {
	sent := p.Due.Sent()
	if sent == nil {
		return web.Ruling{}, false
	}
	return rulingOn(ctx, sent, p.Due.Reasons), true
}

// rulingOn says what the law says of a step, by what was considered.
func rulingOn(ctx context.Context, sent *debt.StepTaken, reasons []followup.Reason) web.Ruling {
	made := web.Ruling{Verdict: web.VerdictLawful, Short: web.Say(ctx, "office.lawful_today", "letter", web.Raised(stepName(ctx, sent.Name)))}
	for _, reason := range reasons {
		if reason.Rule == "" {
			continue
		}
		if !isPlainlyLawful(reason.Key) {
			made.Verdict = web.VerdictDoubtful
			made.Short = web.Say(ctx, "office.lawful_but", "letter", web.Raised(stepName(ctx, sent.Name)))
		}
		made.Why, made.Citation = joined(made.Why, " ", reasonText(ctx, reason)), joined(made.Citation, " · ", reason.Rule)
	}
	return made
}

func isPlainlyLawful(key string) bool {
	return key == "guard.fee_allowed" || key == "guard.costs_allowed" || key == "guard.fee_not_wanted"
}

func joined(a, between, b string) string {
	if a == "" {
		return b
	}
	return a + between + b
}

// lastPaid returns the last payment that stands, or nil.
func lastPaid(c debt.Case) *debt.Payment {
	for i := len(c.Payments) - 1; i >= 0; i-- {
		if c.Payments[i].Reversed == "" {
			return &c.Payments[i]
		}
	}
	return nil
}

func firstDue(c debt.Case) civil.Date {
	var first civil.Date
	for i := range c.Claims {
		first = civil.Earliest(first, c.Claims[i].Due)
	}
	return first
}

// closing says why a case has ended.
func closing(ctx context.Context, why string) string { return web.Say(ctx, why) }
