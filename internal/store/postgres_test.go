package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"krav/internal/casework"
	"krav/internal/store"
	"krav/internal/store/storetest"
)

func replace(text, old, by string) string { return strings.ReplaceAll(text, old, by) }

var named1 = regexp.MustCompile(`PRIMARY KEY|UNIQUE|REFERENCES|CHECK|FOREIGN KEY`)

// constraintLines returns the lines with a constraint that has no name.
func constraintLines(text string) []string {
	var found []string
	under := false // a name given on the line before
	for line := range strings.SplitSeq(comments.ReplaceAllString(text, ""), "\n") {
		if named1.MatchString(line) && !strings.Contains(line, "CONSTRAINT ") && !under {
			found = append(found, line)
		}
		under = strings.Contains(line, "CONSTRAINT ") && !strings.HasSuffix(strings.TrimRight(line, ","), "))")
	}
	return found
}

var emptied atomic.Int64 //nolint:gochecknoglobals // names that are given once a process

// emptyPostgresAddress returns the address of a new database without a schema.
func emptyPostgresAddress(t *testing.T) string {
	t.Helper()
	address := storetest.PostgresAddress(t)
	name := fmt.Sprintf("krav_empty_%d_%d", os.Getpid(), emptied.Add(1))
	onServer(t, address, "CREATE DATABASE "+name)
	t.Cleanup(func() { onServer(t, address, "DROP DATABASE "+name+" WITH (FORCE)") })
	return storetest.Named(address, name)
}

func emptyPostgres(t *testing.T) *sql.DB {
	t.Helper()
	pool, err := sql.Open("pgx", emptyPostgresAddress(t))
	if err != nil {
		t.Fatal(err)
	}
	return pool
}

func onServer(t *testing.T, address, statement string) {
	t.Helper()
	pool, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	if _, err := pool.ExecContext(context.WithoutCancel(t.Context()), statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

// numbers takes case numbers of creditor 1: the smallest use case that writes.
func numbers(ctx context.Context, s *store.DB, then func(ctx context.Context) error) error {
	return s.Update(ctx, 1, func(ctx context.Context, tx casework.Tx) error {
		if _, err := tx.CaseNumbers(ctx, 1); err != nil {
			return err
		}
		return then(ctx)
	})
}

func nothing(context.Context) error { return nil }

func nextNumber(t *testing.T, d storetest.Database) string {
	t.Helper()
	return query(t, d, "SELECT next_case_number FROM creditor WHERE id = 1")[0][0]
}

func withCreditor(t *testing.T) storetest.Database {
	t.Helper()
	d := storetest.OpenPostgres(t)
	if _, err := d.AddCreditor(t.Context(), casework.Creditor{Name: "Nordlys El ApS"}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheApplicationsRoleCanNeitherChangeNorRemoveTheJournal(t *testing.T) {
	t.Parallel()
	owner := emptyPostgresAddress(t)
	role := fmt.Sprintf("krav_app_%d_%d", os.Getpid(), emptied.Add(1))
	onServer(t, owner, "CREATE ROLE "+role+" LOGIN")
	t.Cleanup(func() { onServer(t, owner, "DROP OWNED BY "+role); onServer(t, owner, "DROP ROLE "+role) })
	application, err := url.Parse(owner)
	if err != nil {
		t.Fatal(err)
	}
	application.User = url.User(role)
	s, err := store.Open(t.Context(), store.Options{URL: application.String(), OwnerURL: owner, Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.AddCreditor(t.Context(), casework.Creditor{Name: "Nordlys El ApS"}); err != nil {
		t.Fatalf("the application's role can't work: %v", err)
	}
	if err := s.Grown(t.Context(), 1); err != nil {
		t.Errorf("a role that may not gather statistics: %v, want nothing done", err)
	}
	raw, err := sql.Open("pgx", application.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close() })
	for _, harm := range []string{
		"UPDATE event SET payload = 'x'", "DELETE FROM event", "TRUNCATE event CASCADE", "DELETE FROM anchor",
		"UPDATE tombstone SET reason = 'x'", "UPDATE event_private SET body = 'x'", "DROP TRIGGER event_never_goes ON event",
		"ALTER TABLE event DISABLE TRIGGER ALL",
	} {
		_, err := raw.ExecContext(t.Context(), harm)
		if answer, ok := errors.AsType[*pgconn.PgError](err); !ok || answer.Code != "42501" {
			t.Errorf("%s = %v, want permission denied", harm, err)
		}
	}
	if _, err := store.Open(t.Context(), store.Options{URL: application.String(), OwnerURL: owner, Migrate: true}); err != nil {
		t.Errorf("starting again: %v", err)
	}
}

func TestATransactionWhoseServerGoesAwayIsTriedAgain(t *testing.T) {
	t.Parallel()
	d := withCreditor(t)
	tries := 0
	err := d.Update(t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		tries++
		if _, err := tx.CaseNumbers(ctx, 1); err != nil {
			return err
		}
		if tries == 1 {
			terminate(ctx, t, d)
		}
		_, err := tx.CaseNumbers(ctx, 1)
		return err
	})
	if err != nil || tries != 2 {
		t.Errorf("after %d tries = %v, want done at the second", tries, err)
	}
	if got := nextNumber(t, d); got != "10003" {
		t.Errorf("next number = %s, want 10003: two numbers, taken once", got)
	}
}

// terminate ends every other connection to the database, as a server that is
// restarted does.
func terminate(ctx context.Context, t *testing.T, d storetest.Database) {
	t.Helper()
	_, err := d.Raw.ExecContext(ctx, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
	if err != nil {
		t.Fatal(err)
	}
}

// atCommit lets a statement run at the COMMIT of whatever takes a case number.
func atCommit(t *testing.T, d storetest.Database, statements string) {
	t.Helper()
	for _, s := range []string{
		"CREATE SEQUENCE commits",
		"CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statements + " RETURN NULL; END $$",
		"CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON creditor DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()",
	} {
		if _, err := d.Raw.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACommitThatTheServerUndidIsTriedAgain(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"40001", "40P01", "XX000"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := withCreditor(t)
			atCommit(t, d, "IF nextval('commits') <= 2 THEN RAISE EXCEPTION 'no' USING ERRCODE = '"+code+"'; END IF;")
			if err := numbers(t.Context(), d.DB, nothing); err != nil {
				t.Errorf("update = %v, want done", err)
			}
			if got := nextNumber(t, d); got != "10002" {
				t.Errorf("next number = %s, want 10002", got)
			}
		})
	}
}

func TestACommitThatNobodyAnsweredIsUnknown(t *testing.T) {
	t.Parallel()
	d := withCreditor(t)
	atCommit(t, d, "IF nextval('commits') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END IF;")
	tries := 0
	err := numbers(t.Context(), d.DB, func(context.Context) error { tries++; return nil })
	if !store.CommitUnknown(err) || tries != 1 {
		t.Errorf("after %d tries = %v, want one try and an error that CommitUnknown knows", tries, err)
	}
	if err := numbers(t.Context(), d.DB, nothing); err != nil {
		t.Errorf("the next = %v, want done", err)
	}
}

func TestPostgresKnowsWhatItsTablesHoldAfterTheyHaveGrown(t *testing.T) {
	t.Parallel()
	d := withCreditor(t)
	added := 0
	add := func(rows int) {
		_, err := d.Raw.ExecContext(t.Context(), `INSERT INTO mapping (creditor_id, headings, mapping)
			SELECT 1, CAST($1 + n AS TEXT), repeat('x', 1000) FROM generate_series(1, $2::bigint) n`, added, rows)
		if err != nil {
			t.Fatal(err)
		}
		added += rows
	}
	grows := func(why string, claims int, want string) {
		t.Helper()
		if err := d.Grown(t.Context(), claims); err != nil {
			t.Fatal(err)
		}
		got := query(t, d, "SELECT reltuples::bigint FROM pg_class WHERE relname = 'mapping' AND relnamespace = 'public'::regnamespace")[0][0]
		if got != want {
			t.Errorf("%s: the planner takes the table to have %s rows, want %s", why, got, want)
		}
	}
	grows("an empty table", 50, "-1")
	add(100)
	grows("a table never looked at", 50, "100")
	add(80)
	grows("one that is less than twice as large", 500, "100")
	add(200)
	grows("many more rows than come now", 50, "100")
	grows("three times as large, and few beside what comes", 100, "380")
}
