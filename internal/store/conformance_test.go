package store_test

import (
	"context"
	"fmt"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/store/storetest"
)

func TestSQLiteKeepsThePromisesOfTheStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, storetest.OpenSQLite)
}

func TestPostgreSQLKeepsThePromisesOfTheStore(t *testing.T) {
	t.Parallel()
	storetest.PostgresAddress(t)
	storetest.Run(t, storetest.OpenPostgres)
}

func BenchmarkSQLite(b *testing.B) { storetest.Bench(b, storetest.OpenSQLite) }

func BenchmarkPostgreSQL(b *testing.B) { storetest.Bench(b, storetest.OpenPostgres) }

func TestAFullDiskIsSaidAndLeavesTheStoreWhole(t *testing.T) {
	t.Parallel()
	d := storetest.OpenSQLite(t)
	if _, err := d.AddCreditor(t.Context(), casework.Creditor{Name: "Nordlys El ApS"}); err != nil {
		t.Fatal(err)
	}
	room := func(pages int) {
		// Room for so many pages more than there are.
		if _, err := d.Writer().ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	store := func() error {
		return d.Update(t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
			return tx.SaveShared(ctx, "ff", make([]byte, 1<<20))
		})
	}
	room(1) // no fewer than there are
	if err := store(); !fault.HasKey(err, "store.disk_full") {
		t.Errorf("on a full disk = %v, want store.disk_full", err)
	}
	room(1 << 20)
	if err := store(); err != nil {
		t.Errorf("with room again = %v", err)
	}
}
