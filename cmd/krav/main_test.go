package main_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// built builds the program as it is installed.
func built(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "krav")
	if said, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, said)
	}
	return program
}

// demo is the demo of a program, with folders of its own.
type demo struct {
	t         *testing.T
	program   string
	temporary string // where its folder lies while it is open
	cache     string // where the furnished house is kept
}

func newDemo(t *testing.T) demo {
	t.Helper()
	return demo{t, built(t), t.TempDir(), t.TempDir()}
}

// begins starts the demo and reads what it says until a line has some words. It
// returns that line, those before it, and what ends the program by a signal, which
// must then go well or be interrupted.
func (d demo) begins(words string) (line, before string, end func(os.Signal)) {
	d.t.Helper()
	ctx, cancel := context.WithCancel(d.t.Context())
	command := exec.CommandContext(ctx, d.program, "demo", "--lang", "en", "--addr", "127.0.0.1:0")
	command.Env = append(os.Environ(), "TMPDIR="+d.temporary, "XDG_CACHE_HOME="+d.cache, "HOME="+d.cache)
	said, err := command.StderrPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		cancel()
		d.t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	var earlier strings.Builder
	for lines.Scan() && !strings.Contains(lines.Text(), words) {
		earlier.WriteString(lines.Text() + "\n")
	}
	before = earlier.String()
	if line = lines.Text(); !strings.Contains(line, words) {
		cancel()
		d.t.Fatalf("the demo never said %q, but:\n%s", words, before)
	}
	return line, before, func(signal os.Signal) {
		defer cancel()
		if err := command.Process.Signal(signal); err != nil {
			d.t.Error(err)
		}
		rest, _ := io.ReadAll(said)
		if err := command.Wait(); err != nil && !strings.Contains(string(rest), "interrupted") {
			d.t.Errorf("it ends in %v: %s", err, rest)
		}
	}
}

// leavesNothing holds that the demo's folder is gone.
func (d demo) leavesNothing() {
	d.t.Helper()
	left, err := os.ReadDir(d.temporary)
	if err != nil || len(left) > 0 {
		d.t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestTheDemoLeavesNothingWhenItIsStoppedAtTheFirstStart(t *testing.T) {
	t.Parallel()
	d := newDemo(t)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		_, _, end := d.begins("it is now") // the year is being lived
		end(signal)
		d.leavesNothing()
	}
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+`)

// The year is lived once. The next time the house stands there, and is opened at once.
func TestTheDemoLeavesNothingWhenItIsStoppedAndOpensAtOnceTheNextTime(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: a year takes ten seconds to be lived. Run without -short")
	}
	d := newDemo(t)
	for _, isFirst := range []bool{true, false} {
		line, before, end := d.begins("the demo is open")
		if lived := strings.Contains(before, "it is now"); lived != isFirst {
			t.Errorf("the first time %t, a year is lived %t", isFirst, lived)
		}
		for _, site := range address.FindAllString(line, -1) { // the office and the portal
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, site, nil)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				t.Errorf("%s answers with %s", site, answer.Status)
			}
		}
		end(os.Interrupt)
		d.leavesNothing()
	}
}
