package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
)

// Lock implements casework.Tx. It fails with fault.Corrupt where a case's row
// and its journal tell of different versions.
func (t *transaction) Lock(ctx context.Context, ids []debt.CaseID) ([]casework.Locked, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := t.q.LockCases(ctx, int64(t.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("lock cases: %w", err)
	}
	there := make([]debt.CaseID, len(rows))
	for i, row := range rows {
		there[i] = debt.CaseID(row.CaseID)
		t.versions[there[i]], t.owed[there[i]] = row.Version, row.OwedFixed
	}
	slices.Sort(there)
	journals, err := t.Journals(ctx, there)
	if err != nil {
		return nil, err
	}
	locked := make([]casework.Locked, len(there))
	for i, id := range there {
		if int64(len(journals[i])) != t.versions[id]-1 {
			return nil, fault.New(fault.Corrupt, "case.version_differs").With("case", number(int64(id)))
		}
		if locked[i].Case, err = casework.CaseFrom(journals[i]); err != nil {
			return nil, err
		}
		locked[i].Head = journals[i][len(journals[i])-1].Hash
	}
	return locked, nil
}

// Unlock implements casework.Tx. Cases that aren't.versions are passed over.
func (t *transaction) Unlock(ctx context.Context, ids []debt.CaseID) error {
	var locked []debt.CaseID
	for _, id := range ids {
		if _, ok := t.versions[id]; ok {
			locked = append(locked, id)
			delete(t.versions, id)
			delete(t.owed, id)
		}
	}
	if err := put(ctx, t, t.q.UnlockCases, locked); err != nil {
		return fmt.Errorf("unlock cases: %w", err)
	}
	return nil
}

// reviewed is a case's summary as it travels to the database.
type reviewed struct {
	CaseID    int64      `json:"case_id"`
	NextStep  string     `json:"next_step"`
	ReviewOn  column.Day `json:"review_on"`
	OwedFixed int64      `json:"owed_fixed"`
}

// Review implements casework.Tx.
func (t *transaction) Review(ctx context.Context, cases []casework.Reviewed) (int, error) {
	rows, err := array(mapped(cases, func(r casework.Reviewed) reviewed {
		return reviewed{int64(r.Case), r.NextStep, day(r.Review), r.Owed.Ore()}
	}))
	if err != nil {
		return 0, err
	}
	changed, err := t.q.ReviewCaseFiles(ctx, int64(t.creditor), rows)
	if err != nil {
		return 0, fmt.Errorf("review cases: %w", err)
	}
	if changed == 0 {
		return 0, nil
	}
	if err := t.q.ReviewCaseLines(ctx, int64(t.creditor), rows); err != nil {
		return 0, fmt.Errorf("review lines of cases: %w", err)
	}
	return int(changed), t.recount(ctx, cases)
}

// recount brings the counts to what is owed on cases as they were reviewed. Those that
// this transaction hasn't locked are taken for right.
func (t *transaction) recount(ctx context.Context, cases []casework.Reviewed) error {
	changed := tally{}
	for _, r := range cases {
		was, locked := t.owed[r.Case]
		if now := r.Owed.Ore(); !locked || was == now {
			continue
		}
		lines, err := t.q.CaseLinesOf(ctx, int64(t.creditor), int64(r.Case))
		if err != nil {
			return fmt.Errorf("line of a case: %w", err)
		}
		changed.add(lines, 1)
		for i := range lines {
			lines[i].OwedFixed = was
		}
		changed.add(lines, -1)
		t.owed[r.Case] = r.Owed.Ore()
	}
	if len(changed) == 0 {
		return nil
	}
	return t.count(ctx, changed, cases[0].Case)
}

// Savepoint implements casework.Tx.
func (t *transaction) Savepoint(ctx context.Context, f func(ctx context.Context) error) error {
	versions, owed, parts := maps.Clone(t.versions), maps.Clone(t.owed), maps.Clone(t.parts)
	err := t.part(ctx, func() error { return f(ctx) })
	if err != nil {
		t.versions, t.owed, t.parts = versions, owed, parts
	}
	return err
}
