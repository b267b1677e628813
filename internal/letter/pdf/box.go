package pdf

// box is something on a page. Its place is counted from the left edge of the
// page and from the top of the strip that holds it.
//
//sumtype:decl
type box interface{ box() }

// role is what a text is to a reader who can't see the page. Looks don't depend
// on it.
type role int

const (
	roleText role = iota
	roleTitle
	roleHeading
	roleItem
	roleTableHead
	roleCell
	roleEdge // repeated on every page: not part of the text
)

// textBox is a line of text, set from its left end along a baseline.
type textBox struct {
	role     role
	x        length
	baseline length
	line     textLine
}

// ruleBox is a filled rectangle: a rule, a bar.
type ruleBox struct {
	x, y          length
	width, height length
	colour        colour
}

// frameBox is the outline of a rectangle with round corners.
type frameBox struct {
	x, y          length
	width, height length
	radius        length
	stroke        length
	colour        colour
}

// picture says which picture an image box shows.
type picture int

const (
	pictureLogo picture = iota + 1
	pictureQR
)

// imageBox is a picture.
type imageBox struct {
	picture       picture
	x, y          length
	width, height length
	alt           string // what it shows, in words
}

func (textBox) box()  {}
func (ruleBox) box()  {}
func (frameBox) box() {}
func (imageBox) box() {}

// strip is a horizontal slice of a page that is never cut: a line of text, a row
// of a table, a box.
type strip struct {
	gap    length // above the strip, dropped at the top of a page
	height length
	boxes  []box
	// keep says that the next strip may not begin a new page.
	keep bool
	// head is the strip that comes again when this one begins a page.
	head *strip
	// fresh says that the strip begins a new page.
	fresh bool
}

// put adds boxes to the strip.
func (s *strip) put(boxes ...box) { s.boxes = append(s.boxes, boxes...) }

// text adds a line of text whose top is at y, its left end at x.
func (s *strip) text(as role, x, y length, line textLine, st style) {
	s.put(textBox{role: as, x: x, baseline: y + st.baseline(), line: line})
}

// column adds lines of text below one another and returns where they end.
func (s *strip) column(as role, x, y length, lines []textLine, st style) length {
	for _, l := range lines {
		s.text(as, x, y, l, st)
		y += st.leading
	}
	return y
}

// placed is a strip in its place on a page.
type placed struct {
	top   length // from the top of the page
	boxes []box
}

// page is one side of paper.
type page struct{ placed []placed }

func (p *page) put(top length, s *strip) { p.placed = append(p.placed, placed{top, s.boxes}) }
