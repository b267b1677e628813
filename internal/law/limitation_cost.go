package law

import "krav/internal/civil"

// CostLost returns the last day before a fee or cost is lost that was charged on a day, on a
// claim that could first be demanded on a day, after what has happened to it (forældelse af
// gebyrer og omkostninger); no date while it stands still. It has the time of the interest of
// that day: what was charged by the day of a foundation lives as long as the principal, and
// later fees and costs have three years of their own (forældelseslovens § 5, stk. 2), or ten
// where a levy stated them (§ 19, stk. 7). It fails as LimitationOf does.
func (b *Book) CostLost(due civil.Date, events []LimitationEvent, charged civil.Date) (civil.Date, error) {
	return b.InterestLost(due, events, civil.Latest(due, charged))
}

// IsCostLost reports whether what was charged on a day is lost on another, by what had happened
// to the claim by then. As of interest, that is so of claims with a foundation alone, and on one
// that is lost itself it is as on the last day that it lived. It fails as LimitationOf does.
func (b *Book) IsCostLost(due civil.Date, events []LimitationEvent, charged, on civil.Date) (bool, error) {
	events, on, isLong, err := b.livingBy(due, events, on)
	if err != nil || !isLong {
		return false, err
	}
	last, err := b.CostLost(due, events, charged)
	return !last.IsZero() && on.After(last), err
}
