package intake

import (
	"maps"
	"strconv"

	"krav/internal/fault"
)

// Mend reads a refused line again, with what a person wrote in some of its fields
// instead, also in fields that the file has no column for. What the person wrote
// is read as Danish is written, 1.250,00 and 21-11-2026, whatever the file's own
// style, unless it can only be meant otherwise; the rest of the line is read as
// before. Earlier changes stay unless they are made anew.
func (m Mapping) Mend(raw Raw, changes map[Field]string) Line {
	all := maps.Clone(raw.Changes)
	if all == nil {
		all = maps.Clone(changes)
	} else {
		maps.Copy(all, changes)
	}
	if raw.Cut {
		f := fault.New(fault.Invalid, "line.too_long").With("limit", strconv.Itoa(maxLine))
		return Refusal{Line: raw.Line, Fault: f, Raw: raw}
	}
	return newPlan(m).read(raw.Line, raw.Cells, all)
}

// NumberOn returns the invoice number that stands on a refused line, or nothing.
func (m Mapping) NumberOn(raw Raw) string {
	r := row{plan: newPlan(m), line: raw.Line, cells: raw.Cells, changes: raw.Changes}
	return r.words(FieldInvoiceNumber)
}

// DebtorOn returns who owes by what stands on a refused line, as far as it can be read.
func (m Mapping) DebtorOn(raw Raw) DebtorDraft {
	r := row{plan: newPlan(m), line: raw.Line, cells: raw.Cells, changes: raw.Changes}
	var d DebtorDraft
	r.readDebtor(&d)
	return d
}
