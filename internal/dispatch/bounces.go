package dispatch

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-smtp"
	"golang.org/x/net/netutil"

	"krav/internal/casework"
	"krav/internal/debt"
)

// Bounces is a mail server that takes nothing but news of the messages we sent
// (returmail). The house's bounce domain has its MX record pointing at it, or a
// mail server in front passes the domain on. It carries nothing further, and
// answers no other address.
type Bounces struct {
	Tokens  Tokens           // whose addresses are taken
	Reports casework.Reports // where the news goes
	Now     func(debt.CreditorID) time.Time
	Log     *slog.Logger
	Hello   string      // our own name in the greeting
	TLS     *tls.Config // for STARTTLS; nil: not offered
}

// What a sender of reports is given at most. A report holds the headers of our
// message (RET=HDRS), but many servers return all of it, with its PDF.
const (
	maxReportBytes   = 40 << 20
	maxReportLine    = 16 << 10
	maxReportSenders = 50 // connections at once
	reportPatience   = time.Minute
	sessionPatience  = 5 * time.Minute
	recordPatience   = 30 * time.Second
)

var (
	errNoSuchAddress = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such address here"}
	errNotRecorded   = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Could not record it now, please try again"}
)

// Serve answers on a listener until ctx ends. Then it hangs up on everybody, and
// returns when the news that was being recorded is recorded. What was cut off
// comes again.
func (b *Bounces) Serve(ctx context.Context, listener net.Listener) error {
	var open door
	server := b.server(func(c *smtp.Conn) (smtp.Session, error) {
		hangUp := time.AfterFunc(sessionPatience, func() { _ = c.Close() })
		return &session{Bounces: b, door: &open, ctx: context.WithoutCancel(ctx), end: hangUp.Stop}, nil
	})
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(listener, maxReportSenders)) }()
	var err error
	select {
	case err = <-ended:
		err = fmt.Errorf("bounce listener: %w", err)
	case <-ctx.Done():
	}
	_ = listener.Close() // the server doesn't know of it yet when ctx ends at once
	_ = server.Close()
	open.shut()
	return err
}

func (b *Bounces) server(visit smtp.BackendFunc) *smtp.Server {
	server := smtp.NewServer(visit)
	server.Domain = b.Hello
	server.TLSConfig = b.TLS
	server.MaxRecipients = 1 // news of one message each
	server.MaxMessageBytes = maxReportBytes
	server.MaxLineLength = maxReportLine
	server.ReadTimeout, server.WriteTimeout = reportPatience, reportPatience
	server.ErrorLog = quietLog{b.Log}
	return server
}

// door lets news in to be recorded until it is shut, and shutting it waits for
// those inside.
type door struct {
	sync.RWMutex
	closed bool
}

func (d *door) shut() {
	d.Lock()
	defer d.Unlock()
	d.closed = true
}

// session is one sender's visit.
type session struct {
	*Bounces
	door     *door
	ctx      context.Context //nolint:containedctx // go-smtp hands its sessions none
	end      func() bool
	creditor debt.CreditorID
	dispatch debt.DispatchID
}

// Mail takes any sender: reports come from nobody (<>), or ought to.
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

// Rcpt takes only the signed address of a dispatch.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	var ok bool
	if s.creditor, s.dispatch, ok = s.Tokens.Read(to); !ok {
		return errNoSuchAddress
	}
	return nil
}

// Data reads the news and has it recorded before it says yes. When it can't be
// recorded the sender keeps it and comes again.
func (s *session) Data(r io.Reader) error {
	hash := sha256.New()
	whole := io.TeeReader(r, hash)
	news := ReadReports(whole)
	if _, err := io.Copy(io.Discard, whole); err != nil {
		return err
	}
	for i := range news {
		news[i].Creditor, news[i].Dispatch, news[i].When = s.creditor, s.dispatch, s.Now(s.creditor)
		news[i].Place = i
		hash.Sum(news[i].Raw[:0])
	}
	return s.record(news)
}

func (s *session) record(news []casework.Report) error {
	s.door.RLock()
	defer s.door.RUnlock()
	if s.door.closed {
		return errNotRecorded
	}
	ctx, cancel := context.WithTimeout(s.ctx, recordPatience)
	defer cancel()
	for _, report := range news {
		if err := s.Reports.Report(ctx, report); err != nil {
			s.Log.LogAttrs(ctx, slog.LevelError, "report not recorded",
				slog.Int64("dispatch", int64(s.dispatch)), slog.String("kind", report.Kind.String()), slog.Any("error", err))
			return errNotRecorded
		}
	}
	return nil
}

// Reset forgets the address.
func (s *session) Reset() { s.creditor, s.dispatch = 0, 0 }

// Logout ends the visit.
func (s *session) Logout() error {
	s.end()
	return nil
}

// quietLog takes go-smtp's own messages and passes on only that there was one:
// their text may hold an address.
type quietLog struct{ log *slog.Logger }

// Printf says that there was trouble.
func (q quietLog) Printf(string, ...any) { q.log.Warn("trouble in the bounce listener") }

// Println says that there was trouble.
func (q quietLog) Println(...any) { q.log.Warn("trouble in the bounce listener") }

var _ smtp.Session = (*session)(nil)
