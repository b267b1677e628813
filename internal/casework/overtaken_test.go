package casework_test

import (
	"testing"

	"krav/internal/debt"
)

// The first reminder asks for 1,200.00 and its fee of 100.00 by 12 November. All of
// it is paid on the 10th, and the bank's file comes after the second reminder.
func TestWhoPaidInTimeOwesNoFeeBecauseTheMoneyWasKnownLate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		if steps := h.look(first).Case.Steps; len(steps) != 2 || !steps[1].Left() {
			h.t.Fatalf("steps = %+v, want two that have left", steps)
		}
		h.at("2026-11-14")
		h.pay(first, "1300.00", "2026-11-10")
		c := h.look(first).Case
		if c.Steps[0].Voided != "" || c.Steps[1].Voided != debt.VoidOvertaken || c.Closed.Why != debt.ClosedPaid {
			h.t.Errorf("steps void: %q, %q; closed: %q", c.Steps[0].Voided, c.Steps[1].Voided, c.Closed.Why)
		}
		h.owes(first, "0.00")
		h.proven()
	})
}

// What was left after the tenth was asked for rightly, and costs its fee.
func TestWhoPaidAPartInTimeOwesTheFeeForTheRest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		h.pay(first, "1000.00", "2026-11-10")
		c := h.look(first).Case
		if c.Steps[1].Voided != "" || c.IsClosed() {
			h.t.Errorf("second step void: %q, closed: %+v", c.Steps[1].Voided, c.Closed)
		}
		h.proven()
	})
}
