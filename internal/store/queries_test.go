package store_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store/storetest"
)

// acrossCreditors are the reads over all creditors: a short list, with reasons.
var acrossCreditors = map[string]string{
	"CreditorIDs":    "work over creditors is a loop with a transaction each, and begins here",
	"NextCreditorID": "a new creditor's number is the next in the house, and its key decides",
	"ReadyCreditors": "the runner asks who has work, and then claims from one at a time",
	"UnfinishedJobs": "who works until nothing is left waits for what others are working on",
}

func queryFiles(t *testing.T, folder string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.sql"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no query files in %s: %v", folder, err)
	}
	files := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = string(text)
	}
	return files
}

func TestEveryMentionOfATenantTableIsTiedToTheCreditor(t *testing.T) {
	t.Parallel()
	unused := len(acrossCreditors)
	for path, file := range queryFiles(t, "queries") {
		for _, s := range statements(file) {
			wrong := leaks(s)
			if _, allowed := acrossCreditors[s.name]; allowed {
				unused--
				if len(wrong) == 0 {
					t.Errorf("%s: %s is on the list of reads over all creditors and isn't one", path, s.name)
				}
				continue
			}
			for _, w := range wrong {
				t.Errorf("%s: %s", path, w)
			}
		}
	}
	if unused != 0 {
		t.Errorf("%d names on the list of reads over all creditors are no query's", unused)
	}
}

// Each file of planted faults holds queries that must be found out, and beside
// them ones that must not.
func TestAMentionThatIsNotTiedIsFound(t *testing.T) {
	t.Parallel()
	for path, file := range queryFiles(t, "testdata/queries") {
		for _, s := range statements(file) {
			found := len(leaks(s)) > 0
			if leaky := strings.HasPrefix(s.name, "Leak"); found != leaky {
				t.Errorf("%s: %s: found %v, want %v", path, s.name, leaks(s), leaky)
			}
		}
	}
}

// What must not stand in a query, and why.
var forbidden = map[string]string{
	`SELECT\s+\*|\.\*`:                          "columns are listed, so that a release runs on the schema of the next",
	`::`:                                        "SQLite has no such cast",
	`(?i)\bnow\(|CURRENT_`:                      "the clock is given",
	`(?i)CAST\([^()]* AS DATE\)`:                "SQLite makes a number of it: use date()",
	`(?i)CAST\([^()]* AS TIMESTAMP`:             "SQLite can't: use instant()",
	`(?i)\bMERGE\b`:                             "not on a distributed database",
	`(?i)FOR UPDATE|ADVISORY|RECURSIVE`:         "a case is locked by its version",
	`(?i)\bLIKE\b|\blower\(`:                    "ASCII only on SQLite: keep a folded column",
	`(?i)\bMAX\([^)]*\)\s*\+\s*1[^,]*(?i)event`: "the next place comes from the locked case",
}

func TestQueriesKeepToWhatBothEnginesMean(t *testing.T) {
	t.Parallel()
	for path, file := range queryFiles(t, "queries") {
		for _, s := range statements(file) {
			for pattern, why := range forbidden {
				if found := regexp.MustCompile(pattern).FindString(s.text); found != "" {
					t.Errorf("%s: %s has %q: %s", path, s.name, found, why)
				}
			}
		}
	}
}

// A query is described above its name.
func TestEveryQueryIsDescribed(t *testing.T) {
	t.Parallel()
	for path, file := range queryFiles(t, "queries") {
		for _, s := range statements(file) {
			if !strings.Contains(file, "-- "+s.name+" ") {
				t.Errorf("%s: nothing is said of %s", path, s.name)
			}
		}
	}
}

func TestEveryQueryIsPreparedOnBothEngines(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(testing.TB) storetest.Database{
		"SQLite": storetest.OpenSQLite, "PostgreSQL": storetest.OpenPostgres,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t)
			q, err := d.Prepare(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := q.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestTheReaderOfQueriesSeesEveryTable(t *testing.T) {
	t.Parallel()
	s := statements(`-- name: X :many
		WITH n AS MATERIALIZED (SELECT j.id FROM job j WHERE j.creditor_id = $1)
		UPDATE job SET lane = 'a' FROM n, claim AS c LEFT JOIN entry e ON e.creditor_id = $1
		WHERE EXISTS (SELECT 1 FROM step WHERE creditor_id = $1) AND job.id IN (SELECT CAST(atom AS BIGINT) FROM json_each(CAST($2 AS TEXT)) AS list);`)[0]
	var seen []string
	for _, b := range s.blocks {
		for _, m := range b.sources() {
			seen = append(seen, m.table+" "+m.alias)
		}
	}
	slices.Sort(seen)
	want := []string{"claim c", "entry e", "job j", "job job", "json_each list", "n n", "step step"}
	if diff := cmp.Diff(seen, want); diff != "" {
		t.Errorf("tables seen (-got +want):\n%s", diff)
	}
}

// sqlc reads the schema from the list in its file.
func TestSqlcReadsEveryMigration(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile("sqlc.yaml")
	if err != nil {
		t.Fatal(err)
	}
	read := regexp.MustCompile(`- (migrations/\S+\.sql)`).FindAllStringSubmatch(string(list), -1)
	var listed []string
	for _, r := range read {
		listed = append(listed, r[1])
	}
	there := slices.Concat(slices.Collect(maps.Keys(queryFiles(t, "migrations"))), slices.Collect(maps.Keys(queryFiles(t, "migrations/postgres"))))
	slices.SortFunc(there, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	if diff := cmp.Diff(listed, there); diff != "" {
		t.Errorf("sqlc's schema (-listed +migrations):\n%s", diff)
	}
}
