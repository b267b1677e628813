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
}

// Keys is the key file that test databases are opened with.
const Keys = "test:a3Jhdi1rcmF2LWtyYXYta3Jhdi1rcmF2LWtyYXYtMDE="

// OpenSQLite returns a new SQLite database with the newest schema.
func OpenSQLite(t testing.TB) Database {
	t.Helper()
	path := filepath.Join(t.TempDir(), "krav.db")
	empty, err := sqliteTemplate()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)")
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, store.Options{Path: path}, raw)
}

// OpenPostgres returns a new PostgreSQL database with the newest schema. It
// skips the test where no server is given.
func OpenPostgres(t testing.TB) Database {
	t.Helper()
	address := PostgresAddress(t)
	template, err := postgresTemplate()
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("krav_test_%d_%d", os.Getpid(), databases.next())
	server(t, address, "CREATE DATABASE "+name+" TEMPLATE "+template)
	t.Cleanup(func() { server(t, address, "DROP DATABASE "+name+" WITH (FORCE)") })
	own := Named(address, name)
	raw, err := sql.Open("pgx", own)
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, store.Options{URL: own}, raw)
}

// PostgresAddress returns the address of the server for tests. It skips the test
// where none is given.
func PostgresAddress(t testing.TB) string {
	t.Helper()
	address := os.Getenv("KRAV_TEST_POSTGRES") //nolint:forbidigo // the tests' own switch
	if address == "" {
		t.Skip("KRAV_TEST_POSTGRES isn't set: not tested on PostgreSQL")
	}
	return address
}

func opened(t testing.TB, o store.Options, raw *sql.DB) Database {
	t.Helper()
	t.Cleanup(func() { _ = raw.Close() })
	sealer, err := store.ParseKeys(Keys)
	if err != nil {
		t.Fatal(err)
	}
	o.Sealer = sealer
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return Database{DB: s, Raw: raw, Options: o}
}

// sqliteTemplate makes a database once and returns its bytes.
var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "krav-template")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "krav.db")
	s, err := store.Open(context.Background(), store.Options{Path: path, Migrate: true})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// postgresTemplate makes a database on the server once a process, which the
// tests' databases are copies of. The one of an earlier process goes.
var postgresTemplate = sync.OnceValues(func() (string, error) {
	address := os.Getenv("KRAV_TEST_POSTGRES") //nolint:forbidigo // the tests' own switch
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	name := fmt.Sprintf("krav_template_%d", os.Getpid())
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name} {
		if err := onServer(ctx, address, statement); err != nil {
			return "", err
		}
	}
	s, err := store.Open(ctx, store.Options{URL: Named(address, name), Migrate: true})
	if err != nil {
		return "", err
	}
	return name, s.Close()
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

func server(t testing.TB, address, statement string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	if err := onServer(ctx, address, statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

func onServer(ctx context.Context, address, statement string) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
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
func (d Database) tableDump(t testing.TB, table string) string {
	t.Helper()
	rows, err := d.Raw.QueryContext(t.Context(), "SELECT * FROM "+table+" ORDER BY 1, 2, 3")
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var dump strings.Builder
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			fmt.Fprintf(&dump, "%s=%v ", columns[i], *(v.(*any)))
		}
		dump.WriteByte('\n')
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return dump.String()
}
