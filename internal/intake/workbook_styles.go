package intake

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// cellFormat is how a cell shows its number.
type cellFormat struct {
	isDay     bool // as a day
	isPercent bool
	decimals  int // how many are shown; below nought where the number decides
	digits    int // shown at least, with noughts before them, as in postcodes
}

// plainFormat shows a number as it is (Standard).
var plainFormat = cellFormat{decimals: -1}

// readStyles reads how cells show their numbers.
func (b *workbook) readStyles(targets map[string]relation) error {
	codes := make(map[string]string)
	within := ""
	return b.elements(partOf(targets, "styles", "xl/styles.xml"), func(_ *guard, start xml.StartElement) error {
		switch name := start.Name.Local; name {
		case "cellXfs", "cellStyleXfs", "dxfs":
			within = name
		case "numFmt":
			if len(codes) == maxStyles {
				return largeBook()
			}
			codes[attribute(start, "numFmtId")] = attribute(start, "formatCode")
		case "xf":
			if within != "cellXfs" {
				return nil
			}
			if len(b.formats) == maxStyles {
				return largeBook()
			}
			b.formats = append(b.formats, formatNumbered(attribute(start, "numFmtId"), codes))
		}
		return nil
	})
}

// format returns the format of a cell by the number of its style.
func (b *workbook) format(style string) cellFormat {
	if style == "" {
		return plainFormat
	}
	at, err := strconv.Atoi(style)
	if err != nil || at < 0 || at >= len(b.formats) {
		return plainFormat
	}
	return b.formats[at]
}

// formatNumbered returns a format by its number: one of the workbook's own, or one
// that every program knows (ECMA-376 part 1, 18.8.30).
func formatNumbered(id string, codes map[string]string) cellFormat {
	if code, ok := codes[id]; ok {
		return formatOfCode(code)
	}
	number, err := strconv.Atoi(id)
	if err != nil {
		return plainFormat
	}
	isDay := number >= 14 && number <= 22 || number >= 27 && number <= 36 || number >= 45 && number <= 47 || number >= 50 && number <= 58
	switch {
	case isDay:
		return cellFormat{isDay: true}
	case number == 9:
		return cellFormat{isPercent: true}
	case number == 10:
		return cellFormat{isPercent: true, decimals: 2}
	case number == 2, number == 4, number == 7, number == 8, number == 39, number == 40, number == 43, number == 44:
		return cellFormat{decimals: 2}
	case number == 1, number == 3, number == 5, number == 6, number == 37, number == 38, number == 41, number == 42:
		return cellFormat{}
	}
	return plainFormat
}

// formatOfCode reads a format's code, such as "#,##0.00", "dd-mm-yyyy" and "0000".
// What it says of positive numbers, its first part, counts.
func formatOfCode(code string) cellFormat {
	code = bareCode(code)
	hasLetters := strings.ContainsAny(code, "ymdhs")
	hasDigits := strings.ContainsAny(strings.ReplaceAll(code, "s.0", "s"), "0#?")
	_, fraction, hasPoint := strings.Cut(code, ".")
	switch {
	case code == "general" || code == "standard" || code == "@" || code == "":
		return plainFormat
	case hasLetters && !hasDigits:
		return cellFormat{isDay: true}
	case strings.ContainsAny(code, "e/"):
		return plainFormat
	case hasPoint:
		shown := len(fraction) - len(strings.TrimLeft(fraction, "0#?"))
		return cellFormat{decimals: shown, isPercent: strings.Contains(code, "%")}
	case strings.Contains(code, "%"):
		return cellFormat{isPercent: true}
	case strings.Trim(code, "0") == "":
		return cellFormat{digits: len(code)}
	}
	return cellFormat{}
}

// bareCode returns the first part of a format's code in small letters, without
// what is shown as it stands, and without colours and currencies.
func bareCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return strings.TrimSpace(strings.ToLower(b.String()))
		case '\\', '_', '*':
			i++ // what stands behind it is shown, left blank, or repeated
		case '"', '[':
			closing := map[byte]byte{'"': '"', '[': ']'}[c]
			end := strings.IndexByte(code[i+1:], closing)
			if end < 0 {
				return strings.TrimSpace(strings.ToLower(b.String()))
			}
			if c == '[' && strings.Trim(strings.ToLower(code[i+1:i+1+end]), "hms") == "" {
				b.WriteString("h") // [h]:mm, time that goes on beyond a day
			}
			i += end + 1
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(strings.ToLower(b.String()))
}
