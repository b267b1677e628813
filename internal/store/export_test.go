package store

import (
	"context"

	"krav/internal/store/db"
)

// Prepare prepares every query, for the test that each engine understands all.
func (s *DB) Prepare(ctx context.Context) (*db.Queries, error) { return db.Prepare(ctx, s.writer) }
