package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/letter"
)

func TestAReceiptIsMadeAlsoWhereTheMoneyWasPaidBackFirst(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1500.00")
		h.finish(first, followup.TaskRefund) // 300.00 went back before the receipt was made
		h.work()
		h.tasks(first)
		h.dispatches(first, "email received")
		if got := h.look(first).Case.Letters; len(got) != 1 || got[0].Document != debt.PaymentReceipt || !got[0].Total.IsZero() {
			h.t.Errorf("letters = %+v, want one receipt after which nothing is owed", got)
		}
		h.proven()
	})
}

// Anna's payment is taken back by a mistake. Before it is entered anew, another invoice
// comes: it was due when the 300.00 were paid back, and is owed in full.
func TestALetterShowsMoneyThatWasPaidBackBeforeAnotherInvoiceCame(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := h.pays(first, "1500.00")
		h.work()
		h.finish(first, followup.TaskRefund)
		h.at("2026-11-03")
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.owes(first, "1200.00")
		h.paidInVain("300.00")
		h.invoices("1004;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;700,00")
		h.pay(first, "1500.00", "2026-11-02")
		h.paidInVain("")
		h.owes(first, "700.00") // 1,500.00 came in and 300.00 went out, of 1,900.00
		h.run()
		h.work()
		h.tasks(first)
		if step := h.look(first).Case.Steps[0]; step.Asked != kr("800.00") || !step.Left() {
			h.t.Errorf("asked for %v, want the 700.00 and a fee of 100.00", step.Asked)
		}
		h.proven()
	})
}

func TestAPaymentThatBouncesAfterAnotherPaidTheInvoiceIsAskedForByNoLetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "300.00", day: "2026-11-02", slip: slip(first)},
			movement{ref: "B2", amount: "1200.00", day: "2026-11-02", slip: slip(first)})
		h.work()
		h.toPayBack("300.00")
		h.finish(first, followup.TaskRefund)
		h.at("2026-11-03")
		h.bank("S2", movement{ref: "B1", amount: "300.00", day: "2026-11-03", slip: slip(first), out: true, back: true})
		h.owes(first, "0.00") // the 1,200.00 paid the invoice
		h.run()
		h.tasks(first, followup.TaskPaidOut)
		h.paidInVain("300.00")
		h.steps(first)
		h.proven()
	})
}

// jammed prints nothing: each letter's figures are said not to add up.
type jammed struct{ press }

func (jammed) Print(casework.Creditor, []byte, letter.Content) (casework.Printed, error) {
	return casework.Printed{}, fault.New(fault.Corrupt, "letter.payment_does_not_add_up").With("day", "02-11-2026").With("name", "Anna Holm")
}

// The task says which payment it is, and names no person.
func TestATaskOfAReceiptThatCantBeMadeSaysWhichPaymentItIs(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		options := h.options()
		options.Printer = jammed{}
		h.Service = casework.New(options)
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.work()
		h.tasks(first, "task.receipt_not_made")
		args := h.look(first).Case.Tasks[0].Args
		if args["why"] != "letter.payment_does_not_add_up" || args["day"] != "02-11-2026" || args["name"] != "" {
			h.t.Errorf("the task says %v", args)
		}
	})
}
