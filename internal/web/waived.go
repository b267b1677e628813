package web

import (
	"context"

	"krav/internal/money"
)

// Waived names what was taken off a debt without being paid: given up, in the words that a
// page has for it, or lost by limitation (forældet), as far as it is interest, or fees and
// costs.
func Waived(ctx context.Context, waived, interest, costs money.Amount, givenUp string) string {
	lost := interest.Plus(costs)
	switch {
	case lost.IsZero():
		return givenUp
	case waived != lost:
		return Say(ctx, "web.waived_or_barred")
	case costs.IsZero():
		return Say(ctx, "calc.line_time_barred")
	case interest.IsZero():
		return Say(ctx, "calc.line_time_barred_costs")
	}
	return Say(ctx, "web.barred")
}
