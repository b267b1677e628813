package storetest

import (
	"context"
	"errors"
	"strings"
	"sync"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store"
)

var lockTests = map[string]func(Database){
	"a case under lock comes as it stands, others are left out": lockedAsItStands,
	"a lock that is taken back leaves no trace":                 unlockLeavesNoTrace,
	"a case can be added to twice in a transaction":             appendedTwice,
	"eight writers on one case each get a place":                eightWriters,
	"a row that tells of another version is found out":          versionFoundOut,
	"two that lock in opposite orders both get through":         oppositeOrders,
}

func containsAny(text string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

func (w writer) version(id debt.CaseID) int64 {
	w.t.Helper()
	var version int64
	row := w.Raw.QueryRowContext(w.t.Context(), "SELECT version FROM case_file WHERE creditor_id = $1 AND case_id = $2", int64(w.creditor), int64(id))
	if err := row.Scan(&version); err != nil {
		w.t.Fatal(err)
	}
	return version
}

func lockedAsItStands(d Database) {
	w := d.begin(1)
	opened := w.open(5, 6)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{6, 9, 5})
		if err != nil {
			return err
		}
		if len(locked) != 2 || locked[0].ID != 5 || locked[1].ID != 6 {
			d.t.Errorf("locked %d cases, want 5 and 6", len(locked))
		}
		if locked[1].Version != 2 || locked[1].Head != opened[1].Records[1].Hash || locked[1].Debtor.Name != "Åse Sørensen" {
			d.t.Errorf("case 6 = version %d, debtor %q", locked[1].Version, locked[1].Debtor.Name)
		}
		return tx.Unlock(ctx, []debt.CaseID{5, 6})
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func unlockLeavesNoTrace(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	before := d.tableDump("case_file")
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if _, err := tx.Lock(ctx, []debt.CaseID{5, 6}); err != nil {
			return err
		}
		return tx.Unlock(ctx, []debt.CaseID{5, 6, 9})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if after := d.tableDump("case_file"); after != before {
		d.t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
}

func appendedTwice(d Database) {
	w := d.begin(1)
	w.open(5)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		locked, err := tx.Lock(ctx, []debt.CaseID{5})
		if err != nil {
			return err
		}
		first := w.change(locked[0], debt.NoteAdded{Text: "en"})
		if err := tx.Append(ctx, []casework.Change{first}); err != nil {
			return err
		}
		second := w.change(casework.Locked{Case: first.After, Head: first.Records[0].Hash}, debt.NoteAdded{Text: "to"}, debt.NoteAdded{Text: "tre"})
		return tx.Append(ctx, []casework.Change{second})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	if got := w.version(5); got != 5 {
		d.t.Errorf("version = %d, want 5", got)
	}
}

func eightWriters(d Database) {
	w := d.begin(1)
	w.open(5)
	const writers, each = 8, 5
	var all sync.WaitGroup
	errs := make([]error, writers)
	for i := range writers {
		all.Go(func() {
			for range each {
				errs[i] = errors.Join(errs[i], w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
					locked, err := tx.Lock(ctx, []debt.CaseID{5})
					if err != nil {
						return err
					}
					return tx.Append(ctx, []casework.Change{w.change(locked[0], debt.NoteAdded{Text: "ringet"})})
				}))
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		d.t.Fatal(err)
	}
	if got := len(w.journals(5)[0]); got != 2+writers*each {
		d.t.Errorf("the journal has %d records, want %d", got, 2+writers*each)
	}
	if got := w.version(5); got != 2+writers*each {
		d.t.Errorf("version = %d, want %d", got, 2+writers*each)
	}
}

func versionFoundOut(d Database) {
	w := d.begin(1)
	w.open(5)
	if _, err := d.Raw.ExecContext(d.t.Context(), "UPDATE case_file SET version = 7"); err != nil {
		d.t.Fatal(err)
	}
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		_, err := tx.Lock(ctx, []debt.CaseID{5})
		return err
	})
	if !fault.Is(err, fault.Corrupt) {
		d.t.Errorf("lock = %v, want a fault of kind Corrupt", err)
	}
}

// On PostgreSQL both hold one case and ask for the other's: one is the victim of
// a deadlock and is tried again. SQLite lets one in at a time.
func oppositeOrders(d Database) {
	w := d.begin(1)
	w.open(5, 6)
	var holding, both sync.WaitGroup
	holding.Add(2)
	errs := make([]error, 2)
	for i, order := range [][]debt.CaseID{{5, 6}, {6, 5}} {
		meet := sync.OnceFunc(func() { holding.Done(); holding.Wait() })
		if d.Engine() == store.SQLite {
			meet = func() {}
		}
		both.Go(func() {
			errs[i] = w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
				for _, id := range order {
					locked, err := tx.Lock(ctx, []debt.CaseID{id})
					if err != nil {
						return err
					}
					meet()
					if err := tx.Append(ctx, []casework.Change{w.change(locked[0], debt.NoteAdded{Text: "ringet"})}); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	both.Wait()
	if err := errors.Join(errs...); err != nil {
		d.t.Fatal(err)
	}
	if five, six := w.version(5), w.version(6); five != 4 || six != 4 {
		d.t.Errorf("versions = %d and %d, want 4 and 4", five, six)
	}
}
