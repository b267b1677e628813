package pdf

import "strconv"

// painter turns boxes into the operators of a page. It remembers what it has
// set, and says nothing twice.
type painter struct {
	faces *[weights]*typeface
	out   []byte
	run   []byte // the string that is being written
	// kerned says that letters of the string move together.
	kerned bool
	used   [scripts]bool // which fonts the letter needs
	err    error

	fill     colour
	font     int // resource number of the font in force, or -1
	size     length
	tracking int
	x, y     length // where the last line of text began
}

// page writes the operators of a page: first what is drawn, then the text, in
// one run.
func (p *painter) page(pg *page) []byte {
	p.out = p.out[:0]
	p.fill, p.font, p.size, p.tracking, p.x, p.y = 0, -1, 0, 0, 0, 0
	for _, strip := range pg.placed {
		for _, b := range strip.boxes {
			p.draw(strip.top, b)
		}
	}
	p.op("BT")
	for _, strip := range pg.placed {
		for _, b := range strip.boxes {
			if t, ok := b.(textBox); ok {
				p.text(strip.top, t)
			}
		}
	}
	p.op("ET")
	return p.out
}

// draw writes a box that isn't text.
func (p *painter) draw(top length, b box) {
	switch b := b.(type) {
	case ruleBox:
		p.setFill(b.colour)
		p.numbers(b.x, pageHeight-top-b.y-b.height, b.width, b.height)
		p.op("re f")
	case frameBox:
		p.frame(top, b)
	case imageBox:
		p.setFill(ink)
		p.op("q")
		p.numbers(b.width, 0, 0, b.height, b.x, pageHeight-top-b.y-b.height)
		p.op("cm /" + pictureNames[b.picture] + " Do Q")
	case textBox:
	}
}

var pictureNames = [...]string{pictureLogo: "L", pictureQR: "Q"}

// frame strokes a rectangle with round corners, the stroke inside its edges.
func (p *painter) frame(top length, b frameBox) {
	half := b.stroke / 2
	left, right := b.x+half, b.x+b.width-half
	high := pageHeight - top - b.y - half
	low := high - b.height + b.stroke
	r := b.radius
	k := r * 5523 / 10_000 // how far a curve's handle stands from a quarter circle's end
	p.colour(b.colour)
	p.op("RG")
	p.numbers(b.stroke)
	p.op("w")
	p.numbers(left+r, low)
	p.op("m")
	p.numbers(right-r, low)
	p.op("l")
	p.curve(right-r+k, low, right, low+r-k, right, low+r)
	p.numbers(right, high-r)
	p.op("l")
	p.curve(right, high-r+k, right-r+k, high, right-r, high)
	p.numbers(left+r, high)
	p.op("l")
	p.curve(left+r-k, high, left, high-r+k, left, high-r)
	p.numbers(left, low+r)
	p.op("l")
	p.curve(left, low+r-k, left+r-k, low, left+r, low)
	p.op("s")
}

func (p *painter) curve(points ...length) {
	p.numbers(points...)
	p.op("c")
}

// text writes a line of text.
func (p *painter) text(top length, t textBox) {
	x, y := t.x, pageHeight-top-t.baseline
	p.numbers(x-p.x, y-p.y)
	p.op("Td")
	p.x, p.y = x, y
	for _, sp := range t.line.spans {
		p.span(sp)
	}
}

// span writes a piece of text in one style, font by font.
func (p *painter) span(sp span) {
	p.setFill(sp.style.colour)
	face := p.faces[sp.style.weight]
	before, in := rune(0), script(-1)
	for _, char := range sp.text {
		g, ok := face.glyph(char)
		if !ok {
			p.missing(char)
			continue
		}
		if g.script != in {
			p.show()
			p.setFont(sp.style, g.script)
			in = g.script
		}
		if k := face.kern(before, char); k != 0 {
			p.run = append(p.run, ')')
			p.run = strconv.AppendInt(p.run, int64(-k), 10)
			p.run = append(p.run, '(')
			p.kerned = true
		}
		p.run = appendEscaped(p.run, g.id)
		before = char
	}
	p.show()
}

// setFont sets the font, its size and the space between letters.
func (p *painter) setFont(st style, s script) {
	p.used[s] = true
	font := fontNumber(st.weight, s)
	if font != p.font || st.size != p.size {
		p.font, p.size = font, st.size
		p.out = append(p.out, "/F"...)
		p.out = strconv.AppendInt(p.out, int64(font), 10)
		p.out = append(p.out, ' ')
		p.numbers(st.size)
		p.op("Tf")
	}
	if spacing := st.tracking * int(st.size) / 1000; spacing != p.tracking {
		p.tracking = spacing
		p.numbers(length(spacing))
		p.op("Tc")
	}
}

// show writes the string of glyphs, and begins a new one.
func (p *painter) show() {
	if len(p.run) == 0 {
		return
	}
	before, after := "(", ")Tj"
	if p.kerned {
		before, after = "[(", ")]TJ"
	}
	p.out = append(append(p.out, before...), p.run...)
	p.op(after)
	p.run, p.kerned = p.run[:0], false
}

// fontNumber numbers the fonts as resources.
func fontNumber(w weight, s script) int { return int(s)*int(weights) + int(w) }

// appendEscaped adds a glyph's number to a string, two bytes.
func appendEscaped(run []byte, id uint16) []byte {
	for _, b := range [2]byte{byte(id >> 8), byte(id & 0xff)} {
		switch b {
		case '(', ')', '\\':
			run = append(run, '\\', b)
		case '\r':
			run = append(run, '\\', 'r')
		default:
			run = append(run, b)
		}
	}
	return run
}

// missing keeps the first character that no font has.
func (p *painter) missing(char rune) {
	if p.err == nil {
		p.err = missing(char)
	}
}

func (p *painter) setFill(c colour) {
	if c == p.fill {
		return
	}
	p.fill = c
	p.colour(c)
	p.op("rg")
}

// colour writes a colour's red, green and blue, each from 0 to 1.
func (p *painter) colour(c colour) {
	for _, part := range [3]colour{c >> 16, c >> 8 & 0xff, c & 0xff} {
		p.out = appendPoints(p.out, length(part)*point/255)
		p.out = append(p.out, ' ')
	}
}

func (p *painter) op(operator string) {
	p.out = append(p.out, operator...)
	p.out = append(p.out, '\n')
}

func (p *painter) numbers(ns ...length) {
	for _, n := range ns {
		p.out = appendPoints(p.out, n)
		p.out = append(p.out, ' ')
	}
}

// appendPoints writes a length in points, to a hundredth.
func appendPoints(out []byte, n length) []byte {
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	hundredths := int64(n+5) / 10
	out = strconv.AppendInt(out, hundredths/100, 10)
	switch rest := hundredths % 100; {
	case rest == 0:
	case rest%10 == 0:
		out = append(out, '.', byte('0'+rest/10))
	default:
		out = append(out, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
	return out
}
