package ledger

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// count adds a claim's interest up to and including a day, on the principal that
// has been left since it was last counted, and lets go of what is lost by then.
func (w *walk) count(p *position, day civil.Date) error {
	if p.claim.InterestFrom.IsZero() || !day.After(p.counted) {
		return nil
	}
	if err := w.grow(p, day); err != nil || !p.mayLose() {
		return err
	}
	return w.lapse(p, day)
}

// grow adds a claim's interest up to and including a day.
func (w *walk) grow(p *position, day civil.Date) error {
	run := civil.Interval{From: p.counted.AddDays(1), Until: day.AddDays(1)}
	p.counted = day
	if p.base().IsZero() {
		return nil
	}
	for _, free := range w.freeFor(p.claim.ID) {
		if free.Overlap(run).IsEmpty() {
			continue
		}
		if err := w.accrue(p, civil.Interval{From: run.From, Until: free.From}); err != nil {
			return err
		}
		run.From = civil.Latest(run.From, free.Until)
		if free.Until.IsZero() {
			return nil
		}
	}
	return w.accrue(p, run)
}

// accrue adds the interest of a run of days, rate by rate.
func (w *walk) accrue(p *position, run civil.Interval) error {
	if p.claim.isFixed() {
		w.accrueFixed(p, run)
		return nil
	}
	rates := w.book.RateSegments(p.claim.Due, run)
	for rates.Next() {
		w.accrueAt(p, rates.Segment())
	}
	return rates.Err()
}

// accrueFixed adds the interest of a run of days at a rate that asks nothing of
// the book: it goes on where the reference rate isn't known. The days are cut at
// the half-years as all others are.
func (w *walk) accrueFixed(p *position, run civil.Interval) {
	for !run.IsEmpty() {
		halfYear := civil.Interval{From: run.From, Until: nextHalfYear(run.From)}
		days := run.Overlap(halfYear)
		w.accrueAt(p, law.RateSegment{Days: days})
		run.From = days.Until
	}
}

// nextHalfYear returns the first 1 January or 1 July after a day.
func nextHalfYear(d civil.Date) civil.Date {
	year, month, _ := d.Split()
	return civil.Of(year, 1, 1).AddMonths(6 * (1 + halfYear(int(month))))
}

// halfYear returns 0 for the months to June and 1 for the others.
func halfYear(month int) int { return (month - 1) / 6 }

// accrueAt adds the interest of days at one rate. They lie in one half-year, so
// that they have one length of year.
func (w *walk) accrueAt(p *position, segment law.RateSegment) {
	count, rate := w.account.DayCount, p.claim.rate(segment.Rate)
	days := count.days(segment.Days)
	p.accrued = p.accrued.Plus(money.Accrue(p.base(), rate, days, count.yearDays(segment.Days.From)))
	if p.mayLose() {
		p.aging.runs = append(p.aging.runs, run{days: segment.Days, rate: rate, base: p.base()})
	}
	w.explain.interest(p, segment, days, rate)
}

// isFixed reports whether the claim's rate is the agreed one, whatever the
// statutory rate is.
func (c *Claim) isFixed() bool { return !c.Agreed.IsZero() && !c.Capped }

// rate returns the yearly rate of the claim, where the statutory one is given.
func (c *Claim) rate(statutory money.Rate) money.Rate {
	if c.Agreed.IsZero() || c.Capped && statutory.Less(c.Agreed) {
		return statutory
	}
	return c.Agreed
}

// gaveWay returns the agreed rate that gave way to the one given because it was
// higher, or nought (rentelovens § 7).
func (c *Claim) gaveWay(to money.Rate) money.Rate {
	if c.Capped && to.Less(c.Agreed) {
		return c.Agreed
	}
	return money.Rate{}
}

// rule returns the rule that the claim's rate rests on, where that rate is given.
func (c *Claim) rule(rate money.Rate) Rule {
	if !c.Agreed.IsZero() && rate == c.Agreed {
		return ByAgreedInterest
	}
	return ByDefaultInterest
}

// daily adds what a further day costs, at the rate in force on the day.
func (w *walk) daily() error {
	var sum money.Accrual
	for i := range w.claims {
		p := &w.claims[i]
		if !w.goesOn(p) {
			continue
		}
		rate, err := w.rateInForce(p.claim)
		if err != nil {
			return err
		}
		if w.result.Base.IsZero() {
			w.result.Rate = rate
		}
		w.result.Base = w.result.Base.Plus(p.base())
		sum = sum.Plus(money.Accrue(p.base(), rate, 1, w.account.DayCount.yearDays(w.on)))
	}
	w.result.Daily = sum.HalfAwayFromZero()
	return nil
}

// goesOn reports whether a further day adds interest to a claim.
func (w *walk) goesOn(p *position) bool {
	if !p.arisen || p.base().IsZero() || p.claim.InterestFrom.IsZero() || w.isFree() {
		return false
	}
	return !w.account.DayCount.first(p.claim).After(w.on.AddDays(1))
}

func (w *walk) rateInForce(c *Claim) (money.Rate, error) {
	if c.isFixed() {
		return c.Agreed, nil
	}
	statutory, err := w.book.DefaultInterestRate(c.Due, w.on)
	return c.rate(statutory.Rate), err
}

// isFree reports whether the day asked for is one without interest that is
// still going on.
func (w *walk) isFree() bool {
	for _, free := range w.account.Free {
		if free.Contains(w.on) && free.Contains(w.on.AddDays(1)) {
			return true
		}
	}
	return false
}
