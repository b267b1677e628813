package pdf

import (
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"krav/internal/letter"
)

// Letterhead is what a creditor's letters look like, beside their words
// (brevpapir).
type Letterhead struct {
	Logo   []byte // a PNG or JPEG file, or nothing
	Window Window // of the envelope; the zero value is StandardWindow
}

// Press prints the letters of one creditor (trykpresse). It may be used by many
// goroutines at once.
type Press struct {
	setter
	window Window
	logo   *logo
	// beginnings are the shared beginnings by the scripts they have fonts for, made
	// when first needed.
	mu         sync.Mutex
	beginnings map[[scripts]bool]*shared
}

// Sheet is a printed letter (udskrift): a PDF in two pieces, one after the other.
type Sheet struct {
	Prefix     []byte   // what it shares with the creditor's other letters; not to be changed
	Body       []byte   // its own
	PrefixHash [32]byte // SHA-256 of Prefix
	Hash       [32]byte // SHA-256 of the whole file
	Pages      int
}

// WriteTo writes the file.
func (s Sheet) WriteTo(w io.Writer) (int64, error) {
	var written int64
	for _, piece := range [][]byte{s.Prefix, s.Body} {
		n, err := w.Write(piece)
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// Prepare makes what all letters of a creditor share. It fails with
// "pdf.window_off_page", "pdf.logo_too_large", "pdf.logo_type_refused" and
// "pdf.logo_unreadable".
func Prepare(h Letterhead) (*Press, error) {
	if h.Window == (Window{}) {
		h.Window = StandardWindow()
	}
	if err := h.Window.check(); err != nil {
		return nil, err
	}
	picture, err := readLogo(h.Logo)
	if err != nil {
		return nil, err
	}
	faces, err := typefaces()
	if err != nil {
		return nil, fmt.Errorf("prepare press: %w", err)
	}
	return &Press{setter: setter{faces}, window: h.Window, logo: picture, beginnings: make(map[[scripts]bool]*shared)}, nil
}

// Print lays a letter out and writes it as PDF/A-1b. It fails with
// "pdf.glyph_missing" where a character has no shape in any font, naming it;
// with "pdf.address_too_long" where the address doesn't fit the window; with
// "pdf.text_too_tall" where a text that may not be cut is taller than a page; and
// with "pdf.qr_too_long".
func (p *Press) Print(c letter.Content) (Sheet, error) {
	pages, err := p.laidOut(&c).pages()
	if err != nil {
		return Sheet{}, err
	}
	streams, used, err := p.paint(pages)
	if err != nil {
		return Sheet{}, err
	}
	beginning, err := p.beginning(used)
	if err != nil {
		return Sheet{}, err
	}
	body, err := writeBody(beginning, &c, streams)
	if err != nil {
		return Sheet{}, err
	}
	sheet := Sheet{Prefix: beginning.bytes, Body: body, PrefixHash: beginning.hash, Pages: len(pages)}
	sheet.Hash, err = beginning.hashWith(body)
	return sheet, err
}

// laidOut lays a content out on the letterhead.
func (p *Press) laidOut(c *letter.Content) layout {
	return layout{setter: &p.setter, content: c, window: p.window, logo: p.logo}
}

// paint returns the pages' operators, deflated, and the scripts they need.
func (p *Press) paint(pages []*page) ([][]byte, [scripts]bool, error) {
	d := borrowDeflater()
	defer deflaters.Put(d)
	paint := painter{faces: p.faces, out: d.plain[:0]}
	paint.used[latin] = true
	streams := make([][]byte, len(pages))
	for i, pg := range pages {
		streams[i] = slices.Clone(d.compress(paint.page(pg)))
	}
	d.plain = paint.out
	return streams, paint.used, paint.err
}

// beginning returns the shared beginning with the fonts of some scripts.
func (p *Press) beginning(with [scripts]bool) (*shared, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if made := p.beginnings[with]; made != nil {
		return made, nil
	}
	files, err := packedFaces()
	if err != nil {
		return nil, err
	}
	made, err := makeShared(p.faces, files, with, p.logo)
	if err != nil {
		return nil, err
	}
	p.beginnings[with] = made
	return made, nil
}

// ownBytes is room enough for most letters' own bytes.
const ownBytes = 12 << 10

// writeBody writes what is a letter's own: its pages, its QR code, what it says
// of itself.
func writeBody(s *shared, c *letter.Content, streams [][]byte) ([]byte, error) {
	w := writer{base: len(s.bytes), out: make([]byte, 0, ownBytes), offsets: slices.Clone(s.offsets)}
	catalog, tree, resources, metadata, info := w.reserve(), w.reserve(), w.reserve(), w.reserve(), w.reserve()
	pictures := ""
	if s.logo != 0 {
		pictures += fmt.Sprintf("/L %d 0 R", s.logo)
	}
	if c.Portal != nil && c.Portal.QR != "" {
		code := w.reserve()
		if err := w.qrImage(code, c.Portal.QR); err != nil {
			return nil, err
		}
		pictures += fmt.Sprintf("/Q %d 0 R", code)
	}
	w.object(resources, "<</Font<<%s>>/XObject<<%s>>>>", s.dict, pictures)
	var kids strings.Builder
	for _, stream := range streams {
		pageNumber, contents := w.reserve(), w.reserve()
		w.stream(contents, "/Filter/FlateDecode", stream)
		w.object(pageNumber, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595.28 841.89]/Resources %d 0 R/Contents %d 0 R>>", tree, resources, contents)
		fmt.Fprintf(&kids, "%d 0 R ", pageNumber)
	}
	w.object(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(streams), strings.TrimSpace(kids.String()))
	w.stream(metadata, "/Type/Metadata/Subtype/XML", []byte(xmp(c)))
	w.object(info, "%s", information(c))
	w.object(catalog, "<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/OutputIntents[%d 0 R]/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>>>",
		tree, metadata, s.intent, languageTag(c.Language))
	w.table(catalog, info, identity(s, w.out))
	return w.out, nil
}

// identity names a file by what is in it.
func identity(s *shared, body []byte) []byte {
	sum := sha256.New()
	sum.Write(s.hash[:])
	sum.Write(body)
	return sum.Sum(nil)[:16]
}
