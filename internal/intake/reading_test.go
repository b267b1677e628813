package intake_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

// open opens a file given as text.
func open(t *testing.T, text string) *intake.Reader {
	t.Helper()
	return openWith(t, text, intake.Options{})
}

func openWith(t *testing.T, text string, o intake.Options) *intake.Reader {
	t.Helper()
	r, err := intake.Open(strings.NewReader(text), o)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return r
}

// readAll reads what is left of a file.
func readAll(t *testing.T, r intake.Invoices) []intake.Line {
	t.Helper()
	var lines []intake.Line
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatalf("next: %v", err)
		}
		lines = append(lines, line)
	}
}

// lines reads a file given as text.
func lines(t *testing.T, text string) []intake.Line {
	t.Helper()
	return readAll(t, open(t, text))
}

// draft returns a line that must be a draft.
func draft(t *testing.T, line intake.Line) intake.Draft {
	t.Helper()
	d, ok := line.(intake.Draft)
	if !ok {
		t.Fatalf("line = %+v, want a draft", line)
	}
	return d
}

// refusal returns a line that must be refused for a reason.
func refusal(t *testing.T, line intake.Line, key string) intake.Refusal {
	t.Helper()
	r, ok := line.(intake.Refusal)
	if !ok || r.Fault.Key != key {
		t.Fatalf("line = %+v, want a refusal for %s", line, key)
	}
	return r
}

// openFault returns the key of the fault with which a file is refused whole.
func openFault(t *testing.T, text string) string {
	t.Helper()
	_, err := intake.OpenInvoices(strings.NewReader(text), intake.Options{})
	f := fault.Of(err)
	if f == nil {
		t.Fatalf("open = %v, want a fault", err)
	}
	return f.Key
}

const plainHeadings = "Fakturanr.;Navn;Forfaldsdato;Beløb\n"

func TestAColumnDecidesHowItsAmountsAreRead(t *testing.T) {
	t.Parallel()
	// 1.234 alone could be two things; the second line says that commas part øre.
	found := lines(t, plainHeadings+"1;A;01-10-2026;1.234\n2;B;01-10-2026;5,50\n")
	if got := draft(t, found[0]).Principal.String(); got != "1234.00" {
		t.Errorf("1.234 beside 5,50 = %s, want 1234.00", got)
	}
	found = lines(t, plainHeadings+"1;A;01-10-2026;1,234\n2;B;01-10-2026;5.50\n")
	if got := draft(t, found[0]).Principal.String(); got != "1234.00" {
		t.Errorf("1,234 beside 5.50 = %s, want 1234.00", got)
	}
	refusal(t, lines(t, plainHeadings+"1;A;01-10-2026;1.234\n2;B;01-10-2026;550\n")[0], "amount.ambiguous")
}

func TestAnotherColumnOfAmountsCanDecide(t *testing.T) {
	t.Parallel()
	found := lines(t, "Fakturanr.;Navn;Forfaldsdato;Beløb;Betalt beløb\n1;A;01-10-2026;1.234;0,00\n")
	if got := draft(t, found[0]).Principal.String(); got != "1234.00" {
		t.Errorf("1.234 with 0,00 paid = %s, want 1234.00", got)
	}
}

func TestALineFarDownThatContradictsTheFileIsRefused(t *testing.T) {
	t.Parallel()
	text := plainHeadings + strings.Repeat("1;A;21-10-2026;1.250,50\n", intake.SampleLines)
	found := lines(t, text+"2;B;21-10-2026;1250.50\n3;C;10/21/2026;7,00\n4;D;21-10-2026;1.500\n")
	refusal(t, found[intake.SampleLines], "amount.comma_expected")
	refusal(t, found[intake.SampleLines+1], "date.no_such_month")
	if got := draft(t, found[intake.SampleLines+2]).Principal.String(); got != "1500.00" {
		t.Errorf("1.500 far down = %s, want 1500.00", got)
	}
}

func TestOneSlipOfThePenDoesNotMakeAColumnMixed(t *testing.T) {
	t.Parallel()
	// Twenty days prove that the day comes first, one that the month does.
	text := plainHeadings + strings.Repeat("1;A;21-10-2026;10,00\n", 20) + "2;B;10-21-2026;10,00\n3;C;03-04-2026;10,00\n"
	found := lines(t, text)
	refusal(t, found[20], "date.no_such_month")
	if got := draft(t, found[21]).DueDate.String(); got != "2026-04-03" {
		t.Errorf("03-04-2026 = %s, want 2026-04-03", got)
	}
}

func TestAFileOfUnknownStyleReadsWhatSpeaksForItself(t *testing.T) {
	t.Parallel()
	found := lines(t, plainHeadings+"1;A;01-10-2026;1.234,50\n2;B;01-10-2026;1,234.50\n3;C;01-10-2026;1.234\n")
	for i := range 2 {
		if got := draft(t, found[i]).Principal.String(); got != "1234.50" {
			t.Errorf("line %d = %s, want 1234.50", i, got)
		}
	}
	refusal(t, found[2], "amount.ambiguous")
}

func TestShortYearsThatMayStandFirstAreRefused(t *testing.T) {
	t.Parallel()
	// 26-11-01, 26-11-02 and so on: five last figures to one first are days.
	var yearFirst, dayFirst strings.Builder
	for day := 1; day <= 5; day++ {
		fmt.Fprintf(&yearFirst, "%d;A;26-11-%02d;10,00\n", day, day)
		fmt.Fprintf(&dayFirst, "%d;A;%02d-11-26;10,00\n", day, day)
	}
	refusal(t, lines(t, plainHeadings+yearFirst.String())[0], "date.year_unclear")
	if got := draft(t, lines(t, plainHeadings+dayFirst.String())[0]).DueDate.String(); got != "2026-11-01" {
		t.Errorf("01-11-26 = %s, want 2026-11-01", got)
	}
}

func TestDelimiters(t *testing.T) {
	t.Parallel()
	for delimiter, text := range map[byte]string{
		';':  "Fakturanr;Navn, adresse;Navn;Forfald;Beløb, kr.\n1;x, y;A, B;01-10-2026;1,50\n",
		',':  "Fakturanr,Navn,Forfald,Beløb\n1,A;B,2026-10-01,\"1,50\"\n",
		'\t': "Fakturanr\tNavn\tForfald\tBeløb\n1\tA, B; C\t2026-10-01\t1,50\n",
	} {
		r := open(t, text)
		if got := r.Layout().Delimiter; got != delimiter {
			t.Errorf("delimiter = %q, want %q", got, delimiter)
		}
		if got := draft(t, readAll(t, r)[0]).Principal.String(); got != "1.50" {
			t.Errorf("amount parted by %q = %s, want 1.50", delimiter, got)
		}
	}
}

func TestTitlesAboveTheHeadingsArePassedOver(t *testing.T) {
	t.Parallel()
	r := open(t, "Klub; 2026\n\nListe;over;det hele;her\n"+plainHeadings+"1;A;01-10-2026;10,00\n")
	if got := r.Layout().HeadingLine; got != 4 {
		t.Errorf("headings in line %d, want 4", got)
	}
	if got := draft(t, readAll(t, r)[0]).Line; got != 5 {
		t.Errorf("first line = %d, want 5", got)
	}
}

func TestEveryLineIsCounted(t *testing.T) {
	t.Parallel()
	r := open(t, "Titel\n"+plainHeadings+"\n1;\"A\nB\";01-10-2026;10,00\n;;;\n2;;01-10-2026;10,00\n\n")
	readAll(t, r)
	want := intake.Tally{Lines: 8, Before: 2, Blank: 3, Drafts: 1, Refused: 1, Continued: 1}
	if got := r.Tally(); got != want {
		t.Errorf("tally = %+v, want %+v", got, want)
	}
}

func TestLineEndsOfEveryKind(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"\n", "\r\n", "\r"} {
		text := strings.ReplaceAll(plainHeadings+"1;A;01-10-2026;10,00\n\n2;B;01-10-2026;20,00", "\n", end)
		found := lines(t, text)
		if len(found) != 2 || draft(t, found[1]).Line != 4 {
			t.Errorf("with %q = %+v, want two drafts, the second in line 4", end, found)
		}
	}
}

func TestAFileThatBreaksOffSaysSo(t *testing.T) {
	t.Parallel()
	text := plainHeadings + strings.Repeat("1;A;01-10-2026;10,00\n", 20_000)
	r, err := intake.Open(io.MultiReader(strings.NewReader(text), brokenReader{}), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	drafts := 0
	for {
		_, err := r.Next()
		if err != nil {
			if !fault.HasKey(err, "file.unreadable") {
				t.Errorf("err = %v, want file.unreadable", err)
			}
			break
		}
		drafts++
	}
	if drafts != 20_000 {
		t.Errorf("%d drafts before the break, want 20,000", drafts)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }
