package ledger

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// mayLose reports whether interest may be lost on the claim before its principal: something
// has happened to its period.
func (p *position) mayLose() bool { return len(p.claim.Interrupted) > 0 }

// lapse lets the interest go that is lost by limitation on a day (forældede renter,
// forældelseslovens § 5, stk. 2): that of the days after a foundation, as far as nobody has
// paid it. What was paid before it was lost isn't lost.
func (w *walk) lapse(p *position, on civil.Date) error {
	days, err := w.book.InterestLostDays(p.claim.Due, p.claim.Interrupted, on)
	if fault.Is(err, fault.UnknownLaw) { // a claim of the older law: nobody here knows
		return nil
	}
	if err != nil {
		return err
	}
	var lost money.Amount
	for _, span := range days {
		from, until := w.accruedBy(p, span.From.AddDays(-1)), w.accruedBy(p, span.Until.AddDays(-1))
		lost = lost.Plus(p.aging.settle(from, until, until, lapsed))
	}
	if lost.IsZero() {
		return nil
	}
	p.settled = p.settled.Plus(lost)
	p.coverCapital()
	w.result.Waived, w.result.TimeBarred = w.result.Waived.Plus(lost), w.result.TimeBarred.Plus(lost)
	w.explain.lapsed(p.claim, on, lost, ByLimitation)
	return nil
}

// accruedBy returns the interest that a claim had borne by the end of a day, which has been
// counted.
func (w *walk) accruedBy(p *position, day civil.Date) money.Amount {
	var sum money.Accrual
	count := w.account.DayCount
	for _, r := range p.aging.runs {
		days := r.days.Overlap(civil.Interval{From: r.days.From, Until: day.AddDays(1)})
		if days.IsEmpty() {
			break
		}
		sum = sum.Plus(money.Accrue(r.base, r.rate, count.days(days), count.yearDays(days.From)))
	}
	return sum.HalfAwayFromZero()
}

// lapsed adds what is lost to the line that its claim has of it by a rule.
func (x *explanation) lapsed(c *Claim, on civil.Date, amount money.Amount, by Rule) {
	if x == nil {
		return
	}
	for i := range x.lines {
		if l := &x.lines[i]; l.Rule == by && l.Claim == c.ID {
			l.Period, l.KeyDay, l.Amount = oneDay(on), on, l.Amount.Minus(amount)
			return
		}
	}
	x.add(Line{Kind: WaivedLine, Claim: c.ID, Label: c.Label, Period: oneDay(on), Amount: amount.Negated(), Rule: by, KeyDay: on})
}
