package dispatch_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/dispatch"
)

var packed = time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)

// toPost are two letters, the second from somebody with a sense of humour.
var toPost = []casework.PrintedLetter{
	{Dispatch: 77, CaseNumber: "10427", Document: "1. rykker", Recipient: "Anna Holm", Address: []string{"Nørregade 1, 2. tv", "1165 København K"}, PDF: []byte("%PDF one")},
	{Dispatch: 78, CaseNumber: "../10428", Document: "Inkassovarsel", Recipient: `=HYPERLINK("http://x.test";"klik")`, Address: []string{"Åvej 2", "8000 Aarhus C"}, PDF: []byte("%PDF two")},
}

func each(letters []casework.PrintedLetter, end error) iter.Seq2[casework.PrintedLetter, error] {
	return func(yield func(casework.PrintedLetter, error) bool) {
		for _, letter := range letters {
			if !yield(letter, nil) {
				return
			}
		}
		if end != nil {
			yield(casework.PrintedLetter{}, end)
		}
	}
}

// unpack returns the files of a pack by name, and their names in order.
func unpack(t *testing.T, pack []byte) (map[string]string, []string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var order []string
	for _, file := range r.File {
		open, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		files[file.Name] = string(content)
		order = append(order, file.Name)
	}
	return files, order
}

func TestAPackHoldsTheLettersAsArchivedAndAListOfThem(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	n, err := dispatch.Pack{Made: packed}.Pack(t.Context(), &b, each(toPost, nil))
	if err != nil || n != 2 {
		t.Fatalf("got %d, %v; want 2 letters", n, err)
	}
	files, order := unpack(t, b.Bytes())
	want := []string{"0001-sag-10427.pdf", "0002-sag-..-10428.pdf", "oversigt.csv", "oversigt.txt"}
	if !slices.Equal(order, want) {
		t.Errorf("files %v, want %v", order, want)
	}
	if files[want[0]] != "%PDF one" || files[want[1]] != "%PDF two" {
		t.Error("a letter was changed on its way")
	}
	for _, line := range []string{"Breve til posten, pakket 23-11-2026 08:30: 2", "[ ] 0001  sag 10427  1. rykker", "Anna Holm, Nørregade 1, 2. tv, 1165 København K"} {
		if !strings.Contains(files["oversigt.txt"], line) {
			t.Errorf("the list lacks %q:\n%s", line, files["oversigt.txt"])
		}
	}
}

func TestTheListOpensInADanishSpreadsheetAndReckonsNothing(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if _, err := (dispatch.Pack{Made: packed}).Pack(t.Context(), &b, each(toPost, nil)); err != nil {
		t.Fatal(err)
	}
	files, _ := unpack(t, b.Bytes())
	list, marked := strings.CutPrefix(files["oversigt.csv"], "\ufeff")
	if !marked {
		t.Error("the list doesn't say that it is UTF-8")
	}
	table := csv.NewReader(strings.NewReader(list))
	table.Comma = ';'
	got, err := table.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Nr.", "Fil", "Sag", "Dokument", "Modtager", "Adresse", "Forsendelse"},
		{"0001", "0001-sag-10427.pdf", "10427", "1. rykker", "Anna Holm", "Nørregade 1, 2. tv, 1165 København K", "77"},
		{"0002", "0002-sag-..-10428.pdf", "../10428", "Inkassovarsel", `'=HYPERLINK("http://x.test";"klik")`, "Åvej 2, 8000 Aarhus C", "78"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
}

func TestTheSameLettersMakeTheSamePack(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if _, err := (dispatch.Pack{Made: packed}).Pack(t.Context(), b, each(toPost, nil)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the bytes differ")
	}
}

func TestAPackStopsAtALetterThatCantBeRead(t *testing.T) {
	t.Parallel()
	gone := errors.New("gone")
	n, err := dispatch.Pack{Made: packed}.Pack(t.Context(), io.Discard, each(toPost, gone))
	if !errors.Is(err, gone) || n != 2 {
		t.Errorf("got %d, %v; want 2 and the letter's own error", n, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (dispatch.Pack{Made: packed}).Pack(ended, io.Discard, each(toPost, nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of the context", err)
	}
}

func TestTheListNamesLettersInDanish(t *testing.T) {
	t.Parallel()
	for stored, want := range map[string]string{"reminder-1": "rykker 1", "collection-notice": "inkassovarsel", "1. rykker": "1. rykker"} {
		if got := dispatch.DocumentName(stored); got != want {
			t.Errorf("%s is called %q, want %q", stored, got, want)
		}
	}
}
