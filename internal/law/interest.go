package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// DefaultRate is the yearly rate of default interest on one claim
// (morarentesats), with the two rows it is the sum of. The rows are the book's
// own and aren't to be changed.
type DefaultRate struct {
	Rate      money.Rate
	Reference *Dated[money.Rate]
	Margin    *Dated[money.Rate]
}

// Unverified reports whether either part rests on an unverified source.
func (r DefaultRate) Unverified() bool {
	return r.Reference.Source.Unverified || r.Margin.Source.Unverified
}

// Assumed reports whether the reference rate is one that nobody has fixed yet.
func (r DefaultRate) Assumed() bool { return r.Reference.Assumed }

// DefaultInterestRate returns the rate for one day of interest on a claim that
// fell due on day due (rentelovens § 5): the Nationalbank's official lending
// rate as fixed for the half-year of that day, and a margin that the claim keeps
// from the day it fell due. The law has no floor: a negative reference rate
// makes the whole lower than the margin. It fails with an *UnknownError.
func (b *Book) DefaultInterestRate(due, day civil.Date) (DefaultRate, error) {
	margin, err := b.Margin.Find(due)
	if err != nil {
		return DefaultRate{}, err
	}
	reference, err := b.ReferenceRate.Find(day)
	if err != nil {
		return DefaultRate{}, err
	}
	return defaultRate(reference, margin), nil
}

func defaultRate(reference, margin *Dated[money.Rate]) DefaultRate {
	return DefaultRate{Rate: reference.Value.Plus(margin.Value), Reference: reference, Margin: margin}
}

// RateSegment is a run of days that carry the same rate, inside one half-year.
type RateSegment struct {
	Days civil.Interval
	DefaultRate
}

// RateWalk goes through the rates of a period, half-year by half-year, oldest
// first, and allocates nothing:
//
//	walk := book.RateSegments(due, days)
//	for walk.Next() {
//		segment := walk.Segment()
//	}
//	if err := walk.Err(); err != nil {
//
// When the law runs dry on the way, the walk ends there and Err says so: what
// was seen before is right, but it isn't the whole.
type RateWalk struct {
	reference *Series[money.Rate]
	margin    *Dated[money.Rate]
	row       int            // of the reference rate, for the first day left
	left      civil.Interval // days not walked yet
	segment   RateSegment
	done      bool
	err       error
}

// RateSegments returns a walk over the rates of default interest that a claim
// which fell due on day due carries on the days given. Segments meet at every
// 1 January and 1 July, also where the rate didn't change. No days, no
// segments. A period without end walks until the law runs dry.
func (b *Book) RateSegments(due civil.Date, days civil.Interval) RateWalk {
	walk := RateWalk{reference: &b.ReferenceRate, left: days, done: days.IsEmpty()}
	if walk.done {
		return walk
	}
	margin, err := b.Margin.Find(due)
	if err != nil {
		walk.fail(err)
		return walk
	}
	walk.margin, walk.row = margin, b.ReferenceRate.index(days.From)
	return walk
}

// Next moves to the next segment and reports whether there is one.
func (w *RateWalk) Next() bool {
	if w.done {
		return false
	}
	if !w.reference.answers(w.row, w.left.From) {
		w.fail(unknown(w.reference, w.left.From))
		return false
	}
	until := w.reference.until(w.row)
	days := w.left.Overlap(civil.Interval{From: w.left.From, Until: until})
	w.segment = RateSegment{Days: days, DefaultRate: defaultRate(w.reference.take(w.row), w.margin)}
	w.row, w.left.From = w.row+1, until
	w.done = until.IsZero() || w.left.IsEmpty()
	return true
}

// Segment returns the segment that Next moved to.
func (w *RateWalk) Segment() RateSegment { return w.segment }

// Err returns the *UnknownError that ended the walk, or nil when the whole
// period was walked.
func (w *RateWalk) Err() error { return w.err }

func (w *RateWalk) fail(err error) { w.err, w.done = err, true }
