package intake

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/fault"
)

// maxContinued is the number of lines that quotes may hold together as one.
const maxContinued = 50

// record is a line of a file cut into cells. The quotes of a cell may hold
// several lines of text together.
type record struct {
	line  int          // number of its first line of text, from 1
	lines int          // how many lines of text it takes up
	cells []string     // as read, not yet cleaned; until the next record
	wrong *fault.Fault // why the cells can't be trusted, or nil

	// What is only told of the rows of a sheet.
	isHidden                bool
	plain, rounded, counted []int // columns: see sheetValue
}

// mark notes what is told of a cell besides its text.
func (r *record) mark(column int, v sheetValue) {
	if v.isPlain {
		r.plain = append(r.plain, column)
	}
	if v.isRounded {
		r.rounded = append(r.rounded, column)
	}
	if v.isCounted {
		r.counted = append(r.counted, column)
	}
}

// records are the lines of a file, cut into cells.
type records interface {
	// next returns the next record, or false at the end of the file, or where it
	// can't be read on.
	next() (record, bool)
	// err returns the fault that kept the file from being read to its end, or nil.
	err() error
	// writtenIn returns the file's encoding as far as it has been read, or nought.
	writtenIn() Encoding
}

// isBlank reports whether nothing stands in the line but delimiters and spaces.
func (r record) isBlank() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return r.wrong == nil
}

// recordReader cuts a file into records.
type recordReader struct {
	source   *lineReader // nil: only the queue
	queue    []textLine  // lines that were read ahead, and held
	passed   int         // how many of them have been handed out
	splitter cellSplitter
	encoding Encoding // nought until a letter beyond ASCII has told
	columns  int      // number of headings; nought until it is known
	doubted  int      // how many lines to come could be a quoted text as well as lines of their own
	cells    []string
	decoded  []byte
}

// next implements records.
func (r *recordReader) next() (record, bool) {
	line, ok := r.line()
	if !ok {
		return record{}, false
	}
	r.splitter.reset()
	rec := record{line: line.number, lines: 1, wrong: r.lineFault(line)}
	text := r.utf8(line.text)
	if r.doubted > 0 {
		return r.doubtful(rec, text), true
	}
	r.splitter.add(text)
	if r.splitter.open && rec.wrong == nil {
		rec = r.goOn(rec, text)
	}
	if r.splitter.open {
		r.splitLiterally(text)
	}
	if rec.wrong == nil && len(r.splitter.ends) > maxCells {
		rec.wrong = fault.New(fault.Invalid, "line.too_many_cells").With("limit", strconv.Itoa(maxCells))
	}
	return r.cut(rec), true
}

// cut returns a record with the cells that the splitter has found.
func (r *recordReader) cut(rec record) record {
	r.cells = r.splitter.into(r.cells[:0])
	rec.cells = r.cells
	return rec
}

// writtenIn implements records.
func (r *recordReader) writtenIn() Encoding {
	if r.encoding == 0 {
		return ASCII
	}
	return r.encoding
}

// line returns the next line: one read ahead, or one from the file.
func (r *recordReader) line() (textLine, bool) {
	if r.passed < len(r.queue) {
		r.passed++
		return r.queue[r.passed-1], true
	}
	r.queue, r.passed = r.queue[:0], 0
	if r.source == nil {
		return textLine{}, false
	}
	return r.source.next()
}

// held returns the next line as one that can be gone back to.
func (r *recordReader) held() (textLine, bool) {
	if r.passed == len(r.queue) && r.source != nil {
		line, ok := r.source.next()
		if !ok {
			return textLine{}, false
		}
		line.text = bytes.Clone(line.text)
		r.queue = append(r.queue, line)
	}
	if r.passed == len(r.queue) {
		return textLine{}, false
	}
	r.passed++
	return r.queue[r.passed-1], true
}

// lineFault returns what is wrong with a line as text, or nil. The first letters
// beyond ASCII tell the file's encoding; a line that has another is refused.
func (r *recordReader) lineFault(line textLine) *fault.Fault {
	if line.tooLong {
		return fault.New(fault.Invalid, "line.too_long").With("limit", strconv.Itoa(maxLine))
	}
	if bytes.IndexByte(line.text, 0) >= 0 {
		return fault.New(fault.Invalid, "line.has_zero_bytes")
	}
	if isASCII(line.text) {
		return nil
	}
	if r.encoding == 0 {
		r.encoding = encodingOf(line.text)
	}
	if r.isUTF8() != utf8.Valid(line.text) {
		return fault.New(fault.Invalid, "line.other_encoding").With("encoding", r.encoding.String())
	}
	return nil
}

// isUTF8 reports whether the text that arrives here is UTF-8, as that of UTF-16
// files has become.
func (r *recordReader) isUTF8() bool { return r.encoding != Windows1252 && r.encoding != CodePage850 }

// utf8 returns a line's text in UTF-8, whatever is wrong with it.
func (r *recordReader) utf8(text []byte) []byte {
	if isASCII(text) || utf8.Valid(text) {
		return text
	}
	r.decoded = appendDecoded(r.decoded[:0], text, r.encoding)
	return r.decoded
}

// err implements records.
func (r *recordReader) err() error {
	if r.source == nil || r.source.err() == nil {
		return nil
	}
	if f, ok := errors.AsType[*fault.Fault](r.source.err()); ok {
		return f
	}
	return fault.New(fault.Invalid, "file.unreadable").Because(r.source.err())
}
