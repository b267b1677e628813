package storetest

import (
	"context"
	"errors"
	"slices"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

var rowTests = map[string]func(Database){
	"rows written event by event are those made anew":  rowsMadeAnew,
	"every event leaves the rows that its case tells":  rowsAfterEveryEvent,
	"rows that were tampered with are named":           tamperedRows,
	"rows of a case without a journal are named":       strayRows,
	"the case list shows the case":                     caseList,
	"what is owed without interest counts what stands": owedWithoutInterest,
	"a claim of one source passes once":                claimOnce,
	"cases come up on their day":                       dueCases,
}

// derived are the tables that are derived from the journal.
var derived = []string{
	"case_file", "case_debtor", "claim", "entry", "step", "payment", "task", "hold", "agreement", "dispatch", "delivery",
	"case_line", "case_word",
}

func (d Database) derivedDump() map[string]string {
	d.t.Helper()
	dump := map[string]string{}
	for _, table := range derived {
		dump[table] = d.tableDump(table)
	}
	return dump
}

func rowsMadeAnew(d Database) {
	w := d.begin(1)
	ended := []casework.Change{w.tell(5), w.tell(6)}
	before := d.derivedDump()
	if !containsAny(before["delivery"], "5.1.1") || before["dispatch"] == "" {
		d.t.Fatal("the story left no deliveries: this test would prove nothing")
	}
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if err := tx.ClearRows(ctx); err != nil {
			return err
		}
		for _, c := range ended {
			if err := tx.Rebuild(ctx, c.After, c.Summary); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if diff := cmp.Diff(d.derivedDump(), before); diff != "" {
		d.t.Errorf("rows made anew differ (-anew +before):\n%s", diff)
	}
}

func (w writer) wrong(c casework.Change) []string {
	w.t.Helper()
	var wrong []string
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) error {
		rows, err := r.CheckRows(ctx, c.After, c.Summary)
		if err != nil {
			return err
		}
		stray, err := r.StrayRows(ctx)
		wrong = slices.Concat(rows, stray)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return wrong
}

func rowsAfterEveryEvent(d Database) {
	w := d.begin(1)
	if wrong := w.wrong(w.open(5)[0]); wrong != nil {
		d.t.Errorf("after the opening: %v", wrong)
	}
	for i, events := range later(5) {
		if wrong := w.wrong(w.extend(5, events...)); wrong != nil {
			d.t.Errorf("after chapter %d: %v", i+1, wrong)
		}
	}
}

func tamperedRows(d Database) {
	w := d.begin(1)
	ended := w.tell(5)
	for _, harm := range []string{
		"UPDATE claim SET principal = 120001", "DELETE FROM delivery WHERE place = 1",
		"UPDATE case_file SET review_on = '2027-01-01', debtor = 'En anden'",
		"INSERT INTO hold (creditor_id, case_id, until_day) VALUES (1, 5, '2027-01-01')",
	} {
		if _, err := d.Raw.ExecContext(d.t.Context(), harm); err != nil {
			d.t.Fatal(err)
		}
	}
	want := []string{"case 5: review_on", "case 5: debtor", "claim 51: principal", "hold 0: stray", "delivery 6.1: missing"}
	if diff := cmp.Diff(w.wrong(ended), want); diff != "" {
		d.t.Errorf("what is wrong (-got +want):\n%s", diff)
	}
}

func strayRows(d Database) {
	w := d.begin(1)
	opened := w.open(5)[0]
	_, err := d.Raw.ExecContext(d.t.Context(), `INSERT INTO case_file (
		creditor_id, case_id, version, number, state, flow, next_step, debtor, owed_fixed, opened_on)
		VALUES (1, 8, 1, 4, 'open', '', '', '', 0, '2026-11-21')`)
	if err != nil {
		d.t.Fatal(err)
	}
	if diff := cmp.Diff(w.wrong(opened), []string{"case 8: stray"}); diff != "" {
		d.t.Errorf("what is wrong (-got +want):\n%s", diff)
	}
}

func (w writer) caseRows(after int64, limit int) []casework.CaseRow {
	w.t.Helper()
	var rows []casework.CaseRow
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		rows, err = r.CaseRows(ctx, after, limit)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}

func caseList(d Database) {
	w := d.begin(1)
	w.open(5, 6, 7)
	got := w.caseRows(10_005, 1)
	want := []casework.CaseRow{{
		ID: 6, Number: 10_006, State: debt.Open, Flow: "standard", NextStep: "reminder-1",
		Review: civil.MustParse("2026-12-01"), Debtor: "Åse Sørensen", OwedFixed: money.Kroner(1200, 0),
		OpenedOn: civil.MustParse("2026-11-21"),
	}}
	if diff := cmp.Diff(got, want, cmp.AllowUnexported(civil.Date{}, money.Amount{})); diff != "" {
		d.t.Errorf("the list after 10005 (-got +want):\n%s", diff)
	}
}

func owedWithoutInterest(d Database) {
	w := d.begin(1)
	w.open(5)
	// 1,200.00 and a fee of 100.00, less a credit note of 200.00; the payment of
	// 500.00 was taken back: 1,100.00.
	for _, events := range later(5)[:10] {
		w.extend(5, events...)
	}
	if got := w.caseRows(0, 10)[0].OwedFixed; got != money.Kroner(1100, 0) {
		d.t.Errorf("owed = %v, want 1100.00", got)
	}
}

func claimOnce(d Database) {
	w := d.begin(1)
	w.open(5)
	again := []debt.Event{opening(6)[0], debt.ClaimRegistered{Claim: debt.Claim{ID: 61, Source: "file", Number: invoice(5)}}}
	err := w.append(d.t.Context(), w.change(w.fresh(6), again...))
	if !fault.HasKey(err, "claim.known_already") {
		d.t.Errorf("the same number again = %v, want claim.known_already", err)
	}
	if n := len(w.caseRows(0, 10)); n != 1 {
		d.t.Errorf("there are %d cases, want 1", n)
	}
	other := d.begin(2)
	if err := other.append(d.t.Context(), w.change(other.fresh(6), again...)); err != nil {
		d.t.Errorf("the same number for another creditor: %v", err)
	}
}

func dueCases(d Database) {
	w := d.begin(1)
	w.open(5, 6, 7) // to be looked at on 1 December 2026
	w.extend(7, debt.CaseClosed{Why: debt.ClosedPaid})
	for _, c := range []struct {
		on        string
		after     debt.CaseID
		limit     int
		due, wait []debt.CaseID
	}{
		{"2026-11-30", 0, 10, nil, []debt.CaseID{5, 6}}, // the closed case waits for nothing
		{"2026-11-30", 5, 10, nil, []debt.CaseID{6}},
		{"2026-11-30", 0, 1, nil, []debt.CaseID{5}},
		{"2026-12-01", 0, 10, []debt.CaseID{5, 6, 7}, nil},
		{"2026-12-02", 5, 1, []debt.CaseID{6}, nil},
	} {
		err := w.View(d.t.Context(), 1, func(ctx context.Context, r casework.Reader) error {
			got, err := r.DueCases(ctx, civil.MustParse(c.on), c.after, c.limit)
			if !slices.Equal(got, c.due) {
				d.t.Errorf("due on %s after %d = %v, want %v", c.on, c.after, got, c.due)
			}
			waiting, failed := r.WaitingCases(ctx, civil.MustParse(c.on), c.after, c.limit)
			if !slices.Equal(waiting, c.wait) {
				d.t.Errorf("waiting on %s after %d = %v, want %v", c.on, c.after, waiting, c.wait)
			}
			return errors.Join(err, failed)
		})
		if err != nil {
			d.t.Fatal(err)
		}
	}
}
