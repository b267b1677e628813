package law

import (
	"slices"

	"krav/internal/civil"
)

// Coverage says which rows of a watched book have been asked for (lovdækning):
// not lines of a program covered, but paragraphs. It isn't safe for use by
// several goroutines at once; each story has a watched book of its own, and the
// coverages are put together afterwards.
type Coverage struct{ series []ofAnyKind }

// Watch returns a copy of a book that notes which of its rows are asked for, and
// the notes. The book that was given notes nothing and is as fast as before.
func Watch(b *Book) (*Book, *Coverage) {
	watched := *b
	series := watched.all()
	for _, s := range series {
		s.watch()
	}
	return &watched, &Coverage{series: series}
}

// Unasked returns the rows that no question was answered from in any of the
// coverages, in the order of the first one's book. Rows without a value are left
// out: they answer nobody.
func Unasked(coverages ...*Coverage) []Line {
	if len(coverages) == 0 {
		return nil
	}
	var left []Line
	for place, series := range coverages[0].series {
		for _, line := range series.history().Lines {
			if !line.Gap && !askedIn(coverages, place, line.Since) {
				left = append(left, line)
			}
		}
	}
	return left
}

func askedIn(coverages []*Coverage, place int, since civil.Date) bool {
	return slices.ContainsFunc(coverages, func(c *Coverage) bool { return c.series[place].wasAsked(since) })
}

func (s *Series[T]) watch() { s.asked = make(map[civil.Date]bool, len(s.Rows)) }

func (s *Series[T]) wasAsked(since civil.Date) bool { return s.asked[since] }
