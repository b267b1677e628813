package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// SQLite plans by statistics that somebody has to gather, and without them it
// takes a creditor for ten rows. So it is told here what is known by design: a
// creditor has very many rows, a case few, and a whole unique key one. The plans
// are then the same on a new database and on a large one; a test looks at them.

// rowsOfAll is how many rows every table is taken to have; rowsBy how many are
// taken to share the first column of an index, the first two, and so on.
const rowsOfAll = 10_000_000

var rowsBy = []int{1_000_000, 1_000, 10, 5, 2}

// writeStatistics tells SQLite's planner what to expect of every index.
func writeStatistics(ctx context.Context, pool *sql.DB) error {
	indexes, err := indexWidths(ctx, pool)
	if err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	defer tx.Rollback()
	// What ANALYZE finds is thrown away, so it needs to look at next to nothing; of its
	// samples above all, which are names out of the indexes.
	for _, statement := range []string{"PRAGMA analysis_limit = 1", "ANALYZE", "DELETE FROM sqlite_stat1", "DELETE FROM sqlite_stat4"} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("statistics: %w", err)
		}
	}
	for _, i := range indexes {
		_, err := tx.ExecContext(ctx, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)", i.table, i.name, i.expected())
		if err != nil {
			return fmt.Errorf("statistics: %w", err)
		}
	}
	if _, err := tx.ExecContext(ctx, "ANALYZE sqlite_schema"); err != nil { // reads them
		return fmt.Errorf("statistics: %w", err)
	}
	return tx.Commit()
}

// index is an index of a table, as far as the planner needs to be told of it.
type index struct {
	table, name string
	unique      bool
	columns     int
}

// expected returns the numbers as SQLite reads them: the rows in all, and how
// many share each beginning of the key.
func (i index) expected() string {
	numbers := []string{strconv.Itoa(rowsOfAll)}
	for n := range i.columns {
		shared := rowsBy[min(n, len(rowsBy)-1)]
		if i.unique && n == i.columns-1 {
			shared = 1
		}
		numbers = append(numbers, strconv.Itoa(shared))
	}
	return strings.Join(numbers, " ")
}

func indexWidths(ctx context.Context, pool *sql.DB) ([]index, error) {
	rows, err := pool.QueryContext(ctx, `
		SELECT t.name, i.name, i."unique", (SELECT COUNT(*) FROM pragma_index_info(i.name))
		FROM   sqlite_schema AS t, pragma_index_list(t.name) AS i
		WHERE  t.type = 'table'
		ORDER  BY t.name, i.name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var indexes []index
	for rows.Next() {
		var i index
		if err := rows.Scan(&i.table, &i.name, &i.unique, &i.columns); err != nil {
			return nil, err
		}
		indexes = append(indexes, i)
	}
	return indexes, rows.Err()
}
