package casework_test

import (
	"fmt"
	"slices"
	"strings"

	"krav/internal/store"
)

// dump returns every row of a table as text, in order.
func (h *house) dump(table string) string {
	h.t.Helper()
	rows, err := h.db.Raw.QueryContext(h.t.Context(), "SELECT * FROM "+table)
	h.works(err)
	defer rows.Close()
	columns, err := rows.Columns()
	h.works(err)
	var all []string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		h.works(rows.Scan(values...))
		var line strings.Builder
		for i, v := range values {
			fmt.Fprintf(&line, "%s=%s ", columns[i], printed(*(v.(*any))))
		}
		all = append(all, line.String()+"\n")
	}
	h.works(rows.Err())
	slices.Sort(all)
	return strings.Join(all, "")
}

func printed(v any) string {
	if bytes, ok := v.([]byte); ok {
		return string(bytes)
	}
	return fmt.Sprint(v)
}

// projections are the tables that are made of the journal.
var projections = []string{"case_file", "case_debtor", "claim", "entry", "step", "payment", "task", "hold", "dispatch", "delivery"}

// rows returns every row of the projections.
func (h *house) rows() map[string]string {
	h.t.Helper()
	all := make(map[string]string)
	for _, table := range projections {
		all[table] = h.dump(table)
	}
	return all
}

// lacks holds that words stand in no table, whatever the column.
func (h *house) lacks(words ...string) {
	h.t.Helper()
	for _, table := range store.Tables() {
		rows := h.dump(table.Name)
		for _, word := range words {
			if strings.Contains(rows, word) {
				h.t.Errorf("%q stands in %s", word, table.Name)
			}
		}
	}
}
