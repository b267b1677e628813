package storetest

import (
	"strconv"
	"testing"
)

// Run holds an engine to the promises of the store. Each test gets a database of
// its own from open.
func Run(t *testing.T, open func(tb testing.TB) Database) {
	t.Helper()
	for _, chapter := range []struct {
		name  string
		tests map[string]func(Database)
	}{
		{"journal", journalTests},
		{"locks", lockTests},
		{"rows", rowTests},
		{"lists", listTests},
		{"transactions", transactionTests},
		{"looks", lookTests},
		{"lookups", lookupTests},
		{"shelves", shelfTests},
		{"creditors", creditorTests},
		{"jobs", jobTests},
		{"ids", idTests},
		{"accounts", accountTests},
		{"sendings", sendingTests},
	} {
		t.Run(chapter.name, func(t *testing.T) {
			t.Parallel()
			for name, test := range chapter.tests {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					test(open(t))
				})
			}
		})
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
