package storetest

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// StartKeepingServer makes a PostgreSQL server that keeps its log in an archive, and
// starts it. It skips the test where the server's programs aren't installed.
func StartKeepingServer(tb testing.TB) *Server {
	tb.Helper()
	s := StartServer(tb)
	s.Stop("fast")
	s.as(owner(), "mkdir", s.archive())
	s.settings += " -c archive_mode=on -c archive_command='cp %p " + s.archive() + "/%f'"
	s.Start()
	return s
}

func (s *Server) archive() string { return filepath.Join(s.folder, "archive") }

func (s *Server) copy() string { return filepath.Join(s.folder, "copy") }

// Copy copies the server's files while it is at work: what a restore begins from.
func (s *Server) Copy() {
	s.tb.Helper()
	s.as(owner(), filepath.Join(s.programs, "pg_basebackup"), "--host="+s.folder, "--username=krav", "--pgdata="+s.copy(),
		"--checkpoint=fast", "--no-sync")
}

// TakeBack stops the server, with its log in the archive, throws its files away, and
// starts it again from the copy and the archive, as it was at a moment.
func (s *Server) TakeBack(moment time.Time) {
	s.tb.Helper()
	s.Stop("fast")
	if err := os.RemoveAll(s.data); err != nil {
		s.tb.Fatal(err)
	}
	s.data = s.copy()
	s.as(owner(), "touch", filepath.Join(s.data, "recovery.signal"))
	s.settings += " -c restore_command='cp " + s.archive() + "/%f %p' -c recovery_target_action=promote" +
		" -c recovery_target_time='" + moment.UTC().Format("2006-01-02 15:04:05.000000+00") + "'"
	s.Start()
}
