package store_test

import (
	"testing"

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
