package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// dryRun plans a batch for today.
func (h *house) dryRun(key string) int64 {
	h.t.Helper()
	id, err := h.PlanBatch(h.t.Context(), h.person, h.creditor, civil.Date{}, key)
	h.works(err)
	return id
}

func (h *house) batch(id int64) casework.BatchView {
	h.t.Helper()
	seen, err := h.Batch(h.t.Context(), h.person, h.creditor, id)
	h.works(err)
	return seen
}

func (h *house) batchCases(q casework.BatchQuery) []casework.BatchCase {
	h.t.Helper()
	q.Limit = 100
	cases, err := h.BatchCases(h.t.Context(), h.person, h.creditor, q)
	h.works(err)
	return cases
}

func TestADryRunShowsWhatThePlanSaysAndDoesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		seen := h.batch(id)
		// Three first reminders: 100.00 in fee each.
		if got := seen.Sum(casework.OutcomeWaits); got.Cases != 3 || got.Fee.String() != "300.00" || got.Interest.String() != "1.92" {
			h.t.Errorf("the dry run comes to %+v", got)
		}
		if got := h.batchCases(casework.BatchQuery{Batch: id, Does: debt.FirstReminder.String()}); len(got) != 3 || got[0].Debtor == "" || got[0].Principal.String() == "0.00" {
			h.t.Errorf("its cases are %+v", got)
		}
		h.work()
		if rows := h.plan(""); len(rows) != 3 {
			h.t.Errorf("%d cases are due after a dry run, want 3 still", len(rows))
		}
	})
}

func TestAFormThatAsksTwiceIsGivenTheSameDryRun(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		if first, second := h.dryRun("form"), h.dryRun("form"); first != second {
			h.t.Errorf("one form made %d and %d", first, second)
		}
		if first, second := h.dryRun("form"), h.dryRun("other"); first == second {
			h.t.Error("two forms made one dry run")
		}
	})
}

func TestAnApprovedBatchIsCarriedOutOnceHoweverOftenItIsApproved(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work()
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work()
		seen := h.batch(id)
		if seen.State != casework.BatchDone || seen.Count(casework.OutcomeDone) != 3 || seen.All() != 3 {
			h.t.Errorf("the batch is %s: %+v", seen.State, seen.Parts)
		}
		if rows := h.plan(""); len(rows) != 0 {
			h.t.Errorf("%d cases are still due", len(rows))
		}
		for n := range int64(3) {
			if steps := h.look(first + n).Case.Steps; len(steps) != 1 {
				h.t.Errorf("case %d has %d steps, want one", first+n, len(steps))
			}
		}
		h.proven()
	})
}

func TestWhatAPersonLeavesOutIsNotDone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		left := h.batchCases(casework.BatchQuery{Batch: id, Does: debt.FirstReminder.String()})[1]
		h.works(h.ChooseInBatch(h.t.Context(), h.person, h.creditor, casework.BatchChoice{Batch: id, Cases: map[debt.CaseID]bool{left.Case: false}}))
		if err := h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3); !fault.HasKey(err, "batch.count_changed") {
			h.t.Errorf("approving three where two are chosen gave %v", err)
		}
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 2))
		h.work()
		seen := h.batch(id)
		if seen.Count(casework.OutcomeDone) != 2 || seen.Count(casework.OutcomeNotChosen) != 1 {
			h.t.Errorf("parts = %+v", seen.Parts)
		}
		if steps := h.look(left.Number).Case.Steps; len(steps) != 0 {
			h.t.Errorf("the case left out has %d steps", len(steps))
		}
	})
}

func TestAWholeSortIsLeftOutAndTakenInAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		for _, wanted := range []bool{false, true} {
			h.works(h.ChooseInBatch(h.t.Context(), h.person, h.creditor, casework.BatchChoice{Batch: id, Sorts: map[string]bool{debt.FirstReminder.String(): wanted}}))
			if got := h.batch(id).Count(casework.OutcomeWaits) == 3; got != wanted {
				h.t.Errorf("wanted %t, chosen %t", wanted, got)
			}
		}
		h.works(h.ChooseInBatch(h.t.Context(), h.person, h.creditor, casework.BatchChoice{Batch: id, Sorts: map[string]bool{debt.FirstReminder.String(): false}}))
		if err := h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 0); !fault.HasKey(err, "batch.nothing_chosen") {
			h.t.Errorf("approving nothing gave %v", err)
		}
	})
}

func TestACaseThatChangedSinceItWasShownIsSkippedAndNamed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-30"), "ferie"))
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work()
		changed := h.batchCases(casework.BatchQuery{Batch: id, Outcome: casework.OutcomeChanged})
		if len(changed) != 1 || changed[0].Number != first {
			h.t.Errorf("skipped %+v, want case %d", changed, first)
		}
		if seen := h.batch(id); seen.Count(casework.OutcomeDone) != 2 || seen.Skipped() != 1 || seen.All() != 3 {
			h.t.Errorf("parts = %+v", seen.Parts)
		}
	})
}

func TestAStoppedBatchDoesNoMore(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.stopsBatch(id, casework.BatchStopped)
		h.work()
		if seen := h.batch(id); seen.State != casework.BatchStopped || seen.Count(casework.OutcomeStopped) != 3 {
			h.t.Errorf("the batch is %s: %+v", seen.State, seen.Parts)
		}
		if rows := h.plan(""); len(rows) != 3 {
			h.t.Errorf("%d cases are due, want all three still", len(rows))
		}
	})
}

// stopsBatch stops a batch, from another window perhaps, and holds how it stands then.
func (h *house) stopsBatch(id int64, want casework.BatchState) {
	h.t.Helper()
	stands, err := h.StopBatch(h.t.Context(), h.person, h.creditor, id)
	if err != nil || stands != want {
		h.t.Errorf("the batch is %s (%v), want %s", stands, err, want)
	}
}

// Somebody stops in a second window a run that has ended meanwhile.
func TestABatchThatHasEndedIsSaidToHaveEnded(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work()
		h.stopsBatch(id, casework.BatchDone)
		if seen := h.batch(id); seen.State != casework.BatchDone || seen.Count(casework.OutcomeDone) != 3 {
			h.t.Errorf("the batch is %s: %+v", seen.State, seen.Parts)
		}
	})
}

func TestABatchForALaterDayWaitsForItAndDoesWhatWasShown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id, err := h.PlanBatch(h.t.Context(), h.person, h.creditor, day("2026-11-05"), "form")
		h.works(err)
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work()
		if seen := h.batch(id); seen.State != casework.BatchApproved || seen.Count(casework.OutcomeWaits) != 3 {
			h.t.Errorf("before its day it is %s: %+v", seen.State, seen.Parts)
		}
		h.at("2026-11-05")
		h.work()
		if seen := h.batch(id); seen.State != casework.BatchDone || seen.Count(casework.OutcomeDone) != 3 {
			h.t.Errorf("on its day it is %s: %+v", seen.State, seen.Parts)
		}
	})
}

func TestABatchIsUndoneWhereNothingHasLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		h.work() // two e-mails leave, and one letter waits to be posted
		undone, stand, err := h.UndoBatch(h.t.Context(), h.person, h.creditor, id)
		h.works(err)
		if undone != 1 || stand != 2 {
			h.t.Errorf("undone %d, stand %d; want 1 and 2", undone, stand)
		}
		if rows := h.plan(""); len(rows) != 1 {
			h.t.Errorf("%d cases are due again, want the one", len(rows))
		}
		h.proven()
	})
}

// While the first of two e-mails is being handed over to the server, somebody takes the
// batch back. That one leaves, so it stands; the other, and the letter on paper, are
// taken back.
func TestABatchThatIsUndoneLeavesAloneWhatIsBeingHandedOver(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		h.works(h.ApproveBatch(h.t.Context(), h.person, h.creditor, id, 3))
		undone, stand := 0, 0
		h.post.answers(func(m casework.Outgoing) error {
			h.fails(h.StopSending(h.t.Context(), h.person, h.creditor, m.Dispatch), fault.Conflict, "dispatch.on_its_way")
			h.fails(h.SendBy(h.t.Context(), h.person, h.creditor, m.Dispatch, debt.Print), fault.Conflict, "dispatch.on_its_way")
			var err error
			undone, stand, err = h.UndoBatch(h.t.Context(), h.person, h.creditor, id)
			h.works(err)
			return nil
		})
		h.work()
		h.work()
		if undone != 2 || stand != 1 {
			h.t.Errorf("undone %d, stand %d; want 2 and 1", undone, stand)
		}
		h.mails(1)
		if rows := h.plan(""); len(rows) != 2 {
			h.t.Errorf("%d cases are due again, want two", len(rows))
		}
		h.proven()
	})
}

func TestOnlyWhoMayApprovesABatch(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		id := h.dryRun("form")
		reader := personAt(h.creditor, access.Reader)
		if err := h.ApproveBatch(h.t.Context(), reader, h.creditor, id, 3); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a reader approved: %v", err)
		}
		other := h.add(fjord())
		if _, err := h.Batch(h.t.Context(), personAt(other, access.Administrator), other, id); !fault.Is(err, fault.NotFound) {
			h.t.Errorf("another creditor's batch gave %v", err)
		}
	})
}
