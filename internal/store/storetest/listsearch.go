package storetest

import (
	"fmt"
	"slices"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/money"
)

// listRare looks for one case in more than are looked up or counted: by two words
// that each are common, and by a common word with a filter that is common too.
func listRare(d Database) {
	w := d.begin(1)
	var many []casework.Change
	for i := range debt.CaseID(2202) {
		name, kroner := "Anna Holm", int64(100)
		if i%2 == 1 {
			name, kroner = "Bo Friis", 5000
		}
		switch i {
		case 2200:
			name = "Anna Friis"
		case 2201:
			name = "Anna Friis Holm"
		}
		many = append(many, w.opened(listed{id: i + 1, name: name, invoice: fmt.Sprintf("F-%d", i), kroner: kroner}))
	}
	if err := w.append(d.t.Context(), many...); err != nil {
		d.t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		search string
		filter casework.CaseFilter
		want   []int64
	}{
		{"two common words", "anna friis", casework.CaseFilter{}, []int64{2201, 2202}},
		{"a common word above a common amount", "holm", casework.CaseFilter{Principal: money.Kroner(5000, 0)}, []int64{2202}},
		{"a common amount of a flow that none has", "", casework.CaseFilter{Principal: money.Kroner(5000, 0), Flow: "court"}, nil},
		{"no word, two filters", "", casework.CaseFilter{Principal: money.Kroner(5000, 0), OwedTo: money.Kroner(100, 0)}, nil},
	} {
		if c.search != "" {
			c.filter.Search(c.search)
		}
		got, _ := w.page(casework.CaseQuery{CaseFilter: c.filter, Sort: casework.ByNumber})
		if diff := cmp.Diff(got, c.want); diff != "" {
			d.t.Errorf("%s (-got +want):\n%s", c.name, diff)
		}
		if total := w.total(c.filter); total.Cases != len(c.want) || total.More {
			d.t.Errorf("%s: %+v counted, want %d", c.name, total, len(c.want))
		}
	}
	dear := casework.CaseFilter{OwedFrom: money.Kroner(5000, 0)}
	if got, want := w.total(dear), (casework.CaseTotal{Cases: 1000, More: true}); got != want {
		d.t.Errorf("one filter that 1,101 cases pass: %+v counted, want %+v", got, want)
	}
	if got, _ := w.page(casework.CaseQuery{CaseFilter: dear, Sort: casework.ByOwed, Limit: 2}); !slices.Equal(got, []int64{2, 4}) {
		d.t.Errorf("the first that pass, in the order of the same column: %v, want 2 and 4", got)
	}
	var common casework.CaseFilter
	common.Search("anna")
	if total := w.total(common); !total.More {
		d.t.Errorf("a word that 1,102 cases have: %+v counted, want more than can be counted", total)
	}
}
