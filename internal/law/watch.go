package law

import "krav/internal/civil"

// Coverage says which rows of a watched book have been asked for (lovdækning):
// not lines of a program covered, but paragraphs. It isn't safe for use by
// several goroutines at once; each story has a watched book of its own, and the
// coverages are put together afterwards.
type Coverage struct {
	series []history
	lines  []Line
}

// Watch returns a copy of a book that notes which of its rows are asked for, and
// the notes. The book that was given notes nothing and is as fast as before.
func Watch(b *Book) (*Book, *Coverage) {
	watched := *b
	series := watched.all()
	for _, s := range series {
		s.watch()
	}
	return &watched, &Coverage{series: series, lines: watched.everyLine()}
}

// Unasked returns the rows that no question was answered from in any of the
// coverages, in the order of the first one's book. Rows without a value are left
// out: they answer nobody.
func Unasked(coverages ...*Coverage) []Line {
	if len(coverages) == 0 {
		return nil
	}
	var left []Line
	for _, line := range coverages[0].lines {
		if !line.Gap && !askedIn(coverages, line) {
			left = append(left, line)
		}
	}
	return left
}

func askedIn(coverages []*Coverage, line Line) bool {
	for _, c := range coverages {
		for _, s := range c.series {
			if s.name() == line.Series && s.wasAsked(line.Since) {
				return true
			}
		}
	}
	return false
}

func (s *Series[T]) watch() { s.asked = make(map[civil.Date]bool, len(s.Rows)) }

func (s *Series[T]) wasAsked(since civil.Date) bool { return s.asked[since] }
