package store

import (
	"context"
	"fmt"
	"time"

	"krav/internal/debt"
	"krav/internal/store/column"
)

// BeginAttempt implements casework.Tx.
func (t *transaction) BeginAttempt(ctx context.Context, id debt.DispatchID, at time.Time) (int, error) {
	open, err := t.q.BeginAttempt(ctx, int64(t.creditor), int64(id), column.At(at))
	if err != nil {
		return 0, fmt.Errorf("begin an attempt: %w", err)
	}
	return int(open) - 1, nil
}

// DropAttempt implements casework.Tx.
func (t *transaction) DropAttempt(ctx context.Context, id debt.DispatchID) error {
	dropped, err := t.q.DropAttempt(ctx, int64(t.creditor), int64(id))
	if err != nil {
		return fmt.Errorf("drop an attempt: %w", err)
	}
	if dropped > 0 {
		return nil
	}
	_, err = t.EndAttempts(ctx, id) // it was the only one
	return err
}

// EndAttempts implements casework.Tx.
func (t *transaction) EndAttempts(ctx context.Context, id debt.DispatchID) (int, error) {
	open, err := t.q.EndAttempts(ctx, int64(t.creditor), int64(id))
	if err != nil {
		return 0, fmt.Errorf("end attempts: %w", err)
	}
	if len(open) == 0 {
		return 0, nil
	}
	return int(open[0]), nil
}

// OpenAttempts implements casework.Tx.
func (t *transaction) OpenAttempts(ctx context.Context, ids []debt.DispatchID) ([]debt.DispatchID, error) {
	listed, err := array(ids)
	if err != nil {
		return nil, err
	}
	open, err := t.q.OpenAttempts(ctx, int64(t.creditor), listed)
	if err != nil {
		return nil, fmt.Errorf("read open attempts: %w", err)
	}
	return mapped(open, func(id int64) debt.DispatchID { return debt.DispatchID(id) }), nil
}
