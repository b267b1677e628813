package wording_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/wording"
)

func TestTheCatalogueIsSound(t *testing.T) {
	t.Parallel()
	for _, problem := range wording.Check() {
		t.Error(problem)
	}
}

func TestAMessageIsSaidInBothLanguages(t *testing.T) {
	t.Parallel()
	danish, english := wording.Say(wording.Danish, "house.failed", nil), wording.Say(wording.English, "house.failed", nil)
	if !strings.HasPrefix(danish, "Noget gik galt hos os.") || !strings.HasPrefix(english, "Something went wrong here.") {
		t.Errorf("said %q and %q", danish, english)
	}
}

func TestAnUnknownKeyIsSaidAsItIs(t *testing.T) {
	t.Parallel()
	if got, want := wording.Say(wording.Danish, "no.such_message", nil), "no.such_message"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

func TestOnlyAFaultIsToldToAPerson(t *testing.T) {
	t.Parallel()
	secret := errors.New("dial tcp 10.0.0.7: password hunter2")
	if got := wording.Fault(wording.Danish, secret); strings.Contains(got, "hunter2") || got != wording.Say(wording.Danish, "house.failed", nil) {
		t.Errorf("an internal error is told as %q", got)
	}
	wrapped := fmt.Errorf("add claim: %w", fault.New(fault.Invalid, "no.such_message").Because(secret))
	if got, want := wording.Fault(wording.Danish, wrapped), "no.such_message"; got != want {
		t.Errorf("a fault is told as %q, want %q", got, want)
	}
	if got := wording.Fault(wording.Danish, nil); got != "" {
		t.Errorf("no error is told as %q", got)
	}
}

func TestValuesAreFilledIn(t *testing.T) {
	t.Parallel()
	values := map[string]string{"line": "7", "field": "{line}", "name": "A\x1b[31m\x07B\nC"}
	for text, want := range map[string]string{
		"Intet at indsætte.":              "Intet at indsætte.",
		"Linje {line}.":                   "Linje 7.",
		"{line}":                          "7",
		"{line}{line} og {field}":         "77 og {line}", // a value isn't read again
		"Mangler {amount} i {line}":       "Mangler {amount} i 7",
		"Fra filen: {name}":               "Fra filen: A[31mB\nC",
		"Gebyret er højst 100,00 kr. (1)": "Gebyret er højst 100,00 kr. (1)",
	} {
		if got, err := wording.Filled(text, values); err != nil || got != want {
			t.Errorf("%q = %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", " a", "a ", "a {", "a }", "{}", "{a", "{A}", "{a b}", "{{a}}", "{a}}"} {
		if got, err := wording.Filled(text, values); err == nil {
			t.Errorf("%q = %q, want a fault", text, got)
		}
	}
}

func TestWhatIsWrongWithAFileOfMessagesIsNamedWithItsLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines string
		want  []string
	}{
		"sound":             {"# om krav\nclaim.gone\nda: Væk {no}.\nen: Gone {no}.\n\nclaim.late\nen: Late.\nda: Sent.\n", nil},
		"line ends of DOS":  {"claim.gone\r\nda: Væk.\r\nen: Gone.\r\n", nil},
		"a language less":   {"claim.gone\nda: Væk.\n", []string{"f:1: claim.gone: the English is missing"}},
		"no text":           {"claim.gone\n", []string{"f:1: claim.gone: the Danish is missing", "f:1: claim.gone: the English is missing"}},
		"a key twice":       {"a.b\nda: A.\nen: A.\na.b\nda: B.\nen: B.\n", []string{"f:4: a.b: stands already at f:1"}},
		"a language twice":  {"a.b\nda: A.\nda: B.\nen: C.\n", []string{`f:3: a.b: "da" stands twice`}},
		"a value too few":   {"a.b\nda: A {x}.\nen: A.\n", []string{"f:1: a.b: {x} stands only in the Danish"}},
		"a value too many":  {"a.b\nda: A.\nen: A {y}.\n", []string{"f:1: a.b: {y} stands only in the English"}},
		"a text alone":      {"da: A.\n", []string{`f:1: a text before the first key: "da: A."`}},
		"an unknown line":   {"A.B\n", []string{`f:1: neither a key, a text, a comment nor blank: "A.B"`}},
		"a key of one word": {"claim\n", []string{`f:1: neither a key, a text, a comment nor blank: "claim"`}},
		"braces": {"a.b\nda: A {.\nen: A.\n", []string{
			"f:1: a.b: the Danish is missing", "f:2: a.b: a brace that isn't part of a {name}",
		}},
	} {
		if diff := cmp.Diff(c.want, wording.CheckFile("f", c.lines)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Whatever a value holds, it can't change the sentence around it, and no
// control character reaches a terminal.
func FuzzFilled(f *testing.F) {
	f.Add("Linje {line}: {what}.", "7", "\x1b[2J")
	f.Fuzz(func(t *testing.T, text, line, what string) {
		got, err := wording.Filled(text, map[string]string{"line": line, "what": what})
		if err != nil {
			return
		}
		if !strings.ContainsAny(text, "{}") && got != text {
			t.Errorf("%q became %q", text, got)
		}
		if strings.Contains(got, "\x1b") && !strings.Contains(text, "\x1b") {
			t.Errorf("%q has an escape", got)
		}
	})
}
