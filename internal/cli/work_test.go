package cli_test

import (
	"context"
	"net"
	"net/smtp"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"krav/internal/cli"
)

// office is a house in a folder of the test's own, driven by its commands.
type office struct {
	t       *testing.T
	folder  string
	environ []string
}

func newOffice(t *testing.T, settings ...string) *office {
	t.Helper()
	folder := t.TempDir()
	return &office{t: t, folder: folder, environ: append([]string{
		"KRAV_DB=" + filepath.Join(folder, "krav.db"),
		"KRAV_KEY_FILE=" + filepath.Join(folder, "krav.key"),
		"KRAV_FILES=" + filepath.Join(folder, "files"),
	}, settings...)}
}

// run calls a command on the day of the stories.
func (o *office) run(ctx context.Context, args ...string) said {
	o.t.Helper()
	var stdout, stderr strings.Builder
	code := cli.Main(ctx, cli.Call{
		Args: args, Environ: o.environ, Stdin: strings.NewReader(""),
		Stdout: &stdout, Stderr: &stderr, Now: noonOf("2026-11-02"),
	})
	return said{code, stdout.String(), stderr.String()}
}

func (o *office) must(args ...string) said {
	o.t.Helper()
	got := o.run(o.t.Context(), args...)
	if got.code != 0 {
		o.t.Fatalf("krav %s ends with %d: %s", strings.Join(args, " "), got.code, got.stderr)
	}
	return got
}

// freePort returns a port of this machine that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	var settings net.ListenConfig
	listener, err := settings.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

func TestWorkFollowsUpSendsAndHearsWhatComesBack(t *testing.T) {
	t.Parallel()
	s, address := startSink(t)
	bounces := freePort(t)
	host, port, _ := net.SplitHostPort(address)
	o := newOffice(t, "KRAV_SMTP_HOST="+host, "KRAV_SMTP_PORT="+port, "KRAV_SMTP_TLS=loopback",
		"KRAV_SMTP_FROM=krav@krav.example", "KRAV_BOUNCE_LISTEN="+bounces)
	o.must("creditor", "add", "--name", "Fjord Fitness ApS", "--automatic", "--address", "Havnegade 4", "--postcode", "4300", "--town", "Holbæk",
		"--phone", "10203040", "--email", "kontor@fjord.example", "--registration", "9999", "--account", "1234567",
		"--portal", "https://krav.example/s", "--cvr", "99007702", "--privacy", "https://fjord.example/privat")
	o.must("import", filepath.Join("testdata", "one-invoice.csv"), "--creditor", "1")

	// The night run catches up at once, the letter is made and leaves; then a report
	// comes that the address is dead.
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan said)
	go func() { ended <- o.run(ctx, "work") }()
	left := <-s.arrived
	report(t, bounces, left.from)
	stop()
	if got := <-ended; got.code != 0 {
		t.Fatalf("work ends with %d: %s", got.code, got.stderr)
	}

	seen := o.must("case", "show", "10001", "--creditor", "1", "--json").stdout
	for _, want := range []string{`"status": "failed"`, `"key": "task.mend_address"`, `"fees": "0.00"`} {
		if !strings.Contains(seen, want) {
			t.Errorf("the case lacks %s:\n%s", want, seen)
		}
	}
}

// report sends news to where returned mail is listened for, as the recipient's
// mail server does.
func report(t *testing.T, at, envelope string) {
	t.Helper()
	client, err := smtp.Dial(at)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	if err := client.Mail(""); err != nil {
		t.Fatal(err)
	}
	if err := client.Rcpt(envelope); err != nil {
		t.Fatal(err)
	}
	w, err := client.Data()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(deadAddress)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// deadAddress is a report of failed delivery (RFC 3464).
var deadAddress = strings.ReplaceAll(`From: MAILER-DAEMON@mx.holm.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The address isn't known here.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.holm.example

Final-Recipient: rfc822; anna@holm.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b--
`, "\n", "\r\n")

func TestASandboxNeverReachesAMailServer(t *testing.T) {
	t.Parallel()
	// Even with a server that would take it: the mail is in the folder.
	s, address := startSink(t)
	host, port, _ := net.SplitHostPort(address)
	o := newOffice(t, "KRAV_SMTP_HOST="+host, "KRAV_SMTP_PORT="+port, "KRAV_SMTP_TLS=loopback", "KRAV_SMTP_FROM=krav@krav.example")
	o.must("creditor", "add", "--name", "Øvehuset", "--sandbox", "--address", "Havnegade 4", "--postcode", "4300", "--town", "Holbæk",
		"--phone", "10203040", "--email", "kontor@fjord.example", "--registration", "9999", "--account", "1234567",
		"--portal", "https://krav.example/s", "--cvr", "99007702", "--privacy", "https://fjord.example/privat")
	o.must("import", filepath.Join("testdata", "one-invoice.csv"), "--creditor", "1")
	o.must("followup", "run", "--creditor", "1")
	o.must("work", "--until-empty")
	s.mu.Lock()
	defer s.mu.Unlock()
	caught, err := filepath.Glob(filepath.Join(o.folder, "files", "mail", strconv.Itoa(1), "*.eml"))
	if err != nil || len(s.got) != 0 || len(caught) != 1 {
		t.Errorf("%d mails left, %d were caught (%v), want none and one", len(s.got), len(caught), err)
	}
}
