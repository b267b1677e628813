package dispatch_test

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

const user, password = "krav", "hemmelig æøå"

var errWrong = errors.New("wrong")

func right(u, p string) error {
	if u != user || p != password {
		return errWrong
	}
	return nil
}

// logins are the servers' sides of each way to log in.
var logins = map[string]func() sasl.Server{
	"PLAIN": func() sasl.Server {
		return sasl.NewPlainServer(func(_, u, p string) error { return right(u, p) })
	},
	"LOGIN":         func() sasl.Server { return &loginServer{} },
	"CRAM-MD5":      func() sasl.Server { return &cramServer{} },
	"SCRAM-SHA-256": func() sasl.Server { return &scramServer{} },
}

type loginServer struct{ said []string }

func (s *loginServer) Next(answer []byte) ([]byte, bool, error) {
	if answer != nil {
		s.said = append(s.said, string(answer))
	}
	switch len(s.said) {
	case 0:
		return []byte("Username:"), false, nil
	case 1:
		return []byte("Password:"), false, nil
	}
	return nil, true, right(s.said[0], s.said[1])
}

// cramServer is RFC 2195.
type cramServer struct{}

const cramChallenge = "<1896.697170952@sink.test>"

func (cramServer) Next(answer []byte) ([]byte, bool, error) {
	if len(answer) == 0 {
		return []byte(cramChallenge), false, nil
	}
	mac := hmac.New(md5.New, []byte(password))
	mac.Write([]byte(cramChallenge))
	if string(answer) != user+" "+hex.EncodeToString(mac.Sum(nil)) {
		return nil, true, errWrong
	}
	return nil, true, nil
}

// scramServer is RFC 5802 and 7677, without binding to the channel.
type scramServer struct{ first, nonce string }

func (s *scramServer) Next(answer []byte) ([]byte, bool, error) {
	said := string(answer)
	switch {
	case said == "" && s.nonce != "":
		return nil, true, nil // the client is satisfied too
	case said == "":
		return nil, false, nil
	case s.nonce == "":
		s.first = strings.TrimPrefix(said, "n,,")
		_, nonce, _ := strings.Cut(s.first, ",r=")
		s.nonce = nonce + "sink"
		return []byte(s.challenge()), false, nil
	}
	return s.prove(said)
}

func (s *scramServer) challenge() string {
	return "r=" + s.nonce + ",s=" + base64.StdEncoding.EncodeToString([]byte("salt")) + ",i=4096"
}

func (s *scramServer) prove(final string) ([]byte, bool, error) {
	without, proof, _ := strings.Cut(final, ",p=")
	key, err := pbkdf2.Key(sha256.New, password, []byte("salt"), 4096, sha256.Size)
	if err != nil {
		return nil, true, err
	}
	mac := func(key []byte, text string) []byte {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(text))
		return h.Sum(nil)
	}
	talk := s.first + "," + s.challenge() + "," + without
	clientKey := mac(key, "Client Key")
	stored := sha256.Sum256(clientKey)
	subtle.XORBytes(clientKey, clientKey, mac(stored[:], talk))
	if proof != base64.StdEncoding.EncodeToString(clientKey) {
		return nil, true, errWrong
	}
	return []byte("v=" + base64.StdEncoding.EncodeToString(mac(mac(key, "Server Key"), talk))), false, nil
}

// secured is a sink with TLS and logins, and a server setting that fits it.
func secured(t *testing.T, names ...string) (*sink, dispatch.Server) {
	t.Helper()
	own, roots := certificate(t)
	offered := map[string]func() sasl.Server{}
	for _, name := range names {
		offered[name] = logins[name]
	}
	s := start(t, &sink{logins: offered}, func(server *smtp.Server) {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{own}}
	})
	server := local(s.port)
	server.Host, server.Security, server.Roots = "localhost", dispatch.StartTLS, roots
	server.Username, server.Password = user, password
	return s, server
}

func TestLogsInAsTheServerOffers(t *testing.T) {
	t.Parallel()
	for name := range logins {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, server := secured(t, name)
			send(t, sender(t, server), reminder(1))
			if got := len(s.messages()); got != 1 {
				t.Errorf("%d messages, want 1", got)
			}
		})
	}
}

func TestAWrongPasswordIsNobodysAddress(t *testing.T) {
	t.Parallel()
	for name := range logins {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, server := secured(t, name)
			server.Password = "forkert"
			failed := sendFails(t, sender(t, server), reminder(1))
			if failed.Permanent || failed.Hindrance != casework.OwnSide || !fault.HasKey(failed, "dispatch.login_refused") {
				t.Errorf("got %+v, want a temporary fault of our own", failed)
			}
			if strings.Contains(fmt.Sprintf("%+v", failed), "forkert") {
				t.Error("the password stands in the error")
			}
		})
	}
}

func TestAServerThatOffersNoLoginIsNotUsedWithOne(t *testing.T) {
	t.Parallel()
	_, server := secured(t)
	if failed := sendFails(t, sender(t, server), reminder(1)); !fault.HasKey(failed, "dispatch.login_refused") {
		t.Errorf("got %v", failed.Err)
	}
}

func TestAPasswordIsNotSentInTheOpenToAnotherMachine(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", answers: map[string]string{"EHLO": "250-script.test\r\n250 AUTH PLAIN LOGIN"}}
	server := local(play(t, s))
	server.Host, server.Security = "::ffff:127.0.0.1", dispatch.OpenAnywhere // a name that isn't known as this machine
	server.Username, server.Password = user, password
	failed := sendFails(t, sender(t, server), reminder(1))
	if !fault.HasKey(failed, "dispatch.server_unprotected") {
		t.Errorf("got %v", failed.Err)
	}
	if strings.Contains(s.said(), "AUTH") {
		t.Errorf("said %q", s.said())
	}
}

func TestTLSFromTheFirstByte(t *testing.T) {
	t.Parallel()
	own, roots := certificate(t)
	s := &sink{}
	listener, port := hear(t)
	startOn(t, s, tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{own}}))
	server := local(port)
	server.Host, server.Security, server.Roots = "localhost", dispatch.ImplicitTLS, roots
	send(t, sender(t, server), reminder(1))
}

func TestNoMailWithoutTheProtectionThatWasAskedFor(t *testing.T) {
	t.Parallel()
	open := start(t, &sink{})
	server := local(open.port)
	server.Host, server.Security = "localhost", dispatch.StartTLS
	if failed := sendFails(t, sender(t, server), reminder(1)); !fault.HasKey(failed, "dispatch.server_without_tls") {
		t.Errorf("got %v", failed.Err)
	}

	_, untrusted := secured(t)
	untrusted.Roots, untrusted.Username = nil, ""
	if failed := sendFails(t, sender(t, untrusted), reminder(1)); !fault.HasKey(failed, "dispatch.server_authority_unknown") {
		t.Errorf("got %v", failed.Err)
	}
	if got := len(open.messages()); got != 0 {
		t.Errorf("%d messages went in the open", got)
	}
}

// Each reason to distrust a certificate is mended in another place, so each is named.
func TestACertificateThatDoesNotHoldIsNamedForWhy(t *testing.T) {
	t.Parallel()
	_, known := secured(t)
	known.Username = ""
	authority, named, expired := known, known, known
	authority.Roots = nil
	showing := func(server *dispatch.Server, name string, end time.Time) {
		own, roots := certificateFor(t, name, end)
		s := start(t, &sink{}, func(server *smtp.Server) { server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{own}} })
		server.Port, server.Roots = s.port, roots
	}
	showing(&named, "smtp.other.test", time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
	showing(&expired, "localhost", time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC))
	for key, server := range map[string]dispatch.Server{
		"dispatch.server_authority_unknown": authority, "dispatch.server_has_other_name": named, "dispatch.server_certificate_expired": expired,
	} {
		waits(t, sendFails(t, sender(t, server), reminder(1)), key)
	}
}

// Where each side waits for the other to begin, it is found out and said, long before
// either gives up.
func TestTheWrongWayOfTLSIsNamed(t *testing.T) {
	t.Parallel()
	own, _ := certificate(t)
	listener, port := hear(t)
	startOn(t, &sink{}, tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{own}}))
	begins := local(port)
	begins.Security, begins.Timeouts.Quiet, begins.Timeouts.Connect = dispatch.StartTLS, time.Millisecond, time.Hour
	waits(t, sendFails(t, sender(t, begins), reminder(1)), "dispatch.server_wants_implicit")

	_, speaks := secured(t)
	speaks.Security = dispatch.ImplicitTLS
	waits(t, sendFails(t, sender(t, speaks), reminder(1)), "dispatch.server_wants_starttls")
}

// A server that is slow to greet on purpose, against spam, is waited for.
func TestASlowGreetingIsWaitedFor(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	var visitors atomic.Int32
	port := play(t, &script{greeting: "220 sink", data: "250 OK", answers: map[string]string{"DATA": "354 go"}, before: func() {
		if visitors.Add(1) == 1 {
			<-asked // until the other way has been tried
			return
		}
		close(asked)
	}})
	server := local(port)
	server.Timeouts.Quiet = time.Millisecond
	send(t, sender(t, server), reminder(1))
}
