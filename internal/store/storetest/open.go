package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"krav/internal/store"
)

// Database is a store of a test's own, and a way past it to the rows.
type Database struct {
	*store.DB
	Raw     *sql.DB // for looking at rows, and for harm
	Options store.Options

	t testing.TB // the test that it was opened for
}

// Keys is the key file that test databases are opened with.
const Keys = "test:a3Jhdi1rcmF2LWtyYXYta3Jhdi1rcmF2LWtyYXYtMDE="

// OpenSQLite returns a new SQLite database with the newest schema.
func OpenSQLite(tb testing.TB) Database {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "krav.db")
	empty, err := sqliteTemplate()
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		tb.Fatal(err)
	}
	raw, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)")
	if err != nil {
		tb.Fatal(err)
	}
	return opened(tb, store.Options{Path: path}, raw)
}

// OpenPostgres returns an empty PostgreSQL database with the newest schema: one that
// an earlier test of this process is done with, or a new one. It skips the test where
// no server is given.
func OpenPostgres(tb testing.TB) Database {
	tb.Helper()
	own, err := empty.take(tb.Context(), PostgresAddress(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(tb.Context()), time.Minute)
		defer cancel()
		if err := empty.give(ctx, own); err != nil {
			tb.Errorf("%s: %v", own, err)
		}
	})
	raw, err := sql.Open("pgx", own)
	if err != nil {
		tb.Fatal(err)
	}
	return opened(tb, store.Options{URL: own}, raw)
}

// Reopen returns a database that is there already, brought to the newest schema.
func Reopen(tb testing.TB, o store.Options) Database {
	tb.Helper()
	driver, address := "pgx", o.URL
	if o.Path != "" {
		driver, address = "sqlite", "file:"+o.Path+"?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)"
	}
	raw, err := sql.Open(driver, address)
	if err != nil {
		tb.Fatal(err)
	}
	o.Migrate = true
	return opened(tb, o, raw)
}

// EmptyPostgres returns the address of a new database without a table in it. It
// skips the test where no server is given.
func EmptyPostgres(tb testing.TB) string {
	tb.Helper()
	address := PostgresAddress(tb)
	name := fmt.Sprintf("krav_bare_%d_%d", os.Getpid(), databases.next())
	server(tb, address, "CREATE DATABASE "+name)
	tb.Cleanup(func() { server(tb, address, "DROP DATABASE "+name+" WITH (FORCE)") })
	return Named(address, name)
}

// PostgresAddress returns the address of the server for tests. It skips the test
// where none is given.
func PostgresAddress(tb testing.TB) string {
	tb.Helper()
	address := os.Getenv("KRAV_TEST_POSTGRES") //nolint:forbidigo // the tests' own switch
	if address == "" {
		tb.Skip("SKIPPED, NOT PROVEN on PostgreSQL: KRAV_TEST_POSTGRES isn't set. Run: scripts/with-postgres go test ./...")
	}
	return address
}

func opened(tb testing.TB, o store.Options, raw *sql.DB) Database {
	tb.Helper()
	tb.Cleanup(func() { _ = raw.Close() })
	sealer, err := store.ParseKeys(Keys)
	if err != nil {
		tb.Fatal(err)
	}
	o.Sealer = sealer
	s, err := store.Open(tb.Context(), o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Errorf("close the store: %v", err)
		}
	})
	return Database{DB: s, Raw: raw, Options: o, t: tb}
}

// sqliteTemplate makes a database once and returns its bytes.
var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "krav-template")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "krav.db")
	s, err := store.Open(context.Background(), store.Options{Path: path, Migrate: true})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path) //nolint:gosec // the file was made above
})

// Named returns the address of another database on the same server.
func Named(address, database string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Path = "/" + database
	return u.String()
}

func server(tb testing.TB, address, statement string) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(tb.Context()), time.Minute)
	defer cancel()
	if err := onServer(ctx, address, statement); err != nil {
		tb.Errorf("%s: %v", statement, err)
	}
}

func onServer(ctx context.Context, address, statement string) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	_, err = conn.Exec(ctx, statement)
	return err
}

// counter counts the databases of this process.
type counter struct {
	mu sync.Mutex
	n  int
}

var databases counter //nolint:gochecknoglobals // names that are given once a process

func (c *counter) next() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return c.n
}

// tableDump returns every row of a table as text, in order: what two databases
// or two moments are compared by.
func (d Database) tableDump(table string) string {
	d.t.Helper()
	rows, err := d.Raw.QueryContext(d.t.Context(), "SELECT * FROM "+table+" ORDER BY 1, 2, 3") //nolint:gosec // one of our tables
	if err != nil {
		d.t.Fatalf("%s: %v", table, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		d.t.Fatal(err)
	}
	var dump strings.Builder
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			d.t.Fatal(err)
		}
		for i, v := range values {
			fmt.Fprintf(&dump, "%s=%v ", columns[i], v)
		}
		dump.WriteByte('\n')
	}
	if err := rows.Err(); err != nil {
		d.t.Fatal(err)
	}
	return dump.String()
}
