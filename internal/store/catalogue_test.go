package store_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store"
	"krav/internal/store/storetest"
)

// table is what a catalogue says of a table, written the same for both engines.
type table struct {
	Columns []string          // name, type, and whether it may be NULL
	Keys    map[string]string // keys by the name of their constraint
	Checks  []string          // names of the other constraints
	Indexes map[string]string // columns of indexes by name
}

// versionTable is goose's own; it is made differently on each engine.
const versionTable = "schema_version"

func catalogue(t *testing.T, d storetest.Database) map[string]table {
	t.Helper()
	if d.Engine() == store.SQLite {
		return sqliteCatalogue(t, d)
	}
	return postgresCatalogue(t, d)
}

var (
	constraint = regexp.MustCompile(`CONSTRAINT (\w+) (PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK) ?\(([^)]*)\)(?: REFERENCES (\w+) ?\(([^)]*)\))?`)
	spaces     = regexp.MustCompile(`\s+`)
	firstGroup = regexp.MustCompile(`\(([^)]*)\)`)
)

func sqliteCatalogue(t *testing.T, d storetest.Database) map[string]table {
	t.Helper()
	all := map[string]table{}
	for _, row := range query(t, d, `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`) {
		made := table{Keys: map[string]string{}, Indexes: map[string]string{}}
		for _, c := range query(t, d, `SELECT name || ' ' || type || CASE "notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END FROM pragma_table_info('`+row[0]+`')`) {
			made.Columns = append(made.Columns, c[0])
		}
		for _, c := range constraint.FindAllStringSubmatch(spaces.ReplaceAllString(row[1], " "), -1) {
			made.add(c)
		}
		for _, i := range query(t, d, `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '`+row[0]+`'`) {
			made.Indexes[i[0]] = firstGroup.FindStringSubmatch(i[1])[1]
		}
		slices.Sort(made.Checks)
		all[row[0]] = made
	}
	return all
}

func (t *table) add(constraint []string) {
	name, kind, columns, references := constraint[1], constraint[2], constraint[3], constraint[4]
	switch {
	case kind == "CHECK":
		t.Checks = append(t.Checks, name)
	case references != "":
		t.Keys[name] = fmt.Sprintf("%s (%s) REFERENCES %s (%s)", kind, columns, references, constraint[5])
	default:
		t.Keys[name] = fmt.Sprintf("%s (%s)", kind, columns)
	}
}

var postgresTypes = map[string]string{
	"bigint": "BIGINT", "text": "TEXT", "date": "DATE", "boolean": "BOOLEAN", "bytea": "BYTEA",
	"timestamp with time zone": "TIMESTAMPTZ",
}

func postgresCatalogue(t *testing.T, d storetest.Database) map[string]table {
	t.Helper()
	all := map[string]table{}
	for _, row := range query(t, d, `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`) {
		name := row[0]
		made := table{Keys: map[string]string{}, Indexes: map[string]string{}}
		for _, c := range query(t, d, `SELECT attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
			FROM pg_attribute WHERE attrelid = '`+name+`'::regclass AND attnum > 0 ORDER BY attnum`) {
			made.Columns = append(made.Columns, c[0]+" "+postgresTypes[c[1]]+c[2])
		}
		for _, c := range query(t, d, `SELECT 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '`+name+`'::regclass`) {
			made.add(constraint.FindStringSubmatch(c[0]))
		}
		for _, i := range query(t, d, `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '`+name+`'
			AND indexname NOT IN (SELECT conname FROM pg_constraint)`) {
			made.Indexes[i[0]] = firstGroup.FindStringSubmatch(i[1])[1]
		}
		slices.Sort(made.Checks)
		all[name] = made
	}
	return all
}

// query returns rows as text.
func query(t *testing.T, d storetest.Database, text string) [][]string {
	t.Helper()
	rows, err := d.Raw.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for rows.Next() {
		row := make([]string, len(columns))
		into := make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestBothEnginesEndWithTheSameCatalogue(t *testing.T) {
	t.Parallel()
	storetest.PostgresAddress(t)
	lite, server := catalogue(t, storetest.OpenSQLite(t)), catalogue(t, storetest.OpenPostgres(t))
	delete(lite, versionTable)
	delete(server, versionTable)
	if diff := cmp.Diff(lite, server); diff != "" {
		t.Errorf("the catalogues differ (-SQLite +PostgreSQL):\n%s", diff)
	}
}

func TestEveryTableHasAClass(t *testing.T) {
	t.Parallel()
	there := catalogue(t, storetest.OpenSQLite(t))
	delete(there, versionTable)
	var listed []string
	for _, table := range store.Tables() {
		listed = append(listed, table.Name)
	}
	slices.Sort(listed)
	if diff := cmp.Diff(listed, slices.Sorted(maps.Keys(there))); diff != "" {
		t.Errorf("the list of tables is not that of the catalogue (-list +catalogue):\n%s", diff)
	}
}

func TestTheCreditorLeadsEveryKey(t *testing.T) {
	t.Parallel()
	if wrong := keyFaults(store.Tables(), catalogue(t, storetest.OpenSQLite(t))); len(wrong) > 0 {
		t.Errorf("%s", strings.Join(wrong, "\n"))
	}
}

// The check can fail: each planted fault is found.
func TestAKeyWithoutTheCreditorIsFound(t *testing.T) {
	t.Parallel()
	tables := []store.Table{
		{Name: "law", Class: store.Global},
		{Name: "creditor", Class: store.Tenant, Key: "id"},
		{Name: "claim", Class: store.Tenant, Key: "creditor_id"},
		{Name: "case_file", Class: store.Tenant, Key: "creditor_id"},
	}
	good := table{Columns: []string{"creditor_id BIGINT NOT NULL"}, Keys: map[string]string{"pk": "PRIMARY KEY (creditor_id, id)"}}
	for name, c := range map[string]struct {
		of    string
		plant func(*table)
	}{
		"no primary key":              {"claim", func(c *table) { delete(c.Keys, "pk") }},
		"the key may be NULL":         {"claim", func(c *table) { c.Columns[0] = "creditor_id BIGINT" }},
		"unique over all":             {"claim", func(c *table) { c.Keys["u"] = "UNIQUE (number)" }},
		"an index without":            {"claim", func(c *table) { c.Indexes["i"] = "number, creditor_id" }},
		"a foreign key without":       {"claim", func(c *table) { c.Keys["f"] = "FOREIGN KEY (case_id) REFERENCES case_file (case_id)" }},
		"a foreign key crosswise":     {"claim", func(c *table) { c.Keys["f"] = "FOREIGN KEY (creditor_id, a) REFERENCES case_file (a, creditor_id)" }},
		"global that hangs on tenant": {"law", func(c *table) { c.Keys["f"] = "FOREIGN KEY (id) REFERENCES creditor (id)" }},
	} {
		planted := table{Columns: slices.Clone(good.Columns), Keys: maps.Clone(good.Keys), Indexes: map[string]string{}}
		c.plant(&planted)
		if wrong := keyFaults(tables, map[string]table{c.of: planted}); len(wrong) != 1 {
			t.Errorf("%s: found %q, want one fault", name, wrong)
		}
	}
}

// keyFaults returns the keys and indexes that the creditor doesn't lead.
func keyFaults(tables []store.Table, there map[string]table) []string {
	leads := map[string]string{} // the leading column of each tenant table
	for _, t := range tables {
		leads[t.Name] = t.Key
	}
	var wrong []string
	for _, t := range tables {
		has, ok := there[t.Name]
		if !ok {
			continue
		}
		if t.Class == store.Tenant {
			wrong = append(wrong, tenantFaults(t, has)...)
		}
		if !slices.ContainsFunc(slices.Collect(maps.Values(has.Keys)), isPrimary) {
			wrong = append(wrong, t.Name+" has no primary key")
		}
		for name, key := range has.Keys {
			_, reference, foreign := strings.Cut(key, " REFERENCES ")
			target, columns, _ := strings.Cut(strings.TrimSuffix(reference, ")"), " (")
			switch {
			case foreign && t.Class != store.Tenant && leads[target] != "":
				wrong = append(wrong, fmt.Sprintf("%s: %s hangs on a tenant table", t.Name, name))
			case foreign && leads[target] != "" && first(columns) != leads[target] && first(columnsOf(key)) == t.Key:
				wrong = append(wrong, fmt.Sprintf("%s: %s crosses creditors", t.Name, name))
			}
		}
	}
	return wrong
}

func tenantFaults(t store.Table, has table) []string {
	var wrong []string
	if !slices.Contains(has.Columns, t.Key+" BIGINT NOT NULL") {
		wrong = append(wrong, fmt.Sprintf("%s: %s may be NULL", t.Name, t.Key))
	}
	for name, key := range has.Keys {
		if first(columnsOf(key)) != t.Key {
			wrong = append(wrong, fmt.Sprintf("%s: %s = %s", t.Name, name, key))
		}
	}
	for name, columns := range has.Indexes {
		if first(columns) != t.Key {
			wrong = append(wrong, fmt.Sprintf("%s: index %s on %s", t.Name, name, columns))
		}
	}
	return wrong
}

func isPrimary(key string) bool { return strings.HasPrefix(key, "PRIMARY KEY") }

func columnsOf(key string) string { return firstGroup.FindStringSubmatch(key)[1] }

func first(columns string) string {
	name, _, _ := strings.Cut(columns, ",")
	return strings.TrimSpace(name)
}
