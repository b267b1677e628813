package law

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// Supplement is a reference rate that couldn't wait for a release of the
// program: entered by the operator, with its source (tillæg til lovbogen).
type Supplement struct {
	Since  civil.Date // a 1 January or a 1 July
	Rate   money.Rate
	Source Source
}

// With returns the book with later reference rates added, in any order; b stays
// as it is. A supplement continues the series where it ends, half-year by
// half-year: a rate for a time already known is refused, unless it says the same
// as the book (a later release has caught up), and so is one that leaves a
// half-year open before it. Assumed rates give way. It fails with a fault.
func (b *Book) With(rows ...Supplement) (*Book, error) {
	book := *b
	book.ReferenceRate = firm(b.ReferenceRate)
	inOrder := slices.SortedFunc(slices.Values(rows), func(x, y Supplement) int { return x.Since.Compare(y.Since) })
	for _, row := range inOrder {
		if err := book.add(row); err != nil {
			return nil, err
		}
	}
	return &book, nil
}

// BeginsRate reports whether a reference rate can be in force from a day: it is fixed on
// 1 January and 1 July, for the half-year that begins (rentelovens § 5, stk. 2).
func BeginsRate(d civil.Date) bool {
	_, month, day := d.Split()
	return day == 1 && (month == 1 || month == 7)
}

// add appends one rate to the series, which is the book's own copy.
func (b *Book) add(row Supplement) error {
	switch {
	case row.Source.Citation == "" || row.Source.Looked == "" || row.Source.By == "":
		return refused("law.supplement_source_missing", row).In("source")
	case b.saysAlready(row):
		return nil
	case row.Since.Before(b.ReferenceRate.KnownUntil):
		return refused("law.supplement_changes_past", row).In("since")
	case row.Since.After(b.ReferenceRate.KnownUntil):
		return refused("law.supplement_leaves_gap", row).In("since").
			With("expected", b.ReferenceRate.KnownUntil.String())
	}
	b.ReferenceRate.extend(Dated[money.Rate]{Since: row.Since, Value: row.Rate, Source: row.Source})
	return nil
}

func (b *Book) saysAlready(row Supplement) bool {
	known, err := b.ReferenceRate.Find(row.Since)
	return err == nil && known.Since == row.Since && known.Value == row.Rate
}

func refused(key string, row Supplement) *fault.Fault {
	return fault.New(fault.Invalid, key).With("day", row.Since.String()).With("said", row.Rate.String())
}

// Assuming returns the book with the last known reference rate carried on,
// half-year by half-year, for every day before until: for sandboxes, whose clock
// runs ahead of the Nationalbank (antaget sats). Each such row is marked as
// assumed and unverified. Known rates stay, and so does b.
func (b *Book) Assuming(until civil.Date) *Book {
	book := *b
	book.ReferenceRate.Rows = slices.Clone(b.ReferenceRate.Rows)
	for rates := &book.ReferenceRate; rates.canBeCarriedOn() && rates.KnownUntil.Before(until); {
		rates.extend(carriedOn(rates.Rows[len(rates.Rows)-1], rates.KnownUntil))
	}
	return &book
}

func (s *Series[T]) canBeCarriedOn() bool { return len(s.Rows) > 0 && !s.KnownUntil.IsZero() }

// lookedNowhere is where an assumed rate was seen.
const lookedNowhere = "no source: nobody has fixed the rate yet"

func carriedOn(last Dated[money.Rate], since civil.Date) Dated[money.Rate] {
	return Dated[money.Rate]{
		Since: since, Value: last.Value, Assumed: true,
		Source: Source{
			Act: last.Source.Act, Citation: "antaget sats", Looked: lookedNowhere,
			By: "the sandbox", Unverified: true, Note: "The last known rate carried on.",
		},
	}
}

// extend adds the row of the half-year where the series ends.
func (s *Series[T]) extend(row Dated[T]) {
	s.Rows = append(s.Rows, row)
	s.KnownUntil = row.Since.AddMonths(6)
}

// firm returns a series with rows of its own and without the assumed ones,
// which always come last.
func firm[T any](s Series[T]) Series[T] {
	known := slices.IndexFunc(s.Rows, func(row Dated[T]) bool { return row.Assumed })
	if known >= 0 {
		s.KnownUntil = s.Rows[known].Since
		s.Rows = s.Rows[:known]
	}
	s.Rows = slices.Clone(s.Rows)
	return s
}
