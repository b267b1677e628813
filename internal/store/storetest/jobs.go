package storetest

import (
	"context"
	"sync"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
)

var jobTests = map[string]func(Database){
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
	"what is held or claimable is unfinished":                 unfinishedJobs,
	"what waits is told with what it waits for":               waitingWork,
}

const start = "2026-11-21T08:00:00Z"

func (w writer) enqueue(drafts ...jobs.Draft) {
	w.t.Helper()
	w.updating(func(ctx context.Context, tx casework.Tx) error { return tx.Enqueue(ctx, drafts) })
}

func draft(id int64) jobs.Draft {
	return jobs.Draft{ID: id, Kind: "letter.compose", Lane: jobs.Ordinary, Args: `{"case":5}`, RunAt: moment(start)}
}

// claim claims jobs at a time after the start, for a minute.
func (w writer) claim(after time.Duration, limit int) []jobs.Job {
	w.t.Helper()
	now := moment(start).Add(after)
	claimed, err := w.DB.Queue().Claim(w.t.Context(), jobs.Claim{
		Creditor: int64(w.creditor), Lane: jobs.Ordinary, Now: now, House: now, Until: now.Add(time.Minute), Limit: limit,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return claimed
}

func (w writer) settle(after time.Duration, outcomes ...jobs.Outcome) {
	w.t.Helper()
	err := w.DB.Queue().Settle(w.t.Context(), int64(w.creditor), outcomes, moment(start).Add(after))
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w writer) ready(lane jobs.Lane, after time.Duration) []int64 {
	w.t.Helper()
	creditors, err := w.DB.Queue().Ready(w.t.Context(), lane, moment(start).Add(after), 10)
	if err != nil {
		w.t.Fatal(err)
	}
	return creditors
}

func (d Database) jobRows() int {
	d.t.Helper()
	var n int
	if err := d.Raw.QueryRowContext(d.t.Context(), "SELECT COUNT(*) FROM job").Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func jobClaimedOnce(d Database) {
	w := d.begin(1)
	w.enqueue(draft(7))
	claimed := w.claim(0, 10)
	want := []jobs.Job{{
		Ref: jobs.Ref{Creditor: 1, ID: 7, Attempt: 1}, Kind: "letter.compose", Lane: jobs.Ordinary, Args: `{"case":5}`, RunAt: moment(start),
		HeldUntil: moment(start).Add(time.Minute),
	}}
	if diff := cmp.Diff(claimed, want); diff != "" {
		d.t.Fatalf("claimed (-got +want):\n%s", diff)
	}
	if again := w.claim(time.Second, 10); len(again) != 0 {
		d.t.Errorf("claimed again: %v", again)
	}
	w.settle(2*time.Second, jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1})
	if n := d.jobRows(); n != 0 {
		d.t.Errorf("%d rows are left, want none", n)
	}
}

func jobBeforeItsTime(d Database) {
	w := d.begin(1)
	tomorrow := draft(7)
	tomorrow.RunAt = tomorrow.RunAt.Add(24 * time.Hour)
	w.enqueue(tomorrow)
	if got := w.claim(23*time.Hour, 10); len(got) != 0 || len(w.ready(jobs.Ordinary, 23*time.Hour)) != 0 {
		d.t.Errorf("an hour before its time: %v", got)
	}
	if got := w.claim(24*time.Hour, 10); len(got) != 1 {
		d.t.Errorf("at its time: %v, want one job", got)
	}
}

// The sandbox's clock shows June 2027. A job for July waits, whatever the
// house's clock says, until the clock is moved.
func jobOnSandboxClock(d Database) {
	w := d.begin(2)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		return tx.SetClock(ctx, moment("2027-06-01T08:00:00Z"))
	})
	july := draft(7)
	july.RunAt = moment("2027-07-01T08:00:00Z")
	w.enqueue(july, draft(8))
	if got := w.ready(jobs.Ordinary, -time.Hour); len(got) != 1 || got[0] != 2 {
		d.t.Errorf("ready in June = %v, want the sandbox", got)
	}
	w.enqueue()
	claimed := w.claim(0, 10)
	if len(claimed) != 1 || claimed[0].ID != 8 {
		d.t.Fatalf("claimed in June: %v, want job 8", claimed)
	}
	w.settle(0, jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1})
	if got := w.ready(jobs.Ordinary, 300*24*time.Hour); len(got) != 0 {
		d.t.Errorf("ready though the sandbox's clock stands: %v", got)
	}
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		return tx.SetClock(ctx, moment("2027-07-01T08:00:00Z"))
	})
	if got := w.ready(jobs.Ordinary, 0); len(got) != 1 {
		d.t.Errorf("ready in July = %v, want the sandbox", got)
	}
}

func jobWithKey(d Database) {
	w := d.begin(1)
	for id := range int64(3) {
		night := draft(7 + id)
		night.Kind, night.Key = "followup.run", "2026-11-21"
		w.enqueue(night, draft(17+id))
	}
	claimed := w.claim(0, 10)
	if len(claimed) != 4 {
		d.t.Fatalf("claimed %d jobs, want the night once and three others", len(claimed))
	}
	for _, job := range claimed {
		w.settle(0, jobs.Outcome{Ref: job.Ref, State: jobs.Done, Attempts: 1})
	}
	night := draft(27)
	night.Kind, night.Key = "followup.run", "2026-11-21"
	w.enqueue(night)
	if got := w.claim(time.Minute, 10); len(got) != 0 {
		d.t.Errorf("a slot that was done came again: %v", got)
	}
}

func leaseRanOut(d Database) {
	w := d.begin(1)
	w.enqueue(draft(7))
	old := w.claim(0, 10)[0]
	anew := w.claim(time.Minute, 10)
	if len(anew) != 1 || anew[0].Attempt != 2 {
		d.t.Fatalf("after the lease: %v, want the job's second try", anew)
	}
	w.settle(time.Minute, jobs.Outcome{Ref: old.Ref, State: jobs.Done, Attempts: 1})
	if n := d.jobRows(); n != 1 {
		d.t.Errorf("the old try's word was heard: %d rows", n)
	}
	kept, err := d.DB.Queue().Extend(d.t.Context(), 1, []jobs.Ref{old.Ref}, moment(start).Add(time.Hour))
	if len(kept) != 0 || err != nil {
		d.t.Errorf("the old try extended %v, %v", kept, err)
	}
	w.settle(time.Minute, jobs.Outcome{Ref: anew[0].Ref, State: jobs.Done, Attempts: 2})
	if n := d.jobRows(); n != 0 {
		d.t.Errorf("%d rows are left, want none", n)
	}
}

func leaseExtended(d Database) {
	w := d.begin(1)
	w.enqueue(draft(7), draft(8))
	claimed := w.claim(0, 10)
	kept, err := d.DB.Queue().Extend(d.t.Context(), 1, []jobs.Ref{claimed[0].Ref}, moment(start).Add(2*time.Minute))
	if diff := cmp.Diff(kept, []int64{claimed[0].ID}); diff != "" || err != nil {
		d.t.Errorf("extended, %v (-got +want):\n%s", err, diff)
	}
	if got := w.claim(90*time.Second, 10); len(got) != 1 || got[0].ID != claimed[1].ID {
		d.t.Errorf("after a minute and a half: %v, want only the one that wasn't extended", got)
	}
}

func jobWaits(d Database) {
	w := d.begin(1)
	w.enqueue(draft(7))
	claimed := w.claim(0, 10)
	w.settle(0, jobs.Outcome{
		Ref: claimed[0].Ref, State: jobs.Ready, Attempts: 1, HeldUntil: moment(start).Add(5 * time.Second), Error: "451 prøv igen",
	})
	if got := w.claim(4*time.Second, 10); len(got) != 0 {
		d.t.Errorf("after four seconds: %v, want none", got)
	}
	got := w.claim(5*time.Second, 10)
	if len(got) != 1 || got[0].Attempt != 2 {
		d.t.Errorf("after five seconds: %v, want its second try", got)
	}
}

func jobsRolledBack(d Database) {
	w := d.begin(1)
	_ = w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		if err := tx.Enqueue(ctx, []jobs.Draft{draft(7)}); err != nil {
			return err
		}
		return errStop
	})
	if n := d.jobRows(); n != 0 {
		d.t.Errorf("%d jobs exist, want none", n)
	}
}

func lanesApart(d Database) {
	one, three := d.begin(1), d.begin(3)
	urgent := draft(7)
	urgent.Lane = jobs.Urgent
	one.enqueue(urgent)
	three.enqueue(draft(7)) // ids are unique within a creditor
	if got := one.claim(0, 10); len(got) != 0 {
		d.t.Errorf("creditor 1 claimed %v in the ordinary lane, want none", got)
	}
	if got := one.ready(jobs.Urgent, 0); len(got) != 1 || got[0] != 1 {
		d.t.Errorf("ready in the urgent lane: %v, want 1", got)
	}
	if got := three.claim(0, 10); len(got) != 1 || got[0].Creditor != 3 {
		d.t.Errorf("creditor 3 claimed %v, want its own job", got)
	}
}

func oldestFirst(d Database) {
	for _, c := range []struct{ creditor, minute int64 }{{1, 3}, {3, 1}, {5, 2}} {
		w := d.begin(debt.CreditorID(c.creditor))
		job := draft(7)
		job.RunAt = job.RunAt.Add(time.Duration(c.minute) * time.Minute)
		w.enqueue(job)
	}
	if diff := cmp.Diff((writer{d, 1}).ready(jobs.Ordinary, time.Hour), []int64{3, 5, 1}); diff != "" {
		d.t.Errorf("ready (-got +want):\n%s", diff)
	}
}

func fourClaimers(d Database) {
	w := d.begin(1)
	var drafts []jobs.Draft
	for id := range int64(1000) {
		drafts = append(drafts, draft(id+1))
	}
	w.enqueue(drafts...)
	var mu sync.Mutex
	seen := map[int64]int{}
	var claimers sync.WaitGroup
	for range 4 {
		claimers.Go(func() {
			for empty := 0; empty < 3; {
				claimed := w.claim(0, 37)
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
		d.t.Errorf("%d jobs were claimed, want 1000", len(seen))
	}
	for id, times := range seen {
		if times != 1 {
			d.t.Errorf("job %d was claimed %d times", id, times)
		}
	}
}

func prunedJobs(d Database) {
	w := d.begin(1)
	for id, state := range []jobs.State{jobs.Done, jobs.Cancelled, jobs.Failed} {
		job := draft(int64(id) + 1)
		job.Key = itoa(int64(id))
		w.enqueue(job)
		claimed := w.claim(0, 10)
		w.settle(0, jobs.Outcome{Ref: claimed[0].Ref, State: state, Attempts: 1, Error: "x"})
	}
	for _, c := range []struct {
		before time.Duration
		want   int
	}{{0, 3}, {time.Second, 1}} {
		if err := d.DB.Queue().Prune(d.t.Context(), 1, moment(start).Add(c.before)); err != nil {
			d.t.Fatal(err)
		}
		if n := d.jobRows(); n != c.want {
			d.t.Errorf("%d rows after pruning, want %d", n, c.want)
		}
	}
}

func unfinishedJobs(d Database) {
	w := d.begin(1)
	unfinished := func(after time.Duration) (int, time.Time) {
		left, free, err := d.DB.Queue().Unfinished(d.t.Context(), moment(start).Add(after))
		if err != nil {
			d.t.Fatal(err)
		}
		return left, free
	}
	later := draft(3)
	later.RunAt = moment(start).Add(time.Hour)
	w.enqueue(draft(1), draft(2), later)
	if left, _ := unfinished(0); left != 2 {
		d.t.Errorf("%d unfinished, want the two that are claimable", left)
	}
	claimed := w.claim(0, 2)
	if left, free := unfinished(time.Second); left != 2 || !free.Equal(moment(start).Add(time.Minute)) {
		d.t.Errorf("%d unfinished until %v, want the two that are held, for a minute", left, free)
	}
	w.settle(time.Second,
		jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1},
		jobs.Outcome{Ref: claimed[1].Ref, State: jobs.Ready, Attempts: 1, HeldUntil: moment(start).Add(time.Hour), Error: "busy"})
	if left, free := unfinished(2 * time.Second); left != 0 || !free.IsZero() {
		d.t.Errorf("%d unfinished until %v, want none: one waits for its time, one for its next try", left, free)
	}
}

func waitingWork(d Database) {
	w := d.begin(1)
	later := draft(4)
	later.RunAt = moment(start).Add(time.Hour)
	w.enqueue(draft(1), draft(2), draft(3), later)
	claimed := w.claim(0, 3)
	w.settle(time.Second,
		jobs.Outcome{Ref: claimed[0].Ref, State: jobs.Done, Attempts: 1},
		jobs.Outcome{Ref: claimed[1].Ref, State: jobs.Ready, Attempts: 1, HeldUntil: moment(start).Add(time.Hour), Error: "busy"})
	var got []jobs.Waiting
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		var err error
		got, err = r.WaitingWork(ctx)
		return err
	})
	never, due := moment("1970-01-01T00:00:00Z"), moment(start)
	want := []jobs.Waiting{
		{Kind: "letter.compose", Jobs: 1, RunAt: due.Add(time.Hour), Free: never},
		{Kind: "letter.compose", Why: "busy", Jobs: 1, RunAt: due, Free: due.Add(time.Hour)},
		{Kind: "letter.compose", Running: true, Jobs: 1, RunAt: due, Free: due.Add(time.Minute)},
	}
	if diff := cmp.Diff(got, want); diff != "" {
		d.t.Errorf("waiting (-got +want):\n%s", diff)
	}
}
