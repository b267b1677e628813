package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
)

var jobTests = map[string]func(*testing.T, Database){
	"a job is claimed once, and is gone when done":            jobClaimedOnce,
	"a job isn't there before its time":                       jobBeforeItsTime,
	"a sandbox's jobs follow its own clock":                   jobOnSandboxClock,
	"a job with a key comes once, also when it is done":       jobWithKey,
	"a lease that ran out is claimed anew, the old is silent": leaseRanOut,
	"a lease that is extended stays":                          leaseExtended,
	"a job waits between tries":                               jobWaits,
	"jobs of a use case that failed don't exist":              jobsRolledBack,
	"lanes and creditors are apart":                           lanesApart,
	"the oldest waiting creditor comes first":                 oldestFirst,
	"four claimers share a thousand jobs":                     fourClaimers,
	"what is over is pruned, what failed stays":               prunedJobs,
}

const start = "2026-11-21T08:00:00Z"

func (w writer) enqueue(t testing.TB, drafts ...jobs.Draft) {
	t.Helper()
	w.updating(t, func(ctx context.Context, tx casework.Tx) error { return tx.Enqueue(ctx, drafts) })
}

func draft(t testing.TB, id int64) jobs.Draft {
	t.Helper()
	return jobs.Draft{ID: id, Kind: "letter.compose", Lane: jobs.Ordinary, Args: `{"case":5}`, RunAt: moment(t, start)}
}

// claim claims jobs at a time after the start, for a minute.
func (w writer) claim(t testing.TB, after time.Duration, limit int) []jobs.Job {
	t.Helper()
	now := moment(t, start).Add(after)
	claimed, err := w.DB.Queue().Claim(t.Context(), jobs.Claim{
		Creditor: int64(w.creditor), Lane: jobs.Ordinary, Now: now, House: now, Until: now.Add(time.Minute), Limit: limit,
	})
	if err != nil {
		t.Fatal(err)
	}
	return claimed
}

func (w writer) settle(t testing.TB, after time.Duration, outcomes ...jobs.Outcome) {
	t.Helper()
	err := w.DB.Queue().Settle(t.Context(), int64(w.creditor), outcomes, moment(t, start).Add(after))
	if err != nil {
		t.Fatal(err)
	}
}

func (w writer) ready(t testing.TB, lane jobs.Lane, after time.Duration) []int64 {
	t.Helper()
	creditors, err := w.DB.Queue().Ready(t.Context(), lane, moment(t, start).Add(after), 10)
	if err != nil {
		t.Fatal(err)
	}
	return creditors
}

func (d Database) jobRows(t testing.TB) int {
	t.Helper()
	var n int
	if err := d.Raw.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM job").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func jobClaimedOnce(t *testing.T, d Database) {
	w := begin(t, d, 1)
	w.enqueue(t, draft(t, 7))
	claimed := w.claim(t, 0, 10)
	want := []jobs.Job{{
		Ref: jobs.Ref{Creditor: 1, ID: 7, Attempt: 1}, Kind: "letter.compose", Lane: jobs.Ordinary, Args: `{"case":5}`, RunAt: moment(t, start),
	}}
	if diff := cmp.Diff(claimed, want); diff != "" {
		t.Fatalf("claimed (-got +want):\n%s", diff)
	}
	if again := w.claim(t, time.Second, 10); len(again) != 0 {
		t.Errorf("claimed again: %v", again)
	}
	w.settle(t, 2*time.Second, jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1})
	if n := d.jobRows(t); n != 0 {
		t.Errorf("%d rows are left, want none", n)
	}
}

func jobBeforeItsTime(t *testing.T, d Database) {
	w := begin(t, d, 1)
	tomorrow := draft(t, 7)
	tomorrow.RunAt = tomorrow.RunAt.Add(24 * time.Hour)
	w.enqueue(t, tomorrow)
	if got := w.claim(t, 23*time.Hour, 10); len(got) != 0 || len(w.ready(t, jobs.Ordinary, 23*time.Hour)) != 0 {
		t.Errorf("an hour before its time: %v", got)
	}
	if got := w.claim(t, 24*time.Hour, 10); len(got) != 1 {
		t.Errorf("at its time: %v, want one job", got)
	}
}

// The sandbox's clock shows June 2027. A job for July waits, whatever the
// house's clock says, until the clock is moved.
func jobOnSandboxClock(t *testing.T, d Database) {
	w := begin(t, d, 2)
	w.updating(t, func(ctx context.Context, tx casework.Tx) error {
		return tx.SetClock(ctx, moment(t, "2027-06-01T08:00:00Z"))
	})
	july := draft(t, 7)
	july.RunAt = moment(t, "2027-07-01T08:00:00Z")
	w.enqueue(t, july, draft(t, 8))
	if got := w.ready(t, jobs.Ordinary, -time.Hour); len(got) != 1 || got[0] != 2 {
		t.Errorf("ready in June = %v, want the sandbox", got)
	}
	w.enqueue(t)
	claimed := w.claim(t, 0, 10)
	if len(claimed) != 1 || claimed[0].ID != 8 {
		t.Fatalf("claimed in June: %v, want job 8", claimed)
	}
	w.settle(t, 0, jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1})
	if got := w.ready(t, jobs.Ordinary, 300*24*time.Hour); len(got) != 0 {
		t.Errorf("ready though the sandbox's clock stands: %v", got)
	}
	w.updating(t, func(ctx context.Context, tx casework.Tx) error {
		return tx.SetClock(ctx, moment(t, "2027-07-01T08:00:00Z"))
	})
	if got := w.ready(t, jobs.Ordinary, 0); len(got) != 1 {
		t.Errorf("ready in July = %v, want the sandbox", got)
	}
}

func jobWithKey(t *testing.T, d Database) {
	w := begin(t, d, 1)
	for id := range int64(3) {
		night := draft(t, 7+id)
		night.Kind, night.Key = "followup.run", "2026-11-21"
		w.enqueue(t, night, draft(t, 17+id))
	}
	claimed := w.claim(t, 0, 10)
	if len(claimed) != 4 {
		t.Fatalf("claimed %d jobs, want the night once and three others", len(claimed))
	}
	for _, job := range claimed {
		w.settle(t, 0, jobs.Outcome{Ref: job.Ref, State: jobs.Done, Attempts: 1})
	}
	night := draft(t, 27)
	night.Kind, night.Key = "followup.run", "2026-11-21"
	w.enqueue(t, night)
	if got := w.claim(t, time.Minute, 10); len(got) != 0 {
		t.Errorf("a slot that was done came again: %v", got)
	}
}

func leaseRanOut(t *testing.T, d Database) {
	w := begin(t, d, 1)
	w.enqueue(t, draft(t, 7))
	old := w.claim(t, 0, 10)[0]
	anew := w.claim(t, time.Minute, 10)
	if len(anew) != 1 || anew[0].Attempt != 2 {
		t.Fatalf("after the lease: %v, want the job's second try", anew)
	}
	w.settle(t, time.Minute, jobs.Outcome{Ref: old.Ref, State: jobs.Done, Attempts: 1})
	if n := d.jobRows(t); n != 1 {
		t.Errorf("the old try's word was heard: %d rows", n)
	}
	kept, err := d.DB.Queue().Extend(t.Context(), 1, []jobs.Ref{old.Ref}, moment(t, start).Add(time.Hour))
	if len(kept) != 0 || err != nil {
		t.Errorf("the old try extended %v, %v", kept, err)
	}
	w.settle(t, time.Minute, jobs.Outcome{Ref: anew[0].Ref, State: jobs.Done, Attempts: 2})
	if n := d.jobRows(t); n != 0 {
		t.Errorf("%d rows are left, want none", n)
	}
}

func leaseExtended(t *testing.T, d Database) {
	w := begin(t, d, 1)
	w.enqueue(t, draft(t, 7), draft(t, 8))
	claimed := w.claim(t, 0, 10)
	kept, err := d.DB.Queue().Extend(t.Context(), 1, []jobs.Ref{claimed[0].Ref}, moment(t, start).Add(2*time.Minute))
	if diff := cmp.Diff(kept, []int64{claimed[0].ID}); diff != "" || err != nil {
		t.Errorf("extended, %v (-got +want):\n%s", err, diff)
	}
	if got := w.claim(t, 90*time.Second, 10); len(got) != 1 || got[0].ID != claimed[1].ID {
		t.Errorf("after a minute and a half: %v, want only the one that wasn't extended", got)
	}
}

func jobWaits(t *testing.T, d Database) {
	w := begin(t, d, 1)
	w.enqueue(t, draft(t, 7))
	claimed := w.claim(t, 0, 10)
	w.settle(t, 0, jobs.Outcome{
		Ref: claimed[0].Ref, State: jobs.Ready, Attempts: 1, HeldUntil: moment(t, start).Add(5 * time.Second), Error: "451 prøv igen",
	})
	if got := w.claim(t, 4*time.Second, 10); len(got) != 0 {
		t.Errorf("after four seconds: %v, want none", got)
	}
	got := w.claim(t, 5*time.Second, 10)
	if len(got) != 1 || got[0].Attempt != 2 {
		t.Errorf("after five seconds: %v, want its second try", got)
	}
}

func jobsRolledBack(t *testing.T, d Database) {
	w := begin(t, d, 1)
	_ = w.Update(t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if err := tx.Enqueue(ctx, []jobs.Draft{draft(t, 7)}); err != nil {
			return err
		}
		return errStop
	})
	if n := d.jobRows(t); n != 0 {
		t.Errorf("%d jobs exist, want none", n)
	}
}

func lanesApart(t *testing.T, d Database) {
	one, three := begin(t, d, 1), begin(t, d, 3)
	urgent := draft(t, 7)
	urgent.Lane = jobs.Urgent
	one.enqueue(t, urgent)
	three.enqueue(t, draft(t, 7)) // ids are unique within a creditor
	if got := one.claim(t, 0, 10); len(got) != 0 {
		t.Errorf("creditor 1 claimed %v in the ordinary lane, want none", got)
	}
	if got := one.ready(t, jobs.Urgent, 0); len(got) != 1 || got[0] != 1 {
		t.Errorf("ready in the urgent lane: %v, want 1", got)
	}
	if got := three.claim(t, 0, 10); len(got) != 1 || got[0].Creditor != 3 {
		t.Errorf("creditor 3 claimed %v, want its own job", got)
	}
}

func oldestFirst(t *testing.T, d Database) {
	for _, c := range []struct{ creditor, minute int64 }{{1, 3}, {3, 1}, {5, 2}} {
		w := begin(t, d, debt.CreditorID(c.creditor))
		job := draft(t, 7)
		job.RunAt = job.RunAt.Add(time.Duration(c.minute) * time.Minute)
		w.enqueue(t, job)
	}
	if diff := cmp.Diff((writer{d, 1}).ready(t, jobs.Ordinary, time.Hour), []int64{3, 5, 1}); diff != "" {
		t.Errorf("ready (-got +want):\n%s", diff)
	}
}

func fourClaimers(t *testing.T, d Database) {
	w := begin(t, d, 1)
	var drafts []jobs.Draft
	for id := range int64(1000) {
		drafts = append(drafts, draft(t, id+1))
	}
	w.enqueue(t, drafts...)
	var mu sync.Mutex
	seen := map[int64]int{}
	var claimers sync.WaitGroup
	for range 4 {
		claimers.Go(func() {
			for empty := 0; empty < 3; {
				claimed := w.claim(t, 0, 37)
				if len(claimed) == 0 {
					empty++
				}
				mu.Lock()
				for _, job := range claimed {
					seen[job.ID]++
				}
				mu.Unlock()
			}
		})
	}
	claimers.Wait()
	if len(seen) != 1000 {
		t.Errorf("%d jobs were claimed, want 1000", len(seen))
	}
	for id, times := range seen {
		if times != 1 {
			t.Errorf("job %d was claimed %d times", id, times)
		}
	}
}

func prunedJobs(t *testing.T, d Database) {
	w := begin(t, d, 1)
	for id, state := range []jobs.State{jobs.Done, jobs.Cancelled, jobs.Failed} {
		job := draft(t, int64(id)+1)
		job.Key = fmt.Sprint(id)
		w.enqueue(t, job)
		claimed := w.claim(t, 0, 10)
		w.settle(t, 0, jobs.Outcome{Ref: claimed[0].Ref, State: state, Attempts: 1, Error: "x"})
	}
	for _, c := range []struct {
		before time.Duration
		want   int
	}{{0, 3}, {time.Second, 1}} {
		if err := d.DB.Queue().Prune(t.Context(), 1, moment(t, start).Add(c.before)); err != nil {
			t.Fatal(err)
		}
		if n := d.jobRows(t); n != c.want {
			t.Errorf("%d rows after pruning, want %d", n, c.want)
		}
	}
}
