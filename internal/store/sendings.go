package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"krav/internal/store/column"
)

// sendingKept is how long a form that was sent is remembered: for a double click,
// a page that is loaded again, a browser that tries once more.
const sendingKept = 10 * time.Minute

// Sendings remembers the forms that were sent a moment ago, for all machines of the
// house.
type Sendings struct {
	store *DB
	now   func() time.Time
}

// Sendings returns what remembers the forms that were sent, by the house's clock.
func (s *DB) Sendings(now func() time.Time) Sendings { return Sendings{s, now} }

// Begin notes that a form is being dealt with, and reports whether it is the first
// to be with its key. If not, it returns how the first is answered, or nothing while
// that isn't known.
func (s Sendings) Begin(ctx context.Context, key string) (answer string, first bool, err error) {
	moment := s.now()
	err = untilItPasses(ctx, func() error {
		begun, err := s.store.write.BeginSent(ctx, key, column.At(moment), column.At(moment.Add(-sendingKept)))
		if err != nil {
			return fmt.Errorf("note a form that was sent: %w", err)
		}
		if first = begun > 0; first {
			return nil
		}
		answer, err = s.store.write.SentAnswer(ctx, key)
		if err != nil && !errors.Is(err, sql.ErrNoRows) { // it has just been dropped
			return fmt.Errorf("form that was sent: %w", err)
		}
		return nil
	})
	return answer, first, err
}

// End notes how a form is answered by which something was done.
func (s Sendings) End(ctx context.Context, key, answer string) error {
	return untilItPasses(ctx, func() error {
		if err := s.store.write.EndSent(ctx, key, answer); err != nil {
			return fmt.Errorf("note the answer to a form: %w", err)
		}
		return nil
	})
}

// Drop forgets a form by which nothing was done, so that it may be sent again.
func (s Sendings) Drop(ctx context.Context, key string) error {
	return untilItPasses(ctx, func() error {
		if err := s.store.write.DropSent(ctx, key); err != nil {
			return fmt.Errorf("forget a form that was sent: %w", err)
		}
		return nil
	})
}

// Prune forgets the forms that are remembered no longer.
func (s Sendings) Prune(ctx context.Context) error {
	return untilItPasses(ctx, func() error {
		if err := s.store.write.PruneSent(ctx, column.At(s.now().Add(-sendingKept))); err != nil {
			return fmt.Errorf("forget forms that were sent: %w", err)
		}
		return nil
	})
}
