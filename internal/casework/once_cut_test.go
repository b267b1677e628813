package casework_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/store"
	"krav/internal/store/storetest"
)

// patience is how often a task is begun again that something outside kept from its
// end. It is more than any test needs.
const patience = 200

// begunAgain does the story's task over a database until it is done. Each time that
// it ends before, it must say that something outside didn't answer. What waits for
// its next try is given the time.
func (s *story) begunAgain(db *store.DB, failed func()) {
	s.t.Helper()
	for life := 1; life <= patience; life++ {
		o := s.orders
		o.Life = life
		err := o.do(s.t.Context(), o.service(db), db)
		if err == nil && s.isDone() {
			return
		}
		if err != nil && !fault.Is(err, fault.Unavailable) {
			s.t.Fatalf("begun %d times, it ended in %v: no sentence that a person can act on", life, err)
		}
		if err != nil {
			failed()
		}
		s.orders.Began = s.orders.Began.Add(-time.Hour / 10) // what is to be tried again has its time
	}
	s.t.Fatalf("not done after %d tries", patience)
}

// isDone reports whether no work is left.
func (s *story) isDone() bool {
	return s.kind.task != sending || s.jobs("ready")+s.jobs("running") == 0
}

func nothing() {}

// calm plays a kind of story without any disturbance.
func (k kind) calm(t *testing.T, open func(testing.TB) storetest.Database) *story {
	t.Helper()
	k.children = 1
	calm := k.begin(t, open(t))
	calm.begunAgain(calm.db.DB, nothing)
	return calm
}

// asIn holds that what there is now is what there is in a calm house.
func (s *story) asIn(calm *story) {
	s.t.Helper()
	s.once(calm)
	if diff := cmp.Diff(s.tale(), calm.tale()); diff != "" {
		s.t.Errorf("another story (-got +want):\n%s", diff)
	}
}

// TestExactlyOnceThroughCutCommits cuts the line to PostgreSQL in the middle of
// every third commit, now before the server heard of it and now after.
func TestExactlyOnceThroughCutCommits(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(string(k.task), func(t *testing.T) {
			t.Parallel()
			calm := k.calm(t, storetest.OpenPostgres)
			s := k.begin(t, storetest.OpenPostgres(t))
			w := newWire(t, s.db.Options.URL, 3)
			cut, err := store.Open(t.Context(), store.Options{URL: w.address(t, s.db.Options.URL)})
			s.works(err)
			t.Cleanup(func() { _ = cut.Close() })
			s.begunAgain(cut, nothing)
			s.killed = w.cuts
			s.asIn(calm)
			t.Logf("%d of %d commits were cut", w.cuts, w.commits)
			if w.cuts < 2 {
				t.Error("the line was hardly cut")
			}
		})
	}
}

// TestExactlyOnceByEightAtOnce has eight processes do the same at once.
func TestExactlyOnceByEightAtOnce(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(string(k.task), func(t *testing.T) {
			t.Parallel()
			calm := k.calm(t, storetest.OpenPostgres)
			k.children = 8
			s := k.begin(t, storetest.OpenPostgres(t))
			s.live(func() (time.Duration, bool) { return 0, false })
			s.asIn(calm)
		})
	}
}
