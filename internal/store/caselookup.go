package store

import (
	"context"
	"fmt"

	"krav/internal/casework"
)

// A list in the order of its index is quick where many cases pass its filters: the
// page is full soon. Where few do, all cases would have to be gone through; then
// those few are looked up first, by the filter or the word that the fewest have,
// and sorted.

// mostLookedUp is how many cases are looked up at most before they are sorted.
const mostLookedUp = 1000

// lookup is a way to find cases by an index. Nothing is no way.
type lookup struct {
	from  string // the table, named x
	by    string // the column of a case's line that it goes by, or empty
	where func(*listText) string
	word  int  // the word's place among those searched for, from one; nought for a filter
	many  bool // it leads to many: of those that pass all filters, some are taken
}

// lookups are the ways there are for a filter.
func lookups(f *casework.CaseFilter) []lookup {
	var ways []lookup
	add := func(from, condition string, value any) {
		ways = append(ways, lookup{from: from, where: func(l *listText) string { return condition + l.arg(value) }})
	}
	if f.OnlyNumber != 0 {
		add("case_file x", "x.number = ", f.OnlyNumber)
	}
	if !f.PausedOn.IsZero() {
		add("hold x", "x.until_day > ", day(f.PausedOn))
	}
	if !f.AgreedOn.IsZero() {
		add("agreement x", "x.made_on <= ", day(f.AgreedOn))
	}
	if f.Asked != "" {
		add("task x", "x.done = FALSE AND x.kind = ", f.Asked)
	}
	for _, c := range onLines(f) {
		add("case_line x", onShelf(f.Shelf)+"x."+c.column+" "+c.sign+" ", c.value)
		ways[len(ways)-1].by = c.column
	}
	for i, w := range f.Words {
		ways = append(ways, lookup{from: "case_word x", word: i + 1, where: func(l *listText) string { return l.begins("x", w) }})
	}
	return ways
}

// onLine is a condition on a column of a case's line.
type onLine struct {
	column, sign string
	value        any
}

// onLines are a filter's conditions that an index answers.
func onLines(f *casework.CaseFilter) []onLine {
	var all []onLine
	add := func(is bool, column, sign string, value any) {
		if is {
			all = append(all, onLine{column, sign, value})
		}
	}
	add(f.OnlyNeeds, "place", "<", endOfWork)
	add(f.State != "", "state", "=", string(f.State))
	add(f.LastAction != "", "last_action", "=", f.LastAction)
	add(f.NextStep != "", "next_step", "=", f.NextStep)
	add(!f.DueBy.IsZero(), "review_on", "<=", day(f.DueBy))
	add(!f.OwedFrom.IsZero(), "owed_fixed", ">=", f.OwedFrom.Ore())
	add(!f.OwedTo.IsZero(), "owed_fixed", "<=", f.OwedTo.Ore())
	add(!f.Principal.IsZero(), "principal", ">=", f.Principal.Ore())
	return all
}

// onShelf returns the condition that every index of lists begins with.
func onShelf(shelf casework.Shelf) string {
	switch shelf {
	case casework.OpenCases:
		return "x.closed = FALSE AND "
	case casework.ClosedCases:
		return "x.closed = TRUE AND "
	case casework.AllCases:
	}
	return "x.closed IN (FALSE, TRUE) AND "
}

// find decides how the cases of a filter are found, and adds the words that they
// are not found by to what they must have.
func (l *listText) find(ctx context.Context, r *reader, f *casework.CaseFilter) error {
	var err error
	if l.first, err = r.narrowest(ctx, f); err != nil {
		return err
	}
	for i, w := range f.Words {
		if l.first.word != i+1 {
			l.where = append(l.where, "EXISTS (SELECT 1 FROM case_word w WHERE w.creditor_id = $1 AND w.case_id = l.case_id AND "+l.begins("w", w)+")")
		}
	}
	l.number = f.Number
	l.alone = onlyWay(f) != nil
	return nil
}

// onlyWay returns the way to find what passes a filter that is all there is to it, but
// for the shelf, or nil.
func onlyWay(f *casework.CaseFilter) *lookup {
	ways := lookups(f)
	if len(ways) != 1 || f.Flow != "" || f.Number != 0 {
		return nil
	}
	return &ways[0]
}

// isOrderedBy reports whether a list is in the order of the only filter that it has.
func (l *listText) isOrderedBy(f *casework.CaseFilter) bool {
	way := onlyWay(f)
	return way != nil && way.by == l.by
}

// narrowest returns the way to the fewest cases. Where every one leads to many it
// is the one by the longest word, and without words none. A word that may be a
// case's number is looked up as both, and goes first.
func (r *reader) narrowest(ctx context.Context, f *casework.CaseFilter) (lookup, error) {
	best, fewest := lookup{}, mostLookedUp+1
	for _, way := range lookups(f) {
		if f.Number != 0 && way.word == 0 {
			continue
		}
		n, err := r.countUpTo(ctx, way, fewest)
		if err != nil {
			return lookup{}, err
		}
		if n < fewest {
			best, fewest = way, n
		}
	}
	if best.from == "" && len(f.Words) > 0 {
		word := longest(f.Words)
		best = lookup{from: "case_word x", word: word + 1, many: true, where: func(l *listText) string { return l.begins("x", f.Words[word]) }}
	}
	return best, nil
}

// countUpTo counts what a way leads to, up to a number.
func (r *reader) countUpTo(ctx context.Context, way lookup, limit int) (int, error) {
	l := &listText{args: []any{int64(r.creditor)}}
	text := "SELECT COUNT(*) FROM (SELECT 1 FROM " + way.from + " WHERE x.creditor_id = $1 AND " + way.where(l) + l.limit(limit) + ") AS counted"
	var n int
	if err := r.raw.QueryRowContext(ctx, ofList+text, l.args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("count what a filter lets by: %w", err)
	}
	return n, nil
}

func longest(words []casework.SearchWord) int {
	best := 0
	for i, w := range words {
		if len(w.Begins) > len(words[best].Begins) {
			best = i
		}
	}
	return best
}

// begins returns the condition that a word begins as asked: it lies from there up
// to the last word that can begin so.
func (l *listText) begins(table string, w casework.SearchWord) string {
	condition := table + ".word >= " + l.arg(w.Begins) + " AND " + table + ".word < " + l.arg(w.Begins+lastLetter)
	if w.Field != "" {
		condition += " AND " + table + ".field = " + l.arg(string(w.Field))
	}
	return condition
}

// lastLetter comes after every letter that a word can have.
const lastLetter = "\U0010FFFF"

// passing lays aside the cases that are found first and pass the filters, with what
// they are sorted by. Of many some are taken, and of those that pass, so that none is
// missed where few do.
func (l *listText) passing() string {
	sorted := "SELECT l.case_id, l." + l.by + " AS sorted_by FROM "
	found := sorted + l.first.from + " CROSS JOIN case_line l\nWHERE l.creditor_id = $1 AND l.case_id = x.case_id" + joined(l.where) +
		"\nAND x.creditor_id = $1 AND " + l.first.where(l)
	if l.first.many {
		found = "SELECT few.case_id, few.sorted_by FROM (" + found + l.limit(mostFound+1) + ") AS few"
	}
	if l.number != 0 {
		found += "\nUNION " + sorted + "case_line l\nWHERE l.creditor_id = $1" + joined(l.where) +
			"\nAND l.case_id IN (SELECT n.case_id FROM case_file n WHERE n.creditor_id = $1 AND n.number = " + l.arg(l.number) + ")"
	}
	return "WITH passing AS MATERIALIZED (SELECT DISTINCT any_of.case_id, any_of.sorted_by FROM (" + found + ") AS any_of)\n"
}

// from returns where the lines come from that aren't found first, with the filters on
// them.
func (l *listText) from() string {
	return "\nFROM case_line l\nWHERE l.creditor_id = $1" + joined(l.where)
}
