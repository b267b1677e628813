package store_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"krav/internal/store/storetest"
)

// wholeCreditor are the queries that go through all of a creditor's rows of a
// table, and why they may. Every other one finds its rows by more of a key.
var wholeCreditor = map[string]string{
	"GrownHeads": "once a day, over the heads of all journals", "Anchors": "verifying", "AnchorHeads": "verifying",
	"StrayCaseIDs": "verifying", "LostHeads": "verifying", "CountTombstones": "verifying", "AnchorlessDays": "verifying", "DocumentsWithoutJournal": "verifying", "PrivateWithoutJournal": "verifying", "CutIntakeLines": "erasing a whole case", "PruneJobs": "once a day",
	"ClearDeliveries": "rebuilding", "ClearDispatches": "rebuilding", "ClearHolds": "rebuilding", "ClearAgreements": "rebuilding", "ClearTasks": "rebuilding",
	"ClearPayments": "rebuilding", "ClearSteps": "rebuilding", "ClearEntries": "rebuilding", "ClearClaims": "rebuilding",
	"ClearCaseDebtors": "rebuilding", "ClearCaseFiles": "rebuilding",
	"ClearCaseLines": "rebuilding", "ClearCaseWords": "rebuilding", "ClearCaseCounts": "rebuilding", "CountCaseLines": "verifying",
	"CaseCounts": "the counts themselves are few", "SavedViews": "a creditor has few",
	"MembersOf": "the people of a creditor are few, and listed all", "LockRole": "the same", "InvitationsOf": "the same",
	"LastAnchor": "reads one row from the end of its key",
}

var (
	argument  = regexp.MustCompile(`sqlc\.arg\(\w+\)`)
	tableScan = regexp.MustCompile(`^SCAN (\w+)`)
	byOneOnly = regexp.MustCompile(`^SEARCH (\w+) USING .*\(creditor_id=\?\)`)
)

// fewRows are tables of the house that have a few rows whatever it holds.
var fewRows = map[string]bool{"node_lease": true, "restoration": true, "law_supplement": true, "law_attestation": true, "house_task": true}

// What a use case costs doesn't grow with what its creditor has: SQLite is asked
// how it goes about each query.
func TestNoQueryReadsMoreThanItsRows(t *testing.T) {
	t.Parallel()
	d := storetest.OpenSQLite(t)
	tables := catalogue(t, d)
	for path, file := range queryFiles(t, "queries") {
		for _, s := range statements(file) {
			_, whole := wholeCreditor[s.name]
			_, across := acrossCreditors[s.name]
			for _, step := range planOf(t, d, s) {
				scanned := tableScan.FindStringSubmatch(step)
				aliases := aliasesOf(s)
				if scanned != nil && tables[aliases[scanned[1]]].Keys != nil && !across && !fewRows[scanned[1]] {
					t.Errorf("%s: %s reads a whole table: %s", path, s.name, step)
				}
				if byOneOnly.MatchString(step) && !whole {
					t.Errorf("%s: %s reads all of a creditor: %s", path, s.name, step)
				}
			}
		}
	}
}

// aliasesOf returns the tables of a statement by the names it gives them.
func aliasesOf(s statement) map[string]string {
	aliases := map[string]string{}
	for _, b := range s.blocks {
		for _, m := range b.sources() {
			aliases[m.alias] = m.table
		}
	}
	return aliases
}

// planOf returns the steps by which SQLite answers a query.
func planOf(t *testing.T, d storetest.Database, s statement) []string {
	t.Helper()
	n := 0
	text := argument.ReplaceAllStringFunc(s.text, func(string) string { return "$99" })
	for i := 1; i <= 99; i++ {
		if strings.Contains(text, fmt.Sprintf("$%d", i)) {
			n = i
		}
	}
	rows, err := d.Writer().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+text, make([]any, n)...)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}
