package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
)

// An invoice that is paid before its day is paid: the case ends, the receipt names the
// invoice, and nothing is to be paid back. Nothing happens when the day comes.
func TestAnInvoicePaidBeforeItsDayEndsItsCase(t *testing.T) {
	t.Parallel()
	for name, invoice := range map[string]string{"named": "1001", "unnamed": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;26-10-2026;09-11-2026;1.200,00")
				paid := casework.PaymentByHand{Number: first, Amount: kr("1200.00"), Invoice: invoice}
				_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, paid)
				h.works(err)
				h.state(first, debt.Closed)
				h.owes(first, "0.00")
				h.tasks(first)
				h.work()
				h.mails(1)
				if receipt := string(h.post.sent[0].Attachments[0].Bytes); !strings.Contains(receipt, "1001") || !strings.Contains(receipt, "1.200,00") {
					h.t.Errorf("the receipt is %q, want invoice 1001 and 1.200,00", receipt)
				}
				h.at("2026-11-20")
				h.run()
				h.owes(first, "0.00")
				h.steps(first)
				h.proven()
			})
		})
	}
}

// A part of it is paid before: the case goes on, and the rest is asked for in its time.
func TestAPartPaidBeforeTheDayIsLeftOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;26-10-2026;09-11-2026;1.200,00")
		h.pays(first, "200.00")
		h.owes(first, "0.00")
		if owed := h.look(first).Owed; owed.NotDue != kr("1000.00") || owed.NextDue != day("2026-11-09") {
			h.t.Errorf("to come %v on %v, want 1000.00 on 9 November", owed.NotDue, owed.NextDue)
		}
		h.at("2026-11-10")
		h.owes(first, "1000.00")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// While another invoice is owed, money that the debtor sent for the one to come waits
// for it, and isn't asked for again.
func TestMoneyForTheInvoiceToComeWaitsForIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1009;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;26-10-2026;09-11-2026;500,00")
		_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("500.00"), Invoice: "1009"})
		h.works(err)
		if owed := h.look(first).Owed; owed.Total() != kr("1200.00") || owed.Prepaid != kr("500.00") || !owed.NotDue.IsZero() {
			h.t.Errorf("owed %v, waiting %v, to come %v", owed.Total(), owed.Prepaid, owed.NotDue)
		}
		h.pays(first, "1200.00")
		h.state(first, debt.Closed)
		h.tasks(first)
		h.proven()
	})
}
