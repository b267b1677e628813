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

// The file tells of the return before it tells of the money. What stood on the case was the
// same money, entered by hand: the return takes it back, and the credit isn't booked after it.
func TestMoneyThatWentBackIsNotBookedWhenItIsToldOfLast(t *testing.T) {
	t.Parallel()
	credit := movement{ref: "B1", amount: "300.00", day: "2026-11-02", text: "sag 10001"}
	back := movement{ref: "B1", amount: "300.00", day: "2026-11-03", text: "sag 10001", out: true, back: true}
	for name, files := range map[string][][]movement{"in one file": {{back, credit}}, "in the next": {{back}, {credit}}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("300.00"), ValueOn: day("2026-11-01")})
				h.works(err)
				h.at("2026-11-04")
				for i, movements := range files {
					h.bank("S"+string(rune('1'+i)), movements...)
				}
				if got := h.look(first).Owed.Paid; !got.IsZero() {
					h.t.Errorf("paid = %v, want nothing", got)
				}
				h.inbox()
				h.proven()
			})
		})
	}
}

// The bank doesn't say that money went back: it is money out that names Anna's case, and just
// what she paid. What the creditor has recorded as paid back to her isn't asked about, nor rent.
func TestMoneyOutThatLooksLikeAReturnIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "sag 10001"})
		h.state(first, debt.Closed)
		h.at("2026-11-06")
		report := h.bank("S2",
			movement{ref: "B2", amount: "1200.00", day: "2026-11-06", text: "Retur sag 10001", out: true},
			movement{ref: "B3", amount: "1200.00", day: "2026-11-06", text: "husleje", out: true},
			movement{ref: "B4", amount: "800.00", day: "2026-11-06", text: "sag 10002", out: true})
		if report.Unmatched != 1 || report.Outgoing != 2 {
			h.t.Errorf("report = %+v, want one that waits and two passed over", report)
		}
		h.state(first, debt.Closed) // nothing is guessed
		h.works(h.confirm(h.inbox("bank.looks_returned")[0].ID, 0))
		h.state(first, debt.Open)
		h.owes(first, "1200.00")
		h.proven()
	})
}

func TestMoneyThatTheCreditorPaidBackIsNoReturn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.pays(first, "1200.00") // by mistake
		h.works(h.PayBack(h.t.Context(), h.person, h.creditor, first, kr("1200.00")))
		report := h.bank("S1", movement{ref: "B1", amount: "1200.00", day: "2026-11-02", text: "retur sag 10001", out: true})
		if report.Outgoing != 1 || report.Unmatched != 0 {
			h.t.Errorf("report = %+v, want money passed over", report)
		}
	})
}

// The bank's entry says nothing: a person puts it aside and enters the money on Anna's case.
// When the bank takes it back he is told, and says where it stands.
func TestMoneyPutAsideThatBouncesIsToldOf(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-01", text: "x", payer: "Clara Dam"})
		h.works(h.ignore(h.inbox("bank.no_reference")[0].ID))
		h.pay(first, "300.00", "2026-10-30")
		h.at("2026-11-05")
		if report := h.bank("S2", movement{ref: "B1", amount: "300.00", day: "2026-11-05", text: "x", out: true, back: true}); report.Unmatched != 1 || report.Reversed != 0 {
			h.t.Errorf("report = %+v, want one that waits", report)
		}
		bounced := h.inbox("bank.reversal_of_ignored")[0]
		h.works(h.confirm(bounced.ID, first))
		h.owes(first, "1200.00")
		h.inbox()
		h.proven()
	})
}

// The return comes first and waits; the payment is entered by hand, and then the bank tells
// of it: a person says whether it is the one that went back.
func TestAReturnThatCameFirstIsAskedAboutBesideAPaymentByHand(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", text: "sag 10001", out: true, back: true})
		h.inbox("bank.reversal_of_unknown")
		h.pay(first, "300.00", "2026-11-01")
		h.bank("S2", movement{ref: "B1", amount: "300.00", day: "2026-11-01", text: "sag 10001"})
		waits := h.inbox("bank.reversal_of_twin")[0]
		h.works(h.confirm(waits.ID, first))
		h.owes(first, "1200.00")
		h.inbox()
		h.proven()
	})
}
