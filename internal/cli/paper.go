package cli

import (
	"strings"
	"unicode/utf8"

	"krav/internal/wording"
)

// paperWidth is how many characters a line holds: the narrowest terminal that is
// still about.
const paperWidth = 80

// paper is what a command writes for people: lines of text in their language.
type paper struct {
	language wording.Language
	text     strings.Builder
}

// line writes a line as it is.
func (p *paper) line(text string) { p.text.WriteString(strings.TrimRight(text, " ") + "\n") }

// blank writes an empty line.
func (p *paper) blank() { p.line("") }

// said returns a message of the catalogue, with its values given in turn: a name,
// a value, a name, a value.
func (p *paper) said(key string, values ...string) string {
	return whole(wording.Say(p.language, key, pairs(values)))
}

// whole returns a sentence in which an amount stood last without the second of
// its two full stops.
func whole(sentence string) string { return strings.ReplaceAll(sentence, "kr..", "kr.") }

// say writes a message of the catalogue as a paragraph.
func (p *paper) say(key string, values ...string) { p.paragraph("", p.said(key, values...)) }

// paragraph writes a text in lines of the paper's width, all of them indented.
func (p *paper) paragraph(indent, text string) { p.item(indent, indent, text) }

// item writes a text in lines of the paper's width, with a mark before the first
// and an indent before the others.
func (p *paper) item(mark, indent, text string) {
	for i, line := range wrapped(text, paperWidth-max(width(mark), width(indent))) {
		if i == 0 {
			p.line(mark + line)
			continue
		}
		p.line(indent + line)
	}
}

// beside writes a name, and a text in a column of its own to the right of it; under
// it, where the name is too long for that.
func (p *paper) beside(name string, column int, text string) {
	indent := strings.Repeat(" ", column)
	if width(name) > column-2 {
		p.line(name)
		p.item(indent, indent, text)
		return
	}
	p.item(name+indent[width(name):], indent, text)
}

// columns writes cells in columns of the widths given, the last as wide as it is. A
// cell that is too wide pushes what follows it.
func (p *paper) columns(widths []int, cells ...string) {
	var line strings.Builder
	for i, cell := range cells {
		line.WriteString(cell)
		if i < len(widths) {
			line.WriteString(strings.Repeat(" ", max(2, widths[i]-width(cell))))
		}
	}
	p.line(line.String())
}

// amountWidth is the room for an amount at the right edge: 92.233.720,00 and a
// blank before it.
const amountWidth = 16

// row writes a text at the left, and an amount flush to the right edge of its
// first line.
func (p *paper) row(left, right string) {
	for i, line := range wrapped(left, paperWidth-amountWidth) {
		if i == 0 {
			gap := max(1, paperWidth-width(line)-width(right))
			p.line(line + strings.Repeat(" ", gap) + right)
			continue
		}
		p.line("  " + line)
	}
}

// rule writes the line above a total.
func (p *paper) rule() {
	p.line(strings.Repeat(" ", paperWidth-amountWidth+1) + strings.Repeat("-", amountWidth-1))
}

// String returns what was written.
func (p *paper) String() string { return breakable(p.text.String()) }

// breakable returns a text with plain spaces for no-break ones. Those are for
// letters and pages; on a terminal and in JSON they would only hide a word from
// whoever searches for it.
func breakable(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

// wrapped cuts a text into lines of at most so many characters, at its blanks.
// A word that is longer than a line has one of its own.
func wrapped(text string, room int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) <= room:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// width returns how many characters a text has on a line.
func width(text string) int { return utf8.RuneCountInString(text) }

// pairs makes a map of names and values given in turn.
func pairs(values []string) map[string]string {
	made := make(map[string]string, len(values)/2)
	for i := 0; i+1 < len(values); i += 2 {
		made[values[i]] = values[i+1]
	}
	return made
}
