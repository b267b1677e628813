package casework

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
)

// FreeDays are days on which no interest ran (rentefri dage).
type FreeDays struct {
	civil.Interval

	// Because is why, one of the Still constants of debt: an objection was handled, the
	// creditor caused the delay (rentelovens § 4), or the case had ended.
	Because string
	// Why is what was written of them, where the interest was given up; personal.
	Why string
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

// freeWithin tells why no interest ran on the days of an interval. A day that has several
// reasons is told once: as given up, before an objection, before the case's end.
func (seen *CaseView) freeWithin(days civil.Interval) []FreeDays {
	var found []FreeDays
	rest := []civil.Interval{days}
	for _, because := range []string{debt.StillSpared, debt.StillDisputed, debt.StillEnded} {
		for _, still := range seen.Case.Standstills {
			taken := still.Overlap(days)
			if still.Why != because || still.Bears || taken.IsEmpty() {
				continue
			}
			for _, part := range rest {
				if own := part.Overlap(taken); !own.IsEmpty() {
					found = append(found, FreeDays{Interval: own, Because: because, Why: seen.writtenOf(still)})
				}
			}
			rest = without(rest, taken)
		}
	}
	return found
}

// writtenOf returns what was written when the interest of some days was given up.
func (seen *CaseView) writtenOf(still debt.Standstill) string {
	for _, o := range seen.Events {
		if e, is := o.Event.(debt.InterestSpared); is && still.Why == debt.StillSpared && e.From == still.From && e.Until == still.Until {
			return e.Why
		}
	}
	return ""
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
