package debt_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/money"
)

func voided(t *testing.T) debt.Case {
	t.Helper()
	return after(t, unsent(t), debt.StepVoided{Step: 1, Why: debt.VoidStopped})
}

func twice(t *testing.T) debt.Case {
	t.Helper()
	return after(t, reminded(t), reminder(2, "2026-08-27"))
}

func TestWhatIsPossibleWithSteps(t *testing.T) {
	t.Parallel()
	step := func(change func(*debt.StepTaken)) debt.Event {
		e := reminder(2, "2026-09-01")
		change(&e)
		return e
	}
	hold(t, []possibility{
		{"a second step", reminded, reminder(2, "2026-09-01"), ""},
		{"the same step twice", reminded, reminder(1, "2026-09-01"), "case.recorded_already"},
		{"a step while the first letter waits", unsent, reminder(2, "2026-09-01"), "case.letter_waits"},
		{"a step after the letter that waited was stopped", voided, reminder(2, "2026-09-01"), ""},
		{"a step on a disputed case", disputed, reminder(2, "2026-09-01"), "case.is_disputed"},
		{"a deadline before the letter leaves", reminded, step(func(s *debt.StepTaken) { s.Deadline = day("2026-08-31") }), "case.deadline_before_dispatch"},
		{"a negative fee", reminded, step(func(s *debt.StepTaken) { s.Fee = money.Kroner(-1, 0) }), "case.amount_not_positive"},
		{"a fee on no claim", reminded, step(func(s *debt.StepTaken) { s.FeeOn = 9 }), "case.claim_unknown"},
		{"no fee on no claim", reminded, step(func(s *debt.StepTaken) { s.Fee, s.FeeOn = money.Amount{}, 0 }), ""},
		{"compensation for no claim", reminded, step(func(s *debt.StepTaken) { s.Compensation, s.Each = []debt.ClaimID{9}, money.Kroner(310, 0) }), "case.claim_unknown"},
		{"compensation of nothing", reminded, step(func(s *debt.StepTaken) { s.Compensation = []debt.ClaimID{1} }), "case.amount_not_positive"},
		{"the last step is deleted", twice, debt.StepVoided{Step: 2, Why: debt.VoidDeleted}, ""},
		{"only the last step is deleted", twice, debt.StepVoided{Step: 1, Why: debt.VoidDeleted}, "case.step_not_last"},
		{"an earlier letter comes back", twice, debt.StepVoided{Step: 1, Why: debt.VoidUndelivered}, ""},
		{"a step is voided once", voided, debt.StepVoided{Step: 1, Why: debt.VoidDeleted}, "case.step_voided_already"},
		{"what was never taken isn't voided", reminded, debt.StepVoided{Step: 9, Why: debt.VoidDeleted}, "case.step_unknown"},
		{"a step is voided for a reason that is known", reminded, debt.StepVoided{Step: 1, Why: "bored"}, "case.voiding_unknown"},
	})
}

func TestWhatIsPossibleWithLetters(t *testing.T) {
	t.Parallel()
	taken := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, opened(t), reminder(1, "2026-08-16"))
	}
	hold(t, []possibility{
		{"a step's letter is composed", taken, debt.LetterComposed{Letter: 1, Step: 1}, ""},
		{"once", unsent, debt.LetterComposed{Letter: 2, Step: 1}, "case.letter_composed_already"},
		{"the same letter twice", unsent, debt.LetterComposed{Letter: 1}, "case.recorded_already"},
		{"a letter of no step", taken, debt.LetterComposed{Letter: 1, Step: 9}, "case.step_unknown"},
		{"a letter of a step that is void", voided, debt.LetterComposed{Letter: 2, Step: 1}, "case.step_voided_already"},
		{"a receipt for a payment", paid, debt.LetterComposed{Letter: 2, Payment: 1}, ""},
		{"a receipt for none", paid, debt.LetterComposed{Letter: 2, Payment: 9}, "case.payment_unknown"},
		{"a letter goes by a second channel", reminded, debt.DispatchOrdered{Dispatch: 2, Letter: 1, Channel: debt.Print}, ""},
		{"the same dispatch twice", reminded, debt.DispatchOrdered{Dispatch: 1, Letter: 1}, "case.recorded_already"},
		{"a dispatch of no letter", reminded, debt.DispatchOrdered{Dispatch: 2, Letter: 9}, "case.letter_unknown"},
		{"a dispatch of a letter whose step is void", voided, debt.DispatchOrdered{Dispatch: 2, Letter: 1}, "case.step_voided_already"},
	})
}

func TestWhatIsPossibleWithDispatches(t *testing.T) {
	t.Parallel()
	reported := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, reminded(t), debt.DispatchReported{Dispatch: 1, Status: debt.Delayed, Source: "r1"})
	}
	doubtful := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, unsent(t), debt.DispatchReported{Dispatch: 1, Status: debt.Unclear})
	}
	stopped := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, unsent(t), debt.DispatchStopped{Dispatch: 1, Why: "dispatch.stopped_paid"})
	}
	hold(t, []possibility{
		{"a message leaves", unsent, debt.DispatchHanded{Dispatch: 1, On: day("2026-09-01")}, ""},
		{"once", reminded, debt.DispatchHanded{Dispatch: 1, On: day("2026-09-01")}, "case.dispatch_has_left"},
		{"a message that nobody ordered", unsent, debt.DispatchHanded{Dispatch: 9}, "case.dispatch_unknown"},
		{"a message that was stopped too late", stopped, debt.DispatchHanded{Dispatch: 1, On: day("2026-09-01")}, ""},
		{"news", reminded, debt.DispatchReported{Dispatch: 1, Status: debt.Received, Source: "r1"}, ""},
		{"other news", reported, debt.DispatchReported{Dispatch: 1, Status: debt.Failed, Source: "r2"}, ""},
		{"the same news again", reported, debt.DispatchReported{Dispatch: 1, Status: debt.Delayed, Source: "r1"}, "case.report_known"},
		{"news without an identity", reported, debt.DispatchReported{Dispatch: 1, Status: debt.Received}, ""},
		{"news of nothing", reminded, debt.DispatchReported{Dispatch: 9}, "case.dispatch_unknown"},
		{"what waits is stopped", unsent, debt.DispatchStopped{Dispatch: 1, Why: "dispatch.stopped_paid"}, ""},
		{"so is what is in doubt", doubtful, debt.DispatchStopped{Dispatch: 1}, ""},
		{"what has left isn't stopped", reminded, debt.DispatchStopped{Dispatch: 1}, "case.dispatch_past_stopping"},
		{"nor what has been stopped", stopped, debt.DispatchStopped{Dispatch: 1}, "case.dispatch_past_stopping"},
		{"nor what isn't there", unsent, debt.DispatchStopped{Dispatch: 9}, "case.dispatch_unknown"},
	})
}

func TestWhatIsPossibleForAPerson(t *testing.T) {
	t.Parallel()
	held := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, reminded(t), debt.CaseHeld{Until: day("2026-09-02")})
	}
	heldUntilToday := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, reminded(t), debt.CaseHeld{Until: day("2026-09-01")})
	}
	byHand := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, reminded(t), debt.BatchLeft{}, debt.TaskRaised{Task: 1}, debt.TaskRaised{Task: 2}, debt.TaskDone{Task: 2})
	}
	hold(t, []possibility{
		{"a pause until tomorrow", reminded, debt.CaseHeld{Until: day("2026-09-02")}, ""},
		{"a longer pause", held, debt.CaseHeld{Until: day("2026-10-01")}, ""},
		{"a pause until today", reminded, debt.CaseHeld{Until: day("2026-09-01")}, "case.hold_day_passed"},
		{"a pause without an end", reminded, debt.CaseHeld{}, "case.hold_day_passed"},
		{"a pause is ended", held, debt.CaseResumed{}, ""},
		{"a pause that has ended isn't", heldUntilToday, debt.CaseResumed{}, "case.not_on_hold"},
		{"a case is taken out of batch follow-up", reminded, debt.BatchLeft{}, ""},
		{"once", byHand, debt.BatchLeft{}, "case.by_hand_already"},
		{"and taken in again", byHand, debt.BatchJoined{}, ""},
		{"where it was out", reminded, debt.BatchJoined{}, "case.in_batch_already"},
		{"another flow", reminded, debt.FlowChanged{Flow: "fast"}, ""},
		{"the same flow", reminded, debt.FlowChanged{Flow: "standard"}, "case.flow_unchanged"},
		{"no flow", reminded, debt.FlowChanged{}, "case.flow_missing"},
		{"an objection", reminded, debt.ObjectionRaised{Reason: "x"}, ""},
		{"a second objection while the first is open", disputed, debt.ObjectionRaised{Reason: "y"}, ""},
		{"an objection is answered", disputed, debt.ObjectionResolved{Outcome: debt.OutcomeUpheld}, ""},
		{"somehow or other", disputed, debt.ObjectionResolved{Outcome: "perhaps"}, "case.outcome_unknown"},
		{"where there was none", reminded, debt.ObjectionResolved{Outcome: debt.OutcomeUpheld}, "case.no_open_objection"},
		{"a task", byHand, debt.TaskRaised{Task: 3}, ""},
		{"the same task twice", byHand, debt.TaskRaised{Task: 1}, "case.recorded_already"},
		{"a task is done", byHand, debt.TaskDone{Task: 1}, ""},
		{"once, too", byHand, debt.TaskDone{Task: 2}, "case.task_done_already"},
		{"a task that nobody raised", byHand, debt.TaskDone{Task: 9}, "case.task_unknown"},
		{"a note", reminded, debt.NoteAdded{Text: "x"}, ""},
		{"an empty note", reminded, debt.NoteAdded{}, "case.note_empty"},
	})
}
