package jobs

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// creditorsAtOnce is how many creditors with ready work one look asks for.
const creditorsAtOnce = 50

// round goes round the creditors that have ready work in a lane, a batch from
// each in turn, so that a creditor with a hundred thousand jobs doesn't keep
// one with three waiting.
type round struct {
	runner    *Runner
	lane      Lane
	creditors []int64
	askedAt   time.Time
}

// claim takes jobs of the next creditor that has some. It returns none when a
// fresh look finds no creditor with work.
func (r *round) claim(ctx context.Context) ([]Job, error) {
	fresh := false
	if r.runner.Now(0).Sub(r.askedAt) > r.runner.Poll {
		if err := r.ask(ctx); err != nil {
			return nil, err
		}
		fresh = true
	}
	for {
		for len(r.creditors) > 0 {
			claimed, err := r.claimNext(ctx)
			if err != nil || len(claimed) > 0 {
				return claimed, err
			}
		}
		if fresh {
			return nil, nil
		}
		if err := r.ask(ctx); err != nil {
			return nil, err
		}
		fresh = true
	}
}

// ask looks which creditors have ready work. Those that weren't in the round come
// in behind the others, shuffled, so that several machines don't follow one
// another round; who is in it keeps the turn.
func (r *round) ask(ctx context.Context) error {
	now := r.runner.Now(0)
	ready, err := r.runner.Queue.Ready(ctx, r.lane, now, creditorsAtOnce)
	if err != nil {
		return fmt.Errorf("look for ready jobs: %w", err)
	}
	ready = slices.DeleteFunc(ready, func(c int64) bool { return slices.Contains(r.creditors, c) })
	for i := len(ready) - 1; i > 0; i-- {
		j := int(r.runner.Random() * float64(i+1))
		ready[i], ready[j] = ready[j], ready[i]
	}
	r.creditors, r.askedAt = append(r.creditors, ready...), now
	return nil
}

// claimNext takes jobs of the creditor whose turn it is. One that gave a full
// batch gets another turn.
func (r *round) claimNext(ctx context.Context) ([]Job, error) {
	creditor := r.creditors[0]
	r.creditors = r.creditors[1:]
	house := r.runner.Now(0)
	claimed, err := r.runner.Queue.Claim(ctx, Claim{
		Creditor: creditor,
		Lane:     r.lane,
		Now:      r.runner.Now(creditor),
		House:    house,
		Until:    house.Add(r.runner.Lease),
		Limit:    r.runner.Batch,
	})
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	if len(claimed) == r.runner.Batch {
		r.creditors = append(r.creditors, creditor)
	}
	return claimed, nil
}
