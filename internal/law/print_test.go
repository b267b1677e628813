package law_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/law"
)

var update = flag.Bool("update", false, "rewrite the printed book and its page in the documentation")

// A change of law shows here as a difference that a lawyer can read. To accept
// it: go generate ./internal/law.
func TestThePrintedBookIsTheOneThatWasReviewed(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for path, got := range map[string]string{
		"testdata/book.golden": book.Text(),
		"../../docs/LAW.md":    book.Markdown(),
	} {
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-reviewed +now):\n%s", path, diff)
		}
	}
}

// Every value has Danish words of its own: none falls back on the neutral text,
// which a Danish reader would take for a mistake.
func TestEveryValueIsSaidInDanish(t *testing.T) {
	t.Parallel()
	english := regexp.MustCompile(`\b(at most|at least|days?|months?|years?|above|Easter|any size|not found|excess)\b|\d\.\d\d\b`)
	for _, series := range law.Denmark().Histories() {
		for _, line := range series.Lines {
			if found := english.FindString(line.Said); found != "" || line.Said == "" {
				t.Errorf("%s since %v is said %q: %q isn't Danish", series.Name, line.Since, line.Said, found)
			}
		}
	}
}

func TestSomeValuesInDanish(t *testing.T) {
	t.Parallel()
	said := make(map[string]string)
	for _, line := range law.Denmark().Lines(civil.MustParse("2026-11-01")) {
		said[line.Danish] = line.Said
	}
	for name, want := range map[string]string{
		"referencesats":                    "2,00 %",
		"dage efter påkrav":                "30 dage",
		"tillægsfrist":                     "1 år",
		"kompensationsbeløb":               "310,00 kr.",
		"inkassovarsel":                    "mindst 10 dage fra afsendelsen",
		"periode dækket af én fogedafgift": "12 måneder",
		"retsafgift for betalingspåkrav":   "750,00 kr. uanset størrelse",
	} {
		if got := strings.ReplaceAll(said[name], "\u00a0", " "); got != want {
			t.Errorf("%s is said %q, want %q", name, got, want)
		}
	}
}
