package calculation

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/wording"
)

// BornWhileDisputed returns the days up to a day on which an objection was handled and
// interest ran on a claim of the case all the same, as the creditor has chosen.
func BornWhileDisputed(c *debt.Case, on civil.Date) []debt.Standstill {
	var first civil.Date
	for i := range c.Account.Claims {
		first = civil.Earliest(first, c.Account.Claims[i].InterestFrom)
	}
	if first.IsZero() {
		return nil
	}
	var found []debt.Standstill
	charged := civil.Interval{From: first, Until: on.AddDays(1)}
	for _, still := range c.Standstills {
		if still.Bears && still.Overlap(charged).Days() > 0 {
			still.From = civil.Latest(still.From, first)
			found = append(found, still)
		}
	}
	return found
}

// BornText says on a day that interest ran on some days though an objection was handled.
func BornText(in wording.Language, born debt.Standstill, on civil.Date) string {
	values := map[string]string{"from": wording.Date(in, born.From)}
	if born.Until.IsZero() || born.Until.AddDays(-1).After(on) {
		return wording.Say(in, "still.disputed_bears_now", values)
	}
	values["to"] = wording.Date(in, born.Until.AddDays(-1))
	return wording.Say(in, "still.disputed_bears", values)
}
