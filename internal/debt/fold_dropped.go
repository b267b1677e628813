package debt

import (
	"slices"

	"krav/internal/ledger"
	"krav/internal/money"
)

// drop reverses what was charged for one claim.
func (c *Case) drop(o Occurred, e ChargeDropped) string {
	charged := c.charge(e)
	if charged == nil || charged.Amount != e.Amount {
		return "charge"
	}
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.Reversal, On: o.On, Reverses: charged.ID})
	if e.Step == 0 {
		claim := c.Claim(e.Claim)
		claim.Earlier.Fees, claim.Earlier.Fee = 0, money.Amount{}
		return ""
	}
	step := c.Step(e.Step)
	// New lists: copies of the case share the old.
	step.entries = slices.DeleteFunc(slices.Clone(step.entries), func(id ledger.EntryID) bool { return id == charged.ID })
	step.Compensation = slices.DeleteFunc(slices.Clone(step.Compensation), func(id ClaimID) bool { return id == e.Claim })
	return ""
}

// charge returns the entry that was made for one claim alone, and stands: the
// compensation of a step that stands, or the fees that the claim brought along; or nil.
func (c *Case) charge(of ChargeDropped) *ledger.Entry {
	if of.Step == 0 {
		return c.earlierFee(of.Claim)
	}
	step := c.Step(of.Step)
	if step == nil || !step.Stands() {
		return nil
	}
	for i := range c.Account.Entries {
		e := &c.Account.Entries[i]
		if e.Kind == ledger.Compensation && e.Claim == of.Claim && slices.Contains(step.entries, e.ID) {
			return e
		}
	}
	return nil
}

// earlierFee returns the entry of the fees that a claim brought along, or nil.
func (c *Case) earlierFee(id ClaimID) *ledger.Entry {
	claim := c.Claim(id)
	if claim == nil || !claim.Earlier.Fee.IsPositive() {
		return nil
	}
	for i := range c.Account.Entries {
		e := &c.Account.Entries[i]
		if e.Kind == ledger.ReminderFee && e.Claim == id && e.Label == EarlierLabel {
			return e
		}
	}
	return nil
}
