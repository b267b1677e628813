package jobs_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/jobs"
)

func TestAJobThatTakesLongIsNotTakenByAnother(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		work := h.doing(func(context.Context, jobs.Job) error { wait(10 * time.Minute); return nil })
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() { h.run(h.runner(h.options(), work), 11*time.Minute) })
		}
		both.Wait()
		if got := seconds(h.notes()); !cmp.Equal(got, []int{0}) {
			h.t.Errorf("tried at %v seconds, want once", got)
		}
		if got := h.states(); len(got) != 0 {
			h.t.Errorf("jobs left: %v, want none", got)
		}
	})
}

// claimAndDie claims as a process does that then dies.
func (h *house) claimAndDie() {
	h.t.Helper()
	now := h.now(0)
	claimed, err := h.Queue().Claim(h.t.Context(), jobs.Claim{
		Creditor: 1, Lane: jobs.Ordinary, Now: now, House: now, Until: now.Add(time.Minute), Limit: 10,
	})
	if err != nil || len(claimed) == 0 {
		h.t.Fatalf("claimed %v, %v", claimed, err)
	}
}

func TestAJobWhoseProcessDiedIsTakenWhenItsLeaseEnds(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		h.claimAndDie()
		h.run(h.runner(h.options(), h.doing(well)), 2*time.Minute)
		if got := h.notes(); len(got) != 1 || got[0].job.Attempt != 2 || got[0].at < time.Minute || got[0].at > 61*time.Second {
			h.t.Errorf("tries = %+v, want the second, a minute after the first", got)
		}
	})
}

func TestAJobThatKillsItsProcessEndsAtTheLastResort(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		for range 2 {
			h.claimAndDie()
			wait(time.Minute)
		}
		work := h.doing(well)
		work.Tries = 2
		var told error
		work.LastResort = func(_ context.Context, _ jobs.Job, cause error) error { told = cause; return nil }
		h.run(h.runner(h.options(), work), time.Minute)
		if len(h.notes()) != 0 || !errors.Is(told, jobs.ErrExhausted) {
			h.t.Errorf("tried %d times more, told %v; want none and ErrExhausted", len(h.notes()), told)
		}
	})
}

func TestATryWhoseLeaseWasLostIsEnded(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		var ended error
		work := h.doing(func(ctx context.Context, _ jobs.Job) error {
			// The database was away for longer than the lease, and another took it.
			if _, err := h.Raw.ExecContext(ctx, "UPDATE job SET attempt = 2"); err != nil {
				return err
			}
			<-ctx.Done()
			ended = context.Cause(ctx)
			return ctx.Err()
		})
		h.run(h.runner(h.options(), work), 30*time.Second)
		if ended == nil || len(h.notes()) != 1 {
			h.t.Errorf("the try ended by %v after %d tries, want the loss of its lease", ended, len(h.notes()))
		}
		var attempt int
		if err := h.Raw.QueryRowContext(h.t.Context(), "SELECT attempt FROM job WHERE state = 'running'").Scan(&attempt); err != nil || attempt != 2 {
			h.t.Errorf("the job of the other = attempt %d, %v; want 2, untouched", attempt, err)
		}
	})
}

// standing is a queue whose database stands still when leases are to be extended.
type standing struct{ jobs.Queue }

func (standing) Extend(context.Context, int64, []jobs.Ref, time.Time) ([]int64, error) {
	return nil, errors.New("the database is away")
}

// A message is on its way while its try goes on: two at once would send it twice.
func TestATryWhoseLeaseCanNotBeExtendedEndsBeforeAnotherBegins(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		var ends []time.Duration
		work := h.doing(func(ctx context.Context, job jobs.Job) error {
			if job.Attempt > 1 {
				return nil
			}
			<-ctx.Done()
			ends = append(ends, h.now(0).Sub(h.started))
			wait(7500 * time.Millisecond) // it puts down what it has in hand
			return ctx.Err()
		})
		cut := h.options()
		cut.Queue = standing{h.Queue()}
		var both sync.WaitGroup
		both.Go(func() { h.run(h.runner(cut, work), 59*time.Second) })
		wait(time.Second)
		both.Go(func() { h.run(h.runner(h.options(), work), 2*time.Minute) })
		both.Wait()
		if want := []time.Duration{50 * time.Second}; !cmp.Equal(ends, want) {
			h.t.Errorf("the try ended at %v, want %v: a sixth of the lease before its end", ends, want)
		}
		if got := seconds(h.notes()); !cmp.Equal(got, []int{0, 58}) {
			h.t.Errorf("tries began at %v seconds, want at once, and when the first had put it down", got)
		}
		if got := h.states(); len(got) != 0 {
			h.t.Errorf("jobs left: %v, want none", got)
		}
	})
}

func TestWhatIsInHandGoesOnWhenTheLeaseIsLostAndEndsWhenTheRunnerStops(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		var lost, ended time.Duration
		work := h.doing(func(ctx context.Context, _ jobs.Job) error {
			<-ctx.Done()
			lost = h.now(0).Sub(h.started)
			<-jobs.InHand(ctx).Done()
			ended = h.now(0).Sub(h.started)
			return ctx.Err()
		})
		cut := h.options()
		cut.Queue = standing{h.Queue()}
		h.run(h.runner(cut, work), 55*time.Second)
		if lost != 50*time.Second || ended != 65*time.Second {
			h.t.Errorf("the lease was lost after %v, and what was in hand ended after %v; want 50s, and 65s: the stop and the grace", lost, ended)
		}
	})
}

func TestATryWhoseLeaseIsExtendedGoesOn(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		var why error
		h.run(h.runner(h.options(), h.doing(func(ctx context.Context, _ jobs.Job) error {
			wait(10 * time.Minute)
			why = ctx.Err()
			return why
		})), 11*time.Minute)
		if why != nil || len(h.states()) != 0 {
			h.t.Errorf("after ten minutes the try's context is done by %v; jobs left: %v", why, h.states())
		}
	})
}

func TestARunnerThatStopsLetsTriesEnd(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		h.run(h.runner(h.options(), h.doing(func(ctx context.Context, _ jobs.Job) error {
			wait(8 * time.Second)
			return ctx.Err()
		})), 2*time.Second)
		if got := h.now(0).Sub(h.started); got != 8*time.Second {
			h.t.Errorf("the runner ended after %v, want 8s", got)
		}
		if got := h.states(); len(got) != 0 {
			h.t.Errorf("jobs left: %v, want none", got)
		}
	})
}

func TestATryThatOutlivesTheGraceGoesBackUncounted(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter(), letter())
		o := h.options()
		o.Workers, o.UrgentWorkers = 1, 1
		h.run(h.runner(o, h.doing(func(ctx context.Context, _ jobs.Job) error { <-ctx.Done(); return ctx.Err() })), 2*time.Second)
		if got := h.now(0).Sub(h.started); got != 12*time.Second {
			h.t.Errorf("the runner ended after %v, want 12s: the grace is ten", got)
		}
		var waiting int
		err := h.Raw.QueryRowContext(h.t.Context(), "SELECT COUNT(*) FROM job WHERE state = 'ready' AND attempt = 0").Scan(&waiting)
		if err != nil || waiting != 3 || len(h.notes()) != 1 {
			h.t.Errorf("%d jobs wait with no try counted after %d tries, %v; want 3 after 1", waiting, len(h.notes()), err)
		}
	})
}

func TestASmallCreditorDoesNotWaitForALargeOne(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		many := make([]jobs.Draft, 1000)
		for i := range many {
			many[i] = letter()
		}
		h.enqueue(1, many...)
		wait(time.Second)
		h.enqueue(2, letter(), letter(), letter())
		o := h.options()
		o.Workers, o.Batch = 2, 20
		r := h.runner(o, h.doing(func(context.Context, jobs.Job) error { wait(time.Second); return nil }))
		if err := r.Drain(h.t.Context()); err != nil {
			h.t.Fatal(err)
		}
		last := 0
		for i, try := range h.notes() {
			if try.job.Creditor == 2 {
				last = i + 1
			}
		}
		// At most one batch of the large one comes before each of the small one's.
		if last == 0 || last > 43 {
			h.t.Errorf("the small creditor's last job was number %d of %d, want among the first 43", last, len(h.notes()))
		}
	})
}

func TestWhatAPersonWaitsForGoesPastTheRest(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		for range 40 {
			h.enqueue(1, letter())
		}
		var urgent time.Duration
		slow := h.doing(func(_ context.Context, job jobs.Job) error {
			if job.Lane == jobs.Urgent {
				urgent = h.now(0).Sub(h.started)
				return nil
			}
			wait(time.Minute)
			return nil
		})
		var running sync.WaitGroup
		running.Go(func() { h.run(h.runner(h.options(), slow), 5*time.Minute) })
		wait(30 * time.Second)
		h.enqueue(1, jobs.Draft{Kind: "letter.compose", Lane: jobs.Urgent})
		running.Wait()
		if urgent < 30*time.Second || urgent > 31*time.Second {
			h.t.Errorf("it was done after %v, want within a second of the half minute", urgent)
		}
	})
}
