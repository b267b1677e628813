package jobs_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/jobs"
)

var errBusy = errors.New("451 busy")

func letter() jobs.Draft { return jobs.Draft{Kind: "letter.compose"} }

// seconds returns when each try began, in whole seconds from the start.
func seconds(tries []tried) []int {
	var at []int
	for _, try := range tries {
		at = append(at, int(try.at/time.Second))
	}
	return at
}

func TestAJobThatIsDoneIsGone(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		r := h.runner(h.options(), h.doing(well))
		h.run(r, time.Minute)
		if got := seconds(h.notes()); !cmp.Equal(got, []int{0}) {
			h.t.Errorf("tried at %v seconds, want once at the start", got)
		}
		if got := h.states(); len(got) != 0 {
			h.t.Errorf("jobs left: %v, want none", got)
		}
		if got := r.Counts(); !cmp.Equal(got, []jobs.Counts{{Kind: "letter.compose", Done: 1}}) {
			h.t.Errorf("counts = %+v, want one done", got)
		}
	})
}

// The waits are 5, 10 and 20 seconds; an idle runner looks every second.
func TestAJobThatFailsIsTriedAgainLaterAndLater(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		h.run(h.runner(h.options(), h.doing(func(_ context.Context, job jobs.Job) error {
			if job.Attempt < 4 {
				return errBusy
			}
			return nil
		})), time.Minute)
		if got, want := seconds(h.notes()), []int{0, 5, 15, 35}; !cmp.Equal(got, want) {
			h.t.Errorf("tried at %v seconds, want %v", got, want)
		}
	})
}

func TestAfterTheLastTryTheLastResortIsTold(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		work := h.doing(func(context.Context, jobs.Job) error { return errBusy })
		work.Tries = 2
		var told []error
		work.LastResort = func(_ context.Context, _ jobs.Job, cause error) error {
			told = append(told, cause)
			if len(told) == 1 {
				return errors.New("the database is away")
			}
			return nil
		}
		h.run(h.runner(h.options(), work), time.Minute)
		// Two tries; the last resort fails, and is told again ten seconds later.
		if got := seconds(h.notes()); !cmp.Equal(got, []int{0, 5}) {
			h.t.Errorf("tried at %v seconds, want 0 and 5", got)
		}
		if len(told) != 2 || !errors.Is(told[0], errBusy) || !errors.Is(told[1], jobs.ErrExhausted) {
			h.t.Errorf("the last resort was told %v, want the fault and then that the tries are used up", told)
		}
		if got := h.states(); !cmp.Equal(got, map[string]int{"failed": 1}) {
			h.t.Errorf("jobs left: %v, want one failed", got)
		}
	})
}

func TestWorkSaysWhatIsToBecomeOfAJob(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		err      error
		seconds  []int
		attempts []int
		left     map[string]int
	}{
		{"cancel", jobs.Cancel(errBusy), []int{0}, []int{1}, map[string]int{"cancelled": 1}},
		{"snooze", jobs.Snooze(40 * time.Second), []int{0, 40, 80}, []int{1, 1, 1}, map[string]int{"ready": 1}},
		{"retry", jobs.Retry(50*time.Second, errBusy), []int{0, 50}, []int{1, 2}, map[string]int{"ready": 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(h *house) {
				h.enqueue(1, letter())
				h.run(h.runner(h.options(), h.doing(func(context.Context, jobs.Job) error { return c.err })), 95*time.Second)
				var attempts []int
				for _, try := range h.notes() {
					attempts = append(attempts, try.job.Attempt)
				}
				if got := seconds(h.notes()); !cmp.Equal(got, c.seconds) || !cmp.Equal(attempts, c.attempts) {
					h.t.Errorf("tried at %v seconds as attempts %v, want %v as %v", got, attempts, c.seconds, c.attempts)
				}
				if got := h.states(); !cmp.Equal(got, c.left) {
					h.t.Errorf("jobs left: %v, want %v", got, c.left)
				}
			})
		})
	}
}

func TestAPanicIsATryInVain(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter())
		work := h.doing(func(_ context.Context, job jobs.Job) error {
			if job.ID == 1 {
				panic("no such font\x00\xff")
			}
			return nil
		})
		work.Tries = 1
		h.run(h.runner(h.options(), work), time.Minute)
		if got := h.states(); !cmp.Equal(got, map[string]int{"failed": 1}) {
			h.t.Errorf("jobs left: %v, want the one that panicked", got)
		}
		var why string
		if err := h.Raw.QueryRowContext(h.t.Context(), "SELECT last_error FROM job").Scan(&why); err != nil || !strings.HasPrefix(why, "panic: no such font\n") {
			h.t.Errorf("its error = %q, %v", why, err)
		}
	})
}

func TestATryThatTakesTooLongIsEnded(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		work := h.doing(func(ctx context.Context, _ jobs.Job) error { <-ctx.Done(); return ctx.Err() })
		work.Timeout = 20 * time.Second
		h.run(h.runner(h.options(), work), 46*time.Second)
		// 20 seconds, then the wait of 5; the second is under way when the runner
		// stops.
		if got := seconds(h.notes()); !cmp.Equal(got, []int{0, 25}) {
			h.t.Errorf("tried at %v seconds, want 0 and 25", got)
		}
	})
}

func TestAJobOfAnUnknownKindWaitsForANewerProgram(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, jobs.Draft{Kind: "letter.fold"})
		h.run(h.runner(h.options(), h.doing(well)), 10*time.Minute)
		newer := h.doing(well)
		newer.Kind = "letter.fold"
		h.run(h.runner(h.options(), newer), 2*time.Minute)
		if got := h.notes(); len(got) != 1 || got[0].job.Attempt != 1 {
			h.t.Errorf("tries = %v, want one, the first that counts", got)
		}
	})
}

func TestDrainDoesAllThereIsAndWhatComesOfIt(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		tomorrow := letter()
		tomorrow.RunAt = h.now(0).Add(24 * time.Hour)
		h.enqueue(1, letter(), letter(), tomorrow)
		h.enqueue(2, letter())
		r := h.runner(h.options(), h.doing(func(_ context.Context, job jobs.Job) error {
			wait(time.Second)
			if job.ID <= 4 { // the three of the beginning beget one each, in the other lane
				h.enqueue(2, jobs.Draft{Kind: "letter.compose", Lane: jobs.Urgent}) //nolint:contextcheck // the test's own helper
			}
			return nil
		}))
		if err := r.Drain(h.t.Context()); err != nil {
			h.t.Fatal(err)
		}
		if got := len(h.notes()); got != 6 {
			h.t.Errorf("%d jobs were done, want 6", got)
		}
		if got := h.states(); !cmp.Equal(got, map[string]int{"ready": 1}) {
			h.t.Errorf("jobs left: %v, want that of tomorrow", got)
		}
	})
}

func TestDrainEndsWithItsContext(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter())
		ctx, stop := context.WithTimeout(h.t.Context(), 5*time.Second)
		defer stop()
		err := h.runner(h.options(), h.doing(func(ctx context.Context, _ jobs.Job) error { <-ctx.Done(); return ctx.Err() })).Drain(ctx)
		if !errors.Is(err, context.DeadlineExceeded) {
			h.t.Errorf("drain = %v, want the context's error", err)
		}
	})
}

func TestASandboxFollowsItsOwnClock(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		const sandbox = 3
		shows := h.now(0).Add(-30 * 24 * time.Hour)
		set := func(at time.Time) {
			shows = at
			err := h.Update(h.t.Context(), sandbox, func(ctx context.Context, tx casework.Tx) error { return tx.SetClock(ctx, at) })
			if err != nil {
				h.t.Fatal(err)
			}
		}
		set(shows)
		o := h.options()
		o.Now = func(creditor int64) time.Time {
			if creditor == sandbox {
				return shows
			}
			return h.now(0)
		}
		r := h.runner(o, h.doing(well))
		in := letter()
		in.RunAt = shows.Add(10 * 24 * time.Hour)
		h.enqueue(sandbox, in)
		for done, at := range []time.Time{in.RunAt.Add(-time.Second), in.RunAt} {
			set(at)
			if err := r.Drain(h.t.Context()); err != nil {
				h.t.Fatal(err)
			}
			if got := len(h.notes()); got != done {
				h.t.Errorf("when its clock shows %v %d jobs were done, want %d", at, got, done)
			}
		}
	})
}

func TestWorkIsGivenOncePerKind(t *testing.T) {
	t.Parallel()
	work := jobs.Work{Kind: "letter.compose", Do: well}
	for name, works := range map[string][]jobs.Work{
		"twice":        {work, work},
		"without kind": {{Do: well}},
		"without work": {{Kind: "letter.compose"}},
	} {
		if _, err := jobs.New(jobs.Options{}, works...); err == nil {
			t.Errorf("%s: was taken", name)
		}
	}
}

func TestBackoff(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		attempt int
		random  float64
		want    time.Duration
	}{
		{1, 0.5, 5 * time.Second},
		{2, 0.5, 10 * time.Second},
		{5, 0.5, 80 * time.Second},
		{10, 0.5, 2560 * time.Second},
		{11, 0.5, time.Hour}, // 5,120 seconds would be more
		{99, 0.5, time.Hour},
		{2, 0, 7500 * time.Millisecond},     // a quarter less
		{2, 0.75, 11250 * time.Millisecond}, // an eighth more
	} {
		if got := jobs.Backoff(c.attempt, c.random); got != c.want {
			t.Errorf("Backoff(%d, %v) = %v, want %v", c.attempt, c.random, got, c.want)
		}
	}
}

// wait waits in the bubble's time.
func wait(d time.Duration) {
	timer := time.NewTimer(d)
	<-timer.C
}
