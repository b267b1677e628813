package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"krav/internal/fault"
)

// A house that outgrows one PostgreSQL can run on Citus, an extension that spreads
// tables over several servers. Where it is installed, each migration ends with a step
// that spreads what is new: tenant tables by creditor, all beside one another, so that
// a creditor's rows lie on one server; small tables for all as copies on each; tables
// with a key of their own by that key. On a PostgreSQL without it nothing happens.

// extension is the name of Citus among PostgreSQL's extensions.
const extension = "citus"

// The ways in which Citus holds a table, as its view citus_tables names them.
const (
	heldDistributed = "distributed"
	heldReference   = "reference"
)

// holding is how Citus holds a table.
type holding struct{ kind, column string }

// holdings returns how the tables that Citus knows of are held. It reports false where
// there is no Citus.
func holdings(ctx context.Context, pool *sql.DB) (map[string]holding, bool, error) {
	var installed bool
	err := pool.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = $1)", extension).Scan(&installed)
	if err != nil || !installed {
		return nil, installed, readable(err)
	}
	rows, err := pool.QueryContext(ctx, "SELECT CAST(table_name AS TEXT), citus_table_type, COALESCE(distribution_column, '') FROM citus_tables")
	if err != nil {
		return nil, true, fmt.Errorf("tables that are spread: %w", err)
	}
	defer func() { _ = rows.Close() }()
	held := make(map[string]holding)
	for rows.Next() {
		var name string
		var h holding
		if err := rows.Scan(&name, &h.kind, &h.column); err != nil {
			return nil, true, fmt.Errorf("tables that are spread: %w", err)
		}
		held[name] = h
	}
	return held, true, readable(rows.Err())
}

// distribute spreads the tables that aren't yet, those first that others refer to.
func distribute(ctx context.Context, pool *sql.DB) error {
	held, installed, err := holdings(ctx, pool)
	if err != nil || !installed {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("spread the tables: %w", err)
	}
	defer func() { _ = conn.Close() }()
	// Otherwise a key to a table that is copied everywhere can't be added in one go.
	statements := []string{"SET citus.multi_shard_modify_mode TO 'sequential'"}
	if _, known := held[versionTable]; !known {
		statements = append(statements, "SELECT citus_add_local_table_to_metadata("+literal(versionTable)+")")
	}
	for _, t := range Tables() {
		if _, known := held[t.Name]; known {
			continue
		}
		key, err := firstOfKey(ctx, conn, t.Name)
		if err != nil {
			return err
		}
		statements = append(statements, spreading(t, key))
	}
	for _, statement := range statements {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("spread the tables: %s: %w", statement, err)
		}
	}
	return nil
}

// besides is the tenant table that the others lie beside.
const besides = "creditor"

// spreading returns the statement that spreads a table whose primary key begins with a
// column.
func spreading(t Table, key string) string {
	switch t.Class {
	case Tenant:
		if t.Name == besides {
			return "SELECT create_distributed_table(" + literal(t.Name) + ", " + literal(t.Key) + ", colocate_with => 'none')"
		}
		return "SELECT create_distributed_table(" + literal(t.Name) + ", " + literal(t.Key) + ", colocate_with => " + literal(besides) + ")"
	case OwnKey:
		return "SELECT create_distributed_table(" + literal(t.Name) + ", " + literal(key) + ", colocate_with => 'none')"
	case Global:
	}
	return "SELECT create_reference_table(" + literal(t.Name) + ")"
}

// literal writes one of our own names as SQL's text.
func literal(name string) string { return "'" + name + "'" }

// firstOfKey returns the first column of a table's primary key.
func firstOfKey(ctx context.Context, conn *sql.Conn, table string) (string, error) {
	var column string
	err := conn.QueryRowContext(ctx, `
		SELECT a.attname
		FROM   pg_index i
		JOIN   pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
		WHERE  i.indrelid = CAST($1 AS regclass)
		AND    i.indisprimary`, pgx.Identifier{table}.Sanitize()).Scan(&column)
	if err != nil {
		return "", fmt.Errorf("key of %s: %w", table, err)
	}
	return column, nil
}

// mustBeSpread refuses to work with tables that Citus holds otherwise than they must
// be: a transaction over one that is local and one that is spread may be half done. It
// fails with fault.Conflict, and names them.
func mustBeSpread(ctx context.Context, pool *sql.DB) error {
	held, installed, err := holdings(ctx, pool)
	if err != nil || !installed {
		return err
	}
	var wrong []string
	for _, t := range Tables() {
		want := heldDistributed
		if t.Class == Global {
			want = heldReference
		}
		h := held[t.Name]
		if h.kind != want || t.Class == Tenant && h.column != t.Key {
			wrong = append(wrong, t.Name)
		}
	}
	if len(wrong) > 0 {
		return fault.New(fault.Conflict, "store.tables_local").With("tables", strings.Join(wrong, ", "))
	}
	return nil
}
