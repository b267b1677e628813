package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"krav/internal/fault"
)

// Encoding is how a file of text writes its letters (tegnsæt).
type Encoding int

// The encodings that are read. A file whose every byte is below 128 is ASCII.
const (
	ASCII Encoding = iota + 1
	UTF8
	Windows1252 // and ISO 8859-1, which it contains but for control characters
	CodePage850 // of DOS, and of the accounting programs that came from there
	UTF16LE
	UTF16BE
)

// String returns the encoding's usual name.
func (e Encoding) String() string {
	switch e {
	case ASCII:
		return "ASCII"
	case UTF8:
		return "UTF-8"
	case Windows1252:
		return "Windows-1252"
	case CodePage850:
		return "CP850"
	case UTF16LE:
		return "UTF-16LE"
	case UTF16BE:
		return "UTF-16BE"
	}
	return "unknown"
}

const (
	sniffed   = 4096     // bytes that are looked at to tell what a file is
	readAhead = 64 << 10 // bytes asked for at a time
)

// openText returns a file's bytes without its byte order mark, and in a form
// where delimiters and line ends are single bytes: UTF-16 has become UTF-8. The
// encoding is nought where only the letters to come can tell. It fails with the
// faults file.empty, file.not_text and file.unreadable, and those of other formats.
func openText(r io.Reader) (io.Reader, Encoding, error) {
	buffered := bufio.NewReaderSize(r, readAhead)
	head, err := buffered.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, fault.New(fault.Invalid, "file.unreadable").Because(err)
	}
	format, err := formatOfHead(head)
	if err != nil {
		return nil, 0, err
	}
	if format != TextFormat {
		return nil, 0, fault.New(fault.Invalid, "file.not_text")
	}
	if mark, encoding := byteOrderMark(head); encoding != 0 {
		_, _ = buffered.Discard(mark) // what was peeked at can be discarded
		return fromUTF16(buffered, encoding), encoding, nil
	}
	if encoding := utf16ByZeros(head); encoding != 0 {
		return fromUTF16(buffered, encoding), encoding, nil
	}
	return buffered, 0, nil
}

// isBinary reports whether a file isn't text: one byte in fifty is a control
// character that text doesn't have. A few of them spoil their own lines only.
func isBinary(head []byte) bool {
	controls := 0
	for _, b := range head {
		isUsual := b == '\t' || b == '\n' || b == '\r'
		if b < ' ' && !isUsual {
			controls++
		}
	}
	return controls*50 > len(head)
}

// fromUTF16 returns a reader of UTF-8 for a reader of an encoding.
func fromUTF16(r *bufio.Reader, encoding Encoding) io.Reader {
	if encoding == UTF16LE || encoding == UTF16BE {
		return &utf16Reader{source: r, encoding: encoding}
	}
	return r
}

// byteOrderMark returns the length of the mark that a file begins with and the
// encoding it stands for, or nought.
func byteOrderMark(head []byte) (int, Encoding) {
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		return 3, UTF8
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return 2, UTF16LE
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return 2, UTF16BE
	}
	return 0, 0
}

// utf16ByZeros tells UTF-16 without a mark: in a Western text nearly every other
// byte is zero, and always on the same side.
func utf16ByZeros(head []byte) Encoding {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	const most = 4 // at least a half of the pairs: a quarter of the bytes
	switch {
	case zeros[0] == 0 && zeros[1]*most >= len(head):
		return UTF16LE
	case zeros[1] == 0 && zeros[0]*most >= len(head):
		return UTF16BE
	}
	return 0
}

// encodingOf tells the encoding of a text that has letters beyond ASCII in it.
// Danish letters in one of the two old encodings are never sound UTF-8. Of the
// two, the one whose places for æ, ø and å are used more is meant.
func encodingOf(text []byte) Encoding {
	if utf8.Valid(text) {
		return UTF8
	}
	var windows, dos int
	for _, b := range text {
		switch b {
		case 0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5:
			windows++
		case 0x91, 0x9b, 0x86, 0x92, 0x9d, 0x8f:
			dos++
		}
	}
	if dos > windows {
		return CodePage850
	}
	return Windows1252
}

// appendDecoded appends a text in one of the encodings of single bytes as UTF-8.
func appendDecoded(to, text []byte, encoding Encoding) []byte {
	table := charmap.Windows1252
	if encoding == CodePage850 {
		table = charmap.CodePage850
	}
	for _, b := range text {
		to = utf8.AppendRune(to, table.DecodeByte(b))
	}
	return to
}

// isASCII reports whether every byte of a text is below 128.
func isASCII(text []byte) bool {
	for _, b := range text {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
