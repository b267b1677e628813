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

// The limits of a bank's file. A real one stays far below them.
const (
	maxDepth      = 60       // elements within one another
	maxToken      = 1 << 20  // bytes of one name, attribute or text
	maxEntryBytes = 16 << 20 // bytes of one entry with all its payments
)

// guard hands out the tokens of an XML file, and fails where one goes beyond a
// limit or where the file brings a document type of its own: such a type can name
// other files, and texts that grow without end.
type guard struct {
	decoder *xml.Decoder
	meter   *meter
	depth   int
	limit   int64 // offset that must not be passed, or nought
}

func newGuard(r io.Reader) *guard {
	g := &guard{meter: &meter{source: r, left: maxToken}}
	g.decoder = xml.NewDecoder(g.meter)
	g.decoder.CharsetReader = decodedBy
	return g
}

// Token implements xml.TokenReader.
func (g *guard) Token() (xml.Token, error) {
	g.meter.left = maxToken
	token, err := g.decoder.RawToken()
	if err != nil {
		return nil, g.explained(err)
	}
	switch token.(type) {
	case xml.Directive:
		return nil, fault.New(fault.Invalid, "statement.document_type").With("line", g.line())
	case xml.StartElement:
		g.depth++
	case xml.EndElement:
		g.depth--
	}
	if g.depth > maxDepth {
		return nil, fault.New(fault.Invalid, "statement.too_deep").With("line", g.line())
	}
	if g.limit > 0 && g.decoder.InputOffset() > g.limit {
		return nil, fault.New(fault.Invalid, "statement.entry_too_large").With("line", g.line())
	}
	return token, nil
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
		return fault.New(fault.Invalid, "statement.not_xml").With("line", g.line()).Because(err)
	}
	return fault.New(fault.Invalid, "file.unreadable").Because(err)
}

// row returns the number of the line that is being read.
func (g *guard) row() int {
	line, _ := g.decoder.InputPos()
	return line
}

func (g *guard) line() string { return strconv.Itoa(g.row()) }

// meter hands on what a source has until it has handed on as much as one token
// may take up.
type meter struct {
	source io.Reader
	left   int
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, fault.New(fault.Invalid, "statement.token_too_large").With("limit", strconv.Itoa(maxToken))
	}
	n, err := m.source.Read(p)
	m.left -= n
	return n, err
}

// decodedBy returns a reader of UTF-8 for a file that says it has another
// encoding. UTF-16 has become UTF-8 before it comes here.
func decodedBy(charset string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf-16":
		return r, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	case "iso-8859-15":
		return charmap.ISO8859_15.NewDecoder().Reader(r), nil
	}
	return nil, fault.New(fault.Invalid, "statement.unknown_encoding").With("encoding", shown(charset))
}
