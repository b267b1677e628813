package casework_test

import (
	"testing"

	"krav/internal/casework"
)

// A list that has the newest entry first tells of the reversal before it tells of the
// payment; and so do files that are taken in out of order.
func TestAReversalThatIsToldOfFirstMeetsItsPayment(t *testing.T) {
	t.Parallel()
	paid := movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)}
	for _, c := range []struct {
		what string
		back movement
	}{
		{"by the bank's reference, and no case", movement{ref: "B1", amount: "1200.00", day: "2026-11-03", out: true, back: true}},
		{"by the bank's reference, and the case", movement{ref: "B1", amount: "1200.00", day: "2026-11-03", out: true, back: true, slip: slip(first)}},
		{"by case and amount", movement{ref: "B7", amount: "1200.00", day: "2026-11-02", out: true, back: true, slip: slip(first)}},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna, bent)
				h.at("2026-11-03")
				h.counts(h.bank("S2", c.back), 0, 0, 1, 0, 0, 0)
				h.counts(h.bank("S1", paid), 0, 0, 0, 0, 1, 0)
				h.settledOnceTakenBack()
				h.counts(h.bank("S1", paid), 0, 0, 0, 1, 0, 0)
				// The debtor pays anew: that is another payment.
				h.counts(h.bank("S3", movement{ref: "B8", amount: "1200.00", day: "2026-11-03", slip: slip(first)}), 1, 0, 0, 0, 0, 0)
				h.owes(first, "0.00")
				h.proven()
			})
			onBoth(t, func(h *house) {
				h.invoices(anna, bent)
				h.at("2026-11-03")
				h.counts(h.bank("S1", c.back, paid), 0, 0, 1, 0, 1, 0) // in one file
				h.settledOnceTakenBack()
			})
		})
	}
}

// settledOnceTakenBack holds that a payment and its reversal have met: nothing waits,
// and nothing is booked.
func (h *house) settledOnceTakenBack() {
	h.t.Helper()
	h.inbox()
	h.owes(first, "1200.00")
	for state, want := range map[casework.BankState]string{casework.BankIgnored: "bank.taken_back", casework.BankReversed: "bank.reversed_unbooked"} {
		if lines := h.lines(state); len(lines) != 1 || lines[0].Why != want {
			h.t.Errorf("%s: %+v, want %s", state, lines, want)
		}
	}
}

func TestAPaymentAfterAReversalThatWaitsIsAnother(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-04")
		h.bank("S1", movement{ref: "B7", amount: "1200.00", day: "2026-11-02", out: true, back: true, slip: slip(first)})
		h.counts(h.bank("S2", movement{ref: "B8", amount: "1200.00", day: "2026-11-03", slip: slip(first)}), 1, 0, 0, 0, 0, 0)
		h.owes(first, "0.00")
		h.inbox("bank.reversal_of_unknown")
	})
}

func TestMoneyThatCantBeToldApartDoesntMeetAReversal(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.at("2026-11-03")
		back := movement{ref: "B7", amount: "1200.00", day: "2026-11-03", out: true, back: true, slip: short(first)} // perhaps of the case
		h.bank("S2", back)
		h.inbox("bank.reversal_perhaps_of")
		h.counts(h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", slip: slip(first)}), 1, 0, 0, 0, 0, 0)
		h.inbox("bank.reversal_perhaps_of")
	})
}
