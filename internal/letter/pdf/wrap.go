package pdf

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"krav/internal/letter"
)

// style is how a text is set.
type style struct {
	size     length
	leading  length // from line to line
	weight   weight
	colour   colour
	tracking int // between letters, in thousandths of the size
}

// bold returns the style in semibold.
func (s style) bold() style {
	s.weight = semibold
	return s
}

// in returns the style in a colour.
func (s style) in(c colour) style {
	s.colour = c
	return s
}

// baseline returns how far below the top of its line a text stands: the line's
// height is shared above and below ascender and descender.
func (s style) baseline() length {
	const ascent, descent = 1024, 400 // Source Sans 3, in thousandths of the size
	return (s.leading-s.size*(ascent+descent)/1000)/2 + s.size*ascent/1000
}

// span is a piece of text in one style.
type span struct {
	text  string
	style style
}

// textLine is a line of text as it is set.
type textLine struct {
	spans []span
	width length
}

// setter measures text and breaks it into lines.
type setter struct{ faces *[weights]*typeface }

// spans returns a letter's text in a style, with what is bold in semibold.
func spans(t letter.Text, s style) []span {
	set := make([]span, 0, len(t))
	for _, r := range t {
		st := s
		if r.Bold {
			st = s.bold()
		}
		set = append(set, span{joined(r.Text), st})
	}
	return set
}

// plain returns a text in one style.
func plain(text string, s style) []span { return []span{{joined(text), s}} }

// joined returns a text with loose accents joined with their letters, which is
// how the fonts have them. Accents come after every letter of western Europe, so
// that most texts need no second look.
func joined(text string) string {
	const firstAccent = 0xcc // the first byte of U+0300 in UTF-8
	for i := range len(text) {
		if text[i] >= firstAccent {
			return norm.NFC.String(text)
		}
	}
	return text
}

// line returns a text as one line, however long.
func (t *setter) line(set []span) textLine {
	var width int
	for _, sp := range set {
		width += t.width(sp)
	}
	return textLine{spans: set, width: length(width / 1000)}
}

// width returns the width of a span in millionths of a point.
func (t *setter) width(sp span) int {
	face := t.faces[sp.style.weight]
	width, before := 0, rune(0)
	for _, char := range sp.text {
		g, _ := face.glyph(char)
		width += int(g.advance) + sp.style.tracking + face.kern(before, char)
		before = char
	}
	return width * int(sp.style.size)
}

// place is a place in a text: a span and a byte of it.
type place struct{ span, at int }

// breaker breaks a text into lines of a width.
type breaker struct {
	*setter
	set    []span
	limit  int // width of a line, in millionths of a point
	lines  []textLine
	start  place // where the line begins
	width  int   // of the line so far
	gap    place // the last blank, where the line may be broken
	before int   // width up to the gap
	after  int   // width with the gap
	hasGap bool
	joint  place // after the last joint of a long word, where it may be broken
	upTo   int   // width up to the joint, or nought without one
}

// joints are what a word may be broken after, where it is wider than a line: an
// address of mail or of a page, a name of several.
const joints = "-@./"

// wrap breaks a text into lines no wider than a width. Lines break at blanks; a
// word that is wider than a line is broken at a joint, and without one where the
// line is full.
func (t *setter) wrap(set []span, width length) []textLine {
	if len(set) == 0 {
		return nil
	}
	b := breaker{setter: t, set: set, limit: int(width) * 1000}
	for i, sp := range set {
		b.span(i, sp)
	}
	end := place{len(set), 0}
	if b.width > 0 || len(b.lines) == 0 {
		b.emit(end, end, b.width)
	}
	return b.lines
}

// span takes one span into the lines.
func (b *breaker) span(i int, sp span) {
	face, previous := b.faces[sp.style.weight], rune(0)
	for at, char := range sp.text {
		g, _ := face.glyph(char)
		advance := (int(g.advance) + sp.style.tracking + face.kern(previous, char)) * int(sp.style.size)
		previous = char
		if char == ' ' {
			b.gap, b.before, b.after, b.hasGap = place{i, at}, b.width, b.width+advance, true
			b.width += advance
			continue
		}
		for b.width+advance > b.limit && b.width > 0 {
			b.breakBefore(place{i, at})
		}
		b.width += advance
		if strings.ContainsRune(joints, char) {
			b.joint, b.upTo = place{i, at + 1}, b.width
		}
	}
}

// breakBefore ends the line at its last gap, or where there is none, at the last
// joint, or right here.
func (b *breaker) breakBefore(here place) {
	switch {
	case b.hasGap:
		left := b.width - b.after
		b.emit(b.gap, place{b.gap.span, b.gap.at + 1}, b.before)
		b.width = left
	case b.upTo > 0:
		left := b.width - b.upTo
		b.emit(b.joint, b.joint, b.upTo)
		b.width = left
	default:
		b.emit(here, here, b.width)
	}
}

// emit ends a line at a place and begins the next one at another.
func (b *breaker) emit(end, next place, width int) {
	b.lines = append(b.lines, textLine{spans: cut(b.set, b.start, end), width: length(width / 1000)})
	b.start, b.width, b.hasGap, b.upTo = next, 0, false, 0
}

// cut returns what stands between two places.
func cut(set []span, from, to place) []span {
	if from.span == to.span {
		whole := set[from.span]
		return []span{{whole.text[from.at:to.at], whole.style}}
	}
	var between []span
	for i := from.span; i < len(set) && i <= to.span; i++ {
		piece := set[i]
		if i == to.span {
			piece.text = piece.text[:to.at]
		}
		if i == from.span {
			piece.text = piece.text[from.at:]
		}
		if piece.text != "" {
			between = append(between, piece)
		}
	}
	return between
}
