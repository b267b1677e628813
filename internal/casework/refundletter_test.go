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

func TestALetterAsksForMoneyThatWasPaidBackOfAPaymentThatBounced(t *testing.T) {
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
		h.owes(first, "300.00") // 1,200.00 came in and 300.00 went out, of 1,200.00
		h.run()
		h.tasks(first)
		h.dispatches(first, "email received", "email received") // the receipt and the reminder
		if step := h.look(first).Case.Steps[0]; step.Asked != kr("400.00") {
			h.t.Errorf("asked for %v, want the 300.00 and a fee of 100.00", step.Asked)
		}
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
