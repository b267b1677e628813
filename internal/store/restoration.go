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

// Release implements casework.Store.
func (s *DB) Release(ctx context.Context, at time.Time, by string) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		_, err := tx.q.ReleaseRestorations(ctx, column.At(at), by)
		return err
	})
}
