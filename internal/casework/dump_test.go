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
	rows := h.told("SELECT * FROM " + table)
	slices.Sort(rows)
	return strings.Join(rows, "\n")
}

// told returns the rows that a query answers with, each as "column=value" in a
// line. A query may ask for the creditor as $1.
func (h *house) told(query string) []string {
	h.t.Helper()
	var args []any
	if strings.Contains(query, "$1") {
		args = append(args, int64(h.creditor))
	}
	rows, err := h.db.Raw.QueryContext(h.t.Context(), query, args...)
	h.works(err)
	defer rows.Close()
	columns, err := rows.Columns()
	h.works(err)
	var all []string
	for rows.Next() {
		values, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			places[i] = &values[i]
		}
		h.works(rows.Scan(places...))
		words := make([]string, len(values))
		for i, v := range values {
			words[i] = columns[i] + "=" + printed(v)
		}
		all = append(all, strings.Join(words, " "))
	}
	h.works(rows.Err())
	return all
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
