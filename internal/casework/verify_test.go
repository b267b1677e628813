package casework_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/store/storetest"
)

// lived is a house in which much has happened: letters by mail and by post, money,
// objections, pauses, refusals, and an anchor each day.
func (h *house) lived() {
	h.t.Helper()
	h.invoices(anna, bent, clara, badDay, "1005;21;Dora Ek;Vej 1;4300;Holbæk;dora@ek.example;12-10-2026;26-10-2026;250,00")
	h.run()
	h.anchor()
	h.works(h.post1(h.pack()[0], ""))
	h.at("2026-11-04")
	h.objects(first + 3)
	h.works(h.Report(h.t.Context(), h.news(first+1, casework.ReportFailed, 1)))
	h.bank("S1", movement{ref: "B1", amount: "1300.00", day: "2026-11-04", slip: slip(first)}, movement{ref: "B2", amount: "7.00", day: "2026-11-04", text: "tak"})
	h.work()
	h.anchor()
	h.at("2026-11-13")
	h.works(h.Hold(h.t.Context(), h.person, h.creditor, first+2, day("2026-11-15"), "ferie"))
	h.works(h.resolves(first+3, casework.Rejected))
	h.works(h.Note(h.t.Context(), h.person, h.creditor, first+1, "har skiftet adresse"))
	h.run()
	h.at("2026-11-16")
	h.run()
	h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first+2))
	h.anchor()
}

func (h *house) anchor() {
	h.t.Helper()
	h.works(h.DropAnchor(h.t.Context(), h.creditor))
}

// harm changes rows behind the store's back, its guards switched off.
func (h *house) harm(statements ...string) {
	h.t.Helper()
	h.unguarded()
	for _, statement := range statements {
		done, err := h.db.Raw.ExecContext(h.t.Context(), statement)
		h.works(err)
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			h.t.Fatalf("%s changed nothing: %v", statement, err)
		}
	}
}

// unguarded takes away the triggers that keep the journal from being changed.
func (h *house) unguarded() {
	h.t.Helper()
	drop := "DROP TRIGGER %[1]s ON %[2]s"
	find := "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
	if h.db.Options.URL == "" {
		drop, find = "DROP TRIGGER %[1]s", "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
	}
	rows, err := h.db.Raw.QueryContext(h.t.Context(), find)
	h.works(err)
	defer rows.Close()
	var drops []string
	for rows.Next() {
		var trigger, table string
		h.works(rows.Scan(&trigger, &table))
		drops = append(drops, fmt.Sprintf(drop, trigger, table))
	}
	h.works(rows.Err())
	for _, statement := range drops {
		_, err := h.db.Raw.ExecContext(h.t.Context(), statement)
		h.works(err)
	}
}

func TestALongStoryProvesItself(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.lived()
		verdict := h.verdict()
		h.proven()
		if verdict.Cases != 4 || verdict.Anchors != 3 || verdict.Letters < 7 || verdict.Events < 40 {
			h.t.Errorf("verdict = %+v", verdict)
		}
		h.anchor() // a second time the same day changes nothing
		if again := h.verdict(); again.Anchors != 3 {
			h.t.Errorf("%d anchors", again.Anchors)
		}
	})
}

func TestVerifyNamesWhatWasChanged(t *testing.T) {
	t.Parallel()
	const ofFirst = " WHERE case_id = (SELECT MIN(case_id) FROM case_file)"
	for name, c := range map[string]struct {
		harm []string
		want []string
	}{
		"a byte of the journal":    {[]string{"UPDATE event SET payload = REPLACE(payload, '1200.00', '2200.00')" + ofFirst + " AND version = 2"}, []string{"journal.content_changed"}},
		"who did something":        {[]string{"UPDATE event SET actor = 'night'" + ofFirst + " AND version = 1"}, []string{"journal.content_changed"}},
		"the day of something":     {[]string{"UPDATE event SET effective_on = '2026-10-01'" + ofFirst + " AND version = 2"}, []string{"journal.content_changed"}},
		"a personal text":          {[]string{"UPDATE event_private SET body = REPLACE(body, 'Anna', 'Enna')" + ofFirst + " AND version = 1"}, []string{"journal.private_changed"}},
		"an event taken out":       {[]string{"DELETE FROM event" + ofFirst + " AND version = 3"}, []string{"journal.version_missing"}},
		"a row of a claim":         {[]string{"UPDATE claim SET principal = principal + 1" + ofFirst}, []string{"verify.row_differs"}},
		"a day to look again":      {[]string{"UPDATE case_file SET review_on = '2099-01-01'" + ofFirst}, []string{"verify.row_differs"}},
		"a row that is missing":    {[]string{"DELETE FROM payment" + ofFirst}, []string{"verify.row_differs"}},
		"a letter":                 {[]string{"UPDATE document SET body = 'another letter' WHERE document_id = (SELECT MIN(document_id) FROM document)"}, []string{"verify.letter_changed"}},
		"the front of all letters": {[]string{"UPDATE shared_part SET part = 'another front'"}, nil},
		"what a letter says":       {[]string{"UPDATE document SET content = content || ' ' WHERE document_id = (SELECT MIN(document_id) FROM document)"}, []string{"verify.letter_text_changed"}},
		"a line that waits":        {[]string{"UPDATE intake_line SET raw = raw || ' ' WHERE raw <> ''"}, []string{"verify.line_changed"}},
		"the next case number":     {[]string{"UPDATE creditor SET next_case_number = 10004 WHERE id = 1"}, []string{"verify.numbers_go_back"}},
		"a letter that is gone":    {[]string{"DELETE FROM document WHERE document_id = (SELECT MIN(document_id) FROM document)"}, []string{"verify.letter_changed"}},
		"an anchor":                {[]string{"UPDATE anchor SET hash = 'aa' WHERE day = '2026-11-16'"}, []string{"verify.anchor_changed"}},
		"an anchor's head":         {[]string{"UPDATE anchor_head SET version = 0 WHERE day = '2026-11-02'" + " AND case_id = (SELECT MIN(case_id) FROM case_file)"}, []string{"verify.anchor_changed"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.lived()
				h.harm(c.harm...)
				var keys []string
				for _, wrong := range h.verdict().Wrong {
					keys = append(keys, wrong.Why.Key)
				}
				if len(keys) == 0 {
					h.t.Fatal("nothing is wrong")
				}
				if c.want != nil {
					same(h.t, "wrong", keys, c.want)
				}
			})
		})
	}
}

func TestVerifyNamesACutTailAndAMissingCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.lived()
		seen := h.look(first + 1)
		last := fmt.Sprintf(" WHERE case_id = %d AND version = %d", seen.Case.ID, seen.Case.Version)
		cut := []string{"DELETE FROM event" + last}
		if h.count("event_private"+last) > 0 {
			cut = append([]string{"DELETE FROM event_private" + last}, cut...)
		}
		h.harm(cut...)
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor)) // a careful hand leaves no row behind
		h.wrongs("verify.tail_missing")
		gone := fmt.Sprintf(" WHERE case_id = %d", h.look(first).Case.ID)
		for _, table := range []string{"delivery", "dispatch", "payment", "step", "entry", "claim", "case_debtor", "case_line", "case_word", "case_file", "event_private", "event"} {
			h.harm("DELETE FROM " + table + gone)
		}
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor))                                                                // and counts what is left
		h.wrongs("verify.tail_missing", "verify.case_missing", "verify.letter_without_journal", "verify.letter_without_journal") // its two letters are left
	})
}

// Whoever takes the anchors away as well, so that nothing says how long a journal was,
// leaves the letters that its end told of, and the days that nothing covers.
func TestVerifyNamesATailThatWasCutWithItsAnchors(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.lived()
		c := h.look(first).Case
		if len(c.Letters) == 0 {
			h.t.Fatal("the case has no letter")
		}
		rest := fmt.Sprintf(" WHERE case_id = %d AND version > 2", c.ID)
		if h.count("event_private"+rest) > 0 {
			h.harm("DELETE FROM event_private" + rest)
		}
		h.harm("DELETE FROM event"+rest, "DELETE FROM anchor_head", "DELETE FROM anchor")
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor))
		verdict := h.verdict()
		isNamed := func(w casework.Wrong) bool { return w.Why.Key == "verify.letter_unnamed" && w.Case == c.ID }
		if !slices.ContainsFunc(verdict.Wrong, isNamed) || len(verdict.Unanchored) == 0 {
			h.t.Errorf("wrong %+v, unanchored %+v; want the letter named and the days listed", verdict.Wrong, verdict.Unanchored)
		}
	})
}

func TestVerifyMissesAnAnchorWhoseHeadsAreThere(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.lived()
		if h.db.Options.URL == "" {
			_, err := h.db.Raw.ExecContext(h.t.Context(), "PRAGMA foreign_keys = 0")
			h.works(err)
		} else {
			_, err := h.db.Raw.ExecContext(h.t.Context(), "ALTER TABLE anchor_head DROP CONSTRAINT anchor_head_anchor_fk")
			h.works(err)
		}
		h.harm("DELETE FROM anchor WHERE day = (SELECT MAX(day) FROM anchor)")
		h.wrongs("verify.anchor_missing")
	})
}

// count returns how many rows there are.
func (h *house) count(from string) int {
	h.t.Helper()
	var n int
	h.works(h.db.Raw.QueryRowContext(h.t.Context(), "SELECT COUNT(*) FROM "+from).Scan(&n))
	return n
}

// A case without a letter that is gone with its anchors leaves the personal text of its
// events. Making the rows anew doesn't clear that away.
func TestPersonalTextWithoutAJournalStaysNamed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		gone := fmt.Sprintf(" WHERE case_id = %d", h.look(first).Case.ID)
		unbound := "PRAGMA foreign_keys = 0"
		if h.db.Options.URL != "" {
			unbound = "ALTER TABLE event_private DROP CONSTRAINT event_private_event_fk"
		}
		_, err := h.db.Raw.ExecContext(h.t.Context(), unbound)
		h.works(err)
		h.harm("DELETE FROM event" + gone)
		h.wrongs("verify.journal_missing", "verify.row_without_journal", "verify.text_without_journal")
		for range 2 {
			h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor))
			h.wrongs("verify.numbers_missing", "verify.text_without_journal")
		}
	})
}

func TestARowWithoutAJournalIsNamed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.harm("INSERT INTO case_file (creditor_id, case_id, version, number, state, flow, next_step, debtor, owed_fixed, opened_on) VALUES (1, 5, 1, 99, 'open', 'standard', '', 'Ingen', 0, '2026-11-02')")
		h.wrongs("verify.journal_missing", "verify.row_without_journal")
	})
}

func TestLettersThatALaterEntryWouldChangeAreListed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-20")
		h.run()
		h.pay(first, "500.00", "2026-11-15") // before the letter that asked for all
		verdict := h.verdict()
		if len(verdict.Wrong) != 0 || len(verdict.Outdated) != 1 || verdict.Outdated[0].Why.Key != "verify.letter_outdated" {
			h.t.Fatalf("verdict = %+v", verdict)
		}
		if args := verdict.Outdated[0].Why.Args; args["said"] != "1302.96" || args["now"] != "802.28" {
			// 1,200.00 to the 15th, four days: 1.32; 701.32 to the 20th, five days: 0.96.
			h.t.Errorf("args = %v", args)
		}
	})
}

func TestRebuildingGivesTheSameRows(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.invoices(anna, bent)
		h.lived()
		before := h.rows()
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor))
		if diff := cmp.Diff(h.rows(), before); diff != "" {
			h.t.Errorf("rows (-got +want):\n%s", diff)
		}
		h.harm("DELETE FROM delivery", "UPDATE case_file SET review_on = NULL, debtor = 'x'", "DELETE FROM entry", "UPDATE step SET fee = 0")
		h.works(h.Rebuild(h.t.Context(), access.NightRun(), h.creditor))
		other.works(other.Rebuild(h.t.Context(), h.operator, other.creditor))
		if diff := cmp.Diff(h.rows(), before); diff != "" {
			h.t.Errorf("rows after harm (-got +want):\n%s", diff)
		}
		h.proven()
	})
}

func TestACaseThatDoesntProveItselfStopsNoOther(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, clara)
		h.harm("UPDATE event SET payload = 'nonsense' WHERE case_id = (SELECT case_id FROM case_file WHERE number = 10002) AND version = 2")
		rows := h.plan("")
		if len(rows) != 3 || !rows[1].LeftOut() || rows[1].Reasons[0].Key != "run.case_unreadable" {
			h.t.Errorf("plan = %+v", rows)
		}
		for i, row := range h.run() {
			if want := []string{"", "run.case_unreadable", ""}[i]; row.Skipped != want {
				h.t.Errorf("row %d: %q, want %q", i, row.Skipped, want)
			}
		}
		h.steps(first, "reminder-1")
		h.steps(first+2, "reminder-1")
		// Nor does it stop the files that speak of it.
		report := h.invoices(strings.Replace(bent, "1002", "1022", 1), strings.Replace(clara, "1003", "1023", 1))
		if report.Joined != 1 || len(report.Refused) != 1 || report.Refused[0].Why.Key != "line.case_unreadable" {
			h.t.Errorf("import = %+v", report)
		}
		h.waiting(1)
		unread := movement{ref: "B1", amount: "10.00", day: "2026-11-02", text: "Bent Krogh sag 10002"}
		h.counts(h.bank("S1", unread, movement{ref: "B2", amount: "10.00", day: "2026-11-02", text: "sag 10003", payer: "Clara Dam"}), 1, 0, 1, 0, 0, 0)
		h.counts(h.bank("S2", unread), 0, 0, 1, 0, 0, 0) // told again, kept once
		h.inbox("bank.case_unreadable")
	})
}

func TestWhatIsWrongNamesTheCaseByItsNumber(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.harm("UPDATE event SET actor = 'night' WHERE case_id = (SELECT case_id FROM case_file WHERE number = 10002) AND version = 1")
		wrong := h.verdict().Wrong
		if len(wrong) != 1 || wrong[0].Number != 10002 || wrong[0].Why.Args["case"] != "10002" {
			h.t.Errorf("wrong = %+v", wrong)
		}
	})
}

func TestDaysThatNoAnchorCoversAreListed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		if listed := h.verdict().Unanchored; len(listed) != 0 {
			h.t.Errorf("the day isn't over, and is listed: %+v", listed)
		}
		h.at("2026-11-03")
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ringet"))
		listed := h.verdict().Unanchored
		if len(listed) != 1 || listed[0].Why.Args["day"] != "2026-11-02" || listed[0].Why.Args["events"] != "2" {
			h.t.Errorf("listed = %+v", listed)
		}
		h.anchor()
		h.at("2026-11-05")
		if listed := h.verdict().Unanchored; len(listed) != 0 {
			h.t.Errorf("anchored days are listed: %+v", listed)
		}
		h.proven()
	})
}

// away is a store whose connection goes while journals are read.
type away struct{ casework.Store }

type awayReader struct{ casework.Reader }

var errAway = fault.New(fault.Unavailable, "store.unavailable")

func (a away) Audit(ctx context.Context, creditor debt.CreditorID, f func(context.Context, casework.Reader) error) error {
	return a.Store.Audit(ctx, creditor, func(ctx context.Context, r casework.Reader) error { return f(ctx, awayReader{r}) })
}

func (awayReader) Journals(context.Context, []debt.CaseID) ([][]journal.Record, error) {
	return nil, errAway
}

func TestADatabaseThatGoesAwayIsNotTakenForADamagedOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		options := h.options()
		options.Store = away{options.Store}
		_, err := casework.New(options).Verify(h.t.Context(), h.operator, h.creditor, func(casework.Verdict) {})
		h.fails(err, fault.Unavailable, "store.unavailable")
	})
}

// SQLite keeps whatever it is given, so a day may come to be none.
func TestACaseWithADayThatIsNoneHidesNoOther(t *testing.T) {
	t.Parallel()
	h := newHouse(t, storetest.OpenSQLite(t))
	h.invoices(anna, bent, clara)
	h.harm("UPDATE event SET effective_on = 'i morgen' WHERE case_id = (SELECT case_id FROM case_file WHERE number = 10002) AND version = 1")
	verdict := h.verdict()
	if len(verdict.Wrong) != 1 || verdict.Wrong[0].Why.Key != "verify.journal_unreadable" || verdict.Wrong[0].Number != 10002 || verdict.Cases != 3 {
		t.Errorf("verdict = %+v", verdict)
	}
}
