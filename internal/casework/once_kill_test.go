package casework_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/storetest"
)

// Kills of a kind: a small dose always, shared among the engines and the race of
// two; the large one, for each of them, when it is asked for.
const (
	fewKills  = 25
	ways      = 3
	soakKills = 1000
	// killsOfRound is how many lives a story may take before it is let end.
	killsOfRound = 8
)

// doses returns how many kills of a kind the tests do.
func doses(t *testing.T) int {
	t.Helper()
	if text := os.Getenv("KRAV_KILLS"); text != "" { //nolint:forbidigo // the tests' own switch
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	switch {
	case os.Getenv("KRAV_SOAK") != "": //nolint:forbidigo // the tests' own switch
		return soakKills
	case testing.Short():
		return 3
	}
	return (fewKills + ways - 1) / ways
}

// kind is a kind of story: what is there when it begins, and what a child is to do.
type kind struct {
	task     task
	prepare  func(h *house)
	file     string
	children int // how many do it at once
}

func kinds() []kind {
	return []kind{
		{task: importing, file: text(headings, append(many(1100), badDay, strings.Replace(many(1)[0], "100,00", "60,00", 1))...)},
		{task: following, prepare: func(h *house) { h.invoices(many(160)...) }},
		{task: sending, prepare: func(h *house) {
			h.invoices(append(many(60), clara)...)
			h.decide(casework.Approval{Always: true})
		}},
		{task: booking, prepare: func(h *house) { h.invoices(many(150)...) }, file: camt("S1", manyPaid(450)...)},
	}
}

// TestExactlyOnceThroughKills kills a process at random moments of an import, a run,
// of composing and sending, and of booking a bank's file, begins it again until it
// is done, and holds that what there is then is what an undisturbed process leaves.
func TestExactlyOnceThroughKills(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		k.children = 1
		for name, open := range map[string]func(testing.TB) storetest.Database{"sqlite": storetest.OpenSQLite, "postgres": storetest.OpenPostgres} {
			t.Run(string(k.task)+"/"+name, func(t *testing.T) {
				t.Parallel()
				k.play(t, open)
			})
		}
	}
}

// TestExactlyOnceThroughKillsByTwoAtOnce does the same with two processes that race
// over one database.
func TestExactlyOnceThroughKillsByTwoAtOnce(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(string(k.task), func(t *testing.T) {
			t.Parallel()
			k.children = 2
			k.play(t, storetest.OpenPostgres)
		})
	}
}

// play plays stories of a kind until enough children were killed.
func (k kind) play(t *testing.T, open func(testing.TB) storetest.Database) {
	t.Helper()
	seed := rand.Uint64()
	chance := rand.New(rand.NewPCG(seed, 0))
	calm := k.begin(t, open(t))
	calm.live(func() (time.Duration, bool) { return 0, false }) // undisturbed
	want := calm.tale()
	calm.once(calm)
	killed, rounds, repeated, lost := 0, 0, 0, calm.lost
	for enough := doses(t); killed < enough; rounds++ {
		before := killed
		// A test of its own, so that its database goes when it ends.
		t.Run("round "+strconv.Itoa(rounds), func(t *testing.T) {
			s := k.begin(t, open(t))
			s.live(func() (time.Duration, bool) {
				isKilled := s.killed < killsOfRound && killed+s.killed < enough
				return time.Duration(chance.Int64N(int64(calm.took) + 1)), isKilled
			})
			killed += s.killed
			lost += s.lost
			repeated += s.once(calm)
			if diff := cmp.Diff(s.tale(), want); diff != "" {
				t.Errorf("seed %d, %d kills: another story (-got +want):\n%s", seed, s.killed, diff)
			}
		})
		if t.Failed() {
			return
		}
		if killed-before < 2 {
			calm.took -= calm.took / 4 // the machine has become faster than it was when nobody was disturbed
		}
	}
	t.Logf("%s: %d kills in %d rounds, %d jobs left to others, %d messages repeated, seed %d", k.task, killed, rounds, lost, repeated, seed)
}

// once holds that everything proves itself, that nobody is left with work, and that
// each message came under one id, as many as in a calm house, with one content, and
// again only where a process died with it on its way, or had to leave it to another. It returns how often they did.
func (s *story) once(calm *story) int {
	s.t.Helper()
	s.proven()
	messages := s.sink.messages()
	if got, want := len(messages), len(calm.sink.messages()); got != want {
		s.t.Errorf("%d messages, want %d", got, want)
	}
	repeated := 0
	marked := s.marked()
	for id, contents := range messages {
		repeated += len(contents) - 1
		isMarked, left := marked[id]
		if !left || !isMarked && len(contents) > 1 {
			s.t.Errorf("%s came %d times; the log says that it left %t, perhaps twice %t", id, len(contents), left, isMarked)
		}
		for _, content := range contents {
			if content != contents[0] {
				s.t.Errorf("%s says two things", id)
			}
		}
	}
	if most := s.killed*connections + s.lost; repeated > most {
		s.t.Errorf("%d messages came again after %d kills and %d jobs left to others, want no more than were on their way: %d", repeated, s.killed, s.lost, most)
	}
	if failed := s.jobs("failed") + s.jobs("running"); failed != 0 {
		s.t.Errorf("%d jobs are stuck", failed)
	}
	return repeated
}

// marked returns the message ids of what the log says has left, and of each whether
// it says that it may have left twice.
func (s *story) marked() map[string]bool {
	s.t.Helper()
	all := make(map[string]bool)
	for _, payload := range s.told("SELECT payload FROM event WHERE creditor_id = $1 AND kind = 'dispatch.handed'") {
		fields := make(map[string]string)
		for _, m := range field.FindAllStringSubmatch(strings.TrimPrefix(payload, "payload="), -1) {
			fields[m[1]] = m[2]
		}
		id, err := strconv.ParseInt(fields["dispatch"], 10, 64)
		s.works(err)
		all[casework.MessageID(debt.DispatchID(id), "krav.example")] = fields["repeated"] == "1"
	}
	return all
}

// manyPaid are so many movements of money for the debtors of many, and for nobody.
func manyPaid(n int) []movement {
	paid := make([]movement, n)
	for i := range paid {
		m := movement{ref: "B" + strconv.Itoa(i), day: storyDay}
		switch number := int64(first + i%150); i % 5 {
		case 0:
			m.amount, m.slip = "100.00", slip(number) // all of it
		case 1:
			m.amount, m.text = "30.00", fmt.Sprintf("sag %d", number)
		case 2:
			m.amount, m.text = "55.00", fmt.Sprintf("faktura %d", 5000+i%150) // a proposal
		case 3:
			m.amount, m.text = "12.00", "tak"
		case 4:
			m.amount, m.slip, m.ref = "10.00", slip(number), "" // without the bank's own reference
		}
		paid[i] = m
	}
	return paid
}
