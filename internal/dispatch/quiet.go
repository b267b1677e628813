package dispatch

import (
	"context"
	"crypto/tls"
	"net"
	"strconv"
	"time"
)

// dial opens a connection to the server, where it may be reached.
func (s Server) dial(ctx context.Context) (net.Conn, error) {
	dialer := net.Dialer{Control: s.Reach.control}
	return dialer.DialContext(ctx, "tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
}

// whenQuiet looks, where the server's greeting is long in coming, whether it waits for TLS
// from the first byte, as at port 465: then each waits for the other until somebody gives
// up. Many a server is slow to greet on purpose, so silence alone says nothing. The timer
// is stopped by the greeting.
func (s Server) whenQuiet(ctx context.Context, give context.CancelCauseFunc) *time.Timer {
	return time.AfterFunc(s.Timeouts.Quiet, func() {
		if s.Security != ImplicitTLS && s.speaksTLS(ctx) {
			give(errSpeaksTLS)
		}
	})
}

// speaksTLS reports whether the server answers TLS from the first byte. Nothing is said to
// it but that, so whoever it is need prove nothing.
func (s Server) speaksTLS(ctx context.Context) bool {
	conn, err := s.dial(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	asked := tls.Client(conn, &tls.Config{ServerName: s.Host, InsecureSkipVerify: true}) //nolint:gosec // nothing is sent on it
	return asked.HandshakeContext(ctx) == nil
}
