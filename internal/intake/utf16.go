package intake

import (
	"bufio"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader reads UTF-16 as UTF-8. Halves of pairs and a last odd byte become
// the replacement character, which a cell with a meaning then refuses.
type utf16Reader struct {
	source   *bufio.Reader
	encoding Encoding
	pending  []byte // decoded, not yet asked for
	first    rune   // the first half of a pair whose second is awaited
	err      error
}

// Read implements io.Reader.
func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.pending) == 0 && u.err == nil {
		u.fill()
	}
	if len(u.pending) == 0 {
		return 0, u.err
	}
	n := copy(p, u.pending)
	u.pending = u.pending[n:]
	return n, nil
}

// fill decodes the next stretch of the source.
func (u *utf16Reader) fill() {
	head, err := u.source.Peek(sniffed)
	if len(head) == 0 {
		u.err = err
		u.finish()
		return
	}
	if len(head)%2 == 1 && len(head) < sniffed {
		u.pending = utf8.AppendRune(u.decoded(head[:len(head)-1]), utf8.RuneError)
	} else {
		u.pending = u.decoded(head)
	}
	_, _ = u.source.Discard(len(head)) // what was peeked at can be discarded
}

// finish appends what a half pair at the end of the file stands for.
func (u *utf16Reader) finish() {
	if u.first != 0 {
		u.pending, u.first = utf8.AppendRune(nil, utf8.RuneError), 0
	}
	if u.err == nil {
		u.err = io.EOF
	}
}

func (u *utf16Reader) decoded(pairs []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if u.encoding == UTF16BE {
		order = binary.BigEndian
	}
	text := make([]byte, 0, 2*len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		text = u.appendUnit(text, rune(order.Uint16(pairs[i:])))
	}
	return text
}

func (u *utf16Reader) appendUnit(text []byte, unit rune) []byte {
	if u.first != 0 {
		whole := utf16.DecodeRune(u.first, unit)
		u.first = 0
		text = utf8.AppendRune(text, whole)
		if whole != utf8.RuneError {
			return text
		}
	}
	isFirstHalf := unit >= 0xd800 && unit < 0xdc00
	if isFirstHalf {
		u.first = unit
		return text
	}
	return utf8.AppendRune(text, unit) // a lone second half becomes the replacement character
}
