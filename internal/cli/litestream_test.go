package cli_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestASQLiteIsTakenBackToAMomentByLitestream(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: builds Litestream. Run without -short")
	}
	comesBack(t, newLitestream(t))
}

// litestream runs Litestream beside the program.
type litestream struct {
	t       *testing.T
	path    string // of Litestream
	scratch string // short, since a socket lies there
	folder  string // of the program
	running *exec.Cmd
}

// newLitestream builds Litestream. It skips the test where its modules can't be had.
func newLitestream(t *testing.T) *litestream {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "krav-stream") //nolint:usetesting // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	l := &litestream{t: t, path: filepath.Join(folder, "litestream"), scratch: folder}
	build := exec.CommandContext(t.Context(), "go", "build", "-modfile=tools/litestream/go.mod", "-o", l.path,
		"github.com/benbjohnson/litestream/cmd/litestream")
	build.Dir = filepath.Join("..", "..")
	if said, err := build.CombinedOutput(); err != nil {
		t.Skipf("Litestream can't be built: a SQLite taken back to a moment is NOT TESTED. Run: go mod download -modfile=tools/litestream/go.mod: %v\n%s", err, said)
	}
	return l
}

func (l *litestream) database() string { return filepath.Join(l.folder, "data", "krav.db") }

func (l *litestream) socket() string { return filepath.Join(l.scratch, "socket") }

func (l *litestream) config() string { return filepath.Join(l.scratch, "litestream.yml") }

func (l *litestream) begin() {
	l.t.Helper()
	text := fmt.Sprintf("socket: {enabled: true, path: %s}\ndbs:\n  - path: %s\n    replica: {path: %s}\n"+
		"snapshot: {interval: 24h, retention: 720h}\nl0-retention: 24h\n",
		l.socket(), l.database(), filepath.Join(l.scratch, "replica"))
	if err := os.WriteFile(l.config(), []byte(text), 0o600); err != nil {
		l.t.Fatal(err)
	}
	l.running = exec.CommandContext(l.t.Context(), l.path, "replicate", "-config", l.config())
	said, err := l.running.StdoutPipe()
	if err == nil {
		err = l.running.Start()
	}
	if err != nil {
		l.t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.Contains(lines.Text(), "control socket") {
		l.t.Log(lines.Text())
	}
	go func() {
		for lines.Scan() { // or it would stop when the pipe is full
		}
	}()
}

func (l *litestream) keep() {
	l.t.Helper()
	l.does("sync", "-socket", l.socket(), "-wait", l.database())
}

func (l *litestream) does(args ...string) {
	l.t.Helper()
	said, err := exec.CommandContext(l.t.Context(), l.path, args...).CombinedOutput()
	if err != nil {
		l.t.Fatalf("litestream %s: %v\n%s", strings.Join(args, " "), err, said)
	}
}

func (l *litestream) takeBack(moment time.Time) {
	l.t.Helper()
	_ = l.running.Process.Kill() // the machine is lost
	_ = l.running.Wait()
	lost, err := filepath.Glob(l.database() + "*")
	if err != nil {
		l.t.Fatal(err)
	}
	hidden, err := filepath.Glob(filepath.Join(l.folder, "data", ".krav.db*"))
	if err != nil {
		l.t.Fatal(err)
	}
	for _, file := range append(lost, hidden...) {
		if err := os.RemoveAll(file); err != nil {
			l.t.Fatal(err)
		}
	}
	l.does("restore", "-config", l.config(), "-timestamp", moment.UTC().Format(time.RFC3339Nano), l.database())
}
