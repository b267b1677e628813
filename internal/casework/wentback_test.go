package casework_test

import (
	"strings"
	"testing"

	"krav/internal/debt"
	"krav/internal/followup"
)

// bounces takes the last payment of the first case back.
func (h *house) bounces() {
	h.t.Helper()
	paid := h.paid(first)
	h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid[len(paid)-1].Payment))
}

// Anna has a receipt that says that the case is over. When the money goes back a person
// goes on with it, and the first letter says what happened and costs nothing.
func TestALetterSaysThatThePaymentWentBackAndCostsNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.work()
		h.at("2026-11-06")
		h.bounces()
		h.tasks(first, followup.TaskWentBack)
		h.run()
		h.steps(first)
		h.finish(first, followup.TaskWentBack)
		h.run()
		h.steps(first, "reminder-1")
		if fee := h.look(first).Case.Steps[0].Fee; !fee.IsZero() {
			h.t.Errorf("a fee of %v in the letter that tells of it", fee)
		}
		last := string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes)
		if !strings.Contains(last, "er gået tilbage, så du skylder beløbet igen") {
			h.t.Errorf("the letter doesn't say what happened:\n%s", last)
		}
		h.at("2026-11-20")
		h.run()
		h.steps(first, "reminder-1", "reminder-2")
		if fee := h.look(first).Case.Steps[1].Fee; fee != kr("100.00") {
			h.t.Errorf("the next letter has a fee of %v, want 100.00", fee)
		}
		last = string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes)
		if strings.Contains(last, "er gået tilbage") {
			h.t.Errorf("it is said twice:\n%s", last)
		}
		h.proven()
	})
}

// A payment on the wrong case is moved before anybody has been told of it: nothing is asked.
func TestNobodyIsAskedWhereTheDebtorWasToldNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.bounces()
		h.tasks(first)
		h.run()
		if steps := h.look(first).Case.Steps; len(steps) != 1 || steps[0].Fee != kr("100.00") {
			h.t.Errorf("steps %+v, want a reminder as if nothing had been", steps)
		}
		h.proven()
	})
}

// Costs need a notice that the debtor let pass. One that was answered by paying has been:
// when the money goes back another goes first.
func TestAfterMoneyThatWentBackCostsNeedANewNotice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		before := len(h.look(first).Case.Steps)
		h.pays(first, h.look(first).Owed.Total().String())
		h.work()
		h.state(first, debt.Closed)
		h.at("2026-11-25")
		h.bounces()
		// The costs of the demand had been warned of, and stand: 600.00 with the fee of
		// 100.00, and fourteen days of interest to the 25th, 4.60.
		h.owes(first, "1904.60")
		h.finish(first, followup.TaskWentBack)
		h.run()
		steps := h.look(first).Case.Steps[before:]
		if len(steps) != 1 || !steps[0].Document.IsCollectionNotice() || !steps[0].Fee.IsZero() {
			h.t.Errorf("then %+v, want a notice of collection without a fee", steps)
		}
		// The 600.00 that own collection may cost are in the sum: nothing can be added.
		last := string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes)
		if strings.Contains(last, "blive op til") {
			h.t.Errorf("the notice warns of costs that are charged already:\n%s", last)
		}
		h.proven()
	})
}
