package debt

import (
	"krav/internal/civil"
	"krav/internal/ledger"
)

// Brought returns the reminders from before Krav had the claim whose fees a line of the
// balance is, and whether it is such a line. Its day in the balance is none on which
// anything was sent.
func (c *Case) Brought(l ledger.Line) (EarlierReminders, bool) {
	claim := c.Claim(l.Claim)
	if l.Kind != ledger.ReminderFeeLine || l.Label != EarlierLabel || claim == nil {
		return EarlierReminders{}, false
	}
	return claim.Earlier, true
}

// Day returns the day of the reminder, or no date: it is known of a single one alone,
// and not always then.
func (e EarlierReminders) Day() civil.Date {
	if e.Count != 1 {
		return civil.Date{}
	}
	return e.Last
}
