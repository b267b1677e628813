package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
)

// Anna pays 500.00; a person enters them on the 1st, the bank tells of them on the 2nd, and the
// person puts that aside as the same money. When the bank takes it back the payment on the
// case is what bounced: a person is asked, and confirms.
func TestMoneyEnteredByHandThatBouncesIsAskedAbout(t *testing.T) {
	t.Parallel()
	for name, amount := range map[string]string{"a part": "500.00", "all": "1200.00"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr(amount), ValueOn: day("2026-11-01")})
				h.works(err)
				h.bank("S1", movement{ref: "B1", amount: amount, day: "2026-11-02", text: "sag 10001"})
				h.works(h.ignore(h.inbox("bank.may_be_recorded")[0].ID))
				h.at("2026-11-05")
				report := h.bank("S2", movement{ref: "B1", amount: amount, day: "2026-11-05", text: "sag 10001", out: true, back: true})
				if report.Unmatched != 1 || report.Reversed != 0 {
					h.t.Errorf("report = %+v, want one that waits", report)
				}
				bounced := h.inbox("bank.reversal_of_twin")[0]
				if bounced.Number != first {
					h.t.Errorf("it points to case %d, want %d", bounced.Number, first)
				}
				h.works(h.confirm(bounced.ID, 0))
				h.state(first, debt.Open)
				if got := h.look(first).Owed.Paid; !got.IsZero() {
					h.t.Errorf("paid = %v, want nothing", got)
				}
				h.inbox()
				h.proven()
			})
		})
	}
}

// The bank told of 300.00 on 1 November, and another 300.00 came in cash: what the bank takes
// back, under a reference of its own, is what it told of.
func TestTheBankTakesBackWhatItToldOf(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-01", text: "sag 10001"})
		h.at("2026-11-20")
		_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("300.00"), ValueOn: day("2026-11-20")})
		h.works(err)
		h.bank("S2", movement{ref: "R9", amount: "300.00", day: "2026-11-20", text: "sag 10001", out: true, back: true})
		paid := h.paid(first)
		if len(paid) != 1 || paid[0].Method != "hand" {
			h.t.Errorf("what stands is %+v, want the cash", paid)
		}
		h.proven()
	})
}
