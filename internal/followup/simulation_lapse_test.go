package followup_test

import (
	"fmt"
	"math/rand/v2"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// oldJudgment brings a claim with a judgment so old that what came after it is lost bit by bit
// while the life is played (forældelseslovens § 5, stk. 2), some with a fee that was charged
// after it. Of some claims the debtor acknowledges what is owed, or the creditor tells when they
// first learned of them.
func (f *fate) oldJudgment(random *rand.Rand) {
	due := f.day.AddDays(-1_000 - random.IntN(210))
	judged := due.AddDays(20 + random.IntN(80))
	reminded := ""
	if random.IntN(3) == 0 {
		reminded = fmt.Sprintf(", reminded %s, 1 times, 1 fees", judged.AddDays(10+random.IntN(90)))
	}
	f.happens(f.day, fmt.Sprintf("invoice %d.00 kr. last timely day %s", 500+random.IntN(4_500), due)+reminded)
	f.happens(f.day, "founded judgment of "+judged.String())
	later := f.day.AddDays(random.IntN(lifeDays - 60))
	switch random.IntN(4) {
	case 0:
		f.happens(later, "acknowledged "+later.AddDays(-random.IntN(30)).String())
	case 1:
		f.happens(later, "learned "+later.AddDays(-random.IntN(900)).String())
	}
}

// limitationTold keeps which claims have a judgment or a settlement, of when the first is, and whether anything else
// has changed how long they live.
func (l *life) limitationTold(e debt.Event) {
	switch told := e.(type) {
	case debt.FoundationAdded:
		for _, id := range told.Claims {
			if l.founded[id].IsZero() {
				l.founded[id] = told.Made
				continue
			}
			l.interrupted = true
		}
	case debt.LimitationChanged, debt.CourtFiled:
		l.interrupted, l.begunAnew = true, true
	case debt.FoundationWithdrawn:
		l.interrupted = true
	}
}

// lapsesAsItShould holds how much is lost on claims with an old judgment. Of interest, no more
// than came from the judgment to three years ago; and where nothing has interrupted since, no
// more is left than came up to the judgment and in the last three years. Of costs, no more than
// the fees of more than three years ago.
func (l *life) lapsesAsItShould() {
	s := l.story
	owed, old := l.owed(s.day), s.day.AddYears(-3)
	var interest int64
	var fees money.Amount
	for i := range s.c.Claims {
		claim := &s.c.Claims[i]
		judged := l.founded[claim.ID]
		if judged.IsZero() || !judged.Before(old) {
			continue
		}
		interest += l.slack(claim) + l.accruedIn(claim, civil.Interval{From: judged, Until: old.AddDays(1)})
		if claim.Earlier.Last.Before(old) {
			fees = fees.Plus(claim.Earlier.Fee)
		}
		most := l.slack(claim) + l.accruedIn(claim, civil.Interval{From: claim.Due, Until: judged.AddDays(1)}) +
			l.accruedIn(claim, civil.Interval{From: old.AddDays(-7), Until: s.day.AddDays(1)})
		if got := interestLeft(owed, claim.ID).Ore(); !l.interrupted && got > most/(360*10_000)+2 {
			s.fatal("%d øre of interest are left of claim %d, most %d", got, claim.ID, most/(360*10_000)+2)
		}
	}
	if got := owed.TimeBarred.Ore(); got > interest/(360*10_000)+2 {
		s.fatal("%d øre of interest are lost, most %d", got, interest/(360*10_000)+2)
	}
	if fees.Less(owed.TimeBarredCosts) {
		s.fatal("%v of costs are lost, most %v", owed.TimeBarredCosts, fees)
	}
}

func interestLeft(owed ledger.Statement, claim debt.ClaimID) money.Amount {
	for _, left := range owed.Claims {
		if left.Claim == claim {
			return left.Interest
		}
	}
	return money.Amount{}
}

// outlives reports whether a claim may live longer than three years from its due day: it has a
// foundation, a court was asked, or its time was begun anew.
func (l *life) outlives(claim debt.ClaimID) bool {
	return !l.founded[claim].IsZero() || l.begunAnew
}
