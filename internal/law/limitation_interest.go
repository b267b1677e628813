package law

import "krav/internal/civil"

// InterestLost returns the last day before the interest of one day is lost on a claim that
// could first be demanded on a day, after what has happened to it (forældelse af renter); no
// date while it stands still. Without a foundation it is lost with its principal. What had
// come by the day of a foundation lives as long as the principal; later interest has its own
// period, day by day (§ 5, stk. 2), which an acknowledgement begins anew for what isn't lost by
// then, and a levy makes long (§ 19, stk. 7). It never outlives the principal (§ 23). It fails
// as LimitationOf does.
func (b *Book) InterestLost(due civil.Date, events []LimitationEvent, accrued civil.Date) (civil.Date, error) {
	principal, err := b.LimitationOf(due, events)
	if err != nil || !principal.IsLong() {
		return principal.Last, err
	}
	clock, err := b.interestClock(due, events, accrued)
	if err != nil || clock.StandsStill() {
		return civil.Date{}, err
	}
	return civil.Earliest(clock.Last, principal.Last), nil
}

// interestClock returns the clock of the interest of one day, after what has happened since.
func (b *Book) interestClock(due civil.Date, events []LimitationEvent, accrued civil.Date) (LimitationClock, error) {
	before := 0
	for before < len(events) && events[before].On.Before(accrued) {
		before++
	}
	then, err := b.clockAfter(due, learnedOf(events), events[:before])
	if err != nil {
		return LimitationClock{}, err
	}
	return b.interestSince(then, learnedOf(events), events[before:], accrued)
}

// interestSince returns the clock of the interest of one day on which the claim had a clock,
// after what has happened since.
func (b *Book) interestSince(then LimitationClock, learned civil.Date, since []LimitationEvent, accrued civil.Date) (LimitationClock, error) {
	period := GeneralPeriod
	if then.IsLong() {
		period = LaterInterestPeriod
	}
	clock, err := b.firstInterest(period, accrued, learned)
	if then.StandsStill() {
		clock.Last = civil.Date{}
	}
	for _, e := range since {
		if err != nil {
			return LimitationClock{}, err
		}
		if !clock.isOver(e.On) {
			clock, err = b.changedInterest(clock, e)
		}
	}
	return clock, err
}

// firstInterest returns the clock of the interest of one day before anything has interrupted
// it. What had come before the creditor learned of the claim runs from when they did, as the
// claim does (§ 3, stk. 2).
func (b *Book) firstInterest(period LimitationPeriod, accrued, learned civil.Date) (LimitationClock, error) {
	if period == GeneralPeriod && accrued.Before(learned) {
		return b.firstClock(accrued, learned)
	}
	return b.clockFrom(period, accrued)
}

// changedInterest changes the clock of the interest of a day, which isn't lost yet.
func (b *Book) changedInterest(clock LimitationClock, e LimitationEvent) (LimitationClock, error) {
	if e.Change == Levied && clock.Period == LaterInterestPeriod {
		return b.clockFrom(LevyInterestPeriod, e.On)
	}
	return b.changed(clock, e)
}

// InterestLostDays returns the days whose interest is lost on a day, by what had happened to
// the claim by then, in order (forældede renter). Only the later interest of a claim with a
// foundation is lost before its principal: of other claims there are none. Of one that is lost
// itself they are those that were lost by the last day that it lived. It fails as LimitationOf
// does.
func (b *Book) InterestLostDays(due civil.Date, events []LimitationEvent, on civil.Date) ([]civil.Interval, error) {
	events, on, isLong, err := b.livingBy(due, events, on)
	if err != nil || !isLong {
		return nil, err
	}
	var lost []civil.Interval
	learned := learnedOf(events)
	from := due.AddDays(1)
	for n := 0; n <= len(events); n++ {
		among := civil.Interval{From: from, Until: on.AddDays(1)}
		if n < len(events) {
			among.Until = events[n].On.AddDays(1)
		}
		if among.IsEmpty() {
			continue
		}
		if young, _, err := b.LimitationDate(LaterInterestPeriod, from); err != nil || !on.After(young) {
			return civil.Union(lost...), err // what came later lives at least as long
		}
		then, err := b.clockAfter(due, learned, events[:n])
		if err != nil {
			return nil, err
		}
		days := interestDays{book: b, then: then, learned: learned, since: events[n:]}
		alive, err := days.firstAlive(among, on)
		if err != nil {
			return nil, err
		}
		if from.Before(alive) {
			lost = append(lost, civil.Interval{From: from, Until: alive})
		}
		from = among.Until
	}
	return civil.Union(lost...), nil
}

// livingBy returns what had happened to a claim by a day, and the day: or by the last that the
// claim lived. It reports whether the claim then had a foundation.
func (b *Book) livingBy(due civil.Date, events []LimitationEvent, on civil.Date) (by []LimitationEvent, day civil.Date, isLong bool, err error) {
	events = upTo(events, on)
	principal, err := b.LimitationOf(due, events)
	if err != nil || !principal.IsLong() {
		return nil, on, false, err
	}
	if principal.isOver(on) {
		on = principal.Last
		events = upTo(events, on)
	}
	return events, on, true, nil
}

// upTo returns what had happened by the end of a day.
func upTo(events []LimitationEvent, day civil.Date) []LimitationEvent {
	by := 0
	for by < len(events) && !events[by].On.After(day) {
		by++
	}
	return events[:by]
}

// interestDays are days between which nothing happened to a claim: on all of them it had the
// same clock, and the same has happened since.
type interestDays struct {
	book    *Book
	then    LimitationClock
	learned civil.Date
	since   []LimitationEvent
}

// isLost reports whether the interest of one of them is lost on a day. The claim lives then.
func (d *interestDays) isLost(accrued, on civil.Date) (bool, error) {
	clock, err := d.book.interestSince(d.then, d.learned, d.since, accrued)
	return clock.isOver(on), err
}

// firstAlive returns the first of them whose interest isn't lost on a day. The later of them
// live as long as the earlier, or longer.
func (d *interestDays) firstAlive(among civil.Interval, on civil.Date) (civil.Date, error) {
	isLost, err := d.isLost(among.From, on)
	if err != nil || !isLost {
		return among.From, err
	}
	for among.From.Before(among.Until) {
		middle := among.From.AddDays(among.Days() / 2)
		if isLost, err = d.isLost(middle, on); err != nil {
			return civil.Date{}, err
		}
		if isLost {
			among.From = middle.AddDays(1)
		} else {
			among.Until = middle
		}
	}
	return among.From, nil
}

// LivesWithPrincipal returns the last day whose interest, as far as it wasn't lost by then, has
// the long period of its principal, or no date: the day of the last foundation, or of a levy
// after it.
func LivesWithPrincipal(steps []LimitationStep) civil.Date {
	var last civil.Date
	for _, s := range steps {
		switch s.Change {
		case AcknowledgedInWriting, Settled, Adjudged, Levied:
			if !s.TooLate && s.After.IsLong() {
				last = s.On
			}
		case Acknowledged, Proceeding, Negotiating, CameToNothing, LearnedOf:
		}
	}
	return last
}
