package casework_test

import (
	"context"
	"sync/atomic"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/jobs"
)

func cut() error { return fault.New(fault.Unavailable, "store.commit_unknown") }

// cutAfter cuts the line when a transaction has been committed, as often as told.
func cutAfter(times int32) func(error) error {
	var left atomic.Int32
	left.Store(times)
	return func(err error) error {
		if err == nil && left.Add(-1) >= 0 {
			return cut()
		}
		return err
	}
}

// cutBefore is a transaction that is undone when the line is cut during its commit.
type cutBefore struct {
	casework.Tx
	left *atomic.Int32
}

func (c cutBefore) Enqueue(ctx context.Context, drafts []jobs.Draft) error {
	if c.left.Add(-1) >= 0 {
		return cut()
	}
	return c.Tx.Enqueue(ctx, drafts)
}

func TestExactlyOnceWhenTheAnswerToACommitIsLost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		eye := h.spied()
		h.invoices(anna)
		eye.set(nil, cutAfter(1))
		h.pays(first, "100.00") // it was committed
		h.owes(first, "1100.00")
		eye.set(nil, cutAfter(1))
		h.decide(casework.Approval{Always: true})
		eye.set(nil, nil)
		h.steps(first, "reminder-1")
		h.proven()
	})
}

func TestExactlyOnceWhenACommitWasLost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		eye := h.spied()
		h.invoices(anna)
		left := new(atomic.Int32)
		eye.set(func(tx casework.Tx) casework.Tx { return cutBefore{tx, left} }, nil)
		left.Store(1)
		h.pays(first, "100.00") // it was undone, and done again
		h.owes(first, "1100.00")
		left.Store(2)
		if report := h.invoices(bent, clara); report.Created+report.Unchanged != 2 {
			h.t.Errorf("report = %+v", report)
		}
		h.owes(first+1, "800.00")
		eye.set(nil, nil)
		h.proven()
	})
}

func TestALineThatStaysCutIsSaid(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		eye := h.spied()
		h.invoices(anna)
		left := new(atomic.Int32)
		left.Store(100)
		eye.set(func(tx casework.Tx) casework.Tx { return cutBefore{tx, left} }, nil)
		_, err := h.enters(casework.PaymentByHand{Number: first, Amount: kr("100.00")})
		h.fails(err, fault.Unavailable, "store.commit_unknown")
		eye.set(nil, nil)
		h.owes(first, "1200.00")
	})
}
