package jobs

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"
)

// unknownKindWait is how long a job waits whose kind this program doesn't know:
// another machine may run a newer one.
const unknownKindWait = time.Minute

// try carries out one try of a job and says what became of it.
func (r *Runner) try(ctx context.Context, job Job) Outcome {
	w, known := r.works[job.Kind]
	if !known {
		r.Log.WarnContext(ctx, "a job of an unknown kind waits", slog.String("kind", job.Kind), slog.Int64("job", job.ID))
		return r.again(job, unknownKindWait, "unknown kind").uncounted()
	}
	return r.ended(ctx, w, job, w.attempt(ctx, job))
}

// ended counts and logs how a try ended, and says what became of its job.
func (r *Runner) ended(ctx context.Context, w Work, job Job, err error) Outcome {
	o := r.judge(ctx, w, job, err)
	r.counts[job.Kind].add(o)
	if err != nil {
		r.Log.InfoContext(ctx, "a try ended", slog.String("kind", job.Kind), slog.Int64("creditor", job.Creditor),
			slog.Int64("job", job.ID), slog.Int("attempt", job.Attempt), slog.String("state", o.State.String()), slog.Any("error", err))
	}
	return o
}

// judge turns the error of a try into its outcome.
func (r *Runner) judge(ctx context.Context, w Work, job Job, err error) Outcome {
	if err == nil {
		return Outcome{Ref: job.Ref, State: Done, Attempts: job.Attempt}
	}
	if stopped := errors.Is(context.Cause(ctx), errStopping); stopped {
		return r.unbegun(job)
	}
	if lost := errors.Is(context.Cause(ctx), errLost); lost {
		return r.again(job, 0, short(errLost)) // counted, as where a process dies; the attempt fences
	}
	if _, ok := errors.AsType[*CancelError](err); ok {
		return Outcome{Ref: job.Ref, State: Cancelled, Attempts: job.Attempt, Error: short(err)}
	}
	if snooze, ok := errors.AsType[*SnoozeError](err); ok {
		return r.again(job, snooze.For, snooze.why()).uncounted()
	}
	if job.Attempt >= w.tries() {
		return r.lastResort(ctx, w, job, err)
	}
	if retry, ok := errors.AsType[*RetryError](err); ok {
		return r.again(job, retry.After, short(err))
	}
	return r.again(job, Backoff(job.Attempt, r.Random()), short(err))
}

// lastResort tells the last resort of a job. While that fails, it is tried
// again: a job never disappears without anyone having been told.
func (r *Runner) lastResort(ctx context.Context, w Work, job Job, cause error) Outcome {
	if err := w.giveUp(ctx, job, cause); err != nil {
		r.Log.ErrorContext(ctx, "the last resort of a job failed",
			slog.String("kind", job.Kind), slog.Int64("job", job.ID), slog.Any("error", err))
		return r.again(job, Backoff(job.Attempt, r.Random()), short(cause))
	}
	return Outcome{Ref: job.Ref, State: Failed, Attempts: job.Attempt, Error: short(cause)}
}

// again is the outcome of a job that waits for another try.
func (r *Runner) again(job Job, after time.Duration, why string) Outcome {
	return Outcome{
		Ref: job.Ref, State: Ready, Attempts: job.Attempt, HeldUntil: r.Now(0).Add(after), Error: why,
	}
}

// unbegun is the outcome of a job that goes back because the runner stops.
func (r *Runner) unbegun(job Job) Outcome { return r.again(job, 0, "").uncounted() }

// uncounted returns the outcome of a try that isn't to count.
func (o Outcome) uncounted() Outcome {
	o.Attempts--
	return o
}

// short cuts an error's text to what an operator reads in a list, and to what
// every database takes: whole letters, and no NUL.
func short(err error) string {
	const most = 500
	text := err.Error()
	text = strings.ReplaceAll(text[:min(most, len(text))], "\x00", "")
	return strings.ToValidUTF8(text, "")
}
