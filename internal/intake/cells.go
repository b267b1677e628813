package intake

import "bytes"

// maxCells is the number of cells in a line beyond which it isn't an invoice.
const maxCells = 1000

// cellSplitter cuts lines into cells at a delimiter. A cell may stand in quotes,
// and go on over several lines then. It is lenient where it can be without
// guessing: a quote within a cell is a quote, and one that closes a cell is
// followed by a delimiter or the end of the line.
type cellSplitter struct {
	delimiter byte
	text      []byte // the cells, one after another
	ends      []int  // where each ends in text
	open      bool   // the last cell is within quotes
	sloppy    bool   // a quote stands where the format (RFC 4180) has none
}

// reset forgets the cells.
func (s *cellSplitter) reset() {
	s.text, s.ends, s.open, s.sloppy = s.text[:0], s.ends[:0], false, false
}

// add cuts a line, which goes on with the open cell if there is one.
func (s *cellSplitter) add(line []byte) {
	if s.open {
		s.text = append(s.text, '\n')
		line = s.quoted(line)
		if s.open || line == nil {
			return
		}
	}
	if bytes.IndexByte(line, '"') < 0 {
		s.addPlain(line)
		return
	}
	for line != nil {
		line = s.cell(line)
	}
}

// addPlain cuts at every delimiter: for lines without quotes.
func (s *cellSplitter) addPlain(line []byte) {
	for len(s.ends) < maxCells {
		at := bytes.IndexByte(line, s.delimiter)
		if at < 0 {
			break
		}
		s.text = append(s.text, line[:at]...)
		s.end()
		line = line[at+1:]
	}
	s.text = append(s.text, line...)
	s.end()
}

func (s *cellSplitter) end() { s.ends = append(s.ends, len(s.text)) }

// cell reads one cell and returns what stands after its delimiter, or nil at the
// end of the line.
func (s *cellSplitter) cell(line []byte) []byte {
	if inner, ok := bytes.CutPrefix(bytes.TrimLeft(line, " "), []byte{'"'}); ok && len(s.ends) < maxCells {
		s.open = true
		return s.quoted(inner)
	}
	at := bytes.IndexByte(line, s.delimiter)
	if at < 0 || len(s.ends) >= maxCells {
		s.sloppy = s.sloppy || bytes.IndexByte(line, '"') >= 0
		s.text = append(s.text, line...)
		s.end()
		return nil
	}
	s.sloppy = s.sloppy || bytes.IndexByte(line[:at], '"') >= 0
	s.text = append(s.text, line[:at]...)
	s.end()
	return line[at+1:]
}

// quoted reads on within quotes and returns what stands after the delimiter that
// follows them, or nil when the line ends first, with or without the quotes.
func (s *cellSplitter) quoted(line []byte) []byte {
	for {
		at := bytes.IndexByte(line, '"')
		if at < 0 {
			s.text = append(s.text, line...)
			return nil
		}
		s.text = append(s.text, line[:at]...)
		line = line[at+1:]
		if len(line) > 0 && line[0] == '"' {
			s.text = append(s.text, '"')
			line = line[1:]
			continue
		}
		if rest, closed := s.afterQuote(line); closed {
			s.open = false
			s.end()
			return rest
		}
		s.text, s.sloppy = append(s.text, '"'), true
	}
}

// afterQuote tells whether a quote closes its cell, by what follows it.
func (s *cellSplitter) afterQuote(line []byte) (rest []byte, closed bool) {
	line = bytes.TrimLeft(line, " ")
	if len(line) == 0 {
		return nil, true
	}
	if line[0] == s.delimiter {
		return line[1:], true
	}
	return nil, false
}

// into appends the cells to a list, as parts of one string.
func (s *cellSplitter) into(cells []string) []string {
	all, from := string(s.text), 0
	for _, end := range s.ends {
		cells = append(cells, all[from:end])
		from = end
	}
	return cells
}
