package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"krav/internal/fault"
)

// Scrub implements casework.Store. What SQLite removes it overwrites where it lay
// (secure_delete), but not the copies that stay behind in the gaps of pages when rows
// are moved between them: those go when the file is written anew. Left are then the
// pages as they were before in its log, which goes here. PostgreSQL leaves removed rows
// in their place until a vacuum.
func (s *DB) Scrub(ctx context.Context) error {
	if s.engine == PostgreSQL {
		return s.vacuum(ctx)
	}
	return s.onWriter(ctx, func(writer *sql.Conn) error {
		return errors.Join(rewrite(ctx, writer), emptyLog(ctx, writer))
	})
}

// Tidy does every night what takes little time: SQLite's log is emptied, PostgreSQL's
// tables are vacuumed.
func (s *DB) Tidy(ctx context.Context) error {
	if s.engine == PostgreSQL {
		return s.vacuum(ctx)
	}
	return s.onWriter(ctx, func(writer *sql.Conn) error { return emptyLog(ctx, writer) })
}

// onWriter does something on the one connection that writes.
func (s *DB) onWriter(ctx context.Context, do func(writer *sql.Conn) error) error {
	writer, err := s.writer.Conn(ctx)
	if err != nil {
		return fmt.Errorf("tidy up: %w", err)
	}
	return errors.Join(do(writer), writer.Close())
}

// mostRewritten is the largest database that is written anew after each erasing, in
// bytes: nobody else can write meanwhile, for some ten seconds a gigabyte.
const mostRewritten = 1 << 30

// rewrite writes SQLite's file anew, unless it is large.
func rewrite(ctx context.Context, writer *sql.Conn) error {
	var size int64
	err := writer.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&size)
	if err != nil {
		return fmt.Errorf("size of the database: %w", err)
	}
	if size > mostRewritten {
		return nil
	}
	if _, err := writer.ExecContext(ctx, "VACUUM"); err != nil {
		return explained(fmt.Errorf("write the database anew: %w", err))
	}
	return nil
}

// How long SQLite waits for somebody who reads: to empty its log only a moment, as
// nobody can write meanwhile.
const (
	whileEmptying = "PRAGMA busy_timeout = 1000"
	asUsual       = "PRAGMA busy_timeout = 10000"
)

// emptyLog moves what stands in SQLite's log to the database file, and cuts the log
// down to nothing.
func emptyLog(ctx context.Context, writer *sql.Conn) error {
	if _, err := writer.ExecContext(ctx, whileEmptying); err != nil {
		return fmt.Errorf("empty the log: %w", err)
	}
	var busy, frames, moved int64
	err := writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved)
	if _, undo := writer.ExecContext(context.WithoutCancel(ctx), asUsual); err != nil || undo != nil {
		return fmt.Errorf("empty the log: %w", errors.Join(err, undo))
	}
	if busy != 0 {
		return fault.New(fault.Unavailable, "store.log_in_use")
	}
	return nil
}

// vacuum has PostgreSQL remove the rows of cases that are gone, from the tables and
// from every index. A table of somebody else's it passes over, with a notice.
func (s *DB) vacuum(ctx context.Context) error {
	tables, err := s.aboutCases(ctx)
	if err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "VACUUM (INDEX_CLEANUP ON) "+strings.Join(tables, ", ")); err != nil {
		return explained(fmt.Errorf("vacuum: %w", err))
	}
	return nil
}

// aboutCases returns our tables whose rows belong to a case, as the catalogue has
// them: a new one needs to be named nowhere.
func (s *DB) aboutCases(ctx context.Context) ([]string, error) {
	rows, err := s.reader.QueryContext(ctx, `
		SELECT table_name
		FROM   information_schema.columns
		WHERE  table_schema = current_schema()
		AND    column_name = 'case_id'
		ORDER  BY table_name`)
	if err != nil {
		return nil, explained(fmt.Errorf("tables about cases: %w", err))
	}
	defer func() { _ = rows.Close() }()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("tables about cases: %w", err)
		}
		if slices.ContainsFunc(Tables(), func(t Table) bool { return t.Name == name }) {
			tables = append(tables, name)
		}
	}
	return tables, explained(rows.Err())
}
