package intake

import (
	"bufio"
	"bytes"
	"io"
)

const (
	maxLine   = 64 << 10 // bytes; a longer line is no invoice
	keptOfIt  = 1000     // bytes of such a line that are kept, to be shown
	lineStore = 2 * maxLine
)

// textLine is one line of a file as it stands there, without its line end.
type textLine struct {
	number  int
	text    []byte
	tooLong bool // the text is only the beginning
}

// lineReader reads a file line by line. LF, CR LF and CR each end a line. It
// holds no more of a line than maxLine bytes.
type lineReader struct {
	scanner  *bufio.Scanner
	number   int
	skipping bool // the rest of a line that was too long
	cut      bool // the line just found is the beginning of one that is too long
}

func newLineReader(r io.Reader) *lineReader {
	l := &lineReader{scanner: bufio.NewScanner(r)}
	l.scanner.Buffer(make([]byte, 0, lineStore), lineStore)
	l.scanner.Split(l.split)
	return l
}

// next returns the next line, whose text holds until the call after, or false at
// the end of the file or when it can't be read (see err).
func (l *lineReader) next() (textLine, bool) {
	if !l.scanner.Scan() {
		return textLine{}, false
	}
	l.number++
	return textLine{number: l.number, text: l.scanner.Bytes(), tooLong: l.cut}, true
}

// err returns what kept the file from being read to its end, or nil.
func (l *lineReader) err() error { return l.scanner.Err() }

// split is the scanner's rule (bufio.SplitFunc) for where a line ends.
func (l *lineReader) split(data []byte, atEOF bool) (advance int, token []byte, err error) {
	end, width := lineEnd(data, atEOF)
	if l.skipping {
		switch {
		case end >= 0:
			l.skipping = false
			return end + width, nil, nil
		case atEOF:
			return len(data), nil, nil
		}
		return max(0, len(data)-1), nil, nil // the last byte may be half a line end
	}
	l.cut = false
	switch {
	case end >= 0 && end <= maxLine:
		return end + width, data[:end:end], nil
	case end > maxLine || len(data) > maxLine+1:
		l.skipping, l.cut = true, true
		return maxLine, data[:keptOfIt:keptOfIt], nil
	case atEOF && len(data) > 0:
		return len(data), data, nil
	}
	return 0, nil, nil
}

// lineEnd returns where the first line of data ends and how wide its line end
// is, or -1 where that can't be told yet.
func lineEnd(data []byte, atEOF bool) (end, width int) {
	feed := bytes.IndexByte(data, '\n')
	within := data
	if feed >= 0 {
		within = data[:feed]
	}
	mark := bytes.IndexByte(within, '\r')
	switch {
	case mark < 0 && feed < 0:
		return -1, 0
	case mark < 0:
		return feed, 1
	case mark+1 < len(data) && data[mark+1] == '\n':
		return mark, 2
	case mark+1 == len(data) && !atEOF:
		return -1, 0
	}
	return mark, 1
}
