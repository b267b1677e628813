package casework

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// keptDryRun is how long a dry run is kept that nobody approves.
const keptDryRun = 24 * time.Hour

// batchDays is how many days ahead a batch may be planned.
const batchDays = 92

// PlanBatch works out what follow-up would do on a day, no date for today, and keeps
// it as a dry run (prøvekørsel). A form that asks twice, by its key, is given the
// same one. It fails with fault.Invalid for a day gone by or far ahead.
func (s *Service) PlanBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, key string) (int64, error) {
	if asked, err := s.batchAsked(ctx, who, creditor, key); err != nil || asked != 0 {
		return asked, err
	}
	planned, err := s.planned(ctx, who, creditor, on)
	if err != nil {
		return 0, err
	}
	var id int64
	err = s.update(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit) error {
		if id, err = v.tx.BatchAsked(ctx, key); err != nil || id != 0 {
			return err
		}
		id = v.NewID()
		if on.IsZero() {
			on = v.today
		}
		return v.keepBatch(ctx, Batch{ID: id, Key: key, State: BatchPlanned, On: on, MadeAt: v.moment, MadeBy: who.String()}, planned)
	})
	return id, err
}

func (s *Service) batchAsked(ctx context.Context, who access.Actor, creditor debt.CreditorID, key string) (int64, error) {
	var id int64
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		id, err = r.BatchAsked(ctx, key)
		return err
	})
	return id, err
}

// planned returns what follow-up would do on a day that may be planned for.
func (s *Service) planned(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date) ([]BatchCase, error) {
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(_ context.Context, v *visit, _ Reader) error {
		switch {
		case on.IsZero():
		case on.Before(v.today):
			return fault.New(fault.Invalid, "batch.day_gone_by").In("day")
		case v.today.DaysUntil(on) > batchDays:
			return fault.New(fault.Invalid, "batch.day_too_far").In("day")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var planned []BatchCase
	err = s.Plan(ctx, who, creditor, on, func(row PlanRow) error {
		kept := BatchCase{PlanRow: row, Place: int64(len(planned) + 1), Does: sortOf(row)}
		kept.Costs, kept.Compensation = row.Costs.Plus(row.Compensation), money.Amount{}
		if row.LeftOut() {
			kept.Outcome = OutcomeLeftOut
		}
		planned = append(planned, kept)
		return nil
	})
	return planned, err
}

// keepBatch stores a dry run, and lets old ones go that nobody approved.
func (v *visit) keepBatch(ctx context.Context, b Batch, planned []BatchCase) error {
	if err := v.tx.DropStaleBatches(ctx, v.moment.Add(-keptDryRun)); err != nil {
		return err
	}
	if err := v.tx.PutBatch(ctx, b); err != nil {
		return err
	}
	for some := range slices.Chunk(planned, pageSize) {
		if err := v.tx.PutBatchCases(ctx, b.ID, some); err != nil {
			return err
		}
	}
	return nil
}

// Batch returns a batch with what it comes to. It fails with fault.NotFound.
func (s *Service) Batch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (BatchView, error) {
	var seen BatchView
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		if seen.Batch, err = r.Batch(ctx, id); err != nil {
			return err
		}
		seen.Today, seen.Quiet = v.today, v.isQuiet(seen.On)
		seen.Parts, err = r.BatchParts(ctx, id)
		return err
	})
	return seen, err
}

// isQuiet reports whether few read their letters on a day: Saturdays, Sundays and
// holidays.
func (v *visit) isQuiet(d civil.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || v.book.IsHoliday(d)
}

// BatchCases returns cases of a batch in their order.
func (s *Service) BatchCases(ctx context.Context, who access.Actor, creditor debt.CreditorID, q BatchQuery) ([]BatchCase, error) {
	var cases []BatchCase
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		cases, err = r.BatchCases(ctx, q)
		return err
	})
	return cases, err
}

// Batches returns the newest batches that were approved, with what they came to.
func (s *Service) Batches(ctx context.Context, who access.Actor, creditor debt.CreditorID, limit int) ([]BatchView, error) {
	var seen []BatchView
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		seen = nil
		batches, err := r.Batches(ctx, 0, limit)
		if err != nil {
			return err
		}
		for _, b := range batches {
			parts, err := r.BatchParts(ctx, b.ID)
			if err != nil {
				return err
			}
			seen = append(seen, BatchView{Batch: b, Parts: parts, Today: v.today})
		}
		return nil
	})
	return seen, err
}
