package intake

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// doubled is a field that several columns with one heading could hold, with
// different values under them: only a person can say which of them it is.
type doubled struct {
	field   Field
	heading string
	columns []int
}

// withoutDoubled takes the fields out of the columns that only a person can place,
// and returns them. What an invoice is for, and how a person is called to, does no
// harm where it is read from the first of two.
func withoutDoubled(columns []Column, sample []record) []doubled {
	headings := make([]string, len(columns))
	for i, column := range columns {
		headings[i] = column.Heading
	}
	var all []doubled
	for i, column := range columns {
		same := sameHeadings(headings, i)
		if column.Field == 0 || column.Field == FieldText || column.Field == FieldAttention || !differ(sample, same) {
			continue
		}
		if len(same) != countOf(columns, same, column.Field) {
			continue
		}
		all = append(all, doubled{column.Field, column.Heading, same})
		columns[i].Field, columns[i].Confidence, columns[i].Ground = 0, 0, 0
	}
	return all
}

// countOf counts the columns that hold a field or nothing.
func countOf(columns []Column, of []int, field Field) int {
	count := 0
	for _, i := range of {
		if columns[i].Field == field || columns[i].Field == 0 {
			count++
		}
	}
	return count
}

// sameHeadings returns the columns that have the heading of one of them, which is
// among them.
func sameHeadings(headings []string, column int) []int {
	key := headingKey(cleaned(headings[column]))
	var same []int
	for i, heading := range headings {
		if i == column || key != "" && headingKey(cleaned(heading)) == key {
			same = append(same, i)
		}
	}
	return same
}

// differ reports whether different values stand in some columns of one line.
func differ(sample []record, columns []int) bool {
	for _, rec := range sample {
		value := ""
		for _, i := range columns {
			if i >= len(rec.cells) || cleaned(rec.cells[i]) == "" {
				continue
			}
			if value != "" && cleaned(rec.cells[i]) != value {
				return true
			}
			value = cleaned(rec.cells[i])
		}
	}
	return false
}

// doubledColumns asks a person which of several columns it is.
func (r *Reader) doubledColumns(all []doubled) error {
	fields := make([]Field, 0, len(all))
	for _, d := range all {
		fields = append(fields, d.field)
	}
	for _, field := range r.layout.Mapping.missing() {
		if !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	var numbers []string
	for _, column := range all[0].columns {
		numbers = append(numbers, strconv.Itoa(column+1))
	}
	f := fault.New(fault.Invalid, "file.column_doubled").With("heading", shown(all[0].heading)).
		With("field", all[0].field.Heading()).With("columns", strings.Join(numbers, ", "))
	r.layout.Encoding = r.records.writtenIn()
	return &MissingColumns{Fields: fields, Layout: r.layout, fault: f}
}
