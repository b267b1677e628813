package intake_test

import (
	"io"
	"strings"
	"testing"

	"krav/internal/intake"
)

func TestFilesThatAreNoListsAreRefusedByWhatTheyAre(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                    "file.empty",
		"\n\n  \n":                            "file.empty",
		"PK\x03\x04rest of a workbook":        "archive.broken",
		"\xd0\xcf\x11\xe0 an older one":       "file.is_old_workbook",
		"%PDF-1.7":                            "file.is_pdf",
		"<?xml version=\"1.0\"?><Other/>":     "file.other_document",
		"<Document xmlns='urn:camt'/>":        "file.is_statement",
		"\ufeff  <html><table>":               "file.is_webpage",
		strings.Repeat("\x00\x01\x02abc", 99): "file.not_text",
		"hej":                                 "file.columns_missing",
		"1;2;3\n4;5;6\n":                      "file.columns_missing",
	} {
		if got := openFault(t, text); got != want {
			t.Errorf("%.20q is refused for %s, want %s", text, got, want)
		}
	}
}

func TestAMillionColumns(t *testing.T) {
	t.Parallel()
	if got := openFault(t, plainHeadings[:len(plainHeadings)-1]+strings.Repeat(";x", 5000)+"\n"); got != "file.too_many_columns" {
		t.Errorf("5,000 headings are refused for %s", got)
	}
	found := lines(t, plainHeadings+"1;A;01-10-2026;10,00"+strings.Repeat(";x", 5000)+"\n2;B;01-10-2026;10,00\n")
	refusal(t, found[0], "line.too_many_cells")
	draft(t, found[1])
}

func TestALineWithoutEndIsPassedOver(t *testing.T) {
	t.Parallel()
	const mebibytes = 16
	file := io.MultiReader(
		strings.NewReader(plainHeadings+"1;A;01-10-2026;10,00\n2;"),
		io.LimitReader(repeating("x"), mebibytes<<20),
		strings.NewReader("\n3;C;01-10-2026;10,00\n"),
	)
	r, err := intake.Open(file, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := readAll(t, r)
	cut := refusal(t, found[1], "line.too_long")
	if !cut.Raw.Cut || len(cut.Raw.Cells[0]) > 1000 {
		t.Errorf("kept %d bytes of it, cut: %v", len(cut.Raw.Cells[0]), cut.Raw.Cut)
	}
	if got := draft(t, found[2]); got.Line != 4 {
		t.Errorf("the line after it = %d, want 4", got.Line)
	}
	refusal(t, r.Layout().Mapping.Mend(cut.Raw, nil), "line.too_long")
}

// repeating reads a text again and again, without end.
func repeating(text string) io.Reader { return &endless{text: text} }

type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.text[e.at]
		e.at = (e.at + 1) % len(e.text)
	}
	return len(p), nil
}

func TestALineOfTheLongestLengthIsRead(t *testing.T) {
	t.Parallel()
	start, end := "1;A;01-10-2026;10,00;", "\n2;B;01-10-2026;10,00;\n"
	headings := "Fakturanr.;Navn;Forfaldsdato;Beløb;Tekst\n"
	fits := strings.Repeat("x", intake.MaxLine-len(start))
	found := lines(t, headings+start+fits+end)
	draft(t, found[0])
	found = lines(t, headings+start+fits+"x"+end)
	refusal(t, found[0], "line.too_long")
	draft(t, found[1])
}

func TestZeroBytesSpoilTheirOwnLineOnly(t *testing.T) {
	t.Parallel()
	found := lines(t, plainHeadings+"1;A\x00;01-10-2026;10,00\n2;B;01-10-2026;10,00\n")
	spoilt := refusal(t, found[0], "line.has_zero_bytes")
	if strings.Contains(strings.Join(spoilt.Raw.Cells, ""), "\x00") {
		t.Error("a zero byte is kept")
	}
	draft(t, found[1])
}

func TestQuotesThatNeverCloseCostOneLineEach(t *testing.T) {
	t.Parallel()
	headings := "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n"
	text := headings + strings.Repeat("1;A;\"tekst;01-10-2026;10,00\n", 3000) + "2;B;tekst;01-10-2026;10,00\n"
	found := lines(t, text)
	if len(found) != 3001 {
		t.Fatalf("%d lines, want 3,001", len(found))
	}
	for _, line := range found[:3000] {
		refusal(t, line, "line.quote_open")
	}
	draft(t, found[3000])
}

func TestTextsOverTooManyLinesAreNotHeldTogether(t *testing.T) {
	t.Parallel()
	headings := "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n"
	within := "1;A;\"" + strings.Repeat("x\n", intake.MaxContinued) + "\";01-10-2026;10,00\n"
	found := lines(t, headings+within)
	if len(found) != 1 {
		t.Fatalf("%d lines, want 1", len(found))
	}
	draft(t, found[0])
	beyond := strings.Replace(within, "\n\";", "\nx\n\";", 1)
	found = lines(t, headings+beyond)
	refusal(t, found[0], "line.quote_open")
	if len(found) != intake.MaxContinued+2 {
		t.Errorf("%d lines, want each of its lines alone: %d", len(found), intake.MaxContinued+2)
	}
}

func TestAQuoteDoesNotSwallowTheNextInvoice(t *testing.T) {
	t.Parallel()
	// The quotes of two lines together would make one invoice of them.
	headings := "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n"
	found := lines(t, headings+"1;A;\"Rør\" 3 m;01-10-2026;100,00\n2;B;\"Rør\";01-10-2026;200,00\n")
	refusal(t, found[0], "line.quote_open")
	if got := draft(t, found[1]); got.Number != "2" || got.Principal.String() != "200.00" {
		t.Errorf("the second line = %s, %v", got.Number, got.Principal)
	}
}

func TestFormulasAreNotRead(t *testing.T) {
	t.Parallel()
	found := lines(t, plainHeadings+"1;=cmd|' /C calc'!A0;01-10-2026;10,00\n2;B;01-10-2026;=1+1\n=\"003\";C;01-10-2026;10,00\n")
	refusal(t, found[0], "cell.is_formula")
	refusal(t, found[1], "cell.is_formula")
	if got := draft(t, found[2]).Number; got != "003" {
		t.Errorf("number = %q, want 003 with its zeros", got)
	}
}

func TestInvisibleCharactersAreTakenOutAndToldOf(t *testing.T) {
	t.Parallel()
	found := lines(t, plainHeadings+"\u200b1;A\u202eB;01-10-2026;1\u2009234,\u206050\n2;C\u00a0D;01-10-2026;1\u00a0234,50\n")
	first := draft(t, found[0])
	if first.Number != "1" || first.Debtor.Name != "AB" || first.Principal.String() != "1234.50" {
		t.Errorf("read %q, %q, %v", first.Number, first.Debtor.Name, first.Principal)
	}
	if len(first.Notes) == 0 || first.Notes[0] != intake.NoteInvisible {
		t.Errorf("notes = %v, want %s first", first.Notes, intake.NoteInvisible)
	}
	if second := draft(t, found[1]); second.Debtor.Name != "C D" || second.Notes[0] == intake.NoteInvisible {
		t.Errorf("no-break blanks: %q, %v", second.Debtor.Name, second.Notes)
	}
}
