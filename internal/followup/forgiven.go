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
// afterwards. It fails with *law.UnknownError where the book has no rate for a day
// that bears interest.
func CostsForgiven(book *law.Book, c *debt.Case) ([]debt.CostsLowered, error) {
	var forgiven []debt.CostsLowered
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.ForgivesCosts || !step.Stands() || !step.Left() || !step.CostsCharged().IsPositive() {
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
			forgiven = append(forgiven, debt.CostsLowered{Step: step.Step, Why: debt.LoweredInTime})
		}
	}
	return forgiven, nil
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
