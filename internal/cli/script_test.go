package cli_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"krav/internal/cli"
	"krav/internal/money"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts; read the difference")

// TestMain makes the program a command of the scripts. Its clock stands at noon
// of the day in $TODAY, or goes on from there since the moment in $BEGAN. What it
// says is listened to: no sentence may be a message key.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"krav": func() {
		call := cli.Process()
		call.Now = noonOf(os.Getenv("TODAY"))
		if began := os.Getenv("BEGAN"); began != "" {
			call.Now = goingOn(call.Now(), began)
		}
		os.Exit(heard(call))
	}})
}

func noonOf(day string) func() time.Time {
	return func() time.Time {
		noon, err := time.Parse("2006-01-02 15:04", day+" 12:00")
		if err != nil {
			panic(err)
		}
		return noon
	}
}

// goingOn returns a clock that showed one moment when it really was another.
func goingOn(showed time.Time, began string) func() time.Time {
	return func() time.Time {
		really, err := time.Parse(time.RFC3339Nano, began)
		if err != nil {
			panic(err)
		}
		return showed.Add(time.Since(really))
	}
}

// The scripts read as a manual of the command line, and run as one.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TODAY", "2026-11-21")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "field": field, "adds-up": addsUp,
		},
	})
}

// exits CODE COMMAND... runs a command of the program and holds it to its exit
// code.
func exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		text := err.Error()
		code, isStatus := strings.CutPrefix(text, "exit status ")
		status, numErr := strconv.Atoi(code)
		if !isStatus || numErr != nil {
			ts.Fatalf("%v", err)
		}
		got = status
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit code = %d, want %s", got, want)
	}
}

// field PATH VALUE holds a field of the JSON on standard output to a value. A
// path is names and places joined by points: lines.0.amount, lines.len.
func field(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: field PATH VALUE")
	}
	found := at(ts, args[0])
	got := fmt.Sprint(found)
	if found == nil {
		got = "null"
	}
	if got != args[1] {
		ts.Fatalf("%s = %s, want %s", args[0], got, args[1])
	}
}

// at returns what stands at a path of the JSON on standard output.
func at(ts *testscript.TestScript, path string) any {
	found := decoded(ts)
	for step := range strings.SplitSeq(path, ".") {
		found = below(ts, found, step)
	}
	return found
}

func decoded(ts *testscript.TestScript) any {
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	decoder.UseNumber()
	var value any
	ts.Check(decoder.Decode(&value))
	return value
}

func below(ts *testscript.TestScript, value any, step string) any {
	switch v := value.(type) {
	case map[string]any:
		found, ok := v[step]
		if !ok {
			ts.Fatalf("there is no field %s", step)
		}
		return found
	case []any:
		if step == "len" {
			return len(v)
		}
		if place, err := strconv.Atoi(step); err == nil && place < len(v) {
			return v[place]
		}
	}
	ts.Fatalf("there is nothing at %s", step)
	return nil
}

// adds-up holds the lines of a calculation to its figures: the lines of each kind
// add up to the figure of that name, and the figures to the total.
func addsUp(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 0 {
		ts.Fatalf("usage: adds-up")
	}
	var a struct {
		Total money.Amount
		Lines []struct {
			Kind   string
			Amount money.Amount
		}
	}
	text := []byte(ts.ReadFile("stdout"))
	ts.Check(json.Unmarshal(text, &a))
	var figures map[string]any
	ts.Check(json.Unmarshal(text, &figures))
	sums, total := map[string]money.Amount{}, money.Amount{}
	for _, line := range a.Lines {
		sums[line.Kind], total = sums[line.Kind].Plus(line.Amount), total.Plus(line.Amount)
	}
	for _, kind := range []string{"principal", "interest", "reminder_fees", "compensation", "collection_costs"} {
		if got, want := sums[kind].String(), figures[kind]; got != want {
			ts.Fatalf("the lines of %s add up to %s, want %v", kind, got, want)
		}
	}
	if total != a.Total {
		ts.Fatalf("the lines add up to %v, want the total %v", total, a.Total)
	}
}
