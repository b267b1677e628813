package followup_test

import (
	"testing"
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// Five hundred cases over two years: whatever debtors and caseworkers do, some
// things never happen. A life that breaks a rule prints its seed and its diary.
func TestWhateverHappensTheLawIsKept(t *testing.T) {
	t.Parallel()
	const lives, days = 500, 730
	letters, closed := 0, 0
	for seed := range uint64(lives) {
		l := born(t, seed, civil.MustParse("2024-11-01"))
		for range days {
			l.daytime()
			l.mail()
			l.night()
			l.check()
			l.day = l.day.AddDays(1)
		}
		letters += len(l.c.Steps)
		if l.c.IsClosed() {
			closed++
		}
	}
	if letters < 2*lives || closed < lives/4 || closed == lives {
		t.Errorf("%d letters and %d closed cases: nothing was tried", letters, closed)
	}
}

// night decides and carries out, as often as there is something to do.
func (l *life) night() {
	l.t.Helper()
	for steps := 0; ; {
		made, err := followup.Decide(l.book, l.flows, &l.c, l.day)
		if err != nil {
			l.fail("%v", err)
		}
		checkReview(l.t, l.last, made)
		l.last = made
		if len(made.Actions) == 0 {
			return
		}
		for _, action := range made.Actions {
			if l.carryOut(action); made.Sent() != nil {
				steps++
			}
		}
		if steps > 1 {
			l.fail("%d steps in one night", steps)
		}
	}
}

func (l *life) carryOut(action followup.Action) {
	l.t.Helper()
	switch a := action.(type) {
	case followup.Send:
		l.checkSend(a.Step)
		a.Step.Step = debt.StepID(l.id())
		l.judged(a.Step)
		l.happens(a.Step)
		l.checkAsked(a.Step)
		letter := debt.DocumentID(l.id())
		l.happens(debt.LetterComposed{Letter: letter, Step: a.Step.Step, Document: a.Step.Document, Channel: a.Step.Channel})
		l.happens(debt.DispatchOrdered{Dispatch: debt.DispatchID(l.id()), Letter: letter, Channel: a.Step.Channel, Recipient: l.c.Debtor.Email})
		if !l.chance(8) { // else it waits, and somebody looks at it in the morning
			l.hands()
		}
	case followup.Refer:
		l.happens(debt.TaskRaised{Task: debt.TaskID(l.id()), Kind: a.Kind, Step: a.Step})
	case followup.Withdraw:
		l.happens(debt.StepVoided{Step: a.Step, Why: debt.VoidStopped})
	case followup.Close:
		l.judged(debt.CaseClosed{Why: a.Why})
		l.happens(debt.CaseClosed{Why: a.Why})
	}
}

// judged holds that the guard refuses nothing of what was decided.
func (l *life) judged(e debt.Event) {
	l.t.Helper()
	answer, err := followup.Judge(l.book, &l.c, e, l.day)
	if err == nil {
		err = answer.Err()
	}
	if err != nil {
		l.fail("the guard refuses %T: %v", e, err)
	}
}

func (l *life) hands() {
	l.t.Helper()
	l.happens(debt.DispatchHanded{Dispatch: l.c.Dispatches[len(l.c.Dispatches)-1].Dispatch, On: l.day, Accepted: true})
}

// mail lets letters that missed their day be stopped, and others come back.
func (l *life) mail() {
	l.t.Helper()
	last := l.c.LastStanding()
	if last == nil {
		return
	}
	if last.Waits() {
		l.happens(debt.DispatchStopped{Dispatch: l.c.Dispatches[len(l.c.Dispatches)-1].Dispatch, Why: "dispatch.stopped_late"})
		l.happens(debt.StepVoided{Step: last.Step, Why: debt.VoidReplanned})
		return
	}
	if last.Dispatched == l.day.AddDays(-1) && last.Channel == debt.Email && l.chance(10) {
		l.happens(debt.DispatchReported{Dispatch: l.c.Dispatches[len(l.c.Dispatches)-1].Dispatch, Status: debt.Failed, Code: "5.1.1"})
		l.happens(debt.StepVoided{Step: last.Step, Why: debt.VoidUndelivered})
	}
}

// checkSend holds what must be true of every letter before it is sent.
func (l *life) checkSend(s debt.StepTaken) {
	l.t.Helper()
	if l.c.IsClosed() || l.c.Objection.Open || l.c.OnHold(l.day) || l.c.ByHand {
		l.fail("%s on a case that is closed, disputed, on hold or run by hand", s.Name)
	}
	if s.Planned != l.day || s.Deadline.Before(l.day.AddDays(10)) {
		l.fail("%s for %v gives until %v", s.Name, s.Planned, s.Deadline)
	}
	weekday := s.Deadline.Weekday()
	if weekday == time.Saturday || weekday == time.Sunday || l.book.IsNonDay(s.Deadline) {
		l.fail("the deadline %v is no weekday", s.Deadline)
	}
	if money.Kroner(100, 0).Less(s.Fee) {
		l.fail("a fee of %v", s.Fee)
	}
	l.checkCosts(s)
	if last := l.lastReminder(); s.Fee.IsPositive() && !last.IsZero() && last.DaysUntil(l.day) < 11 {
		l.fail("a fee %d days after the reminder of %v", last.DaysUntil(l.day), last)
	}
	if len(s.Compensation) > 0 && l.c.Debtor.Kind == law.Consumer {
		l.fail("compensation from a consumer")
	}
	if s.Channel == debt.Email && l.c.EmailFailed() {
		l.fail("mail to an address that is known to be wrong")
	}
}

// lastReminder returns the day the last reminder left that reached the debtor.
func (l *life) lastReminder() civil.Date {
	var last civil.Date
	for i := range l.c.Claims {
		last = civil.Latest(last, l.c.Claims[i].Earlier.Last)
	}
	for i := range l.c.Steps {
		if l.c.Steps[i].Voided != debt.VoidUndelivered && l.c.Steps[i].Document != debt.CollectionDemand {
			last = civil.Latest(last, l.c.Steps[i].Dispatched)
		}
	}
	return last
}

// checkAsked holds that a letter asks for what is owed when it has been charged.
func (l *life) checkAsked(s debt.StepTaken) {
	l.t.Helper()
	owed, err := l.c.Account.StatementOn(l.book, l.day)
	if err != nil {
		l.fail("%v", err)
	}
	if owed.Total() != s.Asked {
		l.fail("the letter asks for %v, owed is %v", s.Asked, owed.Total())
	}
}

// check holds what must be true of a case every morning.
func (l *life) check() {
	l.t.Helper()
	fees, compensated := 0, make(map[debt.ClaimID]bool)
	for i := range l.c.Claims {
		fees = max(fees, l.c.Claims[i].Earlier.Fees)
	}
	for i := range l.c.Steps {
		s := &l.c.Steps[i]
		if !s.Stands() {
			continue
		}
		if s.Fee.IsPositive() {
			fees++
		}
		for _, id := range s.Compensation {
			if compensated[id] {
				l.fail("claim %d is compensated twice", id)
			}
			compensated[id] = true
		}
		if l.c.IsClosed() && s.Waits() {
			l.fail("a letter waits on a closed case")
		}
	}
	if fees > 3 {
		l.fail("%d fees", fees)
	}
	l.checkClosed()
	l.checkNotForgotten()
}

// checkClosed holds that a case on which nothing is owed, now or later, has ended.
func (l *life) checkClosed() {
	l.t.Helper()
	owed, err := l.c.Account.StatementOn(l.book, l.day)
	if err != nil {
		l.fail("%v", err)
	}
	if !owed.Total().IsPositive() && owed.NotDue.IsZero() && !l.c.IsClosed() {
		l.fail("nothing is owed, and the case is open")
	}
}
