package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"

	"krav/internal/store/backup"
	"krav/internal/store/column"
)

// shape is a table as the catalogue of an engine has it.
type shape struct {
	backup.Table
	key []string // columns of the primary key, in order
}

// kinds are the types that our migrations use, as either catalogue spells them.
var kinds = map[string]backup.Kind{
	"BIGINT": backup.Int, "bigint": backup.Int, "TEXT": backup.Text, "text": backup.Text,
	"BOOLEAN": backup.Bool, "boolean": backup.Bool, "DATE": backup.Day, "date": backup.Day,
	"TIMESTAMPTZ": backup.Moment, "timestamp with time zone": backup.Moment,
	"BYTEA": backup.Bytes, "bytea": backup.Bytes,
}

// shapes ask each catalogue for the columns of a table: name, type, and place in
// the primary key from 1, or nought.
var shapes = map[Engine]string{
	SQLite: `SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid`,
	PostgreSQL: `
		SELECT a.attname, format_type(a.atttypid, a.atttypmod), COALESCE(array_position(k.conkey, a.attnum), 0)
		FROM   pg_attribute a
		LEFT   JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
		WHERE  a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
		ORDER  BY a.attnum`,
}

// tableShape reads the shape of a table. One that isn't there has no columns.
func tableShape(ctx context.Context, tx *sql.Tx, engine Engine, name string) (shape, error) {
	t := shape{Table: backup.Table{Name: name}}
	rows, err := tx.QueryContext(ctx, shapes[engine], name)
	if err != nil {
		return t, fmt.Errorf("the catalogue: %w", err)
	}
	defer func() { _ = rows.Close() }()
	keys := map[int]string{}
	for rows.Next() {
		var called, kind string
		var place int
		if err := rows.Scan(&called, &kind, &place); err != nil {
			return t, fmt.Errorf("the catalogue: %w", err)
		}
		known, ok := kinds[kind]
		if !ok {
			return t, fmt.Errorf("the catalogue: a backup has no kind for %s", kind)
		}
		t.Columns = append(t.Columns, backup.Column{Name: called, Kind: known})
		keys[place] = called
	}
	for place := 1; keys[place] != ""; place++ {
		t.key = append(t.key, keys[place])
	}
	return t, rows.Err()
}

// hasTable reports whether a table is there.
func hasTable(ctx context.Context, tx *sql.Tx, engine Engine, name string) (there bool, err error) {
	question := "SELECT to_regclass($1) IS NOT NULL"
	if engine == SQLite {
		question = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = $1)"
	}
	if err := tx.QueryRowContext(ctx, question, name).Scan(&there); err != nil {
		return false, fmt.Errorf("the catalogue: %w", err)
	}
	return there, nil
}

// selection returns the statement that reads every row, in the order of the primary
// key; texts by their bytes, as SQLite has them.
func (t shape) selection(engine Engine) string {
	order := slices.Clone(t.key)
	for i, name := range order {
		if engine == PostgreSQL && t.kind(name) == backup.Text {
			order[i] = name + ` COLLATE "C"`
		}
	}
	return "SELECT " + strings.Join(t.names(), ", ") + " FROM " + t.Name + " ORDER BY " + strings.Join(order, ", ")
}

func (t shape) names() []string {
	return mapped(t.Columns, func(c backup.Column) string { return c.Name })
}

func (t shape) kind(name string) backup.Kind {
	i := slices.IndexFunc(t.Columns, func(c backup.Column) bool { return c.Name == name })
	return t.Columns[i].Kind
}

// cells returns a row to scan into, and the places of its cells.
func (t shape) cells() (cells []driver.Valuer, places []any) {
	for _, c := range t.Columns {
		cell := cellOf(c.Kind)
		cells, places = append(cells, cell), append(places, cell)
	}
	return cells, places
}

// cellOf returns what a column of a kind is scanned into, on either engine.
func cellOf(kind backup.Kind) driver.Valuer {
	switch kind {
	case backup.Int:
		return new(sql.NullInt64)
	case backup.Text:
		return new(sql.NullString)
	case backup.Bool:
		return new(sql.NullBool)
	case backup.Day:
		return new(column.Day)
	case backup.Moment:
		return new(column.Instant)
	case backup.Bytes:
		return new(sql.Null[[]byte])
	}
	return nil
}

// schemaOf returns the version of a database's schema; nought where there is none.
func schemaOf(ctx context.Context, tx *sql.Tx, engine Engine) (int64, error) {
	there, err := hasTable(ctx, tx, engine, versionTable)
	if err != nil || !there {
		return 0, err
	}
	var version int64
	row := tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM "+versionTable)
	if err := row.Scan(&version); err != nil {
		return 0, fmt.Errorf("the version of the schema: %w", err)
	}
	return version, nil
}

// newestSchema returns the version of the schema that the program brings.
func newestSchema(engine Engine) (int64, error) {
	p, err := migrator(new(sql.DB), engine)
	if err != nil {
		return 0, err
	}
	sources := p.ListSources()
	return sources[len(sources)-1].Version, nil
}
