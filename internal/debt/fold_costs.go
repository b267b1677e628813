package debt

import (
	"slices"

	"krav/internal/ledger"
)

// lowerCosts enters the costs of a step anew, from the day of its letter.
func (c *Case) lowerCosts(o Occurred, e CostsLowered) string {
	step := c.Step(e.Step)
	if step == nil || !step.Stands() {
		return "step"
	}
	charged := c.costEntries(step)
	for i, id := range charged {
		c.enter(ledger.Entry{ID: entry(o, i), Kind: ledger.Reversal, On: o.On, Reverses: id})
	}
	var entries []ledger.EntryID // a new list: copies of the case share the old
	for _, id := range step.entries {
		if !slices.Contains(charged, id) {
			entries = append(entries, id)
		}
	}
	for i, cost := range e.Costs {
		if c.Claim(cost.Claim) == nil {
			return "claim"
		}
		id := entry(o, len(charged)+i)
		entries = append(entries, id)
		c.enter(ledger.Entry{ID: id, Kind: ledger.CollectionCosts, On: step.Planned, Amount: cost.Amount, Claim: cost.Claim, Label: step.Document.String()})
	}
	if e.Why == LoweredInTime {
		step.Forgiven = step.CostsCharged().Minus(e.Total())
	}
	step.entries, step.Costs = entries, e.Costs
	return ""
}

// costEntries returns the entries by which a step charges for own collection.
func (c *Case) costEntries(step *Step) []ledger.EntryID {
	var found []ledger.EntryID
	for _, e := range c.Account.Entries {
		if e.Kind == ledger.CollectionCosts && slices.Contains(step.entries, e.ID) {
			found = append(found, e.ID)
		}
	}
	return found
}
