package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Grown implements casework.Store. PostgreSQL gathers its statistics by itself within a
// minute; until then it plans for a creditor with a few rows, and goes through all that a
// first import has for each row it looks up. So it looks at once at the tables of which
// it knows no more rows than come now, and which have doubled since it looked. A role
// that doesn't own the tables gets a warning that they are skipped, and no error; a table
// that somebody else looks at or vacuums isn't waited for. SQLite was told what to expect
// when its schema was made.
func (s *DB) Grown(ctx context.Context, claims int) error {
	if s.engine != PostgreSQL {
		return nil
	}
	names, err := s.littleKnown(ctx, claims)
	if err != nil || len(names) == 0 {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "ANALYZE (SKIP_LOCKED) "+strings.Join(names, ", ")); err != nil {
		return fmt.Errorf("gather statistics: %w", err)
	}
	return nil
}

// littleKnown returns the tables of creditors in which PostgreSQL takes no more rows
// than so many to be, and which take more than twice the room they took when it looked.
func (s *DB) littleKnown(ctx context.Context, rows int) ([]string, error) {
	found, err := s.writer.QueryContext(ctx, `
		SELECT c.relname
		FROM   pg_class c
		JOIN   pg_namespace n ON n.oid = c.relnamespace
		WHERE  c.relkind = 'r'
		AND    c.reltuples <= $1
		AND    pg_relation_size(c.oid) > 2 * CAST(c.relpages AS BIGINT) * CAST(current_setting('block_size') AS BIGINT)
		AND    n.nspname = current_schema()`, rows)
	if err != nil {
		return nil, fmt.Errorf("which tables are little known: %w", err)
	}
	defer func() { _ = found.Close() }()
	tenant := make(map[string]bool)
	for _, t := range Tables() {
		tenant[t.Name] = t.Class == Tenant
	}
	var names []string
	for found.Next() {
		var name string
		if err := found.Scan(&name); err != nil {
			return nil, err
		}
		if tenant[name] {
			names = append(names, pgx.Identifier{name}.Sanitize())
		}
	}
	return names, found.Err()
}
