package debt

import "krav/internal/civil"

func (c *Case) compose(o Occurred, e LetterComposed) string {
	if c.Letter(e.Letter) != nil {
		return "letter"
	}
	if e.Step != 0 {
		step := c.Step(e.Step)
		if step == nil {
			return "step"
		}
		step.Letter = e.Letter
	}
	c.Letters = append(c.Letters, Letter{LetterComposed: e, Composed: o.On})
	return ""
}

func (c *Case) order(o Occurred, e DispatchOrdered) string {
	if c.Dispatch(e.Dispatch) != nil {
		return "dispatch"
	}
	if c.Letter(e.Letter) == nil {
		return "letter"
	}
	c.Dispatches = append(c.Dispatches, Dispatch{DispatchOrdered: e, Ordered: o.On, Status: Waiting})
	return ""
}

// hand records that a message has left. The step of its letter has then been
// dispatched, and the sum that the letter quoted is a promise.
func (c *Case) hand(o Occurred, e DispatchHanded) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	if step := c.Revives(d, e.On); step != nil {
		if missing := c.revive(o, step); missing != "" {
			return missing
		}
	}
	if d.Status == Stopped {
		d.Status = Waiting // it was on its way already when it was stopped, and has left
	}
	d.HandedOn, d.ProviderID = e.On, e.ProviderID
	d.advance(o, Delivery{Status: Sent, Text: e.Answer, Repeated: e.Repeated})
	if e.Accepted {
		d.advance(o, Delivery{Status: Received})
	}
	if letter := c.Letter(d.Letter); letter != nil && letter.Step != 0 {
		if step := c.Step(letter.Step); step != nil && !step.Left() {
			step.Dispatched = e.On
			c.quote()
		}
	}
	return ""
}

// Revives returns the step that counts after all where a stopped message turns out to have
// left on a day, or nil: its letter lay in a pack, and was posted before the house
// heard of what stopped it, or on that day.
func (c *Case) Revives(d *Dispatch, on civil.Date) *Step {
	letter := c.Letter(d.Letter)
	if letter == nil || d.Status != Stopped || d.PackedOn.IsZero() || on.After(d.StoppedOn) {
		return nil
	}
	step := c.Step(letter.Step)
	if step == nil || step.Left() || step.Voided != VoidStopped && step.Voided != VoidReplanned {
		return nil
	}
	return step
}

// revive lets a step count that was voided with its letter: what it charged is entered anew.
func (c *Case) revive(o Occurred, step *Step) string {
	step.Voided, step.entries = "", nil
	return c.enterCharges(o, step)
}

// pack notes the day on which a letter lay in a pack first.
func (c *Case) pack(o Occurred, e DispatchPacked) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	if d.PackedOn.IsZero() {
		d.PackedOn = o.On
	}
	return ""
}

// perhapsLeft notes of a step that its letter may have left when it was stopped, and forgets
// it when the letter turns out not to have come.
func (c *Case) perhapsLeft(o Occurred, d *Dispatch, status DispatchStatus) {
	letter := c.Letter(d.Letter)
	if letter == nil || status != Unclear && status != Failed {
		return
	}
	step := c.Step(letter.Step)
	switch {
	case step == nil || step.Left(): // a copy moves no days
	case status == Unclear:
		step.PerhapsLeft = o.On
	default:
		step.PerhapsLeft = civil.Date{}
	}
}

func (c *Case) report(o Occurred, e DispatchReported) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	d.advance(o, Delivery{Status: e.Status, Code: e.Code, Text: e.Diagnostic, Source: e.Source})
	c.perhapsLeft(o, d, e.Status)
	if d.Status == Failed {
		c.forgetReminder(d.Letter) // it is written anew, by the next channel
	}
	return ""
}

// advance records a piece of news and moves the status forward by it, never back.
func (d *Dispatch) advance(o Occurred, news Delivery) {
	news.Version, news.On = o.Version, o.On
	d.Reports = append(d.Reports, news)
	d.Status = max(d.Status, news.Status)
}

func (c *Case) stop(o Occurred, e DispatchStopped) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	d.Status, d.Why = max(d.Status, Stopped), e.Why
	d.StoppedOn = o.On
	c.forgetReminder(d.Letter)
	return ""
}

// forgetReminder lets an agreement be as if its debtor hadn't been reminded, where no
// message of the letter about the missing instalment has reached him, nor will.
func (c *Case) forgetReminder(id DocumentID) {
	made := c.Letter(id)
	if made == nil || made.Document != InstalmentReminder || !c.isLost(id) {
		return
	}
	for i := range c.Agreements {
		if agreed := &c.Agreements[i]; agreed.RemindedOn == made.Dated {
			agreed.Reminded, agreed.RemindedOn = InstalmentReminded{}, civil.Date{}
		}
	}
}
