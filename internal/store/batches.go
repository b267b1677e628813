package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Batch implements casework.Reader.
func (r *reader) Batch(ctx context.Context, id int64) (casework.Batch, error) {
	row, err := r.q.Batch(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.Batch{}, found(err, noBatch())
	}
	return batchOf(row), nil
}

func noBatch() *fault.Fault { return fault.New(fault.NotFound, "batch.not_found") }

func batchOf(row db.BatchRow) casework.Batch {
	return casework.Batch{
		ID: row.BatchID, Key: row.FormKey, State: casework.BatchState(row.State), On: row.OnDay.Date,
		MadeAt: row.MadeAt.Time, MadeBy: row.MadeBy, ApprovedAt: row.ApprovedAt.Time, ApprovedBy: row.ApprovedBy,
		StartAt: row.StartAt.Time, BeganAt: row.BeganAt.Time, EndedAt: row.EndedAt.Time,
	}
}

// BatchAsked implements casework.Reader.
func (r *reader) BatchAsked(ctx context.Context, key string) (int64, error) {
	id, err := r.q.BatchAsked(ctx, int64(r.creditor), key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// Batches implements casework.Reader.
func (r *reader) Batches(ctx context.Context, before int64, limit int) ([]casework.Batch, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := r.q.Batches(ctx, int64(r.creditor), before, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("batches: %w", err)
	}
	return mapped(rows, func(row db.BatchesRow) casework.Batch { return batchOf(db.BatchRow(row)) }), nil
}

// BatchParts implements casework.Reader.
func (r *reader) BatchParts(ctx context.Context, id int64) ([]casework.BatchPart, error) {
	rows, err := r.q.BatchParts(ctx, int64(r.creditor), id)
	if err != nil {
		return nil, fmt.Errorf("what a batch comes to: %w", err)
	}
	parts := make([]casework.BatchPart, len(rows))
	for i, row := range rows {
		parts[i] = casework.BatchPart{
			Does: row.Does, Flow: row.Flow, Outcome: row.Outcome, Cases: int(row.Cases), Principal: money.FromOre(row.Principal),
			Fee: money.FromOre(row.Fee), Costs: money.FromOre(row.Costs), Interest: money.FromOre(row.Interest), Total: money.FromOre(row.Total),
		}
		if parts[i].Earliest, parts[i].Latest, err = span(string(row.Earliest), string(row.Latest)); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// span reads the first and the last of some days, as both engines write them; where
// there were none, they are empty.
func span(first, last string) (from, to civil.Date, err error) {
	if first == "" {
		return from, to, nil
	}
	if from, err = civil.Parse(first); err == nil {
		to, err = civil.Parse(last)
	}
	return from, to, err
}

// BatchCases implements casework.Reader.
func (r *reader) BatchCases(ctx context.Context, q casework.BatchQuery) ([]casework.BatchCase, error) {
	rows, err := r.batchRows(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("cases of a batch: %w", err)
	}
	cases := make([]casework.BatchCase, len(rows))
	for i := range rows {
		if cases[i], err = r.batchCase(&rows[i]); err != nil {
			return nil, err
		}
	}
	return cases, nil
}

func (r *reader) batchRows(ctx context.Context, q casework.BatchQuery) ([]db.BatchSortCasesRow, error) {
	if q.Does != "" {
		return r.q.BatchSortCases(ctx, db.BatchSortCasesParams{
			CreditorID: int64(r.creditor), BatchID: q.Batch, Does: q.Does, After: q.After, Limit: int64(q.Limit),
		})
	}
	rows, err := r.q.BatchOutcomeCases(ctx, db.BatchOutcomeCasesParams{
		CreditorID: int64(r.creditor), BatchID: q.Batch, Outcome: q.Outcome, After: q.After, Limit: int64(q.Limit),
	})
	return mapped(rows, func(row db.BatchOutcomeCasesRow) db.BatchSortCasesRow { return db.BatchSortCasesRow(row) }), err
}

func (r *reader) batchCase(row *db.BatchSortCasesRow) (casework.BatchCase, error) {
	kept := casework.BatchCase{Place: row.Place, Does: row.Does, Outcome: row.Outcome, Taken: debt.StepID(row.StepID)}
	kept.PlanRow = casework.PlanRow{
		Creditor: r.creditor, Case: debt.CaseID(row.CaseID), Number: row.Number, Debtor: row.Debtor, Flow: row.Flow,
		Step: row.NextStep, Document: debt.ParseDocument(row.Does), Channel: debt.ParseChannel(row.Channel),
		Principal: money.FromOre(row.Principal), Fee: money.FromOre(row.Fee), Costs: money.FromOre(row.Costs),
		Interest: money.FromOre(row.Interest), Total: money.FromOre(row.Total), Deadline: row.Deadline.Date,
		Closes: row.Does == casework.DoesClose, Fingerprint: row.Fingerprint,
	}
	if err := json.Unmarshal([]byte(row.Reasons), &kept.Reasons); err != nil {
		return kept, fault.New(fault.Corrupt, "store.row_unreadable").Because(err)
	}
	return kept, nil
}

// LockBatch implements casework.Tx.
func (t *transaction) LockBatch(ctx context.Context, id int64) error {
	locked, err := t.q.LockBatch(ctx, int64(t.creditor), id)
	return oneRow(locked, err, noBatch())
}

// PutBatch implements casework.Tx.
func (t *transaction) PutBatch(ctx context.Context, b casework.Batch) error {
	row := db.Batch{
		CreditorID: int64(t.creditor), BatchID: b.ID, FormKey: b.Key, State: string(b.State), OnDay: day(b.On),
		MadeAt: column.At(b.MadeAt), MadeBy: b.MadeBy, ApprovedAt: column.At(b.ApprovedAt), ApprovedBy: b.ApprovedBy,
		StartAt: column.At(b.StartAt), BeganAt: column.At(b.BeganAt), EndedAt: column.At(b.EndedAt),
	}
	if err := put(ctx, t, t.q.PutBatch, []db.Batch{row}); err != nil {
		return fmt.Errorf("store a batch: %w", err)
	}
	return nil
}

// PutBatchCases implements casework.Tx.
func (t *transaction) PutBatchCases(ctx context.Context, batch int64, cases []casework.BatchCase) error {
	rows := make([]db.BatchCase, len(cases))
	for i := range cases {
		c := &cases[i]
		reasons, err := json.Marshal(c.Reasons)
		if err != nil {
			return fmt.Errorf("reasons of a batch: %w", err)
		}
		rows[i] = db.BatchCase{
			CreditorID: int64(t.creditor), BatchID: batch, CaseID: int64(c.Case), Place: c.Place, Does: c.Does, Flow: c.Flow,
			NextStep: c.Step, Channel: c.Channel.String(), Principal: c.Principal.Ore(), Fee: c.Fee.Ore(), Costs: c.Costs.Ore(),
			Interest: c.Interest.Ore(), Total: c.Total.Ore(), Deadline: day(c.Deadline), Fingerprint: c.Fingerprint,
			Reasons: string(reasons), Outcome: c.Outcome, StepID: int64(c.Taken),
		}
	}
	if err := put(ctx, t, t.q.PutBatchCases, rows); err != nil {
		return fmt.Errorf("store the cases of a batch: %w", err)
	}
	return nil
}

// SettleBatchCases implements casework.Tx.
func (t *transaction) SettleBatchCases(ctx context.Context, batch int64, settled []casework.BatchSettled) error {
	rows := mapped(settled, func(s casework.BatchSettled) db.BatchCase {
		return db.BatchCase{BatchID: batch, CaseID: int64(s.Case), Outcome: s.Outcome, StepID: int64(s.Taken)}
	})
	if err := put(ctx, t, t.q.SettleBatchCases, rows); err != nil {
		return fmt.Errorf("settle cases of a batch: %w", err)
	}
	return nil
}

// MoveBatchCases implements casework.Tx.
func (t *transaction) MoveBatchCases(ctx context.Context, batch int64, sort, from, to string) error {
	if sort == "" {
		return t.q.MoveBatchCases(ctx, int64(t.creditor), batch, from, to)
	}
	return t.q.MoveBatchSort(ctx, db.MoveBatchSortParams{
		CreditorID: int64(t.creditor), BatchID: batch, Does: sort, Outcome: from, Becomes: to,
	})
}

// DropStaleBatches implements casework.Tx.
func (t *transaction) DropStaleBatches(ctx context.Context, before time.Time) error {
	stale, err := t.q.StaleBatches(ctx, int64(t.creditor), column.At(before))
	for _, id := range stale {
		err = errors.Join(err, t.q.DropBatchCases(ctx, int64(t.creditor), id), t.q.DropBatch(ctx, int64(t.creditor), id))
	}
	if err != nil {
		return fmt.Errorf("remove old dry runs: %w", err)
	}
	return nil
}
