package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/wording"
)

// Attestation says who has read a row of the book of law where it stands written, and
// where (kildebekræftelse).
type Attestation struct {
	Series string     // as law.History.Name
	Since  civil.Date // the first day of the row
	Value  string     // what the row said then, as law.Line.Value
	Seen   string     // where it was read
	Read   LawWitness
}

func (a Attestation) ofRow() law.Attestation {
	return law.Attestation{Series: a.Series, Since: a.Since, Value: a.Value, Looked: a.Seen, By: a.Read.Name, On: DayOf(a.Read.At)}
}

// Stands reports whether the row that was read is still in a book as it was, and in doubt
// but for that.
func (a Attestation) Stands(book *law.Book) bool {
	line, err := rowOfLaw(book, a.Series, a.Since)
	return err == nil && line.CanBeAttested() && line.Value == a.Value
}

// RowRead is a row that somebody says to have read at its source.
type RowRead struct {
	Series string // a name of the series, as law.Book.Series takes it
	Since  civil.Date
	Seen   string // where: the act or order itself, and what of it
	Name   string // who
}

// Attest keeps that a row of the book was read at its source (bekræft med kilde): from then
// on it isn't marked as unverified. It fails with fault.NotFound where the program has no
// such row, with fault.Conflict where it isn't in doubt, can't be read or was read already,
// and with a fault of kind Invalid where it isn't said who read it and where.
func (s *Service) Attest(ctx context.Context, who access.Actor, r RowRead) (Attestation, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return Attestation{}, err
	}
	if _, err := s.RefreshLaw(ctx); err != nil {
		return Attestation{}, err
	}
	seen, name := shownLine(r.Seen), shownLine(r.Name)
	line, err := rowOfLaw(s.Book, r.Series, r.Since)
	switch {
	case err != nil:
		return Attestation{}, err
	case !line.CanBeAttested():
		return Attestation{}, fault.New(fault.Conflict, "law.attest_not_in_doubt").With("day", r.Since.String())
	case seen == "":
		return Attestation{}, fault.New(fault.Invalid, "law.attest_seen_missing").In("source")
	case name == "":
		return Attestation{}, fault.New(fault.Invalid, "law.attest_nameless").In("by")
	case isTooLong(seen, name):
		return Attestation{}, fault.New(fault.Invalid, "law.supplement_too_long").In("source")
	}
	a := Attestation{Series: line.Series, Since: line.Since, Value: line.Value, Seen: seen, Read: LawWitness{Name: name, By: who.String(), At: s.Now()}}
	said := s.attested(line.Series, line.Since)
	return a, s.changeLaw(ctx, func(ctx context.Context, tx HouseTx) error {
		if said != nil && !said.Stands(s.Book) { // it is of another value: the row is read anew
			if err := tx.WithdrawAttestation(ctx, a.Series, a.Since, a.Read); err != nil {
				return err
			}
		}
		return tx.Attest(ctx, a)
	})
}

// attested returns the attestation that counts of a row of a series, by its name or its
// slug, as the law was last looked at, or nil.
func (s *Service) attested(series string, since civil.Date) *Attestation {
	made := s.law.Load().added.Attested
	for i := range made {
		if law.Slug(made[i].Series) == law.Slug(series) && made[i].Since == since {
			return &made[i]
		}
	}
	return nil
}

// WithdrawAttestation has a row marked as unverified once more (træk bekræftelsen tilbage).
// It fails with fault.NotFound where there is no such row, or nobody has read it.
func (s *Service) WithdrawAttestation(ctx context.Context, who access.Actor, r RowRead) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	if _, err := s.RefreshLaw(ctx); err != nil {
		return err
	}
	name := shownLine(r.Name)
	if name == "" {
		return fault.New(fault.Invalid, "law.attest_nameless").In("by")
	}
	series := ""
	if h, known := s.Book.Series(r.Series); known {
		series = h.Name
	} else if said := s.attested(r.Series, r.Since); said != nil { // of what a release has done away with
		series = said.Series
	} else {
		return fault.New(fault.NotFound, "law.attest_no_series").In("series").With("said", r.Series)
	}
	by := LawWitness{Name: name, By: who.String(), At: s.Now()}
	return s.changeLaw(ctx, func(ctx context.Context, tx HouseTx) error {
		return tx.WithdrawAttestation(ctx, series, r.Since, by)
	})
}

// Attestations returns the rows that were read at their source, the first that was read
// first.
func (s *Service) Attestations(ctx context.Context, who access.Actor) ([]Attestation, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return nil, err
	}
	added, err := s.Store.LawAdditions(ctx)
	return added.Attested, err
}

// LawBuilt returns the book of law that the program was built with, without what the
// operator added. It isn't to be changed.
func (s *Service) LawBuilt() *law.Book { return s.Book }

// rowOfLaw returns the row of a series that begins on a day.
func rowOfLaw(book *law.Book, series string, since civil.Date) (law.Line, error) {
	h, known := book.Series(series)
	if !known {
		return law.Line{}, fault.New(fault.NotFound, "law.attest_no_series").In("series").With("said", series)
	}
	i := slices.IndexFunc(h.Lines, func(l law.Line) bool { return l.Since == since })
	if i < 0 {
		return law.Line{}, fault.New(fault.NotFound, "law.attest_no_row").In("since").
			With("series", h.Name).With("series"+wording.InDanish, h.Danish).With("day", since.String())
	}
	return h.Lines[i], nil
}
