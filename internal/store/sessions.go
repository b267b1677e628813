package store

import (
	"context"
	"fmt"
	"time"

	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Session implements account.Reader.
func (r *accountReader) Session(ctx context.Context, hash string) (account.Session, error) {
	row, err := r.q.SessionOf(ctx, hash)
	if err != nil {
		return account.Session{}, found(err, errEnded())
	}
	return account.Session{
		Hash: hash, Person: account.PersonID(row.PersonID), Began: row.BeganAt.Time, Seen: row.SeenAt.Time,
		Address: row.Address, Agent: row.Agent,
	}, nil
}

// Visitor implements account.Store. One statement is a picture of its own and needs no
// transaction.
func (a *Accounts) Visitor(ctx context.Context, hash string) (account.Session, account.Person, []account.Membership, error) {
	var rows []db.VisitorOfRow
	err := untilItPasses(ctx, func() error {
		var err error
		rows, err = a.store.read.VisitorOf(ctx, hash)
		return err
	})
	if err != nil {
		return account.Session{}, account.Person{}, nil, fmt.Errorf("who comes with a session: %w", err)
	}
	if len(rows) == 0 {
		return account.Session{}, account.Person{}, nil, errEnded()
	}
	first := rows[0]
	x := account.Session{
		Hash: hash, Person: account.PersonID(first.PersonID), Began: first.BeganAt.Time, Seen: first.SeenAt.Time,
		Address: first.Address, Agent: first.Agent,
	}
	p := personOf(db.PersonOfRow{
		PersonID: first.PersonID, Email: first.Email, Name: first.Name, Language: first.Language, Password: first.Password,
		AddedAt: first.AddedAt, SignedInAt: first.SignedInAt,
	})
	memberships, err := membershipsIn(rows)
	return x, p, memberships, err
}

// membershipsIn returns where a visitor works.
func membershipsIn(rows []db.VisitorOfRow) ([]account.Membership, error) {
	memberships := []account.Membership{}
	for _, row := range rows {
		if row.Role == "" { // none at all
			continue
		}
		m, err := membershipOf(db.MembershipsOfRow{CreditorID: row.CreditorID, Role: row.Role})
		if err != nil {
			return nil, err
		}
		memberships = append(memberships, m)
	}
	return memberships, nil
}

// Sessions implements account.Reader.
func (r *accountReader) Sessions(ctx context.Context, id account.PersonID) ([]account.Session, error) {
	rows, err := r.q.SessionsOf(ctx, int64(id))
	if err != nil {
		return nil, fmt.Errorf("sessions of a person: %w", err)
	}
	return mapped(rows, func(row db.SessionsOfRow) account.Session {
		return account.Session{
			Hash: row.Hash, Person: id, Began: row.BeganAt.Time, Seen: row.SeenAt.Time, Address: row.Address, Agent: row.Agent,
		}
	}), nil
}

// AddSession implements account.Tx.
func (t *accountTx) AddSession(ctx context.Context, x account.Session) error {
	err := t.q.AddSession(ctx, db.AddSessionParams{
		Hash: x.Hash, PersonID: int64(x.Person), BeganAt: column.At(x.Began), Address: x.Address, Agent: x.Agent,
	})
	if err != nil {
		return fmt.Errorf("add a session: %w", err)
	}
	return nil
}

// SeeSession implements account.Tx.
func (t *accountTx) SeeSession(ctx context.Context, hash string, at time.Time) error {
	if err := t.q.SeeSession(ctx, hash, column.At(at)); err != nil {
		return fmt.Errorf("note a session's use: %w", err)
	}
	return nil
}

// EndSession implements account.Tx.
func (t *accountTx) EndSession(ctx context.Context, id account.PersonID, hash string) (bool, error) {
	ended, err := t.q.EndSession(ctx, hash, int64(id))
	if err != nil {
		return false, fmt.Errorf("end a session: %w", err)
	}
	return ended > 0, nil
}

// EndSessions implements account.Tx.
func (t *accountTx) EndSessions(ctx context.Context, id account.PersonID, spared string) error {
	if _, err := t.q.EndSessions(ctx, int64(id), spared); err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}

// DebtorSession implements account.Reader.
func (r *accountReader) DebtorSession(ctx context.Context, hash string) (account.DebtorSession, error) {
	row, err := r.q.DebtorSessionOf(ctx, hash)
	if err != nil {
		return account.DebtorSession{}, found(err, errEnded())
	}
	return account.DebtorSession{
		Hash: hash, Creditor: debt.CreditorID(row.CreditorID), Case: debt.CaseID(row.CaseID),
		Began: row.BeganAt.Time, Seen: row.SeenAt.Time,
	}, nil
}

// AddDebtorSession implements account.Tx.
func (t *accountTx) AddDebtorSession(ctx context.Context, x account.DebtorSession) error {
	if err := t.q.AddDebtorSession(ctx, x.Hash, int64(x.Creditor), int64(x.Case), column.At(x.Began)); err != nil {
		return fmt.Errorf("add a debtor's session: %w", err)
	}
	return nil
}

// SeeDebtorSession implements account.Tx.
func (t *accountTx) SeeDebtorSession(ctx context.Context, hash string, at time.Time) error {
	if err := t.q.SeeDebtorSession(ctx, hash, column.At(at)); err != nil {
		return fmt.Errorf("note a session's use: %w", err)
	}
	return nil
}

// EndDebtorSession implements account.Tx.
func (t *accountTx) EndDebtorSession(ctx context.Context, hash string) error {
	if err := t.q.EndDebtorSession(ctx, hash); err != nil {
		return fmt.Errorf("end a debtor's session: %w", err)
	}
	return nil
}
