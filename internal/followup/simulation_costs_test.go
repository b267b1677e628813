package followup_test

import (
	"krav/internal/debt"
	"krav/internal/money"
)

// checkCosts holds that costs come with a demand that proposes instalments, after a
// notice whose deadline has passed, and that what stands on the case is never above
// the table.
func (l *life) checkCosts(s debt.StepTaken) {
	l.t.Helper()
	if s.CostsCharged().IsZero() {
		return
	}
	if s.Document != debt.CollectionDemand || s.Proposal.Count < 2 || !s.Proposal.First.After(s.Deadline) {
		l.fail("costs with %v that proposes %+v", s.Document, s.Proposal)
	}
	if !l.isNoticed() {
		l.fail("costs without a notice that has run out")
	}
	charged := s.CostsCharged()
	for i := range l.c.Steps {
		if l.c.Steps[i].Stands() {
			charged = charged.Plus(l.c.Steps[i].CostsCharged())
		}
	}
	if most := l.mostCosts(); most.Less(charged) {
		l.fail("%v in costs, most %v", charged, most)
	}
}

// isNoticed reports whether a notice of collection has left, ten full days ago, and
// its deadline has passed.
func (l *life) isNoticed() bool {
	for i := range l.c.Steps {
		n := &l.c.Steps[i]
		if n.Document.IsCollectionNotice() && n.Stands() && n.Left() && n.Deadline.Before(l.day) && n.Dispatched.AddDays(10).Before(l.day) {
			return true
		}
	}
	return false
}

// mostCosts returns what the table gives for all that was ever claimed.
func (l *life) mostCosts() money.Amount {
	var principal, each money.Amount
	for i := range l.c.Claims {
		principal, each = principal.Plus(l.c.Claims[i].Principal), each.Plus(l.most(l.c.Claims[i].Principal))
	}
	if l.c.Terms.CostBasis == debt.PerClaim {
		return each
	}
	return l.most(principal)
}

// most is bilag 2 from 1 July 2024, as far up as the debts here go.
func (l *life) most(principal money.Amount) money.Amount {
	l.t.Helper()
	for _, b := range [][2]int64{{1_000, 350}, {2_500, 600}, {5_000, 800}, {10_000, 1_000}, {25_000, 1_400}, {50_000, 1_700}, {100_000, 2_250}} {
		if !money.Kroner(b[0], 0).Less(principal) {
			return money.Kroner(b[1], 0)
		}
	}
	l.fail("a debt of %v", principal)
	return money.Amount{}
}

// checkNotForgotten holds that an open case on which something is overdue has a day
// to look at it, a letter on its way, or a task.
func (l *life) checkNotForgotten() {
	l.t.Helper()
	if l.c.IsClosed() || l.c.Objection.Open || !l.last.Review.IsZero() || len(l.c.OpenTasks()) > 0 {
		return
	}
	if last := l.c.LastStanding(); last != nil && last.Waits() {
		return
	}
	l.fail("nobody will look at the case again: %+v", l.last)
}
