package storetest

import (
	"bytes"
	"database/sql"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"krav/internal/store"
)

// Server is a PostgreSQL of a test's own, which it can stop and start again.
type Server struct {
	tb        testing.TB
	programs  string // folder of initdb and pg_ctl
	folder    string
	data      string // folder of the server's files
	settings  string // for its command line
	Address   string
	isRunning bool
}

// StartServer makes a PostgreSQL server and starts it. It skips the test where the
// server's programs aren't installed.
func StartServer(tb testing.TB) *Server {
	tb.Helper()
	programs := Programs(tb)
	folder, err := os.MkdirTemp("/tmp", "krav-away") //nolint:usetesting // the path of a socket must be short
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = os.RemoveAll(folder) })
	s := &Server{
		tb: tb, programs: programs, folder: folder, data: filepath.Join(folder, "data"),
		settings: "-c fsync=off", Address: "postgres://krav@/postgres?host=" + folder,
	}
	if os.Geteuid() == 0 {
		s.as("", "chown", owner(), folder)
	}
	s.as(owner(), filepath.Join(s.programs, "initdb"), "--pgdata="+s.data, "--username=krav", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
	s.Start()
	tb.Cleanup(func() {
		if s.isRunning {
			s.Stop("immediate")
		}
	})
	return s
}

// Programs returns the folder of PostgreSQL's server programs. It skips the test where
// they aren't installed, or nothing is tested on PostgreSQL.
func Programs(tb testing.TB) string {
	tb.Helper()
	PostgresAddress(tb)                                                                                          // who tests without PostgreSQL does without a server of their own too
	found, err := exec.CommandContext(tb.Context(), filepath.Join(root(tb), "scripts", "postgres-bin")).Output() //nolint:gosec // a script of the project
	if err != nil {
		tb.Skip("SKIPPED, NOT PROVEN: no PostgreSQL to start. Run: make deps")
	}
	return strings.TrimSpace(string(found))
}

// root returns the folder of the module.
func root(tb testing.TB) string {
	tb.Helper()
	file, err := exec.CommandContext(tb.Context(), "go", "env", "GOMOD").Output()
	if err != nil {
		tb.Skip("SKIPPED, NOT PROVEN: no go in the PATH. Get it from https://go.dev/dl and add its bin to the PATH")
	}
	return filepath.Dir(strings.TrimSpace(string(file)))
}

// owner returns the user that the server runs as: PostgreSQL refuses to be root.
// It is nobody in particular where we aren't root ourselves.
func owner() string {
	if os.Geteuid() != 0 {
		return ""
	}
	if _, err := user.Lookup("postgres"); err == nil {
		return "postgres"
	}
	return "nobody"
}

// as runs a program as a user, or as ourselves.
func (s *Server) as(who string, program ...string) {
	s.tb.Helper()
	if who != "" {
		program = append([]string{"setpriv", "--reuid=" + who, "--regid=" + who, "--clear-groups", "--"}, program...)
		if who == "nobody" {
			program[2] = "--regid=nogroup"
		}
	}
	command := exec.Command(program[0], program[1:]...) //nolint:gosec,noctx // PostgreSQL's own programs; it is stopped also when the test has ended
	command.Dir = s.folder
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Run(); err != nil {
		s.tb.Errorf("%v: %v\n%s", program, err, said.String())
	}
}

// Start starts the server and waits until it answers.
func (s *Server) Start() {
	s.tb.Helper()
	s.as(owner(), filepath.Join(s.programs, "pg_ctl"), "--pgdata="+s.data, "--log="+filepath.Join(s.folder, "server.log"),
		"-o", "-k "+s.folder+" -c listen_addresses='' "+s.settings, "--wait", "--silent", "start")
	s.isRunning = true
}

// Stop stops the server: "fast" breaks the connections off, "immediate" is as if
// the machine had been switched off.
func (s *Server) Stop(mode string) {
	s.tb.Helper()
	s.as(owner(), filepath.Join(s.programs, "pg_ctl"), "--pgdata="+s.data, "--mode="+mode, "--wait", "--silent", "stop")
	s.isRunning = false
}

// Open returns a database on the server with the newest schema.
func (s *Server) Open(tb testing.TB) Database {
	tb.Helper()
	migrated, err := store.Open(tb.Context(), store.Options{URL: s.Address, Migrate: true})
	if err != nil {
		tb.Fatal(err)
	}
	if err := migrated.Close(); err != nil {
		tb.Fatal(err)
	}
	return At(tb, s.Address)
}

// At returns the database at an address, whose schema is the newest.
func At(tb testing.TB, address string) Database {
	tb.Helper()
	raw, err := sql.Open("pgx", address)
	if err != nil {
		tb.Fatal(err)
	}
	return opened(tb, store.Options{URL: address}, raw)
}
