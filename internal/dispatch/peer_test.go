package dispatch_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
)

// The tests here speak to Postfix, a mail server by others, as it comes from
// Debian: unpacked into a folder, never installed. It has its own settings and
// queue in the test's temporary folder, listens on this machine only, and ends
// with the test.

// postfixFolder returns where Postfix has been unpacked, or skips the test.
func postfixFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("KRAV_MAIL_SERVER_DIR") //nolint:forbidigo // where a test finds its peer
	if folder == "" {
		folder = filepath.Join(moduleRoot(t), ".cache", "postfix")
	}
	if _, err := os.Stat(filepath.Join(folder, "usr/lib/postfix/sbin/master")); err != nil {
		t.Skip("SKIPPED, NOT PROVEN: no Postfix to test against. Run: make deps" +
			" (or: apt-get download postfix && dpkg -x postfix_*.deb .cache/postfix)")
	}
	if os.Geteuid() != 0 {
		t.Skip("SKIPPED, NOT PROVEN: Postfix starts as root only. Run: sudo -E go test ./internal/dispatch")
	}
	return folder
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(folder, "go.mod")); missing == nil {
			return folder
		}
		if filepath.Dir(folder) == folder {
			break
		}
		folder = filepath.Dir(folder)
	}
	t.Fatalf("no go.mod above: %v", err)
	return ""
}

// postfix runs with its next hops until the test ends.
type postfix struct {
	port    int
	tlsPort int // with TLS from the first byte
	roots   *x509.CertPool
	log     string // its log file
}

// mainCF are the settings that differ from Postfix's own. Users and groups are
// ones that every Debian has. Each %s is filled in by startPostfix.
const mainCF = `compatibility_level = 3.6
mail_owner = nobody
setgid_group = games
default_privs = daemon
queue_directory = %[1]s/spool
data_directory = %[1]s/data
meta_directory = %[1]s/conf
daemon_directory = %[2]s/usr/lib/postfix/sbin
shlib_directory = %[2]s/usr/lib/postfix
command_directory = %[2]s/usr/sbin
maillog_file = %[1]s/mail.log
maillog_file_prefixes = %[1]s
import_environment = LD_LIBRARY_PATH MAIL_CONFIG
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.krav.test
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_security_level = may
smtpd_tls_cert_file = %[1]s/conf/cert.pem
smtpd_tls_key_file = %[1]s/conf/key.pem
alias_maps =
alias_database =
local_recipient_maps =
smtp_dns_support_level = disabled
transport_maps = inline:{ debitor.test=smtp:[127.0.0.1]:%[3]d, bounce.krav.test=smtp:[127.0.0.1]:%[4]d }
`

const masterCF = `127.0.0.1:%d inet n - n - - smtpd
127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
postlog unix-dgram n - n - 1 postlogd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
`

// startPostfix runs Postfix with a far server for debitor.test and a listener for
// what comes back. Further settings stand above its own.
func startPostfix(t *testing.T, far, back int, settings ...string) postfix {
	t.Helper()
	binaries, home := postfixFolder(t), t.TempDir()
	own, roots := certificate(t)
	for _, folder := range []string{home, filepath.Dir(home)} { // Postfix gives up root's rights before it enters
		if err := os.Chmod(folder, 0o711); err != nil {
			t.Fatal(err)
		}
	}
	running := postfix{port: freePort(t), tlsPort: freePort(t), roots: roots, log: filepath.Join(home, "mail.log")}
	for _, folder := range []string{
		"conf", "data", "spool/pid", "spool/private", "spool/public", "spool/maildrop", "spool/incoming", "spool/active", "spool/deferred",
		"spool/bounce", "spool/defer", "spool/flush", "spool/hold", "spool/corrupt", "spool/saved", "spool/trace",
	} {
		makeFolder(t, filepath.Join(home, folder))
	}
	write(t, home, "conf/main.cf", fmt.Sprintf(mainCF, home, binaries, far, back)+strings.Join(settings, "\n")+"\n")
	write(t, home, "conf/master.cf", fmt.Sprintf(masterCF, running.port, running.tlsPort))
	write(t, home, "conf/dynamicmaps.cf", "")
	writeCertificate(t, home, own)

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	// -w: come back when it is ready; -e: end by itself should this test be killed.
	master := exec.CommandContext(ctx, filepath.Join(binaries, "usr/lib/postfix/sbin/master"), "-c", filepath.Join(home, "conf"), "-w", "-e", "300")
	libraries, _ := filepath.Glob(filepath.Join(binaries, "usr/lib/*-linux-gnu"))
	libraries = append(libraries, filepath.Join(binaries, "usr/lib/postfix"))
	master.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(libraries, ":"), "MAIL_CONFIG="+filepath.Join(home, "conf"))
	t.Cleanup(func() { stopPostfix(t, home) })
	if out, err := master.CombinedOutput(); err != nil {
		t.Fatalf("postfix: %v\n%s\n%s", err, out, running.said())
	}
	return running
}

// stopPostfix ends the server that this test started, and waits until it has let
// go of its lock: its queue is about to be removed.
func stopPostfix(t *testing.T, home string) {
	t.Helper()
	lock, err := os.OpenFile(filepath.Join(home, "spool/pid/master.pid"), os.O_RDWR, 0)
	if err != nil {
		return // it never started
	}
	defer func() { _ = lock.Close() }()
	text := make([]byte, 32)
	n, _ := lock.Read(text)
	pid, err := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	if err != nil {
		t.Errorf("postfix left no process id: %v", err)
		return
	}
	if err := syscall.Kill(pid, syscall.SIGTERM); err != nil {
		t.Errorf("end postfix: %v", err)
		return
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Errorf("wait for postfix: %v", err)
	}
}

func (p postfix) said() string {
	log, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(log)
}

// makeFolder makes a folder that belongs to the user that Postfix runs as.
func makeFolder(t *testing.T, path string) {
	t.Helper()
	const nobody, games = 65534, 60 // by Debian's base-passwd, on every installation
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(path)
	owner, group, mode := nobody, -1, os.FileMode(0o700)
	switch name {
	case "conf", "pid":
		owner, mode = 0, 0o755
	case "public":
		group, mode = games, 0o710
	case "maildrop":
		group, mode = games, 0o730
	}
	if err := os.Chown(path, owner, group); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, home, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(home, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func writeCertificate(t *testing.T, home string, own tls.Certificate) {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(own.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	write(t, home, "conf/cert.pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: own.Certificate[0]})))
	write(t, home, "conf/key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})))
}

func freePort(t *testing.T) int {
	t.Helper()
	listener, port := hear(t)
	_ = listener.Close()
	return port
}

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
	postfixFolder(t)
	far := start(t, &sink{recipient: func(to string) error {
		if strings.HasPrefix(to, "ukendt@") {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
		}
		return nil
	}}, func(server *smtp.Server) { server.EnableDSN = false })
	news := make(inbox, 10)
	relay := startPostfix(t, far.port, listen(t, news))
	server := local(relay.port)
	server.Host, server.Security, server.Roots = "localhost", dispatch.StartTLS, relay.roots
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

func nextReport(t *testing.T, news inbox, relay postfix) casework.Report {
	t.Helper()
	patience, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	select {
	case report := <-news:
		return report
	case <-patience.Done():
		t.Fatalf("no report came. Postfix said:\n%s", relay.said())
		return casework.Report{}
	}
}
