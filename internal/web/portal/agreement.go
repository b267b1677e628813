package portal

import (
	"context"

	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

// agreement is the agreement that the debtor pays by, or paid all by; or nil.
func (p casePage) agreement() *followup.Standing {
	s := p.Seen.Agreement
	if s == nil || p.inEstate() || !s.Agreement.Ended.IsZero() || p.Seen.Case.IsClosed() && !p.Seen.Case.Closed.IsSettled() {
		return nil
	}
	return s
}

// agreementInWords says how far the agreement has come.
func (p casePage) agreementInWords(ctx context.Context, s *followup.Standing) string {
	if p.Seen.Case.IsClosed() {
		return p.say(ctx, "portal.agreement_kept", "day", web.Date(ctx, s.Agreement.Made))
	}
	return p.say(ctx, "portal.agreement_of", "day", web.Date(ctx, s.Agreement.Made), "paid", web.Amount(ctx, s.Paid), "left", web.Amount(ctx, s.Ahead))
}

// agreementRule says what happens when an instalment doesn't come, and that faster is
// cheaper.
func (p casePage) agreementRule(ctx context.Context, s *followup.Standing) string {
	if p.Seen.Case.IsClosed() {
		return ""
	}
	return p.say(ctx, "portal.agreement_rule", "days", web.Count(ctx, s.Agreement.Grace))
}

// instalmentNow is what is to be paid next by the agreement that runs, or nil.
func (p casePage) instalmentNow() *followup.InstalmentStanding {
	if p.Seen.Case.RunningAgreement() == nil || p.Seen.Agreement == nil {
		return nil
	}
	return p.Seen.Agreement.Next
}

// offerRuns reports whether the debtor may pay less than all, and be done.
func (p casePage) offerRuns() bool {
	return p.Seen.Case.Offer.Runs() && !p.Seen.Case.IsClosed() && !p.Seen.On.After(p.Seen.Case.Offer.Deadline)
}

// payNow is the sum that the debtor is to pay next: what is late of an agreement, or its
// next instalment; where none runs, all that is asked for.
func (p casePage) payNow() money.Amount {
	next := p.instalmentNow()
	switch {
	case next == nil:
		return p.toPay()
	case next.Late:
		return p.Seen.Agreement.Late
	}
	return next.Left
}

// nextInstalment says what is to be paid next by the agreement, and by when; of one that
// is late, that it is.
func (p casePage) nextInstalment(ctx context.Context) string {
	next := p.instalmentNow()
	said := p.say(ctx, "portal.next_instalment", "amount", web.Amount(ctx, next.Left), "day", web.LongDate(ctx, next.LastDay()))
	if next.Late {
		said = p.say(ctx, "portal.instalment_missing", "amount", web.Amount(ctx, p.Seen.Agreement.Late), "day", web.LongDate(ctx, next.On))
	}
	return sentences(said, p.say(ctx, "portal.agreement_rests"))
}

// instalmentStanding says what has become of an instalment.
func instalmentStanding(ctx context.Context, i followup.InstalmentStanding) string {
	switch {
	case i.Late:
		return web.Say(ctx, "portal.instalment_late")
	case i.IsCovered() && i.Paid.IsZero():
		return web.Say(ctx, "portal.instalment_not_needed")
	case i.IsCovered():
		return web.Say(ctx, "portal.instalment_paid")
	case !i.Until.IsZero():
		return web.Say(ctx, "portal.instalment_deferred", "day", web.Date(ctx, i.Until))
	case i.Paid.IsPositive():
		return web.Say(ctx, "portal.instalment_part", "amount", web.Amount(ctx, i.Paid))
	}
	return web.Say(ctx, "portal.instalment_coming")
}

// instalmentFigure is what an instalment comes to: what is to be paid of it and what has
// been.
func instalmentFigure(i followup.InstalmentStanding) money.Amount {
	if i.Left.IsZero() && i.Paid.IsZero() {
		return i.Amount
	}
	return i.Left.Plus(i.Paid)
}
