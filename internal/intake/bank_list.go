package intake

import (
	"io"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// BankListOptions say what is known of a bank's list before it is opened.
type BankListOptions struct {
	// Mapping is a person's choice for this list, or nil.
	Mapping *BankMapping
	// Remembered returns the mapping that was used for an earlier list whose
	// headings have a key, see HeadingsKey. It may be nil.
	Remembered func(key string) (BankMapping, bool)
}

// BankLayout is how a bank's list is made, for a person to look over.
type BankLayout struct {
	Encoding    Encoding
	Delimiter   byte // ';', ',' or a tab
	HeadingLine int  // number of the line with the headings, from 1
	Headings    []string
	Examples    []string // the first value of each column, as it stands, or empty
	Mapping     BankMapping
}

// LeftOut returns the headings of the columns that nothing is taken of. One without a
// heading is named by its number, if anything stands in it.
func (l BankLayout) LeftOut() []string {
	var left []string
	for i, heading := range l.Headings {
		isTaken := i < len(l.Mapping.Columns) && l.Mapping.Columns[i] != 0
		if named := leftOut(i, cleaned(heading), l.Examples[i] != ""); !isTaken && named != "" {
			left = append(left, named)
		}
	}
	return left
}

// BankList reads the entries of a list in columns that a bank hands out (CSV),
// line by line, in bounded memory. Such a list has no reference of the bank's own:
// how an entry is known again stands with bankListFamily.
type BankList struct {
	records  recordReader
	layout   BankLayout
	columns  [bankFieldCount + 1][]int // of each field
	width    int                       // cells that a line may have
	seen     sightings
	balances map[string]*runningBalance // by account
	ready    []BankLine
	ended    bool
}

// OpenBankList finds out how a bank's list is made. It fails with
// MissingBankColumns, whose fault is payments.columns_missing, with
// payments.is_invoices for a list of invoices, mapping.other_headings where the
// given mapping is of another list, file.too_many_columns, and as a file that
// isn't text does.
func OpenBankList(source io.Reader, o BankListOptions) (*BankList, error) {
	text, encoding, err := openText(source)
	if err != nil {
		return nil, err
	}
	r := &BankList{
		records: recordReader{source: newLineReader(text), encoding: encoding},
		seen:    make(sightings), balances: make(map[string]*runningBalance),
	}
	r.records.queue = readSample(r.records.source)
	if r.records.encoding == 0 {
		r.records.encoding = encodingOfLines(r.records.queue)
	}
	if err := r.understand(o); err != nil {
		return nil, err
	}
	return r, nil
}

// understand finds the headings and settles what the columns hold.
func (r *BankList) understand(o BankListOptions) error {
	s := sampler{lines: r.records.queue, encoding: r.records.encoding, isChosen: o.has, known: knownBankFields}
	best := s.best()
	switch {
	case best.heading < 0 && r.records.err() != nil:
		return r.records.err()
	case best.heading < 0:
		return fault.New(fault.Invalid, "file.empty")
	case o.Mapping != nil && !best.isChosen:
		return fault.New(fault.Invalid, "mapping.other_headings")
	case len(best.sample[best.heading].cells) > maxCells:
		return fault.New(fault.Invalid, "file.too_many_columns").With("limit", strconv.Itoa(maxCells))
	}
	headings := withoutEmptyEnd(best.sample[best.heading].cells)
	r.layout = BankLayout{
		Encoding: r.records.encoding, Delimiter: best.delimiter, HeadingLine: best.sample[best.heading].line, Headings: headings,
	}
	r.layout.Examples = firstExamples(headings, best.sample[best.heading+1:])
	r.width = max(len(best.sample[best.heading].cells), usualLength(best.sample[best.heading+1:]))
	r.layout.Mapping = o.choose(headings, best.sample[best.heading+1:])
	missing := r.layout.Mapping.missing()
	if isInvoiceHeadings(headings) && (o.Mapping == nil || len(missing) > 0) {
		return fault.New(fault.Invalid, "payments.is_invoices")
	}
	if len(missing) > 0 {
		return missingBankColumns(missing, r.layout)
	}
	r.passHeadings(best)
	return nil
}

// usualLength returns how many cells most lines of a sample have, the fewer where it is
// even. Some banks end each line, but not the headings, with a delimiter.
func usualLength(sample []record) int {
	counts, usual := make(map[int]int), 0
	for _, rec := range sample {
		counts[len(rec.cells)]++
	}
	for length, count := range counts {
		if count > counts[usual] || count == counts[usual] && length < usual {
			usual = length
		}
	}
	return usual
}

// firstExamples returns the first value of each column that has one.
func firstExamples(headings []string, sample []record) []string {
	examples := make([]string, len(headings))
	for i, column := range describe(headings, sample) {
		if len(column.Examples) > 0 {
			examples[i] = column.Examples[0]
		}
	}
	return examples
}

// has reports whether a mapping for the headings in some cells is at hand.
func (o BankListOptions) has(cells []string) bool {
	key := ""
	if o.Mapping != nil {
		key = o.Mapping.Key
	}
	return hasMapping(o.Mapping, key, o.Remembered, cells)
}

// choose settles what the columns hold: as given, as remembered, or as guessed.
func (o BankListOptions) choose(headings []string, sample []record) BankMapping {
	key := HeadingsKey(headings)
	m := BankMapping{Key: key}
	if o.Mapping != nil {
		m = *o.Mapping
	} else if o.Remembered != nil {
		m, _ = o.Remembered(key)
	}
	if len(m.Columns) == 0 {
		m.Columns = guessBankColumns(headings)
	}
	told := weighBankColumns(m.Columns, sample)
	m.Key = key
	if decimal := told.decimal(); decimal != 0 {
		m.Decimal = decimal
	}
	if order := told.order(); order != 0 {
		m.Order = order
	}
	return m
}

// weighBankColumns returns what the sampled values of a list's columns prove.
func weighBankColumns(columns []BankField, sample []record) evidence {
	e := evidence{firsts: make(map[int]bool), lasts: make(map[int]bool)}
	for i, field := range columns {
		for _, rec := range sample {
			switch {
			case i >= len(rec.cells):
			case field.isAmount():
				e.weighAmount(cleaned(rec.cells[i]))
			case field.isDay():
				e.weighDay(cleaned(rec.cells[i]))
			}
		}
	}
	return e
}

// passHeadings reads on to behind the headings.
func (r *BankList) passHeadings(best candidate) {
	for column, field := range r.layout.Mapping.Columns {
		if field != 0 {
			r.columns[field] = append(r.columns[field], column)
		}
	}
	r.records.splitter.delimiter = best.delimiter
	for range best.heading + 1 {
		r.records.next()
	}
	r.records.columns = len(r.layout.Headings)
}

// Layout returns how the list is made.
func (r *BankList) Layout() BankLayout { return r.layout }

// Next returns the next thing the list says: a BankEntry, a BankRefusal or a
// BankWarning. It fails with io.EOF at the end, and with file.unreadable.
func (r *BankList) Next() (BankLine, error) {
	for len(r.ready) == 0 {
		if err := r.readOn(); err != nil {
			return nil, err
		}
	}
	line := r.ready[0]
	r.ready = r.ready[1:]
	return line, nil
}

// readOn reads the next line that isn't blank, or says at the end what is to be
// said of the list as a whole.
func (r *BankList) readOn() error {
	rec, ok := r.records.next()
	switch {
	case !ok && r.records.err() != nil:
		return r.records.err()
	case !ok && r.ended:
		return io.EOF
	case !ok:
		r.ended, r.ready = true, r.balanceWarnings()
	case !rec.isBlank() && !r.isHeadings(rec.cells):
		r.ready = append(r.ready, r.lineOf(rec))
	}
	return nil
}

// isHeadings reports whether a line is the headings once more.
func (r *BankList) isHeadings(cells []string) bool {
	return HeadingsKey(cells) == r.layout.Mapping.Key
}

// MissingBankColumns is the fault of a list that lacks the columns that a list of
// entries must have. Its Layout is for a person to say which columns hold them.
type MissingBankColumns struct {
	Fields []BankField
	Layout BankLayout
	fault  *fault.Fault
}

func missingBankColumns(missing []BankField, layout BankLayout) *MissingBankColumns {
	var lacking []string
	for _, field := range missing {
		lacking = append(lacking, field.Heading())
	}
	f := fault.New(fault.Invalid, "payments.columns_missing").
		With("missing", strings.Join(lacking, ", ")).With("found", repeated(layout.Headings))
	return &MissingBankColumns{Fields: missing, Layout: layout, fault: f}
}

// Error implements error.
func (m *MissingBankColumns) Error() string { return m.fault.Error() }

// Unwrap returns the fault payments.columns_missing.
func (m *MissingBankColumns) Unwrap() error { return m.fault }
