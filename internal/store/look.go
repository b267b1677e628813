package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"krav/internal/casework"
	"krav/internal/debt"
)

// inLook marks a context as being inside a look.
type inLook struct{}

// look is one picture of one creditor's rows that several views are of.
type look struct {
	begin func() (*sql.Tx, error)
	free  chan struct{} // a place for each look that may hold a connection

	mu       sync.Mutex
	busy     bool // a view is under way
	ended    bool
	creditor debt.CreditorID
	tx       *sql.Tx // nil where there is no picture
	reader   *reader
}

// Look returns a context in which the views that are taken of one creditor, one after
// the other, are of one picture of the database, and what ends it, however often it is
// called. So the parts of a page tell of the same moment, and cost one transaction. The
// picture begins with the first view. A view of another creditor begins a new one, as a
// transaction has one creditor; so does what comes after a change made in that context,
// and after a view that failed.
//
// A look holds a connection from its first view on, but no more than half of all there
// are do: beyond, and for a view inside a view, each view is by itself.
func (s *DB) Look(ctx context.Context) (context.Context, func()) {
	l := &look{free: s.looks, begin: func() (*sql.Tx, error) { return s.beginView(ctx) }}
	return context.WithValue(ctx, inLook{}, l), l.end
}

// lookOf returns the look that a context is inside, or nil.
func lookOf(ctx context.Context) *look {
	l, _ := ctx.Value(inLook{}).(*look)
	return l
}

// take lets a view have the picture, and reports whether it may.
func (l *look) take() bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.busy || l.ended {
		return false
	}
	l.busy = true
	return true
}

// give takes the picture back from a view.
func (l *look) give() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy = false
	if l.ended {
		l.drop()
	}
}

// end ends the look. A view that is under way keeps its picture until it is done.
func (l *look) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = true
	if !l.busy {
		l.drop()
	}
}

// outdate drops a picture that is about to be no longer what is there.
func (l *look) outdate() {
	if l.take() {
		l.drop()
		l.give()
	}
}

// drop forgets the picture, if there is one. Only who has taken it may, or nobody has.
func (l *look) drop() {
	if l.tx == nil {
		return
	}
	_ = l.tx.Rollback() // it has only read
	l.tx, l.reader = nil, nil
	<-l.free
}

// of returns the reader of a creditor's picture, or nil where there is no room for one.
func (l *look) of(s *DB, creditor debt.CreditorID) (*reader, error) {
	if l.tx != nil && l.creditor == creditor {
		return l.reader, nil
	}
	l.drop()
	select {
	case l.free <- struct{}{}:
	default:
		return nil, nil
	}
	tx, err := l.begin()
	if err != nil {
		<-l.free
		return nil, err
	}
	l.tx, l.creditor, l.reader = tx, creditor, s.readerOf(creditor, tx)
	return l.reader, nil
}

// View implements casework.Store.
func (s *DB) View(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r casework.Reader) error) error {
	if ctx.Value(inside{}) != nil {
		return ErrNested
	}
	l := lookOf(ctx)
	if !l.take() {
		return s.viewAlone(ctx, creditor, f)
	}
	defer l.give()
	r, err := l.of(s, creditor)
	if err != nil {
		return fmt.Errorf("begin to look: %w", err)
	}
	if r == nil {
		return s.viewAlone(ctx, creditor, f)
	}
	if err := f(ctx, r); err != nil {
		l.drop() // a transaction is no good after a statement that failed
		return explained(err)
	}
	return nil
}

// viewAlone runs f over a picture of its own.
func (s *DB) viewAlone(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r casework.Reader) error) error {
	return s.view(ctx, func(tx *sql.Tx) error { return f(ctx, s.readerOf(creditor, tx)) })
}

// readerOf returns what reads a creditor's rows in a transaction that only reads.
func (s *DB) readerOf(creditor debt.CreditorID, tx *sql.Tx) *reader {
	return &reader{creditor: creditor, q: s.read.WithTx(tx), raw: tx, sealer: s.sealer, parts: map[string][]byte{}, seen: newSeen()}
}
