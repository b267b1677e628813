package intake_test

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

// endOf reads a file of invoices to its end and returns the fault it ends with, or
// nothing.
func endOf(t *testing.T, source io.ReadSeeker) string {
	t.Helper()
	r, err := intake.OpenInvoices(source, intake.Options{})
	for err == nil {
		_, err = r.Next()
	}
	if errors.Is(err, io.EOF) {
		return ""
	}
	f := fault.Of(err)
	if f == nil {
		t.Fatalf("ends with %v, want a fault", err)
	}
	return f.Key
}

// partsOf returns a workbook whose parts are these, besides those that are needed.
func partsOf(tb testing.TB, sheet string, more ...packed) []byte {
	tb.Helper()
	return zipped(tb, append([]packed{
		{name: "xl/workbook.xml", text: `<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`},
		{name: "xl/_rels/workbook.xml.rels", text: `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/s.xml"/></Relationships>`},
		{name: "xl/s.xml", text: sheet},
	}, more...)...)
}

// plainRow is a row with an invoice in it.
var plainRow = row(words("1", "A", "15-11-2026"), number("10", 0))

// sheetText returns a sheet with the usual headings and some rows.
func sheetText(rows string) string {
	return "<worksheet><sheetData>" + row(words("Fakturanr.", "Navn", "Forfaldsdato", "Beløb")) + rows + "</sheetData></worksheet>"
}

func TestWorkbooksThatAreMadeToBreakAReader(t *testing.T) {
	t.Parallel()
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`
	whole := partsOf(t, sheetText(plainRow))
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a sound one":              {whole, ""},
		"cut off":                  {whole[:len(whole)/2], "archive.broken"},
		"a sheet cut off":          {partsOf(t, strings.TrimSuffix(sheetText(plainRow), "</sheetData></worksheet>")), "workbook.broken"},
		"a sheet of no XML":        {partsOf(t, "Fakturanr.;Navn"), "workbook.broken"},
		"an empty sheet":           {partsOf(t, ""), "workbook.broken"},
		"no sheets":                {zipped(t, packed{name: "xl/workbook.xml", text: "<workbook/>"}), "workbook.broken"},
		"a sheet that isn't there": {zipped(t, packed{name: "xl/workbook.xml", text: `<workbook><sheet name="A" id="r1"/></workbook>`}, packed{name: "xl/_rels/workbook.xml.rels", text: `<R><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></R>`}), "workbook.broken"},
		"a sheet outside":          {zipped(t, packed{name: "xl/workbook.xml", text: `<workbook><sheet name="A" id="r1"/></workbook>`}, packed{name: "xl/_rels/workbook.xml.rels", text: `<R><Relationship Id="r1" Type="x/worksheet" Target="../../../etc/passwd"/></R>`}), "workbook.broken"},
		"two parts of one name":    {partsOf(t, sheetText(plainRow), packed{name: "XL/S.xml", text: sheetText("")}), "workbook.broken"},
		"a document type":          {partsOf(t, bomb+sheetText("")), "workbook.broken"},
		"one in the texts":         {partsOf(t, sheetText(plainRow), packed{name: "xl/sharedStrings.xml", text: bomb + "<sst><si><t>&b;</t></si></sst>"}), "workbook.broken"},
		"an entity of its own":     {partsOf(t, sheetText(row(words("&b;")))), "workbook.broken"},
		"a deep nest":              {partsOf(t, sheetText(strings.Repeat("<x>", 100))), "workbook.broken"},
		"a text that isn't there":  {partsOf(t, sheetText(row(`<c t="s"><v>7</v></c>`))), "workbook.broken"},
		"one below nought":         {partsOf(t, sheetText(row(`<c t="s"><v>-1</v></c>`))), "workbook.broken"},
		"a row of noughts":         {partsOf(t, sheetText("<row>"+strings.Repeat("\x00", 9)+"</row>")), "workbook.broken"},
		"a part that expands":      {partsOf(t, sheetText(strings.Repeat("<row/>", 1<<20))), "workbook.too_large"},
		"texts that expand":        {partsOf(t, sheetText(plainRow), packed{name: "xl/sharedStrings.xml", text: "<sst>" + strings.Repeat("<si/>", 1<<20) + "</sst>"}), "workbook.too_large"},
		"rows in rows":             {partsOf(t, sheetText("<row><row>"+words("1")+"</row></row>")), ""},
		"styles of nothing":        {partsOf(t, sheetText(row(number("1", -1)+number("2", 99)))), ""},
	} {
		if got := endOf(t, bytes.NewReader(c.file)); got != c.want {
			t.Errorf("%s ends with %q, want %q", name, got, c.want)
		}
	}
}

func TestRowsThatAreNoInvoicesStopNoOther(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("lang ", 7000)
	wide := `<row><c r="A1"><v>1</v></c><c r="XFDZZZZZZZZ1"><v>2</v></c></row>`
	found := readAll(t, openFile(t, partsOf(t, sheetText(wide+row(words(long, long))+plainRow))))
	refusal(t, found[0], "line.too_many_cells")
	cut := refusal(t, found[1], "line.too_long")
	if !cut.Raw.Cut {
		t.Error("a row that was cut isn't told from a whole one")
	}
	if got := draft(t, found[2]); got.Line != 4 && got.Line != 3 {
		t.Errorf("line = %d", got.Line)
	}
}

func openFile(t *testing.T, file []byte) intake.Invoices {
	t.Helper()
	r, err := intake.OpenInvoices(bytes.NewReader(file), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// allocated returns how many bytes are allocated while something is done. Other
// tests would be counted too, so its callers run alone.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// filler is a file of so many bytes that holds one text again and again between a
// beginning and an end. It is nowhere but in the reading of it.
type filler struct {
	beginning, text, end string
	size, at             int64
}

func (f *filler) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		var part string
		behind := f.at - int64(len(f.beginning))
		switch {
		case behind < 0:
			part = f.beginning[f.at:]
		case behind < f.size:
			part = f.text[behind%int64(len(f.text)):]
			part = part[:min(int64(len(part)), f.size-behind)]
		case behind-f.size < int64(len(f.end)):
			part = f.end[behind-f.size:]
		default:
			if n == 0 {
				return 0, io.EOF
			}
			return n, nil
		}
		k := copy(p[n:], part)
		n, f.at = n+k, f.at+int64(k)
	}
	return n, nil
}

func (f *filler) Seek(offset int64, _ int) (int64, error) {
	f.at = offset
	return offset, nil
}

//nolint:paralleltest // it counts what is allocated
func TestALineOfAGigabyteTakesUpNoMemory(t *testing.T) {
	const gigabyte, most = 1 << 30, 8 << 20
	file := &filler{
		beginning: plainHeadings + "1;A;01-10-2026;10,00\n2;", text: strings.Repeat("x", 1<<16), size: gigabyte,
		end: "\n3;C;01-10-2026;10,00\n",
	}
	var found []intake.Line
	taken := allocated(func() {
		r, err := intake.OpenInvoices(file, intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		found = readAll(t, r)
	})
	if len(found) != 3 || draft(t, found[2]).Line != 4 {
		t.Errorf("lines = %+v", found)
	}
	refusal(t, found[1], "line.too_long")
	if taken > most {
		t.Errorf("%d bytes were allocated, want at most %d", taken, most)
	}
}

//nolint:paralleltest // it counts what is allocated
func TestHostileFilesTakeUpLittleMemory(t *testing.T) {
	const most = 80 << 20 // a workbook's shared texts may be 64 MiB of them
	// Four thousand texts of 32 KiB would be 128 MiB: twice what a workbook may share.
	var texts strings.Builder
	for i := range 4000 {
		texts.WriteString("<si><t>" + strings.Repeat(string(rune('a'+i%26)), 32<<10) + "</t></si>")
	}
	shared := partsOf(t, sheetText(plainRow), packed{name: "xl/sharedStrings.xml", text: "<sst>" + texts.String() + "</sst>"})
	for name, file := range map[string]io.ReadSeeker{
		"zeros in a zip":       bytes.NewReader(zipped(t, packed{name: "a.csv", text: strings.Repeat("0", 8<<20)})),
		"texts beyond bounds":  bytes.NewReader(shared),
		"a name without end":   &filler{beginning: "<", text: "x", size: 1 << 26},
		"a text without end":   &filler{beginning: "<Invoice>", text: "x ", size: 1 << 26},
		"a nest without end":   &filler{beginning: "<Invoice>", text: "<a>", size: 1 << 26},
		"quotes without end":   &filler{beginning: plainHeadings, text: "1;\"A\n", size: 1 << 18},
		"delimiters only":      &filler{beginning: plainHeadings, text: ";", size: 1 << 26},
		"headings without end": &filler{text: "Fakturanr.;", size: 1 << 26},
		"noughts":              &filler{text: "\x00", size: 1 << 26},
		"line ends":            &filler{beginning: plainHeadings, text: "\r\n", size: 1 << 24},
	} {
		if taken := allocated(func() { _ = readThrough(file) }); taken > most {
			t.Errorf("%s: %d bytes were allocated, want at most %d", name, taken, most)
		}
	}
}

// readThrough reads a file to its end, whatever it is.
func readThrough(source io.ReadSeeker) error {
	format, err := intake.FormatOf(source)
	if err != nil {
		return err
	}
	if format == intake.ArchiveFormat {
		a, err := intake.OpenArchive(source)
		if err != nil {
			return err
		}
		for _, e := range a.Entries() {
			if inner, err := e.Open(); err == nil {
				_ = readThrough(inner)
			}
		}
		return nil
	}
	r, err := intake.OpenInvoices(source, intake.Options{})
	for err == nil {
		_, err = r.Next()
	}
	return err
}

func TestALargeWorkbookIsReadRowByRow(t *testing.T) { //nolint:paralleltest // it counts what is held
	const rows, most = 20_000, 8 << 20
	var varied strings.Builder
	for i := range rows {
		varied.WriteString(row(words(many(i), "Kunde "+many(i*7919), "15-11-2026"), number(many(i*31%99991), 0)))
	}
	r := openFile(t, partsOf(t, sheetText(varied.String())))
	varied.Reset()
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := 0; ; i++ {
		if _, err := r.Next(); err != nil {
			if !errors.Is(err, io.EOF) || i != rows {
				t.Fatalf("row %d: %v", i, err)
			}
			break
		}
		if i%5000 == 4999 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			if held := int64(now.HeapAlloc) - int64(before.HeapAlloc); held > most {
				t.Errorf("%d bytes are held at row %d, want at most %d", held, i, most)
			}
		}
	}
}

func many(i int) string {
	return strings.TrimLeft(strings.Repeat("0", 3)+string([]byte{byte('1' + i%9), byte('0' + i/9%10), byte('0' + i/90%10), byte('0' + i/900%10), byte('0' + i/9000%10)}), "0")
}
