package storetest

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

var listTests = map[string]func(Database){
	"a list is paged forth and back in every order":       listPaged,
	"a list shows what its filters let by":                listFiltered,
	"words find the cases that have them all":             listSearched,
	"a rare case is found among many that have its words": listRare,
	"the same words find nothing of another creditor":     listOfAnother,
	"cases are counted as they change":                    listCounted,
	"counts that are off are named":                       listMiscounted,
	"words that were erased find nothing":                 listErased,
	"a mark that isn't one of the order's is refused":     listMarkWrong,
	"what needs a person comes first, longest waiting":    listNeeds,
	"payments are summed by their days":                   paymentsSummed,
	"a view is saved under its name, once":                viewsSaved,
	"tasks that wait are counted by their kind":           tasksCounted,
	"what there is to do is counted on a day":             figuresTold,
	"claims of open cases are found by their due days":    claimsAging,
	"what waits in the inbox is summed":                   inboxSummed,
	"a change that no list shows writes no line of lists": lineLeftAlone,
}

// listed is a case of these tests: who owes how much, on which invoice.
type listed struct {
	id      debt.CaseID
	name    string
	invoice string
	kroner  int64
	events  []debt.Event
}

var listCases = []listed{
	{id: 1, name: "Åse Sørensen", invoice: "F-100", kroner: 500},
	{id: 2, name: "Ærø Bådværft ApS", invoice: "F-101", kroner: 2500},
	{id: 3, name: "Zenia Holm", invoice: "F-102", kroner: 900, events: []debt.Event{
		debt.TaskRaised{Task: 31, Kind: "task.address_dead"}, debt.NoteAdded{Text: "Ringede om ratebetaling"},
	}},
	{id: 4, name: "Anders Holm", invoice: "A/77", kroner: 12_500, events: []debt.Event{debt.ObjectionRaised{Reason: "Varen kom ikke"}}},
	{id: 5, name: "Birte Sørensen", invoice: "F-104", kroner: 500, events: []debt.Event{
		debt.PaymentRecorded{Payment: 51, Amount: money.Kroner(500, 0), ValueOn: civil.MustParse("2026-11-20"), Method: "hand"},
		debt.CaseClosed{Why: debt.ClosedPaid},
	}},
}

// list writes cases and returns what was written.
func (w writer) list(cases ...listed) []casework.Change {
	w.t.Helper()
	var written []casework.Change
	for _, l := range cases {
		c := w.opened(l)
		if err := w.append(w.t.Context(), c); err != nil {
			w.t.Fatal(err)
		}
		written = append(written, c)
	}
	return written
}

// opened is a case as it is first written.
func (w writer) opened(l listed) casework.Change {
	events := append([]debt.Event{
		debt.CaseOpened{
			Number: 10_000 + int64(l.id), Flow: "standard", Terms: debt.Terms{DayCount: ledger.Actual365},
			Debtor: debt.Debtor{Kind: law.Consumer, Language: "da", Name: l.name, Email: fmt.Sprintf("nr%d@example.dk", l.id), Mobile: "11223344"},
		},
		debt.ClaimRegistered{Claim: debt.Claim{
			ID: debt.ClaimID(l.id)*10 + 1, Source: "file", Number: l.invoice, Issued: civil.MustParse("2026-10-01"),
			Arisen: civil.MustParse("2026-10-01"), Due: civil.MustParse("2026-10-15"), DueOrigin: law.AgreedDue, Principal: money.Kroner(l.kroner, 0),
		}},
	}, l.events...)
	return w.change(w.fresh(l.id), events...)
}

// page returns the numbers of a page's cases, less 10,000, and their marks.
func (w writer) page(q casework.CaseQuery) (numbers []int64, marks []casework.CaseMark) {
	w.t.Helper()
	if q.Limit == 0 {
		q.Limit = 100
	}
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) error {
		lines, at, err := r.CaseLines(ctx, &q)
		for i := range lines {
			numbers = append(numbers, lines[i].Number-10_000)
		}
		marks = at
		if err != nil {
			return err
		}
		counted, _, total, err := r.CountedCaseLines(ctx, &q)
		if err != nil {
			return err
		}
		if !slices.Equal(counted, lines) {
			w.t.Errorf("%+v: lines with their total %+v, without %+v", q, counted, lines)
		}
		alone, err := r.CaseTotal(ctx, &q.CaseFilter)
		if total != alone {
			w.t.Errorf("%+v: total %+v with the lines, %+v alone", q, total, alone)
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return numbers, marks
}

func listPaged(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	for _, c := range []struct {
		by         casework.CaseSort
		descending bool
		want       []int64
	}{
		{casework.ByNumber, false, []int64{1, 2, 3, 4, 5}},
		{casework.ByNumber, true, []int64{5, 4, 3, 2, 1}},
		{casework.ByDebtor, false, []int64{4, 5, 3, 2, 1}}, // A, B, Z, Æ, Å
		{casework.ByOwed, false, []int64{5, 1, 3, 2, 4}},   // nothing, 500, 900, 2,500, 12,500
		{casework.ByOwed, true, []int64{4, 2, 3, 1, 5}},
		{casework.ByReview, false, []int64{1, 2, 3, 4, 5}}, // all on one day: by their ids
	} {
		q := casework.CaseQuery{Sort: c.by, Descending: c.descending, Limit: 2}
		w.paged(q, c.want)
	}
}

// paged reads a list two lines at a time, and the first page again from the second.
func (w writer) paged(q casework.CaseQuery, want []int64) {
	w.t.Helper()
	first, marks := w.page(q)
	q.After = &marks[1]
	second, later := w.page(q)
	q.After = &later[1]
	third, _ := w.page(q)
	got := append(append(first, second...), third...)
	if diff := cmp.Diff(got, want); diff != "" {
		w.t.Errorf("order %d, descending %v (-got +want):\n%s", q.Sort, q.Descending, diff)
	}
	q.After, q.Before = nil, &later[0]
	back, _ := w.page(q)
	if diff := cmp.Diff(back, []int64{want[1], want[0]}); diff != "" {
		w.t.Errorf("order %d back (-got +want):\n%s", q.Sort, diff)
	}
}

func listFiltered(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	for _, c := range []struct {
		name   string
		filter casework.CaseFilter
		want   []int64
	}{
		{"open", casework.CaseFilter{Shelf: casework.OpenCases}, []int64{1, 2, 3, 4}},
		{"closed", casework.CaseFilter{Shelf: casework.ClosedCases}, []int64{5}},
		{"needs", casework.CaseFilter{OnlyNeeds: true}, []int64{3}},
		{"asked of a person", casework.CaseFilter{Asked: "task.address_dead"}, []int64{3}},
		{"asked and closed", casework.CaseFilter{Asked: "task.address_dead", Shelf: casework.ClosedCases}, nil},
		{"asked of nobody", casework.CaseFilter{Asked: "task.refund_overpayment"}, nil},
		{"disputed", casework.CaseFilter{State: debt.Disputed}, []int64{4}},
		{"flow", casework.CaseFilter{Flow: "patient"}, nil},
		{"last action", casework.CaseFilter{LastAction: casework.ActionObjected}, []int64{4}},
		{"next step", casework.CaseFilter{NextStep: "reminder-1", Shelf: casework.OpenCases}, []int64{1, 2, 3, 4}},
		{"from 900.00", casework.CaseFilter{OwedFrom: money.Kroner(900, 0)}, []int64{2, 3, 4}},
		{"to 900.00", casework.CaseFilter{OwedTo: money.Kroner(900, 0)}, []int64{1, 3, 5}},
		{"principal", casework.CaseFilter{Principal: money.Kroner(2500, 0)}, []int64{2, 4}},
		{"due on the day", casework.CaseFilter{DueBy: civil.MustParse("2026-12-01")}, []int64{1, 2, 3, 4, 5}},
		{"due the day before", casework.CaseFilter{DueBy: civil.MustParse("2026-11-30")}, nil},
		{"paused", casework.CaseFilter{PausedOn: civil.MustParse("2026-11-22")}, nil},
	} {
		got, _ := w.page(casework.CaseQuery{CaseFilter: c.filter, Sort: casework.ByNumber})
		if diff := cmp.Diff(got, c.want); diff != "" {
			d.t.Errorf("%s (-got +want):\n%s", c.name, diff)
		}
		if total := w.total(c.filter); total.Cases != len(c.want) || total.More {
			d.t.Errorf("%s: %+v counted, want %d", c.name, total, len(c.want))
		}
	}
}

func (w writer) total(f casework.CaseFilter) (total casework.CaseTotal) {
	w.t.Helper()
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		total, err = r.CaseTotal(ctx, &f)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return total
}

func listSearched(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	for text, want := range map[string][]int64{
		"holm": {3, 4}, "HOLM zen": {3}, "zen holm": {3}, "aase": {1}, "Åse": {1}, "sørensen": {1, 5}, "sor": nil, "soer": {1, 5},
		"10004": {4}, "a/77": {4}, "A77": {4}, "f-10": {1, 2, 3, 5}, "12.500,00": {4}, "12500 kr": {4}, "ratebet": {3},
		"11 22 33 44": {1, 2, 3, 4, 5}, "nr2@example.dk": {2}, "findes ikke": nil, "%": {1, 2, 3, 4, 5}, "holm findes": nil,
	} {
		var f casework.CaseFilter
		f.Search(text)
		got, _ := w.page(casework.CaseQuery{CaseFilter: f, Sort: casework.ByNumber})
		if diff := cmp.Diff(got, want); diff != "" {
			d.t.Errorf("%q (-got +want):\n%s", text, diff)
		}
		if total := w.total(f); total.Cases != len(want) {
			d.t.Errorf("%q: %d counted, want %d", text, total.Cases, len(want))
		}
	}
	inClaims := casework.CaseFilter{Words: casework.SearchWords("holm", casework.InClaim)}
	if got, _ := w.page(casework.CaseQuery{CaseFilter: inClaims}); got != nil {
		d.t.Errorf("holm among the claims found %v, want nothing", got)
	}
}

func listOfAnother(d Database) {
	d.begin(1).list(listCases...)
	other := d.begin(2)
	var f casework.CaseFilter
	f.Search("holm")
	if got, _ := other.page(casework.CaseQuery{CaseFilter: f}); got != nil {
		d.t.Errorf("another creditor's search found %v", got)
	}
	if got, _ := other.page(casework.CaseQuery{}); got != nil {
		d.t.Errorf("another creditor's list has %v", got)
	}
	if counts := other.counts(); len(counts) > 0 {
		d.t.Errorf("another creditor's counts are %+v", counts)
	}
}

func (w writer) counts() (counts []casework.CaseCount) {
	w.t.Helper()
	err := w.View(w.t.Context(), w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		counts, err = r.CaseCounts(ctx)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return counts
}

func listCounted(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	w.extend(1, debt.PaymentRecorded{Payment: 11, Amount: money.Kroner(100, 0), ValueOn: civil.MustParse("2026-11-21"), Method: "hand"})
	standing := map[string]int{}
	for _, c := range w.counts() {
		standing[fmt.Sprintf("%v %v %s %s %s", c.Closed, c.Needs, c.State, c.LastAction, c.OwedFixed)] += c.Cases
	}
	want := map[string]int{
		"false false open opened 2500.00": 1, "false false open payment 400.00": 1, "false true open opened 900.00": 1,
		"false false disputed objected 12500.00": 1, "true false closed closed 0.00": 1,
	}
	if diff := cmp.Diff(standing, want); diff != "" {
		d.t.Errorf("counts (-got +want):\n%s", diff)
	}
}

func listMiscounted(d Database) {
	w := d.begin(1)
	opened := w.list(listCases[0])[0]
	if _, err := d.Raw.ExecContext(d.t.Context(), "UPDATE case_count SET cases = cases + 1"); err != nil {
		d.t.Fatal(err)
	}
	want := []string{"count of cases open standard opened: off by -1"}
	if diff := cmp.Diff(w.wrong(opened), want); diff != "" {
		d.t.Errorf("what is wrong (-got +want):\n%s", diff)
	}
}

func listErased(d Database) {
	w := d.begin(1)
	c := w.list(listCases[2])[0].After
	c.Debtor.Name, c.Notes = "", nil
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		return tx.Erase(ctx, 3, c, casework.Summary{})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, text := range []string{"zenia", "ratebetaling"} {
		var f casework.CaseFilter
		f.Search(text)
		if got, _ := w.page(casework.CaseQuery{CaseFilter: f}); got != nil {
			d.t.Errorf("%q still finds %v", text, got)
		}
	}
	if got := w.counts(); len(got) == 0 || got[0].Cases != 1 {
		d.t.Errorf("counts after erasing: %+v, want one case", got)
	}
}

func listMarkWrong(d Database) {
	w := d.begin(1)
	err := w.View(d.t.Context(), 1, func(ctx context.Context, r casework.Reader) error {
		_, _, err := r.CaseLines(ctx, &casework.CaseQuery{Sort: casework.ByOwed, After: &casework.CaseMark{Key: "Holm"}, Limit: 1})
		return err
	})
	if !fault.Is(err, fault.Invalid) {
		d.t.Errorf("a mark of another order gave %v", err)
	}
}

func listNeeds(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	w.extend(2, debt.TaskRaised{Task: 21, Kind: "task.address_dead"})
	got, _ := w.page(casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases}})
	if diff := cmp.Diff(got, []int64{2, 3, 4, 1}); diff != "" {
		d.t.Errorf("order of the work (-got +want):\n%s", diff)
	}
	w.extend(2, debt.TaskDone{Task: 21})
	if got, _ := w.page(casework.CaseQuery{CaseFilter: casework.CaseFilter{OnlyNeeds: true}}); len(got) != 1 || got[0] != 3 {
		d.t.Errorf("cases that need a person = %v, want 3", got)
	}
}

func paymentsSummed(d Database) {
	w := d.begin(1)
	w.list(listCases...)
	for i, id := range []debt.CaseID{1, 2} {
		w.extend(id, debt.PaymentRecorded{
			Payment: debt.PaymentID(100 + i), Amount: money.Kroner(40, 50), ValueOn: civil.MustParse("2026-11-21"), Method: "hand",
		})
	}
	var got []casework.DayMoney
	err := w.View(d.t.Context(), 1, func(ctx context.Context, r casework.Reader) (err error) {
		got, err = r.PaymentsByDay(ctx, civil.Interval{From: civil.MustParse("2026-11-20"), Until: civil.MustParse("2026-11-22")})
		return err
	})
	want := []casework.DayMoney{
		{On: civil.MustParse("2026-11-20"), Amount: money.Kroner(500, 0)}, {On: civil.MustParse("2026-11-21"), Amount: money.Kroner(81, 0)},
	}
	if diff := cmp.Diff(got, want, cmp.AllowUnexported(civil.Date{}, money.Amount{})); diff != "" || err != nil {
		d.t.Errorf("%v, money by day (-got +want):\n%s", err, diff)
	}
}

func viewsSaved(d Database) {
	w := d.begin(1)
	err := w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
		for i, query := range []string{"owed=1000", "owed=5000"} {
			if err := tx.PutSavedView(ctx, casework.SavedView{ID: int64(7 + i), Name: "Store", Query: query, By: "person:7", At: time.Unix(1_800_000_000, 0)}); err != nil {
				return err
			}
		}
		views, err := tx.SavedViews(ctx)
		if len(views) != 1 || views[0].Query != "owed=5000" || views[0].ID != 7 {
			d.t.Errorf("views = %+v, want one, its query replaced", views)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	err = w.Update(d.t.Context(), 1, func(ctx context.Context, tx casework.Tx) error { return tx.DropSavedView(ctx, 9) })
	if !fault.Is(err, fault.NotFound) {
		d.t.Errorf("dropping a view that isn't there gave %v", err)
	}
}

func lineLeftAlone(d Database) {
	w := d.begin(1)
	listed := w.list(listCases[0])[0]
	if _, err := d.Raw.ExecContext(d.t.Context(), "UPDATE case_line SET debtor_key = 'as it was'"); err != nil {
		d.t.Fatal(err)
	}
	w.extend(1, debt.DebtorCorrected{Debtor: listed.After.Debtor})
	if dump := w.tableDump("case_line"); !containsAny(dump, "as it was") {
		d.t.Errorf("the line was written anew: %s", dump)
	}
}
