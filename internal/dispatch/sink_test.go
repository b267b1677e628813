package dispatch_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/big"
	"net"
	"net/mail"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
)

// caught is one message as a sink took it.
type caught struct {
	From, To  string
	Envelope  smtp.MailOptions
	Recipient smtp.RcptOptions
	Message   *mail.Message
	Wire      []byte
}

// sink is a mail server that keeps what it gets and misbehaves as told.
type sink struct {
	port int

	mu     sync.Mutex
	got    []caught
	visits int // connections

	sender    func(from string) error            // answer to MAIL
	recipient func(to string) error              // answer to RCPT
	before    func(conn net.Conn) error          // called before the message is read
	answer    func(nth int, conn net.Conn) error // answer to the message, after it is kept
	left      func()                             // called when somebody leaves
	logins    map[string]func() sasl.Server
}

// start runs a sink on a port of this machine until the test ends.
func start(tb testing.TB, s *sink, settings ...func(*smtp.Server)) *sink {
	tb.Helper()
	listener, port := hear(tb)
	s.port = port
	return startOn(tb, s, listener, settings...)
}

// silent takes what the sink's server has to say for itself.
type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

// hear opens a port of this machine and returns its number too.
func hear(tb testing.TB) (net.Listener, int) {
	tb.Helper()
	var settings net.ListenConfig
	listener, err := settings.Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		tb.Fatalf("listening on %s", listener.Addr())
	}
	return listener, address.Port
}

func startOn(tb testing.TB, s *sink, listener net.Listener, settings ...func(*smtp.Server)) *sink {
	tb.Helper()
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		s.count(&s.visits)
		return &visit{sink: s, conn: c}, nil
	}))
	server.Domain = "sink.test"
	server.AllowInsecureAuth = true
	server.EnableDSN = true
	server.ErrorLog = silent{}
	for _, set := range settings {
		set(server)
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = server.Serve(listener)
	}()
	tb.Cleanup(func() {
		_ = listener.Close() // the server may not have got round to it yet
		_ = server.Close()
		<-served
	})
	return s
}

func (s *sink) count(what *int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	*what++
}

func (s *sink) number(what *int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return *what
}

// messages returns what came, in order.
func (s *sink) messages() []caught {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.got)
}

// keep returns how many messages there are with this one.
func (s *sink) keep(c caught) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, c)
	return len(s.got)
}

// visit is one connection to a sink.
type visit struct {
	*sink
	conn *smtp.Conn
	now  caught
}

func (v *visit) AuthMechanisms() []string {
	var names []string
	for name := range v.logins {
		names = append(names, name)
	}
	return names
}

func (v *visit) Auth(mech string) (sasl.Server, error) {
	return v.logins[mech](), nil
}

func (v *visit) Mail(from string, opts *smtp.MailOptions) error {
	v.now = caught{From: from, Envelope: *opts}
	if v.sender != nil {
		return v.sender(from)
	}
	return nil
}

func (v *visit) Rcpt(to string, opts *smtp.RcptOptions) error {
	v.now.To, v.now.Recipient = to, *opts
	if v.recipient != nil {
		return v.recipient(to)
	}
	return nil
}

func (v *visit) Data(r io.Reader) error {
	if v.before != nil {
		if err := v.before(v.conn.Conn()); err != nil {
			return err
		}
	}
	wire, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	v.now.Wire = wire
	if v.now.Message, err = mail.ReadMessage(bytes.NewReader(wire)); err != nil {
		return err
	}
	nth := v.keep(v.now)
	if v.answer != nil {
		return v.answer(nth, v.conn.Conn())
	}
	return nil
}

func (v *visit) Reset() {}

func (v *visit) Logout() error {
	if v.left != nil {
		v.left()
	}
	return nil
}

// certificate returns a certificate for localhost and a pool that trusts it.
func certificate(tb testing.TB) (tls.Certificate, *x509.CertPool) {
	tb.Helper()
	return certificateFor(tb, "localhost", time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
}

func certificateFor(tb testing.TB, name string, end time.Time) (tls.Certificate, *x509.CertPool) {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Unix(0, 0),
		NotAfter:     end,
		DNSNames:     []string{name},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA:         true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		tb.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(made)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// local is a server on this machine without protection.
func local(port int) dispatch.Server {
	return dispatch.Server{
		Host:     "127.0.0.1",
		Port:     port,
		Security: dispatch.OpenOnLoopback,
		Reach:    dispatch.ReachPublicAndLoopback,
		From:     "brev@krav.test",
	}
}

// testKey is 32 bytes; the tests keep no secret.
var testKey = bytes.Repeat([]byte{7}, 32)

func tokens(tb testing.TB) dispatch.Tokens {
	tb.Helper()
	made, err := dispatch.NewTokens("bounce.krav.test", testKey)
	if err != nil {
		tb.Fatal(err)
	}
	return made
}

func sender(tb testing.TB, server dispatch.Server) *dispatch.SMTP {
	tb.Helper()
	made, err := dispatch.NewSMTP(server, tokens(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(made.Close)
	return made
}

// reminder is a message as casework hands it over.
func reminder(id debt.DispatchID) casework.Outgoing {
	return casework.Outgoing{
		Creditor:  12,
		Dispatch:  id,
		At:        time.Date(2026, 11, 23, 8, 30, 0, 0, time.FixedZone("", 3600)),
		MessageID: casework.MessageID(id, "krav.test"),
		FromName:  "Nordlys El ApS",
		ReplyTo:   "kontor@nordlys.test",
		To:        "anna.holm@debitor.test",
		ToName:    "Anna Holm",
		Subject:   "Rykker fra Nordlys El ApS, sag 10427",
		Text:      "Kære Anna Holm\n\nVi mangler betaling for faktura 1042.\n",
		Attachments: []casework.Attachment{
			{Name: "brev-10427.pdf", Type: "application/pdf", Bytes: []byte("%PDF-1.4\n% a letter\n%%EOF\n")},
		},
	}
}
