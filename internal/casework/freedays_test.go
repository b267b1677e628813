package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
)

// Interest runs from 27 October; the account was wrong from the 20th to the 31st. Before
// the 27th there was none to give up, and what is given up of days to come isn't told yet.
func TestTheDaysWithoutInterestAreToldWithTheirReason(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.AgreedDue = true })
		h.invoices(anna)
		h.at("2026-11-09")
		h.works(h.SpareInterest(h.t.Context(), h.person, h.creditor, first, day("2026-10-20"), day("2026-10-31"), "Kontoen var forkert"))
		h.works(h.SpareInterest(h.t.Context(), h.person, h.creditor, first, day("2026-11-30"), day("2026-12-02"), "Banken lukker"))
		seen, err := h.Case(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
		h.works(err)
		var got []string
		for _, free := range seen.FreeDays() {
			got = append(got, free.From.String()+" "+free.Until.String()+" "+free.Why)
		}
		same(h.t, "days without interest", got, []string{"2026-10-27 2026-11-01 Kontoen var forkert"})
	})
}

// An objection of the 2nd stops the interest until it is answered on the 6th, and the
// interest of the 4th was given up besides: the days before and after are the objection's.
func TestDaysThatWereGivenUpWithinAnObjectionAreToldApart(t *testing.T) {
	t.Parallel()
	seen := casework.CaseView{On: day("2026-11-09"), Events: []debt.Occurred{
		{Event: debt.InterestSpared{From: day("2026-11-04"), Until: day("2026-11-05"), Why: "Konto"}},
	}}
	seen.Case.Claims = []debt.Claim{{InterestFrom: day("2026-10-27")}}
	seen.Case.Account.Free = []civil.Interval{{From: day("2026-11-02"), Until: day("2026-11-06")}}
	var got []string
	for _, free := range seen.FreeDays() {
		got = append(got, free.From.String()+" "+free.Until.String()+" "+free.Why)
	}
	same(t, "days without interest", got, []string{"2026-11-02 2026-11-04 ", "2026-11-04 2026-11-05 Konto", "2026-11-05 2026-11-06 "})
}
