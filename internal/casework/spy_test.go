package casework_test

import (
	"context"
	"errors"
	"sync"

	"krav/internal/casework"
	"krav/internal/debt"
)

// spy is a store that a test looks into, or that goes wrong as the test says.
type spy struct {
	casework.Store
	mu    sync.Mutex
	wrap  func(casework.Tx) casework.Tx         // what a transaction is seen through; nil is clear
	after func(err error) error                 // what becomes of a transaction's answer; nil leaves it
	see   func(casework.Reader) casework.Reader // what a view is seen through; nil is clear
	grown int                                   // how often it was told that it has grown
}

// Grown implements casework.Store. It fails when it is done: nobody needs it.
func (s *spy) Grown(ctx context.Context, claims int) error {
	s.mu.Lock()
	s.grown++
	s.mu.Unlock()
	return errors.Join(s.Store.Grown(ctx, claims), errors.New("statistics: refused"))
}

// View implements casework.Store.
func (s *spy) View(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r casework.Reader) error) error {
	s.mu.Lock()
	see := s.see
	s.mu.Unlock()
	return s.Store.View(ctx, creditor, func(ctx context.Context, r casework.Reader) error {
		if see != nil {
			r = see(r)
		}
		return f(ctx, r)
	})
}

// Update implements casework.Store.
func (s *spy) Update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx casework.Tx) error) error {
	s.mu.Lock()
	wrap, after := s.wrap, s.after
	s.mu.Unlock()
	err := s.Store.Update(ctx, creditor, func(ctx context.Context, tx casework.Tx) error {
		if wrap != nil {
			tx = wrap(tx)
		}
		return f(ctx, tx)
	})
	if after != nil {
		return after(err)
	}
	return err
}

func (s *spy) set(wrap func(casework.Tx) casework.Tx, after func(error) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wrap, s.after = wrap, after
}

// spied puts a spy between the use cases and the store.
func (h *house) spied() *spy {
	s := &spy{Store: h.db.DB}
	options := h.options()
	options.Store = s
	h.Service = casework.New(options)
	return s
}
