package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// filedOn is the day that a court was asked: today, and of payment orders yesterday. Nobody
// has demanded these claims in writing, so that one of today would be refused.
func (h *house) filedOn(route debt.CourtRoute) civil.Date {
	today := h.look(first).On
	if route == debt.PaymentOrder {
		return today.AddDays(-1)
	}
	return today
}

// files records that a court was asked for something, about all claims of the first case.
func (h *house) files(route debt.CourtRoute) error {
	return h.FileAtCourt(h.t.Context(), h.person, h.creditor, first, casework.CourtFiling{Route: route, Filed: h.filedOn(route), Venue: "Retten i Aarhus", Fee: kr("750.00")})
}

// filesFree records the same without a fee.
func (h *house) filesFree(route debt.CourtRoute) error {
	return h.FileAtCourt(h.t.Context(), h.person, h.creditor, first, casework.CourtFiling{Route: route, Filed: h.filedOn(route)})
}

// hears records what came of it today.
func (h *house) hears(stage debt.CourtStage) error {
	return h.TellOfCourt(h.t.Context(), h.person, h.creditor, first, casework.CourtNews{Stage: stage, On: h.look(first).On})
}

// The claim 2002 of limitation_test.go is lost after 5 November 2026. At court its period
// stands still; endorsed on 2 November it has ten years, until 2 November 2036, a Sunday, and
// so Monday the 3rd. The step is then over. The fee of 750.00 is on the debt, and covers the levy as well
// (retsafgiftslovens § 13): a new one is refused.
func TestAnEndorsedPaymentOrderIsAFoundation(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(soonLost)
		owed := h.look(first).Owed.Total()
		h.fails(h.files(debt.LevyRequest), fault.Unlawful, "guard.court_unfounded")
		today := casework.CourtFiling{Route: debt.PaymentOrder, Filed: h.look(first).On}
		h.fails(h.FileAtCourt(h.t.Context(), h.person, h.creditor, first, today), fault.Unlawful, "guard.court_not_demanded")
		h.works(h.files(debt.PaymentOrder))
		h.tasks(first)
		same(h.t, "lost within ten years", h.lost(3650), nil)
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("at court: %+v, want nothing", rows)
		}
		h.fails(h.files(debt.PaymentOrder), fault.Conflict, "case.at_court_already")
		h.fails(h.hears(debt.LevyMade), fault.Invalid, "case.court_stage_unknown")
		h.works(h.hears(debt.Served))
		h.works(h.hears(debt.Endorsed))
		c := h.look(first).Case
		if c.AtCourt() != nil || len(c.Founded()) != 1 || !c.Foundations[0].IsEnforceable() {
			h.t.Errorf("at court %+v, foundations %+v", c.AtCourt(), c.Foundations)
		}
		clock, err := c.LimitationOf(h.LawInForce(), c.Claims[0].ID)
		h.works(err)
		same(h.t, "lost after", []string{clock.Last.String()}, []string{"2036-11-03"})
		if got, want := h.look(first).Owed.Total(), owed.Plus(kr("750.00")); got != want {
			h.t.Errorf("owed %v, want %v", got, want)
		}
		h.fails(h.files(debt.LevyRequest), fault.Unlawful, "guard.court_fee_covered")
		h.works(h.filesFree(debt.LevyRequest))
		h.proven()
	})
}

// 1,200.00 is owed, and 750.00 is the court's fee. Paid while the court has it, the case ends
// and a person is asked to take it back; who has done so has told it. The fee was paid and
// stands.
func TestACaseThatIsPaidIsTakenBackFromTheCourt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.files(debt.PaymentOrder))
		h.pays(first, "1949.99")
		h.state(first, debt.Open)
		h.pays(first, "0.01")
		h.state(first, debt.Closed)
		h.tasks(first, "task.court_paid")
		h.works(h.hears(debt.CourtWithdrawn))
		h.tasks(first)
		h.fails(h.hears(debt.CourtWithdrawn), fault.Conflict, "case.not_at_court")
		h.proven()
	})
}

// 750.00 is what the court takes, whatever the claim: an øre more is refused, and nothing of it
// is recorded. What came to nothing is no longer the debtor's: 1,200.00 is owed as before.
func TestTheFeeOfAStepThatCameToNothingIsTakenOffTheDebt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		dear := casework.CourtFiling{Route: debt.PaymentOrder, Filed: h.filedOn(debt.PaymentOrder), Fee: kr("750.01")}
		h.fails(h.FileAtCourt(t.Context(), h.person, h.creditor, first, dear), fault.Unlawful, "guard.court_fee_high")
		if c := h.look(first).Case; len(c.CourtSteps) != 0 {
			h.t.Errorf("steps = %+v, want none", c.CourtSteps)
		}
		for _, stage := range []debt.CourtStage{debt.CourtWithdrawn, debt.CourtDismissed} {
			h.works(h.files(debt.PaymentOrder))
			same(h.t, "owed at court", []string{h.look(first).Owed.Total().String()}, []string{"1950.00"})
			h.works(h.hears(stage))
			same(h.t, "owed after", []string{h.look(first).Owed.Total().String()}, []string{"1200.00"})
		}
		h.proven()
	})
}

// Only a court awards costs. What it awarded is put on the debt by hand, with where it stands,
// and may be taken off again once.
func TestWhatACourtHasAwardedIsPutOnTheDebt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		award := casework.CourtAward{On: h.look(first).On, Amount: kr("1500.00"), Text: "Påtegning, BS-1/2026"}
		h.fails(h.AwardCosts(t.Context(), h.person, h.creditor, first, award), fault.Unlawful, "guard.award_undecided")
		h.works(h.files(debt.PaymentOrder))
		h.works(h.hears(debt.Endorsed))
		h.fails(h.AwardCosts(t.Context(), h.person, h.creditor, first, casework.CourtAward{On: award.On, Amount: award.Amount}), fault.Invalid, "case.award_text_missing")
		h.works(h.AwardCosts(t.Context(), h.person, h.creditor, first, award))
		seen := h.look(first)
		same(h.t, "owed", []string{seen.Owed.Total().String(), seen.Owed.Charged.CourtCosts.String()}, []string{"3450.00", "2250.00"})
		awarded := seen.Case.CourtCosts[1].Charged.Cost
		h.works(h.DropCourtCost(t.Context(), h.person, h.creditor, first, awarded))
		h.fails(h.DropCourtCost(t.Context(), h.person, h.creditor, first, awarded), fault.Conflict, "case.court_cost_gone")
		same(h.t, "owed after", []string{h.look(first).Owed.Total().String()}, []string{"1950.00"})
		h.proven()
	})
}
