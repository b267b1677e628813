package pdf

import "krav/internal/fault"

// area is where text runs on a page: from a top to a bottom.
type area struct{ top, bottom length }

// flow runs strips down the pages. The first page may have less room than the
// ones that follow.
type flow struct {
	pages []*page
	first area
	next  area
	y     length // where the next strip goes
	isTop bool   // nothing stands above on this page
}

func newFlow(first, next area) *flow {
	return &flow{pages: []*page{{}}, first: first, next: next, y: first.top, isTop: true}
}

func (f *flow) bottom() length {
	if len(f.pages) == 1 {
		return f.first.bottom
	}
	return f.next.bottom
}

// run places strips in order. It fails with "pdf.text_too_tall" when what may
// not be cut is taller than a page.
func (f *flow) run(strips []strip) error {
	for len(strips) > 0 {
		size := group(strips)
		if strips[0].fresh && !f.isUnused() {
			f.turn()
		}
		if err := f.place(strips[:size]); err != nil {
			return err
		}
		strips = strips[size:]
	}
	return nil
}

// isUnused reports whether nothing has been placed yet.
func (f *flow) isUnused() bool { return f.isTop && len(f.pages) == 1 }

// group returns how many strips from the first on must stay together.
func group(strips []strip) int {
	n := 1
	for n < len(strips) && strips[n-1].keep {
		n++
	}
	return n
}

// place puts a group of strips on the page, or on the next one where this one
// has no room.
func (f *flow) place(group []strip) error {
	if f.heightOf(group) > f.bottom()-f.y {
		if !f.isTop || len(f.pages) == 1 && f.next.bottom-f.next.top > f.bottom()-f.y {
			f.turn()
		}
		if f.heightOf(group) > f.bottom()-f.y {
			return f.split(group)
		}
	}
	f.repeatHead(&group[0])
	for i := range group {
		f.put(&group[i])
	}
	return nil
}

// split places a group that is taller than a page strip by strip.
func (f *flow) split(group []strip) error {
	if len(group) == 1 {
		return fault.New(fault.Invalid, "pdf.text_too_tall")
	}
	for i := range group {
		if err := f.place(group[i : i+1]); err != nil {
			return err
		}
	}
	return nil
}

// heightOf returns the room that a group takes where the flow stands.
func (f *flow) heightOf(group []strip) length {
	var height length
	for i := range group {
		height += group[i].height
		if i > 0 || !f.isTop {
			height += group[i].gap
		}
	}
	if f.isTop && group[0].head != nil {
		height += group[0].head.height
	}
	return height
}

// repeatHead puts the head of a table again where its row begins a page.
func (f *flow) repeatHead(s *strip) {
	if f.isTop && s.head != nil {
		f.put(s.head)
	}
}

func (f *flow) put(s *strip) {
	if !f.isTop {
		f.y += s.gap
	}
	f.pages[len(f.pages)-1].put(f.y, s)
	f.y += s.height
	f.isTop = false
}

// turn goes on to a new page.
func (f *flow) turn() {
	f.pages = append(f.pages, &page{})
	f.y, f.isTop = f.next.top, true
}
