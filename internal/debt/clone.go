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
	d.Account.Capitalised = slices.Clone(c.Account.Capitalised)
	d.Account.Settled = slices.Clone(c.Account.Settled)
	d.Account.Quotes = slices.Clone(c.Account.Quotes)
	d.Account.Asked = slices.Clone(c.Account.Asked)
	d.Steps = slices.Clone(c.Steps)
	d.Letters = slices.Clone(c.Letters)
	d.Dispatches = slices.Clone(c.Dispatches)
	for i := range d.Dispatches {
		d.Dispatches[i].Reports = slices.Clone(c.Dispatches[i].Reports)
	}
	d.Payments = slices.Clone(c.Payments)
	d.Tasks = slices.Clone(c.Tasks)
	d.Notes = slices.Clone(c.Notes)
	d.Agreements = slices.Clone(c.Agreements)
	for i := range d.Agreements {
		d.Agreements[i].Deferrals = slices.Clone(c.Agreements[i].Deferrals)
	}
	d.Standstills = slices.Clone(c.Standstills)
	d.CourtSteps = slices.Clone(c.CourtSteps)
	d.Capitalised = slices.Clone(c.Capitalised)
	d.CourtCosts = slices.Clone(c.CourtCosts)
	d.Foundations = slices.Clone(c.Foundations)
	d.Limitation = slices.Clone(c.Limitation)
	return d
}
