package cli_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/intake"
	"krav/internal/wording"
)

const (
	exampleFiles = "../../examples/invoices"
	tableOfFiles = "../../docs/FILES.md"
)

// tableIntro begins the page; the rest of it is made.
const tableIntro = `# What becomes of a file

Krav takes invoices from files of many kinds. What a file is shows from its bytes and never from its name. A file that can't be read says what to
do; a line that can't be used is kept with its reason; neither stops another.

The PDFs within an electronic invoice, at most 10 MB each, are kept with its claim byte for byte; while the invoice waits for a person they wait with
it. So are PDFs and pictures that a person adds to a claim in the office. ` + "`krav case show`" + ` lists them, ` + "`krav case enclosure`" + ` writes one out. Other files within an invoice aren't kept, and the line says so.

## The names of the fields

Where a heading isn't known, ` + "`--mapping FIELD=HEADING`" + ` says what the column holds: ` + "`--mapping city=Sted`" + `. A line that waits is mended by the same names:
` + "`krav import mend 1 --creditor 1 --value due_date=2026-10-26`" + `. ` + "`krav help fields`" + ` lists them too.

FIELDS

## The examples

The folder [examples/invoices](../examples/invoices) has a file of every kind, among them what is broken and what is meant to do harm. This page
is what one command says of it, on a new house, line by line:

` + "```\nkrav import examples/invoices --creditor 1\n```" + `

The page is made by a test, and a test holds it to what the program does: ` + "`go test ./internal/cli -run TestTheTableOfFiles -update`" + `.
`

// The page that shows what becomes of each line of each file is what the program
// does.
func TestTheTableOfFilesIsWhatTheProgramDoes(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Fjord Fitness ApS")
	said := o.run(t.Context(), "import", exampleFiles, "--creditor", "1", "--json", "--lang", "en")
	if said.code != 1 {
		t.Fatalf("import ends with %d: %s", said.code, said.stderr)
	}
	var answer tableAnswer
	if err := json.Unmarshal([]byte(said.stdout), &answer); err != nil {
		t.Fatal(err)
	}
	parts := []string{strings.Replace(tableIntro, "FIELDS\n", fieldTable(), 1)}
	for _, file := range answer.Files {
		parts = append(parts, answer.section(t, file))
	}
	got := strings.Join(parts, "")
	if *update {
		if err := os.WriteFile(tableOfFiles, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(tableOfFiles)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-page +program):\n%s", tableOfFiles, diff)
	}
}

// fieldTable lists the fields by their names on the command line.
func fieldTable() string {
	var b strings.Builder
	b.WriteString("| field | a heading that is known |\n|---|---|\n")
	for _, field := range intake.Fields() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", field, field.Heading())
	}
	return b.String()
}

// tableAnswer is what the page needs of the answer of an import.
type tableAnswer struct {
	Asked, Refused []tableLine
	Files          []tableFile
}

type tableLine struct {
	In, Reason string
	Line       int
}

type tableFile struct {
	Name, Reason               string
	Created, Joined, Unchanged int
	Remarks                    []struct{ Text string }
	Notes                      []struct {
		Text  string
		Lines []int
	}
}

// section returns the part of the page about a file.
func (a tableAnswer) section(t *testing.T, file tableFile) string {
	t.Helper()
	name := strings.TrimPrefix(filepath.ToSlash(file.Name), exampleFiles+"/")
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n", name)
	if file.Reason != "" {
		fmt.Fprintf(&b, "Not taken in. %s\n", file.Reason)
		return b.String()
	}
	fmt.Fprintf(&b, "New cases: %d. Claims joined to cases: %d. Known already, or nothing owed: %d.\n", file.Created, file.Joined, file.Unchanged)
	for _, remark := range file.Remarks {
		fmt.Fprintf(&b, "- %s\n", remark.Text)
	}
	lines := linesOfFile(t, file.Name)
	if len(lines) == 0 {
		return b.String()
	}
	b.WriteString("\n| line | invoice | what became of it |\n|---|---|---|\n")
	seen := make(map[string]bool)
	for _, line := range lines {
		if line.invoice != "" && seen[line.invoice] {
			line.became = "known already"
		}
		seen[line.invoice] = true
		fmt.Fprintf(&b, "| %d | %s | %s |\n", line.number, inCell(line.says), inCell(a.became(file, line)))
	}
	return b.String()
}

// fileLine is a line of a file as it was read.
type fileLine struct {
	number  int
	invoice string // its number; empty where the line was refused
	says    string
	became  string // before it was held against the cases
}

// became returns what became of a line: what the command said of it, or what it is.
func (a tableAnswer) became(file tableFile, line fileLine) string {
	became := line.became
	for _, asked := range a.Asked {
		if asked.In == file.Name && asked.Line == line.number {
			became = "asked: " + asked.Reason
		}
	}
	for _, refused := range a.Refused {
		if refused.In == file.Name && refused.Line == line.number {
			became = "refused: " + refused.Reason
		}
	}
	parts := []string{became}
	for _, note := range file.Notes {
		if slices.Contains(note.Lines, line.number) {
			parts = append(parts, strings.TrimSuffix(note.Text, "."))
		}
	}
	return strings.TrimSuffix(strings.Join(parts, ". "), ".")
}

// linesOfFile reads a file of the folder, or one in a zip file of it.
func linesOfFile(t *testing.T, name string) []fileLine {
	t.Helper()
	source, done := opened(t, name)
	defer done()
	r, err := intake.OpenInvoices(source, intake.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var lines []fileLine
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		lines = append(lines, described(line))
	}
}

func opened(t *testing.T, name string) (io.ReadSeeker, func()) {
	t.Helper()
	archive, inner, isPacked := strings.Cut(name, ".zip/")
	if isPacked {
		archive += ".zip"
	}
	file, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	done := func() { _ = file.Close() }
	if !isPacked {
		return file, done
	}
	a, err := intake.OpenArchive(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range a.Entries() {
		if entry.Name == inner {
			source, err := entry.Open()
			if err != nil {
				t.Fatal(err)
			}
			return source, done
		}
	}
	t.Fatalf("%s isn't in %s", inner, archive)
	return nil, done
}

func described(line intake.Line) fileLine {
	switch line := line.(type) {
	case intake.Draft:
		says := fmt.Sprintf("%s, %s, due %v: %s", line.Number, line.Debtor.Name, line.DueDate, wording.Amount(wording.English, line.Principal))
		became := "a claim"
		if line.Kind == intake.Settled {
			became = "nothing is owed"
		}
		if line.Kind == intake.CreditNote {
			became = "a credit note, which lowers " + strings.Join(line.Credits, ", ")
		}
		return fileLine{number: line.Line, invoice: line.Number, says: says, became: became}
	case intake.Refusal:
		refused := fileLine{number: line.Line, says: strings.Join(line.Raw.Cells, " · ")}
		if line.IsNoInvoice() {
			refused.became = "left out"
		}
		return refused
	}
	return fileLine{}
}

// inCell returns a text as it can stand in a cell of a table.
func inCell(text string) string {
	text = strings.NewReplacer("|", `\|`, "\n", " ", "\u00a0", " ").Replace(text)
	quoted := strconv.QuoteToGraphic(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}
