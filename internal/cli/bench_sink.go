package cli

import (
	"context"
	"fmt"
	"io"
	"net"
	"sync/atomic"

	"github.com/emersion/go-smtp"
)

// benchSink is a mail server on this machine that takes everything and keeps
// nothing.
type benchSink struct {
	server *smtp.Server
	port   int
	taken  atomic.Int64
	ended  chan error
}

// openSink opens a sink on a port of its own.
func openSink(ctx context.Context) (*benchSink, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("open a mail server: %w", err)
	}
	s := &benchSink{ended: make(chan error, 1)}
	if address, ok := listener.Addr().(*net.TCPAddr); ok {
		s.port = address.Port
	}
	s.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return sinkSession{s}, nil }))
	s.server.Domain, s.server.EnableDSN = benchDomain, true
	go func() { s.ended <- s.server.Serve(listener) }()
	return s, nil
}

func (s *benchSink) close() error {
	if err := s.server.Close(); err != nil {
		return fmt.Errorf("close the mail server: %w", err)
	}
	<-s.ended
	return nil
}

// sinkSession is one visit to the sink.
type sinkSession struct{ sink *benchSink }

// Mail takes any sender.
func (sinkSession) Mail(string, *smtp.MailOptions) error { return nil }

// Rcpt takes any recipient.
func (sinkSession) Rcpt(string, *smtp.RcptOptions) error { return nil }

// Data reads a message to its end and forgets it.
func (v sinkSession) Data(r io.Reader) error {
	if _, err := io.Copy(io.Discard, r); err != nil {
		return fmt.Errorf("read a message: %w", err)
	}
	v.sink.taken.Add(1)
	return nil
}

// Reset forgets what was begun: nothing.
func (sinkSession) Reset() {}

// Logout ends the visit.
func (sinkSession) Logout() error { return nil }
