package store_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/store"
)

// stub is what the tests have for Citus, which can't be installed everywhere: its view
// and its functions by name, as functions that note what they were asked for, and
// refuse what Citus refuses by its manual: a key to a table that isn't spread, a unique
// key without the column that the rows are spread by, a neighbour that isn't there.
const stub = `
CREATE TABLE citus_tables (table_name regclass PRIMARY KEY, citus_table_type text NOT NULL, distribution_column text);
CREATE TABLE calls (n bigserial PRIMARY KEY, call text NOT NULL);

CREATE FUNCTION refuse_loose_keys(t regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = t AND c.contype = 'f' AND c.confrelid <> t
	           AND NOT EXISTS (SELECT 1 FROM citus_tables k WHERE k.table_name = c.confrelid)) THEN
		RAISE EXCEPTION '% refers to a table that is local', t;
	END IF;
END $$;

CREATE FUNCTION create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM refuse_loose_keys(table_name);
	INSERT INTO citus_tables VALUES (table_name, 'reference', '<none>');
	INSERT INTO calls (call) VALUES ('reference ' || table_name);
END $$;

CREATE FUNCTION create_distributed_table(table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash',
	colocate_with text DEFAULT 'default', shard_count int DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM refuse_loose_keys(table_name);
	IF EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = table_name AND i.indisunique AND NOT EXISTS (
	           SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) AND a.attname = distribution_column)) THEN
		RAISE EXCEPTION '% has a unique key without %', table_name, distribution_column;
	END IF;
	IF colocate_with NOT IN ('none', 'default') AND NOT EXISTS (SELECT 1 FROM citus_tables k WHERE k.table_name = colocate_with::regclass) THEN
		RAISE EXCEPTION '% is to lie beside %, which is local', table_name, colocate_with;
	END IF;
	INSERT INTO citus_tables VALUES (table_name, 'distributed', distribution_column);
	INSERT INTO calls (call) VALUES ('distributed ' || table_name || ' by ' || distribution_column || ' beside ' || colocate_with);
END $$;

CREATE FUNCTION citus_add_local_table_to_metadata(table_name regclass, cascade_via_foreign_keys boolean DEFAULT FALSE) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO citus_tables VALUES (table_name, 'local', '<none>');
	INSERT INTO calls (call) VALUES ('known ' || table_name);
END $$;`

// installed says of a database that the extension is in it.
const installed = `
SET allow_system_table_mods = on;
INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
VALUES (99999, 'citus', 10, 'pg_catalog'::regnamespace, FALSE, 'stub');`

// spread opens a database with the stub in it, and returns its address and a way past
// the store.
func spread(t *testing.T, more string) (string, *sql.DB) {
	t.Helper()
	address := emptyPostgresAddress(t)
	raw, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close() })
	tell(t, raw, stub+more)
	return address, raw
}

func tell(t *testing.T, raw *sql.DB, statement string) {
	t.Helper()
	if _, err := raw.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// calls returns what the stub was asked for.
func calls(t *testing.T, raw *sql.DB) []string {
	t.Helper()
	rows, err := raw.QueryContext(t.Context(), "SELECT call FROM calls ORDER BY n")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var call string
		if err := rows.Scan(&call); err != nil {
			t.Fatal(err)
		}
		all = append(all, call)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func opens(t *testing.T, o store.Options) error {
	t.Helper()
	s, err := store.Open(t.Context(), o)
	if err != nil {
		return err
	}
	return s.Close()
}

func TestEveryTableIsSpreadByItsClassOnce(t *testing.T) {
	t.Parallel()
	address, raw := spread(t, installed)
	for range 2 { // the second time there is nothing to spread
		if err := opens(t, store.Options{URL: address, Migrate: true}); err != nil {
			t.Fatal(err)
		}
		got := calls(t, raw)
		want := []string{"known schema_version"}
		for _, table := range store.Tables() {
			switch table.Class {
			case store.Global:
				want = append(want, "reference "+table.Name)
			case store.Tenant:
				if table.Name != "creditor" {
					want = append(want, "distributed "+table.Name+" by creditor_id beside creditor")
				}
			case store.OwnKey: // below
			}
		}
		want = append(want, "distributed creditor by id beside none", "distributed session by hash beside none",
			"distributed debtor_session by hash beside none", "distributed mailed_link by link_id beside none",
			"distributed throttle by bucket beside none", "distributed form_sent by hash beside none")
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("asked for (-got +want):\n%s", diff)
		}
	}
	if err := opens(t, store.Options{URL: address}); err != nil {
		t.Errorf("a database that is spread isn't opened: %v", err)
	}
}

func TestAProgramDoesNotStartWhileATableIsLocalOrSpreadOtherwise(t *testing.T) {
	t.Parallel()
	address, raw := spread(t, installed)
	if err := opens(t, store.Options{URL: address, Migrate: true}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ harm, undo, names string }{
		{"DELETE FROM citus_tables WHERE table_name = 'job'::regclass", "INSERT INTO citus_tables VALUES ('job', 'distributed', 'creditor_id')", "job"},
		{"UPDATE citus_tables SET citus_table_type = 'local' WHERE table_name = 'event'::regclass", "UPDATE citus_tables SET citus_table_type = 'distributed' WHERE table_name = 'event'::regclass", "event"},
		{"UPDATE citus_tables SET distribution_column = 'case_id' WHERE table_name = 'claim'::regclass", "UPDATE citus_tables SET distribution_column = 'creditor_id' WHERE table_name = 'claim'::regclass", "claim"},
		{"UPDATE citus_tables SET citus_table_type = 'distributed' WHERE table_name = 'person'::regclass", "UPDATE citus_tables SET citus_table_type = 'reference' WHERE table_name = 'person'::regclass", "person"},
	} {
		tell(t, raw, c.harm)
		err := opens(t, store.Options{URL: address})
		if found := fault.Of(err); found == nil || found.Key != "store.tables_local" || found.Args["tables"] != c.names {
			t.Errorf("%s: %v", c.harm, err)
		}
		tell(t, raw, c.undo)
	}
	// What a later migration has made is spread by it.
	tell(t, raw, "DELETE FROM citus_tables WHERE table_name IN ('bank_entry'::regclass, 'bank_name'::regclass)")
	before := len(calls(t, raw))
	if err := opens(t, store.Options{URL: address, Migrate: true}); err != nil {
		t.Fatal(err)
	}
	if got := calls(t, raw)[before:]; strings.Join(got, ", ") != "distributed bank_entry by creditor_id beside creditor, distributed bank_name by creditor_id beside creditor" {
		t.Errorf("spread: %q", got)
	}
}

func TestWithoutCitusNothingIsSpread(t *testing.T) {
	t.Parallel()
	address, raw := spread(t, "")
	if err := opens(t, store.Options{URL: address, Migrate: true}); err != nil {
		t.Fatal(err)
	}
	if got := calls(t, raw); len(got) > 0 {
		t.Errorf("asked for %q", got)
	}
}
