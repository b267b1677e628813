package cli_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"
)

// sink is a mail server that keeps what it gets.
type sink struct {
	mu  sync.Mutex
	got []caught
}

// caught is a message and whom it was for.
type caught struct {
	to      string
	message []byte
}

// mailserver starts a mail server on this machine and sets the configuration to
// it.
func mailserver(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 0 {
		ts.Fatalf("usage: mailserver")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it ends with the script
	ts.Check(err)
	s := &sink{}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &visit{sink: s}, nil }))
	server.Domain = "sink.example"
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // it ends by being closed
	}()
	ts.Defer(func() {
		_ = server.Close()
		<-ended
	})
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		ts.Fatalf("listening on %s", listener.Addr())
	}
	ts.Setenv("KRAV_SMTP_HOST", "127.0.0.1")
	ts.Setenv("KRAV_SMTP_PORT", strconv.Itoa(address.Port))
	ts.Setenv("KRAV_SMTP_TLS", "loopback")
	ts.Setenv("KRAV_SMTP_FROM", "krav@krav.example")
	sinks.Store(ts, s)
}

// sinks are the mail servers of the scripts under way.
var sinks sync.Map

// mails COUNT holds the mail server to what it has got, and writes the messages
// out by the first part of their addresses: anna-1.eml, anna-2.eml.
func mails(ts *testscript.TestScript, negated bool, args []string) {
	found, ok := sinks.Load(ts)
	if negated || len(args) != 1 || !ok {
		ts.Fatalf("usage: mailserver, and later: mails COUNT")
	}
	s, _ := found.(*sink)
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
	to   string
}

func (v *visit) Mail(string, *smtp.MailOptions) error { return nil }
func (v *visit) Reset()                               {}
func (v *visit) Logout() error                        { return nil }

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.to = to
	return nil
}

func (v *visit) Data(r io.Reader) error {
	message, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	v.sink.mu.Lock()
	defer v.sink.mu.Unlock()
	v.sink.got = append(v.sink.got, caught{v.to, message})
	return nil
}
