package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// preflight is where Debian puts PDFBox Preflight, which judges PDF/A-1b, and
// what it stands on.
var preflight = []string{
	"/usr/share/java/preflight.jar", "/usr/share/java/pdfbox2.jar", "/usr/share/java/fontbox2.jar", "/usr/share/java/xmpbox.jar",
	"/usr/share/java/commons-logging.jar", "/usr/share/java/javax.activation.jar", "/usr/share/java/jaxb-api.jar",
}

// judged has an independent program judge sheets, and complains of each that it
// doesn't call valid PDF/A-1b, unless it is spoilt. One start of it is enough for
// all.
func judged(t *testing.T, sheets map[string]pdf.Sheet) {
	t.Helper()
	for _, jar := range preflight {
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("SKIPPED, NOT PROVEN: no %s. Run: make deps", jar)
		}
	}
	folder := t.TempDir()
	for name, s := range sheets {
		write(t, filepath.Join(folder, name+".pdf"), s)
	}
	run(t, "java", "-cp", strings.Join(preflight, ":"), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", folder)
	for name, s := range sheets {
		verdict, err := os.ReadFile(filepath.Join(folder, name+".pdf.preflight.xml"))
		if err != nil {
			t.Fatal(err)
		}
		isValid := strings.Contains(string(verdict), `<isValid type="PDF/A1-b">true</isValid>`)
		if wanted := !strings.HasPrefix(name, "spoilt"); isValid != wanted {
			t.Errorf("%s of %d pages is valid: %v, want %v\n%s", name, s.Pages, isValid, wanted, verdict)
		}
	}
}

func TestLettersAreValidPDFA(t *testing.T) {
	t.Parallel()
	manyScripts := danish(t, letter.ClosingLetter)
	manyScripts.Recipient = &letter.Recipient{Lines: []string{"Nguyễn Щербакова Παπαδοπούλου", "8000 Aarhus C"}}
	sheets := map[string]pdf.Sheet{"sixty-invoices": printed(t, invoices(t, 60)), "four-scripts": printed(t, manyScripts)}
	for _, kind := range letter.Kinds() {
		sheets[kind.String()] = printed(t, archived(t, kind))
	}
	for name, logo := range map[string][]byte{
		"none": nil, "square": mark(t, 64, 64), "wide": mark(t, 3_000, 40), "tall": mark(t, 10, 2_000), "one-point": mark(t, 1, 1), "photograph": photograph(t),
	} {
		s, err := press(t, pdf.Letterhead{Logo: logo}).Print(danish(t, letter.ClosingLetter))
		if err != nil {
			t.Fatalf("logo %s: %v", name, err)
		}
		sheets["logo-"+name] = s
	}
	// The judge must be one who can say no.
	spoilt := sheets["receipt"]
	spoilt.Body = bytes.Replace(spoilt.Body, []byte("<pdfaid:part>1"), []byte("<pdfaid:part>9"), 1)
	sheets["spoilt-receipt"] = spoilt
	judged(t, sheets)
}

func TestFontsAreEmbeddedAndCut(t *testing.T) {
	t.Parallel()
	list := run(t, "pdffonts", file(t, printed(t, danish(t, letter.CollectionNotice))))
	lines := strings.Split(strings.TrimSpace(list), "\n")[2:]
	if len(lines) != 2 {
		t.Fatalf("a Danish letter carries %d fonts, want two:\n%s", len(lines), list)
	}
	for _, line := range lines {
		if !strings.Contains(line, "CID TrueType") || !strings.Contains(line, "yes yes yes") || line[6] != '+' {
			t.Errorf("not embedded, cut and readable: %s", line)
		}
	}
}

func TestTheFileSaysWhatItIsAndInWhichLanguage(t *testing.T) {
	t.Parallel()
	s := printed(t, danish(t, letter.CollectionNotice))
	info := run(t, "pdfinfo", "-isodates", file(t, s))
	for _, want := range []string{
		"Inkassovarsel: betal senest 19.\u00a0november 2026", "CreationDate:    2026-11-09T00:00:00Z", "Page size:       595.28 x 841.89 pts (A4)", "PDF version:     1.4",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo doesn't say %q:\n%s", want, info)
		}
	}
	if !strings.Contains(string(s.Body), "/Lang(da-DK)") {
		t.Error("the file doesn't say that it is Danish")
	}
}

func TestOnlyWhatAReaderNeedsOfAFontTravelsAlong(t *testing.T) {
	t.Parallel()
	names, err := pdf.FontTablesOf()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(names, " "), "glyf head hhea hmtx loca maxp"; got != want {
		t.Errorf("tables %q, want %q", got, want)
	}
	if got, want := pdf.FontSum(); got != want {
		t.Errorf("the font's words add up to %x, want %x", got, want)
	}
}
