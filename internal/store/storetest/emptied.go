package storetest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"krav/internal/store"
)

// A database of PostgreSQL is some four hundred files, and takes ten times as long to
// copy as most tests take. So the tests of a process hand theirs on: each is emptied
// when its test ends, and goes where anything but rows was changed in it.

// empty are this process' databases that no test uses.
var empty pool //nolint:gochecknoglobals // databases are handed from test to test

type pool struct {
	mu   sync.Mutex
	free []string
}

// take returns the address of an empty database.
func (p *pool) take(ctx context.Context, address string) (string, error) {
	p.mu.Lock()
	if last := len(p.free) - 1; last >= 0 {
		own := p.free[last]
		p.free = p.free[:last]
		p.mu.Unlock()
		return own, nil
	}
	p.mu.Unlock()
	from, err := postgresTemplate()
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("krav_test_%d_%d", os.Getpid(), databases.next())
	return Named(address, name), onServer(ctx, address, "CREATE DATABASE "+name+" TEMPLATE "+from.name)
}

// give empties a database and keeps it for the next test, or drops it if its test
// changed more than rows.
func (p *pool) give(ctx context.Context, own string) error {
	if isUsual, err := emptied(ctx, own); err != nil || !isUsual {
		return dropped(ctx, own)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, own)
	return nil
}

// emptied takes every row out of a database that the schema doesn't begin with. It
// tells whether nothing but rows had been changed.
func emptied(ctx context.Context, own string) (bool, error) {
	from, err := postgresTemplate()
	if err != nil {
		return false, err
	}
	conn, err := pgx.Connect(ctx, own)
	if err != nil {
		return false, err
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, leaving); err != nil {
		return false, err
	}
	if _, err := conn.Exec(ctx, forgetting); err != nil {
		return false, err
	}
	var shape string
	if err := conn.QueryRow(ctx, shapeOf).Scan(&shape); err != nil || shape != from.shape {
		return false, err
	}
	if _, err := conn.Exec(ctx, from.emptying); err != nil {
		return false, err
	}
	return true, swept(ctx, conn)
}

// swept gives the room of large tables back that hold nothing any more: who comes next
// would go through it.
func swept(ctx context.Context, conn *pgx.Conn) error {
	rows, _ := conn.Query(ctx, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 256 * 1024") // the error comes with the rows
	large, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(large) == 0 {
		return err
	}
	_, err = conn.Exec(ctx, "VACUUM "+strings.Join(large, ", "))
	return err
}

func dropped(ctx context.Context, own string) error {
	u, err := url.Parse(own)
	if err != nil {
		return err
	}
	return onServer(ctx, Named(own, "postgres"), "DROP DATABASE "+strings.TrimPrefix(u.Path, "/")+" WITH (FORCE)")
}

// template is the database that all others are copies of.
type template struct {
	name     string
	shape    string // what shapeOf answers
	emptying string // statements that make a used copy equal to it
}

// shapeOf sums up what a database is beside its rows: tables, columns, constraints,
// triggers, functions, settings.
const shapeOf = `SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
	SELECT concat('class', oid, relname, relacl) AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
	UNION ALL SELECT concat('trigger', oid, tgenabled) FROM pg_trigger
	UNION ALL SELECT concat('constraint', oid, convalidated) FROM pg_constraint
	UNION ALL SELECT concat('function', oid, xmin) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
	UNION ALL SELECT concat('schema', nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'
	UNION ALL SELECT concat('column', attrelid, attnum, attname, atttypid, attnotnull, attstattarget, attoptions)
		FROM pg_attribute WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
	UNION ALL SELECT concat('setting', setconfig) FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
) AS parts`

// forgetting removes what a use case had the server find out about rows that go now.
const forgetting = "DELETE FROM pg_statistic WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)"

// leaving ends what a killed process has left at work in the database.
const leaving = "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

// postgresTemplate makes a database on the server once a process, which the
// tests' databases are copies of. Those of earlier processes go.
var postgresTemplate = sync.OnceValues(func() (template, error) {
	address := os.Getenv("KRAV_TEST_POSTGRES") //nolint:forbidigo // the tests' own switch
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := tidy(ctx, address); err != nil {
		return template{}, err
	}
	made := template{name: fmt.Sprintf("krav_template_%d", os.Getpid())}
	if err := onServer(ctx, address, "CREATE DATABASE "+made.name); err != nil {
		return made, err
	}
	s, err := store.Open(ctx, store.Options{URL: Named(address, made.name), Migrate: true})
	if err != nil {
		return made, err
	}
	if err := s.Close(); err != nil {
		return made, err
	}
	made.shape, made.emptying, err = read(ctx, Named(address, made.name))
	return made, err
})

// tidy drops the databases of processes that have ended.
func tidy(ctx context.Context, address string) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	rows, _ := conn.Query(ctx, "SELECT datname FROM pg_database WHERE datname ~ '^krav_(template|test)_[0-9]+'") // the error comes with the rows
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, name := range names {
		if !isAlive(strings.Split(name, "_")[2]) {
			_, _ = conn.Exec(ctx, "DROP DATABASE IF EXISTS "+name) // another process may tidy too
		}
	}
	return err
}

// isAlive reports whether a process with a number runs, other than this one, which has
// made no database yet.
func isAlive(number string) bool {
	id, err := strconv.Atoi(number)
	if err != nil || id == os.Getpid() {
		return false
	}
	process, err := os.FindProcess(id)
	return err == nil && process.Signal(syscall.Signal(0)) == nil
}

// read returns the shape of a new database, and the statements that make a used one
// equal to it: every row goes, and those that the schema began with are put back.
// Triggers and foreign keys look away meanwhile.
func read(ctx context.Context, address string) (shape, emptying string, err error) {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return "", "", err
	}
	defer func() { _ = conn.Close(ctx) }()
	if err := conn.QueryRow(ctx, shapeOf).Scan(&shape); err != nil {
		return "", "", err
	}
	rows, _ := conn.Query(ctx, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'") // the error comes with the rows
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return "", "", err
	}
	var again strings.Builder
	again.WriteString("SET session_replication_role = replica;")
	for _, t := range tables {
		var kept string
		rowsOf := fmt.Sprintf("SELECT coalesce(string_agg(format('INSERT INTO %[1]s SELECT * FROM json_populate_record(NULL::%[1]s, %%L);', row_to_json(t)), ''), '') FROM %[1]s AS t", t)
		if err := conn.QueryRow(ctx, rowsOf).Scan(&kept); err != nil {
			return "", "", err
		}
		fmt.Fprintf(&again, " DELETE FROM %s; %s", t, kept)
	}
	return shape, again.String(), nil
}
