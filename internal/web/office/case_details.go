package office

import (
	"context"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/web"
)

// interestKinds say of what kind the interest of the claims is that are owed, and from when
// it runs: once for each kind, from its first day.
func (p casePage) interestKinds(ctx context.Context) []string {
	var statutory, agreed civil.Date
	for _, left := range p.Owed.Claims {
		claim := p.Case.Claim(left.Claim)
		if claim == nil || claim.InterestFrom.IsZero() || !left.IsOwed() {
			continue
		}
		if claim.Agreed.IsZero() {
			statutory = civil.Earliest(statutory, claim.InterestFrom)
		} else {
			agreed = civil.Earliest(agreed, claim.InterestFrom)
		}
	}
	var said []string
	if !statutory.IsZero() {
		said = append(said, web.Say(ctx, "office.interest_statutory", "day", web.Date(ctx, statutory)))
	}
	if !agreed.IsZero() {
		said = append(said, web.Say(ctx, "office.interest_agreed", "day", web.Date(ctx, agreed)))
	}
	return said
}

// openedBy says when the debtor last opened the page of the case by a letter's link or code.
func (p casePage) openedBy(ctx context.Context) string {
	var last civil.Date
	for i := range p.Case.Dispatches {
		for _, report := range p.Case.Dispatches[i].Reports {
			if report.Status == debt.Opened {
				last = civil.Latest(last, report.On)
			}
		}
	}
	if last.IsZero() {
		return web.Say(ctx, "office.debtors_page_unopened")
	}
	return web.Say(ctx, "office.debtors_page_opened", "day", web.Date(ctx, last))
}
