package casework_test

import (
	"context"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// Three guards keep a decision from being carried out twice: the lock with the
// second look, the version of the case, and the primary key of the journal. Here
// each is left alone, the others being taken away by what stands between the use
// cases and the store.

// stale is a transaction without the lock and the second look: it shows cases as
// they stood before somebody else was faster.
type stale struct {
	casework.Tx
	then map[debt.CaseID]casework.Locked
}

func (s stale) Lock(_ context.Context, ids []debt.CaseID) ([]casework.Locked, error) {
	var locked []casework.Locked
	for _, id := range ids {
		if c, ok := s.then[id]; ok {
			locked = append(locked, c)
		}
	}
	return locked, nil
}

func (stale) Unlock(context.Context, []debt.CaseID) error { return nil }

// versionless is a transaction without the guard of the version: it says that each
// change was made from what the case stands at now.
type versionless struct{ casework.Tx }

func (v versionless) Append(ctx context.Context, changes []casework.Change) error {
	for i := range changes {
		now, err := length(ctx, v.Tx, changes[i].After.ID)
		if err != nil {
			return err
		}
		if changes[i].Before.Version > 0 {
			changes[i].Before.Version = now
		}
	}
	return v.Tx.Append(ctx, changes)
}

// keyless is a transaction without the guard of the primary key: it gives records
// the next places that are free.
type keyless struct{ casework.Tx }

func (k keyless) Append(ctx context.Context, changes []casework.Change) error {
	for i := range changes {
		now, err := length(ctx, k.Tx, changes[i].After.ID)
		if err != nil {
			return err
		}
		for j := range changes[i].Records {
			changes[i].Records[j].Version = now + int64(j) + 1
		}
	}
	return k.Tx.Append(ctx, changes)
}

func length(ctx context.Context, tx casework.Tx, id debt.CaseID) (int64, error) {
	journals, err := tx.Journals(ctx, []debt.CaseID{id})
	if err != nil {
		return 0, err
	}
	return int64(len(journals[0])), nil
}

// everyCase is a view in which every case is due, whatever was decided of it.
type everyCase struct{ casework.Reader }

func (e everyCase) DueCases(ctx context.Context, _ civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error) {
	return e.CaseIDs(ctx, after, limit)
}

// then returns the cases as they stand now, for a transaction that comes too late.
func (h *house) then() map[debt.CaseID]casework.Locked {
	h.t.Helper()
	found := make(map[debt.CaseID]casework.Locked)
	h.works(h.db.View(h.t.Context(), h.creditor, func(ctx context.Context, r casework.Reader) error {
		ids, err := r.CaseIDs(ctx, 0, 100)
		if err != nil {
			return err
		}
		journals, err := r.Journals(ctx, ids)
		for i, records := range journals {
			found[ids[i]] = lockedOf(h.t, records)
		}
		return err
	}))
	return found
}

func lockedOf(t *testing.T, records []journal.Record) casework.Locked {
	t.Helper()
	c, err := casework.CaseFrom(records)
	if err != nil {
		t.Fatal(err)
	}
	return casework.Locked{Case: c, Head: records[len(records)-1].Hash}
}

// late runs again what has been done, through what takes guards away, and holds
// that nothing comes of it.
func (h *house) late(without func(casework.Tx, map[debt.CaseID]casework.Locked) casework.Tx) {
	h.t.Helper()
	h.invoices(anna, bent)
	eye := h.spied()
	then := h.then()
	h.decide(casework.Approval{Always: true})
	eye.see = func(r casework.Reader) casework.Reader { return everyCase{r} }
	wrap := func(tx casework.Tx) casework.Tx { return without(tx, then) }
	eye.set(wrap, nil)
	err := h.tries(h.person, "", casework.Approval{Always: true})
	h.fails(err, fault.Conflict, "case.changed_meanwhile")
	eye.set(nil, nil)
	h.steps(first, "reminder-1")
	h.steps(first+1, "reminder-1")
	h.owes(first, "1300.00")
	h.work()
	h.mails(2)
	h.proven()
}

func TestExactlyOnceByTheVersionAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.late(func(tx casework.Tx, then map[debt.CaseID]casework.Locked) casework.Tx {
			return keyless{stale{tx, then}}
		})
	})
}

func TestExactlyOnceByThePrimaryKeyAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.late(func(tx casework.Tx, then map[debt.CaseID]casework.Locked) casework.Tx {
			return versionless{stale{tx, then}}
		})
	})
}

func TestExactlyOnceByTheLockAndTheSecondLookAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(many(60)...)
		eye := h.spied()
		eye.see = func(r casework.Reader) casework.Reader { return everyCase{r} }
		eye.set(func(tx casework.Tx) casework.Tx { return keyless{versionless{tx}} }, nil)
		h.allWork(h.atOnce(func(int) error {
			return h.Run(h.t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error { return nil })
		}))
		if got := h.count("step"); got != 60 {
			h.t.Errorf("%d steps, want 60", got)
		}
		h.proven()
	})
}

// Without all three, the harness itself would let a step be taken twice: the tests
// above see what they look for.
func TestWithoutAnyGuardAStepIsTakenTwice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		eye := h.spied()
		then := h.then()
		h.decide(casework.Approval{Always: true})
		eye.see = func(r casework.Reader) casework.Reader { return everyCase{r} }
		eye.set(func(tx casework.Tx) casework.Tx { return keyless{versionless{stale{tx, then}}} }, nil)
		h.works(h.tries(h.person, "", casework.Approval{Always: true}))
		if got := h.count("step"); got != 2 {
			h.t.Errorf("%d steps, want 2", got)
		}
	})
}
