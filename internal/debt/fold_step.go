package debt

import (
	"slices"

	"krav/internal/ledger"
)

// take records a step and enters its charges on the account.
func (c *Case) take(o Occurred, e StepTaken) string {
	if c.Step(e.Step) != nil {
		return "step"
	}
	step := Step{StepTaken: e, Taken: o.On, claims: len(c.Claims)}
	if missing := c.enterCharges(o, &step); missing != "" {
		return missing
	}
	c.Steps = append(c.Steps, step)
	c.Hold = Hold{} // an action with a deadline overrides the pause
	return ""
}

// enterCharges enters what a step charges on the account, as of the day of its letter.
func (c *Case) enterCharges(o Occurred, step *Step) string {
	for i, charge := range c.charges(step.StepTaken) {
		if charge.Amount.IsZero() {
			continue // its place stays free
		}
		if c.Claim(charge.Claim) == nil {
			return "claim"
		}
		charge.ID, charge.On = entry(o, i), step.Planned
		step.entries = append(step.entries, charge.ID)
		c.enter(charge)
	}
	return ""
}

// charges returns what a step adds to the debt, each in the place that numbers its
// entry: the fee, the compensation, the costs of own collection.
func (c *Case) charges(e StepTaken) []ledger.Entry {
	charges := make([]ledger.Entry, 0, 1+len(e.Compensation)+len(e.Costs))
	charges = append(charges, ledger.Entry{Kind: ledger.ReminderFee, Amount: e.Fee, Claim: e.FeeOn, Label: e.Document.String()})
	for _, id := range e.Compensation {
		charges = append(charges, ledger.Entry{Kind: ledger.Compensation, Amount: e.Each, Claim: id, Label: c.numberOf(id)})
	}
	for _, cost := range e.Costs {
		charges = append(charges, ledger.Entry{Kind: ledger.CollectionCosts, Amount: cost.Amount, Claim: cost.Claim, Label: e.Document.String()})
	}
	return charges
}

// numberOf returns the number of a claim's invoice, or nothing for a claim that the
// case doesn't have.
func (c *Case) numberOf(id ClaimID) string {
	if claim := c.Claim(id); claim != nil {
		return claim.Number
	}
	return ""
}

// void undoes a step: its charges are reversed, and with it goes its quote.
func (c *Case) void(o Occurred, e StepVoided) string {
	step := c.Step(e.Step)
	if step == nil || !step.Stands() {
		return "step"
	}
	if e.Why == "" {
		return "reason"
	}
	step.Voided = e.Why
	for i, id := range step.entries {
		c.enter(ledger.Entry{ID: entry(o, i), Kind: ledger.Reversal, On: o.On, Reverses: id})
	}
	c.quote()
	return ""
}

// AccountWithout returns the account as it would be if some steps had never been
// taken: without what they charged, and without what their letters promised.
func (c *Case) AccountWithout(steps ...StepID) ledger.Account { return c.Without(steps...).Account }

// Without returns the case as it would be if some steps had never been taken.
func (c *Case) Without(steps ...StepID) Case {
	d := c.Clone()
	for i := range d.Steps {
		s := &d.Steps[i]
		if !slices.Contains(steps, s.Step) || !s.Stands() {
			continue
		}
		s.Voided = VoidOvertaken
		d.Account.Entries = slices.DeleteFunc(d.Account.Entries, func(e ledger.Entry) bool { return slices.Contains(s.entries, e.ID) })
	}
	d.quote()
	return d
}

// quote gathers what letters have asked for, and the sums that they promise to take as
// payment in full.
func (c *Case) quote() {
	c.Account.Quotes, c.Account.Asked = nil, nil
	for i := range c.Steps {
		s := &c.Steps[i]
		if !s.Stands() || !s.Left() {
			continue
		}
		asked := ledger.Asked{On: s.Planned, Deadline: c.LastDay(s), Claims: c.ClaimsAsked(s)}
		c.Account.Asked = append(c.Account.Asked, asked)
		if s.Settles {
			c.Account.Quotes = append(c.Account.Quotes, ledger.Quote{Asked: asked, Amount: s.Asked})
		}
	}
}
