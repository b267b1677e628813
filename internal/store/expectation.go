package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// PostgreSQL takes a creditor that wasn't there when it last gathered statistics to
// have no rows, because those it knows of have them all. Any index then seems as good
// as any other: it goes through all that a growing creditor has, and once more for each
// row found. So it is kept from gathering statistics on whose a row is, and takes every
// creditor to have a two-hundredth of each table, whichever one it is, and however the
// rest of the statistics stand.

// expectCreditors keeps PostgreSQL from statistics on the creditor's id in the tables of
// creditors, and has it forget those it has. What is so already isn't touched.
func expectCreditors(ctx context.Context, pool *sql.DB) error {
	counted, err := countedCreditors(ctx, pool)
	if err != nil {
		return fmt.Errorf("what to expect of creditors: %w", err)
	}
	for _, t := range Tables() {
		known, ok := counted[t.Name]
		if !ok || t.Class != Tenant {
			continue
		}
		column := "ALTER TABLE " + pgx.Identifier{t.Name}.Sanitize() + " ALTER COLUMN creditor_id "
		if _, err := pool.ExecContext(ctx, column+"SET STATISTICS 0"); err != nil {
			return fmt.Errorf("what to expect of creditors in %s: %w", t.Name, err)
		}
		if !known {
			continue
		}
		// A column's statistics go when its type is set, also to what it is; nothing is
		// written anew for that.
		if _, err := pool.ExecContext(ctx, column+"TYPE BIGINT"); err != nil {
			return fmt.Errorf("forget the statistics of %s: %w", t.Name, err)
		}
	}
	return nil
}

// countedCreditors returns the tables for which statistics on the creditor's id are to
// be gathered, and whether there are any yet.
func countedCreditors(ctx context.Context, pool *sql.DB) (map[string]bool, error) {
	rows, err := pool.QueryContext(ctx, `
		SELECT c.relname,
		       EXISTS (SELECT 1 FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname)
		FROM   pg_attribute a
		JOIN   pg_class c ON c.oid = a.attrelid
		JOIN   pg_namespace n ON n.oid = c.relnamespace
		WHERE  a.attname = 'creditor_id'
		AND    COALESCE(a.attstattarget, -1) <> 0
		AND    c.relkind = 'r'
		AND    n.nspname = current_schema()`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	counted := make(map[string]bool)
	for rows.Next() {
		var name string
		var known bool
		if err := rows.Scan(&name, &known); err != nil {
			return nil, err
		}
		counted[name] = known
	}
	return counted, rows.Err()
}
