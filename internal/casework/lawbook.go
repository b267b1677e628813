package casework

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	"krav/internal/civil"
	"krav/internal/followup"
	"krav/internal/law"
)

// LawAdditions is what the operator has laid over the book of law that the program was
// built with (tillæg til lovbogen).
type LawAdditions struct {
	Entered  []EnteredRate // reference rates, oldest first
	Attested []Attestation // rows that were read at their source
}

func (a LawAdditions) isSame(b LawAdditions) bool {
	return slices.Equal(a.Entered, b.Entered) && slices.Equal(a.Attested, b.Attested)
}

// lawInForce is the book of law that cases follow, with what the operator added laid over
// what the program was built with.
type lawInForce struct {
	book        *law.Book
	added       LawAdditions
	fingerprint string // of the book
	rules       string // names what decisions rest on: the book, the flows and how they are used
}

func (s *Service) lawOf(book *law.Book, added LawAdditions) *lawInForce {
	fingerprint := book.Fingerprint()
	// A map is printed in the order of its keys.
	rules := hashOf([]byte(fingerprint), fmt.Appendf(nil, "%d %+v", followup.Edition, s.Flows))
	return &lawInForce{book: book, added: added, fingerprint: fingerprint, rules: rules[:16]}
}

// LawInForce returns the book of law that cases follow now. It isn't to be changed.
func (s *Service) LawInForce() *law.Book { return s.law.Load().book }

// RefreshLaw reads what the operator added, here or in another process, and reports whether
// the law is another than before. What is under way goes on by the book that it began with.
func (s *Service) RefreshLaw(ctx context.Context) (changed bool, err error) {
	added, err := s.Store.LawAdditions(ctx)
	if err != nil {
		return false, err
	}
	before := s.law.Load()
	if added.isSame(before.added) {
		return false, nil
	}
	book, err := LawWith(s.Book, added)
	if err != nil {
		return false, err
	}
	s.tellOfDifferences(ctx, added)
	after := s.lawOf(book, added)
	s.law.Store(after)
	return after.fingerprint != before.fingerprint, nil
}

// LawWith returns the book that the program was built with, its rows that were read at
// their source no longer in doubt, and after it the rates that were entered (lovbog med
// tillæg). Where a release has brought the rate of a half-year, that one counts: it is also
// how a mistake is mended.
func LawWith(built *law.Book, added LawAdditions) (*law.Book, error) {
	read := make([]law.Attestation, len(added.Attested))
	for i, a := range added.Attested {
		read[i] = a.ofRow()
	}
	var later []law.Supplement
	for _, e := range added.Entered {
		if !e.Since.Before(built.ReferenceRate.KnownUntil) {
			later = append(later, e.supplement(built))
		}
	}
	return built.Attested(read...).With(later...)
}

// tellOfDifferences logs what was added that gives way to what the program knows now.
func (s *Service) tellOfDifferences(ctx context.Context, added LawAdditions) {
	for _, e := range added.Entered {
		if row, err := s.Book.ReferenceRate.Find(e.Since); err == nil && row.Value != e.Rate {
			s.Log.WarnContext(ctx, "an entered rate gives way to the program's own",
				slog.String("day", e.Since.String()), slog.String("entered", e.Rate.String()), slog.String("own", row.Value.String()))
		}
	}
	for _, a := range added.Attested {
		if !a.Stands(s.Book) {
			s.Log.WarnContext(ctx, "a row that was read at its source is another now, or isn't in doubt",
				slog.String("series", a.Series), slog.String("day", a.Since.String()))
		}
	}
}

// assumedYears is how far a sandbox's assumed rates reach past its clock.
const assumedYears = 5

// bookOf returns the law that a creditor's cases follow. A sandbox's goes on past
// the last known rate, marked as assumed.
func (l *lawInForce) bookOf(c Creditor, today civil.Date) *law.Book {
	if c.Sandbox {
		return l.book.Assuming(today.AddYears(assumedYears))
	}
	return l.book
}

// bookMark returns the fingerprint of the law book that a visit goes by.
func (v *visit) bookMark() string {
	if v.creditor.Sandbox {
		return v.law.fingerprint + " assumed"
	}
	return v.law.fingerprint
}
