package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func TestAPaymentOnTheWrongCaseIsMoved(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "800.00", day: "2026-11-01", text: "sag 10001"})
		wrong := h.paid(first)[0].Payment
		h.fails(h.move(first, wrong, first), fault.Invalid, "payment.same_case")
		h.fails(h.move(first, 999, first+1), fault.NotFound, "payment.not_found")
		h.works(h.move(first, wrong, first+1))
		h.owes(first, "1200.00")
		h.state(first+1, debt.Closed)
		if p := h.paid(first + 1)[0]; p.ValueOn != day("2026-11-01") {
			h.t.Errorf("moved payment = %+v, want it from the day it came", p)
		}
		h.fails(h.move(first, wrong, first+1), fault.Conflict, "payment.is_reversed")
		// And back again, as if it had never been anywhere else; the file stays known.
		h.works(h.move(first+1, h.paid(first + 1)[0].Payment, first))
		h.owes(first, "400.00")
		h.owes(first+1, "800.00")
		h.counts(h.bank("S1", movement{ref: "B1", amount: "800.00", day: "2026-11-01", text: "sag 10001"}), 0, 0, 0, 1, 0, 0)
		h.proven()
	})
}

func (h *house) move(number int64, payment debt.PaymentID, to int64) error {
	_, err := h.MovePayment(h.t.Context(), h.person, h.creditor, number, payment, to)
	return err
}

func TestWhatIsReversedByHandIsInTheInboxAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", text: "sag 10001"})
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, h.paid(first)[0].Payment))
		entry := h.inbox("bank.taken_back_by_person")[0]
		h.works(h.confirm(entry.ID, first)) // it was right after all
		h.owes(first, "900.00")
		h.inbox()
		h.proven()
	})
}

func TestAPaymentByHandThatLooksLikeOneBeforeIsMeant(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		again := casework.PaymentByHand{Number: first, Amount: kr("100.00"), ValueOn: day("2026-11-01")}
		record := func(p casework.PaymentByHand) error {
			_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, p)
			return err
		}
		h.works(record(again))
		h.fails(record(again), fault.Conflict, "payment.looks_repeated")
		again.Again = true
		h.works(record(again))
		for _, key := range []string{"a", "b", "a"} {
			again.Repeated = key
			h.works(record(again))
		}
		again.Repeated, again.Again, again.ValueOn = "", false, day("2026-11-02")
		h.works(record(again)) // another day
		h.owes(first, "700.00")
	})
}

func TestEntriesAndPaymentsAreHeldAgainstOneAnother(t *testing.T) {
	t.Parallel()
	for harm, want := range map[string]string{
		"UPDATE bank_entry SET payment_id = 5": "verify.bank_entry_without_payment",
		"UPDATE bank_entry SET amount = 1":     "verify.bank_entry_differs",
		"DELETE FROM bank_entry":               "verify.payment_without_entry",
		"UPDATE bank_entry SET case_id = 5":    "verify.bank_entry_differs",
		"UPDATE bank_entry SET identity = 'x'": "verify.bank_entry_differs",
	} {
		t.Run(harm, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", text: "sag 10001"})
				h.proven()
				h.harm(harm)
				if verdict := h.verdict(); !has(verdict, want) {
					h.t.Errorf("wrong = %+v, want %s", verdict.Wrong, want)
				}
			})
		})
	}
}
