package cli_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"krav/internal/dispatch/postfix"
	"krav/internal/store/storetest"
)

// The stories are told on both engines: the same commands, the same answers.
func TestStoriesOnSQLite(t *testing.T) {
	t.Parallel()
	tell(t, func(e *testscript.Env) (*sql.DB, error) {
		return sql.Open("sqlite", "file:"+filepath.Join(e.WorkDir, "data", "krav.db"))
	})
}

func TestStoriesOnPostgreSQL(t *testing.T) {
	t.Parallel()
	storetest.PostgresAddress(t)
	tell(t, func(e *testscript.Env) (*sql.DB, error) {
		database := storetest.OpenPostgres(t)
		e.Setenv("KRAV_DB", database.Options.URL)
		return database.Raw, nil
	})
}

// tell runs the stories, each on a database of its own. Raw is a way past the
// program to its rows.
func tell(t *testing.T, open func(e *testscript.Env) (raw *sql.DB, err error)) {
	t.Helper()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "stories"),
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			raw, err := open(e)
			if err != nil {
				return err
			}
			e.Defer(func() { _ = raw.Close() })
			e.Values[rawKey{}] = raw
			e.Setenv("TODAY", "2026-11-02")
			examples, err := filepath.Abs(exampleFiles)
			e.Setenv("EXAMPLES", examples)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "field": field, "adds-up": addsUp, "remember": remember,
			"harm": harm, "mails": mails,
			"mailserver": func(ts *testscript.TestScript, negated bool, args []string) { mailserver(t, ts, negated, args) },
		},
		Condition: func(name string) (bool, error) {
			if name != "postfix" {
				return false, fmt.Errorf("nobody knows of %s", name)
			}
			return postfix.IsThere(), nil
		},
	})
}

// rawKey finds the raw database among a script's values.
type rawKey struct{}

// remember NAME PATH keeps a field of the JSON on standard output in an
// environment variable.
func remember(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: remember NAME PATH")
	}
	ts.Setenv(args[0], fmt.Sprint(at(ts, args[1])))
}

// harm TABLE STATEMENT changes a table behind the program's back, as somebody
// with the database in hand could: the guards come off first.
func harm(ts *testscript.TestScript, negated bool, args []string) {
	raw, ok := ts.Value(rawKey{}).(*sql.DB)
	if negated || len(args) != 2 || !ok {
		ts.Fatalf("usage: harm TABLE STATEMENT")
	}
	ctx := context.Background()
	if ts.Getenv("KRAV_DB") != "" {
		_, err := raw.ExecContext(ctx, "ALTER TABLE "+args[0]+" DISABLE TRIGGER USER")
		ts.Check(err)
	} else {
		dropTriggers(ctx, ts, raw, args[0])
	}
	done, err := raw.ExecContext(ctx, args[1])
	ts.Check(err)
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		ts.Fatalf("no row was harmed: %v", err)
	}
}

func dropTriggers(ctx context.Context, ts *testscript.TestScript, raw *sql.DB, table string) {
	rows, err := raw.QueryContext(ctx, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = $1", table)
	ts.Check(err)
	defer func() { _ = rows.Close() }()
	var names []string
	for rows.Next() {
		var name string
		ts.Check(rows.Scan(&name))
		names = append(names, name)
	}
	ts.Check(rows.Err())
	for _, name := range names {
		_, err := raw.ExecContext(ctx, "DROP TRIGGER "+name)
		ts.Check(err)
	}
}
