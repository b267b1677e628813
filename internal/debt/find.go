package debt

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
)

// Claim returns the case's claim with an id, or nil.
func (c *Case) Claim(id ClaimID) *Claim {
	for i := range c.Claims {
		if c.Claims[i].ID == id {
			return &c.Claims[i]
		}
	}
	return nil
}

// Step returns the case's step with an id, or nil.
func (c *Case) Step(id StepID) *Step {
	for i := range c.Steps {
		if c.Steps[i].Step == id {
			return &c.Steps[i]
		}
	}
	return nil
}

// LastStanding returns the last step that stands, or nil.
func (c *Case) LastStanding() *Step {
	for i := len(c.Steps) - 1; i >= 0; i-- {
		if c.Steps[i].Stands() {
			return &c.Steps[i]
		}
	}
	return nil
}

// Letter returns the case's letter with an id, or nil.
func (c *Case) Letter(id DocumentID) *Letter {
	for i := range c.Letters {
		if c.Letters[i].Letter == id {
			return &c.Letters[i]
		}
	}
	return nil
}

// Dispatch returns the case's dispatch with an id, or nil.
func (c *Case) Dispatch(id DispatchID) *Dispatch {
	for i := range c.Dispatches {
		if c.Dispatches[i].Dispatch == id {
			return &c.Dispatches[i]
		}
	}
	return nil
}

// Payment returns the case's payment with an id, or nil.
func (c *Case) Payment(id PaymentID) *Payment {
	for i := range c.Payments {
		if c.Payments[i].Payment == id {
			return &c.Payments[i]
		}
	}
	return nil
}

// Task returns the case's task with an id, or nil.
func (c *Case) Task(id TaskID) *Task {
	for i := range c.Tasks {
		if c.Tasks[i].Task == id {
			return &c.Tasks[i]
		}
	}
	return nil
}

// Asked reports whether a step's letter asked for a claim: it was overdue on the
// day of the letter, and on the case when the letter was decided on. One that was
// registered later was not asked for, however old it is.
func (c *Case) Asked(step *Step, id ClaimID) bool {
	return c.hadOverdue(step.claims, step.Planned, id)
}

// LastDay returns the last day in time of a step's letter: its deadline, and as many
// days more as the clock stood still since, while an objection was handled or the case
// had ended. Nobody is to pay what is being looked at. One that has moved ends on a weekday,
// as a letter's own does (law.Book.LastTimelyDay).
//
// While an objection is being handled there is none yet (see LastDayOn): money that comes
// is in time (ledger.Never), as the day that the deadline moves to is no earlier than the answer.
func (c *Case) LastDay(step *Step) civil.Date {
	day := c.lastDay(step)
	if _, stands := c.standsStill(day); stands {
		return ledger.Never
	}
	return day
}

// LastDayOn returns the last day in time as it stands on a day: while an objection is
// being handled, as if it were answered then.
func (c *Case) LastDayOn(step *Step, on civil.Date) civil.Date {
	day := c.lastDay(step)
	if since, stands := c.standsStill(day); stands && on.After(since) {
		return law.DeadlineEnd(day.AddDays(since.DaysUntil(on)))
	}
	return day
}

// standsStill returns since when the clock has stood still for an objection that is being
// handled, and false where none is, or where it came after a day.
func (c *Case) standsStill(day civil.Date) (civil.Date, bool) {
	if !c.Objection.Open {
		return civil.Date{}, false
	}
	for _, still := range c.Still() {
		if still.Until.IsZero() {
			return still.From, !still.From.After(day)
		}
	}
	return civil.Date{}, false
}

// lastDay returns the last day in time by the times that the clock has stood still and
// gone on again.
func (c *Case) lastDay(step *Step) civil.Date {
	day := step.Deadline
	for _, still := range c.Still() {
		if !still.Until.IsZero() && still.Until.After(step.Planned) && !still.From.After(day) {
			moved := still.Overlap(civil.Interval{From: step.Planned, Until: still.Until}).Days()
			day = law.DeadlineEnd(day.AddDays(moved))
		}
	}
	return day
}

// ClaimsAsked returns the claims that the letter of a step asked for.
func (c *Case) ClaimsAsked(step *Step) []ClaimID {
	var asked []ClaimID
	for i := range c.Claims[:step.claims] {
		if c.Claims[i].Due.Before(step.Planned) {
			asked = append(asked, c.Claims[i].ID)
		}
	}
	return asked
}

// Concerned reports whether a task was about a claim: it was overdue, and on the
// case, when the task was raised.
func (c *Case) Concerned(task *Task, id ClaimID) bool {
	return c.hadOverdue(task.claims, task.On, id)
}

// hadOverdue reports whether a claim was among the first so many of the case, and
// overdue on a day. Claims are only ever added.
func (c *Case) hadOverdue(claims int, d civil.Date, id ClaimID) bool {
	for i := range c.Claims[:claims] {
		if c.Claims[i].ID == id {
			return c.Claims[i].Due.Before(d)
		}
	}
	return false
}
