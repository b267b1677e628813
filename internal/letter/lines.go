package letter

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// Line is one line of the calculation (opgørelseslinje) after the claims
// themselves. What lowers the debt has a positive amount here too; the kind of
// line says which way it goes.
//
//sumtype:decl
type Line interface {
	// amount is what the line adds to the debt: negative for what lowers it.
	amount() money.Amount
}

// InterestLine is interest on one claim over days with one rate and one base
// (renter).
type InterestLine struct {
	Claim  string     // number of the claim
	First  civil.Date // first day with interest
	Last   civil.Date // last day with interest
	Days   int        // by the case's day count
	Rate   money.Rate // yearly
	Agreed bool       // the rate is agreed; else it is that of rentelovens § 5
	Base   money.Amount
	Amount money.Amount
}

// FeeLine is the fee for a reminder (rykkergebyr, rentelovens § 9 b).
type FeeLine struct {
	For  Kind       // the letter that carried it; nought where that isn't known
	Sent civil.Date // the day that left, or no date where nobody knows
	// Count is of how many letters it is the sum, where they were sent before the claim
	// came here; nought is one.
	Count  int
	Amount money.Amount
}

// CompensationLine is the flat sum between businesses for one claim
// (kompensationsbeløb, rentelovens § 9 a, stk. 3).
type CompensationLine struct {
	Claim  string
	Amount money.Amount
}

// CostsLine are the costs of amicable collection by the creditor himself
// (omkostninger ved egen inkasso).
type CostsLine struct {
	On     civil.Date
	Amount money.Amount
}

// CourtFeeLine is a fee that the creditor has paid to a court (retsafgift).
type CourtFeeLine struct {
	Paid   civil.Date
	Levy   bool // for a request to levy execution; else for a payment order
	Amount money.Amount
}

// AwardedLine are costs that a court has awarded (sagsomkostninger).
type AwardedLine struct {
	Decided civil.Date
	Amount  money.Amount
}

// PaymentLine is money that the debtor has paid, and what it covered
// (betaling). What the shares leave of it was paid too much, whether or not it has been
// paid back.
type PaymentLine struct {
	On     civil.Date // value day
	Amount money.Amount
	Shares []Share
}

// CreditLine is a credit note (kreditnota).
type CreditLine struct {
	Number string
	On     civil.Date
	Amount money.Amount
}

// WaivedLine is a part of the debt that was given up (eftergivelse), or interest, or fees and
// costs, that are lost by limitation (forældede renter, forældede gebyrer og omkostninger).
type WaivedLine struct {
	On         civil.Date
	Amount     money.Amount
	TimeBarred bool
	Costs      bool // of what is lost: fees and costs; else interest
}

// RefundLine is money that was paid back to the debtor (tilbagebetaling). It adds to
// the debt again what was taken off it as paid.
type RefundLine struct {
	On     civil.Date
	Amount money.Amount
}

func (l InterestLine) amount() money.Amount     { return l.Amount }
func (l FeeLine) amount() money.Amount          { return l.Amount }
func (l CompensationLine) amount() money.Amount { return l.Amount }
func (l CostsLine) amount() money.Amount        { return l.Amount }
func (l CourtFeeLine) amount() money.Amount     { return l.Amount }
func (l AwardedLine) amount() money.Amount      { return l.Amount }
func (l PaymentLine) amount() money.Amount      { return l.Amount.Negated() }
func (l CreditLine) amount() money.Amount       { return l.Amount.Negated() }
func (l WaivedLine) amount() money.Amount       { return l.Amount.Negated() }
func (l RefundLine) amount() money.Amount       { return l.Amount }

// Part is a part of a debt that a payment can cover.
type Part int

// The parts of a debt, in the order that a letter lists what is left.
const (
	PrincipalPart Part = iota + 1
	InterestPart
	FeePart
	CompensationPart
	CostsPart
	CourtPart
)

// Share is the part of a payment that covered one thing (fordeling).
type Share struct {
	Of     Part
	Claim  string // number of the claim; empty where the part is of the whole case
	Fee    Kind   // which reminder's fee, where Of is FeePart
	Amount money.Amount
}

// Parts are the sums of what is left of each part of the debt (restgæld).
type Parts struct {
	Principal    money.Amount
	Interest     money.Amount
	Fees         money.Amount
	Compensation money.Amount
	Costs        money.Amount
	Court        money.Amount // fees to courts and costs awarded
}

// Total returns the sum of the parts.
func (p Parts) Total() money.Amount {
	return money.Sum(p.Principal, p.Interest, p.Fees, p.Compensation, p.Costs, p.Court)
}

// Interest is what the letter says of interest as it runs now (renter). Whether its
// rate is agreed, and whether all claims have one, follows from the lines.
type Interest struct {
	Rate     money.Rate   // yearly, in force on the day of the letter
	Daily    money.Amount // what a further day adds; nought when none runs
	Base     money.Amount // the principal that it runs on
	DayCount DayCount
	// Capitalised says after which days interest bears interest itself, and why.
	Capitalised []Capitalised
	// References are the rates that the statutory rate was made of, oldest first.
	References []Reference
}

// Capitalised says that interest bears interest itself (kapitalisering).
type Capitalised struct {
	Through civil.Date // the last day whose interest does
	Agreed  bool       // by an agreement made afterwards; else by a judgment
}

// Reference is the Nationalbank's lending rate (referencesats) of a half-year and
// the margin on it.
type Reference struct {
	Since  civil.Date
	Rate   money.Rate
	Margin money.Rate
	// Assumed says that nobody has fixed the rate yet: a sandbox goes on with the
	// last one (antaget sats), and the letter says so.
	Assumed bool
}

// DayCount is a convention for counting interest days (dagtælling). A letter
// prints the one that was used, as no statute fixes one.
type DayCount int

// The conventions known.
const (
	// Actual365: actual days over 365, the due day out and the last day in.
	Actual365 DayCount = iota + 1
	// ActualActual: actual days over the year's own length, both ends in.
	ActualActual
	// Thirty360: months of thirty days over 360.
	Thirty360
)
