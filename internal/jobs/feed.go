package jobs

import (
	"context"
	"log/slog"
	"sync"
)

// feed claims jobs of some lanes, the first lane first, and hands them to its
// workers.
type feed struct {
	lanes      []Lane
	workers    int
	untilEmpty bool // whether to end when nothing is left, rather than look again

	runner   *Runner
	hold     *hold
	tries    context.Context //nolint:containedctx // the life of the tries, which outlives that of the feed by the grace
	outcomes chan<- Outcome
}

// run feeds until ctx is done, or nothing is left, and then waits for its
// workers.
func (f feed) run(ctx context.Context) error {
	var workers sync.WaitGroup
	queue := make(chan []held)
	for range f.workers {
		workers.Go(func() { //nolint:contextcheck // each try has a context of its own, which outlives the feed by the grace
			for group := range queue {
				for _, o := range f.runner.tryGroup(group) {
					f.outcomes <- o
				}
			}
		})
	}
	err := f.claimAndHand(ctx, queue)
	close(queue)
	workers.Wait()
	return err
}

func (f feed) claimAndHand(ctx context.Context, queue chan<- []held) error {
	rounds := make([]round, len(f.lanes))
	for i, lane := range f.lanes {
		rounds[i] = round{runner: f.runner, lane: lane}
	}
	for ctx.Err() == nil {
		idle := f.hold.empty() // before the claim: what is held may enqueue more
		claimed, err := f.claim(ctx, rounds)
		switch {
		case err != nil && f.untilEmpty:
			return err
		case err != nil:
			f.runner.Log.ErrorContext(ctx, "jobs can't be claimed", slog.Any("error", err))
			wait(ctx, f.runner.Poll)
		case len(claimed) > 0:
			f.hand(ctx, claimed, queue)
		case !f.untilEmpty:
			wait(ctx, f.runner.Poll)
		case idle:
			return nil
		default:
			f.hold.awaitChange(ctx)
		}
	}
	return nil
}

// claim takes jobs of the first lane that has some.
func (f feed) claim(ctx context.Context, rounds []round) ([]Job, error) {
	for i := range rounds {
		claimed, err := rounds[i].claim(ctx)
		if err != nil || len(claimed) > 0 {
			return claimed, err
		}
	}
	return nil, nil
}

// hand gives jobs to the workers as they become free. When ctx is done, those
// not yet begun go back.
func (f feed) hand(ctx context.Context, claimed []Job, queue chan<- []held) {
	taken := f.hold.take(f.tries, claimed) //nolint:contextcheck // a try outlives the feed by the grace
	for _, group := range f.runner.groups(taken) {
		select {
		case queue <- group:
		case <-ctx.Done():
			for _, h := range group {
				f.outcomes <- f.runner.unbegun(h.job)
			}
		}
	}
}
