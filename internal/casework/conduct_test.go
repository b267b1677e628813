package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func TestAPauseEndsOnItsDayOrBefore(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-02"), ""), fault.Invalid, "case.hold_day_passed")
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-10"), "har ringet"))
		h.at("2026-11-09")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("rows = %+v", rows)
		}
		h.works(h.Resume(h.t.Context(), h.person, h.creditor, first))
		h.works(h.Resume(h.t.Context(), h.person, h.creditor, first)) // it has ended: nothing to end
		h.run()
		h.steps(first, "reminder-1")
	})
}

func TestACaseRunByHandIsLeftOutUntilItJoinsAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		for range 2 {
			h.works(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first))
		}
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("rows = %+v", rows)
		}
		h.state(first, debt.RunByHand)
		for range 2 {
			h.works(h.JoinBatch(h.t.Context(), h.person, h.creditor, first))
		}
		h.run()
		h.steps(first, "reminder-1")
		h.pays(first, "1300.00")
		h.fails(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.is_closed")
	})
}

func TestACaseRunByHandStillClosesWhenItIsPaid(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first))
		h.pays(first, "1200.00")
		h.state(first, debt.Closed)
	})
}

func TestDeletingASentLetterTakesItsFeeButNotItsTenDays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first))
		h.steps(first, "reminder-1 step.deleted")
		h.dispatches(first, "email received") // it stays in the log
		h.owes(first, "1200.00")
		h.fails(h.Rewind(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.nothing_to_rewind")
		h.at("2026-11-12")
		h.run()
		h.steps(first, "reminder-1 step.deleted")
		h.at("2026-11-13") // ten whole days after the 2nd
		h.run()
		h.steps(first, "reminder-1 step.deleted", "reminder-1")
		// The one fee, and two days of interest.
		h.owes(first, "1300.66")
	})
}

func TestDeletingStepByStepGoesBackToTheBeginning(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-13")
		h.run()
		h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first))
		h.owes(first, "1300.66")
		h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first))
		h.owes(first, "1200.66")
		h.fails(h.Rewind(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.nothing_to_rewind")
		if got := h.row(first).NextStep; got != "reminder-1" {
			h.t.Errorf("next step = %s", got)
		}
	})
}

func TestAWholeRunIsUndoneUntilItsMessagesLeave(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, clara)
		before := h.plan("")
		h.decide(casework.Approval{Always: true})
		for number := int64(first); number < first+3; number++ {
			h.works(h.Rewind(h.t.Context(), h.person, h.creditor, number))
		}
		h.work()
		h.mails(0)
		for i, row := range h.plan("") {
			if row.Fingerprint != before[i].Fingerprint {
				h.t.Errorf("case %d: %q, want %q as before", row.Number, row.Fingerprint, before[i].Fingerprint)
			}
		}
	})
}

func TestAFlowIsChanged(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "langsom"), fault.NotFound, "flow.not_found")
		h.fails(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "standard"), fault.Conflict, "case.flow_unchanged")
		h.works(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "fast"))
		h.run()
		h.steps(first, "collection-notice")
	})
}

func TestACaseIsClosedForAReason(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.decide(casework.Approval{Always: true})
		h.fails(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedPaid), fault.Invalid, "case.closing_unknown")
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.work()
		h.mails(1) // the other's
		h.owes(first, "1200.00")
		if got := h.look(first).Case.Closed; got.Why != debt.ClosedWrittenOff || got.On != day("2026-11-02") {
			h.t.Errorf("closed = %+v", got)
		}
		h.fails(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWithdrawn), fault.Conflict, "case.is_closed")
		h.fails(h.Rewind(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.nothing_to_rewind")
		h.proven()
	})
}

func TestACaseIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.fails(h.Reopen(h.t.Context(), h.person, h.creditor, first, ""), fault.Conflict, "case.not_closed")
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.at("2026-12-02")
		h.works(h.Reopen(h.t.Context(), h.person, h.creditor, first, "Har fået arbejde"))
		// 1,200.00 due 26 October, printed, of an invoice of the 12th: interest from 12
		// November, when the case was closed, and from today on: a day of 1,200.00 at 10 %.
		h.owes(first, "1200.33")
		c := h.look(first).Case
		if c.IsClosed() || len(c.Notes) != 1 || c.Notes[0].Text != "Har fået arbejde" {
			h.t.Errorf("closed %v, notes %+v", c.IsClosed(), c.Notes)
		}
		h.run()
		h.steps(first, "reminder-1")
		h.pays(first+1, h.look(first+1).Owed.Total().String())
		h.work()
		h.fails(h.Reopen(h.t.Context(), h.person, h.creditor, first+1, ""), fault.Conflict, "case.nothing_to_reopen")
		h.state(first+1, debt.Closed)
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first+1))
		h.fails(h.Reopen(h.t.Context(), h.person, h.creditor, first+1, ""), fault.Conflict, "case.debtor_erased")
		h.proven()
	})
}

func TestNotesTasksAndCorrections(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Note(h.t.Context(), h.person, h.creditor, first, ""), fault.Invalid, "note.empty")
		h.fails(h.Note(h.t.Context(), h.person, h.creditor, first, "ringede fra 010190-1234"), fault.Invalid, "text.has_cpr")
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ringede: betaler fredag"))
		if notes := h.look(first).Case.Notes; len(notes) != 1 || notes[0].Text != "ringede: betaler fredag" || notes[0].By != h.person.String() {
			h.t.Errorf("notes = %+v", notes)
		}
		h.fails(h.FinishTask(h.t.Context(), h.person, h.creditor, first, 404, ""), fault.NotFound, "task.not_found")
		h.fails(h.Correct(h.t.Context(), h.person, h.creditor, first, debt.Debtor{}), fault.Invalid, "debtor.name_missing")
		h.fails(h.Correct(h.t.Context(), h.person, h.creditor, first, debt.Debtor{Name: "Anna Holm", Email: "anna at holm"}), fault.Invalid, "debtor.email_wrong")
		for field, wrong := range map[string]debt.Debtor{"postcode": {Name: "Anna Holm", Postcode: "99"}, "mobile": {Name: "Anna Holm", Mobile: "12"}} {
			err := h.Correct(h.t.Context(), h.person, h.creditor, first, wrong)
			h.fails(err, fault.Invalid, "contact."+field+"_unusable")
		}
		h.corrects(first, func(d *debt.Debtor) { d.Mobile = "+4512345678" })
		if got := h.look(first).Case.Debtor.Mobile; got != "+4512345678" {
			h.t.Errorf("mobile = %q", got)
		}
		h.at("2026-12-24")
		h.run()
		h.at("2027-01-05")
	})
}

func TestTheLastStepIsAPersonsAndIsAskedForOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "fast"))
		h.run()
		h.at("2026-11-13")
		h.run()
		h.steps(first, "collection-notice", "collection-demand")
		for _, on := range []string{"2026-11-24", "2026-11-25", "2026-12-01"} {
			h.at(on)
			h.run()
			h.tasks(first, "task.demand_ran_out")
		}
		h.finish(first, "task.demand_ran_out")
		h.at("2026-12-02")
		h.run()
		h.tasks(first)
		// The case is not forgotten: after 30 days without anything, somebody is asked.
		h.at("2026-12-30")
		h.run()
		h.tasks(first)
		h.at("2026-12-31")
		h.run()
		h.tasks(first, "task.case_stands_still")
	})
}

// The reminder flow asks a person before collection. The move to another flow answers it,
// and the demand is what comes next.
func TestAMoveToAnotherFlowAnswersWhatWasAskedOfAStep(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "reminders"))
		for _, night := range []string{"2026-11-02", "2026-11-13", "2026-11-24", "2026-12-05"} {
			h.at(night)
			h.run()
		}
		h.steps(first, "reminder-1", "reminder-2", "collection-notice")
		h.tasks(first, "task.next_step_by_hand")
		h.works(h.ChangeFlow(h.t.Context(), h.person, h.creditor, first, "standard"))
		h.tasks(first)
		h.run()
		h.steps(first, "reminder-1", "reminder-2", "collection-notice", "collection-demand")
		h.proven()
	})
}
