package intake_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

// Whatever a sheet, its texts and its styles hold: reading it ends, every refusal
// has a reason in words, and a row that is read once more is what it was.
func FuzzWorkbooks(f *testing.F) {
	f.Add(sheetText(plainRow), `<sst><si><t>A</t></si></sst>`, bookStyles)
	f.Add(sheetText(`<row r="7" hidden="1"><c r="AB7" t="s" s="1"><f>A1</f><v>0</v></c></row>`), `<sst><si><r><t>x_x000D_</t></r><rPh/></si></sst>`, `<cellXfs><xf numFmtId="14"/></cellXfs>`)
	f.Add(sheetText(row(words("1", "A"), number("46341.5", 1), number("-1249.875", 2))), "", `<numFmts><numFmt numFmtId="9999" formatCode="[h]:mm;@&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="22"/><xf numFmtId="9999"/></cellXfs>`)
	f.Add(sheetText(`<row><c t="d"><v>2026-11-15T00:00:00</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>a</v></c></row>`), "", "")
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		file := partsOf(t, sheet, packed{name: "xl/sharedStrings.xml", text: shared}, packed{name: "xl/styles.xml", text: "<styleSheet>" + styles + "</styleSheet>"})
		checkInvoices(t, file)
	})
}

// Whatever a zip file is: each of its files is read to its end, or refused with a
// reason in words.
func FuzzArchives(f *testing.F) {
	f.Add(zipped(f, packed{name: "a.csv", text: plainHeadings + "1;A;01-10-2026;10,00\n"}, packed{name: "../b", text: "<Invoice/>"}))
	f.Add(partsOf(f, sheetText(plainRow)))
	f.Add(oneSheet(plainRow).bytes(f))
	f.Add([]byte("PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		format, err := intake.FormatOf(bytes.NewReader(file))
		if err != nil {
			hasReason(t, fault.Of(err))
			return
		}
		if format != intake.ArchiveFormat {
			checkInvoices(t, file)
			return
		}
		a, err := intake.OpenArchive(bytes.NewReader(file))
		if err != nil {
			hasReason(t, fault.Of(err))
			return
		}
		for _, e := range a.Entries() {
			if _, err := e.Open(); err != nil {
				hasReason(t, fault.Of(err))
			}
		}
		_ = readThrough(bytes.NewReader(file))
	})
}

// checkInvoices holds a file of invoices to what is promised of every such file.
func checkInvoices(t *testing.T, file []byte) {
	t.Helper()
	r, err := intake.OpenInvoices(bytes.NewReader(file), intake.Options{})
	if err != nil {
		hasReason(t, fault.Of(err))
		return
	}
	drafts, refused := 0, 0
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			hasReason(t, fault.Of(err))
			break
		}
		switch line := line.(type) {
		case intake.Draft:
			drafts++
		case intake.Refusal:
			refused++
			hasReason(t, line.Fault)
		}
	}
	got := r.Tally()
	if got.Drafts != drafts || got.Refused != refused || got.Lines != got.Before+got.Blank+got.Drafts+got.Refused+got.Continued+got.Hidden {
		t.Errorf("tally = %+v after %d drafts and %d refusals", got, drafts, refused)
	}
}
