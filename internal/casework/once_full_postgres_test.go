package casework_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"krav/internal/store/storetest"
)

// TestExactlyOnceWhenTheTablesOfPostgreSQLHaveNoRoom has the tables lie on a small
// disk apart from the server's own files: the server stays and says what is wrong.
func TestExactlyOnceWhenTheTablesOfPostgreSQLHaveNoRoom(t *testing.T) {
	t.Parallel()
	s := newSmallServer(t)
	unshared(t, []string{
		smallDisk(s.small, "48m"), smallDisk(s.large, "300m"), s.initialised(s.large + "/log"), s.started(), "mkdir " + s.small + "/own",
		s.told("CREATE TABLESPACE small LOCATION '" + s.small + "/own'"), s.told("CREATE DATABASE krav TABLESPACE small"),
	}, orders{Task: filling, URL: s.address("krav"), Disk: s.small})
}

// TestExactlyOnceWhenTheLogOfPostgreSQLHasNoRoom has the server's write-ahead log lie
// on a small disk: without room for that the server goes, in the middle of what it
// does, and somebody starts it again.
func TestExactlyOnceWhenTheLogOfPostgreSQLHasNoRoom(t *testing.T) {
	t.Parallel()
	s := newSmallServer(t)
	unshared(t, []string{smallDisk(s.small, "12m"), smallDisk(s.large, "300m"), s.initialised(s.small + "/log"), s.started()},
		orders{Task: filling, URL: s.address("postgres"), Disk: s.small, Revive: s.started()})
}

// smallServer is a PostgreSQL server with a small disk, by the commands that make it.
type smallServer struct{ programs, folder, small, large string }

func newSmallServer(t *testing.T) smallServer {
	t.Helper()
	programs := storetest.Programs(t)
	folder, err := os.MkdirTemp("/tmp", "krav-full") //nolint:usetesting // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	s := smallServer{programs, folder, filepath.Join(folder, "s"), filepath.Join(folder, "l")}
	for _, disk := range []string{s.small, s.large} {
		if err := os.Mkdir(disk, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// initialised makes the server's files, with a log in small pieces.
func (s smallServer) initialised(log string) string {
	return s.programs + "/initdb --pgdata=" + s.large + "/data --waldir=" + log + " --wal-segsize=1 --username=krav --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null"
}

// started starts the server. What it says lies off the disk that is filled.
func (s smallServer) started() string {
	settings := "-k " + s.large + " -c listen_addresses= -c fsync=off -c max_wal_size=8MB -c min_wal_size=2MB"
	return fmt.Sprintf("%s/pg_ctl --pgdata=%s/data --log=%s/server.log -o '%s' --wait --silent start", s.programs, s.large, s.folder, settings)
}

func (s smallServer) told(statement string) string {
	return fmt.Sprintf(`%s/psql --quiet --no-psqlrc --dbname="%s" --command="%s"`, s.programs, s.address("postgres"), statement)
}

func (s smallServer) address(database string) string {
	return "postgres://krav@/" + database + "?host=" + s.large
}

// revive starts a server again that has gone.
func (o orders) revive(ctx context.Context) error {
	if o.Revive == "" {
		return nil
	}
	// One that stayed says that it is there already.
	said, err := exec.CommandContext(ctx, "sh", "-c", o.Revive).CombinedOutput()
	if err != nil && !strings.Contains(string(said), "another server might be running") {
		return fmt.Errorf("start the server again: %w: %s", err, said)
	}
	return nil
}
