package debt

import "krav/internal/ledger"

// take records a step and enters its charges on the account.
func (c *Case) take(o Occurred, e StepTaken) string {
	if c.Step(e.Step) != nil {
		return "step"
	}
	step := Step{StepTaken: e, Taken: o.On, claims: len(c.Claims)}
	if e.Fee.IsPositive() {
		if c.Claim(e.FeeOn) == nil {
			return "claim"
		}
		id := entry(o, 0)
		step.entries = append(step.entries, id)
		c.enter(ledger.Entry{ID: id, Kind: ledger.ReminderFee, On: e.Planned, Amount: e.Fee, Claim: e.FeeOn, Label: e.Document.String()})
	}
	for i, id := range e.Compensation {
		claim := c.Claim(id)
		if claim == nil {
			return "claim"
		}
		charged := entry(o, 1+i)
		step.entries = append(step.entries, charged)
		c.enter(ledger.Entry{ID: charged, Kind: ledger.Compensation, On: e.Planned, Amount: e.Each, Claim: id, Label: claim.Number})
	}
	c.Steps = append(c.Steps, step)
	c.Hold = Hold{} // an action with a deadline overrides the pause
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

// quote gathers the sums that letters promise to take as payment in full.
func (c *Case) quote() {
	c.Account.Quotes = nil
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Settles && s.Stands() && s.Left() {
			c.Account.Quotes = append(c.Account.Quotes, ledger.Quote{On: s.Planned, Deadline: s.Deadline, Amount: s.Asked})
		}
	}
}
