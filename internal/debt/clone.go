package debt

import "slices"

// Clone returns a copy that shares nothing that events change, so that a case
// can be looked at as it was before an event and after it.
func (c *Case) Clone() Case {
	d := *c
	d.Claims = slices.Clone(c.Claims)
	d.Account.Claims = slices.Clone(c.Account.Claims)
	d.Account.Entries = slices.Clone(c.Account.Entries)
	d.Account.Free = slices.Clone(c.Account.Free)
	d.Account.Quotes = slices.Clone(c.Account.Quotes)
	d.Steps = slices.Clone(c.Steps)
	d.Letters = slices.Clone(c.Letters)
	d.Dispatches = slices.Clone(c.Dispatches)
	for i := range d.Dispatches {
		d.Dispatches[i].Reports = slices.Clone(c.Dispatches[i].Reports)
	}
	d.Payments = slices.Clone(c.Payments)
	d.Tasks = slices.Clone(c.Tasks)
	d.Notes = slices.Clone(c.Notes)
	return d
}

// State is where a case stands, as lists show it (sagens tilstand).
type State string

// The states of a case. They are stored, and so never renamed.
const (
	// Open is a case under follow-up (åben).
	Open State = "open"
	// Disputed is a case with an objection being handled (bestridt).
	Disputed State = "disputed"
	// RunByHand is a case taken out of batch follow-up (køres manuelt).
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
