package store

import (
	"context"
	"encoding/json"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/db"
)

// BankNamesKnown implements casework.Reader.
func (r *reader) BankNamesKnown(ctx context.Context, names []string) ([]casework.BankName, error) {
	asked, err := array(names)
	if err != nil {
		return nil, err
	}
	known, err := r.q.BankNames(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("names of bank entries: %w", err)
	}
	return mapped(known, func(n db.BankName) casework.BankName { return casework.BankName{Entry: n.EntryID, Name: n.Name} }), nil
}

// BankEntriesOf implements casework.Reader.
func (r *reader) BankEntriesOf(ctx context.Context, ids []int64) ([]casework.BankEntry, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.BankEntriesOf(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("bank entries by id: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// WaitingFor implements casework.Reader.
func (r *reader) WaitingFor(ctx context.Context, reasons []string, cases []debt.CaseID) ([]casework.Waiting, error) {
	asked, err := array(cases)
	if err != nil {
		return nil, err
	}
	asking, err := array(reasons)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.WaitingFor(ctx, int64(r.creditor), asked, asking)
	if err != nil {
		return nil, fmt.Errorf("what waits for cases: %w", err)
	}
	waiting := make([]casework.Waiting, len(rows))
	for i, row := range rows {
		waiting[i] = casework.Waiting{Case: debt.CaseID(row.CaseID), Amount: money.FromOre(row.Amount), Text: row.Text}
		if row.Args == "" {
			continue
		}
		if err := json.Unmarshal([]byte(row.Args), &waiting[i].Asks); err != nil {
			return nil, fmt.Errorf("a line that waits for a case: %w", err)
		}
	}
	return waiting, nil
}

// BankReversals implements casework.Reader.
func (r *reader) BankReversals(ctx context.Context, cases []debt.CaseID) ([]casework.BankEntry, error) {
	asked, err := array(cases)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.BankReversals(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("bank entries that took money back: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// BankEntriesIdentified implements casework.Reader.
func (r *reader) BankEntriesIdentified(ctx context.Context, identities []string) ([]casework.BankEntry, error) {
	asked, err := array(identities)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.BankEntriesWith(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("bank entries by identity: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// BankEntriesAfter implements casework.Reader.
func (r *reader) BankEntriesAfter(ctx context.Context, after int64, limit int) ([]casework.BankEntry, error) {
	rows, err := r.q.BankEntriesAfter(ctx, int64(r.creditor), after, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("bank entries after one: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// BankEntryPaid implements casework.Reader.
func (r *reader) BankEntryPaid(ctx context.Context, id debt.CaseID, payment debt.PaymentID) (casework.BankEntry, error) {
	row, err := r.q.BankEntryPaid(ctx, int64(r.creditor), int64(id), int64(payment))
	if err != nil {
		return casework.BankEntry{}, found(err, fault.New(fault.NotFound, "bank.entry_not_found"))
	}
	return bankEntry(row), nil
}

// SaveBankNames implements casework.Tx.
func (t *transaction) SaveBankNames(ctx context.Context, names []casework.BankName) error {
	rows := mapped(names, func(n casework.BankName) db.BankName {
		return db.BankName{EntryID: n.Entry, Name: n.Name}
	})
	if err := put(ctx, t, t.q.AddBankNames, rows); err != nil {
		return fmt.Errorf("store names of bank entries: %w", err)
	}
	return nil
}

// ForgetBankWords implements casework.Tx.
func (t *transaction) ForgetBankWords(ctx context.Context, entries []int64) error {
	if err := put(ctx, t, t.q.ForgetBankWords, entries); err != nil {
		return fmt.Errorf("erase the words of bank entries: %w", err)
	}
	return nil
}

// BankCandidates implements casework.Reader.
func (r *reader) BankCandidates(ctx context.Context, entries []int64) (map[int64][]debt.CaseID, error) {
	asked, err := array(entries)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.BankCandidates(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("further cases of bank entries: %w", err)
	}
	found := make(map[int64][]debt.CaseID)
	for _, row := range rows {
		found[row.EntryID] = append(found[row.EntryID], debt.CaseID(row.CaseID))
	}
	return found, nil
}

// candidatesOf returns the rows of the further cases of entries.
func candidatesOf(entries []casework.BankEntry) []db.BankCandidate {
	var rows []db.BankCandidate
	for _, e := range entries {
		for _, id := range e.Also {
			rows = append(rows, db.BankCandidate{EntryID: e.ID, CaseID: int64(id)})
		}
	}
	return rows
}

// DropBankCandidates implements casework.Tx.
func (t *transaction) DropBankCandidates(ctx context.Context, entry int64) error {
	if err := t.q.DropBankCandidates(ctx, int64(t.creditor), entry); err != nil {
		return fmt.Errorf("forget the further cases of a bank entry: %w", err)
	}
	return nil
}
