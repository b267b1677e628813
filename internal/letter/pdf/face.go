package pdf

import (
	"embed"
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.ttf
var fontFiles embed.FS

// weight is how heavy a text is set.
type weight int

const (
	regular weight = iota
	semibold
	weights
)

// script is a group of letters that has font files of its own. Every letter
// carries the first; the others only where a name needs them.
type script int

const (
	latin script = iota
	latinMore
	greek
	cyrillic
	scripts
)

// glyph is a letter's shape: the script whose font holds it, its number there,
// and its advance in thousandths of the size. The zero value is no glyph.
type glyph struct {
	script  script
	id      uint16
	advance int16
}

// face is the font of one weight and script.
type face struct {
	name     string // "SourceSans3-Regular"
	file     []byte // the font as it is embedded
	advances []int16
	runes    []rune // by glyph number; nought for glyphs that no character has
	box      [4]int // of all glyphs: left, bottom, right, top
	ascent   int
	descent  int // below the line, positive
	capitals int // height of capitals
}

// typeface is all faces of a weight, seen as one.
type typeface struct {
	faces  [scripts]*face
	glyphs [lastRune]glyph
	kerns  [kernRunes][kernRunes]int8
}

const (
	// lastRune ends the characters that the fonts can have.
	lastRune = 0x2300
	// kernRunes is how many characters from the blank on are kerned: Latin-1.
	firstKern  = ' '
	kernRunes  = 0x100 - firstKern
	unitsPerEm = 1000
)

// typefaces reads the fonts once. They are part of the program: a fault in them
// is a fault in it.
var typefaces = sync.OnceValues(func() (*[weights]*typeface, error) {
	var all [weights]*typeface
	for w, name := range []string{"regular", "semibold"} {
		read, err := readTypeface(name)
		if err != nil {
			return nil, err
		}
		all[w] = read
	}
	return &all, nil
})

func readTypeface(weightName string) (*typeface, error) {
	t := &typeface{}
	for s, name := range []string{"latin", "latin-more", "greek", "cyrillic"} {
		data, err := fontFiles.ReadFile("fonts/" + name + "-" + weightName + ".ttf")
		if err != nil {
			return nil, err
		}
		if t.faces[s], err = t.read(script(s), data); err != nil {
			return nil, fmt.Errorf("font %s-%s: %w", name, weightName, err)
		}
		t.faces[s].name = fontNames[weightName]
	}
	return t, nil
}

var fontNames = map[string]string{"regular": "SourceSans3-Regular", "semibold": "SourceSans3-Semibold"}

// read reads one font file and takes its glyphs into the typeface.
func (t *typeface) read(s script, data []byte) (*face, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	if parsed.UnitsPerEm() != unitsPerEm {
		return nil, fmt.Errorf("%d units an em, want %d", parsed.UnitsPerEm(), unitsPerEm)
	}
	f := &face{advances: make([]int16, parsed.NumGlyphs()), runes: make([]rune, parsed.NumGlyphs())}
	if f.file, err = embeddable(data); err != nil {
		return nil, err
	}
	r := fontReader{font: parsed}
	r.metrics(f)
	for i := range f.advances {
		f.advances[i] = r.advance(sfnt.GlyphIndex(i))
	}
	for char := rune(' '); char < lastRune; char++ {
		id := r.index(char)
		if id == 0 {
			continue
		}
		if f.runes[id] == 0 {
			f.runes[id] = char
		}
		t.glyphs[char] = glyph{script: s, id: uint16(id), advance: f.advances[id]}
	}
	if s == latin {
		t.readKerns(&r)
	}
	return f, r.err
}

// readKerns reads by how much each pair of common letters moves together.
func (t *typeface) readKerns(r *fontReader) {
	for a := range kernRunes {
		for b := range kernRunes {
			left, right := t.glyphs[firstKern+a], t.glyphs[firstKern+b]
			if left.id != 0 && right.id != 0 {
				t.kerns[a][b] = r.kern(sfnt.GlyphIndex(left.id), sfnt.GlyphIndex(right.id))
			}
		}
	}
}

// kern returns by how much a character moves towards the one before it, in
// thousandths of the size; negative is closer.
func (t *typeface) kern(before, char rune) int {
	a, b := before-firstKern, char-firstKern
	if a < 0 || b < 0 || a >= kernRunes || b >= kernRunes {
		return 0
	}
	return int(t.kerns[a][b])
}

// glyph returns the shape of a character, and false where no face has it.
func (t *typeface) glyph(char rune) (glyph, bool) {
	if char < 0 || char >= lastRune {
		return glyph{}, false
	}
	g := t.glyphs[char]
	return g, g.id != 0
}

// fontReader asks a parsed font for its measures and keeps the first fault.
type fontReader struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	err    error
}

// em is the size at which a font's measures are its own units.
const em = fixed.Int26_6(unitsPerEm << 6)

func (r *fontReader) keep(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *fontReader) index(char rune) sfnt.GlyphIndex {
	id, err := r.font.GlyphIndex(&r.buffer, char)
	r.keep(err)
	return id
}

func (r *fontReader) advance(id sfnt.GlyphIndex) int16 {
	a, err := r.font.GlyphAdvance(&r.buffer, id, em, font.HintingNone)
	r.keep(err)
	return int16(a.Round()) //nolint:gosec // an advance is a few ems at most
}

func (r *fontReader) kern(a, b sfnt.GlyphIndex) int8 {
	k, err := r.font.Kern(&r.buffer, a, b, em, font.HintingNone)
	if err != nil {
		return 0 // the pair isn't kerned
	}
	return int8(max(-128, min(127, k.Round())))
}

func (r *fontReader) metrics(f *face) {
	m, err := r.font.Metrics(&r.buffer, em, font.HintingNone)
	r.keep(err)
	f.ascent, f.descent, f.capitals = m.Ascent.Round(), m.Descent.Round(), m.CapHeight.Round()
	b, err := r.font.Bounds(&r.buffer, em, font.HintingNone)
	r.keep(err)
	// sfnt counts downwards, PDF upwards.
	f.box = [4]int{b.Min.X.Round(), -b.Max.Y.Round(), b.Max.X.Round(), -b.Min.Y.Round()}
}
