package law_test

import (
	"regexp"
	"testing"

	"krav/internal/law"
)

// Words that only English has, and no place or file of the book.
var englishWord = regexp.MustCompile(`(?i)\b(the|of|at|own|not|on|with|without|notes?|news|archived|from|passed|act)\b`)

// Words of the notes that only English has.
var englishNote = regexp.MustCompile(`(?i)\b(the|of|own|not|isn't|wasn't|weren't|with|without|from|four|two|one|when|which|they|that|it|no|by|within|known|found)\b`)

func TestEveryNoteIsSaidInDanish(t *testing.T) {
	t.Parallel()
	noted := 0
	for _, h := range law.Denmark().Assuming(day("2031-01-01")).Histories() {
		for _, line := range h.Lines {
			if line.Source.Note == "" {
				continue
			}
			noted++
			if said := line.Source.NoteDanish(); said == line.Source.Note || englishNote.MatchString(said) {
				t.Errorf("%s: noted %q", h.Name, said)
			}
		}
	}
	if noted < 60 {
		t.Errorf("%d notes were looked at, want sixty", noted)
	}
}

func TestEverySourceSaysInDanishWhereItWasSeen(t *testing.T) {
	t.Parallel()
	looked := 0
	for _, h := range law.Denmark().Assuming(day("2031-01-01")).Histories() {
		for _, line := range h.Lines {
			looked++
			if said := line.Source.LookedDanish(); englishWord.MatchString(said) {
				t.Errorf("%s: seen at %q", h.Name, said)
			}
		}
	}
	if looked < 100 {
		t.Errorf("%d sources were looked at, want more than a hundred", looked)
	}
	got := law.Source{Looked: "github.com/BjornElling/Mineo, interestRates.ts at commit 03f86d26; domstol.dk, Beregn din afgift (archived)"}.LookedDanish()
	if want := "github.com/BjornElling/Mineo, interestRates.ts, udgave 03f86d26; domstol.dk, Beregn din afgift (arkiveret)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
