package ledger

import (
	"cmp"
	"slices"

	"krav/internal/civil"
	"krav/internal/money"
)

// aging is which of a claim's interest is settled, where it matters of which days it is
// (renternes alder). The interest is seen as one line of money, the oldest at the front.
type aging struct {
	runs    []run        // how it has grown
	settled []stretch    // what is paid, given up or lost, in order
	capital money.Amount // how far what was capitalised reaches
}

// run is interest of days at one rate on one base, in one half-year.
type run struct {
	days civil.Interval
	rate money.Rate
	base money.Amount
}

// stretch is a part of a claim's interest: what had come by its end, less what had come by
// its beginning.
type stretch struct {
	from, until money.Amount
	by          ending
}

// ending is how interest was settled.
type ending int

const (
	paidOff ending = iota + 1
	givenUp
	lapsed
)

func (s stretch) length() money.Amount { return money.Max(s.until.Minus(s.from), money.Amount{}) }

// cover settles an amount of what has come so far: what came since interest was capitalised
// before that, and of each the oldest first.
func (a *aging) cover(soFar, amount money.Amount, by ending) {
	newer := a.settle(a.capital, soFar, amount, by)
	a.settle(money.Amount{}, a.capital, amount.Minus(newer), by)
}

// settle settles what is open between two points, the oldest first and at most so much, and
// returns what there was.
func (a *aging) settle(from, until, most money.Amount, by ending) money.Amount {
	var done money.Amount
	for _, gap := range a.gaps(from, until) {
		share := money.Min(gap.length(), most.Minus(done))
		if !share.IsPositive() {
			break
		}
		a.settled = append(a.settled, stretch{gap.from, gap.from.Plus(share), by})
		done = done.Plus(share)
	}
	slices.SortFunc(a.settled, func(a, b stretch) int { return cmp.Compare(a.from.Ore(), b.from.Ore()) })
	return done
}

// open returns how much isn't settled between two points.
func (a *aging) open(from, until money.Amount) money.Amount {
	var sum money.Amount
	for _, gap := range a.gaps(from, until) {
		sum = sum.Plus(gap.length())
	}
	return sum
}

// gaps returns what isn't settled between two points, in order.
func (a *aging) gaps(from, until money.Amount) []stretch {
	var gaps []stretch
	for _, s := range a.settled {
		if gap := (stretch{from: from, until: money.Min(s.from, until)}); gap.length().IsPositive() {
			gaps = append(gaps, gap)
		}
		from = money.Max(from, s.until)
	}
	if gap := (stretch{from: from, until: until}); gap.length().IsPositive() {
		gaps = append(gaps, gap)
	}
	return gaps
}

// uncover opens an amount again that money had settled, the newest first.
func (a *aging) uncover(amount money.Amount) {
	for i := range slices.Backward(a.settled) {
		s := &a.settled[i]
		if s.by == paidOff {
			share := money.Min(s.length(), amount)
			s.until, amount = s.until.Minus(share), amount.Minus(share)
		}
	}
}
