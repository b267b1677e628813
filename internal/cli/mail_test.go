package cli_test

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"

	"krav/internal/dispatch/postfix"
)

// sink is a mail server that keeps what it gets.
type sink struct {
	server  *smtp.Server
	arrived chan caught // the first of the messages

	mu  sync.Mutex
	got []caught
}

// caught is a message, whom it was from on its envelope, and whom it was for.
type caught struct {
	from, to string
	message  []byte
}

// newSink starts a mail server on this machine, and returns its address.
func newSink() (*sink, string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it ends when it is closed
	if err != nil {
		return nil, "", err
	}
	s := &sink{arrived: make(chan caught, 1)}
	s.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &visit{sink: s}, nil }))
	s.server.Domain = "sink.example"
	go func() {
		if err := s.server.Serve(listener); err != nil && !errors.Is(err, smtp.ErrServerClosed) {
			panic(err)
		}
	}()
	return s, listener.Addr().String(), nil
}

func startSink(t *testing.T) (*sink, string) {
	t.Helper()
	s, address, err := newSink()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.server.Close() })
	return s, address
}

// sinks are the mail servers of the scripts under way.
var sinks sync.Map

// mailserver starts a mail server and sets the configuration to it. With postfix it is a
// Postfix, which passes what it takes on to the other.
func mailserver(t *testing.T, ts *testscript.TestScript, negated bool, args []string) {
	t.Helper()
	isPostfix := len(args) == 1 && args[0] == "postfix"
	if negated || len(args) != 0 && !isPostfix {
		ts.Fatalf("usage: mailserver [postfix]")
	}
	s, address, err := newSink()
	ts.Check(err)
	ts.Defer(func() { _ = s.server.Close() })
	host, port, err := net.SplitHostPort(address)
	ts.Check(err)
	if isPostfix {
		port = strconv.Itoa(relayTo(t, port).Port)
	}
	ts.Setenv("KRAV_SMTP_HOST", host)
	ts.Setenv("KRAV_SMTP_PORT", port)
	ts.Setenv("KRAV_SMTP_TLS", "loopback")
	ts.Setenv("KRAV_SMTP_FROM", "krav@krav.example")
	sinks.Store(ts, s)
}

// relayTo starts a Postfix that passes all mail on to a port of this machine.
func relayTo(t *testing.T, port string) postfix.Server {
	t.Helper()
	far, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	return postfix.Start(t, tls.Certificate{}, postfix.Hops{Far: far, Back: far}, "default_transport = smtp:[127.0.0.1]:"+port)
}

// waitFor waits until as many mails have come, for as long as there is patience.
func (s *sink) waitFor(count int) {
	for until := time.Now().Add(patience); s.count() < count && time.Now().Before(until); {
		time.Sleep(10 * time.Millisecond)
	}
}

// mails COUNT holds the mail server to what it has got, and writes the messages
// out by the first part of their addresses: anna-1.eml, anna-2.eml.
func mails(ts *testscript.TestScript, negated bool, args []string) {
	found, ok := sinks.Load(ts)
	if negated || len(args) != 1 || !ok {
		ts.Fatalf("usage: mailserver, and later: mails COUNT")
	}
	s, _ := found.(*sink)
	if count, err := strconv.Atoi(args[0]); err == nil {
		s.waitFor(count)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if got := strconv.Itoa(len(s.got)); got != args[0] {
		ts.Fatalf("%s mails, want %s", got, args[0])
	}
	written := make(map[string]int)
	for _, c := range s.got {
		name, _, _ := strings.Cut(c.to, "@")
		written[name]++
		ts.Check(os.WriteFile(ts.MkAbs(fmt.Sprintf("%s-%d.eml", name, written[name])), c.message, 0o600))
	}
}

// visit is one connection to the sink.
type visit struct {
	sink *sink
	now  caught
}

func (v *visit) Reset()        {}
func (v *visit) Logout() error { return nil }

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.now.from = from
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.now.to = to
	return nil
}

func (v *visit) Data(r io.Reader) error {
	var err error
	if v.now.message, err = io.ReadAll(r); err != nil {
		return err
	}
	if v.now.from == "" { // what a server that passed a mail on tells of it
		return nil
	}
	v.sink.mu.Lock()
	defer v.sink.mu.Unlock()
	v.sink.got = append(v.sink.got, v.now)
	select {
	case v.sink.arrived <- v.now:
	default:
	}
	return nil
}

// count returns how many messages have come.
func (s *sink) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.got)
}
