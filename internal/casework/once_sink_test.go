package casework_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// sink is the world that children send their e-mails to. It outlives them, and
// remembers what it took, by message id.
type sink struct {
	listener net.Listener
	mu       sync.Mutex
	taken    map[string][]string // message id to the contents that came under it
}

func newSink(t *testing.T) *sink {
	t.Helper()
	var listen net.ListenConfig
	listener, err := listen.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &sink{listener: listener, taken: make(map[string][]string)}
	var visits sync.WaitGroup
	visits.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			visits.Go(func() { s.take(conn) })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		visits.Wait()
	})
	return s
}

// take takes one message, and says so. Whoever hangs up first may have died.
func (s *sink) take(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	text, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return
	}
	id, content, _ := strings.Cut(strings.TrimSpace(text), " ")
	s.mu.Lock()
	s.taken[id] = append(s.taken[id], content)
	s.mu.Unlock()
	_, _ = fmt.Fprintln(conn, "taken")
}

// messages returns what was taken.
func (s *sink) messages() map[string][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make(map[string][]string, len(s.taken))
	for id, contents := range s.taken {
		all[id] = append([]string(nil), contents...)
	}
	return all
}

// line is a child's way to the sink.
type line string

// Send implements casework.Sender.
func (l line) Send(ctx context.Context, m casework.Outgoing) (casework.Handed, error) {
	var dial net.Dialer
	conn, err := dial.DialContext(ctx, "tcp", string(l))
	if err != nil {
		return casework.Handed{}, &casework.SendError{Hindrance: casework.OwnSide, Err: fault.New(fault.Unavailable, "dispatch.server_unreachable").Because(err)}
	}
	defer func() { _ = conn.Close() }()
	_, err = fmt.Fprintln(conn, m.MessageID, digest(m))
	if err == nil {
		_, err = bufio.NewReader(conn).ReadString('\n')
	}
	if err != nil {
		return casework.Handed{}, &casework.SendError{InDoubt: true, Hindrance: casework.OwnSide, Err: fault.New(fault.Unavailable, "dispatch.outcome_in_doubt").Because(err)}
	}
	return casework.Handed{Answer: "250 taken", Accepted: true}, nil
}

// digest is a short name for all that a message says.
func digest(m casework.Outgoing) string {
	said := []string{m.To, m.ToName, m.FromName, m.ReplyTo, m.Subject, m.Text}
	for _, a := range m.Attachments {
		said = append(said, a.Name, string(a.Bytes))
	}
	sum := sha256.Sum256([]byte(strings.Join(said, "\n")))
	return hex.EncodeToString(sum[:8])
}
