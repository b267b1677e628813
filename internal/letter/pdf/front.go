package pdf

import "krav/internal/letter"

// front returns the text of the first page: heading and body.
func (l layout) front(sp spacing) []strip {
	var strips []strip
	if n := l.content.Notice; n != nil {
		strips = append(strips, l.paragraph(n.Text, smallStyle, 0)...)
		strips[len(strips)-1].keep = true
	}
	strips = append(strips, l.title(l.content.Title, sp)...)
	gap := sp.title
	for i, b := range l.content.Body {
		if i > 0 {
			gap = gapBefore(l.content.Body[i-1], b, sp)
		}
		strips = append(strips, l.block(b, gap, sp)...)
	}
	return strips
}

// gapBefore returns the space between two blocks of a body.
func gapBefore(above, below letter.Block, sp spacing) length {
	switch below.(type) {
	case letter.Table:
		return sp.table
	case letter.Warning:
		return sp.warning
	case letter.Heading:
		return sp.heading
	case letter.Item:
		if _, isList := above.(letter.Item); isList {
			return sp.paragraph / 2
		}
	case letter.Paragraph:
	}
	switch above.(type) {
	case letter.Table, letter.Warning:
		return sp.warning
	case letter.Paragraph, letter.Heading, letter.Item:
	}
	return sp.paragraph
}

// block sets a block of the body.
func (l layout) block(b letter.Block, gap length, sp spacing) []strip {
	switch b := b.(type) {
	case letter.Paragraph:
		return l.paragraph(b.Text, bodyStyle, gap)
	case letter.Heading:
		return l.heading(b.Text, gap)
	case letter.Item:
		return l.item(b.Text, gap)
	case letter.Warning:
		return []strip{l.warning(b, gap)}
	case letter.Table:
		return l.table(b, gap, sp.look)
	}
	return nil
}

// title sets the heading of a document.
func (l layout) title(text string, sp spacing) []strip {
	strips := l.lines(l.wrap(plain(text, titleStyle), textWidth), titleStyle, sp.title, roleTitle)
	for i := range strips {
		strips[i].keep = true
	}
	return strips
}

// heading sets a heading within a document. It stays with what it heads.
func (l layout) heading(text string, gap length) []strip {
	strips := l.lines(l.wrap(plain(text, headingStyle), textWidth), headingStyle, gap, roleHeading)
	for i := range strips {
		strips[i].keep = true
	}
	return strips
}

// paragraph sets a paragraph over the whole width.
func (l layout) paragraph(text letter.Text, st style, gap length) []strip {
	return l.lines(l.wrap(spans(text, st), textWidth), st, gap, roleText)
}

// wholeLines is how many lines a paragraph may have that is never cut: what decides
// something is read in one piece.
const wholeLines = 8

// lines returns lines of text as strips. A short paragraph is never cut; of a long
// one no page begins with the last line, or ends with the first.
func (l layout) lines(lines []textLine, st style, gap length, as role) []strip {
	strips := make([]strip, len(lines))
	for i, line := range lines {
		isInside := i+1 < len(lines) && len(lines) <= wholeLines
		s := strip{height: st.leading, keep: isInside || len(lines) > 1 && (i == 0 || i == len(lines)-2)}
		s.text(as, marginLeft, 0, line, st)
		strips[i] = s
	}
	if len(strips) > 0 {
		strips[0].gap = gap
	}
	return strips
}

// item sets an item of a list.
func (l layout) item(text letter.Text, gap length) []strip {
	indent := mm(4)
	strips := make([]strip, 0, 2)
	for i, line := range l.wrap(spans(text, bodyStyle), textWidth-indent) {
		s := strip{height: bodyStyle.leading}
		if i == 0 {
			s.gap = gap
			s.text(roleItem, marginLeft, 0, l.line(plain("–", bodyStyle)), bodyStyle)
		}
		s.text(roleItem, marginLeft+indent, 0, line, bodyStyle)
		strips = append(strips, s)
	}
	return strips
}

// warning sets a warning with its bar. It is never cut.
func (l layout) warning(w letter.Warning, gap length) strip {
	s := strip{gap: gap}
	indent := mm(3.5)
	for i, p := range w.Text {
		if i > 0 {
			s.height += mm(1.2)
		}
		s.height = s.column(roleText, marginLeft+indent, s.height, l.wrap(spans(p.Text, bodyStyle), textWidth-indent), bodyStyle)
	}
	s.put(ruleBox{marginLeft, 0, mm(0.9), s.height, accent})
	return s
}
