package cli_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"krav/internal/cli"
	"krav/internal/fault"
)

// said is what a call said.
type said struct {
	code           int
	stdout, stderr string
}

// run calls the program at noon of 21 November 2026, in Danish.
func run(t *testing.T, args ...string) said {
	t.Helper()
	var stdout, stderr strings.Builder
	code := cli.Main(t.Context(), cli.Call{
		Args: args, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Now: noonOf("2026-11-21"),
	})
	return said{code, stdout.String(), stderr.String()}
}

func TestTheExitCodeTellsTheKindOfFault(t *testing.T) {
	t.Parallel()
	wrapped := func(kind fault.Kind) error {
		return fmt.Errorf("add claim: %w", fault.New(kind, "claim.amount_missing"))
	}
	for want, errs := range map[int][]error{
		0:   {nil},
		1:   {cli.ErrFoundWrong},
		2:   {wrapped(fault.Invalid), cli.ErrNothingAsked},
		3:   {wrapped(fault.NotFound)},
		4:   {wrapped(fault.Conflict)},
		5:   {wrapped(fault.Forbidden)},
		6:   {wrapped(fault.Unlawful), wrapped(fault.UnknownLaw)},
		7:   {wrapped(fault.Unavailable)},
		8:   {wrapped(fault.Corrupt)},
		70:  {errors.New("disk full"), wrapped(fault.Kind(0))},
		130: {fmt.Errorf("run: %w", context.Canceled)},
	} {
		for _, err := range errs {
			if got := cli.ExitCode(err); got != want {
				t.Errorf("%v ends with %d, want %d", err, got, want)
			}
		}
	}
}

func TestAFaultOfTheProgramIsToldWithoutAStackTrace(t *testing.T) {
	t.Parallel()
	var stderr strings.Builder
	code := cli.Main(t.Context(), cli.Call{
		Args: []string{"law", "show"}, Stdout: io.Discard, Stderr: &stderr,
		Now: func() time.Time { panic("the clock has stopped") },
	})
	told := stderr.String()
	if code != 70 || !strings.HasPrefix(told, "krav: noget gik galt hos os. ") || strings.Contains(told, "goroutine") {
		t.Errorf("exit code %d, said %q", code, told)
	}
	if !strings.Contains(told, "the clock has stopped") {
		t.Errorf("the log doesn't say what happened: %q", told)
	}
}

// full is a disk that nothing fits on.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAnAnswerThatCantBeWrittenIsAFault(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"law", "show"}, {"law", "show", "--json"}, {"help"}} {
		var stderr strings.Builder
		code := cli.Main(t.Context(), cli.Call{Args: args, Stdout: full{}, Stderr: &stderr, Now: noonOf("2026-11-21")})
		if code != 70 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, said %q", args, code, stderr.String())
		}
	}
}

func TestASentenceIsSaidAsTerminalsSayIt(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"Kravet mangler.":                    "kravet mangler",
		"CPR-nummeret mangler.":              "CPR-nummeret mangler",
		"»x« er ikke en dag. Skriv den som.": "»x« er ikke en dag. Skriv den som",
		"Ændret i dag.":                      "ændret i dag",
		"I skylder 5,00\u00a0kr.":            "I skylder 5,00 kr",
		"":                                   "",
	} {
		if got := cli.Plain(sentence); got != want {
			t.Errorf("%q is said %q, want %q", sentence, got, want)
		}
	}
}

// Whatever is typed, the answer is an exit code with a sentence, never a fault of
// the program.
func FuzzCalc(f *testing.F) {
	f.Add("10000", "2026-08-15", "2026-11-13", "consumer", "2026-08-16,2026-09-01", "E30_360")
	f.Add("1,5", "2013-02-28", "2013-03-01", "business", "", "ACTACT_INCL_INCL")
	f.Add("-1", "0001-01-01", "9999-12-31", "public", "9999-12-31", "x")
	f.Fuzz(func(t *testing.T, principal, due, on, debtor, reminders, count string) {
		got := run(t, "calc", "--principal="+principal, "--due="+due, "--on="+on, "--debtor="+debtor,
			"--reminders="+reminders, "--daycount="+count, "--compensation", "--own-costs", "--json")
		answered := got.code == 0 && got.stdout != "" && got.stderr == ""
		refused := (got.code == 2 || got.code == 6) && got.stdout == "" && strings.HasPrefix(got.stderr, "krav: ")
		if !answered && !refused {
			t.Errorf("exit code %d, answered %q, said %q", got.code, got.stdout, got.stderr)
		}
	})
}
