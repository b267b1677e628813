package store_test

import (
	"slices"
	"testing"

	"krav/internal/store"
)

// keptBack are the tenant tables that an export doesn't hand over as they stand.
var keptBack = map[string]string{
	"secret":        "a secret",
	"invitation":    "opens a door",
	"event":         "goes out as the journal",
	"event_private": "goes out as the journal",
	"shared_part":   "goes out as files",
	"case_line":     "made of the others, for lists",
	"case_word":     "made of the others, for searching",
	"case_count":    "made of the others, for lists",
	"open_attempt":  "of the program's own work",
	"upload":        "the creditor has the file: it is kept until it is taken in, and what becomes of it is exported",
	"upload_part":   "the same",
	"job":           "of the program's own work",
}

func TestEveryTableOfACreditorIsExportedOrKeptBackForAReason(t *testing.T) {
	t.Parallel()
	exported := store.ExportedTables()
	for _, table := range store.Tables() {
		why, isKept := keptBack[table.Name]
		isExported := slices.Contains(exported, table.Name)
		if table.Class == store.Tenant && isKept == isExported {
			t.Errorf("%s: exported %t, kept back %q, want one of them", table.Name, isExported, why)
		}
		if table.Class != store.Tenant && isExported {
			t.Errorf("%s isn't a creditor's own", table.Name)
		}
	}
}
