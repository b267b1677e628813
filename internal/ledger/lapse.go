package ledger

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// run is interest of days at one rate on one base, in one half-year.
type run struct {
	days civil.Interval
	rate money.Rate
	base money.Amount
}

// lapse lets the interest go that is lost by limitation on a day (forældede renter,
// forældelseslovens § 5, stk. 2): that of the days after a foundation, as far as nobody has
// paid it. Money covers the oldest interest first, and so what was paid before it was lost
// isn't lost.
func (w *walk) lapse(p *position, on civil.Date) error {
	days, err := w.book.InterestLostDays(p.claim.Due, p.claim.Interrupted, on)
	if fault.Is(err, fault.UnknownLaw) { // a claim of the older law: nobody here knows
		return nil
	}
	if err != nil {
		return err
	}
	paid := p.settled.Minus(p.lapsed)
	var lost money.Amount
	for _, span := range days {
		before := money.Max(w.accruedBy(p, span.From.AddDays(-1)), paid)
		lost = lost.Plus(money.Max(w.accruedBy(p, span.Until.AddDays(-1)).Minus(before), money.Amount{}))
	}
	more := money.Min(lost.Minus(p.lapsed), p.interest())
	if !more.IsPositive() {
		return nil
	}
	p.lapsed, p.settled = p.lapsed.Plus(more), p.settled.Plus(more)
	p.coverCapital()
	w.result.Waived, w.result.TimeBarred = w.result.Waived.Plus(more), w.result.TimeBarred.Plus(more)
	w.explain.lapsed(p.claim, on, more)
	return nil
}

// accruedBy returns the interest that a claim had borne by the end of a day, which has been
// counted.
func (w *walk) accruedBy(p *position, day civil.Date) money.Amount {
	var sum money.Accrual
	count := w.account.DayCount
	for _, r := range p.runs {
		days := r.days.Overlap(civil.Interval{From: r.days.From, Until: day.AddDays(1)})
		if days.IsEmpty() {
			break
		}
		sum = sum.Plus(money.Accrue(r.base, r.rate, count.days(days), count.yearDays(days.From)))
	}
	return sum.HalfAwayFromZero()
}

// lapsed adds interest that is lost to the line that its claim has of it.
func (x *explanation) lapsed(c *Claim, on civil.Date, amount money.Amount) {
	if x == nil {
		return
	}
	for i := range x.lines {
		if l := &x.lines[i]; l.Rule == ByLimitation && l.Claim == c.ID {
			l.Period, l.KeyDay, l.Amount = oneDay(on), on, l.Amount.Minus(amount)
			return
		}
	}
	x.add(Line{Kind: WaivedLine, Claim: c.ID, Label: c.Label, Period: oneDay(on), Amount: amount.Negated(), Rule: ByLimitation, KeyDay: on})
}
