package debt

import "krav/internal/fault"

func (c *Case) allowsLetter(e LetterComposed) error {
	if c.Letter(e.Letter) != nil {
		return errRecorded()
	}
	if e.Payment != 0 && c.Payment(e.Payment) == nil {
		return fault.New(fault.Invalid, "case.payment_unknown")
	}
	if e.Step == 0 {
		return nil
	}
	step := c.Step(e.Step)
	switch {
	case step == nil:
		return fault.New(fault.Invalid, "case.step_unknown")
	case !step.Stands():
		return fault.New(fault.Conflict, "case.step_voided_already")
	case step.Letter != 0:
		return fault.New(fault.Conflict, "case.letter_composed_already")
	}
	return nil
}

// allowsOrder lets a letter be sent, also by a second channel, for as long as its
// step stands.
func (c *Case) allowsOrder(e DispatchOrdered) error {
	if c.Dispatch(e.Dispatch) != nil {
		return errRecorded()
	}
	letter := c.Letter(e.Letter)
	if letter == nil {
		return fault.New(fault.Invalid, "case.letter_unknown")
	}
	if step := c.Step(letter.Step); step != nil && !step.Stands() {
		return fault.New(fault.Conflict, "case.step_voided_already")
	}
	return nil
}

func errDispatchUnknown() error { return fault.New(fault.Invalid, "case.dispatch_unknown") }

// allowsHanding lets a message leave once. One that was thought to be stopped may
// have left all the same, and then the journal says so.
func (c *Case) allowsHanding(e DispatchHanded) error {
	d := c.Dispatch(e.Dispatch)
	switch {
	case d == nil:
		return errDispatchUnknown()
	case !d.HandedOn.IsZero():
		return fault.New(fault.Conflict, "case.dispatch_has_left")
	}
	return nil
}

func (c *Case) allowsReport(e DispatchReported) error {
	d := c.Dispatch(e.Dispatch)
	switch {
	case d == nil:
		return errDispatchUnknown()
	case d.hasReport(e.Source):
		return fault.New(fault.Conflict, "case.report_known")
	}
	return nil
}

// hasReport reports whether news with an identity has come already.
func (d *Dispatch) hasReport(source string) bool {
	for i := range d.Reports {
		if source != "" && d.Reports[i].Source == source {
			return true
		}
	}
	return false
}

// allowsPacking lets what is to be printed lie in a pack while it waits.
func (c *Case) allowsPacking(e DispatchPacked) error {
	d := c.Dispatch(e.Dispatch)
	switch {
	case d == nil:
		return errDispatchUnknown()
	case d.Channel != Print:
		return fault.New(fault.Invalid, "dispatch.not_printed")
	case d.Status != Waiting:
		return fault.New(fault.Conflict, "dispatch.not_waiting")
	}
	return nil
}

func (c *Case) allowsStop(e DispatchStopped) error {
	d := c.Dispatch(e.Dispatch)
	switch {
	case d == nil:
		return errDispatchUnknown()
	case d.Status > Unclear:
		return fault.New(fault.Conflict, "case.dispatch_past_stopping")
	}
	return nil
}
