package jobs

import (
	"context"
	"log/slog"
	"maps"
	"slices"
)

// settleTries is how often recording outcomes is tried. After that the leases
// run out and the jobs are done again, which they bear.
const settleTries = 5

// settle records outcomes until there are no more. What comes in while one
// commit is on its way is recorded together by the next.
func (r *Runner) settle(ctx context.Context, h *hold, outcomes <-chan Outcome) {
	for first := range outcomes {
		batch := gather(first, outcomes)
		byCreditor := map[int64][]Outcome{}
		for _, o := range batch {
			byCreditor[o.Creditor] = append(byCreditor[o.Creditor], o)
		}
		for _, creditor := range slices.Sorted(maps.Keys(byCreditor)) {
			r.record(ctx, creditor, byCreditor[creditor])
		}
		h.release(batch)
	}
}

// gather takes what else is there without waiting.
func gather(first Outcome, outcomes <-chan Outcome) []Outcome {
	batch := []Outcome{first}
	for {
		select {
		case o, more := <-outcomes:
			if !more {
				return batch
			}
			batch = append(batch, o)
		default:
			return batch
		}
	}
}

func (r *Runner) record(ctx context.Context, creditor int64, outcomes []Outcome) {
	for range settleTries {
		err := r.Queue.Settle(ctx, creditor, outcomes, r.Now(0))
		if err == nil {
			return
		}
		r.Log.ErrorContext(ctx, "outcomes can't be recorded",
			slog.Int64("creditor", creditor), slog.Int("jobs", len(outcomes)), slog.Any("error", err))
		// Perhaps they were recorded, and nobody heard. A try that isn't to count gives its
		// number away with that, and its job may be another's by now under the same.
		outcomes = slices.DeleteFunc(outcomes, func(o Outcome) bool { return o.Attempts < o.Attempt })
		if len(outcomes) == 0 {
			return
		}
		wait(ctx, r.Poll)
	}
}
