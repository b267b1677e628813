package law

import "krav/internal/civil"

// Series is the history of one value, oldest row first. The zero Series knows
// nothing and answers every question with an UnknownError.
type Series[T any] struct {
	Name   string // in English, for logs and print
	Danish string // in Danish, for people
	Unit   string // what a bare number counts, in English: "days"; else empty
	Basis  Basis  // which date of the case picks the row
	// KnownUntil is the first day the series says nothing of, or no date when
	// the last row stands until changed.
	KnownUntil civil.Date
	Rows       []Dated[T]

	asked map[civil.Date]bool // rows asked for, by first day; nil unless watched
}

// Dated is one value, the first day it applies, and where it stands written.
type Dated[T any] struct {
	Since  civil.Date
	Value  T
	Source Source
	// Assumed marks a rate that nobody has fixed yet, carried on from the last
	// known one for a sandbox (antaget sats).
	Assumed bool
	// Gap marks a time when there was a value that nobody has found. Its row
	// has a source but answers no question.
	Gap bool
}

// At returns a copy of the row in force on day d, or an *UnknownError.
func (s *Series[T]) At(d civil.Date) (Dated[T], error) {
	row, err := s.Find(d)
	if err != nil {
		return Dated[T]{}, err
	}
	return *row, nil
}

// Find returns the row in force on day d, or an *UnknownError. The row is the
// book's own and isn't to be changed; nothing is allocated.
func (s *Series[T]) Find(d civil.Date) (*Dated[T], error) {
	i := s.index(d)
	if !s.answers(i, d) {
		return nil, unknown(s, d)
	}
	return s.take(i), nil
}

// index returns the place of the last row that has begun on day d, or -1.
func (s *Series[T]) index(d civil.Date) int {
	from, until := 0, len(s.Rows)
	for from < until {
		middle := int(uint(from+until) >> 1)
		if s.Rows[middle].Since.After(d) {
			until = middle
		} else {
			from = middle + 1
		}
	}
	return from - 1
}

// answers reports whether the row at place i has a value for day d.
func (s *Series[T]) answers(i int, d civil.Date) bool {
	runDry := !s.KnownUntil.IsZero() && !d.Before(s.KnownUntil)
	return i >= 0 && !runDry && !s.Rows[i].Gap
}

// take returns the row at place i and notes that it was asked for.
func (s *Series[T]) take(i int) *Dated[T] {
	row := &s.Rows[i]
	if s.asked != nil {
		s.asked[row.Since] = true
	}
	return row
}

// until returns the first day that the row at place i no longer applies, or no
// date when it stands until changed.
func (s *Series[T]) until(i int) civil.Date {
	if i+1 < len(s.Rows) {
		return s.Rows[i+1].Since
	}
	return s.KnownUntil
}
