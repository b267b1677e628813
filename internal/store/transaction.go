package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"

	"krav/internal/debt"
	"krav/internal/fault"
)

const (
	// triesOfUpdate is how often a transaction is tried that meets another one or
	// a server that is away: with the waits, over about five seconds.
	triesOfUpdate = 10
	firstWait     = 5 * time.Millisecond
	longestWait   = time.Second
)

// keyCommitUnknown is the message key of a fault that CommitUnknown recognises.
const keyCommitUnknown = "store.commit_unknown"

// errUndone says that the server undid a transaction at its COMMIT, because it
// met another one.
var errUndone = errors.New("store: undone at the commit")

// ErrNested says that a transaction or a view was begun inside a transaction. The
// writer of SQLite would wait for itself, and on PostgreSQL many who hold one
// connection would wait for a second; the transaction has to be passed on.
var ErrNested = errors.New("store: a transaction inside a transaction")

// CommitUnknown reports whether an error says that the connection went while a
// transaction was being committed, so that nobody knows whether it was. Look
// for what it would have left, an event above all, and then decide.
func CommitUnknown(err error) bool { return fault.HasKey(err, keyCommitUnknown) }

// transaction is one transaction over the rows of one creditor.
type transaction struct {
	reader
	sql *sql.Tx
	// versions are those that the rows of cases have since this transaction
	// locked them, or wrote them.
	versions map[debt.CaseID]int64
	// owed is what the rows of those cases say is owed without interest.
	owed map[debt.CaseID]int64
	// cleared says that the rows of all cases were removed, to be made anew one
	// case after the other.
	cleared bool
}

// inside marks a context as being inside a transaction.
type inside struct{}

// update runs f in a transaction over one creditor's rows, and commits what it
// did if it returns nil. It is tried again as a whole when it met another
// transaction or the server went away before the COMMIT, so f may run several
// times and must begin anew each time. Its errors: what f returned; a fault
// Unavailable when the tries were in vain; one that CommitUnknown recognises.
func (s *DB) update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx *transaction) error) error {
	if ctx.Value(inside{}) != nil {
		return ErrNested
	}
	lookOf(ctx).outdate() // it wouldn't show what is changed here
	within := context.WithValue(ctx, inside{}, true)
	return untilItPasses(ctx, func() error { return s.once(within, creditor, f) })
}

// untilItPasses does something again that met another transaction, or a server that
// is away, until it is done or the tries were in vain.
func untilItPasses(ctx context.Context, do func() error) error {
	pause := firstWait
	for try := 1; ; try++ {
		err := do()
		if again := passes(err) || errors.Is(err, errUndone); !again || try == triesOfUpdate {
			return explained(err)
		}
		if err := sleep(ctx, pause/2+rand.N(pause)); err != nil { //nolint:gosec // spreads waits, guards nothing
			return err
		}
		pause = min(2*pause, longestWait)
	}
}

// once runs f in a transaction and commits it.
func (s *DB) once(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx *transaction) error) error {
	begun, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer begun.Rollback()
	tx := &transaction{
		reader: reader{creditor: creditor, q: s.within(begun), raw: begun, sealer: s.sealer, parts: map[string][]byte{}},
		sql:    begun, versions: map[debt.CaseID]int64{}, owed: map[debt.CaseID]int64{},
	}
	if err := f(ctx, tx); err != nil {
		return err
	}
	return committed(begun.Commit())
}

// committed turns an error from COMMIT into what it means: undone, so that it
// can be tried again, or unknown.
func committed(err error) error {
	switch {
	case err == nil:
		return nil
	case undone(err):
		return fmt.Errorf("%w: %w", errUndone, err)
	case refused(err), errors.Is(err, sql.ErrTxDone), errors.Is(err, pgx.ErrTxCommitRollback):
		return fmt.Errorf("commit: %w", err)
	}
	return fault.New(fault.Unavailable, keyCommitUnknown).Because(err)
}

// part runs f in a savepoint: when it fails, what it did is undone and the
// transaction can go on.
func (t *transaction) part(ctx context.Context, f func() error) error {
	if _, err := t.sql.ExecContext(ctx, "SAVEPOINT part"); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	failed := f()
	if failed != nil {
		if _, err := t.sql.ExecContext(ctx, "ROLLBACK TO SAVEPOINT part"); err != nil {
			return errors.Join(failed, fmt.Errorf("savepoint: %w", err))
		}
	}
	if _, err := t.sql.ExecContext(ctx, "RELEASE SAVEPOINT part"); err != nil {
		return errors.Join(failed, fmt.Errorf("savepoint: %w", err))
	}
	return failed
}

// view runs f over one unchanging picture of the database, which it can only
// read. A server that is away when it begins is waited for; f runs once.
func (s *DB) view(ctx context.Context, f func(tx *sql.Tx) error) error {
	if ctx.Value(inside{}) != nil {
		return ErrNested
	}
	begun, err := s.beginView(ctx)
	if err != nil {
		return err
	}
	defer begun.Rollback()
	return explained(f(begun))
}

// beginView begins a transaction that only reads, and waits for a server that is away.
func (s *DB) beginView(ctx context.Context) (begun *sql.Tx, err error) {
	err = untilItPasses(ctx, func() error {
		if begun, err = s.reader.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}); err != nil {
			return fmt.Errorf("begin: %w", err)
		}
		return nil
	})
	return begun, err
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
