package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CourtCostKind is what a court costs, where the debtor is to pay for it (slags
// retsomkostning). Its name is stored.
type CourtCostKind int

// The kinds. They start at one, so that a forgotten one shows.
const (
	// CourtFeePaid is the fee that the creditor paid to the court for a step (retsafgift).
	CourtFeePaid CourtCostKind = iota + 1
	// CostsAwarded are the costs that a court has set (tilkendte sagsomkostninger).
	CostsAwarded
)

var courtCostNames = [...]string{CourtFeePaid: "fee", CostsAwarded: "awarded"}

// String returns the kind's stored name.
func (k CourtCostKind) String() string {
	if k < CourtFeePaid || k > CostsAwarded {
		return "-"
	}
	return courtCostNames[k]
}

// ParseCourtCostKind returns the kind with a stored name, or nought.
func ParseCourtCostKind(name string) CourtCostKind {
	return CourtCostKind(max(0, slices.Index(courtCostNames[:], name)))
}

// entered returns how the account knows the kind.
func (k CourtCostKind) entered() ledger.EntryKind {
	if k == CourtFeePaid {
		return ledger.CourtFee
	}
	return ledger.AwardedCosts
}

// CourtCostCharged puts what a court costs on the debt (retsomkostninger lagt til gælden).
// It bears no interest (decision 65).
type CourtCostCharged struct {
	Cost   CourtCostID
	Kind   CourtCostKind
	Court  CourtID    // the step that the fee was paid for; nought for what was awarded
	Claim  ClaimID    // the claim that it is entered on
	On     civil.Date // the day of filing, or the day of the court's decision
	Amount money.Amount
	Text   string // what shows what was awarded; personal
	Book   string // fingerprint of the law book that it was allowed by
}

// CourtCostDropped takes it off the debt again, as if it had never been (retsomkostninger
// taget af gælden): the step came to nothing, or it was entered wrongly.
type CourtCostDropped struct {
	Cost CourtCostID
}

// CourtCost is a cost of the courts on a case, and whether it still stands.
type CourtCost struct {
	Charged CourtCostCharged
	Dropped civil.Date // the day that it was taken off, or no date

	entry ledger.EntryID
}

// Stands reports whether the debtor is still asked for it.
func (c *CourtCost) Stands() bool { return c.Dropped.IsZero() }

// CourtCost returns the case's cost with an id, or nil.
func (c *Case) CourtCost(id CourtCostID) *CourtCost {
	for i := range c.CourtCosts {
		if c.CourtCosts[i].Charged.Cost == id {
			return &c.CourtCosts[i]
		}
	}
	return nil
}

// CourtFeeOf returns the fee of a step at court that the debtor is asked for, or nil.
func (c *Case) CourtFeeOf(step CourtID) *CourtCost {
	for i := range c.CourtCosts {
		cost := &c.CourtCosts[i]
		if cost.Charged.Kind == CourtFeePaid && cost.Charged.Court == step && cost.Stands() {
			return cost
		}
	}
	return nil
}

// chargeCourtCost enters a cost of the courts on the account.
func (c *Case) chargeCourtCost(o Occurred, e CourtCostCharged) string {
	if c.CourtCost(e.Cost) != nil {
		return "cost"
	}
	if c.Claim(e.Claim) == nil {
		return "claim"
	}
	label := ""
	if step := c.CourtStep(e.Court); step != nil {
		label = step.Route.String()
	}
	id := entry(o, 0)
	c.enter(ledger.Entry{ID: id, Kind: e.Kind.entered(), On: e.On, Amount: e.Amount, Claim: e.Claim, Label: label})
	c.CourtCosts = append(c.CourtCosts, CourtCost{Charged: e, entry: id})
	return ""
}

func (c *Case) dropCourtCost(o Occurred, e CourtCostDropped) string {
	cost := c.CourtCost(e.Cost)
	if cost == nil || !cost.Stands() {
		return "cost"
	}
	cost.Dropped = o.On
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.Reversal, On: o.On, Reverses: cost.entry})
	return ""
}

func (c *Case) allowsCourtCost(e *CourtCostCharged, on civil.Date) error {
	switch {
	case c.CourtCost(e.Cost) != nil:
		return errRecorded()
	case c.Claim(e.Claim) == nil:
		return errClaimUnknown()
	case e.On.IsZero() || e.On.After(on):
		return fault.New(fault.Invalid, "case.court_day_wrong").In("day")
	case !e.Amount.IsPositive():
		return errNotPositive("amount")
	case e.Kind == CourtFeePaid && (c.CourtStep(e.Court) == nil || c.CourtFeeOf(e.Court) != nil):
		return errRecorded()
	case e.Kind == CostsAwarded && e.Text == "":
		return fault.New(fault.Invalid, "case.award_text_missing").In("text")
	case e.Kind.String() == "-":
		return fault.New(fault.Invalid, "case.court_cost_unknown")
	}
	return nil
}

func (c *Case) allowsDroppingCourtCost(e CourtCostDropped) error {
	if cost := c.CourtCost(e.Cost); cost == nil || !cost.Stands() {
		return fault.New(fault.Conflict, "case.court_cost_gone").In("cost")
	}
	return nil
}
