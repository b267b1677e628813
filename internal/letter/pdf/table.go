package pdf

import "krav/internal/letter"

// cellGap is the least space before a column of figures, and between columns of
// words.
var cellGap = mm(5)

// hair is less than can be seen, and more than rounding takes off a column.
const hair = point / 20

// grid is where the columns of a table stand.
type grid struct {
	left  []length // left edges, and the right edge of the last
	right []bool   // columns of figures
}

// table sets a table: a head that comes again on every page, rows that are never
// cut, and a last row that is never alone.
func (l layout) table(t letter.Table, gap length, look tableLook) []strip {
	g := l.columns(t, look)
	var strips []strip
	head := l.tableHead(t, g)
	if head != nil {
		strips = append(strips, *head)
	}
	for i, r := range t.Rows {
		s := l.row(t, i, g, look)
		s.head = head
		s.keep = i+1 < len(t.Rows) && t.Rows[i+1].Role != letter.Ordinary || r.Role == letter.Subtotal && i+1 < len(t.Rows)
		strips = append(strips, s)
	}
	if head != nil && len(strips) > 1 {
		strips[1].head = nil // it follows the head itself
	}
	if len(strips) > 0 {
		strips[0].gap = gap
	}
	return strips
}

// columns shares the width among the columns: each takes what it needs, and what
// is left over in proportion to that. Where there is too little, the first column
// gives way and its texts break into lines.
func (l layout) columns(t letter.Table, look tableLook) grid {
	widths := l.naturalWidths(t, look)
	var total length
	for _, w := range widths {
		total += w
	}
	if total > textWidth {
		widths[0] = max(mm(30), widths[0]-(total-textWidth))
		total = textWidth
	}
	g := grid{left: make([]length, len(widths)+1), right: make([]bool, len(widths))}
	var at length
	for i, w := range widths {
		g.left[i] = marginLeft + at*textWidth/total
		g.right[i] = t.Columns[i].Right
		at += w
	}
	g.left[len(widths)] = marginRight
	return g
}

// naturalWidths returns what each column needs so that nothing breaks.
func (l layout) naturalWidths(t letter.Table, look tableLook) []length {
	widths := make([]length, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = l.line(plain(c.Head, headStyle)).width
	}
	for _, r := range t.Rows {
		if len(r.Cells) < len(t.Columns) {
			continue // its first cell stretches
		}
		for i, c := range r.Cells {
			text, small := l.line(plain(c.Text, look.text)), l.line(plain(c.Small, look.small))
			widths[i] = max(widths[i], text.width, small.width)
		}
	}
	for i, c := range t.Columns {
		if c.Right || i+1 < len(t.Columns) && !t.Columns[i+1].Right {
			widths[i] += cellGap
		}
	}
	return widths
}

// tableHead returns the head of a table, or nil where no column has one.
func (l layout) tableHead(t letter.Table, g grid) *strip {
	s := &strip{keep: true}
	for i, c := range t.Columns {
		if c.Head == "" {
			continue
		}
		line := l.line(plain(c.Head, headStyle))
		x := g.left[i]
		if c.Right {
			x = g.left[i+1] - line.width
		}
		s.text(roleTableHead, x, 0, line, headStyle)
	}
	if len(s.boxes) == 0 {
		return nil
	}
	s.put(ruleBox{marginLeft, headStyle.leading + mm(1), textWidth, mm(0.25), lineInk})
	s.height = headStyle.leading + mm(1.25)
	return s
}

// row sets a row with its rules.
func (l layout) row(t letter.Table, i int, g grid, look tableLook) strip {
	r := t.Rows[i]
	s := strip{boxes: make([]box, 0, len(r.Cells)+2)}
	st, top := look.text, look.padding
	switch r.Role {
	case letter.Total:
		s.put(ruleBox{marginLeft, 0, textWidth, mm(0.5), ink})
		st, top = look.total, mm(1.6)+mm(0.5)
	case letter.Subtotal:
		st = st.bold()
	case letter.Ordinary:
	}
	bottom := l.cells(&s, r, g, top, st, look.small) + look.padding
	isBeforeTotal := i+1 < len(t.Rows) && t.Rows[i+1].Role == letter.Total
	switch {
	case r.Role == letter.Total || isBeforeTotal: // the total has a rule of its own above it
	case r.Role == letter.Subtotal:
		s.put(ruleBox{marginLeft, bottom, textWidth, mm(0.25), lineInk})
	default:
		s.put(ruleBox{marginLeft, bottom, textWidth, mm(0.18), linePale})
	}
	s.height = bottom + mm(0.18)
	return s
}

// cells sets the cells of a row and returns where the tallest ends. Where cells
// are missing, the first stretches over their columns.
func (l layout) cells(s *strip, r letter.Row, g grid, top length, st, small style) length {
	bottom := top
	missing := len(g.right) - len(r.Cells)
	for i, c := range r.Cells {
		column := i
		if i > 0 {
			column += missing
		}
		left, right := g.left[column], g.left[i+missing+1]
		if g.right[column] {
			line := l.line(plain(c.Text, st))
			s.text(roleCell, right-line.width, top, line, st)
			bottom = max(bottom, top+st.leading)
			continue
		}
		width := right - left + hair
		if next := i + missing + 1; next < len(g.right) && !g.right[next] {
			width -= mm(2) // a column of words follows
		}
		y := s.column(roleCell, left, top, l.wrap(plain(c.Text, st), width), st)
		if c.Small != "" {
			y = s.column(roleCell, left, y, l.wrap(plain(c.Small, small), width), small)
		}
		bottom = max(bottom, y)
	}
	return bottom
}
