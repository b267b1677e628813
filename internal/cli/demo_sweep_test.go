package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"krav/internal/cli"
)

// lefts is a folder of temporary files with one folder of each kind in it.
func lefts(t *testing.T) (among string, place func(name string) string) {
	t.Helper()
	among = t.TempDir()
	place = func(name string) string {
		folder := filepath.Join(among, name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	return among, place
}

func isThere(t *testing.T, name string) bool {
	t.Helper()
	_, err := os.Lstat(name)
	return err == nil
}

func TestWhatAKilledDemoLeftIsSweptAndNothingElse(t *testing.T) {
	t.Parallel()
	among, place := lefts(t)
	running, killed, kept, other := place("krav-demo-1"), place("krav-demo-2"), place("krav-demo-3"), place("krav-1")
	if _, err := cli.MarkDemo(running); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{killed, other} {
		letGo, err := cli.MarkDemo(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := letGo(); err != nil { // as the system does when the process is gone
			t.Fatal(err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "kept")
	if err := os.Mkdir(elsewhere, 0o700); err != nil {
		t.Fatal(err)
	}
	letGo, err := cli.MarkDemo(elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	if err := letGo(); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(among, "krav-demo-4")
	if err := os.Symlink(elsewhere, link); err != nil {
		t.Fatal(err)
	}

	cli.SweepDemos(among)

	for name, want := range map[string]bool{running: true, killed: false, kept: true, other: true, link: true, filepath.Join(elsewhere, "demo.lock"): true} {
		if got := isThere(t, name); got != want {
			t.Errorf("%s is there: %t, want %t", name, got, want)
		}
	}
}
