package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
)

// longestDeferral is how many days an instalment may be put off at most. Who needs more
// needs another agreement.
const longestDeferral = 92

// Deferral is more time that was given for an instalment (henstand).
type Deferral struct {
	Instalment civil.Date // its day, as it was agreed
	Until      civil.Date // the last day on which it may come
	Given      civil.Date // the day that it was given
}

// covers reports whether an instalment has more time by it: the one that it was given for,
// and those before it that were late by then, as money covers them first.
func (d *Deferral) covers(instalment civil.Date) bool {
	return instalment == d.Instalment || instalment.Before(d.Instalment) && instalment.Before(d.Given)
}

// DeferredUntil returns the last day on which an instalment may come by what was given
// before a day, or no date where it has no more time than was agreed.
func (a *Agreement) DeferredUntil(instalment, before civil.Date) civil.Date {
	for i := range slices.Backward(a.Deferrals) {
		if d := &a.Deferrals[i]; d.covers(instalment) && d.Given.Before(before) {
			return d.Until
		}
	}
	return civil.Date{}
}

// DeferredNow returns the last day on which an instalment may come by all that was given,
// or no date where it has no more time than was agreed.
func (a *Agreement) DeferredNow(instalment civil.Date) civil.Date {
	for i := range slices.Backward(a.Deferrals) {
		if d := &a.Deferrals[i]; d.covers(instalment) {
			return d.Until
		}
	}
	return civil.Date{}
}

func (c *Case) deferInstalment(o Occurred, e InstalmentDeferred) string {
	made := c.agreement(e.Agreement)
	if made == nil {
		return "agreement"
	}
	made.Deferrals = append(made.Deferrals, Deferral{Instalment: e.Instalment, Until: e.Until, Given: o.On})
	if made.RemindedOn == o.On && !c.hasReminderOf(o.On) { // the letter won't be written
		made.Reminded, made.RemindedOn = InstalmentReminded{}, civil.Date{}
	}
	return ""
}

// hasReminderOf reports whether a letter of a day tells of a missing instalment.
func (c *Case) hasReminderOf(day civil.Date) bool {
	return slices.ContainsFunc(c.Letters, func(l Letter) bool { return l.Document == InstalmentReminder && l.Dated == day })
}

// allowsDeferral lets an instalment wait past its own day, and no longer than to the next
// one's: money covers the instalments in their order.
func (c *Case) allowsDeferral(e *InstalmentDeferred, on civil.Date) error {
	runs := c.RunningAgreement()
	if runs == nil || runs.Agreement != e.Agreement {
		return fault.New(fault.Conflict, "case.no_agreement")
	}
	n := slices.IndexFunc(runs.Instalments, func(i Instalment) bool { return i.On == e.Instalment })
	if n < 0 {
		return fault.New(fault.Invalid, "case.instalment_unknown").In("instalment")
	}
	last := e.Instalment.AddDays(longestDeferral)
	if n+1 < len(runs.Instalments) {
		last = civil.Earliest(last, runs.Instalments[n+1].On)
	}
	switch {
	case last.Before(on):
		return fault.New(fault.Invalid, "case.deferral_too_late").In("instalment").With("until", last.String())
	case e.Until.Before(on) || !e.Until.After(e.Instalment) || e.Until.After(last):
		return fault.New(fault.Invalid, "case.deferral_day_wrong").In("until").With("from", civil.Latest(on, e.Instalment.AddDays(1)).String()).With("until", last.String())
	}
	return nil
}
