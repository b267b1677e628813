package store

import (
	"context"
	"fmt"
	"math"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/db"
)

// BankEntriesKnown implements casework.Reader.
func (r *reader) BankEntriesKnown(ctx context.Context, identities []string) ([]string, error) {
	asked, err := array(identities)
	if err != nil {
		return nil, err
	}
	known, err := r.q.BankIdentities(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("identities of bank entries: %w", err)
	}
	return known, nil
}

// BankEntries implements casework.Reader.
func (r *reader) BankEntries(ctx context.Context, state casework.BankState, after int64, limit int) ([]casework.BankEntry, error) {
	rows, err := r.q.BankEntriesIn(ctx, int64(r.creditor), string(state), after, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("bank entries: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// BankEntriesBefore implements casework.Reader.
func (r *reader) BankEntriesBefore(ctx context.Context, state casework.BankState, before int64, limit int) ([]casework.BankEntry, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := r.q.BankEntriesBefore(ctx, int64(r.creditor), string(state), before, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("bank entries before one: %w", err)
	}
	return mapped(rows, bankEntry), nil
}

// BankEntry implements casework.Reader.
func (r *reader) BankEntry(ctx context.Context, id int64) (casework.BankEntry, error) {
	row, err := r.q.BankEntryOf(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.BankEntry{}, found(err, fault.New(fault.NotFound, "bank.entry_not_found"))
	}
	return bankEntry(row), nil
}

// BankEntryIdentified implements casework.Reader.
func (r *reader) BankEntryIdentified(ctx context.Context, identity string) (casework.BankEntry, error) {
	row, err := r.q.BankEntryWith(ctx, int64(r.creditor), identity)
	if err != nil {
		return casework.BankEntry{}, found(err, fault.New(fault.NotFound, "bank.entry_not_found"))
	}
	return bankEntry(row), nil
}

func bankEntry(row db.BankEntry) casework.BankEntry {
	return casework.BankEntry{
		ID: row.EntryID, Identity: row.Identity, State: casework.BankState(row.State), Amount: money.FromOre(row.Amount),
		ValueOn: row.ValueOn.Date, BookedOn: row.BookedOn.Date, Reference: row.Reference, Payer: row.Payer,
		Text: row.Text, Why: row.Why, Case: debt.CaseID(row.CaseID), Payment: debt.PaymentID(row.PaymentID), File: row.FileID,
	}
}

// SaveBankEntries implements casework.Tx.
func (t *transaction) SaveBankEntries(ctx context.Context, entries []casework.BankEntry) error {
	rows := mapped(entries, func(e casework.BankEntry) db.BankEntry {
		return db.BankEntry{
			EntryID: e.ID, Identity: e.Identity, State: string(e.State), Amount: e.Amount.Ore(), ValueOn: day(e.ValueOn),
			BookedOn: day(e.BookedOn), Reference: e.Reference, Payer: e.Payer, Text: e.Text, Why: e.Why,
			CaseID: int64(e.Case), PaymentID: int64(e.Payment), FileID: e.File,
		}
	})
	if err := put(ctx, t, t.q.AddBankEntries, rows); err != nil {
		return fmt.Errorf("store bank entries: %w", err)
	}
	if err := put(ctx, t, t.q.AddBankCandidates, candidatesOf(entries)); err != nil {
		return fmt.Errorf("store further cases of bank entries: %w", err)
	}
	return nil
}

// SettleBankEntry implements casework.Tx: it stores the entry's state, why, case
// and payment, and leaves what the bank said.
func (t *transaction) SettleBankEntry(ctx context.Context, e casework.BankEntry) error {
	settled, err := t.q.SettleBankEntry(ctx, db.SettleBankEntryParams{
		CreditorID: int64(t.creditor), EntryID: e.ID, State: string(e.State), Why: e.Why,
		CaseID: int64(e.Case), PaymentID: int64(e.Payment),
	})
	return oneRow(settled, err, fault.New(fault.NotFound, "bank.entry_not_found"))
}
