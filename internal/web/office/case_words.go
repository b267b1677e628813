package office

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/money"
	"krav/internal/web"
)

// caseFrame is the frame around the pages of a case.
func caseFrame(ctx context.Context, title string) web.Frame {
	return explained(frame(ctx, "/cases", title), "case")
}

func (p casePage) title(ctx context.Context) string {
	return web.Say(ctx, "office.case_title", "number", strconv.FormatInt(p.Case.Number, 10), "debtor", p.debtorName(ctx))
}

// debtorName is what the debtor is called, or that nobody knows it any more.
func (p casePage) debtorName(ctx context.Context) string {
	if p.Case.Debtor.IsErased() {
		return web.Say(ctx, "office.erased_name")
	}
	return p.Case.Debtor.Name
}

// facts is the case in one line.
func (p casePage) facts(ctx context.Context) string {
	claims := web.Say(ctx, "office.claims_many", "count", web.Count(ctx, len(p.Case.Claims)))
	if len(p.Case.Claims) == 1 {
		claims = web.Say(ctx, "office.claims_one")
	}
	owes := web.Say(ctx, "office.fact_owes", "owed", web.Amount(ctx, p.Owed.Total()))
	if p.Owed.Total().IsNegative() {
		owes = web.Say(ctx, "office.fact_owed_back", "owed", web.Amount(ctx, p.owedEitherWay()))
	}
	return web.Say(ctx, "office.case_facts", "owes", owes, "claims", claims,
		"flow", flowName(ctx, p.Case.Flow), "day", web.Date(ctx, p.Case.OpenedOn))
}

// courtsOf names the courts whose district the debtor lives in.
func courtsOf(ctx context.Context, v identifier.Venue) string {
	names := make([]string, len(v.Courts))
	for i, court := range v.Courts {
		names[i] = string(court)
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return web.Say(ctx, "office.court_either", "first", strings.Join(names[:last], ", "), "last", names[last])
}

// owedEitherWay is what is owed by whoever owes it: owedLabel says who.
func (p casePage) owedEitherWay() money.Amount {
	if p.NoInterest == nil && p.Owed.Total().IsNegative() {
		return p.Owed.Total().Negated()
	}
	return p.Owed.Total()
}

// owedLabel names what is owed in the end.
func (p casePage) owedLabel(ctx context.Context) string {
	switch {
	case p.NoInterest != nil:
		return web.Say(ctx, "office.owed_without_interest")
	case p.Owed.Total().IsNegative():
		return web.Say(ctx, "office.owed_back")
	}
	return web.Say(ctx, "office.case_owed")
}

// enough says that the letter's sum ends the case while its deadline runs.
func (p casePage) enough(ctx context.Context) string {
	e := p.Enough
	spared := web.Say(ctx, e.Sparing(), "interest", web.Amount(ctx, e.Spared), "costs", web.Amount(ctx, e.Costs), "discount", web.Amount(ctx, e.Discount))
	return web.Say(ctx, p.EnoughWords(), "amount", web.Amount(ctx, e.Amount), "day", web.Date(ctx, e.Deadline), "spared", spared)
}

// followUp says how the case is followed up.
func (p casePage) followUp(ctx context.Context) string {
	switch {
	case p.Case.IsClosed():
		return web.Say(ctx, "office.follow_closed")
	case p.Case.Estate.Runs():
		return web.Say(ctx, "office.follow_estate")
	case p.Case.Objection.Open:
		return web.Say(ctx, "office.follow_disputed")
	case p.Case.OnHold(p.On):
		if p.Case.Hold.IsPromise() {
			return web.Say(ctx, "office.follow_promised", "day", web.Date(ctx, p.Case.Hold.By()))
		}
		return web.Say(ctx, "office.follow_on_hold", "day", web.Date(ctx, p.Case.Hold.Until))
	case p.Case.ByHand:
		return web.Say(ctx, "office.case_by_hand")
	}
	return web.Say(ctx, "office.follow_batch")
}

func language(ctx context.Context, d debt.Debtor) string {
	if d.Language == "en" {
		return web.Say(ctx, "office.language_en")
	}
	return web.Say(ctx, "office.language_da")
}
