package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CostsForgiven returns what keeps the promises of demands to drop their costs of own
// collection: what else the letter asked for was paid within its deadline, by the day
// that the money counts from. A promise that was kept stands, though the money bounces
// afterwards. A demand that is sent once more promises to drop those of the first as well,
// which may be all that it has. It fails with *law.UnknownError where the book has no rate
// for a day that bears interest.
func CostsForgiven(book *law.Book, c *debt.Case) ([]debt.CostsLowered, error) {
	var forgiven []debt.CostsLowered
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.ForgivesCosts || !step.Stands() || !step.Left() || !CostsPromised(c, step).IsPositive() {
			continue
		}
		without, err := withoutCosts(c, step)
		if err != nil {
			return nil, err
		}
		claims := c.ClaimsAsked(step)
		asked := without.Account.Only(claims)
		owed, err := asked.StatementOn(book, step.Planned)
		if err != nil {
			return nil, err
		}
		if !receivedIn(c, step, claims).Less(owed.Total()) {
			forgiven = dropped(c, step) // with those of the demands before it
		}
	}
	return forgiven, nil
}

// CostsPromised returns the costs of own collection that fall where a demand which promises
// so is paid in time without them: its own, and those of demands before it that stand.
func CostsPromised(c *debt.Case, demand *debt.Step) money.Amount {
	var costs money.Amount
	for _, step := range costSteps(c, demand) {
		costs = costs.Plus(step.CostsCharged())
	}
	return costs
}

// costsBefore returns the costs of the demands that stand on a case.
func costsBefore(c *debt.Case) money.Amount {
	if last := c.LastStanding(); last != nil {
		return CostsPromised(c, last)
	}
	return money.Amount{}
}

// costSteps returns the steps up to a demand that stand and charge for own collection.
func costSteps(c *debt.Case, demand *debt.Step) []*debt.Step {
	var found []*debt.Step
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Stands() && step.CostsCharged().IsPositive() {
			found = append(found, step)
		}
		if step.Step == demand.Step {
			break
		}
	}
	return found
}

// dropped returns the events by which the costs fall that a demand promised to drop.
func dropped(c *debt.Case, demand *debt.Step) []debt.CostsLowered {
	var events []debt.CostsLowered
	for _, step := range costSteps(c, demand) {
		events = append(events, debt.CostsLowered{Step: step.Step, Why: debt.LoweredInTime})
	}
	return events
}

// receivedIn returns the money that came after the day of a letter and within its
// deadline, for what it asked for or for nothing in particular, less what was paid back
// in that time.
func receivedIn(c *debt.Case, step *debt.Step, claims []debt.ClaimID) money.Amount {
	last := c.LastDay(step)
	inTime := func(d civil.Date) bool { return d.After(step.Planned) && !d.After(last) }
	var received money.Amount
	for _, p := range c.Payments {
		if p.Reversed == "" && inTime(p.ValueOn) && (p.Named == 0 || slices.Contains(claims, p.Named)) {
			received = received.Plus(p.Amount)
		}
	}
	for _, e := range c.Account.Entries {
		if e.Kind == ledger.Refund && inTime(e.On) {
			received = received.Minus(e.Amount)
		}
	}
	return received
}
