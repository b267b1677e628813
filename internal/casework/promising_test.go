package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Anna promises on 3 November to pay by the 20th: the second reminder, due on the 13th,
// waits. The money doesn't come, and on the 21st the flow goes on where it was.
func TestAPromiseIsWaitedForAndABrokenOneIsNot(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		promise := func(by string) error {
			return h.TakePromise(h.t.Context(), h.person, h.creditor, first, casework.Promise{By: day(by), Amount: kr("500.00"), Text: "får løn"})
		}
		h.fails(promise("2026-11-02"), fault.Invalid, "case.promise_day_passed")
		h.works(promise("2026-11-20"))
		for _, night := range []string{"2026-11-13", "2026-11-20"} {
			h.at(night)
			if rows := h.run(); len(rows) != 0 {
				h.t.Errorf("%s: %+v, want nothing", night, rows)
			}
		}
		if hold := h.look(first).Case.Hold; !hold.IsPromise() || hold.By() != day("2026-11-20") {
			h.t.Errorf("hold = %+v", hold)
		}
		h.at("2026-11-21")
		h.run()
		h.steps(first, "reminder-1", "reminder-2")
		h.proven()
	})
}

// A promise on the very day it is given is one, and may be given up again like a pause.
func TestAPromiseMayBeGivenUpAndIsMetByMoney(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.TakePromise(h.t.Context(), h.person, h.creditor, first, casework.Promise{By: day("2026-11-02")}))
		h.works(h.Resume(h.t.Context(), h.person, h.creditor, first))
		h.run()
		h.steps(first, "reminder-1")
		h.works(h.TakePromise(h.t.Context(), h.person, h.creditor, first, casework.Promise{By: day("2026-11-05")}))
		h.pays(first, "1300.00")
		h.state(first, debt.Closed)
	})
}
