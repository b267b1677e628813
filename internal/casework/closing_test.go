package casework_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/journal"
)

// reminded brings Anna's case to 13 November: 1,200.00, two fees and two days of
// interest, 0.66.
func reminded(h *house) {
	h.t.Helper()
	h.invoices(anna)
	h.run()
	h.work()
	h.at("2026-11-13")
	h.run()
	h.work()
	h.owes(first, "1400.66")
}

func TestACaseThatIsWithdrawnIsWaivedWithInterestAndFees(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		reminded(h)
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWithdrawn))
		seen := h.look(first)
		// Interest stops on the day it is withdrawn: one day, 0.33.
		if !seen.Owed.Total().IsZero() || seen.Owed.Waived != kr("1400.33") {
			h.t.Errorf("owed %v, waived %v", seen.Owed.Total(), seen.Owed.Waived)
		}
		if got := h.row(first).OwedFixed; !got.IsZero() {
			h.t.Errorf("the list has %v", got)
		}
		// What comes in afterwards is the debtor's.
		h.at("2026-11-20")
		h.pays(first, "400.00")
		h.toPayBack("400.00")
		h.owes(first, "-400.00")
		h.finish(first, "task.refund_overpayment")
		h.owes(first, "0.00")
		h.proven()
	})
}

func TestACaseThatIsWrittenOffIsOwedStill(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		reminded(h)
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.at("2026-11-20")
		h.owes(first, "1400.33") // and no further interest
		h.pays(first, "400.00")
		h.owes(first, "1000.33")
		h.toPayBack("")
		// All that was left comes after all: the case is paid, and the debtor is told.
		h.pays(first, "1000.33")
		if got := h.look(first).Case; got.Closed.Why != debt.ClosedPaid || got.Closed.On != day("2026-11-20") {
			h.t.Errorf("closed %+v, want paid on 20 November", got.Closed)
		}
		h.owes(first, "0.00")
		h.work()
		h.proven()
	})
}

func TestAnObjectionThatIsUpheldGivesUpWhatIsLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		reminded(h)
		h.objects(first)
		h.works(h.resolves(first, "upheld"))
		h.owes(first, "0.00")
		h.proven()
	})
}

// Before the form said what becomes of the rest, it stood as it was, and stands so.
func TestACaseThatEndedInTheOldFormIsReadAsItWas(t *testing.T) {
	t.Parallel()
	event, err := journal.Decode(journal.Content{Kind: "case.closed", Form: 1, Payload: "why:21:case.closed_withdrawn\n"})
	if err != nil {
		t.Fatal(err)
	}
	if closed, ok := event.(debt.CaseClosed); !ok || closed.Waives {
		t.Errorf("event = %+v", event)
	}
}
