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
