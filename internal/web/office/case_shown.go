package office

import (
	"context"
	"strings"

	"krav/internal/debt"
	"krav/internal/web"
)

// shownFacts says of a letter that had left when, for how much, and what is known of
// whether it was read.
func shownFacts(ctx context.Context, s debt.Shown) string {
	said := []string{web.Say(ctx, "office.shown_left", "day", web.Date(ctx, s.LeftOn), "amount", web.Amount(ctx, s.Total))}
	if !s.Deadline.IsZero() {
		said = append(said, web.Say(ctx, "office.shown_deadline", "day", web.Date(ctx, s.Deadline)))
	}
	if !s.OpenedOn.IsZero() {
		said = append(said, web.Say(ctx, "office.shown_opened", "day", web.Date(ctx, s.OpenedOn)))
	}
	if s.Voided {
		said = append(said, web.Say(ctx, "office.shown_voided"))
	}
	return strings.Join(said, " · ")
}
