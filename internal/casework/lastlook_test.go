package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
)

// waitingLetter brings Anna's case to where her first reminder lies ready and its
// e-mail hasn't left, and lets something happen before it is tried again.
func (h *house) waitingLetter(then func()) {
	h.t.Helper()
	h.invoices(anna)
	h.decide(casework.Approval{Always: true})
	h.post.answers(busy)
	h.work()
	h.post.answers(nil)
	h.dispatches(first, "email waiting")
	then()
	h.later(10 * backoff)
	h.work()
}

func TestALetterThatAPaymentOvertookDoesntLeave(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.pays(first, "1200.00") })
		h.dispatches(first, "email stopped dispatch.stopped_paid", "email received") // the second is the receipt
		h.steps(first, "reminder-1 step.stopped")
		h.mails(1)
		if seen := h.look(first); seen.Case.State() != debt.Closed || !seen.Owed.Total().IsZero() {
			h.t.Errorf("case %s, owed %v", seen.Case.State(), seen.Owed.Total())
		}
		h.proven()
	})
}

func TestALetterIsMadeAnewForWhatAPartPaymentLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.pays(first, "500.00") })
		h.dispatches(first, "email stopped dispatch.stopped_changed", "email received")
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
		h.mails(1)
		h.owes(first, "800.00") // 700.00 and the reminder's 100.00, once
		seen := h.look(first)
		if step := seen.Case.Steps[1]; step.Asked != kr("800.00") || seen.Case.Letters[1].Total != kr("800.00") {
			h.t.Errorf("asked %v, letter of %v", step.Asked, seen.Case.Letters[1].Total)
		}
		h.proven()
	})
}

func TestALetterIsNotMadeForASumThatWasPaidBetween(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.decide(casework.Approval{Always: true})
		h.pays(first, "500.00") // before the letter was composed
		h.work()
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
		h.dispatches(first, "email received")
		h.owes(first, "800.00")
		h.tasks(first)
		h.proven()
	})
}

func TestNoLetterLeavesAfterAnObjection(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.works(h.Object(h.t.Context(), h.person, h.creditor, first, "har aldrig fået varen"))
		})
		h.dispatches(first, "email stopped dispatch.stopped_disputed")
		h.mails(0)
		h.owes(first, "1200.00")
		h.tasks(first, "task.answer_objection")
	})
}

func TestNoLetterLeavesFromACaseOnHold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-20"), "ferie"))
		})
		h.dispatches(first, "email stopped dispatch.stopped_held")
		h.mails(0)
		h.owes(first, "1200.00")
		h.at("2026-11-19")
		h.run()
		h.steps(first, "reminder-1 step.stopped")
		h.at("2026-11-20") // that day it is due again
		h.run()
		h.steps(first, "reminder-1 step.stopped", "reminder-1")
		h.mails(1)
	})
}

func TestALetterThatWasDeletedDoesntLeave(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first)) })
		h.dispatches(first, "email stopped dispatch.stopped_by_hand")
		h.mails(0)
		h.run() // the case points at the same step again
		h.steps(first, "reminder-1 step.deleted", "reminder-1")
		h.mails(1)
	})
}

func TestNoLetterLeavesFromACaseThatWasClosed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		})
		h.dispatches(first, "email stopped dispatch.stopped_closed")
		h.mails(0)
		h.owes(first, "1200.00")
	})
}

func TestALetterFollowsACorrectedAddress(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.corrects(first, func(d *debt.Debtor) { d.Email = "anna@ny.example" }) })
		h.dispatches(first, "email stopped dispatch.stopped_address", "email received")
		if got := h.post.sent[0].To; len(h.post.sent) != 1 || got != "anna@ny.example" {
			h.t.Errorf("%d e-mails, the first to %s", len(h.post.sent), got)
		}
		h.owes(first, "1300.00")
	})
}

func TestALetterThatMissedItsDayGetsANewDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.at("2026-11-03") })
		h.dispatches(first, "email stopped dispatch.stopped_late", "email received")
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
		h.mails(1)
		step := h.look(first).Case.Steps[1]
		if step.Planned != day("2026-11-03") || step.Dispatched != day("2026-11-03") || step.Deadline != day("2026-11-13") {
			h.t.Errorf("step = %+v", step)
		}
		if got := h.look(first).Case.Letters[1].Dated; got != day("2026-11-03") {
			h.t.Errorf("letter dated %v", got)
		}
		h.owes(first, "1300.00")
		h.proven()
	})
}

func TestMoneyThatComesWhileAMessageLeavesTakesItsFee(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.decide(casework.Approval{Always: true})
		h.post.answers(func(casework.Outgoing) error {
			h.post.answer = nil // the receipt that follows leaves undisturbed
			h.pays(first, "1200.00")
			return nil
		})
		h.work()
		h.state(first, debt.Closed)
		h.owes(first, "0.00")
		h.steps(first, "reminder-1 step.stopped")
		if d := h.look(first).Case.Dispatches[0]; d.HandedOn != day("2026-11-02") {
			h.t.Errorf("dispatch = %+v, want the log to say that it left", d)
		}
		h.mails(2)
		h.proven()
	})
}

func TestAReceiptDoesntLeaveForMoneyThatWentBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := h.pays(first, "1200.00")
		h.post.answers(busy)
		h.work()
		h.post.answers(nil)
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.later(10 * backoff)
		h.work()
		h.dispatches(first, "email stopped dispatch.stopped_reversed")
		h.mails(0)
	})
}

// corrects changes what is known of a case's debtor.
func (h *house) corrects(number int64, change func(*debt.Debtor)) {
	h.t.Helper()
	debtor := h.look(number).Case.Debtor
	change(&debtor)
	h.works(h.Correct(h.t.Context(), h.person, h.creditor, number, debtor))
}

// A file says that the invoice has been paid; a person is asked whether it was. Another
// takes the case on himself. In both the plan would have left the case out.
func TestNoLetterLeavesWhileAPersonHasTheCaseOrIsAskedOfIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.invoices(strings.Replace(anna, "1.200,00", "0,00", 1)) })
		h.tasks(first, followup.TaskBalance)
		h.dispatches(first, "email stopped dispatch.stopped_asked")
		h.mails(0)
		h.owes(first, "1200.00")
	})
	onBoth(t, func(h *house) {
		h.waitingLetter(func() { h.works(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first)) })
		h.dispatches(first, "email stopped dispatch.stopped_left")
		h.mails(0)
		h.owes(first, "1200.00")
		h.proven()
	})
}
