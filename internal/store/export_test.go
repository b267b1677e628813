package store

import (
	"context"
	"database/sql"

	"krav/internal/store/db"
)

// Prepare prepares every query, for the test that each engine understands all.
func (s *DB) Prepare(ctx context.Context) (*db.Queries, error) { return db.Prepare(ctx, s.writer) }

// ExportedTables returns the tables of an export, as they stand.
func ExportedTables() []string { return exportedTables() }

// MigrateTo brings a database up to one version of the schema.
func MigrateTo(ctx context.Context, pool *sql.DB, engine Engine, version int64) error {
	p, err := migrator(pool, engine)
	if err != nil {
		return err
	}
	_, err = p.UpTo(ctx, version)
	return err
}

// Versions returns the versions of the schema, in order.
func Versions(engine Engine) ([]int64, error) {
	p, err := migrator(new(sql.DB), engine)
	if err != nil {
		return nil, err
	}
	var versions []int64
	for _, source := range p.ListSources() {
		versions = append(versions, source.Version)
	}
	return versions, nil
}

// Writer returns the connection that writes.
func (s *DB) Writer() *sql.DB { return s.writer }
