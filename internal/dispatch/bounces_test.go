package dispatch_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/smtp"
	"net/textproto"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
)

// bring hands a returned message over to a listener, as a mail server does.
func bring(t *testing.T, port int, to, text string) error {
	t.Helper()
	return smtp.SendMail(fmt.Sprintf("127.0.0.1:%d", port), nil, "", []string{to}, []byte(text))
}

func bounce(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/returned/" + name + ".eml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func code(err error) int {
	answer, ok := errors.AsType[*textproto.Error](err)
	if !ok {
		return 0
	}
	return answer.Code
}

func TestNewsIsRecordedForTheDispatchThatTheAddressNames(t *testing.T) {
	t.Parallel()
	news := make(inbox, 10)
	port := listen(t, news)
	// The report speaks of another message; the address it came to is what counts.
	if err := bring(t, port, tokens(t).Address(12, 77), bounce(t, "postfix-failed")); err != nil {
		t.Fatal(err)
	}
	got := <-news
	if got.Creditor != 12 || got.Dispatch != 77 || got.Kind != casework.ReportFailed || !got.When.Equal(heard) {
		t.Errorf("got %+v, want 12's dispatch 77 failed, when it was heard", got)
	}
	if got.Raw == [32]byte{} || got.Raw == sha256.Sum256(nil) {
		t.Errorf("hash = %x", got.Raw)
	}
}

func TestTheSameNewsTwiceHasTheSameHashAndPlace(t *testing.T) {
	t.Parallel()
	news := make(inbox, 20)
	port := listen(t, news)
	to := tokens(t).Address(12, 77)
	for range 2 {
		if err := bring(t, port, to, bounce(t, "forwarded")); err != nil {
			t.Fatal(err)
		}
	}
	type identity struct {
		raw   [32]byte
		place int
	}
	seen := map[identity]int{}
	for range 10 {
		report := <-news
		seen[identity{report.Raw, report.Place}]++
	}
	if len(seen) != 5 {
		t.Errorf("%d reports told apart, want 5: the file has five recipients", len(seen))
	}
	for id, times := range seen {
		if times != 2 {
			t.Errorf("report %d came %d times under its identity, want 2", id.place, times)
		}
	}
}

func TestOnlySignedAddressesAreTaken(t *testing.T) {
	t.Parallel()
	port := listen(t, make(inbox, 1))
	forged, err := dispatch.NewTokens("bounce.krav.test", bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{
		"postmaster@bounce.krav.test",
		"anna@debitor.test",
		forged.Address(12, 77),
		strings.Replace(tokens(t).Address(12, 77), "bounce.krav.test", "debitor.test", 1),
	} {
		if err := bring(t, port, to, bounce(t, "postfix-failed")); code(err) != 550 {
			t.Errorf("%s: %v, want 550", to, err)
		}
	}
}

func TestOneMessageIsNewsOfOneDispatch(t *testing.T) {
	t.Parallel()
	port := listen(t, make(inbox, 1))
	to := []string{tokens(t).Address(12, 77), tokens(t).Address(12, 78)}
	err := smtp.SendMail(fmt.Sprintf("127.0.0.1:%d", port), nil, "", to, []byte(bounce(t, "postfix-failed")))
	if code(err) != 452 {
		t.Errorf("got %v, want 452: the second is to come by itself", err)
	}
}

func TestNewsMayComeEncrypted(t *testing.T) {
	t.Parallel()
	own, roots := certificate(t)
	news := make(inbox, 1)
	port := listen(t, news, func(b *dispatch.Bounces) { b.TLS = &tls.Config{Certificates: []tls.Certificate{own}} })
	client, err := smtp.Dial(fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	text, err := begin(client, &tls.Config{RootCAs: roots, ServerName: "localhost"}, tokens(t).Address(12, 77))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = text.Write([]byte(bounce(t, "postfix-failed")))
	if err := text.Close(); err != nil {
		t.Fatal(err)
	}
	if got := <-news; got.Dispatch != 77 {
		t.Errorf("got %+v", got)
	}
}

// begin goes over to TLS and up to the message itself.
func begin(client *smtp.Client, settings *tls.Config, to string) (io.WriteCloser, error) {
	if err := client.StartTLS(settings); err != nil {
		return nil, err
	}
	if err := client.Mail(""); err != nil {
		return nil, err
	}
	if err := client.Rcpt(to); err != nil {
		return nil, err
	}
	return client.Data()
}

func TestAnAutomaticAnswerIsTakenAndForgotten(t *testing.T) {
	t.Parallel()
	news := make(inbox, 1)
	port := listen(t, news)
	if err := bring(t, port, tokens(t).Address(12, 77), bounce(t, "away-outlook")); err != nil {
		t.Fatal(err)
	}
	select {
	case report := <-news:
		t.Errorf("it was reported as %+v", report)
	default:
	}
}

// fails records nothing until it is told otherwise.
type fails struct {
	mu   sync.Mutex
	left int
	got  int
}

func (f *fails) Report(context.Context, casework.Report) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left > 0 {
		f.left--
		return errors.New("the database is away")
	}
	f.got++
	return nil
}

func TestNewsThatCantBeRecordedIsAskedForAgain(t *testing.T) {
	t.Parallel()
	store := &fails{left: 1}
	port := listen(t, store)
	to := tokens(t).Address(12, 77)
	if err := bring(t, port, to, bounce(t, "postfix-failed")); code(err) != 451 {
		t.Errorf("got %v, want 451: keep it and come again", err)
	}
	if err := bring(t, port, to, bounce(t, "postfix-failed")); err != nil {
		t.Error(err)
	}
	if store.got != 1 {
		t.Errorf("recorded %d times, want once", store.got)
	}
}

func TestAMessageWithoutEndIsRefused(t *testing.T) {
	t.Parallel()
	port := listen(t, make(inbox, 1))
	endless := "Subject: x\r\n\r\n" + strings.Repeat(strings.Repeat("x", 998)+"\r\n", 42000) // 42 MB
	if err := bring(t, port, tokens(t).Address(12, 77), endless); code(err) != 552 {
		t.Errorf("got %v, want 552", err)
	}
}

func TestAListenerEndsWithItsContextAndRecordsNothingMore(t *testing.T) {
	t.Parallel()
	listener, port := hear(t)
	bounces := &dispatch.Bounces{
		Tokens: tokens(t), Reports: make(inbox), Log: slog.New(slog.DiscardHandler),
		Now: func(debt.CreditorID) time.Time { return heard },
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := bounces.Serve(ended, listener); err != nil {
		t.Errorf("ended in %v", err)
	}
	if err := bring(t, port, tokens(t).Address(12, 77), "x"); err == nil {
		t.Error("it still answers")
	}
}

func TestTheListenersLogHoldsNoAddressAndNoText(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	listener, port := hear(t)
	bounces := &dispatch.Bounces{
		Tokens: tokens(t), Reports: &fails{left: 1}, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Now: func(debt.CreditorID) time.Time { return heard },
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- bounces.Serve(ctx, listener) }()
	_ = bring(t, port, tokens(t).Address(12, 77), bounce(t, "postfix-failed"))
	_ = bring(t, port, "anna@debitor.test", "x")
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	said := log.String()
	if !strings.Contains(said, "dispatch=77") {
		t.Errorf("the dispatch isn't named: %s", said)
	}
	for _, private := range []string{"@", "debitor", "No such user"} {
		if strings.Contains(said, private) {
			t.Errorf("%q stands in the log: %s", private, said)
		}
	}
}
