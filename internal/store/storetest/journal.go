package storetest

import (
	"context"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

var journalTests = map[string]func(Database){
	"a journal comes back as it was written, and proves itself": journalComesBack,
	"journals come in the order asked for":                      journalsInOrder,
	"a place in a journal is taken once":                        placeTakenOnce,
	"events can be neither changed nor removed":                 eventsStay,
	"anchors can be neither changed nor removed":                anchorsStay,
	"erasing takes the personal text and leaves the chain":      erasingLeavesChain,
	"heads are those that grew since the last anchor":           headsThatGrew,
	"another creditor's journal isn't seen":                     otherCreditorsJournal,
	"cases are those with a journal or a row":                   casesWithEither,
}

func (w writer) journals(ids ...debt.CaseID) [][]journal.Record {
	w.t.Helper()
	var all [][]journal.Record
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		all, err = r.Journals(ctx, ids)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func journalComesBack(d Database) {
	w := d.begin(1)
	made := w.open(5)[0]
	got := w.journals(5)[0]
	if diff := cmp.Diff(got, made.Records, cmp.AllowUnexported(civil.Date{})); diff != "" {
		d.t.Errorf("the journal came back otherwise (-got +want):\n%s", diff)
	}
	prev := ""
	for i := range got {
		if err := got[i].Check(int64(i+1), prev); err != nil {
			d.t.Errorf("record %d doesn't prove itself: %v", i+1, err)
		}
		prev = got[i].Hash
	}
}

func journalsInOrder(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	got := w.journals(6, 9, 5)
	if len(got) != 3 || len(got[0]) != 2 || len(got[1]) != 0 || len(got[2]) != 2 {
		d.t.Fatalf("journals of 6, 9 and 5 have %d, %d and %d records, want 2, none and 2", len(got[0]), len(got[1]), len(got[2]))
	}
	if got[0][0].Case != 6 || got[2][0].Case != 5 {
		d.t.Errorf("journals are those of %d and %d, want 6 and 5", got[0][0].Case, got[2][0].Case)
	}
}

// Two use cases that read the same version can't both write. The case is not
// locked here, so that the version and the key are what stands in the way.
func placeTakenOnce(d Database) {
	w := d.begin(1)
	opened := w.open(5)[0]
	from := casework.Locked{Case: opened.After, Head: opened.Records[1].Hash}
	first := w.change(from, debt.NoteAdded{Text: "den første"})
	second := w.change(from, debt.NoteAdded{Text: "den anden"})
	if err := w.append(d.t.Context(), first); err != nil {
		d.t.Fatal(err)
	}
	if err := w.append(d.t.Context(), second); !fault.HasKey(err, "case.changed_meanwhile") {
		d.t.Errorf("the second = %v, want case.changed_meanwhile", err)
	}
	if n := len(w.journals(5)[0]); n != 3 {
		d.t.Errorf("the journal has %d records, want 3", n)
	}
}

func eventsStay(d Database) {
	w := d.begin(1)
	w.open(5)
	for _, harm := range []string{
		"UPDATE event SET payload = 'x' WHERE case_id = 5",
		"DELETE FROM event WHERE case_id = 5",
		"DELETE FROM event",
		"UPDATE event_private SET body = 'x'",
	} {
		if _, err := d.Raw.ExecContext(d.t.Context(), harm); err == nil {
			d.t.Errorf("%s: was done", harm)
		}
	}
	if d.Options.URL == "" {
		return
	}
	if _, err := d.Raw.ExecContext(d.t.Context(), "TRUNCATE event CASCADE"); err == nil {
		d.t.Error("TRUNCATE: was done")
	}
}

func anchorsStay(d Database) {
	w := d.begin(1)
	w.open(5)
	w.anchor("2026-11-21")
	for _, harm := range []string{
		"UPDATE anchor SET hash = 'x'", "DELETE FROM anchor_head", "UPDATE anchor_head SET version = 9",
		"DELETE FROM anchor WHERE NOT EXISTS (SELECT 1 FROM anchor_head)",
	} {
		_, err := d.Raw.ExecContext(d.t.Context(), harm)
		if err == nil && harm[:6] != "DELETE" {
			d.t.Errorf("%s: was done", harm)
		}
	}
	if got := len(w.anchors()[0].Heads); got != 1 {
		d.t.Errorf("the anchor has %d heads, want 1", got)
	}
}

// anchor makes the anchor of a day.
func (w writer) anchor(on string) casework.AnchorRow {
	w.t.Helper()
	row := casework.AnchorRow{Day: civil.MustParse(on)}
	err := w.Update(w.t.Context(), w.creditor, func(ctx context.Context, tx casework.Tx) error {
		anchors, err := tx.Anchors(ctx)
		if err != nil {
			return err
		}
		if len(anchors) > 0 {
			row.Prev = anchors[len(anchors)-1].Hash
		}
		if row.Heads, err = tx.GrownHeads(ctx); err != nil {
			return err
		}
		row.Hash = journal.Anchor(w.creditor, row.Day, row.Prev, row.Heads)
		row.MadeAt, err = casework.MomentOf(recorded)
		if err != nil {
			return err
		}
		return tx.Anchor(ctx, row)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return row
}

func (w writer) anchors() []casework.AnchorRow {
	w.t.Helper()
	var all []casework.AnchorRow
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		if all, err = r.Anchors(ctx); err != nil {
			return err
		}
		for i := range all {
			if all[i].Heads, err = r.AnchorHeads(ctx, all[i].Day); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func headsThatGrew(d Database) {
	w := d.begin(1)
	opened := w.open(5, 6)
	first := w.anchor("2026-11-21")
	want := []journal.Head{
		{Case: 5, Version: 2, Hash: opened[0].Records[1].Hash},
		{Case: 6, Version: 2, Hash: opened[1].Records[1].Hash},
	}
	if diff := cmp.Diff(first.Heads, want); diff != "" {
		d.t.Errorf("first anchor (-got +want):\n%s", diff)
	}
	grown := w.extend(6, debt.NoteAdded{Text: "ringet"})
	second := w.anchor("2026-11-22")
	want = []journal.Head{{Case: 6, Version: 3, Hash: grown.Records[0].Hash}}
	if diff := cmp.Diff(second.Heads, want); diff != "" {
		d.t.Errorf("second anchor (-got +want):\n%s", diff)
	}
	if third := w.anchor("2026-11-23"); len(third.Heads) != 0 {
		d.t.Errorf("third anchor has %d heads, want none", len(third.Heads))
	}
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		last, found, err := r.LastAnchor(ctx)
		if last.Day != civil.MustParse("2026-11-23") || !found {
			d.t.Errorf("last anchor = %v, %v; want that of the 23rd", last.Day, found)
		}
		return err
	})
	if diff := cmp.Diff(w.anchors()[:2], []casework.AnchorRow{first, second}, cmp.AllowUnexported(civil.Date{})); diff != "" {
		d.t.Errorf("anchors came back otherwise (-got +want):\n%s", diff)
	}
}

func erasingLeavesChain(d Database) {
	w := d.begin(1)
	w.open(5)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{5})
		if err != nil {
			return err
		}
		erased := locked[0].Clone()
		erased.Debtor = debt.Debtor{Kind: erased.Debtor.Kind, Language: erased.Debtor.Language}
		return tx.Erase(ctx, 5, erased, casework.Summary{})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	got := w.journals(5)[0]
	if got[0].Private != "" || got[0].Salt != "" || got[0].PrivateHash == "" {
		d.t.Errorf("after erasing: private %q, salt %q, hash %q; want only the hash", got[0].Private, got[0].Salt, got[0].PrivateHash)
	}
	if err := got[0].Check(1, ""); err != nil {
		d.t.Errorf("the chain is broken: %v", err)
	}
	if dump := d.tableDump("case_debtor"); containsAny(dump, "Åse", "Skovvej", "aase@") {
		d.t.Errorf("personal text is left:\n%s", dump)
	}
}

func otherCreditorsJournal(d Database) {
	d.begin(1).open(5)
	other := d.begin(2)
	if got := other.journals(5)[0]; got != nil {
		d.t.Errorf("another creditor sees %d records, want none", len(got))
	}
	err := other.Update(d.t.Context(), 2, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{5})
		if len(locked) != 0 {
			d.t.Errorf("another creditor locked %d cases, want none", len(locked))
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func casesWithEither(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	for _, harm := range []string{
		"DELETE FROM case_debtor WHERE case_id = 5", "DELETE FROM claim WHERE case_id = 5",
		"DELETE FROM case_line WHERE case_id = 5", "DELETE FROM case_word WHERE case_id = 5", "DELETE FROM case_file WHERE case_id = 5",
		"INSERT INTO case_file (creditor_id, case_id, version, number, state, flow, next_step, debtor, owed_fixed, opened_on)" +
			" VALUES (1, 8, 1, 4, 'open', '', '', '', 0, '2026-11-21')",
	} {
		if _, err := d.Raw.ExecContext(d.t.Context(), harm); err != nil {
			d.t.Fatal(err)
		}
	}
	for _, c := range []struct {
		after debt.CaseID
		limit int
		want  []debt.CaseID
	}{{0, 10, []debt.CaseID{5, 6, 8}}, {0, 2, []debt.CaseID{5, 6}}, {6, 10, []debt.CaseID{8}}} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			got, err := r.CaseIDs(ctx, c.after, c.limit)
			if diff := cmp.Diff(got, c.want); diff != "" {
				d.t.Errorf("cases after %d (-got +want):\n%s", c.after, diff)
			}
			return err
		})
	}
}
