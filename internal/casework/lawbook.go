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

// lawInForce is the book of law that cases follow, with the rates that the operator
// entered laid over what the program was built with.
type lawInForce struct {
	book        *law.Book
	entered     []EnteredRate
	fingerprint string // of the book
	rules       string // names what decisions rest on: the book, the flows and how they are used
}

func (s *Service) lawOf(book *law.Book, entered []EnteredRate) *lawInForce {
	fingerprint := book.Fingerprint()
	// A map is printed in the order of its keys.
	rules := hashOf([]byte(fingerprint), fmt.Appendf(nil, "%d %+v", followup.Edition, s.Flows))
	return &lawInForce{book: book, entered: entered, fingerprint: fingerprint, rules: rules[:16]}
}

// LawInForce returns the book of law that cases follow now. It isn't to be changed.
func (s *Service) LawInForce() *law.Book { return s.law.Load().book }

// RefreshLaw reads the rates that the operator entered, here or in another process, and
// reports whether the law is another than before. What is under way goes on by the book
// that it began with.
func (s *Service) RefreshLaw(ctx context.Context) (changed bool, err error) {
	entered, err := s.Store.EnteredRates(ctx)
	if err != nil {
		return false, err
	}
	before := s.law.Load()
	if slices.Equal(entered, before.entered) {
		return false, nil
	}
	book, err := LawWith(s.Book, entered)
	if err != nil {
		return false, err
	}
	s.tellOfDifferences(ctx, entered)
	after := s.lawOf(book, entered)
	s.law.Store(after)
	return after.fingerprint != before.fingerprint, nil
}

// LawWith returns the book that the program was built with, and after it the rates that
// were entered (lovbog med tillæg). Where a release has brought the rate of a half-year,
// that one counts: it is also how a mistake is mended.
func LawWith(built *law.Book, entered []EnteredRate) (*law.Book, error) {
	var later []law.Supplement
	for _, e := range entered {
		if !e.Since.Before(built.ReferenceRate.KnownUntil) {
			later = append(later, e.supplement(built))
		}
	}
	return built.With(later...)
}

// tellOfDifferences logs which of the rates that were entered gave way to another.
func (s *Service) tellOfDifferences(ctx context.Context, entered []EnteredRate) {
	for _, e := range entered {
		if row, err := s.Book.ReferenceRate.Find(e.Since); err == nil && row.Value != e.Rate {
			s.Log.WarnContext(ctx, "an entered rate gives way to the program's own",
				slog.String("day", e.Since.String()), slog.String("entered", e.Rate.String()), slog.String("own", row.Value.String()))
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
