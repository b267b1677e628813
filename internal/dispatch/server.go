package dispatch

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"strconv"
	"strings"
	"time"

	"krav/internal/fault"
)

// Server says how a mail server is reached, and as whom. The zero value of a
// field that has a default takes it.
type Server struct {
	Host     string
	Port     int            // default 587, or 465 with ImplicitTLS
	Security Security       // default StartTLS
	Roots    *x509.CertPool // who may vouch for the server; default the system's
	Username string         // empty: no login
	Password string
	Reach    Reach // default ReachPublic

	From string // address of the From header, at a domain that the server may send for
	// Return is where what can't be delivered comes back to: for a server that sends
	// for its own addresses alone. Empty: to addresses of each message's own, made by
	// Tokens.
	Return string
	Hello  string // our own name in EHLO; default the domain of From
	// Receives lists the domains whose mailboxes this server itself holds. For
	// them its yes is the receiving server's (modtaget).
	Receives []string

	Lines   int // connections at once; default 4
	PerLine int // messages on a connection before it is made anew; default 100

	Timeouts Timeouts
}

// String returns the server's address, and no password.
func (s Server) String() string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// Timeouts are how long a mail server may take. The defaults follow RFC 5321
// § 4.5.3.2; a short Handover makes doubles, because a server that is slow to
// answer has often taken the message.
type Timeouts struct {
	Connect  time.Duration // look-up, connection, TLS, greeting and login; default 30 s
	Quiet    time.Duration // silence until the other way of TLS is thought of; default 3 s
	Command  time.Duration // answer to a command; default 2 min
	Handover time.Duration // the message itself, and the answer to it; default 10 min
	Idle     time.Duration // how long an unused connection is kept; default 20 s
}

// Security is how the way to the server is protected.
type Security int

// The ways. None falls back to another.
const (
	// StartTLS begins in the open and goes over to TLS before anything is said;
	// a server that doesn't offer it is not used.
	StartTLS Security = iota + 1
	// ImplicitTLS is TLS from the first byte.
	ImplicitTLS
	// OpenOnLoopback is no protection, and only to this machine itself.
	OpenOnLoopback
	// OpenAnywhere is no protection at all: for a server on the operator's own
	// closed network. Passwords still aren't sent in the open.
	OpenAnywhere
)

const (
	portSubmission      = 587 // RFC 6409
	portSubmissionByTLS = 465 // RFC 8314
)

// withDefaults returns the server with its defaults filled in, or an Invalid
// fault saying what is missing.
func (s Server) withDefaults() (Server, error) {
	if s.Host == "" {
		return s, fault.New(fault.Invalid, "dispatch.host_missing").In("host")
	}
	from, err := asciiAddress(s.From)
	if err != nil {
		return s, fault.New(fault.Invalid, "dispatch.from_not_usable").In("from")
	}
	s.From = from
	if s.Return != "" {
		if s.Return, err = asciiAddress(s.Return); err != nil {
			return s, fault.New(fault.Invalid, "dispatch.from_not_usable").In("from")
		}
	}
	s.Security = orDefault(s.Security, StartTLS)
	s.Port = orDefault(s.Port, s.Security.port())
	s.Reach = orDefault(s.Reach, ReachPublic)
	s.Hello = orDefault(s.Hello, from[strings.LastIndexByte(from, '@')+1:])
	s.Lines = orDefault(s.Lines, 4)
	s.PerLine = orDefault(s.PerLine, 100)
	s.Timeouts = s.Timeouts.withDefaults()
	return s, nil
}

func (t Timeouts) withDefaults() Timeouts {
	return Timeouts{
		Connect:  orDefault(t.Connect, 30*time.Second),
		Quiet:    orDefault(t.Quiet, 3*time.Second),
		Command:  orDefault(t.Command, 2*time.Minute),
		Handover: orDefault(t.Handover, 10*time.Minute),
		Idle:     orDefault(t.Idle, 20*time.Second),
	}
}

func orDefault[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

func (s Security) port() int {
	if s == ImplicitTLS {
		return portSubmissionByTLS
	}
	return portSubmission
}

func (s Server) tls() *tls.Config {
	return &tls.Config{ServerName: s.Host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
}

// receives reports whether the server itself holds the mailbox of an address.
func (s Server) receives(address string) bool {
	_, domain, _ := strings.Cut(address, "@")
	for _, own := range s.Receives {
		if strings.EqualFold(own, domain) {
			return true
		}
	}
	return false
}
