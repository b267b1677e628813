package casework_test

import (
	"strings"
	"testing"

	"krav/internal/debt"
)

// The first reminder asks for 1,200.00 and its fee of 100.00 by 12 November. All of
// it is paid on the 10th, and the bank's file comes after the second reminder.
func TestWhoPaidInTimeOwesNoFeeBecauseTheMoneyWasKnownLate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		if steps := h.look(first).Case.Steps; len(steps) != 2 || !steps[1].Left() {
			h.t.Fatalf("steps = %+v, want two that have left", steps)
		}
		h.at("2026-11-14")
		h.pay(first, "1300.00", "2026-11-10")
		c := h.look(first).Case
		if c.Steps[0].Voided != "" || c.Steps[1].Voided != debt.VoidOvertaken || c.Closed.Why != debt.ClosedPaid {
			h.t.Errorf("steps void: %q, %q; closed: %q", c.Steps[0].Voided, c.Steps[1].Voided, c.Closed.Why)
		}
		h.owes(first, "0.00")
		h.work()
		// The second reminder was never to be sent, and the receipt says so.
		receipt := h.post.sent[len(h.post.sent)-1]
		for _, text := range []string{receipt.Text, string(receipt.Attachments[0].Bytes)} {
			if !strings.Contains(text, "Se bort fra") || !strings.Contains(text, "13.\u00a0november 2026") {
				h.t.Errorf("the receipt doesn't take back the letter of the 13th: %s", text)
			}
		}
		h.proven()
	})
}

// What was left after the tenth was asked for rightly, and costs its fee.
func TestWhoPaidAPartInTimeOwesTheFeeForTheRest(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		h.pay(first, "1000.00", "2026-11-10")
		c := h.look(first).Case
		if c.Steps[1].Voided != "" || c.IsClosed() {
			h.t.Errorf("second step void: %q, closed: %+v", c.Steps[1].Voided, c.Closed)
		}
		h.proven()
	})
}

// Both reminders were sent of an invoice that had been credited on the day before the
// first: it was never to be asked for.
func TestNobodyPaysForLettersAboutWhatWasCreditedBefore(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		h.at("2026-11-14")
		h.credits("1001", "K-1", "1200.00", "2026-11-01")
		c := h.look(first).Case
		if c.Steps[0].Voided != debt.VoidOvertaken || c.Steps[1].Voided != debt.VoidOvertaken || c.Closed.Why != debt.ClosedCredited {
			h.t.Errorf("steps void: %q, %q; closed: %q", c.Steps[0].Voided, c.Steps[1].Voided, c.Closed.Why)
		}
		h.owes(first, "0.00")
		h.proven()
	})
}

// Anna pays 1,300.00 on 10 November, and on the 14th, because the second reminder
// asked for it, 1,400.66: that fee and two days of interest at 10 % as well. The case
// has ended when the bank tells of the first payment. All of the second goes back.
func TestWhatWasPaidForAChargeThatWasNotOwedIsPaidBackOnAnEndedCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		h.at("2026-11-14")
		h.pay(first, "1400.66", "2026-11-14")
		h.state(first, debt.Closed)
		h.at("2026-11-20")
		h.pay(first, "1300.00", "2026-11-10")
		if c := h.look(first).Case; c.Steps[1].Voided != debt.VoidOvertaken || c.Steps[0].Voided != "" {
			h.t.Errorf("steps void: %q, %q", c.Steps[0].Voided, c.Steps[1].Voided)
		}
		h.toPayBack("1400.66")
		h.proven()
	})
}

// demanded brings Anna's case to the demand of 13 November: 1,200.00 and the fee of
// 100.00 for the notice of the 2nd, two days of interest, and 600.00 in costs, as the
// table has for 1,001 to 2,500 kroner.
func demanded(h *house) {
	h.t.Helper()
	h.invoices(anna)
	h.works(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "fast"))
	h.run()
	h.work()
	h.at("2026-11-13")
	h.run()
	h.work()
	h.owes(first, "1900.66")
	h.at("2026-11-14")
}

func TestCostsFollowWhatWasOwedWhenTheDemandLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		// 400.00 of 5 November: the fee and 300.00. For 900.00 the table has 350.00. With
		// three days of interest on 900.00, 0.74.
		h.pay(first, "400.00", "2026-11-05")
		h.owes(first, "1250.74")
		if costs := h.look(first).Owed.Charged.CollectionCosts; costs != kr("350.00") {
			h.t.Errorf("costs = %v", costs)
		}
		// A bounced payment raises nothing again: 1,200.00, 100.00, 350.00 and 0.99.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, h.paid(first)[0].Payment))
		h.owes(first, "1650.99")
		h.proven()
	})
}

func TestMoneyOfTheDemandsOwnDayLowersNoCosts(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		h.pay(first, "400.00", "2026-11-13")
		if costs := h.look(first).Owed.Charged.CollectionCosts; costs != kr("600.00") {
			h.t.Errorf("costs = %v", costs)
		}
	})
}

func TestACreditNoteFromBeforeTheDemandLowersItsCosts(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		// 800.00 are left, the fee, 350.00 in costs, and three days of interest, 0.66.
		h.credits("1001", "K-1", "400.00", "2026-11-05")
		h.owes(first, "1250.66")
		h.proven()
	})
}

// 1,200.00 was due on 26 September and is paid on 30 October; the reminder of 2 November was
// written for it. 34 days at 10 % are 11.18 kr., for which nobody writes: the
// reminder falls with its fee, and no other follows.
func TestAReminderThatWasAboutATrifleFallsWithItsFee(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(strings.Replace(strings.Replace(anna, "26-10-2026", "26-09-2026", 1), "12-10-2026", "12-09-2026", 1))
		h.run()
		h.at("2026-11-10")
		h.pay(first, "1200.00", "2026-10-30")
		h.steps(first, "reminder-1 step.overtaken")
		if left := h.look(first).Owed.Total(); !left.IsPositive() || !left.Less(kr("50.00")) {
			h.t.Errorf("%s is owed, want the interest alone", left)
		}
		h.at("2026-11-20")
		h.run()
		h.steps(first, "reminder-1 step.overtaken")
		h.proven()
	})
}

// 1,200.00 was due on 26 September and comes on 10 November: 45 days at 10 %, 14.79, are left,
// for which nobody writes. When the money goes back, all is owed again: nobody is asked about
// a trifle any more, and a reminder goes.
func TestWhoWasAskedOfATrifleIsAskedNoMoreWhenItsMoneyGoesBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(strings.Replace(strings.Replace(anna, "26-10-2026", "26-09-2026", 1), "12-10-2026", "12-09-2026", 1))
		h.at("2026-11-10")
		payment := h.pays(first, "1200.00")
		h.run()
		h.tasks(first, "task.trifle_left")
		h.at("2026-11-12")
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, payment))
		h.tasks(first)
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}
