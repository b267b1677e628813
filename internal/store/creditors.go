package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Creditors implements casework.Store.
func (s *DB) Creditors(ctx context.Context) ([]debt.CreditorID, error) {
	ids, err := s.read.CreditorIDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("creditors: %w", err)
	}
	return mapped(ids, func(id int64) debt.CreditorID { return debt.CreditorID(id) }), nil
}

// AddCreditor implements casework.Store. Two who add one at once get a number
// each.
func (s *DB) AddCreditor(ctx context.Context, c casework.Creditor) (debt.CreditorID, error) {
	settings, err := json.Marshal(c)
	if err != nil {
		return 0, fmt.Errorf("creditor's settings: %w", err)
	}
	for {
		next, err := s.read.NextCreditorID(ctx)
		if err != nil {
			return 0, fmt.Errorf("number of a new creditor: %w", err)
		}
		added, err := s.addCreditor(ctx, db.AddCreditorParams{
			ID: next, Name: c.Name, Sandbox: c.Sandbox, ClockAt: column.At(c.ClockAt),
			NextCaseNumber: casework.FirstCaseNumber, Settings: settings,
		})
		if err != nil || added {
			return debt.CreditorID(next), err
		}
	}
}

// addCreditor adds a creditor, and reports whether its number was free.
func (s *DB) addCreditor(ctx context.Context, row db.AddCreditorParams) (bool, error) {
	var added int64
	err := s.update(ctx, debt.CreditorID(row.ID), func(ctx context.Context, tx *transaction) error {
		var err error
		added, err = tx.q.AddCreditor(ctx, row)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("add a creditor: %w", err)
	}
	return added > 0, nil
}

// Creditor implements casework.Reader.
func (r *reader) Creditor(ctx context.Context) (casework.Creditor, error) {
	return r.seen.creditor.once(struct{}{}, func() (casework.Creditor, error) { return r.creditorRow(ctx) })
}

func (r *reader) creditorRow(ctx context.Context) (casework.Creditor, error) {
	row, err := r.q.CreditorOf(ctx, int64(r.creditor))
	if err != nil {
		return casework.Creditor{}, found(err, noCreditor(r.creditor))
	}
	var c casework.Creditor
	if err := json.Unmarshal(row.Settings, &c); err != nil {
		return casework.Creditor{}, fmt.Errorf("creditor's settings: %w", err)
	}
	c.ID, c.Sandbox, c.ClockAt = r.creditor, row.Sandbox, row.ClockAt.Time
	return c, nil
}

func noCreditor(id debt.CreditorID) *fault.Fault {
	return fault.New(fault.NotFound, "creditor.not_found").With("creditor", number(int64(id)))
}

// SaveCreditor implements casework.Tx. The clock and whether the creditor is a
// sandbox stay as they are.
func (t *transaction) SaveCreditor(ctx context.Context, c casework.Creditor) error {
	settings, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("creditor's settings: %w", err)
	}
	saved, err := t.q.SaveCreditor(ctx, int64(t.creditor), c.Name, settings)
	return oneRow(saved, err, noCreditor(t.creditor))
}

// SetClock implements casework.Tx. Only a sandbox's clock can be moved: it fails
// with fault.Forbidden else.
func (t *transaction) SetClock(ctx context.Context, at time.Time) error {
	moved, err := t.q.SetClock(ctx, int64(t.creditor), column.At(at))
	return oneRow(moved, err, fault.New(fault.Forbidden, "creditor.clock_is_real"))
}

// CaseNumbers implements casework.Tx.
func (t *transaction) CaseNumbers(ctx context.Context, n int) (int64, error) {
	first, err := t.q.TakeCaseNumbers(ctx, int64(t.creditor), int64(n))
	if err != nil {
		return 0, found(err, noCreditor(t.creditor))
	}
	return first, nil
}

// NextCaseNumber implements casework.Reader.
func (r *reader) NextCaseNumber(ctx context.Context) (int64, error) {
	next, err := r.q.NextCaseNumber(ctx, int64(r.creditor))
	if err != nil {
		return 0, found(err, noCreditor(r.creditor))
	}
	return next, nil
}
