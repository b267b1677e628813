package storetest

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

var shelfTests = map[string]func(Database){
	"a document comes back byte for byte":                    documentComesBack,
	"documents share their front, stored once":               frontOnce,
	"a front that was undone with a part is stored again":    frontStoredAgain,
	"a document is archived once":                            archivedOnce,
	"a file is known again by its bytes":                     fileKnown,
	"lines wait until they are settled, and are stored once": linesWait,
	"a line that waits is replaced, one that doesn't isn't":  lineReplaced,
	"a mapping is remembered by its headings":                mappingRemembered,
	"money with one identity passes once":                    bankOnce,
	"a bank entry is settled, and keeps what the bank said":  bankSettled,
	"a run is replaced by what became of it":                 runReplaced,
}

var dates = cmp.AllowUnexported(civil.Date{}, money.Amount{})

func moment(text string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err) // it is written in a test
	}
	return at
}

func archived(id debt.DocumentID) casework.Archived {
	return casework.Archived{
		ID: id, Case: 5, Document: debt.FirstReminder, Dated: civil.MustParse("2026-11-21"), Content: `{"lines":["Åse"]}`,
		FrontHash: "a0", Front: []byte("%PDF-1.4\x00\xff front"), Body: []byte{0, 1, 2, 0xff, 0xfe}, Hash: "b1", Pages: 2,
		ComposedAt: moment("2026-11-21T08:00:00.000001Z"),
	}
}

func documentComesBack(d Database) {
	w := d.begin(1)
	want := archived(9)
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.Archive(ctx, want) })
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.Archived(ctx, 9)
		if diff := cmp.Diff(got, want, dates); diff != "" {
			d.t.Errorf("document (-got +want):\n%s", diff)
		}
		return err
	})
}

func frontOnce(d Database) {
	w := d.begin(1)
	alone := archived(11)
	alone.FrontHash, alone.Front = "", nil
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		for _, a := range []casework.Archived{archived(9), archived(10), alone} {
			if err := tx.Archive(ctx, a); err != nil {
				return err
			}
		}
		return tx.SaveShared(ctx, "logo", []byte("PNG"))
	})
	var parts int
	if err := d.Raw.QueryRowContext(d.t.Context(), "SELECT COUNT(*) FROM shared_part").Scan(&parts); err != nil || parts != 2 {
		d.t.Errorf("%d shared parts, %v; want 2: the front and the logo", parts, err)
	}
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		logo, err := r.Shared(ctx, "logo")
		if !bytes.Equal(logo, []byte("PNG")) {
			d.t.Errorf("logo = %q, want PNG", logo)
		}
		return err
	})
}

func frontStoredAgain(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		err := tx.Savepoint(ctx, func(ctx context.Context) error {
			if err := tx.Archive(ctx, archived(9)); err != nil {
				return err
			}
			return errStop
		})
		if !errors.Is(err, errStop) {
			return err
		}
		return tx.Archive(ctx, archived(10))
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.Archived(ctx, 10)
		if diff := cmp.Diff(got, archived(10), dates); diff != "" {
			d.t.Errorf("document (-got +want):\n%s", diff)
		}
		return err
	})
}

func archivedOnce(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.Archive(ctx, archived(9)) })
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.Archive(ctx, archived(9)) })
	if !fault.Is(err, fault.Conflict) {
		d.t.Errorf("archived again = %v, want a fault Conflict", err)
	}
}

func fileKnown(d Database) {
	w := d.begin(1)
	file := casework.IntakeFile{ID: 3, Hash: "c2", Name: "fakturaer.csv", Kind: "invoices", ReadAt: moment("2026-11-21T08:00:00Z"), Mapping: "m"}
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveFile(ctx, file) })
	file.Created, file.Joined, file.Same, file.Asked, file.Refused, file.Finished = 7, 5, 4, 3, 2, true
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveFile(ctx, file) })
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		if _, known, err := r.IntakeFile(ctx, "d3"); known || err != nil {
			d.t.Errorf("an unknown file: known %v, %v", known, err)
		}
		got, known, err := r.IntakeFile(ctx, "c2")
		if diff := cmp.Diff(got, file); diff != "" || !known {
			d.t.Errorf("file: known %v (-got +want):\n%s", known, diff)
		}
		return err
	})
	file.ID = 4
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.SaveFile(ctx, file) })
	if !fault.Is(err, fault.Conflict) {
		d.t.Errorf("the same bytes under another id = %v, want a fault Conflict", err)
	}
}

func line(id int64, n int) casework.IntakeLine {
	return casework.IntakeLine{
		ID: id, File: 3, Line: n, State: casework.LineRefused, Reason: "claim.amount_missing",
		Args: map[string]string{"line": itoa(int64(n))}, Raw: `["Åse","","x"]`, Case: 5,
	}
}

func lineReplaced(d Database) {
	w := d.begin(1)
	asked := line(31, 2)
	asked.State, asked.Reason, asked.Args, asked.Case = casework.LineAsked, "claim.balance_differs", map[string]string{"was": "5.00"}, 6
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		if err := tx.SaveFile(ctx, casework.IntakeFile{ID: 3, Hash: "c2", Kind: "invoices", ReadAt: moment(start)}); err != nil {
			return err
		}
		if err := tx.SaveLines(ctx, []casework.IntakeLine{line(31, 2)}); err != nil {
			return err
		}
		return tx.ReplaceLine(ctx, asked)
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.IntakeLine(ctx, 31)
		if diff := cmp.Diff(got, asked); diff != "" {
			d.t.Errorf("line (-got +want):\n%s", diff)
		}
		return err
	})
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SettleLine(ctx, 31, casework.LineDropped) })
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.ReplaceLine(ctx, asked) })
	if !fault.Is(err, fault.Conflict) {
		d.t.Errorf("replacing a line that waits no longer = %v, want a fault Conflict", err)
	}
}

func linesWait(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		if err := tx.SaveFile(ctx, casework.IntakeFile{ID: 3, Hash: "c2", Kind: "invoices", ReadAt: moment("2026-11-21T08:00:00Z")}); err != nil {
			return err
		}
		if err := tx.SaveLines(ctx, []casework.IntakeLine{line(31, 2), line(32, 3), line(33, 4)}); err != nil {
			return err
		}
		return tx.SaveLines(ctx, []casework.IntakeLine{line(34, 2)}) // read again
	})
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SettleLine(ctx, 32, casework.LineMended) })
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.IntakeLines(ctx, 0, 10)
		if err != nil {
			return err
		}
		if diff := cmp.Diff(got, []casework.IntakeLine{line(31, 2), line(33, 4)}); diff != "" {
			d.t.Errorf("lines that wait (-got +want):\n%s", diff)
		}
		file, err := r.IntakeFileOf(ctx, 3)
		if file.Hash != "c2" || err != nil {
			d.t.Errorf("the lines' file = %q, %v; want c2", file.Hash, err)
		}
		mended, err := r.IntakeLine(ctx, 32)
		if mended.State != casework.LineMended {
			d.t.Errorf("line 32 = %s, want mended", mended.State)
		}
		return err
	})
}

func mappingRemembered(d Database) {
	w := d.begin(1)
	for _, mapping := range []string{"the first", "the second"} {
		w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveMapping(ctx, "h1", mapping) })
	}
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.Mapping(ctx, "h1")
		if got != "the second" || err != nil {
			d.t.Errorf("mapping = %q, %v; want the second", got, err)
		}
		got, err = r.Mapping(ctx, "h2")
		if got != "" {
			d.t.Errorf("mapping of other headings = %q, want none", got)
		}
		return err
	})
}

func bankEntry(id int64, identity string) casework.BankEntry {
	return casework.BankEntry{
		ID: id, Identity: identity, State: casework.BankProposed, Amount: money.Kroner(500, 25), ValueOn: civil.MustParse("2026-11-20"),
		BookedOn: civil.MustParse("2026-11-21"), Reference: "71<123", Payer: "Åse", Text: "tak", Why: "bank.found_by_text", Case: 5, File: 3,
	}
}

func bankOnce(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		if err := tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(1, "a"), bankEntry(2, "b")}); err != nil {
			return err
		}
		return tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(3, "b"), bankEntry(4, "c")})
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		known, err := r.BankEntriesKnown(ctx, []string{"c", "x", "b"})
		if diff := cmp.Diff(known, []string{"b", "c"}); diff != "" {
			d.t.Errorf("known identities (-got +want):\n%s", diff)
		}
		if err != nil {
			return err
		}
		got, err := r.BankEntryIdentified(ctx, "b")
		if diff := cmp.Diff(got, bankEntry(2, "b"), dates); diff != "" {
			d.t.Errorf("entry b (-got +want):\n%s", diff)
		}
		return err
	})
}

func bankSettled(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		return tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(1, "a"), bankEntry(2, "b"), bankEntry(3, "c")})
	})
	settled := bankEntry(2, "b")
	settled.State, settled.Why, settled.Case, settled.Payment = casework.BankMatched, "bank.by_hand", 6, 77
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		said := settled
		said.Amount, said.Payer = money.Kroner(1, 0), "en anden"
		return tx.SettleBankEntry(ctx, said)
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, err := r.BankEntry(ctx, 2)
		if diff := cmp.Diff(got, settled, dates); diff != "" {
			d.t.Errorf("settled entry (-got +want):\n%s", diff)
		}
		if err != nil {
			return err
		}
		left, err := r.BankEntries(ctx, casework.BankProposed, 1, 10)
		if len(left) != 1 || left[0].ID != 3 {
			d.t.Errorf("proposed after 1 = %v, want 3", left)
		}
		return err
	})
}

func runReplaced(d Database) {
	w := d.begin(1)
	run := casework.RunReport{ID: 4, On: civil.MustParse("2026-11-21"), By: "person:7", Approval: "plan", Began: moment("2026-11-21T08:00:00Z")}
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveRun(ctx, run) })
	run.Ended, run.Done, run.Skipped = moment("2026-11-21T08:05:00Z"), 12, 1
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.SaveRun(ctx, run) })
	var runs, done int
	err := d.Raw.QueryRowContext(d.t.Context(), "SELECT COUNT(*), MAX(done) FROM run WHERE ended_at IS NOT NULL").Scan(&runs, &done)
	if err != nil || runs != 1 || done != 12 {
		d.t.Errorf("%d runs that did %d, %v; want 1 that did 12", runs, done, err)
	}
}
