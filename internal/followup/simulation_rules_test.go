package followup_test

import (
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// life is a story that is held to what must be true of every case. A story that is only
// told has none, and its methods do nothing.
type life struct {
	story    *story
	rates    []rate
	journal  []debt.Occurred     // what has happened, in order
	disputed map[civil.Date]bool // with an objection open, in the evening
	spared   map[civil.Date]bool // for which the creditor gave up the interest
	disputes int

	founded     map[debt.ClaimID]civil.Date // when its first judgment or settlement was made
	interrupted bool                        // something else has changed how long a claim lives
	begunAnew   bool                        // by an acknowledgement, a court, or by when the creditor learned of the claim

	begins   debt.CaseOpened // with the terms that are told at the head of the story
	keeps    bool            // every evening is kept
	evenings []evening
}

// told keeps what has happened.
func (l *life) told(o debt.Occurred) {
	if l == nil {
		return
	}
	l.journal = append(l.journal, o)
	l.limitationTold(o.Event)
	if _, raised := o.Event.(debt.ObjectionRaised); raised {
		l.disputes++
	}
	if spared, isSpared := o.Event.(debt.InterestSpared); isSpared {
		for d := spared.From; d.Before(spared.Until); d = d.AddDays(1) {
			l.spared[d] = true
		}
	}
}

// sends holds what must be true of a letter before it leaves.
func (l *life) sends(s *story, e debt.StepTaken) {
	if l == nil {
		return
	}
	c := &s.c
	if c.IsClosed() || c.Objection.Open || c.OnHold(s.day) || c.ByHand || c.AtCourt() != nil || c.Estate.Runs() {
		s.fatal("%s on a case that is closed, disputed, on hold, run by hand, at court or in an estate", e.Name)
	}
	if l.spared[s.day] {
		s.fatal("%s on a day for which the creditor causes the delay", e.Name)
	}
	if e.Planned != s.day || e.Deadline.Before(s.day.AddDays(10)) {
		s.fatal("%s for %v gives until %v", e.Name, e.Planned, e.Deadline)
	}
	if weekday := e.Deadline.Weekday(); weekday == time.Saturday || weekday == time.Sunday || s.book.IsNonDay(e.Deadline) {
		s.fatal("the deadline %v is no weekday", e.Deadline)
	}
	if len(e.Compensation) > 0 && c.Debtor.Kind == law.Consumer {
		s.fatal("compensation from a consumer")
	}
	if e.Channel == debt.Email && c.EmailFailed() {
		s.fatal("mail to an address that is known to be wrong")
	}
	l.keepsAgreement(e)
	l.notEarly(e)
	l.notLost(e)
	l.feeIsLawful(e)
	l.costsAreLawful(e)
	l.interestIsWithin()
	l.lapsesAsItShould()
}

// notEarly holds that something is overdue, that ten days lie between reminders, and
// that the deadline of every letter before has passed.
func (l *life) notEarly(e debt.StepTaken) {
	s := l.story
	owed := l.owed(s.day)
	if !owed.Left.Total().IsPositive() {
		s.fatal("%s about nothing", e.Name)
	}
	gap := 11
	if s.c.Terms.FeeGap == law.LastDay {
		gap = 10
	}
	if last := l.lastReminder(); e.Document != debt.CollectionDemand && !last.IsZero() && last.DaysUntil(s.day) < gap {
		s.fatal("%s %d days after the reminder of %v", e.Name, last.DaysUntil(s.day), last)
	}
	for i := range s.c.Steps {
		before := &s.c.Steps[i]
		if before.Stands() && before.Document != debt.FriendlyReminder && l.asksOwed(before, owed) && !before.Deadline.Before(s.day) {
			s.fatal("%s before the deadline %v of %s", e.Name, before.Deadline, before.Name)
		}
	}
}

func (l *life) asksOwed(step *debt.Step, owed ledger.Statement) bool {
	for _, left := range owed.Claims {
		if left.IsOwed() && l.story.c.Asked(step, left.Claim) {
			return true
		}
	}
	return false
}

// notLost holds that no letter asks for a claim three years after its due day, unless it has a
// judgment or its time is another for some reason: no weekend, Easter or Christmas moves the last day by more than six days.
func (l *life) notLost(e debt.StepTaken) {
	for _, left := range l.owed(l.story.day).Claims {
		if left.IsOwed() && !l.outlives(left.Claim) && l.story.day.After(left.Due.AddYears(3).AddDays(6)) {
			l.story.fatal("%s asks for %s, which fell due on %v", e.Name, left.Label, left.Due)
		}
	}
}

// feeIsLawful holds that a fee is a reminder's, of 100.00 at most, and that no more than
// three were charged since a day on which nothing overdue was owed, nor for one claim.
func (l *life) feeIsLawful(e debt.StepTaken) {
	s := l.story
	if !e.Fee.IsPositive() {
		return
	}
	if money.Kroner(100, 0).Less(e.Fee) || !e.Document.IsReminder() {
		s.fatal("a fee of %v for %s", e.Fee, e.Name)
	}
	since := s.day.AddDays(-1)
	for l.owed(since).Left.Total().IsPositive() && !since.Before(civil.MustParse(lifeBegins)) {
		since = since.AddDays(-1)
	}
	if n := l.fees(func(on civil.Date, _ func(debt.ClaimID) bool) bool { return on.After(since) }); n >= 3 {
		s.fatal("a fee after %d others since %v", n, since)
	}
	for _, left := range l.owed(s.day).Claims {
		if n := l.fees(func(_ civil.Date, asked func(debt.ClaimID) bool) bool { return asked(left.Claim) }); left.IsOwed() && n >= 3 {
			s.fatal("a fee after %d others for %s", n, left.Label)
		}
	}
}

// fees returns how many fees stand of those that are counted.
func (l *life) fees(counts func(on civil.Date, asked func(debt.ClaimID) bool) bool) int {
	n, c := 0, &l.story.c
	for i := range c.Claims {
		claim := &c.Claims[i]
		if counts(civil.Latest(claim.Earlier.Last, claim.Due), func(id debt.ClaimID) bool { return id == claim.ID }) {
			n += claim.Earlier.Fees
		}
	}
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Stands() && step.Fee.IsPositive() && counts(step.Planned, func(id debt.ClaimID) bool { return c.Asked(step, id) }) {
			n++
		}
	}
	return n
}

// lastReminder returns the day the last reminder left that reached the debtor.
func (l *life) lastReminder() civil.Date {
	var last civil.Date
	c := &l.story.c
	for i := range c.Claims {
		last = civil.Latest(last, c.Claims[i].Earlier.Last)
	}
	for i := range c.Steps {
		if c.Steps[i].Voided != debt.VoidUndelivered && c.Steps[i].Document != debt.CollectionDemand {
			last = civil.Latest(last, c.Steps[i].Dispatched)
		}
	}
	return last
}

// sent holds that a letter asks for what is owed when it has been charged.
func (l *life) sent(s *story, e debt.StepTaken) {
	if l == nil {
		return
	}
	if owed := l.owed(s.day); owed.Total() != e.Asked {
		s.fatal("the letter asks for %v, owed is %v", e.Asked, owed.Total())
	}
}

func (l *life) owed(on civil.Date) ledger.Statement {
	owed, err := l.story.c.Account.StatementOn(l.story.book, on)
	if err != nil {
		l.story.fatal("%v", err)
	}
	return owed
}

// morning holds what must be true of a case every morning after a night.
func (l *life) morning(s *story) {
	if l == nil {
		return
	}
	if s.c.Objection.Open {
		l.disputed[s.day] = true
	}
	if s.away > 0 || s.last.On != s.day.AddDays(-1) {
		return
	}
	compensated := make(map[debt.ClaimID]bool)
	for i := range s.c.Steps {
		step := &s.c.Steps[i]
		if !step.Stands() {
			continue
		}
		for _, id := range step.Compensation {
			if compensated[id] {
				s.fatal("claim %d is compensated twice", id)
			}
			compensated[id] = true
		}
		if s.c.IsClosed() && step.Waits() {
			s.fatal("a letter waits on a closed case")
		}
	}
	l.hasEnded()
	l.isNotLetOff()
	l.isNotForgotten()
}

// hasEnded holds that a case on which nothing is owed, now or later, has ended.
func (l *life) hasEnded() {
	s := l.story
	if len(s.c.Claims) == 0 || s.c.IsClosed() {
		return
	}
	if owed := l.owed(s.day.AddDays(-1)); !owed.Total().IsPositive() && owed.NotDue.IsZero() && s.last.Version == s.c.Version {
		s.fatal("nothing is owed, and the case is open")
	}
}

// isNotForgotten holds that an open case has a day to look at it, a letter on its way,
// or a task.
func (l *life) isNotForgotten() {
	s := l.story
	if s.c.IsClosed() || s.c.Objection.Open || !s.last.Review.IsZero() || len(s.c.OpenTasks()) > 0 || len(s.c.Claims) == 0 || s.last.Version != s.c.Version {
		return
	}
	if last := s.c.LastStanding(); last != nil && last.Waits() {
		return
	}
	s.fatal("nobody will look at the case again: %+v", s.last)
}
