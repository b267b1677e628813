package storetest

import (
	"context"
	"slices"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store"
)

var lookTests = map[string]func(Database){
	"views in a look are of one moment":                         lookStandsStill,
	"a look at another creditor shows that one":                 lookIsOfOneCreditor,
	"what was told of one creditor isn't told of another":       lookTellsOfEachItsOwn,
	"what is changed in a look is seen in it":                   lookSeesOwnChange,
	"a view that fails spoils none after it":                    lookOutlivesFailure,
	"a view inside a view of a look is by itself":               lookWithinView,
	"more looks than there are connections all come to an end":  looksLeaveConnections,
	"a look that ends during a view ends when that has been":    lookEndsUnderView,
	"a look that has ended more than once leaves later ones be": lookEndsTwice,
}

// saw returns the ids of a creditor's cases, as a view in a context sees them.
func (w writer) saw(ctx context.Context) []debt.CaseID {
	w.t.Helper()
	var ids []debt.CaseID
	err := w.View(ctx, w.creditor, func(ctx context.Context, r casework.Reader) (err error) {
		ids, err = r.CaseIDs(ctx, 0, 10)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return ids
}

// sees fails the test unless a creditor's cases are these, as a view in a context sees
// them.
func (w writer) sees(ctx context.Context, when string, want ...debt.CaseID) {
	w.t.Helper()
	if got := w.saw(ctx); !slices.Equal(got, want) {
		w.t.Errorf("%s: the cases are %v, want %v", when, got, want)
	}
}

func lookStandsStill(d Database) {
	w := d.begin(1)
	w.open(5)
	look, end := d.Look(d.t.Context())
	w.sees(look, "at first", 5)
	w.open(6)
	w.sees(look, "in the look, after another has written", 5)
	w.sees(d.t.Context(), "outside", 5, 6)
	end()
	w.sees(look, "after the look", 5, 6)
}

func lookIsOfOneCreditor(d Database) {
	mine, other := d.begin(1), d.begin(2)
	mine.open(5)
	other.open(7)
	look, end := d.Look(d.t.Context())
	defer end()
	mine.sees(look, "mine", 5)
	other.sees(look, "the other's", 7)
	mine.sees(look, "mine again", 5)
}

// Creditor 1 has two cases, creditor 2 has one and another name.
func lookTellsOfEachItsOwn(d Database) {
	mine, other := d.begin(1), d.begin(2)
	mine.list(listCases[0], listCases[1])
	other.list(listCases[0])
	look, end := d.Look(d.t.Context())
	defer end()
	for _, c := range []struct {
		writer
		cases int
	}{{mine, 2}, {other, 1}, {mine, 2}} {
		err := c.View(look, c.creditor, func(ctx context.Context, r casework.Reader) error {
			is, err := r.Creditor(ctx)
			if is.ID != c.creditor {
				d.t.Errorf("creditor %d is %d", c.creditor, is.ID)
			}
			counts, failed := r.CaseCounts(ctx)
			cases := 0
			for _, of := range counts {
				cases += of.Cases
			}
			if cases != c.cases || failed != nil {
				d.t.Errorf("creditor %d has %d cases (%v), want %d", c.creditor, cases, failed, c.cases)
			}
			return err
		})
		if err != nil {
			d.t.Error(err)
		}
	}
}

func lookSeesOwnChange(d Database) {
	w := d.begin(1)
	w.open(5)
	look, end := d.Look(d.t.Context())
	defer end()
	w.sees(look, "before", 5)
	if err := w.append(look, w.change(w.fresh(6), opening(6)...)); err != nil {
		d.t.Fatal(err)
	}
	w.sees(look, "after a change in it", 5, 6)
}

// PostgreSQL takes no limit below nought, and after it nothing more in the transaction;
// SQLite takes it for none.
func lookOutlivesFailure(d Database) {
	w := d.begin(1)
	w.open(5)
	look, end := d.Look(d.t.Context())
	defer end()
	err := w.View(look, 1, func(ctx context.Context, r casework.Reader) error {
		_, err := r.CaseIDs(ctx, 0, -1)
		return err
	})
	if refused := err != nil; refused != (d.Engine() == store.PostgreSQL) {
		d.t.Fatalf("a limit below nought: %v", err)
	}
	w.sees(look, "after a view that failed", 5)
}

func lookWithinView(d Database) {
	w, other := d.begin(1), d.begin(2)
	w.open(5)
	other.open(7)
	look, end := d.Look(d.t.Context())
	defer end()
	err := w.View(look, 1, func(ctx context.Context, r casework.Reader) error {
		w.sees(ctx, "inside a view", 5)
		other.sees(ctx, "the other's, inside a view", 7)
		ids, err := r.CaseIDs(ctx, 0, 10)
		if !slices.Equal(ids, []debt.CaseID{5}) {
			d.t.Errorf("after views inside it, a view sees %v", ids)
		}
		return err
	})
	if err != nil {
		d.t.Error(err)
	}
}

// There are two connections that read, and five who look at once and read on.
func looksLeaveConnections(d Database) {
	d.begin(1).open(5)
	narrow := d.Options
	narrow.Connections = 2
	w := writer{Database: Reopen(d.t, narrow), creditor: 1}
	var ends []func()
	for range 5 {
		look, end := w.Look(d.t.Context())
		ends = append(ends, end)
		w.sees(look, "a look among many", 5)
		w.sees(look, "the same look again", 5)
	}
	for _, end := range ends {
		end()
	}
	w.sees(d.t.Context(), "after all of them", 5)
}

// There is one connection, which has to be free again.
func lookEndsUnderView(d Database) {
	d.begin(1).open(5)
	narrow := d.Options
	narrow.Connections = 1
	w := writer{Database: Reopen(d.t, narrow), creditor: 1}
	look, end := w.Look(d.t.Context())
	err := w.View(look, 1, func(ctx context.Context, r casework.Reader) error {
		end()
		_, err := r.CaseIDs(ctx, 0, 10)
		return err
	})
	if err != nil {
		d.t.Errorf("a view whose look ended meanwhile: %v", err)
	}
	w.open(6)
	w.sees(look, "after it", 5, 6)
}

func lookEndsTwice(d Database) {
	w := d.begin(1)
	w.open(5)
	first, endFirst := d.Look(d.t.Context())
	w.sees(first, "in the first", 5)
	endFirst()
	second, endSecond := d.Look(d.t.Context())
	defer endSecond()
	w.sees(second, "in the second", 5)
	endFirst()
	w.open(6)
	w.sees(second, "in the second, when the first ends again", 5)
}
