package intake

import (
	"bytes"
	"slices"
	"strconv"

	"krav/internal/fault"
)

// Layout is how a file is made (filens opbygning): what Open found out about it
// before the first line was read. It is for a person to look over.
type Layout struct {
	Encoding    Encoding
	Delimiter   byte   // ';', ',' or a tab; nought in a workbook
	Sheet       string // of a workbook, else empty
	Program     string // whose list it is, where that is known, else empty
	HeadingLine int    // number of the line with the headings, from 1
	Mapping     Mapping
	Columns     []Column
	// Learnt is what a person's choice of these columns says of headings by
	// themselves, to be remembered for other files.
	Learnt LearntHeadings
}

// LeftOut returns the headings of the columns that nothing is taken of. One without a
// heading is named by its number, if anything stands in it.
func (l Layout) LeftOut() []string {
	var left []string
	for i, column := range l.Columns {
		if named := leftOut(i, column.Heading, len(column.Examples) > 0); column.Field == 0 && named != "" {
			left = append(left, named)
		}
	}
	return left
}

// leftOut returns how a column is named that nothing is taken of: by its heading, or by
// its number where something stands in it.
func leftOut(column int, heading string, hasValues bool) string { //nolint:revive // it is what the column is like
	if heading == "" && hasValues {
		return strconv.Itoa(column + 1)
	}
	return heading
}

const (
	headingsWithin = 40 // records among which the headings are looked for
	fewestKnown    = 2  // headings that make a line a line of headings
)

var delimiters = []byte{';', '\t', ','}

// candidate is a way to understand a file: a delimiter, and the line that has
// the headings then.
type candidate struct {
	delimiter byte
	sample    []record // of the file, cut at the delimiter
	heading   int      // index into sample, or -1
	headings  []string // what stands there
	isChosen  bool     // the headings are those of a mapping that was given or remembered
	known     int      // how many headings are known
	even      int      // how many lines have the commonest number of cells
	cells     int      // which is this
}

// betterThan tells which of two ways explains the file better: the one that finds
// the mapping's own headings, then the one that knows more headings, then the one
// that cuts more lines alike.
func (c candidate) betterThan(d candidate) bool {
	switch {
	case c.isChosen != d.isChosen:
		return c.isChosen
	case c.known != d.known:
		return c.known > d.known
	case c.cells > 1 && d.cells > 1 && c.even != d.even:
		return c.even > d.even
	}
	return c.cells > d.cells
}

// sampler finds out how a file is made from its first lines.
type sampler struct {
	lines    []textLine
	encoding Encoding
	isChosen func(cells []string) bool // a mapping for these headings is at hand
	known    func(cells []string) int  // how many of the cells are headings that are known
}

// best returns the best way to understand the lines. The first line may say the
// delimiter itself, as spreadsheets write it.
func (s sampler) best() candidate {
	if delimiter, ok := s.said(); ok {
		return s.candidate(delimiter)
	}
	best := s.candidate(delimiters[0])
	for _, delimiter := range delimiters[1:] {
		if c := s.candidate(delimiter); c.betterThan(best) {
			best = c
		}
	}
	return best
}

// said returns the delimiter of a first line such as "sep=;".
func (s sampler) said() (byte, bool) {
	if len(s.lines) == 0 {
		return 0, false
	}
	mark, ok := bytes.CutPrefix(bytes.ToLower(bytes.Trim(s.lines[0].text, "\" ")), []byte("sep="))
	if !ok || len(mark) != 1 || !slices.Contains(delimiters, mark[0]) {
		return 0, false
	}
	return mark[0], true
}

// candidate cuts the lines at a delimiter and looks for the headings.
func (s sampler) candidate(delimiter byte) candidate {
	c := candidateOf(s.records(delimiter), s.isChosen, s.known)
	c.delimiter = delimiter
	return c
}

// candidateOf looks for the headings among some records.
func candidateOf(sample []record, isChosen func([]string) bool, known func([]string) int) candidate {
	c := candidate{heading: -1, sample: sample}
	for i := range sample[:min(len(sample), headingsWithin)] {
		headings := headingsAt(sample, i, known)
		if isChosen(headings) {
			c.heading, c.headings, c.isChosen = i, headings, true
			break
		}
		if count := known(headings); count > c.known && count >= fewestKnown {
			c.heading, c.headings, c.known = i, headings, count
		}
	}
	c.cells, c.even = commonest(sample)
	if c.heading < 0 {
		c.heading = slices.IndexFunc(sample, func(rec record) bool { return len(rec.cells) == c.cells && !rec.isBlank() })
		if c.heading >= 0 {
			c.headings = sample[c.heading].cells
		}
	}
	return c
}

// headingsAt returns the headings in a record. Where the record above it has words
// that go over several columns (flettede overskrifter), as "Kunde" over "Nr." and
// "Navn", a heading that says too little alone is read with the word above it, and
// one that is missing is the word above it.
func headingsAt(sample []record, at int, known func([]string) int) []string {
	below := sample[at].cells
	if at == 0 || !couldBeHeadings(sample[at-1].cells) {
		return below
	}
	above := sample[at-1].cells
	joined, group := slices.Clone(below), ""
	for len(joined) < len(above) {
		joined = append(joined, "")
	}
	for i, heading := range joined {
		own := ""
		if i < len(above) {
			own = cleaned(above[i])
		}
		if own != "" {
			group = own
		}
		switch whole := group + " " + heading; {
		case cleaned(heading) == "":
			joined[i] = own
		case means(whole) == Certain && means(heading) != Certain:
			joined[i] = whole
		}
	}
	if known(joined) <= known(below) {
		return below
	}
	return joined
}

// means returns how surely a heading means what it is known for, or nought.
func means(heading string) Confidence {
	known := knownHeadings[headingKey(cleaned(heading))]
	if len(known) == 0 {
		return 0
	}
	return known[0].confidence
}

// records cuts the lines at a delimiter.
func (s sampler) records(delimiter byte) []record {
	reader := recordReader{queue: s.lines, encoding: s.encoding, splitter: cellSplitter{delimiter: delimiter}}
	var records []record
	for {
		rec, ok := reader.next()
		if !ok {
			return records
		}
		rec.cells = slices.Clone(rec.cells)
		records = append(records, rec)
	}
}

// knownAmong counts the fields that the cells of a line are known headings of.
func knownAmong(cells []string) int {
	var found [fieldCount + 1]bool
	count := 0
	for _, cell := range cells {
		for _, m := range knownHeadings[headingKey(cleaned(cell))] {
			if !found[m.field] {
				found[m.field] = true
				count++
				break
			}
		}
	}
	return count
}

// couldBeHeadings reports whether a line has words in several cells, and neither
// amounts nor days in any, as lines of invoices have.
func couldBeHeadings(cells []string) bool {
	words := 0
	for _, cell := range cells {
		text := cleaned(cell)
		if text == "" {
			continue
		}
		if looksLikeAmount(text) || looksLikeDay(text) {
			return false
		}
		words++
	}
	return words >= fewestKnown
}

// commonest returns the number of cells that most lines have which aren't blank,
// and how many have it.
func commonest(sample []record) (cells, lines int) {
	counts := make(map[int]int)
	for _, rec := range sample {
		if rec.isBlank() {
			continue
		}
		n := len(rec.cells)
		counts[n]++
		if counts[n] > lines || counts[n] == lines && n > cells {
			cells, lines = n, counts[n]
		}
	}
	return cells, lines
}

// encodingOfLines tells the encoding from all the lines of a sample that have
// letters beyond ASCII; nought where none has.
func encodingOfLines(lines []textLine) Encoding {
	var beyond []byte
	var sound, unsound int
	for _, line := range lines {
		if isASCII(line.text) {
			continue
		}
		beyond = append(beyond, line.text...)
		if encodingOf(line.text) == UTF8 {
			sound++
			continue
		}
		unsound++
	}
	switch {
	case sound+unsound == 0:
		return 0
	case sound > unsound:
		return UTF8
	}
	return encodingOf(beyond)
}

// MissingColumns is the fault of a file that lacks columns for fields that every
// invoice needs. Its Layout is for a person to say which columns hold them.
type MissingColumns struct {
	Fields []Field
	Layout Layout
	fault  *fault.Fault
}

// Error implements error.
func (m *MissingColumns) Error() string { return m.fault.Error() }

// Unwrap returns the fault file.columns_missing.
func (m *MissingColumns) Unwrap() error { return m.fault }
