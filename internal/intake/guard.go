package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"krav/internal/fault"
)

// The limits of an XML file. A real one stays far below them.
const (
	maxDepth      = 60       // elements within one another
	maxToken      = 1 << 20  // bytes of one name, attribute or text
	maxEntryBytes = 16 << 20 // bytes of one entry with all its payments
)

// xmlFlaw is what makes an XML file one that isn't read on.
type xmlFlaw int

const (
	hasDocumentType xmlFlaw = iota + 1
	isNotXML
	isTooDeep
	isTokenTooLarge
	isPartTooLarge // see guard.limit
	hasUnknownEncoding
)

// guard hands out the tokens of an XML file, and fails where one goes beyond a
// limit or where the file brings a document type of its own: such a type can name
// other files, and texts that grow without end.
type guard struct {
	decoder *xml.Decoder
	say     func(xmlFlaw) *fault.Fault // what a flaw is called in a file of this kind
	meter   *meter
	depth   int
	limit   int64 // offset that must not be passed, or nought
	within  bool  // the element that may hold a file, see largest
	largest large
}

// large is an element whose text may be larger than others', because a file is
// written in it.
type large struct {
	name  string // local; none where there is no such element
	bytes int
}

// newGuard returns the guard of a file, whose flaws are told by say.
func newGuard(r io.Reader, say func(xmlFlaw) *fault.Fault) *guard {
	g := &guard{meter: &meter{source: r, left: maxToken}, say: say}
	g.meter.full = func() error { return say(isTokenTooLarge).With("limit", strconv.Itoa(g.tokenLimit())) }
	g.decoder = xml.NewDecoder(g.meter)
	g.decoder.CharsetReader = g.decodedBy
	return g
}

// Token implements xml.TokenReader.
func (g *guard) Token() (xml.Token, error) {
	g.meter.left = g.tokenLimit()
	token, err := g.decoder.RawToken()
	if err != nil {
		return nil, g.explained(err)
	}
	switch token := token.(type) {
	case xml.Directive:
		return nil, g.flaw(hasDocumentType)
	case xml.StartElement:
		g.depth++
		g.within = token.Name.Local == g.largest.name
	case xml.EndElement:
		g.depth--
		g.within = false
	}
	if g.depth > maxDepth {
		return nil, g.flaw(isTooDeep)
	}
	if g.limit > 0 && g.decoder.InputOffset() > g.limit {
		return nil, g.flaw(isPartTooLarge)
	}
	return token, nil
}

// tokenLimit returns how many bytes the next token may take up.
func (g *guard) tokenLimit() int {
	if g.within {
		return g.largest.bytes
	}
	return maxToken
}

// explained turns what went wrong with a file into a fault. The end of the file
// stays what it is.
func (g *guard) explained(err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	if f := fault.Of(err); f != nil {
		return f
	}
	if _, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return g.flaw(isNotXML).Because(err)
	}
	return fault.New(fault.Invalid, "file.unreadable").Because(err)
}

// row returns the number of the line that is being read.
func (g *guard) row() int {
	line, _ := g.decoder.InputPos()
	return line
}

// flaw returns the fault of a flaw in the line that is being read.
func (g *guard) flaw(f xmlFlaw) *fault.Fault { return g.say(f).With("line", strconv.Itoa(g.row())) }

// meter hands on what a source has until it has handed on as much as one token
// may take up.
type meter struct {
	source io.Reader
	left   int
	full   func() error
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, m.full()
	}
	n, err := m.source.Read(p)
	m.left -= n
	return n, err
}

// decodedBy returns a reader of UTF-8 for a file that says it has another
// encoding. UTF-16 has become UTF-8 before it comes here.
func (g *guard) decodedBy(charset string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf-16":
		return r, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	case "iso-8859-15":
		return charmap.ISO8859_15.NewDecoder().Reader(r), nil
	}
	return nil, g.say(hasUnknownEncoding).With("encoding", shown(charset))
}
