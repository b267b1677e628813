package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"krav/internal/store"
	"krav/internal/store/storetest"
)

var (
	wholeTable = regexp.MustCompile(`Seq Scan on (\w+)`)
	onlyByOne  = regexp.MustCompile(`(?m)Index Cond: \(creditor_id = (\$\d+|'2'::bigint)\)$`)
)

// The same is asked of PostgreSQL, as it plans for a creditor that wasn't there when it
// gathered its statistics, beside one that has all rows of every table.
func TestPostgresReadsNoMoreForACreditorThatItHasNotCounted(t *testing.T) {
	t.Parallel()
	d := storetest.OpenPostgres(t)
	crowd(t, d)
	tables := catalogue(t, d)
	for path, file := range queryFiles(t, "queries") {
		for _, s := range statements(file) {
			_, whole := wholeCreditor[s.name]
			_, across := acrossCreditors[s.name]
			for _, mode := range []string{"force_custom_plan", "force_generic_plan"} {
				plan := postgresPlanOf(t, d.Writer(), s, mode)
				scanned := wholeTable.FindStringSubmatch(plan)
				if scanned != nil && tables[scanned[1]].Keys != nil && !across && !fewRows[scanned[1]] {
					t.Errorf("%s: %s reads a whole table:\n%s", path, s.name, plan)
				}
				if onlyByOne.MatchString(plan) && !whole {
					t.Errorf("%s: %s reads all of a creditor:\n%s", path, s.name, plan)
				}
			}
		}
	}
}

// A database from before has statistics on whose its rows are. They go.
func TestWhatPostgresKnewOfWhoseItsRowsAreIsForgotten(t *testing.T) {
	t.Parallel()
	d := withCreditor(t)
	known := `SELECT COUNT(*) FROM pg_stats WHERE schemaname = 'public' AND tablename = 'mapping' AND attname = 'creditor_id'`
	for _, statement := range []string{
		`INSERT INTO mapping (creditor_id, headings, mapping) VALUES (1, 'a', '1'), (1, 'b', '2')`,
		`ALTER TABLE mapping ALTER COLUMN creditor_id SET STATISTICS 100`, `ANALYZE mapping`,
	} {
		if _, err := d.Raw.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if got := query(t, d, known)[0][0]; got != "1" {
		t.Fatalf("%s statistics before, want 1", got)
	}
	storetest.Reopen(t, d.Options)
	if _, err := d.Raw.ExecContext(t.Context(), `ANALYZE mapping`); err != nil {
		t.Fatal(err)
	}
	if got := query(t, d, known)[0][0]; got != "0" {
		t.Errorf("%s statistics after the program has started and they were gathered, want 0", got)
	}
}

// crowd fills every tenant table with rows of creditor 1, whatever they say, and has
// the statistics gathered.
func crowd(t *testing.T, d storetest.Database) {
	t.Helper()
	pool, err := sql.Open("pgx", d.Options.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	pool.SetMaxOpenConns(1) // the first statement is for all others
	do := func(statement string) {
		if _, err := pool.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	do("SET session_replication_role = replica") // no trigger, no foreign key
	for _, c := range query(t, d, `SELECT CAST(conrelid AS regclass), conname FROM pg_constraint WHERE contype = 'c' AND connamespace = CAST('public' AS regnamespace)`) {
		do("ALTER TABLE " + c[0] + " DROP CONSTRAINT " + c[1])
	}
	for _, table := range store.Tables() {
		if table.Class == store.Tenant && table.Key == "creditor_id" {
			do(crowding(t, d, table.Name))
		}
	}
	do("ANALYZE")
}

// crowding returns the statement that fills a table with 3,000 rows.
func crowding(t *testing.T, d storetest.Database, table string) string {
	t.Helper()
	var columns, values []string
	for _, c := range query(t, d, `SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '`+table+`'`) {
		columns = append(columns, c[0])
		values = append(values, anyValue(c[0], c[1]))
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM generate_series(1, 3000) AS n", table, strings.Join(columns, ", "), strings.Join(values, ", "))
}

// anyValue returns a value of a type, different in each row n where it can be.
func anyValue(column, kind string) string {
	switch column {
	case "creditor_id":
		return "1"
	case "state": // that of a job is part of an index
		return "CASE n % 3 WHEN 0 THEN 'running' ELSE CAST(n AS TEXT) END"
	}
	switch kind {
	case "bigint":
		return "n"
	case "boolean":
		return "n % 2 = 0"
	case "date":
		return "CAST('2026-01-01' AS DATE) + CAST(n AS INTEGER)"
	case "timestamp with time zone":
		return "CAST('2026-01-01' AS TIMESTAMPTZ) + n * INTERVAL '1 minute'"
	case "bytea":
		return "CAST(CAST(n AS TEXT) AS BYTEA)"
	}
	return "CAST(n AS TEXT)"
}

// postgresPlanOf returns how PostgreSQL answers a query, in a mode of its planning: for
// the arguments it is given, which are creditor 2's, or for any.
func postgresPlanOf(t *testing.T, pool *sql.DB, s statement, mode string) string {
	t.Helper()
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(t.Context()), "DEALLOCATE asked") }()
	lines := func(text string) []string {
		rows, err := conn.QueryContext(t.Context(), text)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		defer rows.Close()
		var lines []string
		for rows.Next() {
			lines = append(lines, "")
			if err := rows.Scan(&lines[len(lines)-1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return lines
	}
	lines("SET plan_cache_mode = " + mode)
	lines("PREPARE asked AS " + strings.TrimSuffix(strings.TrimSpace(numbered(s.text)), ";"))
	arguments := lines("SELECT CAST(unnest(parameter_types) AS TEXT) FROM pg_prepared_statements WHERE name = 'asked'")
	for i, kind := range arguments {
		arguments[i] = anyArgument(i, kind)
	}
	given := ""
	if len(arguments) > 0 {
		given = "(" + strings.Join(arguments, ", ") + ")"
	}
	return strings.Join(lines("EXPLAIN (COSTS OFF) EXECUTE asked"+given), "\n")
}

// anyArgument returns an argument of a type; the first is the creditor.
func anyArgument(i int, kind string) string {
	switch {
	case i == 0 && kind == "bigint":
		return "'2'"
	case kind == "bigint":
		return "1000"
	case kind == "boolean":
		return "TRUE"
	case kind == "date", kind == "timestamp with time zone":
		return "'2026-02-03'"
	}
	return "'[]'"
}

// numbered returns a text whose named parameters have the numbers that are free.
func numbered(text string) string {
	n := 0
	for name := argument.FindString(text); name != ""; name = argument.FindString(text) {
		for n++; strings.Contains(text, fmt.Sprintf("$%d", n)); n++ {
		}
		text = strings.ReplaceAll(text, name, fmt.Sprintf("$%d", n))
	}
	return text
}
