package web

import (
	"context"

	"krav/internal/money"
)

// Waived names what was taken off a debt without being paid: given up, in the words that a
// page has for it, or as far as it is interest, lost by limitation (forældede renter).
func Waived(ctx context.Context, waived, timeBarred money.Amount, givenUp string) string {
	switch timeBarred {
	case money.Amount{}:
		return givenUp
	case waived:
		return Say(ctx, "calc.line_time_barred")
	}
	return Say(ctx, "web.waived_or_barred")
}
