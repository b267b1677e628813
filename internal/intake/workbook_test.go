package intake_test

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/intake"
)

// book is a workbook for a test: what the parts of one say that matter.
type book struct {
	sheets []sheetOf
	styles string // numFmts and cellXfs
	shared string // si elements
	is1904 bool
}

// sheetOf is a sheet of one: its rows, as XML.
type sheetOf struct{ name, state, rows string }

// bytes returns the workbook as a file.
func (b book) bytes(tb testing.TB) []byte {
	tb.Helper()
	var sheets, relations strings.Builder
	files := []packed{
		{name: "[Content_Types].xml", text: "<Types/>"},
		{name: "xl/styles.xml", text: "<styleSheet>" + b.styles + "</styleSheet>"},
		{name: "xl/sharedStrings.xml", text: "<sst>" + b.shared + "</sst>"},
	}
	for i, s := range b.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" state="%s" r:id="rId%d"/>`, s.name, i+1, s.state, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://x/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		files = append(files, packed{name: fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), text: "<worksheet><sheetData>" + s.rows + "</sheetData></worksheet>"})
	}
	properties := fmt.Sprintf(`<workbookPr date1904="%t"/>`, b.is1904)
	files = append(files,
		packed{name: "xl/workbook.xml", text: "<?xml version='1.0'?><workbook xmlns:r='x'>" + properties + "<sheets>" + sheets.String() + "</sheets></workbook>"},
		packed{name: "xl/_rels/workbook.xml.rels", text: "<Relationships>" + relations.String() + "</Relationships>"})
	return zipped(tb, files...)
}

// oneSheet returns a workbook of one sheet with the usual headings.
func oneSheet(rows ...string) book {
	head := words("Fakturanr.", "Navn", "Forfaldsdato", "Beløb")
	return book{sheets: []sheetOf{{name: "Ark1", rows: "<row>" + head + "</row>" + strings.Join(rows, "")}}}
}

// words returns cells with texts in them.
func words(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(`<c t="inlineStr"><is><t>` + text + `</t></is></c>`)
	}
	return b.String()
}

// number returns a cell with a number in it, in a style.
func number(value string, style int) string {
	return fmt.Sprintf(`<c s="%d"><v>%s</v></c>`, style, value)
}

func row(cells ...string) string { return "<row>" + strings.Join(cells, "") + "</row>" }

// openBook opens a workbook.
func openBook(t *testing.T, b book, o intake.Options) intake.Invoices {
	t.Helper()
	r, err := intake.OpenInvoices(bytes.NewReader(b.bytes(t)), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// linesOfBook returns what became of the rows of a workbook.
func linesOfBook(t *testing.T, b book) []intake.Line {
	t.Helper()
	return readAll(t, openBook(t, b, intake.Options{}))
}

// The styles that the tests use: plain, a day that every program knows, a day of
// the workbook's own, two decimals, noughts in front, per cent.
const bookStyles = `<numFmts><numFmt numFmtId="164" formatCode="[$-406]d\.\ mmmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/>
<numFmt numFmtId="166" formatCode="#,##0.00\ &quot;kr.&quot;;[Red]\-#,##0.00"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="166"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs>`

func TestDaysOfAWorkbook(t *testing.T) {
	t.Parallel()
	// Day 46341 counted from 1 January 1900 as day 1, with the 29 February that
	// there never was: 46023 is 1 January 2026, and 15 November is 318 days on.
	for name, c := range map[string]struct {
		cell   string
		is1904 bool
		want   string
	}{
		"a day":                   {number("46341", 1), false, "2026-11-15"},
		"a day with its time":     {number("46341.75", 1), false, "2026-11-15"},
		"a format of its own":     {number("46341", 2), false, "2026-11-15"},
		"counted from 1904":       {number("44879", 1), true, "2026-11-15"},
		"a plain number":          {number("46341", 0), false, "2026-11-15"},
		"a plain number, 1904":    {number("44879", 0), true, "2026-11-15"},
		"text":                    {words("15-11-2026"), false, "2026-11-15"},
		"text in English":         {words("November 15, 2026"), false, "2026-11-15"},
		"ISO":                     {`<c t="d"><v>2026-11-15T00:00:00</v></c>`, false, "2026-11-15"},
		"a formula that was done": {`<c s="1"><f>TODAY()</f><v>46341</v></c>`, false, "2026-11-15"},
	} {
		b := oneSheet(row(words("1", "A"), c.cell, number("10", 0)))
		b.styles, b.is1904 = bookStyles, c.is1904
		if got := draft(t, linesOfBook(t, b)[0]).DueDate.String(); got != c.want {
			t.Errorf("%s = %s, want %s", name, got, c.want)
		}
	}
}

func TestNumbersThatCantBeDaysAreRefused(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		number("0", 1): "date", number("-5", 1): "date", number("2958466", 1): "date", number("1e300", 1): "date",
		number("12", 0): "date", words("30-02-2026"): "date", words("01-01-0000"): "date", words("31-12-9999"): "date",
		number("59", 1): "date", // 28 February 1900
	} {
		b := oneSheet(row(words("1", "A"), cell, number("10", 0)))
		b.styles = bookStyles
		refused, ok := linesOfBook(t, b)[0].(intake.Refusal)
		if !ok || !strings.HasPrefix(refused.Fault.Key, want) {
			t.Errorf("%s is %+v", cell, refused)
		}
	}
}

func TestAmountsOfAWorkbook(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		number("1250", 0): "1250.00", number("1250.5", 0): "1250.50", number("-1250.5", 3): "-1250.50", number("0.1", 0): "0.10",
		number("0.30000000000000004", 0): "0.30", number("1.2505E3", 0): "1250.50", words("1.250,50"): "1250.50", words("1250,50 kr."): "1250.50",
		number("1249.875", 3): "1249.88", number("-1249.875", 3): "-1249.88", number("1.005", 3): "1.01", number("0.005", 3): "0.01",
		number("1249.8749999999999", 0): "amount.too_many_decimals", `<c><f>1250*2</f><v>2500</v></c>`: "2500.00",
		number("1249.875", 0): "amount.too_many_decimals", number("1.234", 0): "amount.too_many_decimals", number("0.25", 5): "amount.not_a_number",
		`<c><f>C2*1.25</f></c>`: "cell.is_formula", `<c t="e"><v>#N/A</v></c>`: "cell.is_error", `<c t="b"><v>1</v></c>`: "amount.not_a_number",
		number("1e15", 0): "amount.rounded", number("NaN", 0): "amount.not_a_number", number("Inf", 0): "amount.not_a_number", number("9999999999", 0): "amount.too_large",
		words("1&#x200B;250,50"): "1250.50", words("=1+1"): "cell.is_formula",
	} {
		b := oneSheet(row(words("1", "A", "15-11-2026"), cell))
		b.styles = bookStyles
		got := ""
		switch line := linesOfBook(t, b)[0].(type) {
		case intake.Draft:
			got = line.Principal.String()
		case intake.Refusal:
			got = line.Fault.Key
		}
		if got != want {
			t.Errorf("%s = %s, want %s", cell, got, want)
		}
	}
}

func TestTextsOfAWorkbook(t *testing.T) {
	t.Parallel()
	b := oneSheet(`<row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7" t="s"><v>1</v></c><c r="D7"><v>10</v></c><c r="C7" t="str"><f>x</f><v>15-11-2026</v></c></row>`,
		row(number("42", 4), `<c t="inlineStr"><is><t>A_x000D_B_x00e6_ _x</t></is></c>`, words("15-11-2026", "10")))
	b.shared = `<si><t>F-1</t></si><si><r><t>Søren </t></r><r><rPr><b/></rPr><t xml:space="preserve">Vest</t></r><rPh><t>x</t></rPh></si>`
	b.styles = bookStyles
	found := linesOfBook(t, b)
	first, second := draft(t, found[0]), draft(t, found[1])
	got := []string{strconv.Itoa(first.Line), first.Number, first.Debtor.Name, first.DueDate.String(), strconv.Itoa(second.Line), second.Number, second.Debtor.Name}
	if diff := cmp.Diff([]string{"7", "F-1", "Søren Vest", "2026-11-15", "8", "00042", "A Bæ _x"}, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

func TestHeadingsOverSeveralColumnsAndTitlesAboveThem(t *testing.T) {
	t.Parallel()
	rows := row(words("Lindebjerg Tømrer")) + row() + row(words("Faktura", "", "", "Kunde", "", "Restbeløb")) +
		row(words("Nr.", "Dato", "Forfald", "Nr.", "Navn")) + row(words("17", "01-10-2026", "15-10-2026", "900", "Bo By"), number("100", 0))
	r := openBook(t, book{sheets: []sheetOf{{name: "Liste", rows: rows}}}, intake.Options{})
	d := draft(t, readAll(t, r)[0])
	if d.Number != "17" || d.Debtor.CustomerNumber != "900" || d.InvoiceDate.String() != "2026-10-01" || d.Principal.String() != "100.00" {
		t.Errorf("draft = %+v", d)
	}
	if got := r.Layout().HeadingLine; got != 4 {
		t.Errorf("headings in row %d, want 4", got)
	}
	given := r.Layout().Mapping
	again := openBook(t, book{sheets: []sheetOf{{name: "Liste", rows: rows}}}, intake.Options{Mapping: &given})
	if got := draft(t, readAll(t, again)[0]).Number; got != "17" {
		t.Errorf("with the mapping given = %s", got)
	}
}

func TestRowsThatAreHiddenArentReadAndThatIsSaid(t *testing.T) {
	t.Parallel()
	b := oneSheet(row(words("1", "A", "15-11-2026"), number("10", 0)),
		`<row hidden="1">`+words("2", "B", "15-11-2026")+number("20", 0)+"</row>",
		row(words("3", "C", "15-11-2026"), `<c><f>10*3</f><v>30</v></c>`))
	r := openBook(t, b, intake.Options{})
	found := readAll(t, r)
	if len(found) != 2 || draft(t, found[1]).Number != "3" {
		t.Errorf("lines = %+v", found)
	}
	var said []string
	for _, remark := range r.Remarks() {
		said = append(said, remark.Key+" "+remark.Args["count"])
	}
	if diff := cmp.Diff([]string{"remark.rows_hidden 1", "remark.formulas 1"}, said); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	if got := r.Tally(); got.Hidden != 1 || got.Lines != 4 {
		t.Errorf("tally = %+v", got)
	}
}

func TestWhichSheetHasTheInvoices(t *testing.T) {
	t.Parallel()
	invoices := oneSheet(row(words("1", "A", "15-11-2026"), number("10", 0))).sheets[0].rows
	onlyHeadings := oneSheet().sheets[0].rows
	customers := row(words("Kundenr.", "Navn", "Adresse")) + row(words("1", "A", "Vej 1"))
	for name, c := range map[string]struct {
		sheets []sheetOf
		choose string
		want   string // the sheet, or a fault
	}{
		"the only one":            {[]sheetOf{{"Forside", "", row(words("Velkommen"))}, {"Kunder", "", customers}, {"Poster", "", invoices}}, "", "Poster"},
		"one that isn't hidden":   {[]sheetOf{{"Gamle", "hidden", invoices}, {"Nye", "", invoices}, {"Ældre", "veryHidden", invoices}}, "", "Nye"},
		"one that has lines":      {[]sheetOf{{"Skabelon", "", onlyHeadings}, {"Nye", "", invoices}}, "", "Nye"},
		"several":                 {[]sheetOf{{"Betalt", "", invoices}, {"Ubetalt", "", invoices}}, "", "workbook.several_sheets"},
		"the one that was chosen": {[]sheetOf{{"Betalt", "", invoices}, {"Ubetalt", "", invoices}}, "ubetalt ", "Ubetalt"},
		"a hidden one, chosen":    {[]sheetOf{{"Gamle", "hidden", invoices}, {"Nye", "", invoices}}, "Gamle", "Gamle"},
		"one that isn't there":    {[]sheetOf{{"Nye", "", invoices}}, "Ark9", "workbook.sheet_unknown"},
		"none that fits":          {[]sheetOf{{"Forside", "", row(words("Velkommen"))}, {"Kunder", "", customers}}, "", "file.columns_missing"},
		"none with anything":      {[]sheetOf{{"A", "", ""}, {"B", "", "<row/>"}}, "", "file.empty"},
		"only headings":           {[]sheetOf{{"Nye", "", onlyHeadings}}, "", "Nye"},
		"all hidden":              {[]sheetOf{{"Gamle", "hidden", invoices}}, "", "file.empty"},
	} {
		r, err := intake.OpenInvoices(bytes.NewReader(book{sheets: c.sheets}.bytes(t)), intake.Options{Sheet: c.choose})
		if f := fault.Of(err); f != nil {
			if f.Key != c.want {
				t.Errorf("%s: %s, want %s", name, f.Key, c.want)
			}
			continue
		}
		if got := r.Layout().Sheet; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
