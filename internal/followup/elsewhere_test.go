package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// The claim of 4,000.00 has its last timely day on 1 February 2026. A notice of Friday 27
// February gave until Monday 9 March, one of the day before until the 8th, a Sunday, and so
// until the 9th too. Only the collection flow takes either as sent.
func TestANoticeFromElsewhereCountsInTheCollectionFlow(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		flow, noticed, on string
		happens           func(c *debt.Case)
		want, why         string
	}{
		"its time has passed":            {flow: "collection", noticed: "2026-02-27", on: "2026-03-10", want: "800.00", why: "guard.costs_allowed"},
		"its time ends today":            {flow: "collection", noticed: "2026-02-27", on: "2026-03-09", want: "0.00", why: "guard.costs_notice_runs"},
		"it ends past the Sunday":        {flow: "collection", noticed: "2026-02-26", on: "2026-03-09", want: "0.00", why: "guard.costs_notice_runs"},
		"another flow":                   {flow: "standard", noticed: "2026-02-10", on: "2026-03-10", want: "0.00", why: "guard.costs_no_notice"},
		"no notice":                      {flow: "collection", noticed: "", on: "2026-03-10", want: "0.00", why: "guard.costs_no_notice"},
		"on the last timely day":         {flow: "collection", noticed: "2026-02-01", on: "2026-03-10", want: "0.00", why: "guard.costs_no_notice"},
		"the day after the last timely":  {flow: "collection", noticed: "2026-02-02", on: "2026-03-10", want: "800.00", why: "guard.costs_allowed"},
		"told since that nothing's owed": {"collection", "2026-02-10", "2026-03-10", func(c *debt.Case) { c.OwesAgainOn = civil.MustParse("2026-02-11") }, "0.00", "guard.costs_no_notice"},
		"Krav's own runs": {"collection", "2026-02-10", "2026-03-05", func(c *debt.Case) {
			sent(t, c, 1, debt.CollectionNotice, "2026-02-27", "2026-03-09")
		}, "800.00", "guard.costs_allowed"},
	} {
		made := owing(t)
		made.Flow = c.flow
		if c.noticed != "" {
			made.Claims[0].Earlier = debt.EarlierReminders{Count: 1, Last: civil.MustParse(c.noticed), Notice: civil.MustParse(c.noticed)}
		}
		if c.happens != nil {
			c.happens(&made)
		}
		if got, why := costs(t, &made, c.on); got.String() != c.want || why != c.why {
			t.Errorf("%s: %v because %s, want %s because %s", name, got, why, c.want, c.why)
		}
	}
}

// Who was warned about one claim elsewhere pays for the collection of that one: 2,000.00 that
// came without a notice lifts 4,000.00 into no higher bracket.
func TestOnlyClaimsWithANoticeFromElsewhereCount(t *testing.T) {
	t.Parallel()
	c := owing(t)
	c.Flow = followup.CollectionFlow
	c.Claims[0].Earlier.Notice = civil.MustParse("2026-02-10")
	apply(t, &c, civil.MustParse("2026-02-05"), debt.ClaimRegistered{Claim: debt.Claim{
		ID: 2, Number: "2", Arisen: civil.MustParse("2026-02-05"), Due: civil.MustParse("2026-02-05"), Principal: money.Kroner(2_000, 0),
	}})
	if got, why := costs(t, &c, "2026-03-10"); got.String() != "800.00" {
		t.Errorf("costs = %v because %s", got, why)
	}
}
