package store

import (
	"context"
	"fmt"
	"strings"
)

// Grown implements casework.Store. PostgreSQL gathers its statistics by itself
// within a minute; until then it plans for a creditor with a few rows, and the run
// after a first large import takes many times as long. A role that doesn't own the
// tables gets a warning that they are skipped, and no error. SQLite was told what
// to expect when its schema was made.
func (s *DB) Grown(ctx context.Context) error {
	if s.engine != PostgreSQL {
		return nil
	}
	names := make([]string, 0, len(Tables()))
	for _, t := range Tables() {
		if t.Class == Tenant {
			names = append(names, t.Name)
		}
	}
	if _, err := s.writer.ExecContext(ctx, "ANALYZE "+strings.Join(names, ", ")); err != nil {
		return fmt.Errorf("gather statistics: %w", err)
	}
	return nil
}
