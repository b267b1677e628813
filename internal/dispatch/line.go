package dispatch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// line is one open connection to the mail server. It carries one message at a
// time, and many after one another.
type line struct {
	client  *smtp.Client
	raw     net.Conn
	carried int  // messages so far
	broken  bool // it has been hung up, or the server has said goodbye
	expiry  *time.Timer
	quiet   *time.Timer // runs until the server's greeting
}

var (
	errNoTLS   = errors.New("server doesn't offer STARTTLS")
	errNoLogin = errors.New("server offers no login that we speak")
	errTooSlow = errors.New("server took too long")
	errTooMuch = errors.New("server said too much")
	errNotHere = errors.New("unprotected connection to another machine")
	errLogin   = errors.New("login refused")
	// errSpeaksTLS says that a server waits for TLS from the first byte, while we wait for
	// its greeting.
	errSpeaksTLS = errors.New("server speaks TLS from the first byte")
)

// maxHeard is how much a server may say on one connection, in bytes. What it says
// is kept in memory until the answer ends, and a hostile one needn't end it.
const maxHeard = 4 << 20

// connect opens a line and takes it up to the point where mail can be sent.
func connect(ctx context.Context, server Server) (*line, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, server.Timeouts.Connect, errTooSlow)
	defer cancel()
	conn, err := server.dial(ctx)
	if err != nil {
		return nil, err
	}
	ctx, give := context.WithCancelCause(ctx)
	defer give(nil)
	l := &line{raw: conn, quiet: server.whenQuiet(ctx, give)}
	defer l.quiet.Stop()
	if err := l.within(ctx, server.Timeouts.Connect, func() error { return l.open(server) }); err != nil {
		l.hangUp()
		return nil, err
	}
	return l, nil
}

func (l *line) open(server Server) error {
	conn := net.Conn(&limitedConn{Conn: l.raw, left: maxHeard})
	if server.Security == OpenOnLoopback && !isLoopback(l.raw.RemoteAddr()) {
		return errNotHere
	}
	if server.Security == ImplicitTLS {
		conn = tls.Client(conn, server.tls())
	}
	client, err := smtp.NewClient(conn, server.Host)
	l.quiet.Stop()
	if err != nil {
		return err
	}
	l.client = client
	if err := client.Hello(server.Hello); err != nil {
		return err
	}
	if err := startTLS(client, server); err != nil {
		return err
	}
	return logIn(client, server)
}

func startTLS(client *smtp.Client, server Server) error {
	if server.Security != StartTLS {
		return nil
	}
	if offered, _ := client.Extension("STARTTLS"); !offered {
		return errNoTLS
	}
	return client.StartTLS(server.tls())
}

// logIn uses the best login that the server offers: those that don't show the
// password first. The two that do are used over TLS or to this machine only.
func logIn(client *smtp.Client, server Server) error {
	if server.Username == "" {
		return nil
	}
	_, offered := client.Extension("AUTH")
	user, password := server.Username, server.Password
	ways := []struct {
		name string
		auth smtp.Auth
	}{
		{"SCRAM-SHA-256", smtp.ScramSHA256Auth(user, password)},
		{"SCRAM-SHA-1", smtp.ScramSHA1Auth(user, password)},
		{"CRAM-MD5", smtp.CRAMMD5Auth(user, password)},
		{"PLAIN", smtp.PlainAuth("", user, password, server.Host, false)},
		{"LOGIN", smtp.LoginAuth(user, password, server.Host, false)},
	}
	for _, way := range ways {
		if !containsWord(offered, way.name) {
			continue
		}
		if err := client.Auth(way.auth); err != nil {
			return fmt.Errorf("%w: %w", errLogin, err)
		}
		return nil
	}
	return errNoLogin
}

func containsWord(words, word string) bool {
	for w := range strings.FieldsSeq(words) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

func isLoopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// within does something on the line and hangs up when it takes longer than it
// may, or when ctx ends: a read that waits for a server has no other way out.
func (l *line) within(ctx context.Context, limit time.Duration, do func() error) error {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errTooSlow)
	defer cancel()
	stop := context.AfterFunc(ctx, l.hangUp)
	err := do()
	if stop() {
		return err
	}
	l.broken = true
	if err == nil {
		return nil // it was done just in time
	}
	return fmt.Errorf("%w: %w", context.Cause(ctx), err)
}

// command says one line and hears the answer, whose code must begin as expected
// (25 for 250 to 259). It fails with a *textproto.Error for another answer.
func (l *line) command(expected int, format string, args ...any) error {
	id, err := l.client.Text.Cmd(format, args...)
	if err != nil {
		return err
	}
	l.client.Text.StartResponse(id)
	defer l.client.Text.EndResponse(id)
	_, _, err = l.client.Text.ReadResponse(expected)
	return err
}

// offers reports whether the server has an extension.
func (l *line) offers(extension string) bool {
	offered, _ := l.client.Extension(extension)
	return offered
}

// fitAfter reports whether the line can carry another message after an error: the
// server refused in words and stayed, so that both know where they are.
func (l *line) fitAfter(err error) bool {
	if err == nil || l.broken {
		return !l.broken
	}
	answer, ok := errors.AsType[*textproto.Error](err)
	return ok && answer.Code != codeClosing
}

// codeClosing is what a server says before it hangs up (RFC 5321 § 3.8).
const codeClosing = 421

// hangUp closes the connection without a word. It may be called at any time.
func (l *line) hangUp() { _ = l.raw.Close() }

// limitedConn stops a server that says too much.
type limitedConn struct {
	net.Conn
	left int
}

func (c *limitedConn) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errTooMuch
	}
	n, err := c.Conn.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}
