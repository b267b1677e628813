package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store"
	"krav/internal/store/storetest"
)

func TestAnOldInstallationSurvivesEveryMigrationOnSQLite(t *testing.T) {
	t.Parallel()
	pool, err := sql.Open("sqlite", "file:"+filepath.Join(t.TempDir(), "old.db"))
	if err != nil {
		t.Fatal(err)
	}
	survive(t, pool, store.SQLite, "char(10)")
}

func TestAnOldInstallationSurvivesEveryMigrationOnPostgreSQL(t *testing.T) {
	t.Parallel()
	survive(t, emptyPostgres(t), store.PostgreSQL, "chr(10)")
}

func survive(t *testing.T, pool *sql.DB, engine store.Engine, newline string) {
	t.Helper()
	t.Cleanup(func() { _ = pool.Close() })
	versions, err := store.Versions(engine)
	if err != nil {
		t.Fatal(err)
	}
	var told []int64
	for _, c := range chapters {
		told = append(told, c.version)
	}
	if diff := cmp.Diff(told, versions); diff != "" {
		t.Fatalf("chapters and migrations (-chapters +migrations):\n%s", diff)
	}
	d := storetest.Database{Raw: pool}
	for i, c := range chapters {
		if err := store.MigrateTo(t.Context(), pool, engine, c.version); err != nil {
			t.Fatal(err)
		}
		for _, row := range c.rows {
			if _, err := pool.ExecContext(t.Context(), replace(row, "chr10", newline)); err != nil {
				t.Fatalf("version %d: %s: %v", c.version, row, err)
			}
		}
		for _, earlier := range chapters[:i+1] {
			if earlier.ask == "" {
				continue
			}
			if diff := cmp.Diff(query(t, d, earlier.ask), earlier.want); diff != "" {
				t.Errorf("at version %d, the rows of version %d (-got +want):\n%s", c.version, earlier.version, diff)
			}
		}
	}
}

func newSQLite(t *testing.T) store.Options {
	t.Helper()
	return store.Options{Path: filepath.Join(t.TempDir(), "new.db"), Migrate: true}
}

func newPostgres(t *testing.T) store.Options {
	t.Helper()
	return store.Options{URL: emptyPostgresAddress(t), Migrate: true}
}

func TestProgramsThatStartAtOnceMigrateOnce(t *testing.T) {
	t.Parallel()
	for name, options := range map[string]func(t *testing.T) store.Options{
		"SQLite": newSQLite, "PostgreSQL": newPostgres,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options(t)
			var starting sync.WaitGroup
			for range 8 {
				starting.Go(func() {
					s, err := store.Open(t.Context(), o)
					if err != nil {
						t.Errorf("open: %v", err)
						return
					}
					if err := s.Close(); err != nil {
						t.Errorf("close: %v", err)
					}
				})
			}
			starting.Wait()
		})
	}
}

func TestAnOlderSchemaIsRefusedAndANewerBorne(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "krav.db")
	if _, err := store.Open(t.Context(), store.Options{Path: path}); !errors.Is(err, store.ErrSchemaBehind) {
		t.Errorf("no schema at all = %v, want ErrSchemaBehind", err)
	}
	pool, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	if err := store.MigrateTo(t.Context(), pool, store.SQLite, 3); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), store.Options{Path: path}); !errors.Is(err, store.ErrSchemaBehind) {
		t.Errorf("the schema of version 3 = %v, want ErrSchemaBehind", err)
	}
	for _, o := range []store.Options{{Path: path, Migrate: true}, {Path: path}} {
		s, err := store.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		// As the next release will leave it.
		if _, err := pool.ExecContext(t.Context(), "INSERT INTO schema_version (version_id, is_applied) VALUES (99999, TRUE)"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheDatabaseIsForItsOwnersEyesOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data", "krav.db")
	s, err := store.Open(t.Context(), store.Options{Path: path, Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for _, name := range []string{filepath.Dir(path), path, path + "-wal"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if rights := info.Mode().Perm(); rights&0o077 != 0 {
			t.Errorf("%s has rights %o, want none for others", filepath.Base(name), rights)
		}
	}
}

func TestEveryConstraintIsNamed(t *testing.T) {
	t.Parallel()
	for path, text := range queryFiles(t, "migrations") {
		for _, line := range constraintLines(text) {
			t.Errorf("%s: a constraint without a name: %s", path, line)
		}
	}
	planted := []string{"    id BIGINT PRIMARY KEY,", "    CHECK (a > 0)", "    b BIGINT REFERENCES c (id),", "    n TEXT UNIQUE,"}
	for _, line := range planted {
		if found := constraintLines(line); !slices.Equal(found, []string{line}) {
			t.Errorf("a constraint without a name wasn't found: %s", line)
		}
	}
}

func TestAServerThatIsAwayIsNotTakenForAnOldSchema(t *testing.T) {
	t.Parallel()
	_, err := store.Open(t.Context(), store.Options{URL: "postgres://krav@/krav?host=" + t.TempDir()})
	if err == nil || errors.Is(err, store.ErrSchemaBehind) {
		t.Errorf("error = %v, want that the server can't be reached", err)
	}
}
