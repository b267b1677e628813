package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"krav/internal/fault"
	"krav/internal/store/backup"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Restore fills an empty house from a backup, of whichever engine, and notes that it
// did: the house is on hold until it is released (gendan). Where it fails, nothing
// has come into being. It fails with fault.Conflict where the house isn't empty or
// the backup is of a newer program, and with what the backup's reader fails with.
// On PostgreSQL the schema's owner restores, where Options has one.
func Restore(ctx context.Context, o Options, from *backup.Reader, at time.Time) error {
	restore := restorePostgres
	if o.URL == "" {
		restore = restoreSQLite
	}
	return explained(restore(ctx, o, from, at))
}

// filling is a database that is being filled.
type filling struct {
	engine Engine
	pool   *sql.DB
	from   *backup.Reader
	at     time.Time
}

// restoreSQLite fills a file beside the one asked for, which takes its place only
// when it is whole and on the disk.
func restoreSQLite(ctx context.Context, o Options, from *backup.Reader, at time.Time) error {
	if err := vacant(ctx, o); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	beside, err := os.CreateTemp(filepath.Dir(o.Path), filepath.Base(o.Path)+".restoring-*")
	if err != nil {
		return fmt.Errorf("make a file: %w", err)
	}
	defer func() { _ = os.Remove(beside.Name()) }()
	if err := errors.Join(fillFile(ctx, beside.Name(), from, at), beside.Sync(), beside.Close()); err != nil {
		return err
	}
	for _, old := range []string{o.Path + "-wal", o.Path + "-shm"} {
		if err := os.Remove(old); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("clear the place: %w", err)
		}
	}
	if err := os.Rename(beside.Name(), o.Path); err != nil {
		return fmt.Errorf("put the house in its place: %w", err)
	}
	return syncFolder(filepath.Dir(o.Path))
}

// fillPragmas leave the disk alone until the end: a file that isn't whole is thrown
// away.
var fillPragmas = []string{
	"journal_mode(MEMORY)", "synchronous(OFF)", "foreign_keys(1)", "cache_size(-65536)", "temp_store(MEMORY)",
}

func fillFile(ctx context.Context, path string, from *backup.Reader, at time.Time) error {
	driver, err := sqliteDriver()
	if err != nil {
		return err
	}
	pool := sql.OpenDB(connector{driver, address(path, fillPragmas)})
	limit(pool, 1)
	f := filling{SQLite, pool, from, at}
	return errors.Join(f.fill(ctx), pool.Close())
}

// vacant sees that there is no house at a path, or an empty one.
func vacant(ctx context.Context, o Options) error {
	pool, engine, err := looking(o)
	if fault.HasKey(err, "backup.nothing_there") {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	_, err = vacantSchema(ctx, pool, engine)
	return err
}

func restorePostgres(ctx context.Context, o Options, from *backup.Reader, at time.Time) error {
	owner := o.OwnerURL
	if owner == "" {
		owner = o.URL
	}
	pool, err := postgresPool(owner)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	schema, err := vacantSchema(ctx, pool, PostgreSQL)
	if err != nil {
		return err
	}
	if schema != 0 && schema != from.Head.Schema {
		return fault.New(fault.Conflict, "restore.schema_differs")
	}
	f := filling{PostgreSQL, pool, from, at}
	if err := f.fill(ctx); err != nil {
		return err
	}
	if o.OwnerURL != "" {
		application, err := pgx.ParseConfig(o.URL)
		if err != nil {
			return fmt.Errorf("the address of PostgreSQL: %w", err)
		}
		if err := Harden(ctx, pool, application.User); err != nil {
			return err
		}
	}
	_, err = pool.ExecContext(ctx, "ANALYZE") // or the first day's plans are made blindly
	return err
}

// vacantSchema returns the version of the schema of a house with nobody in it; nought
// where there is no schema. It fails with fault.Conflict where somebody is.
func vacantSchema(ctx context.Context, pool *sql.DB, engine Engine) (int64, error) {
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return 0, fmt.Errorf("look into the house: %w", err)
	}
	defer tx.Rollback()
	schema, err := schemaOf(ctx, tx, engine)
	if err != nil || schema == 0 {
		return 0, err
	}
	var somebody bool
	row := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM creditor WHERE id <> 0) OR EXISTS (SELECT 1 FROM event)")
	if err := row.Scan(&somebody); err != nil {
		return 0, fmt.Errorf("look into the house: %w", err)
	}
	if somebody {
		return 0, fault.New(fault.Conflict, "restore.house_not_empty")
	}
	return schema, nil
}

// fill lays the schema that the backup was made on, puts its rows in, all or none,
// and migrates onwards.
func (f filling) fill(ctx context.Context) error {
	p, err := migrator(f.pool, f.engine)
	if err != nil {
		return err
	}
	versions := p.ListSources()
	switch {
	case f.from.Head.Schema > versions[len(versions)-1].Version:
		return backup.TooNew(f.from.Head)
	case f.from.Head.Schema < versions[0].Version:
		return backup.Damaged(nil)
	}
	if _, err := p.UpTo(ctx, f.from.Head.Schema); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	noted, err := f.rows(ctx)
	if err != nil {
		return err
	}
	if err := apply(ctx, p); err != nil || noted {
		return err
	}
	return f.note(ctx, f.pool)
}

// rows puts all rows in, in one transaction, and reports whether the restore could be
// noted with them.
func (f filling) rows(ctx context.Context) (noted bool, err error) {
	tx, err := f.pool.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("restore: %w", err)
	}
	defer tx.Rollback()
	if err := f.clear(ctx, tx); err != nil {
		return false, err
	}
	for {
		table, err := f.from.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false, err
		}
		if err := f.table(ctx, tx, table); err != nil {
			return false, err
		}
	}
	if noted, err = hasTable(ctx, tx, f.engine, "restoration"); err != nil {
		return false, err
	}
	if noted {
		if err := f.note(ctx, tx); err != nil {
			return false, err
		}
	}
	return noted, tx.Commit()
}

// clear removes what migrations put into an empty house.
func (f filling) clear(ctx context.Context, tx *sql.Tx) error {
	for _, t := range slices.Backward(Tables()) {
		there, err := hasTable(ctx, tx, f.engine, t.Name)
		if err != nil {
			return err
		}
		if !there || t.Rights != Anything {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+t.Name); err != nil { //nolint:gosec // one of our tables
			return fmt.Errorf("restore: %w", err)
		}
	}
	return nil
}

// table puts the rows of a table in. A table that isn't ours, or has other columns
// than ours has, is no table of a backup.
func (f filling) table(ctx context.Context, tx *sql.Tx, table backup.Table) error {
	isOurs := func(t Table) bool { return t.Name == table.Name }
	if !slices.ContainsFunc(Tables(), isOurs) {
		return backup.Damaged(nil)
	}
	ours, err := tableShape(ctx, tx, f.engine, table.Name)
	if err != nil {
		return err
	}
	if !slices.Equal(ours.Columns, table.Columns) {
		return backup.Damaged(nil)
	}
	in := insertion{tx: tx, table: table}
	for {
		row, err := f.from.Row()
		if errors.Is(err, io.EOF) {
			return in.end(ctx)
		}
		if err != nil {
			return err
		}
		if err := in.row(ctx, row); err != nil {
			return err
		}
	}
}

func (f filling) note(ctx context.Context, on db.DBTX) error {
	err := db.New(on).AddRestoration(ctx, column.At(f.at), column.At(f.from.Head.MadeAt))
	if err != nil {
		return fmt.Errorf("note the restore: %w", err)
	}
	return nil
}

// syncFolder has the disk keep what a folder lists.
func syncFolder(name string) error {
	folder, err := os.Open(name) //nolint:gosec // the operator says where the data lies
	if err != nil {
		return fmt.Errorf("keep the folder: %w", err)
	}
	_ = folder.Sync() // not every system can
	return folder.Close()
}
