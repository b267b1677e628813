package intake

import (
	"bytes"

	"krav/internal/fault"
)

// quotedLines are the lines that quotes hold together with a first one, as far as
// they have been read.
type quotedLines struct {
	first     []byte
	lines     int  // with the first
	size      int  // bytes
	seemOwn   bool // some of them look like lines of their own
	endsWhole bool // the last has a delimiter for every column, as the first may have
}

// goOn reads the lines that quotes hold together with a first one. Quotes that
// open, double and close as the format has it (RFC 4180) are believed, whatever
// stands within them. Where they are sloppy, and never close or swallow what look like lines
// of their own, only the first line is refused, and the others are read again.
func (r *recordReader) goOn(rec record, first []byte) record {
	held := quotedLines{first: bytes.Clone(first), lines: 1, size: len(first)}
	held.seemOwn = r.isWhole(held.first)
	r.dropPassed()
	for r.splitter.open && (!held.seemOwn || !r.splitter.sloppy) {
		if !r.takeQuoted(&held) {
			return r.neverClosed(rec, held.first)
		}
	}
	switch {
	case !held.seemOwn:
	case r.splitter.open || r.splitter.sloppy || r.hasTooMany():
		return r.neverClosed(rec, held.first)
	case held.lines > maxContinued+1 || held.endsWhole && r.hasAllDelimiters(held.first):
		r.doubted = held.lines - 1
		return r.neverClosed(rec, held.first)
	}
	rec.lines = held.lines
	return rec
}

// takeQuoted reads one more line into the open cell. It returns false where there
// is none, or none that can be taken.
func (r *recordReader) takeQuoted(held *quotedLines) bool {
	column := len(r.splitter.ends)
	line, ok := r.held()
	held.size += len(line.text)
	if !ok || held.size > maxLine || r.lineFault(line) != nil {
		return false
	}
	held.lines++
	held.seemOwn = held.seemOwn || held.lines > maxContinued+1 || r.isOwnLine(line.text, column)
	held.endsWhole = r.hasAllDelimiters(line.text)
	r.splitter.add(r.utf8(line.text))
	return true
}

// dropPassed lets go of the held lines that have been handed out.
func (r *recordReader) dropPassed() {
	r.queue, r.passed = r.queue[r.passed:], 0
}

// isWhole reports whether a line has a delimiter for every column although a
// quote before its last column is still open: the quote is part of the text then,
// if it doesn't close as it should.
func (r *recordReader) isWhole(line []byte) bool {
	isBeforeLast := len(r.splitter.ends) < r.columns-1
	return r.columns > 2 && isBeforeLast && bytes.Count(line, []byte{r.splitter.delimiter}) >= r.columns-1
}

// isOwnLine reports whether a line that would go on with a cell of a column has
// more delimiters than there are columns left.
func (r *recordReader) isOwnLine(line []byte, column int) bool {
	return r.columns > 2 && bytes.Count(line, []byte{r.splitter.delimiter}) >= r.columns-column
}

// hasAllDelimiters reports whether a line has just the delimiters of an invoice,
// those of empty columns at its end aside.
func (r *recordReader) hasAllDelimiters(line []byte) bool {
	mark := string(r.splitter.delimiter)
	return bytes.Count(line, []byte(mark)) == r.columns-1 || bytes.Count(bytes.TrimRight(line, mark), []byte(mark)) == r.columns-1
}

// hasTooMany reports whether something stands in more cells than there are columns.
func (r *recordReader) hasTooMany() bool {
	ends := r.splitter.ends
	return r.columns > 0 && len(ends) > r.columns && len(bytes.TrimSpace(r.splitter.text[ends[r.columns-1]:])) > 0
}

// neverClosed refuses a first line and goes back to those after it.
func (r *recordReader) neverClosed(rec record, first []byte) record {
	r.passed = 0
	rec.lines, rec.wrong = 1, fault.New(fault.Invalid, "line.quote_open")
	r.splitLiterally(first)
	return rec
}

// doubtful refuses a line that may be a part of the quoted text before it.
func (r *recordReader) doubtful(rec record, text []byte) record {
	r.doubted--
	if rec.wrong == nil {
		rec.wrong = fault.New(fault.Invalid, "line.quoted_or_own")
	}
	r.splitLiterally(text)
	return r.cut(rec)
}

// splitLiterally cuts a line at every delimiter, taking quotes for letters.
func (r *recordReader) splitLiterally(text []byte) {
	r.splitter.reset()
	r.splitter.addPlain(text)
}
