package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// files records that a court was asked for something today, about all claims of the first case.
func (h *house) files(route debt.CourtRoute) error {
	return h.FileAtCourt(h.t.Context(), h.person, h.creditor, first, casework.CourtFiling{Route: route, Filed: h.look(first).On, Venue: "Retten i Aarhus", Fee: kr("750.00")})
}

// hears records what came of it today.
func (h *house) hears(stage debt.CourtStage) error {
	return h.TellOfCourt(h.t.Context(), h.person, h.creditor, first, casework.CourtNews{Stage: stage, On: h.look(first).On})
}

// The claim 2002 of limitation_test.go is lost after 5 November 2026. At court its period
// stands still; endorsed on 2 November it has ten years, until 2 November 2036, a Sunday, and
// so Monday the 3rd. The step is then over, and the fee isn't the debtor's.
func TestAnEndorsedPaymentOrderIsAFoundation(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(soonLost)
		owed := h.look(first).Owed.Total()
		h.fails(h.files(debt.LevyRequest), fault.Unlawful, "guard.court_unfounded")
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
		if got := h.look(first).Owed.Total(); got != owed {
			h.t.Errorf("owed %v, want %v", got, owed)
		}
		h.works(h.files(debt.LevyRequest))
		h.proven()
	})
}

// Paid while the court has it, the case ends and a person is asked to take it back; who has
// done so has told it.
func TestACaseThatIsPaidIsTakenBackFromTheCourt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.files(debt.PaymentOrder))
		h.pays(first, "1200.00")
		h.state(first, debt.Closed)
		h.tasks(first, "task.court_paid")
		h.works(h.hears(debt.CourtWithdrawn))
		h.tasks(first)
		h.fails(h.hears(debt.CourtWithdrawn), fault.Conflict, "case.not_at_court")
		h.proven()
	})
}
