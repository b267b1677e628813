package open

import (
	"context"
	"strings"

	"krav/internal/calculation"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/web"
)

// debtorChoices are the kinds of debtor, as a person knows them.
func debtorChoices(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: law.Consumer.String(), Label: web.Say(ctx, "open.consumer"), Help: web.Say(ctx, "open.consumer_help")},
		{Value: law.Business.String(), Label: web.Say(ctx, "open.business"), Help: web.Say(ctx, "open.business_help")},
		{Value: law.Public.String(), Label: web.Say(ctx, "open.public")},
	}
}

// dayCountChoices are the ways to count interest days, the house's own first.
func dayCountChoices(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: "", Label: web.Say(ctx, "open.count_365")},
		{Value: ledger.ActualActual.String(), Label: web.Say(ctx, "open.count_actual")},
		{Value: ledger.Thirty360.String(), Label: web.Say(ctx, "open.count_360")},
	}
}

// hasMore reports whether anything stands in the fields that are folded away.
func (p calculatePage) hasMore() bool {
	for _, name := range []string{calculation.FieldAgreedRate, calculation.FieldArisen, fieldDayCount, fieldCompensation, fieldOwnCosts} {
		if p.Form.Value(name) != "" {
			return true
		}
	}
	return false
}

// numbers are those from one up to a number.
func numbers(most int) []int {
	made := make([]int, most)
	for i := range made {
		made[i] = i + 1
	}
	return made
}

// fact is one thing that was said of the claim, for print.
type fact struct{ name, value string }

// facts are what was said of the claim, in words.
func facts(ctx context.Context, f calculation.Facts) []fact {
	made := []fact{
		{web.Say(ctx, "open.principal"), web.Amount(ctx, f.Principal)},
		{web.Say(ctx, "open.debtor"), debtorText(ctx, f.Debtor)},
		{web.Say(ctx, "open.due"), dueText(ctx, f)},
	}
	if !f.Issued.IsZero() {
		made = append(made, fact{web.Say(ctx, "open.issued"), web.Date(ctx, f.Issued)})
	}
	if !f.AgreedRate.IsZero() {
		made = append(made, fact{web.Say(ctx, "open.agreed_rate"), web.Say(ctx, "open.per_cent_a_year", "rate", web.Rate(ctx, f.AgreedRate))})
	}
	if len(f.Reminders) > 0 {
		days := make([]string, len(f.Reminders))
		for i, d := range f.Reminders {
			days[i] = web.Date(ctx, d)
		}
		made = append(made, fact{web.Say(ctx, "open.reminders"), strings.Join(days, ", ")})
	}
	return made
}

func debtorText(ctx context.Context, p law.Party) string {
	for _, c := range debtorChoices(ctx) {
		if c.Value == p.String() {
			return c.Label
		}
	}
	return ""
}

func dueText(ctx context.Context, f calculation.Facts) string {
	if f.Printed {
		return web.Say(ctx, "open.due_printed", "day", web.Date(ctx, f.Due))
	}
	return web.Date(ctx, f.Due)
}

// stepTitle names a next step.
func stepTitle(ctx context.Context, s calculation.Step) string {
	switch s.Kind {
	case calculation.NextReminder:
		return web.Say(ctx, "open.next_reminder")
	case calculation.NextCompensation:
		return web.Say(ctx, "open.next_compensation")
	case calculation.NextCollectionNotice:
		return web.Say(ctx, "open.next_notice")
	case calculation.NextOwnCollection:
		return web.Say(ctx, "open.next_own_collection")
	case calculation.NextOtherCollection:
		return web.Say(ctx, "open.next_other_collection")
	case calculation.NextDemand:
		return web.Say(ctx, "open.next_demand")
	case calculation.NextPaymentOrder:
		return web.Say(ctx, "open.next_payment_order")
	case calculation.NextCourt:
		return web.Say(ctx, "open.next_court")
	}
	return web.Say(ctx, "open.next_limitation")
}

func lineLabel(ctx context.Context, l calculation.Line) string {
	return l.Label(web.ReaderOf(ctx).Language, "")
}

func lineGround(ctx context.Context, l calculation.Line) string {
	return l.Ground(web.ReaderOf(ctx).Language)
}
