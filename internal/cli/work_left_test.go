package cli_test

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/cli"
	"krav/internal/fault"
)

// Without a mail server letters wait, however often somebody works: nothing fails,
// and both who works and who looks at the queue are told what it is that lacks.
func TestLettersThatWaitForAMailServerAreNamed(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Fjord Fitness ApS", "--automatic", "--address", "Havnegade 4", "--postcode", "4300", "--town", "Holbæk",
		"--phone", "10203040", "--email", "kontor@fjord.example", "--registration", "9999", "--account", "1234567",
		"--portal", "https://krav.example/s", "--cvr", "99007702", "--privacy", "https://fjord.example/privat")
	o.must("import", filepath.Join("testdata", "one-invoice.csv"), "--creditor", "1")
	o.must("followup", "run", "--creditor", "1")
	for name, said := range map[string]string{
		"work":  o.must("work", "--until-empty", "--lang", "en").stdout,
		"queue": o.must("queue", "--creditor", "1", "--lang", "en").stdout,
	} {
		told := strings.Join(strings.Fields(said), " ")
		for _, want := range []string{"Creditor 1: E-mails: 1 to be tried again, at the earliest 02-11-2026 at 13:02", "No e-mail can be sent yet"} {
			if !strings.Contains(told, want) {
				t.Errorf("krav %s lacks %q:\n%s", name, want, said)
			}
		}
	}
	worked := o.must("work", "--until-empty", "--lang", "en")
	if want := "Creditor 1: the e-mail on case 10001 to "; !strings.Contains(worked.stdout, want) {
		t.Errorf("krav work doesn't name the letter that waits, %q:\n%s", want, worked.stdout)
	}
	seen := o.must("queue", "--creditor", "1", "--json").stdout
	for _, want := range []string{`"kind": "dispatch.send"`, `"state": "retried"`, `"jobs": 1`} {
		if !strings.Contains(seen, want) {
			t.Errorf("the queue lacks %s:\n%s", want, seen)
		}
	}
}

// A mail that is ready as soon as somebody works isn't said to wait for a day of long ago.
func TestWorkWithoutATimeIsReady(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Fjord Fitness ApS")
	o.must("user", "add", "mette@fjord.example", "--name", "Mette", "--creditor", "1", "--role", "administrator")
	said := o.must("queue", "--creditor", "1", "--lang", "en").stdout
	if !strings.Contains(said, "Creditor 1: Mails to users: 1 ready to be sent") || strings.Contains(said, "1970") {
		t.Errorf("krav queue says:\n%s", said)
	}
}

// Three jobs that wait for the same are told of once, from when the first may be tried.
func TestJobsThatWaitForTheSameAreToldOfTogether(t *testing.T) {
	t.Parallel()
	told, jobs := cli.JoinedLeft("busy", "busy", "closed", "busy")
	if !slices.Equal(told, []string{"busy", "closed"}) || !slices.Equal(jobs, []int{3, 1}) {
		t.Errorf("told %q of %v jobs, want busy of 3 and closed of 1", told, jobs)
	}
}

// What the last try ended in is said in the reader's language, never in the program's
// own words.
func TestWhatATryEndedInIsASentenceOfTheCatalogue(t *testing.T) {
	t.Parallel()
	refused := &casework.SendError{Hindrance: casework.NotReached, Code: 451, Enhanced: "4.3.0", Err: fault.New(fault.Unavailable, "dispatch.try_later")}
	doubtful := &casework.SendError{InDoubt: true, Hindrance: casework.HindranceUnknown, Err: fault.New(fault.Unavailable, "dispatch.outcome_in_doubt").Because(io.EOF)}
	for text, want := range map[string]string{
		refused.Error(): "dispatch.try_later", doubtful.Error(): "dispatch.outcome_in_doubt",
		"dispatch.login_refused server=\"smtp.example\"": "dispatch.login_refused",
		"dial tcp 127.0.0.1:25: connection refused":      "work.failed", "": "work.failed",
	} {
		if got := cli.KeyIn(text); got != want {
			t.Errorf("KeyIn(%q) = %s, want %s", text, got, want)
		}
	}
}
