package debt

import (
	"slices"

	"krav/internal/civil"
)

// Standstill is a run of days on which the clock stood still (stilstand): nothing fell
// due on the case, and deadlines that ran are so much later. No interest is claimed for
// them, unless it says so.
type Standstill struct {
	civil.Interval // Until is no date while it lasts
	Why            string
	// Bears says that interest was claimed all the same: the creditor had chosen so.
	Bears bool
}

// Why the clock stands still.
const (
	// StillDisputed is while an objection is handled.
	StillDisputed = "still.disputed"
	// StillEnded is while the case had ended with something left.
	StillEnded = "still.ended"
	// StillSpared is while the creditor himself caused the delay (rentelovens § 4).
	StillSpared = "still.spared"
)

// stand lets the clock stand still for some days, or from a day on.
func (c *Case) stand(days civil.Interval, why string) {
	if days.IsEmpty() {
		return
	}
	still := Standstill{Interval: days, Why: why, Bears: why == StillDisputed && c.Terms.InterestWhileDisputed}
	c.Standstills = append(slices.Clip(c.Standstills), still)
	c.freeDays()
}

// goOn lets the clock go again that stood still for a reason. It does nothing where it
// didn't.
func (c *Case) goOn(on civil.Date, why string) {
	c.Standstills = slices.Clone(c.Standstills)
	for i := range c.Standstills {
		if still := &c.Standstills[i]; still.Why == why && still.Until.IsZero() {
			still.Until = civil.Latest(still.From, on)
		}
	}
	c.freeDays()
}

// freeDays takes the days without interest over to the account.
func (c *Case) freeDays() {
	var free []civil.Interval
	for _, still := range c.Standstills {
		if !still.Bears {
			free = append(free, still.Interval)
		}
	}
	c.Account.Free = civil.Union(free...)
}

// Still returns the days on which the clock stood still, in order and apart.
func (c *Case) Still() []civil.Interval {
	if len(c.Standstills) == 0 {
		return nil
	}
	days := make([]civil.Interval, len(c.Standstills))
	for i, still := range c.Standstills {
		days[i] = still.Interval
	}
	return civil.Union(days...)
}
