package dispatch_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/dispatch/postfix"
)

// inbox takes reports.
type inbox chan casework.Report

func (b inbox) Report(_ context.Context, news casework.Report) error {
	b <- news
	return nil
}

// listen runs a bounce listener until the test ends, and returns its port.
func listen(t *testing.T, reports casework.Reports, settings ...func(*dispatch.Bounces)) int {
	t.Helper()
	listener, port := hear(t)
	bounces := &dispatch.Bounces{
		Tokens:  tokens(t),
		Reports: reports,
		Now:     func(debt.CreditorID) time.Time { return heard },
		Log:     slog.New(slog.DiscardHandler),
		Hello:   "bounce.krav.test",
	}
	for _, set := range settings {
		set(bounces)
	}
	ctx, cancel := context.WithCancel(context.Background()) // ended in the clean-up, which waits for its end
	ended := make(chan error)
	go func() { ended <- bounces.Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("bounce listener ended in %v", err)
		}
	})
	return port
}

var heard = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestPostfixCarriesMailAndItsReportsFindTheirDispatch(t *testing.T) {
	t.Parallel()
	postfix.Folder(t)
	far := start(t, &sink{recipient: func(to string) error {
		if strings.HasPrefix(to, "ukendt@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
		}
		return nil
	}}, func(server *smtp.Server) { server.EnableDSN = false })
	news := make(inbox, 10)
	own, roots := certificate(t)
	relay := postfix.Start(t, own, postfix.Hops{Far: far.port, Back: listen(t, news)})
	server := local(relay.Port)
	server.Host, server.Security, server.Roots = "localhost", dispatch.StartTLS, roots
	one := sender(t, server)

	good, unknown := reminder(1), reminder(2)
	unknown.To = "ukendt@debitor.test"
	for _, out := range []casework.Outgoing{good, unknown} {
		handed := send(t, one, out)
		if handed.ProviderID == "" || !handed.Reports || handed.Accepted {
			t.Errorf("got %+v, want the queue's id, and reports promised", handed)
		}
	}
	got := map[debt.DispatchID]casework.Report{}
	for range 2 {
		report := nextReport(t, news, relay)
		got[report.Dispatch] = report
	}
	// The far server gives no receipts, so Postfix can say no more than that it
	// passed the message on: relayed, which isn't delivered (RFC 3464 § 2.3.3).
	if r := got[1]; r.Kind != casework.ReportRelayed || r.Status[0] != '2' || r.Creditor != 12 {
		t.Errorf("good address: %+v, want relayed, class 2, creditor 12", r)
	}
	if r := got[2]; r.Kind != casework.ReportFailed || r.Status != "5.1.1" || r.Hindrance != casework.AddressDead ||
		!strings.Contains(r.Diagnostic, "550 5.1.1 No such user here") || r.RemoteMTA == "" || !r.When.Equal(heard) {
		t.Errorf("unknown address: %+v, want failed with 5.1.1 and the far server's words", r)
	}
	// Each message left once, and reached the far server under its own id.
	arrived := far.messages()
	if len(arrived) != 1 || arrived[0].Message.Header.Get("Message-Id") != "<krav.1@krav.test>" {
		t.Errorf("%d messages arrived, want the first alone", len(arrived))
	}
}

func nextReport(t *testing.T, news inbox, relay postfix.Server) casework.Report {
	t.Helper()
	patience, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	select {
	case report := <-news:
		return report
	case <-patience.Done():
		t.Fatalf("no report came. Postfix said:\n%s", relay.Said())
		return casework.Report{}
	}
}
