package casework_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"krav/internal/store"
	"krav/internal/store/storetest"
)

// debtors lets many cases begin and get their letters, so that rows are moved from
// page to page, and every third be paid.
func (h *house) debtors(n int) {
	h.t.Helper()
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("%d;%d;Anna%03d Holm%03d;Søvej%03d 3;4000;Roskilde;anna%03d@holm.example;12-10-2026;26-10-2026;1.200,00", 1001+i, 17+i, i, i, i, i)
	}
	h.invoices(lines...)
	h.run()
	for i := 0; i < n; i += 3 {
		h.works(h.Note(h.t.Context(), h.person, h.creditor, int64(first+i), fmt.Sprintf("ringede%03d: betaler fredag", i)))
		h.pays(int64(first+i), "1300.00")
	}
	h.work()
	h.strays(n)
}

// strays lets come in, of every third debtor, a line that can't be used and money that
// is about no case, and has a person put them aside.
func (h *house) strays(n int) {
	h.t.Helper()
	var lines []string
	var money []movement
	for i := 0; i < n; i += 3 {
		lines = append(lines, fmt.Sprintf("%d;%d;Anna%03d Holm%03d;Søvej%03d 3;4000;Roskilde;anna%03d@holm.example;12-10-2026;31-02-2026;70,00", 5001+i, 17+i, i, i, i, i))
		money = append(money, movement{ref: fmt.Sprintf("B%d", i), amount: "75.00", day: "2026-11-01", payer: fmt.Sprintf("Anna%03d Holm%03d", i, i), text: fmt.Sprintf("ringede%03d", i)})
	}
	h.invoices(lines...)
	for _, line := range h.waiting(len(lines)) {
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, line.ID))
	}
	h.bank("S1", money...)
	entries, err := h.Inbox(h.t.Context(), h.person, h.creditor, 100)
	h.works(err)
	for _, e := range entries {
		h.works(h.Ignore(h.t.Context(), h.person, h.creditor, e.ID))
	}
}

// lying returns the words of every third debtor that lie anywhere in the files of a
// SQLite database, as bytes.
func (h *house) lying(n int) []string {
	h.t.Helper()
	paths, err := filepath.Glob(h.db.Options.Path + "*") // its log and its index too
	h.works(err)
	var lie []string
	for _, path := range paths {
		content, err := os.ReadFile(path)
		h.works(err)
		for i := 0; i < n; i += 3 {
			// Of the name, the address, a note and the letters, and as words to search by.
			for _, word := range []string{"Anna%03d", "Holm%03d", "Søvej%03d", "anna%03d", "holm%03d", "ringede%03d"} {
				if word := fmt.Sprintf(word, i); bytes.Contains(content, []byte(word)) {
					lie = append(lie, filepath.Base(path)+": "+word)
				}
			}
		}
	}
	return lie
}

func TestNoByteOfAnErasedDebtorIsLeftInTheFilesOfTheDatabase(t *testing.T) {
	t.Parallel()
	for name, erase := range map[string]func(h *house, number int64) error{
		"the person": func(h *house, number int64) error {
			return h.Erase(h.t.Context(), h.person, h.creditor, number)
		},
		"the whole case": func(h *house, number int64) error {
			return h.EraseWhole(h.t.Context(), h.person, h.creditor, number, "gemt længe nok")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const cases = 90
			h := newHouse(t, storetest.OpenSQLite(t))
			h.debtors(cases)
			// A program that starts looks its database over for the planner's sake.
			again, err := store.Open(t.Context(), store.Options{Path: h.db.Options.Path, Migrate: true})
			h.works(err)
			h.works(again.Close())
			if got := len(h.lying(cases)); got < 5*cases/3 {
				t.Fatalf("before, %d words lie in the files: the test looks for the wrong ones", got)
			}
			h.at("2040-01-01")
			for i := 0; i < cases; i += 3 {
				h.works(erase(h, int64(first+i)))
			}
			if lie := h.lying(cases); len(lie) > 0 {
				t.Errorf("%d words are left: %q", len(lie), lie[:min(len(lie), 5)])
			}
			if backup := strings.Join(contents(t, h.backedUp()), "\n"); strings.Contains(backup, "Anna003") || !strings.Contains(backup, "Anna004") {
				t.Error("a backup made now holds the debtor, or nobody at all")
			}
			h.proven()
		})
	}
}

// Whoever reads on sees the database as it was, so its log can't go; what was erased
// is erased all the same, and the next time nobody reads the log goes too.
func TestAnErasureDoesNotWaitForWhoReads(t *testing.T) {
	t.Parallel()
	h := newHouse(t, storetest.OpenSQLite(t))
	h.debtors(3)
	reading, err := h.db.Raw.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	h.works(err)
	var cases int
	h.works(reading.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM case_file").Scan(&cases))
	h.works(h.Erase(t.Context(), h.person, h.creditor, first))
	h.works(reading.Rollback())
	if len(h.lying(3)) == 0 {
		t.Fatal("nothing lies in the log, though somebody read")
	}
	h.works(h.db.Scrub(t.Context()))
	if lie := h.lying(3); len(lie) > 0 {
		t.Errorf("left: %q", lie)
	}
}

// PostgreSQL's pages are its own; that the rows are gone from them is what it says.
func TestRowsOfAnErasedCaseAreVacuumed(t *testing.T) {
	t.Parallel()
	h := newHouse(t, storetest.OpenPostgres(t))
	h.debtors(3)
	h.works(h.Erase(t.Context(), h.person, h.creditor, first))
	never := h.told("SELECT relname FROM pg_stat_user_tables WHERE vacuum_count = 0 AND relname IN ('event_private', 'document', 'case_debtor', 'case_file', 'case_word', 'bank_entry', 'enclosure')")
	if len(never) > 0 {
		t.Errorf("not vacuumed: %q", never)
	}
}
