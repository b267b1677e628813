package cli_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is the program as processes of its own, in a folder of its own. Their clock
// goes on from noon of 2 November 2026.
type program struct {
	t      *testing.T
	folder string
	began  time.Time // when it really was noon
	env    []string
}

func newProgram(t *testing.T, env ...string) *program {
	t.Helper()
	p := &program{t: t, folder: t.TempDir(), began: time.Now()}
	p.env = append(env, "TODAY=2026-11-02", "BEGAN="+p.began.Format(time.RFC3339Nano), "KRAV_LANG=en")
	return p
}

// goesOn lets the program's clock be further on than it was.
func (p *program) goesOn(by time.Duration) {
	p.began = p.began.Add(-by)
	p.env = append(slices.Clone(p.env), "BEGAN="+p.began.Format(time.RFC3339Nano)) // the last one counts
}

// shows returns what the program's clock shows at a moment, as Danes read it: an hour
// after UTC, in November.
func (p *program) shows(moment time.Time) string {
	noon := time.Date(2026, 11, 2, 13, 0, 0, 0, time.UTC)
	return noon.Add(moment.Sub(p.began)).Format("2006-01-02T15:04:05")
}

// calls runs a command, and returns its answer and its exit code.
func (p *program) calls(args ...string) (answer []byte, code int) {
	p.t.Helper()
	command := exec.CommandContext(p.t.Context(), "krav", args...)
	command.Dir, command.Env = p.folder, append(os.Environ(), p.env...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if exit, isExit := errors.AsType[*exec.ExitError](err); isExit {
		p.t.Logf("krav %s ends with %d: %s", strings.Join(args, " "), exit.ExitCode(), stderr.String())
		return stdout.Bytes(), exit.ExitCode()
	}
	if err != nil {
		p.t.Error(err)
	}
	return stdout.Bytes(), 0
}

// does runs a command that must succeed, and returns its answer.
func (p *program) does(args ...string) []byte {
	p.t.Helper()
	answer, code := p.calls(args...)
	if code != 0 {
		p.t.Errorf("krav %s: exit code %d, want 0", strings.Join(args, " "), code)
	}
	return answer
}

// ends runs a command that must end with a code.
func (p *program) ends(code int, args ...string) {
	p.t.Helper()
	if _, got := p.calls(args...); got != code {
		p.t.Errorf("krav %s: exit code %d, want %d", strings.Join(args, " "), got, code)
	}
}

// read reads a command's answer in JSON.
func (p *program) read(into any, args ...string) {
	p.t.Helper()
	if err := json.Unmarshal(p.does(append(args, "--json")...), into); err != nil {
		p.t.Errorf("krav %s: %v", strings.Join(args, " "), err)
	}
}

// writes puts a file in the program's folder.
func (p *program) writes(name, text string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.folder, name), []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// contents returns the rows of a backup made now.
func (p *program) contents() []string {
	p.t.Helper()
	p.does("backup", "contents.gz", "--replace")
	return p.linesOf("contents.gz")
}

// linesOf returns the rows of a backup, without the head, and without the sum of all
// at the end.
func (p *program) linesOf(backup string) []string {
	p.t.Helper()
	file, err := os.Open(filepath.Join(p.folder, backup))
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	zip, err := gzip.NewReader(file)
	if err != nil {
		p.t.Fatal(err)
	}
	text, err := io.ReadAll(zip)
	if err != nil {
		p.t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	return lines[1 : len(lines)-2]
}

// proven holds that everything there is proves itself, and returns how many cases
// there are.
func (p *program) proven() int {
	p.t.Helper()
	var found struct {
		Checked int
		Wrong   []struct{ Text string }
	}
	p.read(&found, "verify")
	if len(found.Wrong) > 0 {
		p.t.Errorf("wrong: %v", found.Wrong)
	}
	return found.Checked
}

// fjord adds a creditor whose letters lack nothing.
func (p *program) fjord() {
	p.t.Helper()
	p.does("creditor", "add", "--name", "Fjord Fitness ApS", "--address", "Havnegade 4", "--postcode", "4300", "--town", "Holbæk",
		"--phone", "10203040", "--email", "kontor@fjord.example", "--registration", "9999", "--account", "1234567", "--fik", "80000012",
		"--portal", "https://krav.example/s", "--cvr", "99007702", "--privacy", "https://fjord.example/privat")
}
