package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"krav/internal/fault"
)

// recordWidth is how many characters a record of Betalingsservice has.
const recordWidth = 128

// serviceRecord is one record of a delivery from Betalingsservice, filled up with
// blanks to its width.
type serviceRecord struct {
	line int // number of the record in the file, from 1
	text []rune
}

// field returns what stands from one position to another, both counted from 1 and
// both included, as the guides to the deliveries count.
func (r serviceRecord) field(from, to int) string { return string(r.text[from-1 : to]) }

// kind returns the system and the type of the record, such as BS042.
func (r serviceRecord) kind() string { return r.field(1, 5) }

// digits returns a number as it stands, without the zeros and blanks before it.
func (r serviceRecord) digits(from, to int) string {
	return strings.TrimLeft(strings.TrimSpace(r.field(from, to)), "0")
}

// number returns a number, and false for what is none. Blanks are nought.
func (r serviceRecord) number(from, to int) (int64, bool) {
	value := int64(0)
	for _, c := range strings.TrimSpace(r.field(from, to)) {
		if c < '0' || c > '9' {
			return 0, false
		}
		value = value*10 + int64(c-'0')
	}
	return value, true
}

// recordsOfService cuts a delivery into records: at line ends, and after every 128
// characters where there are none. It takes ISO 8859-1, UTF-8 and EBCDIC.
type recordsOfService struct {
	source *bufio.Reader
	isUTF8 bool
	line   int
}

// ebcdicMarks are how a delivery begins in EBCDIC: BS002, or the envelope PBCNET.
var ebcdicMarks = [][]byte{{0xc2, 0xe2, 0xf0, 0xf0, 0xf2}, {0xd7, 0xc2, 0xc3, 0xd5, 0xc5, 0xe3}}

// serviceMarks are how a delivery begins in the other encodings.
var serviceMarks = [][]byte{[]byte("BS002"), []byte("PBCNET")}

func beginsWithOne(head []byte, marks [][]byte) bool {
	for _, mark := range marks {
		if bytes.HasPrefix(head, mark) {
			return true
		}
	}
	return false
}

// isServiceDelivery reports whether a file begins as a delivery of Betalingsservice.
func isServiceDelivery(head []byte) bool {
	return beginsWithOne(withoutMark(head), serviceMarks) || beginsWithOne(head, ebcdicMarks)
}

func withoutMark(head []byte) []byte { return bytes.TrimPrefix(head, []byte("\ufeff")) }

// newServiceRecords begins to read a delivery. Of the code pages of EBCDIC that
// Danish machines use, digits and capitals are the same in all, and no more is read.
func newServiceRecords(source io.Reader) *recordsOfService {
	buffered := bufio.NewReaderSize(source, readAhead)
	head, _ := buffered.Peek(sniffed) // what can't be read is told of by the first read
	if beginsWithOne(head, ebcdicMarks) {
		decoded := charmap.CodePage037.NewDecoder().Reader(buffered)
		return &recordsOfService{source: bufio.NewReader(decoded), isUTF8: true}
	}
	_, _ = buffered.Discard(len(head) - len(withoutMark(head))) // what was peeked at can be discarded
	for len(head) > 0 && !utf8.FullRune(head[len(head)-1:]) && !utf8.Valid(head) {
		head = head[:len(head)-1] // a letter that is cut
	}
	return &recordsOfService{source: buffered, isUTF8: utf8.Valid(head)}
}

// next returns the next record that isn't blank, or io.EOF at the end.
func (r *recordsOfService) next() (serviceRecord, error) {
	for {
		text, err := r.cut()
		if errors.Is(err, io.EOF) {
			return serviceRecord{}, io.EOF
		}
		if err != nil {
			return serviceRecord{}, fault.New(fault.Invalid, "file.unreadable").Because(err)
		}
		r.line++
		if strings.TrimSpace(string(text)) == "" {
			continue
		}
		for len(text) < recordWidth {
			text = append(text, ' ')
		}
		return serviceRecord{line: r.line, text: text}, nil
	}
}

// cut returns the characters up to a line end, or as many as a record has.
func (r *recordsOfService) cut() ([]rune, error) {
	var text []rune
	for len(text) < recordWidth {
		c, err := r.character()
		switch {
		case errors.Is(err, io.EOF) && len(text) > 0:
			return text, nil
		case err != nil:
			return nil, err
		case c != '\r' && isLineEnd(c):
			return text, nil
		case c != '\r':
			text = append(text, c)
		}
	}
	return text, r.passLineEnd()
}

func isLineEnd(c rune) bool { return c == '\n' || c == '\r' || c == '\u0085' }

// character reads one character.
func (r *recordsOfService) character() (rune, error) {
	if !r.isUTF8 {
		b, err := r.source.ReadByte()
		return rune(b), err
	}
	c, _, err := r.source.ReadRune()
	return c, err
}

// passLineEnd passes over the line end behind a whole record.
func (r *recordsOfService) passLineEnd() error {
	for range 2 {
		c, err := r.character()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if !isLineEnd(c) {
			return r.back()
		}
		if c == '\n' || c == '\u0085' {
			return nil
		}
	}
	return nil
}

// back puts the last character back.
func (r *recordsOfService) back() error {
	if r.isUTF8 {
		return r.source.UnreadRune()
	}
	return r.source.UnreadByte()
}
