package law

import "krav/internal/civil"

// LimitationChange is what can happen to the period after which a claim is lost
// (afbrydelse og udskydelse af forældelsen). Reminders, calls and demand letters change
// nothing. Its number is stored and never changes.
type LimitationChange int

// The changes. They start at one, so that a forgotten one shows.
const (
	// Acknowledged is the debtor's acknowledgement, in words or by paying interest or a
	// part (erkendelse, § 15): the same period begins anew.
	Acknowledged LimitationChange = iota + 1
	// AcknowledgedInWriting is one in writing of the claim and its amount (skriftlig
	// erkendelse, § 5, stk. 1): the long period begins.
	AcknowledgedInWriting
	// Settled is a settlement (forlig, § 5, stk. 1): the long period begins.
	Settled
	// Adjudged is a judgment, or an endorsed payment order (dom, påtegnet
	// betalingspåkrav, § 5, stk. 1): the long period begins.
	Adjudged
	// Proceeding is that a lawsuit, a payment order or another legal step is begun, or
	// that the claim is filed in a bankruptcy (retlige skridt, §§ 16-17): the period
	// stands still.
	Proceeding
	// Levied is a request for levy that is followed up (udlæg, § 18): the same period
	// begins anew.
	Levied
	// Negotiating is that negotiations begin, or that a complaints board is asked
	// (forhandling, § 21): the claim isn't lost meanwhile.
	Negotiating
	// CameToNothing is that a legal step, a negotiation or a board's case ends without
	// a decision (§§ 20-21): the claim is lost no sooner than the extra time after.
	CameToNothing
	// LearnedOf is that the creditor first learns that there is a claim, or who owes it
	// (kundskab, § 3, stk. 2): the period runs from then, and ends ten years after the claim
	// could be demanded at the latest. Of several days the last holds: that of a claim is
	// one.
	LearnedOf
)

// LimitationChanges returns the changes there are.
func LimitationChanges() []LimitationChange {
	return []LimitationChange{Acknowledged, AcknowledgedInWriting, Settled, Adjudged, Proceeding, Levied, Negotiating, CameToNothing, LearnedOf}
}

var limitationChangeNames = [...]string{
	Acknowledged: "acknowledged", AcknowledgedInWriting: "acknowledged-in-writing", Settled: "settled", Adjudged: "adjudged",
	Proceeding: "proceeding", Levied: "levied", Negotiating: "negotiating", CameToNothing: "came-to-nothing",
	LearnedOf: "learned-of",
}

// String returns the change's name on the wire, or nothing for none.
func (c LimitationChange) String() string {
	if c < Acknowledged || c > LearnedOf {
		return ""
	}
	return limitationChangeNames[c]
}

// Key returns the message key that says the change to a person, with its day, or nothing
// for none.
func (c LimitationChange) Key() string {
	switch c {
	case Acknowledged:
		return "law.limitation_acknowledged"
	case AcknowledgedInWriting:
		return "law.limitation_acknowledged_in_writing"
	case Settled:
		return "law.limitation_settled"
	case Adjudged:
		return "law.limitation_adjudged"
	case Proceeding:
		return "law.limitation_proceeding"
	case Levied:
		return "law.limitation_levied"
	case Negotiating:
		return "law.limitation_negotiating"
	case CameToNothing:
		return "law.limitation_came_to_nothing"
	case LearnedOf:
		return "law.limitation_learned_of"
	}
	return ""
}

// KeyTooLate returns the message key that says the change to a person where it came after
// the claim was lost and did nothing, or nothing for none.
func (c LimitationChange) KeyTooLate() string {
	switch c {
	case Acknowledged:
		return "law.limitation_acknowledged_late"
	case AcknowledgedInWriting:
		return "law.limitation_acknowledged_in_writing_late"
	case Settled:
		return "law.limitation_settled_late"
	case Adjudged:
		return "law.limitation_adjudged_late"
	case Proceeding:
		return "law.limitation_proceeding_late"
	case Levied:
		return "law.limitation_levied_late"
	case Negotiating:
		return "law.limitation_negotiating_late"
	case CameToNothing:
		return "law.limitation_came_to_nothing_late"
	case LearnedOf:
		return "law.limitation_learned_of_late"
	}
	return ""
}

// LimitationEvent is a change of a claim's period on a day.
type LimitationEvent struct {
	Change LimitationChange
	On     civil.Date
}

// LimitationClock is when a claim is lost (forældelsesur).
type LimitationClock struct {
	Period LimitationPeriod
	From   civil.Date // the day that the period runs from
	// Last is the last day before the principal is lost, or no date while the period
	// stands still.
	Last   civil.Date
	Source Source
	// Latest is the last day of all, where the period runs from when the creditor learned
	// of the claim (absolut frist); or no date.
	Latest civil.Date
}

// StandsStill reports whether the claim can't be lost for now.
func (c LimitationClock) StandsStill() bool { return c.Last.IsZero() }

// IsLong reports whether the claim has the long period, and so a foundation.
func (c LimitationClock) IsLong() bool { return c.Period == LongPeriod }

// LimitationStep is a change of a claim's period, and the clock as it was after it.
type LimitationStep struct {
	LimitationEvent

	After LimitationClock
	// TooLate says that the claim was lost already, or that it doesn't matter when the
	// creditor learned of it: then the change did nothing.
	TooLate bool
}

// Key returns the message key that says the change, and what it did, to a person.
func (s LimitationStep) Key() string {
	if s.TooLate {
		return s.Change.KeyTooLate()
	}
	return s.Change.Key()
}

// LimitationOf returns when a claim is lost that could first be demanded on a day, after
// what has happened to it, in the order of the days (forældelseslovens §§ 2-21). What
// happens after the claim was lost does nothing: a person may agree otherwise, but not a
// rule. It fails with an *UnknownError for days before the act.
func (b *Book) LimitationOf(due civil.Date, events []LimitationEvent) (LimitationClock, error) {
	return b.clockAfter(due, learnedOf(events), events)
}

// learnedOf returns the day on which the creditor learned of a claim, or no date.
func learnedOf(events []LimitationEvent) (on civil.Date) {
	for _, e := range events {
		if e.Change == LearnedOf {
			on = e.On
		}
	}
	return on
}

// clockAfter returns the clock of a claim that the creditor learned of on a day, after some
// of what has happened to it.
func (b *Book) clockAfter(due, learned civil.Date, events []LimitationEvent) (LimitationClock, error) {
	clock, err := b.firstClock(due, learned)
	for _, e := range events {
		if err != nil {
			return LimitationClock{}, err
		}
		if clock.isOver(e.On) {
			continue
		}
		clock, err = b.changed(clock, e)
	}
	return clock, err
}

// LimitationSteps returns what each of the changes did, in their order (afbrydelser). The
// last clock is that of LimitationOf, which asks for less. It fails as that does.
func (b *Book) LimitationSteps(due civil.Date, events []LimitationEvent) ([]LimitationStep, error) {
	learned := learnedOf(events)
	clock, err := b.firstClock(due, learned)
	steps := make([]LimitationStep, 0, len(events))
	for _, e := range events {
		if err != nil {
			return nil, err
		}
		tooLate := clock.isOver(e.On) || e.Change == LearnedOf && clock.From != e.On
		if !tooLate {
			clock, err = b.changed(clock, e)
		}
		steps = append(steps, LimitationStep{LimitationEvent: e, After: clock, TooLate: tooLate})
	}
	return steps, err
}

// isOver reports whether the claim was lost before a day.
func (c LimitationClock) isOver(on civil.Date) bool { return !c.StandsStill() && on.After(c.Last) }

// firstClock returns the clock of a claim before anything has interrupted it: it runs from
// the day on which the claim could first be demanded, or from that on which the creditor
// learned of it.
func (b *Book) firstClock(due, learned civil.Date) (LimitationClock, error) {
	clock, err := b.clockFrom(GeneralPeriod, due)
	if err != nil || learned.IsZero() || !learned.After(due) {
		return clock, err
	}
	most, err := b.Limitation.Unaware.Find(due)
	if err != nil {
		return clock, err
	}
	latest := b.NextWeekday(due.AddYears(most.Value))
	if clock, err = b.clockFrom(GeneralPeriod, learned); err != nil {
		return clock, err
	}
	clock.Latest = latest
	if latest.Before(clock.Last) {
		clock.Last, clock.Source = latest, most.Source
	}
	return clock, nil
}

func (b *Book) clockFrom(period LimitationPeriod, from civil.Date) (LimitationClock, error) {
	last, source, err := b.LimitationDate(period, from)
	return LimitationClock{Period: period, From: from, Last: last, Source: source}, err
}

func (b *Book) changed(clock LimitationClock, e LimitationEvent) (LimitationClock, error) {
	switch e.Change {
	case Acknowledged, Levied:
		return b.clockFrom(clock.Period, e.On)
	case AcknowledgedInWriting, Settled, Adjudged:
		return b.clockFrom(LongPeriod, e.On)
	case Proceeding, Negotiating:
		clock.Last = civil.Date{}
		return clock, nil
	case CameToNothing:
		return b.withExtraTime(clock, e.On)
	case LearnedOf: // firstClock knows
	}
	return clock, nil
}

// withExtraTime lets the period run on as it was, but end no sooner than the extra time
// after a day.
func (b *Book) withExtraTime(clock LimitationClock, ended civil.Date) (LimitationClock, error) {
	running, err := b.clockFrom(clock.Period, clock.From)
	if err != nil {
		return LimitationClock{}, err
	}
	if latest := clock.Latest; !latest.IsZero() && latest.Before(running.Last) {
		running.Last = latest
	}
	running.Latest = clock.Latest
	extra, err := b.Limitation.Extra.Find(ended)
	if err != nil {
		return LimitationClock{}, err
	}
	if least := b.NextWeekday(ended.AddYears(extra.Value)); running.Last.Before(least) {
		running.Last, running.Source = least, extra.Source
	}
	return running, nil
}
