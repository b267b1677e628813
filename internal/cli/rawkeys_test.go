package cli_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"krav/internal/cli"
	"krav/internal/wording"
)

// exitRawKey is how a call of a script ends that printed a message key where a person
// reads. The program itself never ends so.
const exitRawKey = 99

// heard makes a call of the program, and fails it where a line that is for people has
// a message key in it. JSON has keys by right.
func heard(call cli.Call) int {
	var said strings.Builder
	call.Stdout, call.Stderr = io.MultiWriter(call.Stdout, &said), io.MultiWriter(call.Stderr, &said)
	code := cli.Main(context.Background(), call)
	found := rawKeys(said.String())
	if len(found) == 0 || slices.Contains(call.Args, "--json") {
		return code
	}
	fmt.Fprintf(os.Stderr, "message keys are printed raw: %v\n", found)
	return exitRawKey
}

// keyLike is a word that looks like a message key: "noun.what_happened".
var keyLike = regexp.MustCompile(`(?:^|[\s(»",;])([a-z]+\.[a-z]+(?:_[a-z0-9]+)*)(?:$|[\s:)«",;.])`)

// What else is written like a key: names of files and of machines, and settings.
var (
	fileLike = []string{
		"csv", "xml", "pdf", "json", "txt", "key", "db", "conf", "xlsx", "zip", "gz", "png", "example", "dk", "com", "env", "md", "krav",
	}
	settingLike = []string{"smtp", "bounce", "office", "portal", "key", "db", "upload"}
)

// rawKeys returns the message keys that stand in a text.
func rawKeys(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		for _, match := range keyLike.FindAllStringSubmatch(strings.TrimSpace(line), -1) {
			if word := match[1]; isKey(word) || !isName(word) {
				found = append(found, word)
			}
		}
	}
	return found
}

func isKey(word string) bool { return wording.Say(wording.Danish, word, nil) != word }

func isName(word string) bool {
	first, last, _ := strings.Cut(word, ".")
	return slices.Contains(fileLike, last) || slices.Contains(settingLike, first)
}

func TestARawMessageKeyIsHeard(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"batch.run: 0 gjort, 0 prøves igen":                "batch.run",
		"Opgave: task.case_stands_still":                   "task.case_stands_still",
		"02-11-2026  step.deleted.":                        "step.deleted",
		"Sprunget over (run.nothing_to_do)":                "run.nothing_to_do",
		"krav: key.file_lost":                              "key.file_lost",
		"Brevet ligger i rykker.pdf. Sider: 2.":            "",
		"smtp.host         mail.krav.example":              "",
		"krav: filen unpaid.csv findes ikke":               "",
		"Mailen gik til anna@holm.example, kl. 12.30":      "",
		"Renten er 0,27 kr. om dagen; rentelovens § 5, f.": "",
	} {
		if got := strings.Join(rawKeys(text), " "); got != want {
			t.Errorf("in %q: %q, want %q", text, got, want)
		}
	}
}
