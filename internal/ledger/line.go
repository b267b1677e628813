package ledger

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// LineKind is what a line of a statement is about.
type LineKind int

// The kinds of line. Payment, credit note and waived lines are negative.
const (
	PrincipalLine LineKind = iota + 1
	InterestLine
	ReminderFeeLine
	CompensationLine
	CollectionCostsLine
	CourtFeeLine
	AwardedCostsLine
	CreditNoteLine
	WaivedLine
	PaymentLine
	// RefundLine is money that was paid back. It is positive.
	RefundLine
)

var lineKindNames = [...]string{
	PrincipalLine: "principal", InterestLine: "interest", ReminderFeeLine: "reminder_fee", CompensationLine: "compensation",
	CollectionCostsLine: "collection_costs", CourtFeeLine: "court_fee", AwardedCostsLine: "awarded_costs",
	CreditNoteLine: "credit_note", WaivedLine: "waived", PaymentLine: "payment", RefundLine: "refund",
}

// String returns the kind's name on the wire, such as "reminder_fee".
func (k LineKind) String() string {
	if k < PrincipalLine || k > RefundLine {
		return "-"
	}
	return lineKindNames[k]
}

// Line explains a part of a statement: so much, for these days, at this rate, by
// this rule. The lines of a kind add up exactly to the statement's figure.
type Line struct {
	Kind   LineKind
	Claim  ClaimID
	Entry  EntryID // the entry that it shows; nought for principal and interest
	Label  string
	Period civil.Interval // for interest the days it ran; else the one day it is of
	Days   int            // interest days by the account's day count
	Rate   money.Rate     // yearly; interest only
	Base   money.Amount   // the principal that interest ran on
	Amount money.Amount
	Rule   Rule
	// KeyDay is the day of the case that picks the row of law of a charge: the
	// dispatch of a reminder, the day the claim arose for compensation and for
	// collection costs, else the day of the entry. Charges only.
	KeyDay civil.Date
	// Statutory is the statutory rate of those days and the two rows it is the sum
	// of; interest only, and empty where an agreed rate holds whatever it is.
	Statutory law.DefaultRate
	// GaveWay is the agreed rate that gave way to the statutory one, because it was
	// higher and the debtor is a consumer (rentelovens § 7); interest only, else nought.
	GaveWay money.Rate
}

// Rule says which rule a line rests on.
type Rule int

// The rules that lines rest on.
const (
	// ByAgreement is the agreement between the parties: the principal.
	ByAgreement Rule = iota + 1
	// ByDefaultInterest is rentelovens § 5: statutory interest on late payment.
	ByDefaultInterest
	// ByAgreedInterest is an agreed rate of interest.
	ByAgreedInterest
	// ByReminderFee is rentelovens § 9 b.
	ByReminderFee
	// ByCompensation is rentelovens § 9 a, stk. 3.
	ByCompensation
	// ByCollectionCosts is bekendtgørelse 601/2002.
	ByCollectionCosts
	// ByCourtFee is retsafgiftsloven.
	ByCourtFee
	// ByAward is a court's decision on costs, retsplejelovens § 316.
	ByAward
	// ByReceipt is money or credit received: it needs no rule.
	ByReceipt
	// ByLimitation is forældelseslovens § 5, stk. 2: interest that is lost by itself.
	ByLimitation
	// ByLimitationOfCosts is the same of fees and costs that were charged after a foundation.
	ByLimitationOfCosts
)

// IsTimeBarred reports whether the line is what is lost by limitation (forældet).
func (l *Line) IsTimeBarred() bool { return l.Rule == ByLimitation || l.Rule == ByLimitationOfCosts }

// SharePart is which part of a claim a share of a payment covered.
type SharePart int

// The parts, in the order that a payment covers them within a claim.
const (
	CostShare SharePart = iota + 1
	InterestShare
	PrincipalShare
	// RestShare is what no debt was left for: it is owed to the debtor.
	RestShare
	// RefundShare is what no debt was left for, and was paid back.
	RefundShare
)

// Share is the part of one payment that covered one thing (fordeling af
// betaling). The shares of a payment add up to it exactly; so do those of a credit
// note, whose shares beyond its own claim are of the money that it set free.
type Share struct {
	Payment EntryID
	Part    SharePart
	Kind    EntryKind // for a cost, which kind
	Claim   ClaimID
	Label   string
	On      civil.Date // the day it was spread
	Amount  money.Amount
}
