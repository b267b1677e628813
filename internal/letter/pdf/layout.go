package pdf

import (
	"strconv"
	"strings"

	"krav/internal/letter"
)

// The page: margins and the places that don't move.
var (
	marginLeft  = mm(20)
	marginRight = pageWidth - mm(20)
	textWidth   = marginRight - marginLeft
	nextPages   = area{top: mm(30), bottom: mm(273)}
	footTop     = pageHeight - mm(11) - pt(10) - mm(1.8)
)

// footLines is how many lines a long sender may take at the foot, where a printer
// still prints.
const footLines = 2

// layout lays out one document in one language.
type layout struct {
	*setter
	content *letter.Content
	window  Window
	logo    *logo // nil for none
}

// pages lays a document out, its translation after it, and numbers the pages
// through: nobody misses a page without seeing it.
func (l layout) pages() ([]*page, error) {
	pages, err := l.document()
	if err != nil {
		return nil, err
	}
	of := []layout{l}
	counts := []int{len(pages)}
	if t := l.content.Translation; t != nil {
		translation := l
		translation.content = t
		more, err := translation.document()
		if err != nil {
			return nil, err
		}
		pages = append(pages, more...)
		of, counts = append(of, translation), append(counts, len(more))
	}
	n := 0
	for i, d := range of {
		for range counts[i] {
			pages[n].put(0, d.foot(n+1, len(pages)))
			n++
		}
	}
	return pages, nil
}

// document lays out the pages of one language.
func (l layout) document() ([]*page, error) {
	first, dock := l.firstArea()
	f := newFlow(first, nextPages)
	if err := f.run(l.strips(first)); err != nil {
		return nil, err
	}
	if dock != nil {
		f.pages[0].put(dockBottom-dock.height, dock)
	}
	for i, p := range f.pages {
		if i == 0 && l.content.Sender != nil {
			head, err := l.head()
			if err != nil {
				return nil, err
			}
			p.put(0, head)
			continue
		}
		p.put(0, l.top())
	}
	return f.pages, nil
}

// firstArea returns where text runs on the first page, and the boxes that stand
// at its foot, or nil.
func (l layout) firstArea() (area, *strip) {
	first := nextPages
	if l.content.Sender != nil {
		first.top = max(l.addressBottom()+mm(13), l.metaBottom()+mm(8))
	}
	dock := l.dock()
	if dock != nil {
		first.bottom = dockBottom - dock.height - mm(4)
	}
	return first, dock
}

// strips returns the document's text, spaced so that the first page holds what
// belongs on it and the calculation takes one page, where that can be.
func (l layout) strips(first area) []strip {
	if l.content.Calculation == nil {
		return fitting(first, spacings, func(sp spacing) []strip { return append(l.front(sp), l.end(sp)...) })
	}
	front := fitting(first, spacings, l.front)
	set := func(sp spacing) []strip { return append(l.calculation(sp), l.end(sp)...) }
	if !fits(front, first) { // it goes on below what went over to the next page
		rest := below(front, first)
		back := fitting(rest, calculationSpacings, set)
		if back[0].gap = aboveCalculation; fits(back, rest) || !fits(back, nextPages) {
			return append(front, back...)
		}
	}
	back := fitting(nextPages, calculationSpacings, set)
	back[0].fresh = true
	return append(front, back...)
}

// aboveCalculation is the space above a calculation that begins within a page.
var aboveCalculation = mm(10)

// below returns what is left of the page on which strips end, for what follows them.
func below(strips []strip, first area) area {
	f := newFlow(first, nextPages)
	if err := f.run(strips); err != nil {
		return nextPages // it fails again where the pages are made
	}
	return area{top: f.y + aboveCalculation, bottom: f.bottom()}
}

// fitting returns strips in the first spacing in which they fit an area, and
// where they fit in none, in the tightest: the least goes over to the next page.
func fitting(room area, in []spacing, set func(spacing) []strip) []strip {
	var strips []strip
	for _, sp := range in {
		strips = set(sp)
		if fits(strips, room) {
			break
		}
	}
	return strips
}

// fits reports whether strips fit an area.
func fits(strips []strip, room area) bool { return heightOf(strips) <= room.bottom-room.top }

// heightOf returns the height of strips from the top of a page.
func heightOf(strips []strip) length {
	var height length
	for i := range strips {
		height += strips[i].height
		if i > 0 {
			height += strips[i].gap
		}
	}
	return height
}

// top returns the line at the top of the pages after the first.
func (l layout) top() *strip {
	r := l.content.Running
	s := &strip{}
	y := mm(14)
	day := l.line(plain(r.Day, topStyle))
	s.text(roleEdge, marginLeft, y, l.shortened(r.Debtor, topStyle, textWidth-day.width-mm(6)), topStyle)
	s.text(roleEdge, marginRight-day.width, y, day, topStyle)
	s.put(ruleBox{marginLeft, y + topStyle.leading + mm(2), textWidth, mm(0.18), lineGrey})
	return s
}

// shortened returns a text as one line that is no wider than a width: what goes
// beyond is left out, and said to be.
func (l layout) shortened(text string, st style, width length) textLine {
	line := l.line(plain(text, st))
	for kept := []rune(joined(text)); line.width > width && len(kept) > 0; {
		kept = kept[:len(kept)-1]
		line = l.line(plain(strings.TrimRight(string(kept), " ,")+"…", st))
	}
	return line
}

// foot returns the line at the foot of every page.
func (l layout) foot(n, of int) *strip {
	r := l.content.Running
	s := &strip{}
	s.put(ruleBox{marginLeft, footTop, textWidth, mm(0.18), lineGrey})
	y := footTop + mm(1.8)
	number := strings.NewReplacer("{page}", strconv.Itoa(n), "{pages}", strconv.Itoa(of)).Replace(r.Page)
	page := l.line(plain(r.Document+" · "+number, edgeStyle))
	s.text(roleEdge, marginRight-page.width, y, page, edgeStyle)
	sender := l.wrap(plain(r.Sender, edgeStyle), textWidth-page.width-mm(6))
	s.column(roleEdge, marginLeft, y, sender[:min(footLines, len(sender))], edgeStyle)
	return s
}
