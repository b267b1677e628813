package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"

	"krav/internal/store/db"
)

const sqliteReaders = 8

// openSQLite opens a file with one connection that writes and several that only
// read: SQLite lets one write at a time, and a queue in front of one connection
// is fairer and faster than many that wait for a lock.
func openSQLite(ctx context.Context, o Options) (*DB, error) {
	if err := makeFile(o.Path); err != nil {
		return nil, err
	}
	engine, err := sqliteDriver()
	if err != nil {
		return nil, err
	}
	s := &DB{
		engine: SQLite,
		writer: sql.OpenDB(connector{engine, address(o.Path, writerPragmas)}),
		reader: sql.OpenDB(connector{engine, address(o.Path, readerPragmas)}),
	}
	readers := o.Connections
	if readers == 0 {
		readers = sqliteReaders
	}
	limit(s.writer, 1)
	limit(s.reader, readers)
	if err := s.startSQLite(ctx, o); err != nil {
		return nil, errors.Join(err, s.reader.Close(), s.writer.Close())
	}
	return s, nil
}

func (s *DB) startSQLite(ctx context.Context, o Options) error {
	if err := o.ready(ctx, s.writer, SQLite); err != nil {
		return err
	}
	if o.Migrate {
		if err := writeStatistics(ctx, s.writer); err != nil {
			return err
		}
	}
	s.write, s.read = db.New(s.writer), db.New(s.reader)
	return nil
}

// makeFile makes the database file for the owner's eyes only; what SQLite makes
// beside it takes the same rights.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the operator says where the data lies
	if err != nil {
		return fmt.Errorf("make the file: %w", err)
	}
	return file.Close()
}

func limit(pool *sql.DB, connections int) {
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
}

// Every commit is on the disk before it counts (synchronous FULL); a REPLACE
// asks the guards that forbid deleting (recursive_triggers); what a row held is
// overwritten when the row goes or changes (secure_delete), which no import was
// measured to be slower for. Pages are copied from the journal of writes into the file
// when 8,000 have gathered (32 MB): an import writes the same pages of indexes again and
// again, and copies them a third less often than by SQLite's own 1,000.
var (
	writerPragmas = []string{
		"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "busy_timeout(10000)",
		"recursive_triggers(1)", "secure_delete(1)", "cache_size(-65536)", "temp_store(MEMORY)",
		"wal_autocheckpoint(8000)",
	}
	readerPragmas = []string{"query_only(1)", "busy_timeout(10000)", "cache_size(-16384)", "temp_store(MEMORY)"}
)

// address writes a file's name as the driver takes it. A transaction takes the
// write lock when it begins, so that none ever has to give up half way.
func address(path string, pragmas []string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	u.RawQuery = url.Values{"_pragma": pragmas, "_txlock": {"immediate"}, "_dqs": {"0"}}.Encode()
	return u.String()
}

// sqliteDriver returns a driver that knows instant, the one function that our
// SQL uses and SQLite lacks: the text of a moment is the moment.
func sqliteDriver() (*sqlite.Driver, error) {
	d := new(sqlite.Driver)
	same := func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) { return args[0], nil }
	if err := d.RegisterDeterministicScalarFunction("instant", 1, same); err != nil {
		return nil, fmt.Errorf("teach SQLite instants: %w", err)
	}
	return d, nil
}

// connector opens connections to one address.
type connector struct {
	driver  *sqlite.Driver
	address string
}

// Connect opens a connection.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	conn, err := c.driver.Open(c.address)
	if err != nil {
		return nil, err //nolint:wrapcheck // database/sql hands it on as it is
	}
	return keeping(conn)
}

// Driver returns the driver.
func (c connector) Driver() driver.Driver { return c.driver }
