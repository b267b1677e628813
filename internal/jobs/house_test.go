package jobs_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/store/storetest"
)

// house is a real store in a bubble of its own time, and what was done in it.
type house struct {
	storetest.Database
	t       *testing.T
	started time.Time

	mu   sync.Mutex
	ids  int64
	done []tried
}

// tried is one try of a job, and when it began, counted from the start.
type tried struct {
	job jobs.Job
	at  time.Duration
}

// inBubble runs a test in a bubble: time passes only when everybody waits.
func inBubble(t *testing.T, test func(h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := &house{Database: storetest.OpenSQLite(t), t: t}
		h.started = h.now(0)
		for range 3 { // creditors 1 and 2, and the sandbox 3
			sandbox := len(h.creditors()) == 2
			if _, err := h.AddCreditor(t.Context(), casework.Creditor{Name: "Nordlys El ApS", Sandbox: sandbox}); err != nil {
				t.Fatal(err)
			}
		}
		test(h)
	})
}

func (h *house) creditors() []debt.CreditorID {
	h.t.Helper()
	ids, err := h.Creditors(h.t.Context())
	if err != nil {
		h.t.Fatal(err)
	}
	return ids
}

// now is the bubble's clock.
func (h *house) now(int64) time.Time {
	return time.Now() //nolint:forbidigo // a bubble's clock is a set clock
}

// enqueue enqueues drafts, to be done now where they don't say when.
func (h *house) enqueue(creditor debt.CreditorID, drafts ...jobs.Draft) {
	h.t.Helper()
	for i := range drafts {
		h.mu.Lock()
		h.ids++
		drafts[i].ID = h.ids
		h.mu.Unlock()
		if drafts[i].RunAt.IsZero() {
			drafts[i].RunAt = h.now(0)
		}
		if drafts[i].Lane == 0 {
			drafts[i].Lane = jobs.Ordinary
		}
		if drafts[i].Args == "" {
			drafts[i].Args = "{}"
		}
	}
	err := h.Update(h.t.Context(), creditor, func(ctx context.Context, tx casework.Tx) error { return tx.Enqueue(ctx, drafts) })
	if err != nil {
		h.t.Fatal(err)
	}
}

// note notes that a try began.
func (h *house) note(job jobs.Job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.done = append(h.done, tried{job, h.now(0).Sub(h.started)})
}

func (h *house) notes() []tried {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]tried(nil), h.done...)
}

// doing is work that is noted and then does what it is told.
func (h *house) doing(do func(ctx context.Context, job jobs.Job) error) jobs.Work {
	return jobs.Work{Kind: "letter.compose", Do: func(ctx context.Context, job jobs.Job) error {
		h.note(job)
		return do(ctx, job)
	}}
}

func well(context.Context, jobs.Job) error { return nil }

func (h *house) options() jobs.Options {
	return jobs.Options{
		Queue: h.Queue(), Now: h.now, Random: func() float64 { return 0.5 }, Log: slog.New(slog.DiscardHandler),
	}
}

func (h *house) runner(o jobs.Options, works ...jobs.Work) *jobs.Runner {
	h.t.Helper()
	r, err := jobs.New(o, works...)
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

// run lets a runner work for so long, stops it, and waits for its end.
func (h *house) run(r *jobs.Runner, long time.Duration) {
	h.t.Helper()
	ctx, stop := context.WithTimeout(h.t.Context(), long)
	defer stop()
	if err := r.Run(ctx); err != nil {
		h.t.Errorf("run = %v", err)
	}
}

// states returns how many jobs are in each state.
func (h *house) states() map[string]int {
	h.t.Helper()
	rows, err := h.Raw.QueryContext(h.t.Context(), "SELECT state, COUNT(*) FROM job GROUP BY state")
	if err != nil {
		h.t.Fatal(err)
	}
	defer rows.Close()
	states := map[string]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			h.t.Fatal(err)
		}
		states[state] = n
	}
	if err := rows.Err(); err != nil {
		h.t.Fatal(err)
	}
	return states
}
