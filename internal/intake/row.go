package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/money"
)

// The longest texts that are kept, in bytes of UTF-8.
const (
	longestNumber = 60   // of an invoice or a customer
	longestCell   = 250  // names, addresses
	longestText   = 1000 // what an invoice is for
)

// row is a line while it is being read. Where anything is wrong, what is read after
// it is of no account, but for what else is wrong.
type row struct {
	plan    *plan
	line    int
	cells   []string
	changes map[Field]string
	notes   []Note
	field   Field          // of the first fault
	faults  []*fault.Fault // at most one of each field
	secret  []Field        // whose cells aren't kept, because there is a CPR number in them
}

// fail keeps the first fault of each field.
func (r *row) fail(field Field, f *fault.Fault) {
	if f == nil || slices.ContainsFunc(r.faults, func(before *fault.Fault) bool { return before.Field == field.String() }) {
		return
	}
	if !r.failed() {
		r.field = field
	}
	r.faults = append(r.faults, f.In(field.String()))
}

func (r *row) failed() bool { return len(r.faults) > 0 }

// note adds a note, once.
func (r *row) note(n Note) {
	if !slices.Contains(r.notes, n) {
		r.notes = append(r.notes, n)
	}
}

// has reports whether the line has a place for a field, be it empty.
func (r *row) has(field Field) bool {
	_, isChanged := r.changes[field]
	return isChanged || r.plan.column[field] >= 0
}

// raw returns a field's text as it stands, or nothing.
func (r *row) raw(field Field) string {
	if text, isChanged := r.changes[field]; isChanged {
		return text
	}
	column := r.plan.column[field]
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// cell returns a field's text as it is meant, where line breaks may stand in it.
func (r *row) cell(field Field) string {
	text, hadInvisible := clean(r.raw(field))
	if text == "" {
		return ""
	}
	if hadInvisible {
		r.note(NoteInvisible)
	}
	if field.IsWords() {
		text = r.masked(text)
	}
	if inner, ok := strings.CutPrefix(text, `="`); ok && strings.HasSuffix(inner, `"`) {
		text = inner[:len(inner)-1] // how spreadsheets are made to keep leading zeros
	}
	switch {
	case hasLostLetters(text):
		r.fail(field, fault.New(fault.Invalid, "cell.letters_lost"))
	case strings.HasPrefix(text, "="):
		r.fail(field, fault.New(fault.Invalid, "cell.is_formula"))
	case isSheetError(text):
		r.fail(field, fault.New(fault.Invalid, "cell.is_error").With("value", shown(text)))
	}
	return text
}

// masked returns a text in words without the CPR numbers in it: what a debtor is called
// and what an invoice is for is printed and sent, and a case needs no such number.
func (r *row) masked(text string) string {
	masked, found := identifier.MaskCPR(text)
	if found {
		r.note(NoteCPRMasked)
	}
	return masked
}

// sheetErrors are what spreadsheets show where a formula came to nothing, in
// English and in Danish.
var sheetErrors = []string{
	"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
	"#I/T", "#REFERENCE!", "#VÆRDI!", "#DIVISION/0!", "#NAVN?", "#NUL!", "#OVERLØB!",
}

func isSheetError(text string) bool { return slices.Contains(sheetErrors, text) }

// words returns a field's text on one line, at most longestCell bytes long.
func (r *row) words(field Field) string {
	return r.atMost(longestCell, field, strings.ReplaceAll(r.cell(field), "\n", " "))
}

// atMost refuses a text that is too long for its field.
func (r *row) atMost(limit int, field Field, text string) string {
	if len(text) > limit {
		r.fail(field, fault.New(fault.Invalid, "cell.too_long").With("limit", strconv.Itoa(limit)))
	}
	return text
}

// value returns a field's text where it can't have a line break in it: a number,
// a day, an amount.
func (r *row) value(field Field) string {
	text := r.cell(field)
	if strings.Contains(text, "\n") {
		r.fail(field, fault.New(fault.Invalid, "cell.line_break"))
	}
	return r.atMost(longestCell, field, text)
}

// number returns the number of an invoice or a customer. A spreadsheet may have
// rounded it, and then it is the number of many.
func (r *row) number(field Field) string {
	text := r.atMost(longestNumber, field, r.value(field))
	if strings.Contains(text, "+") && isExponent(text) {
		r.fail(field, isRounded.fault(text, 0))
	}
	return text
}

// style returns how a field is written: as the file does, or as a person does.
func (r *row) style(field Field) style {
	if _, isChanged := r.changes[field]; isChanged {
		return typedStyle
	}
	return r.plan.style
}

// amount returns a field's amount, and whether the line has one.
func (r *row) amount(field Field) (money.Amount, bool) {
	if !r.has(field) {
		return money.Amount{}, false
	}
	amount, given, f := readAmount(r.value(field), r.style(field).decimal)
	r.fail(field, f)
	return amount, given
}

// day returns a field's day, or no date.
func (r *row) day(field Field) civil.Date {
	if !r.has(field) {
		return civil.Date{}
	}
	day, _, f := readDay(r.value(field), r.style(field).order)
	r.fail(field, f)
	return day
}

// kept returns the line as it is kept: without CPR numbers, and without the zero
// bytes that no store takes: they are letters that were lost.
func (r *row) kept() Raw {
	raw := Raw{Line: r.line, Cells: slices.Clone(r.cells), Changes: maps.Clone(r.changes)}
	for i, cell := range raw.Cells {
		raw.Cells[i] = strings.ReplaceAll(cell, "\x00", "\ufffd")
		if i >= len(r.plan.words) || r.plan.words[i] {
			raw.Cells[i] = unnumbered(raw.Cells[i])
		}
	}
	for field, text := range raw.Changes {
		if field.IsWords() {
			raw.Changes[field] = unnumbered(text)
		}
	}
	for _, field := range append(r.secret, FieldCPR) {
		if column := r.plan.column[field]; column >= 0 && column < len(raw.Cells) {
			raw.Cells[column] = ""
		}
		delete(raw.Changes, field)
	}
	return raw
}

// unnumbered returns a text as it stands, or as it is meant with a mask for each CPR
// number where one is in it.
func unnumbered(text string) string {
	if masked, found := identifier.MaskCPR(cleaned(text)); found {
		return masked
	}
	return text
}
