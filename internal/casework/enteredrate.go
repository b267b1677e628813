package casework

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// EnteredRate is a reference rate that the operator entered, because it couldn't wait
// for a release of the program (tillæg til lovbogen).
type EnteredRate struct {
	Since    civil.Date // a 1 January or a 1 July
	Rate     money.Rate
	Seen     string // where it was looked up
	Entered  LawWitness
	Seconded LawWitness // who else has looked it up; nobody has where its moment is zero
}

// LawWitness is who says what a figure of the law is, and when they said it.
type LawWitness struct {
	Name string
	By   string // as access.Actor writes itself
	At   time.Time
}

// IsSeconded reports whether another has confirmed the rate. Until then it is used as
// an unverified one.
func (e EnteredRate) IsSeconded() bool { return !e.Seconded.At.IsZero() }

// supplement returns the rate as a row of law that continues a book.
func (e EnteredRate) supplement(book *law.Book) law.Supplement {
	last := book.ReferenceRate.Rows[len(book.ReferenceRate.Rows)-1].Source
	source := law.Source{Act: last.Act, Citation: last.Citation, Promulgation: last.Promulgation, Looked: e.Seen, By: e.Entered.Name}
	if e.IsSeconded() {
		source.By += ", " + e.Seconded.Name
		source.VerifiedOn = DayOf(e.Seconded.At)
		source.Note = "Entered by the operator and confirmed by another."
	} else {
		source.Unverified = true
		source.Note = "Entered by the operator; nobody else has confirmed it yet."
	}
	return law.Supplement{Since: e.Since, Rate: e.Rate, Source: source}
}

// RateEntry is a reference rate as it is typed, twice.
type RateEntry struct {
	Since civil.Date
	Rate  money.Rate
	Again money.Rate // the same, typed once more
	Seen  string     // where it was looked up
	Name  string     // who types it
}

// longestSeen is how many characters the place of a figure and a name may have.
const longestSeen = 200

func isTooLong(seen, name string) bool {
	return utf8.RuneCountInString(seen) > longestSeen || utf8.RuneCountInString(name) > longestSeen
}

// shownLine returns what somebody typed as one line that can be shown anywhere: single
// blanks, no marks that are followed and not seen, and a mark for what is no letter.
func shownLine(typed string) string {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(typed, "\ufffd"))
	return strings.Join(strings.Fields(seen), " ")
}

// Outside these a reference rate is a slip of the hand: 200 for 2,00. Since 2002 it has
// been between −0.45 and 4.35.
var (
	highestRate = money.PerCent(25, 0)
	lowestRate  = money.PerCent(-5, 0)
)

// EnterRate lays a reference rate over the book of law, from the half-year where it ends
// (tillæg til lovbogen). It can only be the next one, and not before its day has come:
// what hasn't been fixed yet nobody knows. It fails with a fault of kind Invalid where
// the two don't agree or something is missing, and with those of law.Book.With.
func (s *Service) EnterRate(ctx context.Context, who access.Actor, e RateEntry) (EnteredRate, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return EnteredRate{}, err
	}
	if _, err := s.RefreshLaw(ctx); err != nil {
		return EnteredRate{}, err
	}
	now := s.Now()
	rate := EnteredRate{Since: e.Since, Rate: e.Rate, Seen: shownLine(e.Seen), Entered: LawWitness{Name: shownLine(e.Name), By: who.String(), At: now}}
	switch {
	case e.Rate != e.Again:
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_typed_differently").In("again").With("said", e.Rate.String()).With("now", e.Again.String())
	case !law.BeginsRate(e.Since):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_wrong_day").In("since").With("day", e.Since.String())
	case e.Since.After(DayOf(now)):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_too_early").In("since").With("day", e.Since.String())
	case highestRate.Less(e.Rate) || e.Rate.Less(lowestRate):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_unlikely").In("rate").With("said", e.Rate.String())
	case isTooLong(rate.Seen, rate.Entered.Name):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_too_long").In("source")
	}
	if _, err := s.LawInForce().With(rate.supplement(s.Book)); err != nil {
		return EnteredRate{}, err
	}
	return rate, s.changeLaw(ctx, func(ctx context.Context, tx HouseTx) error { return tx.EnterRate(ctx, rate) })
}

// changeLaw changes the rates that were entered, ends and asks for the tasks that follow
// of it, and has the cases that waited for a rate looked at.
func (s *Service) changeLaw(ctx context.Context, change func(ctx context.Context, tx HouseTx) error) error {
	err := s.Store.UpdateHouse(ctx, func(ctx context.Context, tx HouseTx) error {
		if err := change(ctx, tx); err != nil {
			return err
		}
		return s.settleTasks(ctx, tx)
	})
	if err != nil {
		return err
	}
	if _, err := s.RefreshLaw(ctx); err != nil {
		return err
	}
	return s.OrderReviews(ctx)
}

// SecondRate confirms a rate that somebody else has entered, by typing it once more
// (bekræft). It fails with fault.NotFound where none was entered from the day, and with
// a fault of kind Invalid where the rate is another or the name the same.
func (s *Service) SecondRate(ctx context.Context, who access.Actor, since civil.Date, rate money.Rate, name string) (EnteredRate, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return EnteredRate{}, err
	}
	entered, err := s.EnteredRates(ctx, who)
	if err != nil {
		return EnteredRate{}, err
	}
	name = shownLine(name)
	i := slices.IndexFunc(entered, func(e EnteredRate) bool { return e.Since == since })
	switch {
	case i < 0:
		return EnteredRate{}, fault.New(fault.NotFound, "law.supplement_not_entered").With("day", since.String())
	case entered[i].Rate != rate:
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_second_differs").In("rate").With("day", since.String()).With("said", rate.String()).With("now", entered[i].Rate.String())
	case name == "" || entered[i].Entered.is(who, name):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_second_same").In("name")
	case isTooLong("", name):
		return EnteredRate{}, fault.New(fault.Invalid, "law.supplement_too_long").In("name")
	}
	second := LawWitness{Name: name, By: who.String(), At: s.Now()}
	entered[i].Seconded = second
	return entered[i], s.changeLaw(ctx, func(ctx context.Context, tx HouseTx) error { return tx.SecondRate(ctx, since, second) })
}

// is reports whether a witness is somebody who acts under a name. A user who acts in
// their own name is told by who they are; whoever is at the machine, by the name given.
func (w LawWitness) is(who access.Actor, name string) bool {
	isUser := name == who.Name() && w.By == who.String()
	return isUser || strings.EqualFold(name, w.Name)
}

// EnteredRates returns the reference rates that were entered, oldest first.
func (s *Service) EnteredRates(ctx context.Context, who access.Actor) ([]EnteredRate, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return nil, err
	}
	added, err := s.Store.LawAdditions(ctx)
	return added.Entered, err
}
