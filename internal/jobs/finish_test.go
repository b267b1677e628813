package jobs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"krav/internal/jobs"
)

// dead claims what is claimable, as a process that then dies.
func (h *house) dead(creditor int64, lease time.Duration) {
	h.t.Helper()
	now := h.now(0)
	claimed, err := h.Queue().Claim(h.t.Context(), jobs.Claim{
		Creditor: creditor, Lane: jobs.Ordinary, Now: now, House: now, Until: now.Add(lease), Limit: 10,
	})
	if err != nil || len(claimed) == 0 {
		h.t.Fatalf("claimed %d, %v", len(claimed), err)
	}
}

func TestWhatADeadProcessHoldsIsWaitedForAndDone(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter())
		h.dead(1, time.Minute)
		r := h.runner(h.options(), h.doing(well))
		var held []int
		if err := r.Finish(h.t.Context(), func(jobs int) { held = append(held, jobs) }); err != nil {
			t.Fatal(err)
		}
		if got := len(h.notes()); got != 2 {
			t.Fatalf("%d jobs done, want 2", got)
		}
		if at := h.notes()[0].at; at != time.Minute {
			t.Errorf("taken over after %v, want when the lease ran out", at)
		}
		if len(held) == 0 || held[0] != 2 {
			t.Errorf("said to wait for %v, want for two jobs", held)
		}
	})
}

// The other process is alive, and what it does sets more in motion.
func TestWhatAnotherProcessSetsInMotionIsDoneToo(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		now := h.now(0)
		claimed, err := h.Queue().Claim(h.t.Context(), jobs.Claim{Creditor: 1, Lane: jobs.Ordinary, Now: now, House: now, Until: now.Add(time.Minute), Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(10*time.Second, func() {
			h.enqueue(1, letter())
			ended := jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1}
			if err := h.Queue().Settle(context.WithoutCancel(h.t.Context()), 1, []jobs.Outcome{ended}, h.now(0)); err != nil {
				t.Error(err)
			}
		})
		r := h.runner(h.options(), h.doing(well))
		if err := r.Finish(h.t.Context(), func(int) {}); err != nil {
			t.Fatal(err)
		}
		if got := len(h.notes()); got != 1 || h.states()["running"]+h.states()["ready"] != 0 {
			t.Errorf("%d jobs done, and %v left", got, h.states())
		}
	})
}

func TestWhatIsTriedAgainLaterIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		r := h.runner(h.options(), h.doing(func(context.Context, jobs.Job) error { return errors.New("busy") }))
		err := r.Finish(h.t.Context(), func(int) { t.Error("waited for others") })
		if got := h.states()["ready"]; err != nil || got != 1 || h.now(0).Sub(h.started) > time.Second {
			t.Errorf("%d jobs wait after %v (%v), want one, at once", got, h.now(0).Sub(h.started), err)
		}
	})
}

func TestAJobThatWaitsForWhatIsMendedIsTriedHoweverOften(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		r := h.runner(h.options(), h.doing(func(_ context.Context, job jobs.Job) error {
			if h.now(0).Sub(h.started) < 30*time.Minute {
				return jobs.Wait(time.Minute, errors.New("mail.no_server"))
			}
			return nil
		}))
		h.run(r, 31*time.Minute)
		if got := len(h.notes()); got != 31 {
			t.Errorf("tried %d times, want once a minute, more often than a job is tried", got)
		}
		if last := h.notes()[30].job; last.Attempt != 1 || len(h.states()) != 0 {
			t.Errorf("done at try %d, states %v; want the first, as waiting doesn't count", last.Attempt, h.states())
		}
	})
}
