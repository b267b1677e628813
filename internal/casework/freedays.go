package casework

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
)

// FreeDays are days on which no interest ran (rentefri dage).
type FreeDays struct {
	civil.Interval

	// Why is what was written of them, where the interest was given up; personal. It is
	// empty where an objection was handled meanwhile.
	Why string
	// Spared says that the interest was given up, as the creditor caused the delay
	// (rentelovens § 4).
	Spared bool
}

// FreeDays returns the days up to the one that the case is seen on, on which interest
// would have run but for what has happened on the case, in the order of their days.
func (seen *CaseView) FreeDays() []FreeDays {
	first := firstInterestDay(&seen.Case)
	if first.IsZero() {
		return nil
	}
	within := civil.Interval{From: first, Until: seen.On.AddDays(1)}
	var found []FreeDays
	for _, free := range seen.Case.Account.Free {
		if days := free.Overlap(within); !days.IsEmpty() {
			found = append(found, seen.freeWithin(days)...)
		}
	}
	slices.SortStableFunc(found, func(a, b FreeDays) int { return a.From.Compare(b.From) })
	return found
}

// freeWithin tells why no interest ran on the days of an interval: those that were given
// up, and between them those of an objection.
func (seen *CaseView) freeWithin(days civil.Interval) []FreeDays {
	var found []FreeDays
	rest := []civil.Interval{days}
	for _, o := range seen.Events {
		e, is := o.Event.(debt.InterestSpared)
		if !is {
			continue
		}
		given := civil.Interval{From: e.From, Until: e.Until}
		if part := given.Overlap(days); !part.IsEmpty() {
			found = append(found, FreeDays{Interval: part, Why: e.Why, Spared: true})
		}
		rest = without(rest, given)
	}
	for _, left := range rest {
		found = append(found, FreeDays{Interval: left})
	}
	return found
}

// without returns the days of intervals that don't lie in another.
func without(days []civil.Interval, taken civil.Interval) []civil.Interval {
	var left []civil.Interval
	for _, d := range days {
		for _, part := range []civil.Interval{{From: d.From, Until: civil.Earliest(d.Until, taken.From)}, {From: civil.Latest(d.From, taken.Until), Until: d.Until}} {
			if part.From.Before(part.Until) {
				left = append(left, part)
			}
		}
	}
	return left
}

// firstInterestDay returns the first day on which a claim of the case bears interest, or
// no date.
func firstInterestDay(c *debt.Case) civil.Date {
	var first civil.Date
	for i := range c.Claims {
		first = civil.Earliest(first, c.Claims[i].InterestFrom)
	}
	return first
}
