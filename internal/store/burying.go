package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// keyCaseErased says why money is booked on no case.
const keyCaseErased = "bank.case_erased"

// Bury implements casework.Tx. The tombstone comes first: the guards let the events of
// a case go only where there is one.
func (t *transaction) Bury(ctx context.Context, stone casework.Tombstone) error {
	creditor, id := int64(t.creditor), int64(stone.Case)
	err := t.q.AddTombstone(ctx, db.AddTombstoneParams{
		CreditorID: creditor, CaseID: id, Version: stone.Version, Hash: stone.Hash, Reason: stone.Reason, MadeAt: column.At(stone.MadeAt),
	})
	if err != nil {
		return fmt.Errorf("erase a case: %w", err)
	}
	if err := t.dropCounted(ctx, stone.Case); err != nil {
		return err
	}
	for _, remove := range []func(ctx context.Context, creditor, id int64) error{
		t.q.ErasePrivate, t.q.EraseDocuments, t.q.EraseEnclosures, t.q.CutIntakeLines,
		func(ctx context.Context, creditor, id int64) error {
			return t.q.CutBankEntries(ctx, creditor, id, keyCaseErased)
		},
	} {
		if err := remove(ctx, creditor, id); err != nil {
			return fmt.Errorf("erase a case: %w", err)
		}
	}
	_, err = t.q.RemoveJournal(ctx, creditor, id)
	if answer, ok := errors.AsType[*pgconn.PgError](err); ok && answer.Code == "42501" {
		return fault.New(fault.Forbidden, "case.erase_needs_owner").Because(err)
	}
	if err != nil {
		return fmt.Errorf("erase a case: %w", err)
	}
	return nil
}

// dropCounted removes the rows of a case, and counts it no more.
func (t *transaction) dropCounted(ctx context.Context, id debt.CaseID) error {
	lines, err := t.q.CaseLinesOf(ctx, int64(t.creditor), int64(id))
	if err != nil {
		return fmt.Errorf("line of a case: %w", err)
	}
	if err := t.dropAll(ctx, []debt.CaseID{id}); err != nil {
		return err
	}
	changed := tally{}
	changed.add(lines, -1)
	return t.count(ctx, changed, id)
}

// Asked implements casework.Reader.
func (r *reader) Asked(ctx context.Context, id debt.CaseID) (casework.Asked, error) {
	money, err := r.q.CountMoneyFor(ctx, int64(r.creditor), int64(id))
	if err != nil {
		return casework.Asked{}, fmt.Errorf("what waits on a case: %w", err)
	}
	lines, err := r.q.CountLinesFor(ctx, int64(r.creditor), int64(id))
	if err != nil {
		return casework.Asked{}, fmt.Errorf("what waits on a case: %w", err)
	}
	return casework.Asked{Money: int(money), Lines: int(lines)}, nil
}

// CountTombstones implements casework.Reader.
func (r *reader) CountTombstones(ctx context.Context) (int64, error) {
	stones, err := r.q.CountTombstones(ctx, int64(r.creditor))
	if err != nil {
		return 0, fmt.Errorf("count tombstones: %w", err)
	}
	return stones, nil
}

// Tombstones implements casework.Reader.
func (r *reader) Tombstones(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID]casework.Tombstone, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.Tombstones(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("tombstones: %w", err)
	}
	stones := make(map[debt.CaseID]casework.Tombstone, len(rows))
	for _, row := range rows {
		stones[debt.CaseID(row.CaseID)] = casework.Tombstone{
			Case: debt.CaseID(row.CaseID), Version: row.Version, Hash: row.Hash, Reason: row.Reason, MadeAt: row.MadeAt.Time,
		}
	}
	return stones, nil
}
