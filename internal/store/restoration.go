package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/store/column"
)

// SeeHouse sees that there is a house. It fails with fault.NotFound where there is none.
func SeeHouse(ctx context.Context, o Options) error {
	pool, engine, err := looking(o)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explained(fmt.Errorf("look into the house: %w", err))
	}
	defer tx.Rollback()
	schema, err := schemaOf(ctx, tx, engine)
	if err == nil && schema == 0 {
		err = noHouse(nil)
	}
	return explained(err)
}

// Restored implements casework.Store.
func (s *DB) Restored(ctx context.Context) (casework.Restoration, bool, error) {
	row, err := s.read.HeldRestoration(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return casework.Restoration{}, false, nil
	}
	if err != nil {
		return casework.Restoration{}, false, explained(fmt.Errorf("whether the house was restored: %w", err))
	}
	return casework.Restoration{At: row.RestoredAt.Time, Backup: row.BackupAt.Time}, true, nil
}

// HoldRestored implements casework.Store.
func (s *DB) HoldRestored(ctx context.Context, r casework.Restoration) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		return tx.q.AddRestoration(ctx, column.At(r.At), column.At(r.Backup))
	})
}

// Release implements casework.Store.
func (s *DB) Release(ctx context.Context, at time.Time, by string) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		_, err := tx.q.ReleaseRestorations(ctx, column.At(at), by)
		return err
	})
}
