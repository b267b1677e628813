package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
)

// LimitationChanged says that something interrupted or suspended the limitation of
// claims (afbrydelse af forældelse): an acknowledgement, a judgment, a legal step.
type LimitationChanged struct {
	Claim  ClaimID // or nought: all claims that the case has
	Change law.LimitationChange
	On     civil.Date // the day it happened
	Text   string     // what shows it; personal
	Book   string     // fingerprint of the law book that the period was reckoned by
}

// ClaimLimitation is what has happened to the period after which one claim is lost
// (afbrydelse).
type ClaimLimitation struct {
	Claim ClaimID
	law.LimitationEvent
	foundation FoundationID // the paper that did it, or nought
	court      CourtID      // the step at court that did it, or nought
}

// LimitationOf returns when a claim is lost by limitation (forældelse), after what is
// known to have happened to it. A claim that the case doesn't have is never lost. It
// fails with *law.UnknownError for claims of the older law.
func (c *Case) LimitationOf(book *law.Book, claim ClaimID) (law.LimitationClock, error) {
	owed := c.Claim(claim)
	if owed == nil {
		return law.LimitationClock{}, nil
	}
	return book.LimitationOf(owed.Due, c.limitationEvents(claim))
}

// LimitationOn returns when a claim was lost by what had happened to it up to a day. It
// fails as LimitationOf does.
func (c *Case) LimitationOn(book *law.Book, claim ClaimID, day civil.Date) (law.LimitationClock, error) {
	owed := c.Claim(claim)
	if owed == nil {
		return law.LimitationClock{}, nil
	}
	events := slices.DeleteFunc(c.limitationEvents(claim), func(e law.LimitationEvent) bool {
		return e.On.After(day) && e.Change != law.LearnedOf // until then the period hadn't begun
	})
	return book.LimitationOf(owed.Due, events)
}

// LimitationSteps returns what each thing that happened to a claim's period did to it, in
// the order of the days. It fails as LimitationOf does.
func (c *Case) LimitationSteps(book *law.Book, claim ClaimID) ([]law.LimitationStep, error) {
	owed := c.Claim(claim)
	if owed == nil {
		return nil, nil
	}
	return book.LimitationSteps(owed.Due, c.limitationEvents(claim))
}

// InterestLost returns the last day before the interest of one day is lost on a claim. It
// fails as LimitationOf does.
func (c *Case) InterestLost(book *law.Book, claim ClaimID, accrued civil.Date) (civil.Date, error) {
	owed := c.Claim(claim)
	if owed == nil {
		return civil.Date{}, nil
	}
	return book.InterestLost(owed.Due, c.limitationEvents(claim), accrued)
}

// InterestLostDays returns the days whose interest is lost on a claim on a day, in order. It
// fails as LimitationOf does.
func (c *Case) InterestLostDays(book *law.Book, claim ClaimID, on civil.Date) ([]civil.Interval, error) {
	owed := c.Claim(claim)
	if owed == nil {
		return nil, nil
	}
	return book.InterestLostDays(owed.Due, c.limitationEvents(claim), on)
}

// HasLimitationEvents reports whether anything has changed a claim's period.
func (c *Case) HasLimitationEvents(claim ClaimID) bool {
	return slices.ContainsFunc(c.Limitation, func(l ClaimLimitation) bool { return l.Claim == claim })
}

// limitationEvents returns what has happened to a claim's period, in the order of the
// days.
func (c *Case) limitationEvents(claim ClaimID) []law.LimitationEvent {
	var events []law.LimitationEvent
	for _, l := range c.Limitation {
		if l.Claim != claim {
			continue
		}
		if l.Change == law.LearnedOf { // what is recorded last puts right what was before
			events = slices.DeleteFunc(events, func(e law.LimitationEvent) bool { return e.Change == law.LearnedOf })
		}
		events = append(events, l.LimitationEvent)
	}
	slices.SortStableFunc(events, func(a, b law.LimitationEvent) int { return a.On.Compare(b.On) })
	return events
}

// tellAccount lets the account know what has happened to its claims' periods.
func (c *Case) tellAccount() {
	for i := range c.Account.Claims {
		claim := &c.Account.Claims[i]
		claim.Interrupted = c.limitationEvents(claim.ID)
	}
}

func (c *Case) changeLimitation(e LimitationChanged) string {
	if e.Claim != 0 && c.Claim(e.Claim) == nil {
		return "claim"
	}
	for i := range c.Claims {
		if id := c.Claims[i].ID; e.Claim == 0 || e.Claim == id {
			c.Limitation = append(c.Limitation, ClaimLimitation{Claim: id, LimitationEvent: law.LimitationEvent{Change: e.Change, On: e.On}})
		}
	}
	c.tellAccount()
	return ""
}

func (c *Case) allowsLimitation(e LimitationChanged, on civil.Date) error {
	switch {
	case e.Claim != 0 && c.Claim(e.Claim) == nil:
		return errClaimUnknown()
	case e.Change.String() == "":
		return fault.New(fault.Invalid, "case.limitation_change_unknown").In("change")
	case e.On.IsZero() || e.On.After(on):
		return fault.New(fault.Invalid, "case.limitation_day_wrong").In("on")
	}
	return nil
}
