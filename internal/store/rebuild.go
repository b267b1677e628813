package store

import (
	"context"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
)

// Rebuild implements casework.Tx.
func (t *transaction) Rebuild(ctx context.Context, c debt.Case, s casework.Summary) error {
	changed := tally{}
	if !t.cleared {
		before, err := t.q.CaseLinesOf(ctx, int64(t.creditor), int64(c.ID))
		if err != nil {
			return fmt.Errorf("line of a case: %w", err)
		}
		changed.add(before, -1)
		if err := t.dropAll(ctx, []debt.CaseID{c.ID}); err != nil {
			return err
		}
	}
	rows := projected(&c, s)
	if err := put(ctx, t, t.q.AddCaseFiles, rows.files); err != nil {
		return fmt.Errorf("add the row of a case: %w", err)
	}
	t.versions[c.ID], t.owed[c.ID] = c.Version, s.Owed.Ore()
	if err := t.putRows(ctx, &rows); err != nil {
		return err
	}
	changed.add(rows.lines, 1)
	return t.count(ctx, changed, c.ID)
}

// ClearRows implements casework.Tx.
func (t *transaction) ClearRows(ctx context.Context) error {
	for _, statement := range []func(context.Context, int64) error{
		t.q.ClearCaseCounts, t.q.ClearCaseWords, t.q.ClearCaseLines, t.q.ClearDeliveries, t.q.ClearDispatches, t.q.ClearHolds, t.q.ClearAgreements, t.q.ClearTasks, t.q.ClearPayments,
		t.q.ClearSteps, t.q.ClearEntries, t.q.ClearClaims, t.q.ClearCaseDebtors, t.q.ClearCaseFiles,
	} {
		if err := statement(ctx, int64(t.creditor)); err != nil {
			return fmt.Errorf("empty the rows of cases: %w", err)
		}
	}
	t.cleared = true
	return nil
}

// dropAll removes the rows of cases, those of the cases themselves too.
func (t *transaction) dropAll(ctx context.Context, ids []debt.CaseID) error {
	if err := t.drop(ctx, ids); err != nil {
		return err
	}
	if err := put(ctx, t, t.q.DropCaseFiles, ids); err != nil {
		return fmt.Errorf("remove the row of a case: %w", err)
	}
	return nil
}

// Erase implements casework.Tx. The journal keeps its chain: what it holds of
// the text is a salted hash, and the salt goes too. The case's letters go with
// it, and what payers wrote to the bank.
func (t *transaction) Erase(ctx context.Context, id debt.CaseID, c debt.Case, s casework.Summary) error {
	for _, erase := range []func(ctx context.Context, creditor, id int64) error{
		t.q.ErasePrivate, t.q.EraseDocuments, t.q.EraseEnclosures, t.q.EraseBankEntries,
	} {
		if err := erase(ctx, int64(t.creditor), int64(id)); err != nil {
			return fmt.Errorf("erase personal text: %w", err)
		}
	}
	return t.Rebuild(ctx, c, s)
}

// rowsOf reads the projection of a case as it is stored.
func (r *reader) rowsOf(ctx context.Context, id debt.CaseID) (projection, error) {
	var p projection
	creditor, of := int64(r.creditor), int64(id)
	for _, read := range []func() error{
		func() (err error) { p.files, err = r.q.CaseFilesOf(ctx, creditor, of); return },
		func() (err error) { p.debtors, err = r.q.CaseDebtorsOf(ctx, creditor, of); return },
		func() (err error) { p.claims, err = r.q.ClaimsOf(ctx, creditor, of); return },
		func() (err error) { p.entries, err = r.q.EntriesOf(ctx, creditor, of); return },
		func() (err error) { p.steps, err = r.q.StepsOf(ctx, creditor, of); return },
		func() (err error) { p.payments, err = r.q.PaymentsOf(ctx, creditor, of); return },
		func() (err error) { p.tasks, err = r.q.TasksOf(ctx, creditor, of); return },
		func() (err error) { p.holds, err = r.q.HoldsOf(ctx, creditor, of); return },
		func() (err error) { p.agreements, err = r.q.AgreementsOf(ctx, creditor, of); return },
		func() (err error) { p.dispatches, err = r.q.DispatchesOf(ctx, creditor, of); return },
		func() (err error) { p.deliveries, err = r.q.DeliveriesOf(ctx, creditor, of); return },
		func() (err error) { p.lines, err = r.q.CaseLinesOf(ctx, creditor, of); return },
		func() (err error) { p.words, err = r.q.CaseWordsOf(ctx, creditor, of); return },
	} {
		if err := read(); err != nil {
			return projection{}, readable(fmt.Errorf("rows of a case: %w", err))
		}
	}
	return p, nil
}
