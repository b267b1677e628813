package jobs_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/jobs"
)

// together is work of which up to three jobs are done at once. Both ways of doing
// it are noted.
type together struct {
	mu    sync.Mutex
	sizes []int // of the groups
	alone int   // jobs done by themselves
}

func (w *together) work(do func(ctx context.Context, group []jobs.Job) ([]error, error)) jobs.Work {
	return jobs.Work{
		Kind: "letter.compose", AtOnce: 3,
		Do: func(context.Context, jobs.Job) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.alone++
			return nil
		},
		DoTogether: func(ctx context.Context, group []jobs.Job) ([]error, error) {
			w.mu.Lock()
			w.sizes = append(w.sizes, len(group))
			w.mu.Unlock()
			return do(ctx, group)
		},
	}
}

// groups returns the sizes of the groups, the largest first.
func (w *together) groups() []int {
	w.mu.Lock()
	defer w.mu.Unlock()
	slices.Sort(w.sizes)
	slices.Reverse(w.sizes)
	return w.sizes
}

func allWell(_ context.Context, group []jobs.Job) ([]error, error) {
	return make([]error, len(group)), nil
}

func TestJobsOfACreditorAreDoneTogether(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter(), letter(), letter(), letter())
		h.enqueue(2, letter(), letter())
		var w together
		r := h.runner(h.options(), w.work(allWell))
		h.run(r, time.Minute)
		// Five of one creditor are three and two; the other's two are a group of their own.
		if got := w.groups(); !cmp.Equal(got, []int{3, 2, 2}) || w.alone != 0 {
			h.t.Errorf("groups of %v and %d alone, want 3, 2 and 2", got, w.alone)
		}
		if got := r.Counts()[0].Done; got != 7 || len(h.states()) != 0 {
			h.t.Errorf("%d done, %v left, want all seven done", got, h.states())
		}
	})
}

func TestOfJobsDoneTogetherEachHasItsOwnEnd(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter(), letter())
		var w together
		r := h.runner(h.options(), w.work(func(_ context.Context, group []jobs.Job) ([]error, error) {
			errs := make([]error, len(group))
			errs[1] = errBusy
			return errs, nil
		}))
		h.run(r, 4*time.Second)
		if got := r.Counts()[0]; got.Done != 2 || got.Again != 1 {
			h.t.Errorf("after four seconds %+v, want two done and one to be tried again", got)
		}
		h.run(r, 10*time.Second)
		// Its second try, five seconds after the first, is by itself.
		if got := r.Counts()[0].Done; got != 3 || w.alone != 1 {
			h.t.Errorf("%d done, %d of them alone; want three, and the last alone", got, w.alone)
		}
	})
}

func TestWhatCannotBeDoneTogetherIsDoneOneByOne(t *testing.T) {
	t.Parallel()
	for name, do := range map[string]func(context.Context, []jobs.Job) ([]error, error){
		"it fails":            func(context.Context, []jobs.Job) ([]error, error) { return nil, errBusy },
		"it panics":           func(context.Context, []jobs.Job) ([]error, error) { panic("a bad letter") },
		"it answers too few":  func(context.Context, []jobs.Job) ([]error, error) { return []error{nil}, nil },
		"it fails as it ends": func(ctx context.Context, _ []jobs.Job) ([]error, error) { return nil, errors.Join(errBusy, ctx.Err()) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(h *house) {
				h.enqueue(1, letter(), letter(), letter())
				var w together
				r := h.runner(h.options(), w.work(do))
				h.run(r, time.Second)
				if got := r.Counts()[0]; got.Done != 3 || w.alone != 3 {
					h.t.Errorf("%+v, %d alone; want three done, each by itself", got, w.alone)
				}
			})
		})
	}
}

func TestAJobThatKilledItsProcessComesAloneTheNextTime(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter())
		h.claimAndDie()
		var w together
		h.run(h.runner(h.options(), w.work(allWell)), 2*time.Minute)
		if got := w.groups(); len(got) != 0 || w.alone != 2 {
			h.t.Errorf("groups of %v and %d alone, want both alone", got, w.alone)
		}
	})
}

func TestJobsDoneTogetherEndWhenTheLeaseOfOneIsLost(t *testing.T) {
	t.Parallel()
	inBubble(t, func(h *house) {
		h.enqueue(1, letter(), letter())
		var w together
		ended := false
		h.run(h.runner(h.options(), w.work(func(ctx context.Context, group []jobs.Job) ([]error, error) {
			if _, err := h.Raw.ExecContext(ctx, "UPDATE job SET attempt = 2 WHERE id = $1", group[1].ID); err != nil {
				return nil, err
			}
			<-ctx.Done()
			ended = true
			return []error{ctx.Err(), ctx.Err()}, nil
		})), 30*time.Second)
		if !ended {
			h.t.Error("it went on with a job that is another's")
		}
	})
}
