package office

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"krav/internal/civil"
	"krav/internal/money"
)

// A workbook of one sheet is written as the few parts that ECMA-376 asks for. A library
// that can do all that Excel can was a twentieth of what every first build compiles.

// The looks of cells, by their place in the styles of the workbook.
const (
	looksPlain = iota
	looksAmount
	looksDay
	looksHead
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainXML = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	typeXML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	kindXML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// workbookParts are the parts beside the sheet; the workbook's takes the sheet's name.
var workbookParts = []struct{ name, text string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + kindXML + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + kindXML + `styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kindXML + `worksheet+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + typeXML + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + typeXML + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + typeXML + `/styles" Target="styles.xml"/></Relationships>`},
	// Number format 4 is #,##0.00, with the marks of the reader's own country.
	{"xl/styles.xml", `<styleSheet` + mainXML + `><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`},
	{"xl/workbook.xml", `<workbook` + mainXML + ` xmlns:r="` + typeXML + `"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>`},
}

// writeWorkbook writes a workbook of one sheet, which fill writes the rows of.
func writeWorkbook(w io.Writer, name string, columns []sheetColumn, fill func(*sheet) error) error {
	z := zip.NewWriter(w)
	for _, part := range workbookParts {
		to, err := packed(z, part.name)
		if err != nil {
			return fmt.Errorf("make a workbook: %w", err)
		}
		text := part.text
		if strings.Contains(text, "%s") {
			text = fmt.Sprintf(text, escaped(name))
		}
		if _, err := io.WriteString(to, xmlHead+text); err != nil {
			return fmt.Errorf("make a workbook: %w", err)
		}
	}
	to, err := packed(z, "xl/worksheets/sheet1.xml")
	if err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	s := &sheet{to: to}
	if err := s.begin(columns); err != nil {
		return err
	}
	if err := fill(s); err != nil {
		return err
	}
	if err := s.write("</sheetData></worksheet>"); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	return nil
}

// packed begins a part. Each has the first day that the format can say: the same cases
// are always the same bytes.
func packed(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)})
}

// begin writes the columns and their heads, which stay in sight.
func (s *sheet) begin(columns []sheetColumn) error {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet` + mainXML + `><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	heads := make([]any, len(columns))
	for i, c := range columns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, c.Width)
		heads[i] = sheetCell{looks: looksHead, text: c.Head}
	}
	b.WriteString("</cols><sheetData>")
	if err := s.write(b.String()); err != nil {
		return err
	}
	return s.row(heads...)
}

func (s *sheet) write(text string) error {
	if _, err := io.WriteString(s.to, text); err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	return nil
}

// sheetCell is a cell with looks of its own: a number, or else a text.
type sheetCell struct {
	looks        int
	number, text string
}

// amountCell is an amount as a number that Excel reckons with.
func (*sheet) amountCell(a money.Amount) sheetCell {
	return sheetCell{looks: looksAmount, number: a.String()}
}

// dayCell is a day that Excel reckons with, or nothing. Excel counts days from the one
// before New Year's Eve of 1899.
func (*sheet) dayCell(d civil.Date) any {
	if d.IsZero() {
		return nil
	}
	return sheetCell{looks: looksDay, number: strconv.Itoa(excelsDayNought.DaysUntil(d))}
}

var excelsDayNought = civil.MustParse("1899-12-30")

// row writes the next row: texts, numbers, cells with looks, and nil for none.
func (s *sheet) row(cells ...any) error {
	s.rows++
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, s.rows)
	for i, value := range cells {
		c, ok := value.(sheetCell)
		switch v := value.(type) {
		case nil:
			continue
		case string:
			c.text = v
		case int, int64:
			c.number = fmt.Sprint(v)
		default:
			if !ok {
				return fmt.Errorf("make a workbook: a cell of %T", value)
			}
		}
		at := sheetColumnName(i) + strconv.Itoa(s.rows)
		if c.number != "" {
			fmt.Fprintf(&b, `<c r="%s" s="%d"><v>%s</v></c>`, at, c.looks, c.number)
			continue
		}
		fmt.Fprintf(&b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, c.looks, escaped(c.text))
	}
	b.WriteString("</row>")
	return s.write(b.String())
}

// sheetColumnName is the letters of a column, counted from nought.
func sheetColumnName(i int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if i < len(letters) {
		return letters[i : i+1]
	}
	return sheetColumnName(i/len(letters)-1) + sheetColumnName(i%len(letters))
}

// mostInCell is how many characters Excel takes in a cell, counted in UTF-16.
const mostInCell = 32_767

// excelsEscape is what Excel reads as the number of a character, as in _x000D_.
var excelsEscape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// escaped returns a text as it stands in XML: as it is, whatever Excel would read in it.
func escaped(text string) string {
	var plain strings.Builder
	units := 0
	for i, r := range text {
		if units += max(1, utf16.RuneLen(r)); units > mostInCell {
			break
		}
		if r == '_' && excelsEscape.MatchString(text[i:min(len(text), i+len("_x0000_"))]) {
			plain.WriteString("_x005F")
		}
		plain.WriteRune(r)
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(plain.String())) // nothing can fail there
	return b.String()
}
