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

func TestTextsInProperQuotesAreBelievedWhateverStandsInThem(t *testing.T) {
	t.Parallel()
	// Each is one invoice as RFC 4180 writes it: the quotes open at the beginning of a
	// field, and close right before a delimiter.
	for name, text := range map[string]string{
		"an address with a comma on its second line": "No,Customer,Name,Address,Postcode,Town,Text,Invoice date,Due date,Amount\n" +
			"A1,1,Ida,\"Road 1,\n2nd floor, left\",4300,Holbæk,\"a, b\nc, d\",2026-07-01,2026-07-31,\"1,000.00\"\n",
		"a delimiter on the second line": "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\nA1;Ida;\"linje 1\nlinje; 2\";31-07-2026;1000,00\n",
		"what looks like an invoice, and isn't": "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n" +
			"A1;Ida;\"Se også:\nA9;Eva;x;31-07-2026;999,00\nslut\";31-07-2026;1000,00\n",
		"a doubled quotation mark": "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\nA1;Ida;\"Rør 3\"\"\nA9;Eva;x;31-07-2026;999,00\";31-07-2026;1000,00\n",
	} {
		found := lines(t, text)
		if len(found) != 1 {
			t.Errorf("%s: %d lines, want 1: %v", name, len(found), found)
			continue
		}
		if got := draft(t, found[0]); got.Number != "A1" || got.Principal.String() != "1000.00" {
			t.Errorf("%s: %s, %v, want A1 of 1000.00", name, got.Number, got.Principal)
		}
	}
}

func TestAQuotedTextThatCouldBeWholeInvoicesIsAskedAbout(t *testing.T) {
	t.Parallel()
	// One text from "Rør to 24", or two invoices with a stray mark each: nobody can
	// tell, so neither is claimed. The line after them is another matter.
	headings := "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n"
	found := lines(t, headings+"1;A;\"Rør;01-10-2026;100,00\n2;B;Skærm 24\";01-10-2026;200,00\n3;C;Rør;01-10-2026;300,00\n")
	if len(found) != 3 {
		t.Fatalf("%d lines, want 3", len(found))
	}
	refusal(t, found[0], "line.quote_open")
	if got := refusal(t, found[1], "line.quoted_or_own"); got.Line != 3 || got.Raw.Cells[0] != "2" {
		t.Errorf("the second is line %d with %q", got.Line, got.Raw.Cells)
	}
	if got := draft(t, found[2]); got.Number != "3" {
		t.Errorf("the third = %s", got.Number)
	}
}

func TestATextOverVeryManyLinesMakesNoInvoices(t *testing.T) {
	t.Parallel()
	headings := "Fakturanr.;Navn;Tekst;Forfaldsdato;Beløb\n"
	text := "1;A;\"" + strings.Repeat("x\n", intake.MaxContinued+5) + "A9;Eva;y;01-10-2026;999,00\nslut\";01-10-2026;10,00\n"
	for _, line := range lines(t, headings+text) {
		if claimed, ok := line.(intake.Draft); ok {
			t.Errorf("%s is claimed, a part of a text", claimed.Number)
		}
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
