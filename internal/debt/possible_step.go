package debt

import "krav/internal/fault"

func (c *Case) allowsStep(e *StepTaken) error {
	switch {
	case c.Step(e.Step) != nil:
		return errRecorded()
	case c.Objection.Open:
		return fault.New(fault.Conflict, "case.is_disputed")
	case c.hasLetterOnItsWay():
		return fault.New(fault.Conflict, "case.letter_waits")
	case e.Deadline.Before(e.Planned):
		return fault.New(fault.Invalid, "case.deadline_before_dispatch").In("deadline").With("deadline", e.Deadline.String()).With("planned", e.Planned.String())
	}
	return c.allowsCharges(e)
}

func (c *Case) hasLetterOnItsWay() bool {
	for i := range c.Steps {
		if c.Steps[i].Waits() {
			return true
		}
	}
	return false
}

func (c *Case) allowsCharges(e *StepTaken) error {
	if e.Fee.IsNegative() {
		return errNotPositive("fee")
	}
	if e.Fee.IsPositive() && c.Claim(e.FeeOn) == nil {
		return errClaimUnknown()
	}
	for _, id := range e.Compensation {
		if c.Claim(id) == nil {
			return errClaimUnknown()
		}
		if !e.Each.IsPositive() {
			return errNotPositive("each")
		}
	}
	return c.allowsCosts(e)
}

func (c *Case) allowsCosts(e *StepTaken) error {
	for _, cost := range e.Costs {
		if c.Claim(cost.Claim) == nil {
			return errClaimUnknown()
		}
		if !cost.Amount.IsPositive() {
			return errNotPositive("costs")
		}
	}
	return nil
}

// allowsVoid lets a step be undone once. Only the last one that stands can be
// deleted by a person: the flow rewinds from its end.
func (c *Case) allowsVoid(e StepVoided) error {
	step := c.Step(e.Step)
	switch {
	case step == nil:
		return fault.New(fault.Invalid, "case.step_unknown")
	case !step.Stands():
		return fault.New(fault.Conflict, "case.step_voided_already")
	case e.Why == VoidDeleted && c.LastStanding() != step:
		return fault.New(fault.Conflict, "case.step_not_last")
	}
	switch e.Why {
	case VoidDeleted, VoidStopped, VoidReplanned, VoidUndelivered, VoidUnmade, VoidOvertaken:
		return nil
	}
	return fault.New(fault.Invalid, "case.voiding_unknown").In("why").With("why", e.Why)
}

// allowsLowering lets the costs of a step that stands be lowered, never raised.
func (c *Case) allowsLowering(e CostsLowered) error {
	step := c.Step(e.Step)
	switch {
	case step == nil:
		return fault.New(fault.Invalid, "case.step_unknown")
	case !step.Stands():
		return fault.New(fault.Conflict, "case.step_voided_already")
	}
	if err := c.allowsCosts(&StepTaken{Costs: e.Costs}); err != nil {
		return err
	}
	if e.Why != LoweredWithDebt && e.Why != LoweredInTime {
		return fault.New(fault.Invalid, "case.lowering_unknown").In("why").With("why", e.Why)
	}
	if !e.Total().Less(step.CostsCharged()) {
		return fault.New(fault.Invalid, "case.costs_not_lower").In("costs")
	}
	return nil
}

// allowsDropping lets what was charged for one claim be taken back once.
func (c *Case) allowsDropping(e ChargeDropped) error {
	if charged := c.charge(e); charged == nil || charged.Amount != e.Amount {
		return fault.New(fault.Conflict, "case.charge_unknown")
	}
	return nil
}
