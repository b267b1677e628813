package intake

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// The part of a file that is read ahead to find out how it is made.
const (
	sampleLines = 1000
	sampleBytes = 1 << 20
)

// Options say what is known of a file before it is opened.
type Options struct {
	// Mapping is a person's choice for this file, or nil. Its styles, where it
	// says them, count more than what the file's own values tell.
	Mapping *Mapping
	// Remembered returns the mapping that was used for an earlier file whose
	// headings have a key, see HeadingsKey. It is asked for each line that could be
	// headings, and may be nil. Its styles count where the file's own values tell
	// nothing.
	Remembered func(key string) (Mapping, bool)
	// Learnt is what the creditor has said of headings before, in whichever file. It
	// counts where neither Mapping nor Remembered has the headings as a whole.
	Learnt LearntHeadings
	// Sheet is the name of the sheet that a person has chosen in a workbook, or
	// nothing.
	Sheet string
}

// Tally counts the lines of text of a file that have been read. Every line is in
// exactly one of the other counts: Lines is their sum.
type Tally struct {
	Lines     int
	Before    int // the headings and what stands above them
	Blank     int
	Drafts    int
	Refused   int
	Continued int // further lines of texts in quotes
	Hidden    int // rows of a sheet that it doesn't show, and that aren't read
}

// Reader reads the invoices of a file, line by line, in bounded memory.
type Reader struct {
	records  records
	layout   Layout
	plan     *plan
	headings []string
	repeated []string // the line of the headings as it stands
	tally    Tally
	remarks  []Remark // so far
	counted  int      // cells that were read as a formula left them

	assumesDayFirst bool // no day of the file says whether day or month comes first
}

// Open finds out how a list of invoices in a file of text is made: its encoding, its delimiter,
// its headings, what its columns hold, and how it writes amounts and days. It
// fails with MissingColumns, whose fault is file.columns_missing, with
// mapping.other_headings where the given mapping is of another file,
// file.too_many_columns, file.unreadable, and as FormatOf does where the file
// isn't text.
func Open(source io.Reader, o Options) (*Reader, error) {
	text, encoding, err := openText(source)
	if err != nil {
		return nil, err
	}
	lines := &recordReader{source: newLineReader(text), encoding: encoding}
	lines.queue = readSample(lines.source)
	if lines.encoding == 0 {
		lines.encoding = encodingOfLines(lines.queue)
	}
	best := sampler{lines: lines.queue, encoding: lines.encoding, isChosen: o.has, known: o.Learnt.knownAmong}.best()
	lines.splitter.delimiter = best.delimiter
	r := &Reader{records: lines}
	if err := r.understand(best, o); err != nil {
		return nil, err
	}
	r.passHeadings(best)
	lines.columns = len(r.headings)
	return r, nil
}

// readSample reads the first lines of a file.
func readSample(source *lineReader) []textLine {
	var lines []textLine
	for size := 0; len(lines) < sampleLines && size < sampleBytes; {
		line, ok := source.next()
		if !ok {
			break
		}
		line.text = bytes.Clone(line.text)
		lines = append(lines, line)
		size += len(line.text)
	}
	return lines
}

// understand settles what the columns hold under the headings that were found.
func (r *Reader) understand(best candidate, o Options) error {
	switch {
	case best.heading < 0 && r.records.err() != nil:
		return r.records.err()
	case best.heading < 0:
		return fault.New(fault.Invalid, "file.empty")
	case o.Mapping != nil && !best.isChosen:
		return fault.New(fault.Invalid, "mapping.other_headings")
	case len(best.headings) > maxCells:
		return fault.New(fault.Invalid, "file.too_many_columns").With("limit", strconv.Itoa(maxCells))
	}
	r.headings = withoutEmptyEnd(best.headings)
	r.repeated = withoutEmptyEnd(best.sample[best.heading].cells)
	r.layout.Delimiter, r.layout.HeadingLine = best.delimiter, best.sample[best.heading].line
	if all := r.choose(o, best.sample[best.heading+1:]); len(all) > 0 {
		return r.doubledColumns(all)
	}
	if missing := r.layout.Mapping.missing(); len(missing) > 0 {
		return r.missingColumns(missing)
	}
	return nil
}

// has reports whether a mapping for the headings in some cells is at hand.
func (o Options) has(cells []string) bool {
	key := ""
	if o.Mapping != nil {
		key = o.Mapping.Key
	}
	return hasMapping(o.Mapping, key, o.Remembered, cells)
}

// choose settles what the columns hold: as given, as remembered, or as guessed. It
// returns what only a person can place.
func (r *Reader) choose(o Options, sample []record) []doubled {
	key := HeadingsKey(r.headings)
	chosen, ground := Mapping{Key: key}, GroundRemembered
	if o.Mapping != nil {
		chosen, ground = *o.Mapping, GroundGiven
	} else if o.Remembered != nil {
		chosen, _ = o.Remembered(key)
	}
	var open []doubled
	if len(chosen.Columns) == 0 {
		r.layout.Columns = guessColumns(r.headings, sample, o.Learnt)
		open = withoutDoubled(r.layout.Columns, sample)
		r.sayProgram(exportWith(r.headings))
	} else {
		r.layout.Columns = chosenColumns(r.headings, sample, chosen, ground)
	}
	if ground == GroundGiven {
		r.layout.Learnt = learntFrom(r.headings, chosen.Columns, guessColumns(r.headings, sample, o.Learnt))
	}
	m := Mapping{Key: key, Columns: make([]Field, len(r.headings))}
	for i, column := range r.layout.Columns {
		m.Columns[i] = column.Field
	}
	told := weigh(m.Columns, sample)
	m.Decimal, m.Order = told.decimal(), told.order()
	if m.Decimal == 0 || ground == GroundGiven && chosen.Decimal != 0 {
		m.Decimal = chosen.Decimal
	}
	if m.Order == 0 || ground == GroundGiven && chosen.Order != 0 {
		m.Order = chosen.Order
	}
	r.assumesDayFirst = m.Order == 0 && told.openDays > 0
	r.layout.Mapping, r.plan = m, newPlan(m)
	return open
}

// chosenColumns describes the columns of a file as a person chose them.
func chosenColumns(headings []string, sample []record, m Mapping, ground Ground) []Column {
	columns := describe(headings, sample)
	for i := range columns {
		if i < len(m.Columns) && m.Columns[i] != 0 {
			columns[i].Field, columns[i].Confidence, columns[i].Ground = m.Columns[i], Certain, ground
		}
	}
	return withoutCPR(columns)
}

// withoutEmptyEnd returns the headings without those that trailing delimiters
// make.
func withoutEmptyEnd(headings []string) []string {
	for len(headings) > 0 && cleaned(headings[len(headings)-1]) == "" {
		headings = headings[:len(headings)-1]
	}
	return headings
}

func (r *Reader) missingColumns(missing []Field) error {
	var lacking, found []string
	for _, field := range missing {
		lacking = append(lacking, field.Heading())
	}
	for _, column := range r.layout.Columns {
		found = append(found, column.Heading)
	}
	f := fault.New(fault.Invalid, "file.columns_missing").
		With("missing", strings.Join(lacking, ", ")).With("found", repeated(found))
	r.layout.Encoding = r.records.writtenIn()
	return &MissingColumns{Fields: missing, Layout: r.layout, fault: f}
}

// passHeadings reads on to behind the headings.
func (r *Reader) passHeadings(best candidate) {
	for range best.heading + 1 {
		rec, _ := r.records.next()
		r.tally.Lines += rec.lines
		r.tally.Before += rec.lines
	}
}

// Layout returns how the file is made.
func (r *Reader) Layout() Layout {
	layout := r.layout
	layout.Encoding = r.records.writtenIn()
	return layout
}

// Tally returns how many lines have been read, and what they were.
func (r *Reader) Tally() Tally { return r.tally }

// Next returns what became of the next line that isn't blank: a Draft or a
// Refusal. It fails with io.EOF at the end of the file, and with file.unreadable.
func (r *Reader) Next() (Line, error) {
	for {
		rec, ok := r.records.next()
		if !ok {
			if err := r.records.err(); err != nil {
				return nil, err
			}
			return nil, io.EOF
		}
		r.tally.Lines += rec.lines
		switch {
		case rec.isBlank():
			r.tally.Blank += rec.lines
			continue
		case rec.isHidden:
			r.tally.Hidden += rec.lines
			continue
		}
		r.tally.Continued += rec.lines - 1
		line := r.lineOf(rec)
		switch line.(type) {
		case Draft:
			r.tally.Drafts++
		case Refusal:
			r.tally.Refused++
		}
		return line, nil
	}
}

// lineOf makes a draft or a refusal of a record.
func (r *Reader) lineOf(rec record) Line {
	if rec.wrong == nil && r.isHeadings(rec.cells) {
		rec.wrong = fault.New(fault.Invalid, "line.is_headings")
	}
	if rec.wrong == nil {
		r.counted += len(r.ofFields(rec.counted))
		return r.noted(r.plan.read(rec.line, rec.cells, nil), rec)
	}
	kept := row{plan: r.plan, line: rec.line, cells: rec.cells}
	raw := kept.kept()
	raw.Cut = rec.wrong.Key == "line.too_long"
	return Refusal{Line: rec.line, Fault: rec.wrong, Raw: raw}
}

// isHeadings reports whether a line is the headings once more, as in files that
// were put together from several.
func (r *Reader) isHeadings(cells []string) bool {
	return len(cells) >= len(r.repeated) && slices.Equal(cells[:len(r.repeated)], r.repeated)
}

// noted returns a line with what there is to be said of a row of a sheet.
func (r *Reader) noted(line Line, rec record) Line {
	draft, isDraft := line.(Draft)
	if isDraft && len(r.ofFields(rec.rounded)) > 0 {
		draft.Notes = append(draft.Notes, NoteRounded)
		return draft
	}
	return line
}

// ofFields returns those of some columns that hold a field.
func (r *Reader) ofFields(columns []int) []int {
	var of []int
	for _, column := range columns {
		if column < len(r.layout.Mapping.Columns) && r.layout.Mapping.Columns[column] != 0 {
			of = append(of, column)
		}
	}
	return of
}
