package dispatch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

func send(t *testing.T, s *dispatch.SMTP, out casework.Outgoing) casework.Handed {
	t.Helper()
	handed, err := s.Send(t.Context(), out)
	if err != nil {
		t.Fatalf("send: %v", err)
	}
	return handed
}

// sendFails sends and returns the error it must end in.
func sendFails(t *testing.T, s *dispatch.SMTP, out casework.Outgoing) *casework.SendError {
	t.Helper()
	_, err := s.Send(t.Context(), out)
	failed, ok := errors.AsType[*casework.SendError](err)
	if !ok {
		t.Fatalf("send ended in %v, want a *casework.SendError", err)
	}
	if fault.Of(err) == nil {
		t.Errorf("%v has no fault that says it to a person", err)
	}
	return failed
}

func TestAMessageArrivesWithItsOwnReturnAddressAndAskedForReports(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	handed := send(t, sender(t, local(s.port)), reminder(77))

	got := s.messages()
	if len(got) != 1 {
		t.Fatalf("%d messages arrived, want 1", len(got))
	}
	if got[0].To != "anna.holm@debitor.test" {
		t.Errorf("recipient = %s", got[0].To)
	}
	creditor, id, ok := tokens(t).Read(got[0].From)
	if !ok || creditor != 12 || id != 77 {
		t.Errorf("envelope sender %s stands for %d, %d, %t; want 12, 77, true", got[0].From, creditor, id, ok)
	}
	if got[0].Envelope.Return != smtp.DSNReturnHeaders || got[0].Envelope.EnvelopeID != tokens(t).Word(12, 77) {
		t.Errorf("RET=%s ENVID=%s, want HDRS and the signed word", got[0].Envelope.Return, got[0].Envelope.EnvelopeID)
	}
	if len(got[0].Recipient.Notify) != 3 || got[0].Recipient.OriginalRecipient != "anna.holm@debitor.test" {
		t.Errorf("NOTIFY=%v ORCPT=%s, want three and the address", got[0].Recipient.Notify, got[0].Recipient.OriginalRecipient)
	}
	if handed.Accepted {
		t.Error("a server that carries mail further is no receiver")
	}
	if !handed.Reports {
		t.Error("the server promised reports, and it isn't said")
	}
}

// A server that sends for its own addresses alone refuses a return address of ours.
func TestAServerOfACreditorsOwnSendsFromItsOwnAddress(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	server := local(s.port)
	server.Return = "kontor@fjord.test"
	send(t, sender(t, server), reminder(77))
	if got := s.messages(); len(got) != 1 || got[0].From != "kontor@fjord.test" {
		t.Errorf("arrived = %+v, want one from kontor@fjord.test", got)
	}
}

func TestAServerThatHoldsTheMailboxItselfIsTheReceiver(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	server := local(s.port)
	server.Receives = []string{"Debitor.Test"}
	if handed := send(t, sender(t, server), reminder(1)); !handed.Accepted {
		t.Error("accepted = false, want true: the server holds debitor.test")
	}
}

func TestWithoutDSNNothingIsPromised(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{}, func(server *smtp.Server) { server.EnableDSN = false })
	if handed := send(t, sender(t, local(s.port)), reminder(1)); handed.Reports {
		t.Error("reports = true, but the server doesn't know them")
	}
}

func TestManyMessagesShareAConnectionUntilItIsWorn(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	server := local(s.port)
	server.Lines, server.PerLine = 1, 5
	one := sender(t, server)
	for i := range 12 {
		send(t, one, reminder(debt.DispatchID(i+1)))
	}
	// Twelve messages, five on each: three connections.
	if got := s.number(&s.visits); got != 3 {
		t.Errorf("%d connections, want 3", got)
	}
	if got := len(s.messages()); got != 12 {
		t.Errorf("%d messages, want 12", got)
	}
}

func TestNoMoreConnectionsThanAllowed(t *testing.T) {
	t.Parallel()
	waiting := make(chan struct{}, 10)
	goOn := make(chan struct{})
	s := start(t, &sink{answer: func(int, net.Conn) error {
		waiting <- struct{}{}
		<-goOn
		return nil
	}})
	server := local(s.port)
	server.Lines = 2
	one := sender(t, server)
	done := make(chan error, 6)
	for i := range 6 {
		go func() {
			_, err := one.Send(context.Background(), reminder(debt.DispatchID(i+1))) // outlives a failed test
			done <- err
		}()
	}
	<-waiting
	<-waiting
	if got := s.number(&s.visits); got != 2 {
		t.Errorf("%d connections at once, want 2", got)
	}
	close(goOn)
	for range 6 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestAConnectionTheServerDroppedMeanwhileIsMadeAnew(t *testing.T) {
	t.Parallel()
	var conns []net.Conn
	s := start(t, &sink{answer: func(_ int, conn net.Conn) error {
		conns = append(conns, conn)
		return nil
	}})
	server := local(s.port)
	server.Lines = 1
	one := sender(t, server)
	send(t, one, reminder(1))
	_ = conns[0].Close()
	send(t, one, reminder(2))
	if got := s.number(&s.visits); got != 2 {
		t.Errorf("%d connections, want 2", got)
	}
}

func TestAnUnusedConnectionIsClosed(t *testing.T) {
	t.Parallel()
	left := make(chan struct{})
	s := start(t, &sink{left: func() { close(left) }})
	server := local(s.port)
	server.Timeouts.Idle = time.Millisecond
	send(t, sender(t, server), reminder(1))
	<-left
}

func TestACutAfterTheMessageLeavesItInDoubtAndTheSecondTryIsTheSameMessage(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{answer: func(nth int, conn net.Conn) error {
		if nth == 1 {
			_ = conn.Close() // taken, and never said
		}
		return nil
	}})
	one := sender(t, local(s.port))
	failed := sendFails(t, one, reminder(5))
	if !failed.InDoubt || failed.Permanent {
		t.Errorf("in doubt = %t, permanent = %t; want true, false", failed.InDoubt, failed.Permanent)
	}
	if !fault.HasKey(failed, "dispatch.outcome_in_doubt") {
		t.Errorf("fault = %v", failed.Err)
	}
	send(t, one, reminder(5))
	got := s.messages()
	if len(got) != 2 {
		t.Fatalf("%d messages, want 2", len(got))
	}
	first, second := got[0].Message.Header.Get("Message-Id"), got[1].Message.Header.Get("Message-Id")
	if first != "<krav.5@krav.test>" || second != first {
		t.Errorf("message ids %s and %s, want the same twice", first, second)
	}
}

func TestACutInTheMiddleOfTheMessageIsNoDoubt(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{before: func(conn net.Conn) error { return conn.Close() }})
	out := reminder(1)
	out.Attachments[0].Bytes = bytes.Repeat([]byte("8 MB. "), 8<<20/6)
	failed := sendFails(t, sender(t, local(s.port)), out)
	if failed.InDoubt || failed.Permanent {
		t.Errorf("in doubt = %t, permanent = %t; want false, false: the end was never sent", failed.InDoubt, failed.Permanent)
	}
}

func TestAServerThatNeverAnswersIsGivenUp(t *testing.T) {
	t.Parallel()
	block := make(chan struct{})
	t.Cleanup(func() { close(block) })
	s := start(t, &sink{answer: func(int, net.Conn) error {
		<-block
		return nil
	}})
	server := local(s.port)
	server.Timeouts.Handover = 50 * time.Millisecond
	if failed := sendFails(t, sender(t, server), reminder(1)); !failed.InDoubt {
		t.Error("in doubt = false, want true: all was sent")
	}
}

func TestWhoStopsWaitingGetsTheLineBack(t *testing.T) {
	t.Parallel()
	arrived, block := make(chan struct{}, 1), make(chan struct{})
	t.Cleanup(func() { close(block) })
	s := start(t, &sink{recipient: func(string) error {
		arrived <- struct{}{}
		<-block
		return nil
	}})
	server := local(s.port)
	server.Lines = 1
	one := sender(t, server)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		_, err := one.Send(ctx, reminder(1))
		done <- err
	}()
	<-arrived
	cancel()
	failed, ok := errors.AsType[*casework.SendError](<-done)
	if !ok || failed.InDoubt || failed.Permanent {
		t.Errorf("got %+v, want a temporary error", failed)
	}
}

func TestAnAddressThatCantBeUsedNeverReachesTheServer(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	one := sender(t, local(s.port))
	for _, c := range []struct {
		key       string
		permanent bool
		hindrance casework.Hindrance
		spoil     func(*casework.Outgoing)
	}{
		{"dispatch.address_not_usable", true, casework.AddressDead, func(o *casework.Outgoing) { o.To = "anna@debitor" }},
		{"dispatch.address_not_ascii", true, casework.AddressDead, func(o *casework.Outgoing) { o.To = "søren@debitor.test" }},
		{"dispatch.field_has_line_break", true, casework.HindranceUnknown, func(o *casework.Outgoing) { o.ToName = "Anna\r\nBcc: alle@debitor.test" }},
		{"dispatch.attachments_too_large", true, casework.HindranceUnknown, func(o *casework.Outgoing) { o.Attachments[0].Bytes = make([]byte, 11<<20) }},
		{"dispatch.address_not_usable", false, casework.OwnSide, func(o *casework.Outgoing) { o.ReplyTo = "kontoret" }},
	} {
		out := reminder(1)
		c.spoil(&out)
		failed := sendFails(t, one, out)
		if failed.Permanent != c.permanent || failed.Hindrance != c.hindrance || !fault.HasKey(failed, c.key) {
			t.Errorf("permanent = %t, %s, %v; want %t, %s, %s", failed.Permanent, failed.Hindrance, failed.Err, c.permanent, c.hindrance, c.key)
		}
		if strings.Contains(failed.Error(), "debitor") {
			t.Errorf("%q names the recipient, and errors are logged", failed.Error())
		}
	}
	if got := s.number(&s.visits); got != 0 {
		t.Errorf("%d connections, want none", got)
	}
}

func TestADanishDomainIsSpokenInASCII(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	out := reminder(1)
	out.To = "post@bageriet-på-hjørnet.test"
	send(t, sender(t, local(s.port)), out)
	if got := s.messages()[0].To; got != "post@xn--bageriet-p-hjrnet-irb87a.test" {
		t.Errorf("recipient = %s, want the domain in punycode", got)
	}
}

func TestAProbeLogsInAndSendsNothing(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	if err := sender(t, local(s.port)).Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if visits, messages := s.number(&s.visits), len(s.messages()); visits != 1 || messages != 0 {
		t.Errorf("%d connections and %d messages, want 1 and 0", visits, messages)
	}
}

func TestSettingsAreShownWithoutTheirPassword(t *testing.T) {
	t.Parallel()
	server := local(25)
	server.Username, server.Password = user, password
	if shown := fmt.Sprintf("%v %+v %s", server, server, server); strings.Contains(shown, password) {
		t.Errorf("shown as %s", shown)
	}
}

func TestAServerWithoutHostOrSenderIsRefused(t *testing.T) {
	t.Parallel()
	for key, server := range map[string]dispatch.Server{
		"dispatch.host_missing":    {From: "brev@krav.test"},
		"dispatch.from_not_usable": {Host: "localhost", From: "Krav <brev@krav.test>"},
	} {
		if _, err := dispatch.NewSMTP(server, tokens(t)); !fault.HasKey(err, key) {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
