package followup_test

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// How many lives are looked back on, and how many where there is time.
const (
	livesAgain     = 30
	soakLivesAgain = 500
)

// evening is a case as it stood when a day ended: what was seen then.
type evening struct {
	on       civil.Date
	c        debt.Case
	owed     money.Amount
	decision string
	next     string
	shown    int
}

// Every day of a case's two years is looked back on when they are over. By what was
// known on the day it is what was seen that day: the case, what was owed, what the
// debtor had been shown, and what was to come. By what is known now, money counts from
// its value day.
func TestSimulationTheTimeMachineShowsEveryDayAsItWas(t *testing.T) {
	t.Parallel()
	count := uint64(livesAgain)
	if os.Getenv("KRAV_SOAK") != "" { //nolint:forbidigo // the tests' own switch
		count = soakLivesAgain
	}
	days, late := 0, 0
	for seed := range count {
		l := newLife()
		l.keeps = true
		if why := l.play(t, livesOf(seed)); why != "" {
			t.Fatalf("life %d: %s", seed, why)
		}
		for i := range l.evenings {
			was := &l.evenings[i]
			days++
			if diff := l.asKnown(was); diff != "" {
				t.Fatalf("life %d as known on %s: %s", seed, was.on, diff)
			}
			entered, diff := l.asEffective(was)
			if diff != "" {
				t.Fatalf("life %d as of %s: %s", seed, was.on, diff)
			}
			if entered {
				late++
			}
		}
	}
	if days < int(count)*700 || late < int(count)*5 {
		t.Errorf("%d days, of them %d before money was entered that counts from them: nothing was tried", days, late)
	}
}

// evening keeps how the case stands when a day ends.
func (l *life) evening(s *story) {
	if l == nil || !l.keeps {
		return
	}
	made, err := followup.Decide(s.book, followup.Standard(), &s.c, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	l.evenings = append(l.evenings, evening{
		on: s.day, c: s.c.Clone(), owed: l.owed(s.day).Total(), decision: made.Fingerprint(), next: made.Next, shown: len(s.c.Shown()),
	})
}

// asKnown says in what a day differs from what was seen when it ended, by what was
// known then.
func (l *life) asKnown(was *evening) string {
	s := l.story
	now, err := debt.FoldAsOf(was.c.Creditor, was.c.ID, l.opened(), debt.AsOf{Known: was.on})
	if err != nil {
		return err.Error()
	}
	if !reflect.DeepEqual(now, was.c) {
		return "another case"
	}
	owed, err := now.Account.StatementOn(s.book, was.on)
	if err != nil || owed.Total() != was.owed {
		return "owed " + owed.Total().String() + ", and it was " + was.owed.String()
	}
	made, err := followup.Decide(s.book, followup.Standard(), &now, was.on)
	if err != nil || made.Fingerprint() != was.decision || made.Next != was.next || len(now.Shown()) != was.shown {
		return "next " + made.Next + " " + made.Fingerprint() + ", and it was " + was.next + " " + was.decision
	}
	return ""
}

// asEffective says in what the money of a day differs from that of the journal, by what
// is known now, and whether some of it was entered later.
func (l *life) asEffective(was *evening) (entered bool, diff string) {
	now, err := debt.FoldAsOf(was.c.Creditor, was.c.ID, l.opened(), debt.AsOf{On: was.on})
	if err != nil {
		return false, err.Error()
	}
	owed, err := now.Account.StatementOn(l.story.book, was.on)
	if err != nil {
		return false, err.Error()
	}
	paid, then := l.paidBy(was.on), was.c.Account
	before, err := then.StatementOn(l.story.book, was.on)
	if err != nil || owed.Paid.Plus(owed.Prepaid) != paid {
		return false, "paid " + owed.Paid.Plus(owed.Prepaid).String() + ", and the journal tells of " + paid.String()
	}
	return before.Paid.Plus(before.Prepaid) != paid, ""
}

// paidBy returns the money that counts by a day and hadn't gone back, whenever it was
// learned of: added up from the journal alone.
func (l *life) paidBy(on civil.Date) money.Amount {
	var sum money.Amount
	valued := make(map[debt.PaymentID]debt.PaymentRecorded)
	registered := make(map[debt.ClaimID]bool)
	for _, o := range l.journal {
		if o.On.After(on) {
			continue
		}
		switch e := o.Event.(type) {
		case debt.ClaimRegistered:
			registered[e.Claim.ID] = true
		case debt.PaymentRecorded:
			if e.Named == 0 || registered[e.Named] {
				valued[e.Payment], sum = e, sum.Plus(e.Amount)
			}
		case debt.PaymentReversed:
			sum = sum.Minus(valued[e.Payment].Amount)
		}
	}
	return sum
}

// opened returns the journal with the terms that are told at the head of the story.
func (l *life) opened() []debt.Occurred {
	events := slices.Clone(l.journal)
	events[0].Event = l.begins
	return events
}
