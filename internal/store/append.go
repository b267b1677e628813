package store

import (
	"context"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/money"
	"krav/internal/store/db"
)

// keyClaimKnown is the message key of a claim whose number is known already.
const keyClaimKnown = "claim.known_already"

// movedFile is the row of a case and the version that it is changed from.
type movedFile struct {
	db.CaseFile
	From int64 `json:"from"`
}

// written is what a change of some cases comes to in the database.
type written struct {
	records []journal.Record
	added   []db.CaseFile // cases that are new
	moved   []movedFile
	emptied []debt.CaseID // cases of which rows have gone: all theirs are written anew
	rows    projection
	counts  tally
}

// Append implements casework.Tx. All changes go in a few statements, whether
// they are one or five hundred.
func (t *transaction) Append(ctx context.Context, changes []casework.Change) error {
	if len(changes) == 0 {
		return nil
	}
	if err := t.readOwed(ctx, changes); err != nil {
		return err
	}
	w := written{counts: tally{}}
	for i := range changes {
		t.plan(&w, &changes[i])
	}
	if err := t.addRecords(ctx, w.records); err != nil {
		return err
	}
	if err := t.moveFiles(ctx, &w); err != nil {
		return err
	}
	if err := t.drop(ctx, w.emptied); err != nil {
		return err
	}
	if err := t.putRows(ctx, &w.rows); err != nil {
		return err
	}
	return t.count(ctx, w.counts, changes[0].After.ID)
}

// readOwed reads what the rows say is owed on cases that this transaction neither
// locked nor wrote: the counts have it in them.
func (t *transaction) readOwed(ctx context.Context, changes []casework.Change) error {
	for i := range changes {
		id := changes[i].After.ID
		if _, known := t.owed[id]; known || changes[i].Before.Version == 0 {
			continue
		}
		files, err := t.q.CaseFilesOf(ctx, int64(t.creditor), int64(id))
		if err != nil {
			return fmt.Errorf("row of a case: %w", err)
		}
		for j := range files {
			t.owed[id] = files[j].OwedFixed
		}
	}
	return nil
}

// plan adds one change to what is to be written. A case that this transaction
// hasn't locked must still stand at the version that the change was made from.
func (t *transaction) plan(w *written, c *casework.Change) {
	w.records = append(w.records, c.Records...)
	id := c.After.ID
	was := casework.Summary{Owed: money.FromOre(t.owed[id])}
	before, after := withoutWords(&c.Before, was), withoutWords(&c.After, c.Summary)
	if !sameWords(&c.Before, &c.After) {
		before.words, after.words = wordRows(&c.Before), wordRows(&c.After)
	}
	rows, gone := after.since(before)
	w.counts.add(before.lines, -1)
	w.counts.add(after.lines, 1)
	if c.Before.Version == 0 {
		w.added = append(w.added, after.files...)
	} else {
		from, locked := t.versions[id]
		if !locked {
			from = c.Before.Version
		}
		w.moved = append(w.moved, movedFile{after.files[0], from})
	}
	if gone {
		w.emptied = append(w.emptied, id)
		rows = after
		rows.words = wordRows(&c.After)
	}
	w.rows.add(rows)
	t.versions[id], t.owed[id] = c.After.Version, c.Summary.Owed.Ore()
}

// moveFiles writes the rows of the cases themselves. It is the second guard of
// the journal, behind the lock and before the key of the event: a case whose
// version isn't the one expected fails with fault.Conflict.
func (t *transaction) moveFiles(ctx context.Context, w *written) error {
	if err := put(ctx, t, t.q.AddCaseFiles, w.added); err != nil {
		if keyTaken(err) {
			return fault.New(fault.Conflict, keyChanged).Because(err)
		}
		return fmt.Errorf("add cases: %w", err)
	}
	if len(w.moved) == 0 {
		return nil
	}
	rows, err := array(w.moved)
	if err != nil {
		return err
	}
	moved, err := t.q.MoveCaseFiles(ctx, int64(t.creditor), rows)
	if err != nil {
		return fmt.Errorf("move cases: %w", err)
	}
	if moved != int64(len(w.moved)) {
		return fault.New(fault.Conflict, keyChanged)
	}
	return nil
}

// putRows writes rows in place of those with the same keys. It fails with
// fault.Conflict where a claim's number is known from the same source.
func (t *transaction) putRows(ctx context.Context, p *projection) error {
	if err := put(ctx, t, t.q.PutClaims, p.claims); err != nil {
		if keyTaken(err) {
			return fault.New(fault.Conflict, keyClaimKnown).Because(err)
		}
		return fmt.Errorf("write rows of claims: %w", err)
	}
	for _, write := range []func() error{
		func() error { return put(ctx, t, t.q.PutCaseDebtors, p.debtors) },
		func() error { return put(ctx, t, t.q.PutEntries, p.entries) },
		func() error { return put(ctx, t, t.q.PutSteps, p.steps) },
		func() error { return put(ctx, t, t.q.PutPayments, p.payments) },
		func() error { return put(ctx, t, t.q.PutTasks, p.tasks) },
		func() error { return put(ctx, t, t.q.PutHolds, p.holds) },
		func() error { return put(ctx, t, t.q.PutAgreements, p.agreements) },
		func() error { return put(ctx, t, t.q.PutDispatches, p.dispatches) },
		func() error { return put(ctx, t, t.q.PutDeliveries, p.deliveries) },
		func() error { return put(ctx, t, t.q.PutCaseLines, p.lines) },
		func() error { return put(ctx, t, t.q.MoveCaseLines, p.moved) },
		func() error { return put(ctx, t, t.q.PutCaseWords, mapped(p.words, wordText)) },
	} {
		if err := write(); err != nil {
			return fmt.Errorf("write rows of cases: %w", err)
		}
	}
	return nil
}

// drop removes the rows of cases, all but those of the cases themselves.
func (t *transaction) drop(ctx context.Context, ids []debt.CaseID) error {
	for _, statement := range []func(context.Context, int64, string) error{
		t.q.DropCaseWords, t.q.DropCaseLines, t.q.DropDeliveries, t.q.DropDispatches, t.q.DropHolds, t.q.DropAgreements, t.q.DropTasks, t.q.DropPayments,
		t.q.DropSteps, t.q.DropEntries, t.q.DropClaims, t.q.DropCaseDebtors,
	} {
		if err := put(ctx, t, statement, ids); err != nil {
			return fmt.Errorf("remove rows of cases: %w", err)
		}
	}
	return nil
}
