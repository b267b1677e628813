package casework_test

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"krav/internal/store/storetest"
)

// story is one story under way: a house, the world outside, and the lives so far.
type story struct {
	*house
	kind   kind
	sink   *sink
	orders orders
	killed int
	lost   int           // jobs that lives had to leave to others
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
		s.lost += l.lost
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
	lost   int           // jobs that it had to leave to another while it lived
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
	lines := bufio.NewReader(said)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Error("a child didn't begin: ", err)
	}
	began := time.Now() //nolint:forbidigo // how long a life takes is measured
	if dies {
		timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
		defer timer.Stop()
	}
	rest, _ := io.ReadAll(lines)
	err = c.Wait()
	if err != nil && !dies {
		t.Error("a child that nobody killed: ", err)
	}
	return life{took: time.Since(began), isDone: err == nil || !dies, lost: strings.Count(string(rest), lostLease)} //nolint:forbidigo // see above
}
