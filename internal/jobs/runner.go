package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// Options is what a runner needs. Queue, Now, Random and Log must be given.
type Options struct {
	Queue Queue
	// Now is the clock of a creditor; nought is the house's, which never stands
	// still.
	Now func(creditor int64) time.Time
	// Random returns numbers from 0 up to 1. It may be called from anywhere.
	Random func() float64
	Log    *slog.Logger

	Workers       int           // how many jobs at once; 4 where nought
	UrgentWorkers int           // how many more for the urgent lane alone; 2 where nought
	Batch         int           // how many jobs of one creditor are claimed at a time; 32 where nought
	Lease         time.Duration // how long a job is held without a heartbeat; a minute where nought
	Poll          time.Duration // how often an idle runner looks; a second where nought
	Grace         time.Duration // how long tries may go on when the runner stops; ten seconds where nought
}

func (o Options) withDefaults() Options {
	o.Workers = orElse(o.Workers, 4)
	o.UrgentWorkers = orElse(o.UrgentWorkers, 2)
	o.Batch = orElse(o.Batch, 32)
	o.Lease = orElse(o.Lease, time.Minute)
	o.Poll = orElse(o.Poll, time.Second)
	o.Grace = orElse(o.Grace, 10*time.Second)
	return o
}

func orElse[T comparable](value, otherwise T) T {
	var nothing T
	if value == nothing {
		return otherwise
	}
	return value
}

// Runner carries out jobs.
type Runner struct {
	Options
	works  map[string]Work
	counts map[string]*counts
}

// New returns a runner for these kinds of work. It fails where a kind is
// missing or given twice.
func New(o Options, works ...Work) (*Runner, error) {
	r := &Runner{Options: o.withDefaults(), works: map[string]Work{}, counts: map[string]*counts{}}
	for _, w := range works {
		if _, twice := r.works[w.Kind]; twice || w.Kind == "" || w.Do == nil {
			return nil, errNoKind
		}
		r.works[w.Kind] = w
		r.counts[w.Kind] = new(counts)
	}
	return r, nil
}

// Run works until ctx is done, lets the tries under way end, and returns nil.
func (r *Runner) Run(ctx context.Context) error {
	return r.flow(ctx,
		feed{lanes: []Lane{Urgent}, workers: r.UrgentWorkers},
		feed{lanes: []Lane{Urgent, Ordinary}, workers: r.Workers})
}

// Drain works until no job is claimable, also none that the work itself has
// enqueued, and returns nil. Jobs that wait for a later time, or for another
// try, are left. It fails with the queue's error, or with that of ctx.
func (r *Runner) Drain(ctx context.Context) error {
	err := r.flow(ctx,
		feed{lanes: []Lane{Urgent, Ordinary}, workers: r.Workers, untilEmpty: true})
	return errors.Join(err, ctx.Err())
}

// Finish works as Drain does, and goes on until nobody else holds a job either:
// what another process has begun is finished by it, or taken over when its lease
// runs out. Each time it has to wait for others, it says for how many jobs.
func (r *Runner) Finish(ctx context.Context, waits func(jobs int)) error {
	for {
		if err := r.Drain(ctx); err != nil {
			return err
		}
		left, free, err := r.Queue.Unfinished(ctx, r.Now(0))
		if err != nil {
			return fmt.Errorf("look for unfinished jobs: %w", err)
		}
		if left == 0 {
			return nil
		}
		if patience := free.Sub(r.Now(0)); patience > 0 {
			waits(left)
			wait(ctx, min(patience, r.Poll))
		}
	}
}

// flow runs feeds over one set of held jobs, with one heartbeat and one settler.
func (r *Runner) flow(ctx context.Context, feeds ...feed) error {
	tries, stop := r.graceful(ctx)
	defer stop()
	machinery, rest := context.WithCancel(context.WithoutCancel(ctx))
	defer rest()
	h := newHold(r)
	outcomes := make(chan Outcome, 4*r.Batch)

	var feeding, behind sync.WaitGroup
	behind.Go(func() { r.settle(machinery, h, outcomes) })
	behind.Go(func() { h.beat(machinery) })
	errs := make([]error, len(feeds))
	for i, f := range feeds {
		f.runner, f.hold, f.tries, f.outcomes = r, h, tries, outcomes
		feeding.Go(func() { errs[i] = f.run(ctx) })
	}
	feeding.Wait()
	close(outcomes)
	h.stop()
	behind.Wait()
	return errors.Join(errs...)
}

// graceful returns the context in which tries run, which outlives ctx by the
// grace, and what ends it.
func (r *Runner) graceful(ctx context.Context) (context.Context, func()) {
	tries, end := context.WithCancelCause(context.WithoutCancel(ctx))
	forget := context.AfterFunc(ctx, func() {
		wait(tries, r.Grace)
		end(errStopping)
	})
	return tries, func() {
		forget()
		end(errStopping)
	}
}

// wait waits so long, or until ctx is done.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
