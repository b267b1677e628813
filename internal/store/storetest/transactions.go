package storetest

import (
	"context"
	"errors"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store"
)

var transactionTests = map[string]func(Database){
	"what fails leaves nothing":                            failureLeavesNothing,
	"a part that fails is undone alone":                    partUndoneAlone,
	"after a part that failed, its cases can be locked on": lockAfterFailedPart,
	"a transaction reads its own writes":                   readsOwnWrites,
	"a transaction inside another is refused":              nestedRefused,
	"a view doesn't change while it is looked at":          viewStandsStill,
	"a view can't write":                                   viewOnlyReads,
	"a transaction that was given up is over":              givenUp,
}

var errStop = errors.New("stop")

func failureLeavesNothing(d Database) {
	w := d.begin(1)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if err := tx.Append(ctx, []casework.Change{w.change(w.fresh(5), opening(5)...)}); err != nil {
			return err
		}
		return errStop
	})
	if !errors.Is(err, errStop) {
		d.t.Fatalf("update = %v, want what f returned", err)
	}
	if n := len(w.caseRows(0, 10)) + len(w.journals(5)[0]); n != 0 {
		d.t.Errorf("%d rows are left, want none", n)
	}
}

func partUndoneAlone(d Database) {
	w := d.begin(1)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		for _, id := range []debt.CaseID{5, 6, 7} {
			err := tx.Savepoint(ctx, func(ctx context.Context) error {
				if err := tx.Append(ctx, []casework.Change{w.change(w.fresh(id), opening(id)...)}); err != nil {
					return err
				}
				if id == 6 {
					return errStop
				}
				return nil
			})
			if wantStop := id == 6; errors.Is(err, errStop) != wantStop {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	rows := w.caseRows(0, 10)
	if len(rows) != 2 || rows[0].ID != 5 || rows[1].ID != 7 {
		d.t.Errorf("cases = %v, want 5 and 7", rows)
	}
}

func lockAfterFailedPart(d Database) {
	w := d.begin(1)
	w.open(5)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{5})
		if err != nil {
			return err
		}
		_ = tx.Savepoint(ctx, func(ctx context.Context) error {
			return errors.Join(tx.Append(ctx, []casework.Change{w.change(locked[0], debt.NoteAdded{Text: "bort"})}), errStop)
		})
		return tx.Append(ctx, []casework.Change{w.change(locked[0], debt.NoteAdded{Text: "blev"})})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if got := w.version(5); got != 3 {
		d.t.Errorf("version = %d, want 3", got)
	}
}

func readsOwnWrites(d Database) {
	w := d.begin(1)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if err := tx.Append(ctx, []casework.Change{w.change(w.fresh(5), opening(5)...)}); err != nil {
			return err
		}
		id, err := tx.CaseID(ctx, 10_005)
		if id != 5 {
			d.t.Errorf("case number 10005 = %d, want 5", id)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func nestedRefused(d Database) {
	w := d.begin(1)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, _ casework.Tx) error {
		return w.Update(ctx, 1, func(context.Context, casework.Tx) error { return nil })
	})
	if !errors.Is(err, store.ErrNested) {
		d.t.Errorf("a transaction inside another = %v, want ErrNested", err)
	}
	err = w.Update(d.t.Context(), 1, func(ctx context.Context, _ casework.Tx) error {
		return w.View(ctx, 1, func(context.Context, casework.Reader) error { return nil })
	})
	if !errors.Is(err, store.ErrNested) {
		d.t.Errorf("a view inside a transaction = %v, want ErrNested", err)
	}
}

func viewStandsStill(d Database) {
	w := d.begin(1)
	w.open(5)
	err := w.View(d.t.Context(), 1, func(ctx context.Context, r casework.Reader) error {
		before, err := r.CaseIDs(ctx, 0, 10)
		if err != nil {
			return err
		}
		w.open(6) //nolint:contextcheck // it is another who writes
		after, err := r.CaseIDs(ctx, 0, 10)
		if len(before) != 1 || len(after) != 1 {
			d.t.Errorf("a view saw %d cases, then %d; want 1 both times", len(before), len(after))
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// A view is handed out as a Reader; what it is made of is asked to write here.
func viewOnlyReads(d Database) {
	w := d.begin(1)
	err := w.View(d.t.Context(), 1, func(_ context.Context, r casework.Reader) error {
		if _, writes := r.(casework.Tx); writes {
			d.t.Error("a view can be turned into a transaction")
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func givenUp(d Database) {
	w := d.begin(1)
	ctx, cancel := context.WithCancel(d.t.Context())
	err := w.Update(ctx, 1, func(ctx context.Context, tx casework.Tx) error {
		cancel()
		return tx.Append(ctx, []casework.Change{w.change(w.fresh(5), opening(5)...)})
	})
	if !errors.Is(err, context.Canceled) {
		d.t.Errorf("a transaction that was given up = %v, want context.Canceled", err)
	}
	w.open(6) // the writer is free
}
