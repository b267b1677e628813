package pdf

import (
	"slices"

	"krav/internal/letter"
)

// calculation returns the pages that show how the amount came about.
func (l layout) calculation(sp spacing) []strip {
	c := l.content.Calculation
	strips := l.title(c.Title, sp)
	strips = append(strips, l.paragraph(c.Intro.Text, bodyStyle, sp.title)...)
	for _, section := range c.Sections {
		strips = append(strips, l.section(section, sp)...)
	}
	return strips
}

// wholeRows is how many rows a section may have that is never cut.
const wholeRows = 8

// section sets a section of the calculation. A short one stands on one page.
func (l layout) section(section letter.Section, sp spacing) []strip {
	strips := l.heading(section.Title, sp.heading)
	strips = append(strips, l.table(section.Table, sp.table, sp.look)...)
	if len(section.Table.Rows) <= wholeRows {
		for i := range strips[:len(strips)-1] {
			strips[i].keep = true
		}
	}
	for i, note := range section.Notes {
		gap := mm(0.6)
		if i == 0 {
			gap = mm(1.6)
		}
		strips[len(strips)-1].keep = true
		strips = append(strips, l.paragraph(note.Text, smallStyle, gap)...)
	}
	return strips
}

// end returns what closes a document: notes in two columns, the small print, the
// signature. A signature never stands on a page alone.
func (l layout) end(sp spacing) []strip {
	var strips []strip
	for notes := range slices.Chunk(l.content.Notes, 2) {
		strips = append(strips, l.notePair(notes, sp.heading))
	}
	for _, p := range l.content.SmallPrint {
		strips = append(strips, l.paragraph(p.Text, smallStyle, sp.paragraph)...)
	}
	if len(l.content.Signature) == 0 {
		return strips
	}
	if len(strips) > 0 {
		strips[len(strips)-1].keep = true
	}
	return append(strips, l.signature(sp.warning))
}

// notePair sets two notes beside one another, or one over the whole width.
func (l layout) notePair(pair []letter.Note, gap length) strip {
	s := strip{gap: gap}
	between := mm(8)
	width := (textWidth - between*length(len(pair)-1)) / length(len(pair))
	for i, note := range pair {
		x := marginLeft + length(i)*(width+between)
		y := length(0)
		if note.Title != "" {
			y = s.column(roleHeading, x, y, l.wrap(plain(note.Title, headingStyle), width), headingStyle) + mm(0.8)
		}
		for _, p := range note.Text {
			y = s.column(roleText, x, y, l.wrap(spans(p.Text, smallStyle), width), smallStyle) + mm(0.8)
		}
		s.height = max(s.height, y)
	}
	return s
}

func (l layout) signature(gap length) strip {
	s := strip{gap: gap}
	for _, name := range l.content.Signature {
		s.height = s.column(roleText, marginLeft, s.height, l.wrap(plain(name, bodyStyle), textWidth), bodyStyle)
	}
	return s
}
