package casework

import (
	"context"
	"strconv"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// BatchChoice is what a person wants of a dry run.
type BatchChoice struct {
	Batch int64
	// Sorts says, of sorts of letters that were shown, whether they are wanted.
	Sorts map[string]bool
	// Cases says, of cases that were shown, whether they are wanted. What is said of
	// a whole sort that changes counts for its cases.
	Cases map[debt.CaseID]bool
}

// ChooseInBatch notes what a person wants of a dry run. It fails with
// fault.Conflict once the batch was approved.
func (s *Service) ChooseInBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, c BatchChoice) error {
	return s.inBatch(ctx, who, access.PlanFollowUp, creditor, c.Batch, func(ctx context.Context, v *visit, b *Batch) error {
		if b.State != BatchPlanned {
			return fault.New(fault.Conflict, "batch.was_approved")
		}
		return v.choose(ctx, c)
	})
}

// inBatch does something with a batch that is locked meanwhile, and stores it.
func (s *Service) inBatch(ctx context.Context, who access.Actor, right access.Right, creditor debt.CreditorID, id int64, f func(ctx context.Context, v *visit, b *Batch) error) error {
	return s.update(ctx, who, right, creditor, func(ctx context.Context, v *visit) error {
		if err := v.tx.LockBatch(ctx, id); err != nil {
			return err
		}
		b, err := v.tx.Batch(ctx, id)
		if err != nil {
			return err
		}
		before := b
		if err := f(ctx, v, &b); err != nil || b == before {
			return err
		}
		return v.tx.PutBatch(ctx, b)
	})
}

func (v *visit) choose(ctx context.Context, c BatchChoice) error {
	parts, err := v.tx.BatchParts(ctx, c.Batch)
	if err != nil {
		return err
	}
	moved := map[string]bool{}
	for sort, wanted := range c.Sorts {
		if wanted == isWanted(parts, sort) {
			continue
		}
		moved[sort] = true
		from, to := OutcomeWaits, OutcomeNotChosen
		if wanted {
			from, to = to, from
		}
		if err := v.tx.MoveBatchCases(ctx, c.Batch, sort, from, to); err != nil {
			return err
		}
	}
	return v.chooseCases(ctx, c, parts, moved)
}

// isWanted reports whether any case of a sort is wanted.
func isWanted(parts []BatchPart, sort string) bool {
	for _, part := range parts {
		if part.Does == sort && part.Outcome == OutcomeWaits {
			return true
		}
	}
	return false
}

// chooseCases notes what is wanted of single cases, but for sorts that changed as a
// whole. Cases that the batch would do nothing on stay left out.
func (v *visit) chooseCases(ctx context.Context, c BatchChoice, parts []BatchPart, moved map[string]bool) error {
	var settled []BatchSettled
	seen := map[string]bool{}
	for _, part := range parts {
		if part.Does == "" || moved[part.Does] || seen[part.Does] || len(c.Cases) == 0 {
			continue
		}
		seen[part.Does] = true
		err := v.eachOfSort(ctx, c.Batch, part.Does, func(one BatchCase) {
			wanted, said := c.Cases[one.Case]
			switch {
			case said && wanted && one.Outcome == OutcomeNotChosen:
				settled = append(settled, BatchSettled{Case: one.Case, Outcome: OutcomeWaits})
			case said && !wanted && one.Outcome == OutcomeWaits:
				settled = append(settled, BatchSettled{Case: one.Case, Outcome: OutcomeNotChosen})
			}
		})
		if err != nil {
			return err
		}
	}
	return v.tx.SettleBatchCases(ctx, c.Batch, settled)
}

func (v *visit) eachOfSort(ctx context.Context, batch int64, sort string, see func(BatchCase)) error {
	for after := int64(0); ; {
		cases, err := v.tx.BatchCases(ctx, BatchQuery{Batch: batch, Does: sort, After: after, Limit: pageSize})
		if err != nil || len(cases) == 0 {
			return err
		}
		for _, one := range cases {
			see(one)
		}
		after = cases[len(cases)-1].Place
	}
}

// ApproveBatch has a dry run carried out as it was shown: at once, or on the morning
// of its day (send). cases is how many the person who approves was told of: where
// another number is chosen meanwhile, it fails with fault.Conflict. Approving what
// was approved changes nothing.
func (s *Service) ApproveBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, cases int) error {
	if err := s.onHold(ctx); err != nil {
		return err
	}
	return s.inBatch(ctx, who, access.ApproveFollowUp, creditor, id, func(ctx context.Context, v *visit, b *Batch) error {
		if b.State != BatchPlanned {
			return nil
		}
		if err := v.mayBegin(ctx, b, cases); err != nil {
			return err
		}
		b.State, b.ApprovedAt, b.ApprovedBy, b.StartAt = BatchApproved, v.moment, who.String(), v.morning(b.On)
		v.job(jobBatch, jobArgs{Batch: id}, strconv.FormatInt(id, 10), b.StartAt)
		return nil
	})
}

func (v *visit) mayBegin(ctx context.Context, b *Batch, cases int) error {
	if err := v.mayRun(Approval{}); err != nil {
		return err
	}
	if b.On.Before(v.today) {
		return fault.New(fault.Conflict, "batch.planned_before_today")
	}
	parts, err := v.tx.BatchParts(ctx, b.ID)
	if err != nil {
		return err
	}
	chosen := BatchView{Parts: parts}.Count(OutcomeWaits)
	switch {
	case chosen == 0:
		return fault.New(fault.Invalid, "batch.nothing_chosen")
	case chosen != cases:
		return fault.New(fault.Conflict, "batch.count_changed").With("count", strconv.Itoa(chosen))
	}
	return nil
}

// StopBatch ends a batch that is on its way (stop kørslen), and returns how it stands
// then. What was done stays done; no turn comes to the rest. Stopping what has ended
// changes nothing.
func (s *Service) StopBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (BatchState, error) {
	var stands BatchState
	err := s.inBatch(ctx, who, access.ApproveFollowUp, creditor, id, func(ctx context.Context, v *visit, b *Batch) error {
		if stands = b.State; stands != BatchApproved {
			return nil
		}
		stands = BatchStopped
		return v.endBatch(ctx, b, stands)
	})
	return stands, err
}

// endBatch ends a batch: cases still waiting won't have their turn.
func (v *visit) endBatch(ctx context.Context, b *Batch, as BatchState) error {
	b.State, b.EndedAt = as, v.moment
	if err := v.tx.MoveBatchCases(ctx, b.ID, "", OutcomeWaits, OutcomeStopped); err != nil {
		return err
	}
	parts, err := v.tx.BatchParts(ctx, b.ID)
	if err != nil {
		return err
	}
	seen := BatchView{Parts: parts}
	return v.tx.SaveRun(ctx, RunReport{
		ID: b.ID, On: b.On, By: b.ApprovedBy, Approval: approvedPlan, Began: orElse(b.BeganAt, v.moment), Ended: v.moment,
		Done: seen.Count(OutcomeDone), Skipped: seen.Skipped(),
	})
}

func orElse(at, other time.Time) time.Time {
	if at.IsZero() {
		return other
	}
	return at
}
