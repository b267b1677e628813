package intake

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// sharedTexts are the texts that the cells of a workbook share: most of its texts
// stand only once, and cells refer to them by number.
type sharedTexts struct {
	text []byte
	ends []uint32
}

// at returns a text by its number, or nothing.
func (s *sharedTexts) at(i int) (string, bool) {
	if i < 0 || i >= len(s.ends) {
		return "", false
	}
	from := uint32(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	return string(s.text[from:s.ends[i]]), true
}

// add adds a text, and fails with workbook.too_large where they become too many.
func (s *sharedTexts) add(text []byte) error {
	if len(s.text)+len(text) > maxSharedBytes || len(s.ends) == maxShared {
		return largeBook()
	}
	s.text = append(s.text, text...)
	s.ends = append(s.ends, uint32(len(s.text))) //nolint:gosec // it is below maxSharedBytes
	return nil
}

// readShared reads the texts that the cells share.
func (b *workbook) readShared(targets map[string]relation) error {
	return b.elements(partOf(targets, "sharedStrings", "xl/sharedStrings.xml"), func(g *guard, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		text, err := richText(g, nil)
		if err != nil {
			return err
		}
		return b.shared.add(text)
	})
}

// richText appends the text of the element that has begun, in however many runs of
// letters it stands. How it is pronounced, which Japanese texts say, isn't part of
// it.
func richText(g *guard, to []byte) ([]byte, error) {
	spoken, within, isText := 0, 1, false
	for within > 0 {
		token, err := g.Token()
		if err != nil {
			return to, partFault(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			within++
			isText = token.Name.Local == "t"
			if token.Name.Local == "rPh" {
				spoken = within
			}
		case xml.EndElement:
			if within == spoken {
				spoken = 0
			}
			within, isText = within-1, false
		case xml.CharData:
			if isText && spoken == 0 && len(to) <= maxLine {
				to = append(to, token...)
			}
		}
	}
	return to, nil
}

// unescaped returns a text of a workbook as it is meant: characters that XML can't
// have stand as _x000D_ in it.
func unescaped(text string) string {
	const form = len("_x000D_")
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		at := strings.Index(text, "_x")
		if at < 0 || len(text) < at+form {
			break
		}
		code, err := strconv.ParseUint(text[at+2:at+form-1], 16, 16)
		if err != nil || text[at+form-1] != '_' {
			b.WriteString(text[:at+2])
			text = text[at+2:]
			continue
		}
		b.WriteString(text[:at])
		b.WriteRune(rune(code))
		text = text[at+form:]
	}
	return b.String() + text
}
