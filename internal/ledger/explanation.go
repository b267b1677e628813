package ledger

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// explanation collects why the figures of a statement are what they are. A nil
// explanation collects nothing: the figures are the same with and without.
type explanation struct {
	lines  []Line
	shares []Share
}

// shown is how much interest of a claim stands in lines, and in which of them
// last, counted from one.
type shown struct {
	amount money.Amount
	last   int
}

func (x *explanation) principal(c *Claim) { x.principalOf(c, c.Principal) }

// principalOf adds so much of a claim's principal: to the line that it has, where part of
// it counts already.
func (x *explanation) principalOf(c *Claim, amount money.Amount) {
	if x == nil {
		return
	}
	for i := range x.lines {
		if l := &x.lines[i]; l.Kind == PrincipalLine && l.Claim == c.ID {
			l.Amount = l.Amount.Plus(amount)
			return
		}
	}
	x.add(Line{Kind: PrincipalLine, Claim: c.ID, Label: c.Label, Period: oneDay(c.Due), Amount: amount, Rule: ByAgreement})
}

var chargeLines = [...]struct {
	kind LineKind
	rule Rule
}{
	ReminderFee:     {ReminderFeeLine, ByReminderFee},
	Compensation:    {CompensationLine, ByCompensation},
	CollectionCosts: {CollectionCostsLine, ByCollectionCosts},
	CourtFee:        {CourtFeeLine, ByCourtFee},
	AwardedCosts:    {AwardedCostsLine, ByAward},
	CreditNote:      {CreditNoteLine, ByReceipt},
	Waiver:          {WaivedLine, ByReceipt},
	Payment:         {PaymentLine, ByReceipt},
	Refund:          {RefundLine, ByReceipt},
}

func (x *explanation) charge(e *Entry, keyDay civil.Date) {
	if x == nil {
		return
	}
	as := chargeLines[e.Kind]
	x.add(Line{Kind: as.kind, Claim: e.Claim, Entry: e.ID, Label: e.Label, Period: oneDay(e.On), Amount: e.Amount, Rule: as.rule, KeyDay: keyDay})
}

func (x *explanation) lowered(e *Entry, by money.Amount) {
	if x == nil {
		return
	}
	as := chargeLines[e.Kind]
	x.add(Line{Kind: as.kind, Claim: e.Claim, Entry: e.ID, Label: e.Label, Period: oneDay(e.On), Amount: by.Negated(), Rule: as.rule})
}

// interest adds the interest of a run of days. Its amount is what the claim's
// rounded total grows by, so that the lines add up to the figure; days that
// follow on at the same rate and base, in the same half-year, lengthen the line
// before.
func (x *explanation) interest(p *position, segment law.RateSegment, days int, rate money.Rate) {
	if x == nil {
		return
	}
	grown := p.accrued.HalfAwayFromZero()
	line := Line{
		Kind: InterestLine, Claim: p.claim.ID, Label: p.claim.Label, Period: segment.Days, Days: days,
		Rate: rate, Base: p.base(), Amount: grown.Minus(p.shown.amount), Rule: p.claim.rule(rate), Statutory: segment.DefaultRate,
		GaveWay: p.claim.gaveWay(rate),
	}
	if last := x.lastInterest(p.shown); last != nil && last.goesOn(line) {
		last.Period.Until, last.Days, last.Amount = line.Period.Until, last.Days+days, last.Amount.Plus(line.Amount)
	} else {
		x.add(line)
		p.shown.last = len(x.lines)
	}
	p.shown.amount = grown
}

func (x *explanation) lastInterest(so shown) *Line {
	if so.last == 0 {
		return nil
	}
	return &x.lines[so.last-1]
}

// goesOn reports whether a line of interest follows on this one with nothing
// changed and in the same half-year.
func (l *Line) goesOn(next Line) bool {
	return l.Period.Until == next.Period.From && l.Rate == next.Rate && l.Base == next.Base && next.Period.Until.Compare(nextHalfYear(l.Period.From)) <= 0
}

func (x *explanation) share(s Share) {
	if x == nil {
		return
	}
	x.shares = append(x.shares, s)
}

func (x *explanation) rest(c credit, on civil.Date) {
	if x == nil || c.left.IsZero() {
		return
	}
	x.share(Share{Payment: c.entry.ID, Part: RestShare, On: on, Amount: c.left})
}

func (x *explanation) add(l Line) { x.lines = append(x.lines, l) }

// explaining returns an explanation with room for what an account will need: a line
// for each claim and entry, and of interest one for each half-year of a claim and for
// each time that its principal changes.
func (a *Account) explaining(on civil.Date) *explanation {
	lines := len(a.Claims) + 2*len(a.Entries)
	for i := range a.Claims {
		if from := a.Claims[i].InterestFrom; !from.IsZero() && from.Before(on) {
			lines += from.DaysUntil(on)/daysOfHalfYear + 2
		}
	}
	return &explanation{lines: make([]Line, 0, lines), shares: make([]Share, 0, 3*len(a.Entries))}
}

// daysOfHalfYear is how long the shortest half-year is, to make room by.
const daysOfHalfYear = 181

func (x *explanation) into(s *Statement) {
	if x == nil {
		return
	}
	s.Lines, s.Shares = x.ordered(), x.shares
}

// ordered puts the lines in the order of their kinds, and within a kind leaves them as they
// came. Lines are large: each is moved straight to its place, without a second list.
func (x *explanation) ordered() []Line {
	places := x.places()
	for i := range places {
		for places[i] != i {
			place := places[i]
			x.lines[i], x.lines[place] = x.lines[place], x.lines[i]
			places[i], places[place] = places[place], places[i]
		}
	}
	return x.lines
}

// places returns the place that each line belongs at.
func (x *explanation) places() []int {
	var next [RefundLine + 1]int // place of the next line of each kind
	for i := range x.lines {
		next[x.lines[i].Kind]++
	}
	before := 0
	for kind, count := range next {
		next[kind], before = before, before+count
	}
	places := make([]int, len(x.lines))
	for i := range x.lines {
		place := &next[x.lines[i].Kind]
		places[i] = *place
		*place++
	}
	return places
}

func oneDay(d civil.Date) civil.Interval { return civil.Interval{From: d, Until: d.AddDays(1)} }
