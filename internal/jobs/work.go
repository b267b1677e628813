package jobs

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// tries is how often a job is tried where its work doesn't say: with the
// back-off, over about three hours.
const tries = 12

// Work is how jobs of one kind are carried out.
type Work struct {
	Kind string
	// Do carries out one job. It runs at least once, perhaps twice at the same
	// time. Its error may be one of Cancel, Snooze and Retry; any other means a
	// try in vain.
	Do func(ctx context.Context, job Job) error
	// DoTogether, where it is given, carries out several jobs of one creditor at
	// once, up to AtOnce of them, because that costs less than one after the other.
	// It returns the error of each, in their order, as Do does. Where it fails
	// itself, or panics, each is carried out by Do. Only jobs in their first try
	// come together: one that brought down a process comes alone the next time.
	DoTogether func(ctx context.Context, jobs []Job) ([]error, error)
	AtOnce     int
	// LastResort is told of a job whose last try was in vain, and makes a task
	// for a person of it. While it fails, it is tried again.
	LastResort func(ctx context.Context, job Job, cause error) error
	Tries      int           // how often a job is tried; nought means twelve
	Timeout    time.Duration // how long a try may take; nought means no limit
}

func (w Work) tries() int {
	if w.Tries == 0 {
		return tries
	}
	return w.Tries
}

// attempt carries out one try. A job that was claimed more often than it may be
// tried goes straight to the last resort.
func (w Work) attempt(ctx context.Context, job Job) error {
	if job.Attempt > w.tries() {
		return ErrExhausted
	}
	ctx, cancel := w.limited(ctx, 1)
	defer cancel()
	return caught(func() error { return w.Do(ctx, job) })
}

// limited returns the context for a try of so many jobs, which ends when they have
// taken longer than they may.
func (w Work) limited(ctx context.Context, jobs int) (context.Context, context.CancelFunc) {
	if w.Timeout == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, time.Duration(jobs)*w.Timeout)
}

// giveUp tells the last resort.
func (w Work) giveUp(ctx context.Context, job Job, cause error) error {
	if w.LastResort == nil {
		return nil
	}
	return caught(func() error { return w.LastResort(ctx, job, cause) })
}

// caught calls f and returns a panic in it as an error, so that one bad job
// doesn't take the process with it.
func caught(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}

var errNoKind = errors.New("jobs: work without a kind, without Do, or twice of one kind")
