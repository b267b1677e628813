package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"krav/internal/debt"
	"krav/internal/store/column"
)

const (
	nodeLease = 10 * time.Minute
	nodeRenew = 2 * time.Minute
	house     = debt.CreditorID(0) // what belongs to no creditor belongs to it
)

// ErrNoNode says that all 1,024 node numbers are leased.
var ErrNoNode = errors.New("store: every node number is leased")

// LeasedIDs is a source of ids under a node number that the database has leased
// to this process. It renews the lease until it is released.
type LeasedIDs struct {
	*IDs
	store *DB
	log   *slog.Logger
	token string
	stop  context.CancelFunc
	ended sync.WaitGroup
}

// LeaseIDs leases a node number and returns a source of ids. The clock is the
// house's. Release gives the number back.
func (s *DB) LeaseIDs(ctx context.Context, clock func() time.Time, log *slog.Logger) (*LeasedIDs, error) {
	l := &LeasedIDs{store: s, log: log, token: rand.Text()}
	node, err := l.take(ctx, clock())
	if err != nil {
		return nil, err
	}
	l.IDs = NewIDs(int(node), clock)
	renewing, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	l.ended.Go(func() { l.renew(renewing) })
	return l, nil
}

// Release stops renewing and gives the number back, free from the moment after
// that of the last id.
func (l *LeasedIDs) Release(ctx context.Context) error {
	l.stop()
	l.ended.Wait()
	_, err := l.extend(ctx, l.usedUntil())
	return err
}

// take leases the number whose lease ran out longest ago, or a new one. Ids that
// its former holder made are older than the end of that lease.
func (l *LeasedIDs) take(ctx context.Context, now time.Time) (int64, error) {
	var node int64
	until := column.At(now.Add(nodeLease))
	err := l.store.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		var err error
		node, err = tx.q.LapsedNode(ctx, column.At(now))
		var taken int64
		switch {
		case err == nil:
			taken, err = tx.q.TakeNode(ctx, l.token, until, node, column.At(now))
		case errors.Is(err, sql.ErrNoRows):
			node, taken, err = addNode(ctx, tx, l.token, until)
		}
		if err == nil && taken == 0 {
			return errNodeGone
		}
		return err
	})
	if errors.Is(err, errNodeGone) {
		return l.take(ctx, now)
	}
	if err != nil {
		return 0, fmt.Errorf("lease a node number: %w", err)
	}
	return node, nil
}

// errNodeGone says that another process was faster.
var errNodeGone = errors.New("store: another process took the node number")

func addNode(ctx context.Context, tx *transaction, token string, until column.Instant) (node, taken int64, err error) {
	node, err = tx.q.NextNode(ctx)
	if err != nil {
		return 0, 0, err
	}
	if node >= nodes {
		return 0, 0, ErrNoNode
	}
	taken, err = tx.q.AddNode(ctx, node, token, until)
	return node, taken, err
}

// renew renews the lease until ctx is done. Where another process has taken the
// number meanwhile, because the database was away for longer than the lease, it
// goes on under a new one.
func (l *LeasedIDs) renew(ctx context.Context) {
	ticker := time.NewTicker(nodeRenew)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := l.renewOnce(ctx); err != nil && ctx.Err() == nil {
			l.log.ErrorContext(ctx, "the lease of ids can't be renewed", slog.Any("error", err))
		}
	}
}

func (l *LeasedIDs) renewOnce(ctx context.Context) error {
	kept, err := l.extend(ctx, l.clock().Add(nodeLease))
	if err != nil || kept {
		return err
	}
	node, err := l.take(ctx, l.clock())
	if err != nil {
		return err
	}
	l.moveTo(node)
	return nil
}

// extend moves the end of the lease, and reports whether it was still ours.
func (l *LeasedIDs) extend(ctx context.Context, until time.Time) (bool, error) {
	l.mu.Lock()
	node := l.node
	l.mu.Unlock()
	var kept int64
	err := l.store.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		var err error
		kept, err = tx.q.RenewNode(ctx, column.At(until), node, l.token)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("renew the lease of a node number: %w", err)
	}
	return kept > 0, nil
}
