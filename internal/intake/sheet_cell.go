package intake

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// sheetCell is a cell of a sheet while it is being read.
type sheetCell struct {
	column  int    // from 0
	kind    string // as the file says: s, str, inlineStr, b, e, d, n or nothing
	style   string
	value   []byte
	formula []byte
	text    []byte // of a text that stands in the cell itself
	counted bool   // it has a formula
}

// begin begins a cell. A cell that doesn't say where it stands, or says it in a way
// that can't be read, follows the one before it.
func (c *sheetCell) begin(start xml.StartElement, next int) {
	c.column, c.kind, c.style, c.counted = next, "", "", false
	c.value, c.formula, c.text = c.value[:0], c.formula[:0], c.text[:0]
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			if column, ok := columnOf(a.Value); ok {
				c.column = column
			}
		case "t":
			c.kind = a.Value
		case "s":
			c.style = a.Value
		}
	}
}

// columnOf returns the column, from 0, of a place such as B12.
func columnOf(place string) (int, bool) {
	column := 0
	for i := range len(place) {
		letter := place[i] &^ 0x20
		if letter < 'A' || letter > 'Z' {
			return column - 1, i > 0 && column > 0
		}
		if column > maxCells {
			continue // beyond what is read, wherever exactly
		}
		column = column*26 + int(letter-'A') + 1
	}
	return 0, false
}

// sheetValue is what a cell says.
type sheetValue struct {
	text      string
	isPlain   bool // a number that isn't shown as a day, though it may be one
	isRounded bool
	isCounted bool // it was counted by a formula, when the file was saved
}

// read returns what a cell says: what it showed when the file was saved. A formula
// is never counted anew; one that was never counted is shown as it stands, and
// nobody takes it for a value.
func (c *sheetCell) read(b *workbook) (sheetValue, error) {
	value := string(c.value)
	v := sheetValue{isCounted: c.counted && value != ""}
	switch {
	case c.kind == "inlineStr":
		v.text = unescaped(string(c.text))
	case value == "" && c.counted:
		v.text = "=" + string(c.formula)
	case value == "":
	case c.kind == "s":
		number, err := strconv.Atoi(strings.TrimSpace(value))
		text, ok := b.shared.at(number)
		if err != nil || !ok {
			return v, brokenBook()
		}
		v.text = unescaped(text)
	case c.kind == "b":
		v.text = map[bool]string{true: "ja", false: "nej"}[isTrue(value)]
	case c.kind == "d":
		v.text = strings.TrimSuffix(strings.TrimSuffix(value, "Z"), "T00:00:00")
	case c.kind == "str", c.kind == "e":
		v.text = unescaped(value)
	default:
		c.readNumber(b, strings.TrimSpace(value), &v)
	}
	return v, nil
}

func (c *sheetCell) readNumber(b *workbook, value string, v *sheetValue) {
	format := b.format(c.style)
	if format.isDay {
		if serial, err := strconv.ParseFloat(value, 64); err == nil {
			if day, ok := dayOfSerial(serial, b.count); ok {
				v.text = day
				return
			}
		}
		format = plainFormat
	}
	v.text, v.isRounded = shownNumber(value, format)
	v.isPlain = true
}
