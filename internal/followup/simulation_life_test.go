package followup_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// A life begins on its first day, and is played for so many.
const (
	lifeBegins = "2024-11-01"
	lifeDays   = 730
)

// fate makes the lines of a life: what debtors, banks and caseworkers do, whatever comes
// of it. A line that isn't possible when its day comes is passed over.
type fate struct {
	random *rand.Rand
	day    civil.Date
	lines  []string
	claims int
}

// livesOf returns the lines of the life with a seed.
func livesOf(seed uint64) []string {
	f := &fate{random: rand.New(rand.NewPCG(seed, 17)), day: civil.MustParse(lifeBegins)}
	first := f.day
	terms := f.terms()
	if seed%4 == 3 { // not by chance, so that lives which have been looked into stay as they were
		terms += ", interest runs while disputed"
	}
	f.lines = append(f.lines, terms)
	if seed%4 == 1 { // nor these
		f.creditorDelays(rand.New(rand.NewPCG(seed, 29)))
	}
	for range 1 + f.random.IntN(3) {
		f.invoice()
	}
	if seed%8 == 5 {
		f.oldJudgment(rand.New(rand.NewPCG(seed, 31)))
	}
	for range lifeDays {
		f.daytime()
		f.day = f.day.AddDays(1)
	}
	f.happens(first.AddDays(lifeDays), "nothing")
	slices.SortStableFunc(f.lines[1:], func(a, b string) int { return strings.Compare(a[:10], b[:10]) })
	return f.lines
}

// creditorDelays gives up the interest of some days, for which the creditor himself caused
// the delay (rentelovens § 4): told on the first of them, or afterwards.
func (f *fate) creditorDelays(random *rand.Rand) {
	for range 1 + random.IntN(3) {
		from := civil.MustParse(lifeBegins).AddDays(random.IntN(lifeDays - 100))
		told := from.AddDays(random.IntN(2) * random.IntN(50))
		f.happens(told, fmt.Sprintf("no-interest from %s to %s", from, from.AddDays(random.IntN(40))))
	}
}

// chance reports whether something happens that happens once in so many times.
func (f *fate) chance(in int) bool { return f.random.IntN(in) == 0 }

func (f *fate) one(of ...string) string { return of[f.random.IntN(len(of))] }

// flow names a flow: oftener one with letters.
func (f *fate) flow() string {
	if f.chance(5) {
		return f.one("reminders", "collection", "collection", "bailiff", "letters")
	}
	return f.one("standard", "patient", "fast")
}

func (f *fate) terms() string {
	words := []string{"flow " + f.flow()}
	for _, odd := range []struct {
		in   int
		what string
	}{
		{3, "debtor business"},
		{8, "debtor public"},
		{5, "no e-mail"},
		{3, "three postal days"},
		{3, "costs by claim"},
		{8, "no instalments proposed"},
		{2, "paid in time is paid in full"},
		{4, "fees from the tenth day"},
		{3, "demands forgive their costs"},
		{4, "nobody writes for less than 50.00 kr."},
		{4, "less is given up"},
		{2, "what wasn't owed is taken back"},
		{4, "days by actual years"},
		{4, "days by thirty"},
	} {
		if f.chance(odd.in) {
			words = append(words, odd.what)
		}
	}
	return strings.Join(words, ", ")
}

func (f *fate) happens(on civil.Date, what string) {
	f.lines = append(f.lines, on.String()+"  "+what)
}

func (f *fate) sum(most int64) string {
	return money.FromOre(1+f.random.Int64N(most)).String() + " kr."
}

// invoice registers a claim of up to 5,000.00, due within two months; seldom one that is
// nearly lost by limitation, or was reminded of elsewhere.
func (f *fate) invoice() {
	f.claims++
	due := f.day.AddDays(f.random.IntN(60))
	if f.chance(15) {
		due = f.day.AddDays(-900 - f.random.IntN(200))
	}
	reminded := ""
	if f.claims == 1 && f.chance(3) {
		times := 1 + f.random.IntN(5)
		reminded = fmt.Sprintf(", reminded %s, %d times, %d fees", f.day, times, f.random.IntN(min(times, 3)+1))
		if f.chance(2) {
			due = f.day.AddDays(-20 - f.random.IntN(60))
			reminded += ", noticed " + f.day.AddDays(-f.random.IntN(25)).String()
		}
	}
	f.happens(f.day, fmt.Sprintf("invoice %s last timely day %s", f.sum(500_000), due)+reminded)
}

// daytime lets something happen, seldom.
func (f *fate) daytime() {
	later := func(days int) civil.Date {
		return civil.Earliest(f.day.AddDays(1+f.random.IntN(days)), civil.MustParse(lifeBegins).AddDays(lifeDays))
	}
	claim := fmt.Sprintf(" for claim %d", 1+f.random.IntN(max(1, f.claims)))
	switch f.random.IntN(400) {
	case 0, 1, 2:
		f.happens(f.day, "payment "+f.sum(200_000)+" "+f.day.AddDays(-f.random.IntN(40)).String())
	case 3:
		f.happens(f.day, "payment "+f.sum(200_000)+claim+" "+f.day.AddDays(-f.random.IntN(5)).String())
	case 4, 5:
		f.happens(f.day, "payment all "+f.day.AddDays(-f.random.IntN(5)).String())
	case 6:
		f.happens(f.day, "payment-back")
		f.happens(f.day, "reopen")
	case 7:
		f.invoice()
	case 8:
		f.happens(f.day, "hold until "+later(60).String())
	case 9, 10:
		f.happens(f.day, "objection")
		f.happens(later(60), f.one("rejected", "upheld", "withdrawn"))
	case 11:
		f.happens(f.day, "by-hand")
		f.happens(later(90), "batch")
	case 12:
		f.happens(f.day, "flow "+f.flow())
	case 13:
		f.happens(f.day, "rewind")
	case 14:
		f.happens(f.day, "new-address "+f.one("anna@holm.example", "holm@anna.example"))
	case 15:
		f.happens(f.day, "credit "+f.sum(100_000)+claim)
	case 16:
		f.happens(f.day, "slow")
	case 17, 18:
		f.happens(f.day, "bounce")
	case 19:
		f.happens(f.day, fmt.Sprintf("away %d nights", 2+f.random.IntN(30)))
	case 20:
		f.happens(f.day, "refund "+f.sum(50_000))
	case 37:
		f.happens(f.day, "founded settlement of "+f.day.String()+", clause, original")
	case 38:
		f.happens(f.day, "founded judgment of "+f.day.AddDays(-7).String())
	case 39:
		f.happens(f.day, "unfounded")
	case 40, 41:
		f.happens(f.day, "filed payment-order")
	case 42:
		f.happens(f.day, "filed levy-request")
	case 43:
		f.happens(f.day, "at-court served")
	case 44:
		f.happens(f.day, "at-court meeting "+f.day.AddDays(20).String())
	case 45:
		f.happens(f.day, "at-court insolvent")
	case 46:
		f.happens(f.day, "at-court withdrawn")
	case 47:
		f.happens(f.day, "at-court dismissed")
	case 48, 49:
		f.happens(f.day, "more-time until "+later(25).String())
	case 50:
		f.happens(f.day, "estate "+f.one("bankruptcy", "restructuring", "debt-relief", "deceased"))
		f.happens(later(60), "estate-ends "+f.one("over", "mistaken"))
	case 51, 52:
		f.happens(f.day, "filed payment-order fee 750.00 kr.")
		f.happens(f.day, "court-fee 750.00 kr.")
	case 53, 54:
		f.happens(f.day, "filed levy-request fee 750.00 kr.")
		f.happens(f.day, "court-fee 750.00 kr.")
	case 55:
		f.happens(f.day, "awarded "+f.sum(200_000))
	case 56:
		f.happens(f.day, "cost-dropped")
	case 57, 58:
		f.happens(f.day, "capitalise "+f.one("judgment", "agreement")+" to "+f.day.AddDays(-f.random.IntN(30)).String())
	case 35, 36:
		f.happens(f.day, "offer "+f.sum(200_000)+" by "+later(20).String())
	case 34:
		f.happens(f.day, "promise by "+later(20).String())
	case 31, 32, 33:
		f.agree(later(40))
	case 21, 22, 23, 24, 25, 26, 27, 28, 29, 30:
		f.happens(f.day, "task-done")
	}
}

// agree lets the debtor pay bit by bit; some do, some are late, some stop, and some
// agreements are ended by a person.
func (f *fate) agree(first civil.Date) {
	count := 2 + f.random.IntN(6)
	f.happens(f.day, fmt.Sprintf("agreement of %d instalments %s from %s, %d days of grace", count, f.one("every month", "every fortnight"), first, f.random.IntN(8)))
	last := civil.MustParse(lifeBegins).AddDays(lifeDays)
	for n := range f.random.IntN(count + 2) {
		if on := first.AddMonths(n).AddDays(f.random.IntN(4)); on.Before(last) {
			f.happens(on, "payment next-instalment")
		}
	}
	if f.chance(3) {
		f.happens(civil.Earliest(first.AddDays(f.random.IntN(90)), last), "agreement-ends "+f.one("broken", "cancelled"))
	}
}

// line plays a line, if what it tells of is possible.
func (l *life) line(line string) {
	s := l.story
	if line[0] >= 'a' && line[0] <= 'z' {
		s.line(line)
		l.begins = debt.CaseOpened{Number: s.c.Number, Flow: s.c.Flow, Terms: s.c.Terms, Debtor: s.c.Debtor}
		return
	}
	s.nightsUntil(day(line[:10]))
	what := strings.TrimSpace(line[10:])
	if l.mayHappen(what) {
		s.say(s.do(what))
	}
}

// mayHappen reports whether what a line tells of is possible now.
func (l *life) mayHappen(what string) bool {
	c, words := &l.story.c, strings.Fields(what)
	last := c.LastStanding()
	switch words[0] {
	case "nothing", "slow", "away":
		return true
	case "payment", "credit":
		return l.story.isPossible(what)
	case "payment-back":
		return len(c.Payments) > 0 && c.Payments[len(c.Payments)-1].Reversed == ""
	case "rewind":
		return last != nil && !c.IsClosed()
	case "bounce":
		return last != nil && last.Left() && last.Channel == debt.Email && last.Dispatched.AddDays(3).After(l.story.day) && len(c.Dispatches) > 0 &&
			c.Dispatches[len(c.Dispatches)-1].Status != debt.Failed
	case "unfounded":
		return len(c.Foundations) > 0 && l.story.isPossible(what)
	case "cost-dropped":
		return len(c.CourtCosts) > 0 && l.story.isPossible(what)
	case "court-fee", "awarded", "capitalise":
		return len(c.Claims) > 0 && l.story.isLawful(what)
	case "task-done":
		return len(c.OpenTasks()) > 0
	case "no-interest":
		return c.Possible(sparing(words), l.story.day) == nil
	case "flow":
		return !c.IsClosed() && words[1] != c.Flow
	case "by-hand":
		return !c.IsClosed() && !c.ByHand
	case "batch":
		return !c.IsClosed() && c.ByHand
	}
	return l.story.isPossible(what)
}

// isLawful reports whether the guard lets the event happen that a line tells of.
func (s *story) isLawful(what string) bool {
	ids := s.ids
	defer func() { s.ids = ids }()
	answer, err := followup.Judge(s.book, &s.c, s.event(what), s.day)
	return err == nil && answer.Verdict != followup.Refuse
}

// isPossible reports whether the event that a line tells of is possible, and so large a
// refund that there is money for.
func (s *story) isPossible(what string) bool {
	words, ids := strings.Fields(what), s.ids
	defer func() { s.ids = ids }()
	var e debt.Event
	switch words[0] {
	case "payment":
		p := s.paid(words)
		if !p.Amount.IsPositive() {
			return false
		}
		e = p
	case "credit":
		if len(s.c.Claims) == 0 {
			return false
		}
		e = s.credited(words)
	case "new-address":
		return true
	default:
		e = s.event(what)
	}
	return s.c.Possible(e, s.day) == nil
}
