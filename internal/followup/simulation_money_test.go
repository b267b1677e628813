package followup_test

import (
	"math/rand/v2"
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// costsAreLawful holds that costs come with a demand that proposes instalments, after a
// notice whose deadline has passed, and are never above the table.
func (l *life) costsAreLawful(e debt.StepTaken) {
	s := l.story
	if e.CostsCharged().IsZero() {
		return
	}
	if e.Document != debt.CollectionDemand || e.Proposal.Count < 2 || !e.Proposal.First.After(e.Deadline) {
		s.fatal("costs with %v that proposes %+v", e.Document, e.Proposal)
	}
	if !l.isNoticed() {
		s.fatal("costs without a notice that has run out")
	}
	charged := e.CostsCharged()
	for i := range s.c.Steps {
		if s.c.Steps[i].Stands() {
			charged = charged.Plus(s.c.Steps[i].CostsCharged())
		}
	}
	if most := l.mostCosts(); most.Less(charged) {
		s.fatal("%v in costs, most %v", charged, most)
	}
}

// isNoticed reports whether a notice of collection has left, ten full days ago, and
// its deadline has passed; or was sent elsewhere as long ago, where the flow is for that.
func (l *life) isNoticed() bool {
	for _, claim := range l.story.c.Claims {
		sent := claim.Earlier.Notice
		if l.story.c.Flow == "collection" && sent.After(claim.Due) && sent.AddDays(10).Before(l.story.day) {
			return true
		}
	}
	for i := range l.story.c.Steps {
		n := &l.story.c.Steps[i]
		if n.Document.IsCollectionNotice() && n.Stands() && n.Left() && n.Deadline.Before(l.story.day) && n.Dispatched.AddDays(10).Before(l.story.day) {
			return true
		}
	}
	return false
}

// mostCosts returns what the table gives for all that was ever claimed.
func (l *life) mostCosts() money.Amount {
	var principal, each money.Amount
	for _, claim := range l.story.c.Claims {
		principal, each = principal.Plus(claim.Principal), each.Plus(l.most(claim.Principal))
	}
	if l.story.c.Terms.CostBasis == debt.PerClaim {
		return each
	}
	return l.most(principal)
}

// most is bilag 2 from 1 July 2024, as far up as the debts here go.
func (l *life) most(principal money.Amount) money.Amount {
	for _, b := range [][2]int64{{1_000, 350}, {2_500, 600}, {5_000, 800}, {10_000, 1_000}, {25_000, 1_400}, {50_000, 1_700}, {100_000, 2_250}} {
		if !money.Kroner(b[0], 0).Less(principal) {
			return money.Kroner(b[1], 0)
		}
	}
	l.story.fatal("a debt of %v", principal)
	return money.Amount{}
}

// rate is the statutory rate from a day on, in hundredths of a per cent.
type rate struct {
	since civil.Date
	of    int64
}

// statutory is the reference rate with eight per cent, as the Nationalbank fixed it.
func statutory() []rate {
	var rates []rate
	for _, r := range []struct {
		since string
		of    int64
	}{
		{"2021-07-01", 765},
		{"2022-01-01", 755},
		{"2022-07-01", 755},
		{"2023-01-01", 990},
		{"2023-07-01", 1125},
		{"2024-01-01", 1175},
		{"2024-07-01", 1150},
		{"2025-01-01", 1075},
		{"2025-07-01", 975},
		{"2026-01-01", 975},
		{"2026-07-01", 1000},
	} {
		rates = append(rates, rate{civil.MustParse(r.since), r.of})
	}
	return rates
}

// interestIsWithin holds that no more interest is claimed than the principal that there
// ever was, and the interest that a judgment or an agreement added to it, bears at the statutory rate from the day after its due day, on a year of 360
// days, with none for the days on which the creditor himself caused the delay, nor on which
// an objection was open, unless the creditor has chosen that it runs. A few days are left for
// the conventions that count the first day and the last.
func (l *life) interestIsWithin() {
	s := l.story
	var most int64 // in hundredths of a per cent of an øre, a day
	for i := range s.c.Claims {
		most += l.accrued(&s.c.Claims[i])
	}
	bound := most/(360*10_000) + 2
	if got := l.owed(s.day).Charged.Interest.Ore(); got > bound {
		s.fatal("%d øre in interest, most %d", got, bound)
	}
}

func (l *life) accrued(claim *debt.Claim) int64 {
	return l.slack(claim) + l.accruedIn(claim, civil.Interval{From: claim.Due, Until: l.story.day.AddDays(1)})
}

// slack is the interest of the few days by which the conventions may differ.
func (l *life) slack(claim *debt.Claim) int64 {
	const highest = 1175
	return int64(4+2*l.disputes) * highest * claim.Principal.Ore()
}

// accruedIn returns what a claim bears on the days of a span, in hundredths of a per cent of an
// øre.
func (l *life) accruedIn(claim *debt.Claim, span civil.Interval) int64 {
	base, sum, within, now := claim.Principal.Ore(), l.slack(claim), int64(0), 0
	for d := claim.Due.AddDays(1); d.Before(span.Until); d = d.AddDays(1) {
		if l.capitalised(claim.ID, d.AddDays(-1)) {
			base = claim.Principal.Ore() + sum/(360*10_000) + 2
		}
		for now+1 < len(l.rates) && !d.Before(l.rates[now+1].since) {
			now++
		}
		if l.spared[d] || l.disputed[d] && !l.story.c.Terms.InterestWhileDisputed {
			continue
		}
		sum += l.rates[now].of * base
		if span.Contains(d) {
			within += l.rates[now].of * base
		}
	}
	return within
}

// capitalised reports whether the interest up to a day was said to bear interest.
func (l *life) capitalised(claim debt.ClaimID, on civil.Date) bool {
	return slices.Contains(l.story.c.Account.Capitalised, ledger.Capitalisation{Claim: claim, On: on})
}

// courtFeesAreLawful holds that no more than 750.00 is asked for of a step at court, and
// nothing for levy within twelve months of another fee.
func (l *life) courtFeesAreLawful() {
	c := &l.story.c
	for i := range c.CourtSteps {
		step := &c.CourtSteps[i]
		fee := c.CourtFeeOf(step.Court)
		if fee == nil {
			continue
		}
		if money.Kroner(750, 0).Less(fee.Charged.Amount) {
			l.story.fatal("%v for a step at court", fee.Charged.Amount)
		}
		for n := range i {
			earlier := &c.CourtSteps[n]
			if step.Route == debt.LevyRequest && earlier.Fee.IsPositive() && step.Filed.Before(earlier.Filed.AddMonths(12)) {
				l.story.fatal("a fee for levy on %v, after that of %v", step.Filed, earlier.Filed)
			}
		}
	}
}

// ends holds what must be true of a life as a whole: its sums add up, and the order in
// which its money was learned of makes no difference.
func (l *life) ends() {
	s := l.story
	l.interestIsWithin()
	l.lapsesAsItShould()
	l.courtFeesAreLawful()
	explained, err := s.c.Account.Explain(s.book, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	var sum money.Amount
	for _, line := range explained.Lines {
		sum = sum.Plus(line.Amount)
	}
	if sum != explained.Total() {
		s.fatal("the lines add up to %v, owed is %v", sum, explained.Total())
	}
	if explained.Left.Total().IsPositive() && explained.Overpaid.IsPositive() {
		s.fatal("%v is owed, and %v owed back", explained.Left.Total(), explained.Overpaid)
	}
	again, err := debt.Fold(s.c.Creditor, s.c.ID, l.otherwise())
	if err != nil {
		s.fatal("learned otherwise: %v", err)
	}
	again.Account.DayCount = s.c.Account.DayCount // the terms are told at the head of the story
	other, err := again.Account.StatementOn(s.book, s.day)
	if err != nil {
		s.fatal("%v", err)
	}
	if other.Left.Total() != explained.Left.Total() || other.Overpaid != explained.Overpaid || other.Paid != explained.Paid {
		s.fatal("learned in another order, %v is left and %v overpaid, not %v and %v", other.Left.Total(), other.Overpaid, explained.Left.Total(), explained.Overpaid)
	}
}

// otherwise returns what has happened, with the payments and credit notes in each
// other's places: the same facts, learned in another order. All but those that came
// after the last claim stay where they are, and money that was paid back with them; and what
// was known when an offer was made that ended the case, for the offer is on what was owed then.
func (l *life) otherwise() []debt.Occurred {
	events := append([]debt.Occurred{}, l.journal...)
	if opened, first := events[0].Event.(debt.CaseOpened); first { // the terms are told at the head of the story
		opened.Terms.InterestWhileDisputed = l.story.c.Terms.InterestWhileDisputed
		events[0].Event = opened
	}
	var places []int
	for i, o := range events {
		switch e := o.Event.(type) {
		case debt.ClaimRegistered, debt.RefundPaid:
			places = nil
		case debt.CompositionOffered:
			if l.story.c.Account.HasKept() {
				places = nil
			}
		case debt.PaymentRecorded, debt.ClaimCredited:
			if p, ok := e.(debt.PaymentRecorded); !ok || !l.isReversed(p) {
				places = append(places, i)
			}
		}
	}
	random := rand.New(rand.NewPCG(uint64(len(events)), 5))
	random.Shuffle(len(places), func(i, j int) {
		a, b := places[i], places[j]
		events[a], events[b] = events[b], events[a]
		events[a].Version, events[b].Version = events[b].Version, events[a].Version
	})
	return events
}

func (l *life) isReversed(p debt.PaymentRecorded) bool {
	found := l.story.c.Payment(p.Payment)
	return found == nil || found.Reversed != ""
}
