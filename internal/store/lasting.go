package store

import (
	"context"
	"database/sql"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/db"
)

// lasting asks the same few questions of one long transaction very often, by one
// prepared statement each. A transaction keeps every statement that is bound to it
// until it ends; bound anew each time, those of a million questions would fill the
// memory.
type lasting struct {
	tx    *sql.Tx
	bound map[string]*sql.Stmt // by the question; they end with the transaction
}

// Audit implements casework.Store.
func (s *DB) Audit(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r casework.Reader) error) error {
	return s.view(ctx, func(tx *sql.Tx) error {
		l := &lasting{tx: tx, bound: map[string]*sql.Stmt{}}
		return f(ctx, &reader{creditor: creditor, q: db.New(l), raw: l, sealer: s.sealer, parts: map[string][]byte{}})
	})
}

func (l *lasting) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if known := l.bound[query]; known != nil {
		return known, nil
	}
	made, err := l.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	l.bound[query] = made
	return made, nil
}

// PrepareContext prepares a query.
func (l *lasting) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return l.statement(ctx, query)
}

// ExecContext runs a statement.
func (l *lasting) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return l.tx.ExecContext(ctx, query, args...)
}

// QueryContext asks for rows.
func (l *lasting) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, err := l.statement(ctx, query) //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

// QueryRowContext asks for one row.
func (l *lasting) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	statement, err := l.statement(ctx, query) //nolint:sqlclosecheck // it ends with the transaction
	if err != nil {
		return l.tx.QueryRowContext(ctx, query, args...) // it says what is wrong
	}
	return statement.QueryRowContext(ctx, args...)
}
