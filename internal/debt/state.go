package debt

import (
	"slices"

	"krav/internal/civil"
)

// State is where a case stands, as lists show it (sagens tilstand).
type State string

// The states of a case. They are stored, and so never renamed.
const (
	// Open is a case under follow-up (åben).
	Open State = "open"
	// Disputed is a case with an objection being handled (bestridt).
	Disputed State = "disputed"
	// RunByHand is a case taken out of batch follow-up (køres i hånden).
	RunByHand State = "by_hand"
	// Closed is a case that has ended (afsluttet).
	Closed State = "closed"
)

// State returns where the case stands.
func (c *Case) State() State {
	switch {
	case c.IsClosed():
		return Closed
	case c.Objection.Open:
		return Disputed
	case c.ByHand:
		return RunByHand
	}
	return Open
}

// IsClosed reports whether the case has ended.
func (c *Case) IsClosed() bool { return !c.Closed.On.IsZero() }

// IsSettled reports whether the case ended because nothing was owed any more: it was
// paid or credited, but for what was too little to ask for.
func (c Closing) IsSettled() bool {
	return c.Why == ClosedPaid || c.Why == ClosedCredited || c.Why == ClosedTrifle || c.Why == ClosedComposition
}

// OnHold reports whether the case is paused on a day. The pause ends on its day.
func (c *Case) OnHold(d civil.Date) bool { return d.Before(c.Hold.Until) }

// OpenTasks returns the tasks that nobody has done yet.
func (c *Case) OpenTasks() []Task {
	var open []Task
	for _, t := range c.Tasks {
		if !t.Done {
			open = append(open, t)
		}
	}
	return open
}

// HasOpenTask reports whether a task of a kind waits for a person.
func (c *Case) HasOpenTask(kind string) bool {
	return slices.ContainsFunc(c.Tasks, func(t Task) bool { return !t.Done && t.Kind == kind })
}

// EmailFailed reports whether a message to the debtor's present e-mail address
// was refused or came back: the address is known to be wrong.
func (c *Case) EmailFailed() bool {
	return c.Debtor.Email != "" && slices.ContainsFunc(c.Dispatches, func(d Dispatch) bool {
		return d.Status == Failed && d.Channel == Email && d.Recipient == c.Debtor.Email
	})
}

// ClaimsOverdue returns the claims that can be asked for on a day: those whose
// last timely day has passed, the one due first at the front.
func (c *Case) ClaimsOverdue(d civil.Date) []Claim {
	var due []Claim
	for _, claim := range c.Claims {
		if claim.Due.Before(d) {
			due = append(due, claim)
		}
	}
	slices.SortStableFunc(due, func(a, b Claim) int { return a.Due.Compare(b.Due) })
	return due
}
