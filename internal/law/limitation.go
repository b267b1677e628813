package law

import "krav/internal/civil"

// LimitationPeriod is one of the periods after which a claim is lost
// (forældelsesfrist).
type LimitationPeriod int

// The periods. They start at one, so that a forgotten period shows.
const (
	// GeneralPeriod is that of claims in general (forældelseslovens § 3).
	GeneralPeriod LimitationPeriod = iota + 1
	// LongPeriod is that of a claim acknowledged in writing with its amount,
	// settled, or adjudged (forældelseslovens § 5, stk. 1).
	LongPeriod
	// LaterInterestPeriod is that of interest and costs that accrue later on a
	// claim with the long period (forældelseslovens § 5, stk. 2).
	LaterInterestPeriod
	// LevyInterestPeriod is that of interest and costs that weren't lost when the bailiff
	// court stated them at a levy (forældelseslovens § 19, stk. 7).
	LevyInterestPeriod
)

// LimitationDate returns the last day before a claim is lost
// (forældelsesdatoen), when its period runs from the day given: the
// corresponding day so many years on, or the last of the month where it has
// none, moved on to a weekday (forældelseslovens § 27). It fails with an
// *UnknownError for days before the act.
func (b *Book) LimitationDate(period LimitationPeriod, from civil.Date) (civil.Date, Source, error) {
	row, err := b.Limitation.period(period).Find(from)
	if err != nil {
		return civil.Date{}, Source{}, err
	}
	return b.NextWeekday(from.AddYears(row.Value)), row.Source, nil
}

// period returns the series of a period. One that doesn't exist has a series that
// knows nothing.
func (l *Limitation) period(p LimitationPeriod) *Series[int] {
	switch p {
	case GeneralPeriod:
		return &l.General
	case LongPeriod:
		return &l.Long
	case LaterInterestPeriod:
		return &l.LaterInterest
	case LevyInterestPeriod:
		return &l.LevyInterest
	}
	return &Series[int]{Name: "limitation period", Danish: "forældelsesfrist", Basis: EventDay}
}
