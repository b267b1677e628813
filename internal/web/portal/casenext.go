package portal

import (
	"context"

	"krav/internal/debt"
	"krav/internal/web"
)

// next says in plain words what happens now, when, and what it will cost. It is
// empty for a case that has ended, unless money is still to be paid back.
func (p casePage) next(ctx context.Context) string {
	c, creditor := &p.Seen.Case, p.Creditor.Name
	switch {
	case c.IsClosed() && p.owed().IsNegative():
		return p.say(ctx, "portal.next_back", "creditor", creditor)
	case c.IsClosed():
		return ""
	case p.inEstate():
		return p.estate(ctx)
	case c.Objection.Open && c.Terms.InterestWhileDisputed && p.Seen.Owed.Daily.IsPositive():
		return p.say(ctx, "portal.next_disputed_bears", "creditor", creditor, "day", web.Date(ctx, c.Objection.Raised))
	case c.Objection.Open:
		return p.say(ctx, "portal.next_disputed", "creditor", creditor, "day", web.Date(ctx, c.Objection.Raised))
	case c.OnHold(p.Seen.On) && c.Hold.IsPromise():
		return p.say(ctx, "portal.next_promised", "creditor", creditor, "day", web.Date(ctx, c.Hold.By()))
	case c.OnHold(p.Seen.On):
		return p.say(ctx, "portal.next_paused", "creditor", creditor, "day", web.Date(ctx, c.Hold.Until))
	case p.owed().IsNegative():
		return p.say(ctx, "portal.next_back", "creditor", creditor)
	case p.offerRuns():
		offer := &c.Offer
		return p.say(ctx, "portal.next_offer", "creditor", creditor, "amount", web.Amount(ctx, offer.Pay), "day", web.LongDate(ctx, offer.Deadline), "saved", web.Amount(ctx, offer.Owed.Minus(offer.Pay)))
	case p.instalmentNow() != nil:
		return p.nextInstalment(ctx)
	case !p.owed().IsPositive():
		return p.say(ctx, "portal.next_nothing")
	}
	return sentences(p.deadline(ctx), p.ahead(ctx))
}

// deadline says by when the last letter asked for the money.
func (p casePage) deadline(ctx context.Context) string {
	last := p.lastLetter()
	switch {
	case last == nil || last.Deadline.IsZero():
		return ""
	case p.Seen.Case.LastDayOn(last, p.Seen.On).Before(p.Seen.On):
		return web.Say(ctx, "portal.deadline_was", "day", web.LongDate(ctx, p.Seen.Case.LastDayOn(last, p.Seen.On)))
	}
	return p.say(ctx, "portal.deadline_is", "day", web.LongDate(ctx, p.Seen.Case.LastDayOn(last, p.Seen.On)))
}

// lastLetter returns the last step whose letter has left, or nil.
func (p casePage) lastLetter() *debt.Step {
	for i := len(p.Seen.Case.Steps) - 1; i >= 0; i-- {
		if step := &p.Seen.Case.Steps[i]; step.Stands() && step.Left() {
			return step
		}
	}
	return nil
}

// ahead says what the next step is, when it comes at the earliest, and what it
// adds.
func (p casePage) ahead(ctx context.Context) string {
	creditor := p.Creditor.Name
	if len(p.Ahead) == 0 {
		return p.say(ctx, "portal.ahead_nothing", "creditor", creditor)
	}
	coming := p.Ahead[0]
	if coming.Sent == nil {
		return p.say(ctx, "portal.ahead_person", "creditor", creditor, "when", p.earliest(ctx))
	}
	said := web.Say(ctx, "portal.ahead_letter", "letter", documentName(ctx, coming.Sent.Document), "when", p.earliest(ctx))
	if charged := (debt.Step{StepTaken: *coming.Sent}).Charges(); charged.IsPositive() {
		return sentences(said, p.say(ctx, "portal.ahead_costs", "amount", web.Amount(ctx, charged)), p.say(ctx, "portal.ahead_stops"))
	}
	return sentences(said, web.Say(ctx, "portal.ahead_free"), p.say(ctx, "portal.ahead_stops"))
}

// earliest says when the next step comes at the earliest.
func (p casePage) earliest(ctx context.Context) string {
	if day := p.Ahead[0].On; day.After(p.Seen.On) {
		return web.Say(ctx, "portal.earliest", "day", web.Date(ctx, day))
	}
	return web.Say(ctx, "portal.earliest_today")
}
