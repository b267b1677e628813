package office

import (
	"context"

	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// claimsApart is how many claims of one day stand on the timeline one by one. More are
// told of together: a debtor of sixty invoices would have a page of nothing else.
const claimsApart = 5

// claimsUntil counts the claims that were registered on the same day one after the other,
// up to the event with an index.
func (p casePage) claimsUntil(last int) int {
	count := 0
	for i := last; i >= 0; i-- {
		if _, is := p.Events[i].Event.(debt.ClaimRegistered); !is || p.Events[i].On != p.Events[last].On {
			break
		}
		count++
	}
	return count
}

// claimsTogether tells of many claims at once: how many, the first and the last, and what
// they come to.
func claimsTogether(ctx context.Context, registered []debt.Occurred) web.Happening {
	var total money.Amount
	number := func(i int) string {
		claim, _ := registered[i].Event.(debt.ClaimRegistered)
		return claim.Claim.Number
	}
	for i := range registered {
		if e, is := registered[i].Event.(debt.ClaimRegistered); is {
			total = total.Plus(e.Claim.Principal)
		}
	}
	which := ""
	if first, last := number(0), number(len(registered)-1); first != "" && last != "" {
		which = web.Say(ctx, "office.tl_claims_which", "first", first, "last", last)
	}
	told := one(web.CategoryCost, web.IconFileText, web.Say(ctx, "office.tl_claims", "count", web.Count(ctx, len(registered))), which)
	return told.of(web.Figure(ctx, total)).from(web.Date(ctx, registered[0].On))[0]
}
