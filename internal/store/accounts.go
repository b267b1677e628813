package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Accounts is the store as package account needs it.
type Accounts struct{ store *DB }

var _ account.Store = (*Accounts)(nil)

// Accounts returns the store as package account needs it.
func (s *DB) Accounts() *Accounts { return &Accounts{s} }

// View implements account.Store.
func (a *Accounts) View(ctx context.Context, f func(ctx context.Context, r account.Reader) error) error {
	return a.store.view(ctx, func(tx *sql.Tx) error { return f(ctx, &accountReader{a.store.read.WithTx(tx)}) })
}

// Update implements account.Store.
func (a *Accounts) Update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx account.Tx) error) error {
	return a.store.update(ctx, creditor, func(ctx context.Context, tx *transaction) error {
		return f(ctx, &accountTx{accountReader{tx.q}, tx})
	})
}

// Prune implements account.Store.
func (a *Accounts) Prune(ctx context.Context, now, sessions, debtors time.Time) error {
	return a.store.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		return errors.Join(
			tx.q.PruneSessions(ctx, column.At(sessions)), tx.q.PruneDebtorSessions(ctx, column.At(debtors)),
			tx.q.PruneLinks(ctx, column.At(now)), tx.q.PruneThrottle(ctx, now.UnixMilli()),
		)
	})
}

// accountReader reads accounts.
type accountReader struct{ q *db.Queries }

// accountTx changes accounts, and of creditors' rows those of its transaction's.
type accountTx struct {
	accountReader
	tx *transaction
}

// CreditorName implements account.Reader.
func (r *accountReader) CreditorName(ctx context.Context, creditor debt.CreditorID) (string, error) {
	row, err := r.q.CreditorOf(ctx, int64(creditor))
	if err != nil {
		return "", found(err, noCreditor(creditor))
	}
	return row.Name, nil
}

// NextCreditor implements account.Reader.
func (r *accountReader) NextCreditor(ctx context.Context) (debt.CreditorID, error) {
	next, err := r.q.NextCreditorID(ctx)
	if err != nil {
		return 0, fmt.Errorf("number of a new creditor: %w", err)
	}
	return debt.CreditorID(next), nil
}

// AddCreditor implements account.Tx.
func (t *accountTx) AddCreditor(ctx context.Context, id debt.CreditorID, c account.NewCreditor, at time.Time) error {
	settings, err := json.Marshal(casework.Creditor{Name: c.Name, Person: c.Private, Email: c.Email})
	if err != nil {
		return fmt.Errorf("creditor's settings: %w", err)
	}
	var clock column.Instant
	if c.Sandbox {
		clock = column.At(at)
	}
	added, err := t.q.AddCreditor(ctx, db.AddCreditorParams{
		ID: int64(id), Name: c.Name, Sandbox: c.Sandbox, ClockAt: clock, NextCaseNumber: casework.FirstCaseNumber, Settings: settings,
	})
	if err == nil && added == 0 {
		return account.ErrNumberTaken
	}
	return err
}

// Enqueue implements account.Tx.
func (t *accountTx) Enqueue(ctx context.Context, drafts []jobs.Draft) error {
	return t.tx.Enqueue(ctx, drafts)
}

// TakeTry implements account.Tx.
func (t *accountTx) TakeTry(ctx context.Context, b account.Bucket, at time.Time) (time.Time, bool, error) {
	free, err := t.q.TakeTry(ctx, b.Key, at.UnixMilli(), b.Cost.Milliseconds(), b.Room.Milliseconds())
	if err == nil {
		return time.UnixMilli(free), true, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, false, fmt.Errorf("take a try: %w", err)
	}
	free, err = t.q.FreeAt(ctx, b.Key)
	if err != nil {
		return time.Time{}, false, fmt.Errorf("when tries are free: %w", err)
	}
	return time.UnixMilli(free), false, nil
}

// GiveTryBack implements account.Tx.
func (t *accountTx) GiveTryBack(ctx context.Context, b account.Bucket) error {
	if err := t.q.GiveTryBack(ctx, b.Key, b.Cost.Milliseconds()); err != nil {
		return fmt.Errorf("give a try back: %w", err)
	}
	return nil
}

// Record implements account.Tx.
func (t *accountTx) Record(ctx context.Context, r account.Record) error {
	err := t.q.AddAudit(ctx, db.AddAuditParams{
		CreditorID: int64(r.Creditor), AuditID: r.ID, DoneAt: column.At(r.At),
		Actor: r.Actor, Action: string(r.Action), Subject: r.Subject, Detail: r.Detail,
	})
	if err != nil {
		return fmt.Errorf("record what was done: %w", err)
	}
	return nil
}

// Audit implements account.Reader.
func (r *accountReader) Audit(ctx context.Context, creditor debt.CreditorID, before int64, limit int) ([]account.Record, error) {
	rows, err := r.q.AuditBefore(ctx, int64(creditor), before, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("what was done: %w", err)
	}
	return mapped(rows, func(row db.AuditBeforeRow) account.Record {
		return account.Record{
			ID: row.AuditID, Creditor: creditor, At: row.DoneAt.Time,
			Actor: row.Actor, Action: account.Action(row.Action), Subject: row.Subject, Detail: row.Detail,
		}
	}), nil
}

// errEnded says that there is no such session.
func errEnded() *fault.Fault { return fault.New(fault.NotFound, "session.ended") }

// errLink says that there is no such link.
func errLink() *fault.Fault { return fault.New(fault.NotFound, "link.used_or_expired") }
