package law

import (
	"sync"

	"krav/internal/civil"
)

// Calendar is a list of days of the year: fixed ones, and ones that follow
// Easter (kalender).
type Calendar struct {
	Fixed   []FixedDay
	Movable []MovableDay
}

// FixedDay is a day with the same date every year.
type FixedDay struct {
	Month, Day int
	Name       string // in Danish
}

// MovableDay is a day a number of days after Easter Sunday, or before it where
// the number is negative.
type MovableDay struct {
	FromEaster int
	Name       string // in Danish
}

// Find returns the Danish name of the day, and whether it is on the list. Where
// two fall on the same day, the fixed one is named.
func (c *Calendar) Find(d civil.Date) (string, bool) {
	year, month, day := d.Split()
	for _, fixed := range c.Fixed {
		if fixed.Month == int(month) && fixed.Day == day {
			return fixed.Name, true
		}
	}
	if len(c.Movable) == 0 || year == 0 {
		return "", false
	}
	fromEaster := civil.Easter(year).DaysUntil(d)
	for _, movable := range c.Movable {
		if movable.FromEaster == fromEaster {
			return movable.Name, true
		}
	}
	return "", false
}

// HolidayName returns the Danish name of a public holiday (helligdag), and
// whether the day is one. Sundays are not on the list but for those that have a
// name.
func (b *Book) HolidayName(d civil.Date) (string, bool) { return b.named(&b.Holidays, d) }

// IsHoliday reports whether a day is a public holiday (helligdag).
func (b *Book) IsHoliday(d civil.Date) bool {
	_, holiday := b.HolidayName(d)
	return holiday
}

// IsNonDay reports whether deadlines don't end on a day though it may be no
// Saturday and no Sunday: public holidays, 5 June, 24 and 31 December
// (forældelseslovens § 27).
func (b *Book) IsNonDay(d civil.Date) bool {
	if b.IsHoliday(d) {
		return true
	}
	_, listed := b.named(&b.NonDays, d)
	return listed
}

// NextWeekday returns d, or the first day after it on which a deadline may end
// (førstkommende hverdag). No date stays no date.
func (b *Book) NextWeekday(d civil.Date) civil.Date {
	if d.IsZero() {
		return d
	}
	return civil.NextWeekday(d, b.IsNonDay)
}

// denmarksDays has the calendars of Denmark's book alone, made once and changed by nobody.
var denmarksDays = sync.OnceValue(func() *Book {
	b := &Book{}
	layCalendar(b)
	return b
})

// DeadlineEnd returns d, or the first weekday after it, by Denmark's calendar: for a case
// that is made from its journal, where no book is at hand. The calendar rests on no figure
// that comes later. No date stays no date.
func DeadlineEnd(d civil.Date) civil.Date { return denmarksDays().NextWeekday(d) }

// LastTimelyDay returns the last day in time of a notice dispatched on a day
// (sidste rettidige dag): as many days on as the rule gives, moved on to a
// weekday. No statute says that it moves; the later day can't be too early. The
// next step may be taken the day after.
func (b *Book) LastTimelyDay(rule NoticeRule, dispatched civil.Date) civil.Date {
	return b.NextWeekday(dispatched.AddDays(rule.MinDeadline))
}

// named asks a series of calendars. A book without a calendar for the day knows
// no days by name; Denmark's has one for every day there is.
func (b *Book) named(calendars *Series[Calendar], d civil.Date) (string, bool) {
	row, err := calendars.Find(d)
	if err != nil {
		return "", false
	}
	return row.Value.Find(d)
}
