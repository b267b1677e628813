package law

import (
	"slices"
	"strings"
	"unicode"

	"krav/internal/civil"
)

// Attestation says that the operator has read a row of the book where it stands written
// (kildebekræftelse): the row is used as before, and is no longer marked as unverified.
type Attestation struct {
	Series string     // as Series.Name
	Since  civil.Date // the first day of the row
	Value  string     // what the row said then, as Line.Value
	Looked string     // where it was read
	By     string     // who read it
	On     civil.Date // when
}

// Attested returns the book with the rows that were read at their source since; b stays as
// it is. An attestation is of what a row said: where the book has another row now, or none
// that is in doubt, it says nothing.
func (b *Book) Attested(said ...Attestation) *Book {
	book := *b
	for _, series := range book.all() {
		series.attest(said)
	}
	return &book
}

// attest marks the rows of the series that were read, in a slice of their own.
func (s *Series[T]) attest(said []Attestation) {
	for _, a := range said {
		i := s.index(a.Since)
		if a.Series != s.Name || i < 0 || !s.isOf(a, i) {
			continue
		}
		s.Rows = slices.Clone(s.Rows)
		s.Rows[i].Source = s.Rows[i].Source.attested(a)
	}
}

func (s *Series[T]) isOf(a Attestation, i int) bool {
	row := s.Rows[i]
	return row.Since == a.Since && row.Source.Unverified && !row.Gap && !row.Assumed && s.describe(row) == a.Value
}

// noteAttested leads what was noted before a row was read at its source.
const noteAttested = "Read at its source by the operator. Noted before that: "

// attested returns the source with who has read it there since.
func (s Source) attested(a Attestation) Source {
	s.Unverified, s.VerifiedOn, s.Looked = false, a.On, a.Looked+"; "+s.Looked
	s.By, s.Attested = a.By+", "+s.By, true
	return s.noting(noteAttested + s.Note)
}

// CanBeAttested reports whether somebody is missing who has read the row at its source.
// What nobody has found, and what nobody has fixed, can't be read.
func (l Line) CanBeAttested() bool { return l.Unverified && !l.Gap && !l.Assumed }

// Slug returns the English name of a series as an address or a command line has it: small
// letters and figures, a hyphen for what stands between.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "-")
}

// Series returns the series with a name, which may be the English or the Danish one, in
// any case of its letters, or its Slug; or false.
func (b *Book) Series(name string) (History, bool) {
	asked := Slug(name)
	for _, h := range b.Histories() {
		if asked != "" && (Slug(h.Name) == asked || Slug(h.Danish) == asked) {
			return h, true
		}
	}
	return History{}, false
}
