// Package postfix runs Postfix, a mail server by others, for tests: as it comes from Debian,
// unpacked into a folder and never installed. It has its own settings and queue in the test's
// temporary folder, listens on this machine only, and ends with the test.
package postfix

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Folder returns where Postfix has been unpacked, or skips the test.
func Folder(tb testing.TB) string {
	tb.Helper()
	folder, lack := find()
	if lack != "" {
		tb.Skip(lack)
	}
	return folder
}

// IsThere reports whether Postfix can be started here.
func IsThere() bool {
	_, lack := find()
	return lack == ""
}

// find returns where Postfix has been unpacked, or what it lacks to be started.
func find() (folder, lack string) {
	folder = os.Getenv("KRAV_MAIL_SERVER_DIR") //nolint:forbidigo // where a test finds its peer
	if folder == "" {
		folder = filepath.Join(moduleRoot(), ".cache", "postfix")
	}
	if _, err := os.Stat(filepath.Join(folder, "usr/lib/postfix/sbin/master")); err != nil { //nolint:gosec // who starts the test says where
		return "", "SKIPPED, NOT PROVEN: no Postfix to test against. Run: make deps" +
			" (or: apt-get download postfix && dpkg -x postfix_*.deb .cache/postfix)"
	}
	if os.Geteuid() != 0 {
		return "", "SKIPPED, NOT PROVEN: Postfix starts as root only. Run: sudo -E go test ./internal/dispatch"
	}
	return folder, ""
}

// moduleRoot returns the folder of go.mod, above the one that a test runs in.
func moduleRoot() string {
	folder, err := os.Getwd()
	for err == nil && filepath.Dir(folder) != folder {
		if _, missing := os.Stat(filepath.Join(folder, "go.mod")); missing == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	return folder
}

// Server is a Postfix that runs until the test ends.
type Server struct {
	Port    int
	TLSPort int    // with TLS from the first byte
	log     string // its log file
}

// Hops are the ports on this machine that Postfix passes mail on to: to the debtors of
// debitor.test, and back to the sender at bounce.krav.test.
type Hops struct{ Far, Back int }

// mainCF are the settings that differ from Postfix's own. Users and groups are
// ones that every Debian has. Each %s is filled in by Start.
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
alias_maps =
alias_database =
local_recipient_maps =
smtp_dns_support_level = disabled
transport_maps = inline:{ debitor.test=smtp:[127.0.0.1]:%[3]d, bounce.krav.test=smtp:[127.0.0.1]:%[4]d }
`

// tlsCF are those of a Postfix with a certificate.
const tlsCF = `smtpd_tls_security_level = may
smtpd_tls_cert_file = %[1]s/conf/cert.pem
smtpd_tls_key_file = %[1]s/conf/key.pem`

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

// Start runs Postfix with a certificate of its own, or without TLS where it is empty, and with
// its next hops. Further settings stand above its own.
func Start(tb testing.TB, own tls.Certificate, to Hops, settings ...string) Server {
	tb.Helper()
	binaries, home := Folder(tb), tb.TempDir()
	for _, folder := range []string{home, filepath.Dir(home)} { // Postfix gives up root's rights before it enters
		if err := os.Chmod(folder, 0o711); err != nil { //nolint:gosec // its users must come through
			tb.Fatal(err)
		}
	}
	running := Server{Port: freePort(tb), TLSPort: freePort(tb), log: filepath.Join(home, "mail.log")}
	for _, folder := range []string{
		"conf", "data", "spool/pid", "spool/private", "spool/public", "spool/maildrop", "spool/incoming", "spool/active", "spool/deferred",
		"spool/bounce", "spool/defer", "spool/flush", "spool/hold", "spool/corrupt", "spool/saved", "spool/trace",
	} {
		makeFolder(tb, filepath.Join(home, folder))
	}
	if len(own.Certificate) > 0 {
		settings = append(settings, fmt.Sprintf(tlsCF, home))
		writeCertificate(tb, home, own)
	}
	write(tb, home, "conf/main.cf", fmt.Sprintf(mainCF, home, binaries, to.Far, to.Back)+strings.Join(settings, "\n")+"\n")
	write(tb, home, "conf/master.cf", fmt.Sprintf(masterCF, running.Port, running.TLSPort))
	write(tb, home, "conf/dynamicmaps.cf", "")

	ctx, cancel := context.WithTimeout(tb.Context(), time.Minute)
	defer cancel()
	// -w: come back when it is ready; -e: end by itself should this test be killed.
	master := exec.CommandContext(ctx, filepath.Join(binaries, "usr/lib/postfix/sbin/master"), "-c", filepath.Join(home, "conf"), "-w", "-e", "300") //nolint:gosec // the test says which program
	libraries, _ := filepath.Glob(filepath.Join(binaries, "usr/lib/*-linux-gnu"))
	libraries = append(libraries, filepath.Join(binaries, "usr/lib/postfix"))
	master.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(libraries, ":"), "MAIL_CONFIG="+filepath.Join(home, "conf"))
	tb.Cleanup(func() { stop(tb, home) })
	if out, err := master.CombinedOutput(); err != nil {
		tb.Fatalf("postfix: %v\n%s\n%s", err, out, running.Said())
	}
	return running
}

// stop ends the server that this test started, and waits until it has let
// go of its lock: its queue is about to be removed.
func stop(tb testing.TB, home string) {
	tb.Helper()
	lock, err := os.OpenFile(filepath.Join(home, "spool/pid/master.pid"), os.O_RDWR, 0) //nolint:gosec // in the test's own folder
	if err != nil {
		return // it never started
	}
	defer func() { _ = lock.Close() }()
	text := make([]byte, 32)
	n, _ := lock.Read(text)
	pid, err := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	if err != nil {
		tb.Errorf("postfix left no process id: %v", err)
		return
	}
	if err := syscall.Kill(pid, syscall.SIGTERM); err != nil {
		tb.Errorf("end postfix: %v", err)
		return
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		tb.Errorf("wait for postfix: %v", err)
	}
}

// Said returns what Postfix has logged.
func (s Server) Said() string {
	log, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	return string(log)
}

// makeFolder makes a folder that belongs to the user that Postfix runs as.
func makeFolder(tb testing.TB, path string) {
	tb.Helper()
	const nobody, games = 65534, 60                  // by Debian's base-passwd, on every installation
	if err := os.MkdirAll(path, 0o755); err != nil { //nolint:gosec // its users must come through
		tb.Fatal(err)
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
		tb.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		tb.Fatal(err)
	}
}

func write(tb testing.TB, home, name, content string) {
	tb.Helper()
	if err := os.WriteFile(filepath.Join(home, name), []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
}

func writeCertificate(tb testing.TB, home string, own tls.Certificate) {
	tb.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(own.PrivateKey)
	if err != nil {
		tb.Fatal(err)
	}
	write(tb, home, "conf/cert.pem", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: own.Certificate[0]})))
	write(tb, home, "conf/key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})))
}

func freePort(tb testing.TB) int {
	tb.Helper()
	var settings net.ListenConfig
	listener, err := settings.Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		tb.Fatal(err)
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		tb.Fatal(err)
	}
	return number
}
