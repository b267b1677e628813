package casework_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/storetest"
)

// Kills of a kind: a small dose always, the large one when it is asked for.
const (
	fewKills  = 25
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
	return fewKills
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
		for name, open := range map[string]func(testing.TB) storetest.Database{"sqlite": storetest.OpenSQLite, "postgres": storetest.OpenPostgres} {
			t.Run(string(k.task)+"/"+name, func(t *testing.T) {
				t.Parallel()
				k.children = 1
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
	killed, rounds, repeated := 0, 0, 0
	for enough := doses(t); killed < enough; rounds++ {
		// A test of its own, so that its database goes when it ends.
		t.Run("round "+strconv.Itoa(rounds), func(t *testing.T) {
			s := k.begin(t, open(t))
			s.live(func() (time.Duration, bool) {
				isKilled := s.killed < killsOfRound && killed+s.killed < enough
				return time.Duration(chance.Int64N(int64(calm.took))), isKilled
			})
			killed += s.killed
			repeated += s.once(calm)
			if diff := cmp.Diff(s.tale(), want); diff != "" {
				t.Errorf("seed %d, %d kills: another story (-got +want):\n%s", seed, s.killed, diff)
			}
		})
		if t.Failed() {
			return
		}
	}
	t.Logf("%s: %d kills in %d rounds, %d messages repeated, seed %d", k.task, killed, rounds, repeated, seed)
}

// story is one story under way: a house, the world outside, and the lives so far.
type story struct {
	*house
	kind   kind
	sink   *sink
	orders orders
	killed int
	took   time.Duration // the longest life
}

func (k kind) begin(t *testing.T, db storetest.Database) *story {
	t.Helper()
	s := &story{house: newHouse(t, db), kind: k, sink: newSink(t)}
	if k.prepare != nil {
		k.prepare(s.house)
	}
	s.orders = orders{
		Task: k.task, Path: db.Options.Path, URL: db.Options.URL, Creditor: s.creditor, Sink: s.sink.listener.Addr().String(),
		Began: time.Now(), File: filepath.Join(t.TempDir(), "in"), //nolint:forbidigo // the children's clock goes on from here
	}
	if err := os.WriteFile(s.orders.File, []byte(k.file), 0o600); err != nil {
		t.Fatal(err)
	}
	return s
}

// live lets children work until as many as are to work at once have ended by
// themselves. When tells how long the next child has from when it begins.
func (s *story) live(when func() (time.Duration, bool)) {
	s.t.Helper()
	ended := make(chan life)
	lives := 0
	begin := func() {
		lives++
		after, dies := when()
		child := s.birth(lives)
		go func() { ended <- child.run(s.t, after, dies) }()
	}
	for range s.kind.children {
		begin()
	}
	for done := 0; done < s.kind.children; {
		l := <-ended
		s.took = max(s.took, l.took)
		if l.isDone {
			done++
			continue
		}
		s.killed++
		begin()
	}
}

// life is how a child's life went.
type life struct {
	took   time.Duration // from when it had begun
	isDone bool          // it was not killed
}

// birth makes a child.
func (s *story) birth(life int) *child {
	s.t.Helper()
	o := s.orders
	o.Life = life
	text, err := json.Marshal(o)
	if err != nil {
		s.t.Fatal(err)
	}
	itself, err := os.Executable()
	if err != nil {
		s.t.Fatal(err)
	}
	command := exec.CommandContext(s.t.Context(), itself)
	command.Env = append(os.Environ(), childOrders+"="+string(text))
	command.Stderr = os.Stderr
	return &child{command}
}

// child is a process that works.
type child struct{ *exec.Cmd }

// run lets a child work, and kills it so long after it began if it is to die.
func (c *child) run(t *testing.T, after time.Duration, dies bool) life {
	t.Helper()
	said, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Error(err)
		return life{isDone: true}
	}
	if _, err := bufio.NewReader(said).ReadString('\n'); err != nil {
		t.Error("a child didn't begin: ", err)
	}
	began := time.Now() //nolint:forbidigo // how long a life takes is measured
	if dies {
		timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
		defer timer.Stop()
	}
	_, _ = io.Copy(io.Discard, said)
	err = c.Wait()
	if err != nil && !dies {
		t.Error("a child that nobody killed: ", err)
	}
	return life{took: time.Since(began), isDone: err == nil || !dies} //nolint:forbidigo // see above
}

// once holds that everything proves itself, that nobody is left with work, and that
// each message came under one id, as many as in a calm house, with one content. It
// returns how many came more than once.
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
		if len(contents) > 1 {
			repeated++
		}
		isMarked, left := marked[id]
		mayBeSilent := len(contents) == 1 || s.kind.children > 1 // of two that race, the slower has nothing to add
		if !left || !isMarked && !mayBeSilent {
			s.t.Errorf("%s came %d times; the log says that it left %t, perhaps twice %t", id, len(contents), left, isMarked)
		}
		for _, content := range contents {
			if content != contents[0] {
				s.t.Errorf("%s says two things", id)
			}
		}
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
