package casework

import (
	"context"
	"maps"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// runBatch carries a batch out, turn by turn. What becomes of each case is written
// in the transaction that does it, so a batch whose process dies goes on where it
// was, and does nothing twice.
func (s *Service) runBatch(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	for {
		more, err := s.batchTurn(ctx, creditor, args.Batch, chunk)
		if fault.Is(err, fault.Corrupt) {
			more, err = s.batchOneByOne(ctx, creditor, args.Batch)
		}
		if err != nil || !more {
			return err
		}
	}
}

// batchTurn takes the next cases of a batch, at most so many, and reports whether
// there may be more.
func (s *Service) batchTurn(ctx context.Context, creditor debt.CreditorID, id int64, most int) (more bool, err error) {
	if err := s.onHold(ctx); err != nil {
		return false, err
	}
	err = s.inBatch(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, id, func(ctx context.Context, v *visit, b *Batch) error {
		more = false
		if b.State != BatchApproved {
			return nil
		}
		b.BeganAt = orElse(b.BeganAt, v.moment)
		next, err := v.tx.BatchCases(ctx, BatchQuery{Batch: id, Outcome: OutcomeWaits, Limit: most})
		if err != nil {
			return err
		}
		if len(next) == 0 {
			return v.endBatch(ctx, b, BatchDone)
		}
		more = true
		return v.followBatch(ctx, b, next)
	})
	return more, err
}

// followBatch decides on cases of a batch again, does what was approved, and notes
// what became of each. One that is gone meanwhile was changed.
func (v *visit) followBatch(ctx context.Context, b *Batch, next []BatchCase) error {
	approval := Approval{Planned: make(map[debt.CaseID]string, len(next)), By: b.ApprovedBy}
	became := make(map[debt.CaseID]BatchSettled, len(next))
	ids := make([]debt.CaseID, len(next))
	for i, one := range next {
		ids[i], approval.Planned[one.Case] = one.Case, one.Fingerprint
		became[one.Case] = BatchSettled{Case: one.Case, Outcome: OutcomeChanged}
	}
	files, err := v.lock(ctx, ids...)
	if err != nil {
		return err
	}
	if err := v.lookAtInbox(ctx, v.tx, ids); err != nil {
		return err
	}
	for _, f := range files {
		row, err := v.follow(f, approval)
		if err != nil {
			return err
		}
		became[f.ID] = settledBy(f, row)
	}
	settled := make([]BatchSettled, len(ids))
	for i, id := range ids {
		settled[i] = became[id]
	}
	return v.tx.SettleBatchCases(ctx, b.ID, settled)
}

func settledBy(f *file, row RunRow) BatchSettled {
	if row.Skipped != "" {
		return BatchSettled{Case: f.ID, Outcome: row.Skipped}
	}
	done := BatchSettled{Case: f.ID, Outcome: OutcomeDone}
	isStep := row.Document != 0 && row.Document != debt.InstalmentReminder
	if last := f.LastStanding(); last != nil && isStep {
		done.Taken = last.Step
	}
	return done
}

// batchOneByOne takes as many cases as a turn has, each by itself, so that one that
// doesn't prove itself is named and stops no other.
func (s *Service) batchOneByOne(ctx context.Context, creditor debt.CreditorID, id int64) (more bool, err error) {
	for range chunk {
		more, err = s.batchTurn(ctx, creditor, id, 1)
		if fault.Is(err, fault.Corrupt) {
			more, err = true, s.passOver(ctx, creditor, id)
		}
		if err != nil || !more {
			return more, err
		}
	}
	return more, nil
}

// passOver names the next case of a batch as one that can't be read.
func (s *Service) passOver(ctx context.Context, creditor debt.CreditorID, id int64) error {
	return s.inBatch(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, id, func(ctx context.Context, v *visit, _ *Batch) error {
		next, err := v.tx.BatchCases(ctx, BatchQuery{Batch: id, Outcome: OutcomeWaits, Limit: 1})
		if err != nil || len(next) == 0 {
			return err
		}
		return v.tx.SettleBatchCases(ctx, id, []BatchSettled{{Case: next[0].Case, Outcome: OutcomeCorrupt}})
	})
}

// batchInVain stops a batch that can't be carried out, so that a person sees that it
// isn't going on and may plan the rest anew.
func (s *Service) batchInVain(ctx context.Context, job jobs.Job, _ error) error {
	args, err := argsOf(job)
	if err != nil {
		return err
	}
	return s.inBatch(ctx, access.NightRun(), access.CarryOutFollowUp, debt.CreditorID(job.Creditor), args.Batch, func(ctx context.Context, v *visit, b *Batch) error {
		if b.State != BatchApproved {
			return nil
		}
		return v.endBatch(ctx, b, BatchStopped)
	})
}

// UndoBatch takes a batch back that has ended (fortryd kørslen): the steps whose
// letters haven't left and aren't being handed over. It returns how many, and how many
// stand.
func (s *Service) UndoBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (undone, stand int, err error) {
	for after := int64(0); ; {
		var last int64
		var u, n int
		err = s.inBatch(ctx, who, access.ChangeCases, creditor, id, func(ctx context.Context, v *visit, b *Batch) error {
			if b.State == BatchPlanned || b.State == BatchApproved {
				return fault.New(fault.Conflict, "batch.not_ended")
			}
			var err error
			u, n, last, err = v.undoSome(ctx, b, after)
			return err
		})
		undone, stand = undone+u, stand+n
		if err != nil || last == 0 {
			return undone, stand, err
		}
		after = last
	}
}

// undoSome takes back some steps of a batch after a place, and returns the last place
// it came to, or nought at the end.
func (v *visit) undoSome(ctx context.Context, b *Batch, after int64) (undone, stand int, last int64, err error) {
	done, err := v.tx.BatchCases(ctx, BatchQuery{Batch: b.ID, Outcome: OutcomeDone, After: after, Limit: chunk})
	if err != nil || len(done) == 0 {
		return 0, 0, 0, err
	}
	taken := make(map[debt.CaseID]debt.StepID, len(done))
	ids := make([]debt.CaseID, len(done))
	for i, one := range done {
		ids[i], taken[one.Case] = one.Case, one.Taken
	}
	files, err := v.lock(ctx, ids...)
	if err != nil {
		return 0, 0, 0, err
	}
	onItsWay, err := v.onTheirWay(ctx, files)
	if err != nil {
		return 0, 0, 0, err
	}
	var settled []BatchSettled
	for _, f := range files {
		step := f.Step(taken[f.ID])
		last := f.LastStanding()
		if step == nil || last == nil || last.Step != step.Step || !step.Waits() || onItsWay[step.Letter] || f.IsClosed() {
			continue
		}
		if err := v.withdraw(f, step.Step, stoppedByHand, debt.VoidDeleted); err != nil {
			return 0, 0, 0, err
		}
		settled = append(settled, BatchSettled{Case: f.ID, Outcome: OutcomeUndone, Taken: step.Step})
	}
	if len(settled) > 0 {
		b.State = BatchUndone
	}
	return len(settled), len(done) - len(settled), done[len(done)-1].Place, v.tx.SettleBatchCases(ctx, b.ID, settled)
}

// onTheirWay returns the letters of some cases that are being handed over now, or of
// which nobody knows whether they were.
func (v *visit) onTheirWay(ctx context.Context, files []*file) (map[debt.DocumentID]bool, error) {
	letters := make(map[debt.DispatchID]debt.DocumentID)
	for _, f := range files {
		for i := range f.Dispatches {
			if d := &f.Dispatches[i]; d.Status == debt.Waiting {
				letters[d.Dispatch] = d.Letter
			}
		}
	}
	open, err := v.tx.OpenAttempts(ctx, slices.Sorted(maps.Keys(letters)))
	onItsWay := make(map[debt.DocumentID]bool, len(open))
	for _, id := range open {
		onItsWay[letters[id]] = true
	}
	return onItsWay, err
}
