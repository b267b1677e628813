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
	seen.Case.Standstills = []debt.Standstill{
		{Interval: civil.Interval{From: day("2026-11-02"), Until: day("2026-11-06")}, Why: debt.StillDisputed},
		{Interval: civil.Interval{From: day("2026-11-04"), Until: day("2026-11-05")}, Why: debt.StillSpared},
	}
	same(t, "days without interest", freeTold(&seen), []string{
		"2026-11-02 2026-11-04 still.disputed ", "2026-11-04 2026-11-05 still.spared Konto", "2026-11-05 2026-11-06 still.disputed ",
	})
}

// A case had ended on the 3rd and was taken up again on the 5th; since the 7th an objection
// is handled, and nobody has answered. The debtor, who doesn't read the journal, is told
// the same reasons.
func TestDaysWithoutInterestHaveTheirOwnReason(t *testing.T) {
	t.Parallel()
	seen := casework.CaseView{On: day("2026-11-09")}
	seen.Case.Claims = []debt.Claim{{InterestFrom: day("2026-10-27")}}
	seen.Case.Account.Free = []civil.Interval{{From: day("2026-11-03"), Until: day("2026-11-05")}, {From: day("2026-11-07")}}
	seen.Case.Standstills = []debt.Standstill{
		{Interval: civil.Interval{From: day("2026-11-03"), Until: day("2026-11-05")}, Why: debt.StillEnded},
		{Interval: civil.Interval{From: day("2026-11-07")}, Why: debt.StillDisputed},
	}
	same(t, "days without interest", freeTold(&seen), []string{"2026-11-03 2026-11-05 still.ended ", "2026-11-07 2026-11-10 still.disputed "})
}

func freeTold(seen *casework.CaseView) []string {
	var got []string
	for _, free := range seen.FreeDays() {
		got = append(got, free.From.String()+" "+free.Until.String()+" "+free.Because+" "+free.Why)
	}
	return got
}

// Reminder 1 of 2 November asks for 1,200.00, seven days' interest at 10 % (2.3014: 2.30) and
// 100.00, by the 12th. Its account was wrong from the 5th to the 9th: the debtor has five
// days more, to Tuesday the 17th, and the sum of the letter is enough until then.
func TestDaysThatTheCreditorWastedMoveTheDebtorsDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.AgreedDue = true })
		h.invoices(anna)
		h.run()
		h.at("2026-11-05")
		h.works(h.SpareInterest(h.t.Context(), h.person, h.creditor, first, day("2026-11-05"), day("2026-11-09"), "Kontoen var forkert"))
		if why := h.look(first).Decision.Reasons[0].Key; why != "followup.creditors_delay" {
			h.t.Errorf("nothing is done because %s, want the creditor's delay", why)
		}
		// The letter's last day moves to the 17th, so the next comes on the 18th at the earliest.
		if waits := h.look(first).Decision; waits.Reasons[0].Args["date"] != "2026-11-10" || waits.Next != "reminder-2" || waits.Earliest != day("2026-11-18") {
			h.t.Errorf("waits until %v, then %s on %v; want 10 November, reminder-2 on the 18th", waits.Reasons[0].Args, waits.Next, waits.Earliest)
		}
		h.at("2026-11-17")
		h.run()
		h.steps(first, "reminder-1")
		seen := h.look(first)
		if seen.ToPay() != kr("1302.30") || seen.Enough.Deadline != day("2026-11-17") {
			h.t.Errorf("to pay %v by %v, want 1302.30 by 17 November", seen.ToPay(), seen.Enough.Deadline)
		}
		h.pays(first, "1302.30")
		h.state(first, debt.Closed)
		h.proven()
	})
}
