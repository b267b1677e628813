package office

import (
	"context"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/web"
)

// nearsLimit reports whether a claim is so near to be lost that a person is warned.
func (p casePage) nearsLimit(l *casework.ClaimLimit) bool {
	return l.Runs() && l.DaysLeft(p.On) <= followup.LimitationWarnings()[0]
}

// canInterrupt reports whether the reader may record now what interrupts limitation.
func (p casePage) canInterrupt(ctx context.Context) bool {
	return p.isNow() && !p.Case.IsClosed() && may(ctx, rightFor(deedLimitation))
}

// limitInterest says when the interest of a claim is lost: with its principal, but for
// that of the days after a foundation, as are fees and costs.
func limitInterest(ctx context.Context, l *casework.ClaimLimit) []string {
	switch {
	case l.Unknown:
		return nil
	case l.Clock.StandsStill():
		return []string{web.Say(ctx, "office.limit_interest_still")}
	case !l.Clock.IsLong():
		return []string{web.Say(ctx, "office.limit_interest_same")}
	}
	said := []string{
		web.Say(ctx, "office.limit_interest_until", "day", web.Date(ctx, l.InterestTo), "last", web.Date(ctx, l.Clock.Last)),
		web.Say(ctx, "office.limit_interest_later", "day", web.Date(ctx, l.LaterInterest)),
	}
	for _, lost := range l.LostInterest {
		said = append(said, web.Say(ctx, "office.limit_interest_lost", "from", web.Date(ctx, lost.From), "to", web.Date(ctx, lost.Until.AddDays(-1))))
	}
	if l.LostCosts.IsPositive() {
		said = append(said, web.Say(ctx, "office.limit_costs_lost", "amount", web.Amount(ctx, l.LostCosts)))
	}
	return said
}

// limitBasis says what a claim's period is, and where that stands written.
func limitBasis(ctx context.Context, l *casework.ClaimLimit) string {
	rule := l.Clock.Source.Citation
	switch {
	case l.Unknown:
		return web.Say(ctx, "office.limit_basis_unknown")
	case l.Clock.IsLong():
		return web.Say(ctx, "office.limit_basis_long", "day", web.Date(ctx, l.Clock.From), "rule", rule)
	}
	return web.Say(ctx, "office.limit_basis_general", "day", web.Date(ctx, l.Clock.From), "rule", rule)
}

// limitStep says what happened to a claim's period.
func limitStep(ctx context.Context, step law.LimitationStep) string {
	return web.Say(ctx, step.Key(), "day", web.Date(ctx, step.On))
}

// limitChanged says what happened to the limitation of claims, and which of them were lost
// before.
func (p casePage) limitChanged(ctx context.Context, e debt.LimitationChanged) string {
	late, all := p.LateFor(e)
	day := web.Date(ctx, e.On)
	switch {
	case all:
		return web.Say(ctx, e.Change.KeyTooLate(), "day", day)
	case len(late) > 0:
		return joined(web.Say(ctx, e.Change.Key(), "day", day), " ", web.Say(ctx, "event.limitation_late_for", "invoices", strings.Join(late, ", ")))
	}
	return web.Say(ctx, e.Change.Key(), "day", day)
}

// limitationChoices are what may happen to the period after which claims are lost. None
// is chosen beforehand.
func limitationChoices(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for _, change := range law.LimitationChanges() {
		label, then := limitationChange(ctx, change)
		choices = append(choices, web.Choice{Value: change.String(), Label: label, Help: then})
	}
	return choices
}

// limitationChange names a change of the period, and says what follows from it.
func limitationChange(ctx context.Context, change law.LimitationChange) (label, then string) {
	switch change {
	case law.Acknowledged:
		return web.Say(ctx, "office.change_acknowledged"), web.Say(ctx, "office.change_acknowledged_then")
	case law.AcknowledgedInWriting:
		return web.Say(ctx, "office.change_in_writing"), web.Say(ctx, "office.change_in_writing_then")
	case law.Settled:
		return web.Say(ctx, "office.change_settled"), web.Say(ctx, "office.change_settled_then")
	case law.Adjudged:
		return web.Say(ctx, "office.change_adjudged"), web.Say(ctx, "office.change_adjudged_then")
	case law.Proceeding:
		return web.Say(ctx, "office.change_proceeding"), web.Say(ctx, "office.change_proceeding_then")
	case law.Levied:
		return web.Say(ctx, "office.change_levied"), web.Say(ctx, "office.change_levied_then")
	case law.Negotiating:
		return web.Say(ctx, "office.change_negotiating"), web.Say(ctx, "office.change_negotiating_then")
	case law.CameToNothing:
		return web.Say(ctx, "office.change_nothing"), web.Say(ctx, "office.change_nothing_then")
	case law.LearnedOf:
		return web.Say(ctx, "office.change_learned_of"), web.Say(ctx, "office.change_learned_of_then")
	}
	return "", ""
}

// limitationNamed returns the change with a name, or none.
func limitationNamed(name string) law.LimitationChange {
	for _, change := range law.LimitationChanges() {
		if change.String() == name {
			return change
		}
	}
	return 0
}

// warned says how many claims may be lost within some days.
func warned(ctx context.Context, lost *casework.Aging, days int) string {
	n, more := lost.Within(days)
	if more {
		return web.Say(ctx, "office.lost_within_more", "days", web.Count(ctx, days), "count", web.Count(ctx, n))
	}
	return web.Say(ctx, "office.lost_within", "days", web.Count(ctx, days), "count", web.Count(ctx, n))
}

// lostColumns are the columns of the claims that may soon be lost.
func lostColumns(ctx context.Context) []web.Column {
	return []web.Column{
		{Label: web.Say(ctx, "office.lost_last")},
		{Label: web.Say(ctx, "office.debtor")},
		{Label: web.Say(ctx, "office.lost_principal"), Number: true},
		{Label: web.Say(ctx, "office.lost_saves")},
	}
}

// limitColumns are the columns of when each claim of a case is lost.
func limitColumns(ctx context.Context) []web.Column {
	return []web.Column{
		{Label: web.Say(ctx, "office.invoice")},
		{Label: web.Say(ctx, "office.limit_principal")},
		{Label: web.Say(ctx, "office.interest")},
		{Label: web.Say(ctx, "office.limit_basis")},
	}
}
