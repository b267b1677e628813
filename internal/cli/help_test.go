package cli_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"krav/internal/cli"
	"krav/internal/wording"
)

func helpTexts(t *testing.T) map[string]string {
	t.Helper()
	texts, err := cli.HelpTexts()
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestEveryCommandFlagAndExampleIsToldOfInBothLanguages(t *testing.T) {
	t.Parallel()
	for what, key := range helpTexts(t) {
		for _, language := range wording.Languages() {
			if key == "" || wording.Say(language, key, nil) == key {
				t.Errorf("%s: there is no text in %s for %q", what, language, key)
			}
		}
	}
}

func TestEveryExampleCanBeRead(t *testing.T) {
	t.Parallel()
	for what := range helpTexts(t) {
		_, examples, isExample := strings.Cut(what, " # ")
		if !isExample {
			continue
		}
		for command := range strings.SplitSeq(examples, " || ") {
			if err := cli.Readable(command); err != nil {
				t.Errorf("%s: %v", command, err)
			}
		}
	}
}

func TestHelpFitsANarrowTerminal(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"da", "en"} {
		for what := range helpTexts(t) {
			if strings.ContainsAny(what, "-<[(#") {
				continue
			}
			about := strings.Fields(what)[1:]
			said := run(t, append([]string{"--lang", language, "help"}, about...)...)
			if said.code != 0 {
				t.Errorf("help of %q ends with %d: %s", what, said.code, said.stderr)
			}
			for line := range strings.Lines(said.stdout) {
				if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 80 {
					t.Errorf("help of %q has a line of %d characters: %s", what, n, line)
				}
			}
		}
	}
}
