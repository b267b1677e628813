package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"krav/internal/store/storetest"
)

// A query that is kept is asked again, by one after the other, while its rows are read,
// after it was refused, and after the schema has changed.
func TestAKeptQueryIsAsGoodAsNew(t *testing.T) {
	t.Parallel()
	pool := storetest.OpenSQLite(t).Writer()
	do := func(query string, args ...any) error {
		_, err := pool.ExecContext(t.Context(), query, args...)
		return err
	}
	works := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	const add, all = "-- name: Add :exec\nINSERT INTO kept (n) VALUES (?)", "-- name: All :many\nSELECT n FROM kept ORDER BY n"
	works(do("CREATE TABLE kept (n INTEGER PRIMARY KEY)"))
	works(do(add, 1))
	if do(add, 1) == nil {
		t.Error("a row stands twice")
	}
	works(do(add, 2))
	count := func(ctx context.Context) int {
		rows, err := pool.QueryContext(ctx, all)
		if err != nil {
			return -1
		}
		defer func() { _ = rows.Close() }()
		n := 0
		for rows.Next() {
			n++
		}
		if rows.Err() != nil {
			return -1
		}
		return n
	}
	var readers sync.WaitGroup
	for range 20 {
		readers.Go(func() {
			gone, stop := context.WithCancel(t.Context())
			stop()
			count(gone)
			if n := count(t.Context()); n != 2 {
				t.Errorf("%d rows, want 2", n)
			}
		})
	}
	readers.Wait()
	listed := func(most int) int {
		n := 0
		works(pool.QueryRowContext(t.Context(), fmt.Sprintf("-- list\nSELECT COUNT(*) FROM kept WHERE n <= %d", most)).Scan(&n))
		return n
	}
	for most := range 150 { // more lists than are kept, each asked again
		if n := listed(most) + listed(most); n != 2*min(most, 2) {
			t.Errorf("%d rows up to %d, asked twice", n, most)
		}
	}
	works(do("ALTER TABLE kept ADD COLUMN more TEXT"))
	works(do(add, 3))
	if n := listed(5); n != 3 {
		t.Errorf("%d rows in a list after the table has changed, want 3", n)
	}
	if n := count(t.Context()); n != 3 {
		t.Errorf("%d rows after the table has changed, want 3", n)
	}
}
