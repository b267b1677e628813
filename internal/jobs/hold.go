package jobs

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"
)

// held is a job that this process has claimed, the context of its try, and the clock
// that ends the try before the lease does.
type held struct {
	job  Job
	ctx  context.Context //nolint:containedctx // one try's context travels with it to the worker
	lose context.CancelCauseFunc
	ends *time.Timer
}

// key names a job, whichever try.
type key struct{ creditor, id int64 }

// hold is what this process has claimed and not yet settled. Its heartbeat keeps
// the leases alive.
type hold struct {
	runner  *Runner
	changed chan struct{}
	ended   chan struct{}

	mu   sync.Mutex
	jobs map[key]held
}

func newHold(r *Runner) *hold {
	return &hold{runner: r, changed: make(chan struct{}, 1), ended: make(chan struct{}), jobs: map[key]held{}}
}

// take holds claimed jobs, each with the context of its try.
func (h *hold) take(tries context.Context, claimed []Job) []held {
	h.mu.Lock()
	defer h.mu.Unlock()
	taken := make([]held, len(claimed))
	for i, job := range claimed {
		ctx, lose := context.WithCancelCause(context.WithValue(tries, inHand{}, tries))
		taken[i] = held{job: job, ctx: ctx, lose: lose, ends: time.AfterFunc(h.patience(job.HeldUntil), func() { h.outlast(job, lose) })}
		h.jobs[key{job.Creditor, job.ID}] = taken[i]
	}
	return taken
}

// inHand is the key under which a try's context carries that of all tries.
type inHand struct{}

// InHand returns the context for what a try can't put down halfway, such as a message on
// its way: it goes on when the job's lease is lost, and ends when the runner stops. What
// was in hand then is done by the one who has it, if it is done soon, and not by two.
func InHand(try context.Context) context.Context {
	if tries, isTry := try.Value(inHand{}).(context.Context); isTry {
		return tries
	}
	return try
}

// patience is how long a try may go on that is held until a moment: a sixth of the lease
// less, so that whoever takes the job over doesn't find another at work on it.
func (h *hold) patience(until time.Time) time.Duration {
	return until.Sub(h.runner.Now(0)) - h.runner.Lease/6
}

// outlast ends a try whose lease couldn't be extended in time: the database was away or
// slow, and another will take the job.
func (h *hold) outlast(job Job, lose context.CancelCauseFunc) {
	lose(errLost)
	h.runner.Log.Warn("a job's lease couldn't be extended in time",
		slog.Int64("creditor", job.Creditor), slog.Int64("job", job.ID), slog.String("kind", job.Kind))
}

// release lets go of jobs that have been settled.
func (h *hold) release(outcomes []Outcome) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, o := range outcomes {
		k := key{o.Creditor, o.ID}
		if was, ok := h.jobs[k]; ok && was.job.Attempt == o.Attempt {
			was.ends.Stop()
			was.lose(nil)
			delete(h.jobs, k)
		}
	}
	select {
	case h.changed <- struct{}{}:
	default:
	}
}

// empty reports whether nothing is held.
func (h *hold) empty() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.jobs) == 0
}

// awaitChange waits until something has been settled, or ctx is done.
func (h *hold) awaitChange(ctx context.Context) {
	select {
	case <-h.changed:
	case <-ctx.Done():
	}
}

// stop ends the heartbeat.
func (h *hold) stop() { close(h.ended) }

// beat extends the leases of what is held, six times a lease, until stopped: a database
// that is away for half of a lease costs no try.
func (h *hold) beat(ctx context.Context) {
	ticker := time.NewTicker(h.runner.Lease / 6)
	defer ticker.Stop()
	for {
		select {
		case <-h.ended:
			return
		case <-ticker.C:
			h.extend(ctx)
		}
	}
}

func (h *hold) extend(ctx context.Context) {
	for creditor, tries := range h.byCreditor() {
		until := h.runner.Now(0).Add(h.runner.Lease)
		kept, err := h.runner.Queue.Extend(ctx, creditor, tries, until)
		if err != nil {
			h.runner.Log.ErrorContext(ctx, "leases can't be extended", slog.Int64("creditor", creditor), slog.Any("error", err))
			continue
		}
		h.renew(ctx, tries, kept, until)
	}
}

func (h *hold) byCreditor() map[int64][]Ref {
	h.mu.Lock()
	defer h.mu.Unlock()
	tries := map[int64][]Ref{}
	for _, k := range slices.SortedFunc(maps.Keys(h.jobs), byID) {
		tries[k.creditor] = append(tries[k.creditor], h.jobs[k].job.Ref)
	}
	return tries
}

// renew lets the tries go on whose leases were extended until a moment, and ends those
// whose jobs are no longer ours: another has claimed them since the lease ran out.
func (h *hold) renew(ctx context.Context, tries []Ref, kept []int64, until time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, try := range tries {
		was, ok := h.jobs[key{try.Creditor, try.ID}]
		if !ok || was.job.Attempt != try.Attempt {
			continue
		}
		if slices.Contains(kept, try.ID) {
			if was.ctx.Err() == nil {
				was.ends.Reset(h.patience(until))
			}
			continue
		}
		was.ends.Stop()
		was.lose(errLost)
		h.runner.Log.WarnContext(ctx, "a job's lease was lost",
			slog.Int64("creditor", try.Creditor), slog.Int64("job", try.ID), slog.String("kind", was.job.Kind))
	}
}

func byID(a, b key) int {
	return cmp.Or(cmp.Compare(a.creditor, b.creditor), cmp.Compare(a.id, b.id))
}
