package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// ReminderRule is what the law says of reminder fees (rykkergebyr, rentelovens
// § 9 b).
type ReminderRule struct {
	MaxFee        money.Amount // most that one reminder may cost
	MaxCount      int          // reminders with a fee for the same debt
	MinGap        int          // days since the previous reminder
	CollectionFee money.Amount // once, for asking another to collect (inkassogebyr)
}

// GapReading is how "at least ten days since the previous reminder" is counted.
type GapReading int

// The two readings. They start at one, so that a forgotten reading shows.
const (
	// FullDays lets ten whole days lie between the two reminders, so that the
	// second leaves on the eleventh day after the first at the earliest. It can't
	// be too early, and is the house's own reading.
	FullDays GapReading = iota + 1
	// LastDay lets the second leave on the tenth day after the first.
	LastDay
)

// EarliestNext returns the first day on which a reminder may leave with a fee,
// when the previous one left on the day given.
func (r ReminderRule) EarliestNext(previous civil.Date, reading GapReading) civil.Date {
	if reading == LastDay {
		return previous.AddDays(r.MinGap)
	}
	return previous.AddDays(r.MinGap + 1)
}

// FeeFor returns the most that a reminder dispatched on day on may cost, when
// charged reminders have had a fee already and the latest reminder, with or
// without one, left on previous (no date: there was none). It is nothing when
// the number is used up or the gap too short; the letter may still be sent.
func (r ReminderRule) FeeFor(charged int, previous, on civil.Date, reading GapReading) money.Amount {
	usedUp := charged >= r.MaxCount
	tooSoon := !previous.IsZero() && on.Before(r.EarliestNext(previous, reading))
	if usedUp || tooSoon {
		return money.Amount{}
	}
	return r.MaxFee
}

// CreditRule is what the law of credit agreements asks of a plan of instalments
// with interest or costs that a consumer is offered (kreditaftaleloven).
type CreditRule struct {
	// Review says that a lawyer should have looked at the plan before it is agreed.
	Review bool
}

// CreditCap is the most that credit may cost a consumer (ÅOP-loft and omkostningsloft,
// kreditaftaleloven). What default costs isn't counted.
type CreditCap struct {
	Yearly money.Rate // of the annual percentage rate
	Whole  money.Rate // of the loan, over its whole life
}

// Ranges are least and most amounts that rise with a value (vejledende intervaller).
type Ranges []Range

// Range is one step of ranges: for values up to and including UpTo.
type Range struct{ UpTo, Least, Most money.Amount }

// NoticeRule is what the law says of a notice that must run out before the next
// step may be taken (varsel).
type NoticeRule struct {
	MinDeadline int // days from dispatch that the debtor must have
}
