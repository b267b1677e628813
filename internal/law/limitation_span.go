package law

import "krav/internal/civil"

// LimitationStarts returns the days from which a period runs that ends within a
// span, both half-open: claims that fell due on those days are lost on the days of
// the span. It fails with an *UnknownError for days before the act.
func (b *Book) LimitationStarts(period LimitationPeriod, span civil.Interval) (civil.Interval, error) {
	row, err := b.Limitation.period(period).Find(span.From)
	if err != nil {
		return civil.Interval{}, err
	}
	from, err := b.firstLostBy(period, span.From.AddYears(-row.Value), span.From)
	if err != nil {
		return civil.Interval{}, err
	}
	until, err := b.firstLostBy(period, span.Until.AddYears(-row.Value), span.Until)
	return civil.Interval{From: from, Until: until}, err
}

// firstLostBy returns the first day from which a period runs that ends on a day or
// later. It is looked for around a day that is near it: what ends on a holiday ends
// later, so several days may be lost on one.
func (b *Book) firstLostBy(period LimitationPeriod, near, end civil.Date) (civil.Date, error) {
	first := near
	for {
		lost, _, err := b.LimitationDate(period, first)
		if err != nil {
			return first, err
		}
		if !lost.Before(end) {
			break
		}
		first = first.AddDays(1)
	}
	for {
		lost, _, err := b.LimitationDate(period, first.AddDays(-1))
		if err != nil || lost.Before(end) {
			return first, err
		}
		first = first.AddDays(-1)
	}
}
