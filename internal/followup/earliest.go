package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// earliest returns the first day on which a step may be taken: its wait after
// what went before it, its rest after the deadline of the letter before, neither
// counting the days on which the clock stood still, and, for
// a reminder, the law's ten days after any reminder that has left, be it taken
// back since, or sent before Krav had the case. A demand that was taken back isn't
// sent again before the time that the first one gave has passed.
func earliest(book *law.Book, step Step, c *debt.Case, owed ledger.Statement) (civil.Date, error) {
	since := firstDue(c, owed)
	day := since.AddDays(step.Wait)
	last := lastAsking(c, owed)
	if last != nil {
		since = last.Dispatched
		day = civil.Latest(last.Dispatched.AddDays(step.Wait), last.Deadline.AddDays(max(1, step.Rest)))
	}
	if done := lastByHand(c, since); !done.IsZero() {
		since, day = done, civil.Latest(day, done.AddDays(step.Wait))
	}
	day = moved(c, since, day)
	if last != nil && !c.Objection.Open { // a deadline that has moved ends on a weekday
		day = civil.Latest(day, c.LastDay(last).AddDays(max(1, step.Rest)))
	}
	if step.Document == debt.CollectionDemand {
		return civil.Latest(day, afterDemands(c), afterElsewhere(book, c, owed)), nil
	}
	if !step.Document.StartsTenDays() {
		return day, nil
	}
	previous := lastReminder(c)
	if previous.IsZero() {
		return day, nil
	}
	rule, err := book.Reminders.Find(previous)
	if err != nil {
		return civil.Date{}, err
	}
	return civil.Latest(day, nextFee(c, rule.Value, previous)), nil
}

// lastAsking returns the last step that stands and asked for a claim that is owed
// now, or nil. What went before was about others.
func lastAsking(c *debt.Case, owed ledger.Statement) *debt.Step {
	for i := len(c.Steps) - 1; i >= 0; i-- {
		step := &c.Steps[i]
		if step.Stands() && asksForAny(c, step, owed) {
			return step
		}
	}
	return nil
}

func asksForAny(c *debt.Case, step *debt.Step, owed ledger.Statement) bool {
	return asksAny(c, step, owed.Claims)
}

// afterDemands returns the day after the latest deadline that a demand which was
// taken back since has given the debtor, or no date.
func afterDemands(c *debt.Case) civil.Date {
	var day civil.Date
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Document == debt.CollectionDemand && s.Left() && s.Voided == debt.VoidDeleted {
			day = civil.Latest(day, s.Deadline.AddDays(1))
		}
	}
	return day
}

// lastByHand returns the day a person last finished a step of the flow after a
// day, or no date.
func lastByHand(c *debt.Case, since civil.Date) civil.Date {
	var last civil.Date
	for i := range c.Tasks {
		if task := &c.Tasks[i]; task.WasDone() && isStep(task) && task.On.After(since) {
			last = civil.Latest(last, task.DoneOn)
		}
	}
	return last
}

// moved returns the day to which a day moves that is counted from another: the days on
// which the clock stood still meanwhile, for an objection or because the creditor himself
// caused the delay, aren't counted. Days that lie further ahead move nothing yet.
func moved(c *debt.Case, since, day civil.Date) civil.Date {
	for _, still := range c.Still() {
		if !still.Until.IsZero() && !still.From.After(day) {
			day = day.AddDays(still.Overlap(civil.Interval{From: since, Until: still.Until}).Days())
		}
	}
	return day
}

// standsStillUntil returns the day after days without interest that a day lies in, or no
// date. The creditor himself causes the delay on them (rentelovens § 4): nothing is late
// by the debtor's doing, and nothing is asked for.
func standsStillUntil(c *debt.Case, d civil.Date) civil.Date {
	for _, still := range c.Still() {
		if !still.Until.IsZero() && still.Contains(d) {
			return still.Until
		}
	}
	return civil.Date{}
}

// firstDue returns the last timely day of the claim that has been owed longest,
// or, where nothing overdue is owed, of the one that fell due first.
func firstDue(c *debt.Case, owed ledger.Statement) civil.Date {
	for _, claim := range owed.Claims {
		if claim.IsOwed() {
			return claim.Due
		}
	}
	first := c.Claims[0].Due
	for i := range c.Claims {
		first = civil.Earliest(first, c.Claims[i].Due)
	}
	return first
}

// lastElsewhere returns the day of the last reminder that was sent for a claim before
// Krav had it. Where nobody knows it, it can have been the very day that the claim came.
func lastElsewhere(claim *debt.Claim) civil.Date {
	if claim.Earlier.Count > 0 && claim.Earlier.Last.IsZero() && !claim.Registered.IsZero() {
		return claim.Registered
	}
	return claim.Earlier.Last
}

// lastReminder returns the day the latest reminder left, or may have, or no date. One that
// never reached the debtor doesn't count.
func lastReminder(c *debt.Case) civil.Date {
	var last civil.Date
	for i := range c.Claims {
		last = civil.Latest(last, lastElsewhere(&c.Claims[i]))
	}
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Document.StartsTenDays() && s.Voided != debt.VoidUndelivered {
			last = civil.Latest(last, civil.Latest(s.Dispatched, s.PerhapsLeft))
		}
	}
	return last
}
