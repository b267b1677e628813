package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// packed is a face as it goes into a file: streams made once.
type packed struct {
	name    string // with the tag that says it is a subset
	file    []byte
	unicode []byte // from glyphs back to characters, so that text can be copied
	present []byte // which glyphs there are
	widths  string
}

// packedFaces are all faces, packed once.
var packedFaces = sync.OnceValues(func() (*[weights][scripts]packed, error) {
	faces, err := typefaces()
	if err != nil {
		return nil, err
	}
	var all [weights][scripts]packed
	for w := range weights {
		for s := range scripts {
			all[w][s] = pack(faces[w].faces[s])
		}
	}
	return &all, nil
})

func pack(f *face) packed {
	widths := make([]string, len(f.advances))
	for i, a := range f.advances {
		widths[i] = strconv.Itoa(int(a))
	}
	return packed{
		name: subsetTag(f.file) + "+" + f.name, file: squeezed(f.file),
		unicode: squeezed([]byte(unicodeMap(f.runes))), present: squeezed(glyphSet(len(f.advances))),
		widths: strings.Join(widths, " "),
	}
}

// subsetTag is six letters that tell this subset of a font from every other.
func subsetTag(file []byte) string {
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// glyphSet has a bit for each glyph, all of them set.
func glyphSet(count int) []byte {
	set := make([]byte, (count+7)/8)
	for i := range count {
		set[i/8] |= 0x80 >> (i % 8)
	}
	return set
}

// unicodeMap says which character each glyph is.
func unicodeMap(runes []rune) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var lines []string
	for id, char := range runes {
		if char != 0 {
			lines = append(lines, fmt.Sprintf("<%04X> <%04X>\n", id, char))
		}
	}
	const most = 100 // entries in a block
	for len(lines) > 0 {
		n := min(most, len(lines))
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(lines[:n], ""))
		lines = lines[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// font writes the objects of a face and returns the number of the font.
func (w *writer) font(f *face, p packed) int {
	file, descriptor, descendant, unicode, present, font := w.reserve(), w.reserve(), w.reserve(), w.reserve(), w.reserve(), w.reserve()
	w.stream(file, fmt.Sprintf("/Filter/FlateDecode/Length1 %d", len(f.file)), p.file)
	w.stream(unicode, "/Filter/FlateDecode", p.unicode)
	w.stream(present, "/Filter/FlateDecode", p.present)
	const isNotSymbolic = 32
	w.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0"+
		"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R/CIDSet %d 0 R>>",
		p.name, isNotSymbolic, f.box[0], f.box[1], f.box[2], f.box[3], f.ascent, -f.descent, f.capitals, file, present)
	w.object(descendant, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %d 0 R/CIDToGIDMap/Identity/W[0[%s]]>>", p.name, descriptor, p.widths)
	w.object(font, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		p.name, descendant, unicode)
	return font
}
