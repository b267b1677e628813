package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	"krav/internal/fault"
	"krav/internal/store/backup"
	"krav/internal/store/column"
)

// BackedUp is what a backup came to.
type BackedUp struct {
	Head backup.Head
	Rows int64
}

// Backup writes everything the house holds, as it is at one moment, while others
// work in it (sikkerhedskopi). The head tells what only the caller knows; the rest of
// it is filled in. No writer waits: SQLite reads what was there when the snapshot
// began, PostgreSQL by repeatable read. It works on an older schema than the
// program's, so that there can be a backup before a migration; on a newer one it
// fails with fault.Conflict, since there may be tables it doesn't know. Where there is
// no house it fails with fault.NotFound.
func Backup(ctx context.Context, o Options, w io.Writer, h backup.Head) (BackedUp, error) {
	pool, engine, err := looking(o)
	if err != nil {
		return BackedUp{}, err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return BackedUp{}, explained(fmt.Errorf("begin a snapshot: %w", err))
	}
	defer tx.Rollback()
	done, err := snapshot{engine, tx}.write(ctx, w, h)
	return done, explained(err)
}

// looking returns connections that only read, to a house that must be there.
func looking(o Options) (*sql.DB, Engine, error) {
	if o.URL != "" {
		pool, err := postgresPool(o.URL)
		return pool, PostgreSQL, err
	}
	if _, err := os.Stat(o.Path); err != nil {
		return nil, SQLite, noHouse(err)
	}
	driver, err := sqliteDriver()
	if err != nil {
		return nil, SQLite, err
	}
	return sql.OpenDB(connector{driver, address(o.Path, readerPragmas)}), SQLite, nil
}

func noHouse(err error) error {
	return fault.New(fault.NotFound, "backup.nothing_there").Because(err)
}

// snapshot reads every row of a house, as all were at one moment. Its statements are
// put together from the catalogue, so that a new table needs nothing of its own to
// be backed up.
type snapshot struct {
	engine Engine
	tx     *sql.Tx
}

func (s snapshot) write(ctx context.Context, w io.Writer, h backup.Head) (BackedUp, error) {
	if err := s.describe(ctx, &h); err != nil {
		return BackedUp{}, err
	}
	file, err := backup.NewWriter(w, h)
	if err != nil {
		return BackedUp{}, err
	}
	for _, t := range Tables() {
		if err := s.table(ctx, t.Name, file); err != nil {
			return BackedUp{}, fmt.Errorf("back up %s: %w", t.Name, err)
		}
	}
	return BackedUp{h, file.Rows()}, file.Close()
}

// describe fills in what a backup says of the house it was made from.
func (s snapshot) describe(ctx context.Context, h *backup.Head) error {
	h.Engine = s.engine.String()
	there, err := schemaOf(ctx, s.tx, s.engine)
	if err != nil {
		return err
	}
	newest, err := newestSchema(s.engine)
	switch {
	case err != nil:
		return err
	case there == 0:
		return noHouse(nil)
	case there > newest:
		return fault.New(fault.Conflict, "backup.schema_newer")
	}
	h.Schema = there
	h.Anchors, err = s.anchors(ctx)
	return err
}

// anchors returns the newest anchor of each creditor.
func (s snapshot) anchors(ctx context.Context) ([]backup.Anchor, error) {
	rows, err := s.tx.QueryContext(ctx, `
		SELECT a.creditor_id, a.day, a.hash
		FROM   anchor a
		JOIN   (SELECT n.creditor_id, MAX(n.day) AS day
		        FROM   anchor n
		        GROUP  BY n.creditor_id) AS newest ON newest.creditor_id = a.creditor_id AND newest.day = a.day
		ORDER  BY a.creditor_id`)
	if err != nil {
		return nil, fmt.Errorf("newest anchors: %w", err)
	}
	defer func() { _ = rows.Close() }()
	anchors := []backup.Anchor{}
	for rows.Next() {
		var a backup.Anchor
		var day column.Day
		if err := rows.Scan(&a.Creditor, &day, &a.Hash); err != nil {
			return nil, fmt.Errorf("newest anchors: %w", err)
		}
		a.Day = day.String()
		anchors = append(anchors, a)
	}
	return anchors, rows.Err()
}

// table writes a table and its rows. One that the house's schema doesn't have yet is
// left out.
func (s snapshot) table(ctx context.Context, name string, file *backup.Writer) error {
	t, err := tableShape(ctx, s.tx, s.engine, name)
	if err != nil || len(t.Columns) == 0 {
		return err
	}
	if err := file.Table(t.Table); err != nil {
		return err
	}
	rows, err := s.tx.QueryContext(ctx, t.selection(s.engine))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	cells, places := t.cells()
	row := make([]any, len(cells))
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		for i, c := range cells {
			if row[i], err = c.Value(); err != nil {
				return err
			}
		}
		if err := file.Row(row); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
