package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// asked returns the sums that the open tasks of a kind on the first case speak of.
func (h *house) asked(kind string) []string {
	h.t.Helper()
	var sums []string
	c := h.look(first).Case
	for _, open := range c.OpenTasks() {
		if open.Kind == kind {
			sums = append(sums, open.Args["amount"])
		}
	}
	return sums
}

// toPayBack checks what a person is asked to pay back; nothing is nobody asked.
func (h *house) toPayBack(want string) {
	h.t.Helper()
	got := h.asked(followup.TaskRefund)
	if want == "" && len(got) != 0 || want != "" && (len(got) != 1 || got[0] != want) {
		h.t.Errorf("to be paid back: %v, want %q", got, want)
	}
}

func (h *house) credits(invoice, note, amount, on string) {
	h.t.Helper()
	h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: invoice, Number: note, Amount: kr(amount), On: day(on)}))
}

func TestAnInvoiceThatIsCreditedAwayWasNotPaid(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.credits("1001", "K-1", "1200.00", "2026-11-01")
		if c := h.look(first).Case; c.Closed.Why != debt.ClosedCredited {
			h.t.Errorf("closed: %q, want credited", c.Closed.Why)
		}
		h.toPayBack("")
		h.proven()
	})
}

func TestACreditNoteBeyondItsInvoicePaysNothingBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		// 1,500.00 credited of 1,200.00, and nothing paid: 300.00 that never came in.
		h.credits("1001", "K-1", "1500.00", "2026-11-01")
		seen := h.look(first)
		if seen.Case.Closed.Why != debt.ClosedCredited || !seen.Owed.Overpaid.IsZero() || seen.Owed.Beyond != kr("300.00") {
			h.t.Errorf("closed %q, overpaid %v, beyond %v", seen.Case.Closed.Why, seen.Owed.Overpaid, seen.Owed.Beyond)
		}
		h.toPayBack("")
		if got := h.asked(followup.TaskBeyond); len(got) != 1 || got[0] != "300.00" {
			h.t.Errorf("asked of the credit note: %v", got)
		}
		// The answer stands.
		h.finish(first, followup.TaskBeyond)
		h.pays(first, "50.00")
		h.tasks(first, followup.TaskRefund)
		h.toPayBack("50.00")
		h.proven()
	})
}

func TestACreditNoteBeyondItsInvoiceLeavesTheOthersToAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;700,00")
		h.credits("1001", "K-1", "1500.00", "2026-11-01")
		h.owes(first, "700.00")
		h.run()
		h.steps(first) // nothing leaves before somebody has answered
		h.credits("1004", "K-2", "300.00", "2026-11-01")
		h.finish(first, followup.TaskBeyond)
		h.run()
		h.owes(first, "500.00") // 400.00 and the fee
		h.proven()
	})
}

func TestWhatIsToBePaidBackFollowsWhatHappens(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1500.00")
		h.toPayBack("300.00")
		again := h.pays(first, "200.00")
		h.toPayBack("500.00")
		h.credits("1001", "K-1", "100.00", "2026-11-01")
		h.toPayBack("600.00")
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, again))
		h.toPayBack("400.00")
		h.finish(first, followup.TaskRefund)
		h.toPayBack("")
		if owed := h.look(first).Owed; owed.Refunded != kr("400.00") || !owed.Total().IsZero() {
			h.t.Errorf("refunded %v, owed %v", owed.Refunded, owed.Total())
		}
		// What was paid back isn't asked for again with the next.
		h.pays(first, "75.00")
		h.toPayBack("75.00")
		h.proven()
	})
}

func TestAnInvoiceStaysPaidWhenThePaymentBouncesThatMoneyWasPaidBackOf(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		twice := h.pays(first, "1000.00")
		h.finish(first, followup.TaskRefund)
		// The second bounces: the invoice is paid by the first, and the 1,000.00 that went
		// back are owed for having been paid by mistake.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, twice))
		h.state(first, debt.Closed)
		h.owes(first, "0.00")
		h.paidInVain("1000.00")
		h.fails(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, twice), fault.Conflict, "payment.is_reversed")
		// Anna sends 1,050.00: there is nothing more to get, and 50.00 to pay back.
		h.pays(first, "1050.00")
		h.paidInVain("")
		h.toPayBack("50.00")
		h.proven()
	})
}

// 1,200.00 and a fee of 100.00 are owed on 2 November. The 1,200.00 leave 100.00, the
// 2,000.00 pay it, and 1,900.00 go back.
func TestOnlyWhatNeverCameIsOwedWhenThePaymentBouncesThatPaidTheRest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.pays(first, "1200.00")
		rest := h.pays(first, "2000.00")
		h.toPayBack("1900.00")
		h.finish(first, followup.TaskRefund)
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, rest))
		h.state(first, debt.Open)
		h.owes(first, "100.00")
		h.paidInVain("1900.00")
		h.proven()
	})
}

// paidInVain checks what a person is asked to get back; nothing is nobody asked.
func (h *house) paidInVain(want string) {
	h.t.Helper()
	got := h.asked(followup.TaskPaidOut)
	if want == "" && len(got) != 0 || want != "" && (len(got) != 1 || got[0] != want) {
		h.t.Errorf("paid back in vain: %v, want %q", got, want)
	}
}

func TestMoneyPaidBackOfAPaymentThatBouncesIsAskedFor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := h.pays(first, "2000.00")
		h.finish(first, followup.TaskRefund) // 800.00 went back
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.owes(first, "1200.00") // and the 800.00 are a claim of another kind
		h.tasks(first, followup.TaskPaidOut)
		if got := h.asked(followup.TaskPaidOut); got[0] != "800.00" {
			h.t.Errorf("asked for %v", got)
		}
		h.proven()
	})
}

// 49.99 too much is less than the 50.00 below which nothing is written for: nobody is asked
// to pay it back. It is the debtor's all the same, and is paid back by hand; with 0.01 more
// a person is asked.
func TestALittleTooMuchIsPaidBackByHandAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		back := func(amount string) error { return h.PayBack(h.t.Context(), h.person, h.creditor, first, kr(amount)) }
		h.invoices(anna)
		h.pays(first, "1249.99")
		h.state(first, debt.Closed)
		h.toPayBack("")
		h.owes(first, "-49.99")
		h.pays(first, "0.01")
		h.toPayBack("50.00")
		h.fails(back("50.01"), fault.Conflict, "case.refund_too_much")
		h.works(back("0.01"))
		h.toPayBack("")
		h.works(back("49.99"))
		h.owes(first, "0.00")
		h.fails(back("0.01"), fault.Conflict, "case.refund_too_much")
		h.proven()
	})
}
