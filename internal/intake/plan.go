package intake

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// plan is how the lines of a file are read: which column holds which field, and
// how amounts and days are written.
type plan struct {
	column  [fieldCount + 1]int // of each field, or -1
	columns int                 // of the headings
	words   []bool              // of each column: whether people write in it what they like
	style   style
}

func newPlan(m Mapping) *plan {
	p := &plan{columns: len(m.Columns), words: make([]bool, len(m.Columns)), style: style{m.Decimal, m.Order}}
	for field := range p.column {
		p.column[field] = -1
	}
	for column, field := range m.Columns {
		p.words[column] = field == 0 || field.IsWords()
		if field != 0 {
			p.column[field] = column
		}
	}
	return p
}

// read makes a draft or a refusal of a line's cells. The cells are the caller's
// and aren't kept.
func (p *plan) read(line int, cells []string, changes map[Field]string) Line {
	r := row{plan: p, line: line, cells: cells, changes: changes}
	r.checkWhole()
	draft := Draft{Line: line}
	if !r.failed() {
		r.readClaim(&draft)
		r.readDebtor(&draft.Debtor)
		r.confidentialNumber(&draft)
		if draft.Debtor.Kind == Consumer && !draft.AgreedRate.IsZero() {
			r.note(NoteRateOfConsumer)
		}
		r.readReminders(&draft.Reminders)
		r.readMoney(&draft)
	}
	if r.failed() {
		return Refusal{Line: line, Field: r.field, Fault: r.faults[0], Others: r.faults[1:], Notes: r.notes, Raw: r.kept(), Read: draft}
	}
	draft.Notes, draft.Raw = r.notes, r.kept()
	return draft
}

// checkWhole refuses a line that isn't an invoice at all: one with more cells
// than there are headings (a person who mends it has seen what stands where),
// and a sum at the foot of a list.
func (r *row) checkWhole() {
	if len(r.changes) == 0 && r.hasMoreThanHeadings() {
		r.fail(0, fault.New(fault.Invalid, "line.too_many_columns").
			With("found", strconv.Itoa(len(r.cells))).With("headings", strconv.Itoa(r.plan.columns)))
	}
	switch {
	case r.isSum():
		r.fail(0, fault.New(fault.Invalid, keySum))
	case r.isPrint():
		r.fail(0, fault.New(fault.Invalid, keyPrint))
	}
}

// What a line is that is no invoice and no part of one, so that nobody has anything to mend.
const (
	keySum   = "line.is_sum"
	keyPrint = "line.is_print"
)

// IsNoInvoice reports whether a line is no invoice and no part of one: a sum, or what a
// program prints around its list. There is nothing to mend in it.
func (r Refusal) IsNoInvoice() bool {
	return fault.HasKey(r.Fault, keySum) || fault.HasKey(r.Fault, keyPrint)
}

func (r *row) hasMoreThanHeadings() bool {
	if len(r.cells) <= r.plan.columns {
		return false
	}
	for _, cell := range r.cells[r.plan.columns:] {
		if cleaned(cell) != "" {
			return true
		}
	}
	return false
}

// isSum reports whether a line says that it sums up others. A line with a number
// or a due date is an invoice, even one to Total Byg ApS.
func (r *row) isSum() bool { return !r.isInvoice(isSumWord) && slices.ContainsFunc(r.cells, isSumWord) }

// isPrint reports whether a line is what a program prints around its list: the number of
// the page, or the moment of printing. Nothing else stands on it.
func (r *row) isPrint() bool {
	given := slices.DeleteFunc(slices.Clone(r.cells), func(cell string) bool { return cleaned(cell) == "" })
	return len(given) == 1 && isPrintWord(given[0])
}

// isInvoice reports whether a line has an invoice's number or due date, which isn't of the
// words that other lines have.
func (r *row) isInvoice(isOther func(string) bool) bool {
	return slices.ContainsFunc([]Field{FieldDueDate, FieldInvoiceNumber}, func(field Field) bool {
		cell := r.raw(field)
		return cleaned(cell) != "" && !isOther(cell)
	})
}

func isSumWord(cell string) bool {
	switch text := Fold(cell); text {
	case "i alt", "ialt", "sum", "subtotal", "total", "grand total":
		return true
	default:
		return beginsWith(text, "total ", "subtotal ", "i alt ", "sum ")
	}
}

// isPrintWord reports whether a text begins as the number of a page or the moment of
// printing does, and has a number.
func isPrintWord(cell string) bool {
	return strings.ContainsAny(cell, "0123456789") &&
		beginsWith(Fold(cell), "side ", "page ", "udskrevet ", "udskriftsdato ", "printed ")
}

func beginsWith(text string, beginnings ...string) bool {
	return slices.ContainsFunc(beginnings, func(with string) bool { return strings.HasPrefix(text, with) })
}
