package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseCourtAwardCommand puts on the debt what a court has set that the debtor is to pay.
type caseCourtAwardCommand struct {
	ofCase
	Amount  amountFlag `required:"" placeholder:"KRONER"`
	On      dayFlag    `required:"" placeholder:"DAY"`
	Text    string     `required:"" placeholder:"TEXT"`
	Invoice string     `placeholder:"NUMBER"`
}

func (caseCourtAwardCommand) page() page {
	flags := ofCase{}.about()
	flags["amount"], flags["on"] = "help.case_court_award_amount", "help.case_court_award_on"
	flags["text"], flags["invoice"] = "help.case_court_award_text", "help.case_limitation_invoice"
	return page{
		does: "help.case_court_award", why: "help.case_court_award_why", flags: flags,
		examples: []example{{"help.case_court_award_example", "krav case court award 10001 --creditor 1 --amount 1500 --on 2027-01-10 --text 'Dom, BS-1234/2026'"}},
	}
}

// Run records it, and tells first what the law says of it.
func (c *caseCourtAwardCommand) Run(ctx context.Context, s *session) error {
	award := casework.CourtAward{Invoice: c.Invoice, On: c.On.Date, Amount: c.Amount.Amount, Text: c.Text}
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		event, err := award.Event(&seen.Case)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, event); err != nil {
			return err
		}
		return h.AwardCosts(ctx, c.actor(), c.id(), c.number(), award)
	})
}

// caseCourtDropCommand takes a cost of the courts off the debt again.
type caseCourtDropCommand struct {
	ofCase
	Cost numberFlag `required:"" placeholder:"NUMBER"`
}

func (caseCourtDropCommand) page() page {
	flags := ofCase{}.about()
	flags["cost"] = "help.case_court_drop_cost"
	return page{
		does: "help.case_court_drop", why: "help.case_court_drop_why", flags: flags,
		examples: []example{{"help.case_court_drop_example", "krav case court drop 10001 --creditor 1 --cost 1"}},
	}
}

// Run takes it off.
func (c *caseCourtDropCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		cost, err := courtCostNamed(&seen.Case, c.Cost)
		if err != nil {
			return err
		}
		return h.DropCourtCost(ctx, c.actor(), c.id(), c.number(), cost)
	})
}

// courtCostNamed returns the cost that was named.
func courtCostNamed(c *debt.Case, named numberFlag) (debt.CourtCostID, error) {
	for i := range c.CourtCosts {
		if id := c.CourtCosts[i].Charged.Cost; named.is(i, int64(id)) {
			return id, nil
		}
	}
	return 0, fault.New(fault.NotFound, "case.court_cost_gone")
}

// caseCourtCost is a cost of the courts that the debtor was asked for.
type caseCourtCost struct {
	No      int          `json:"no"` // its place on the case, from one
	Cost    wireID       `json:"cost"`
	Kind    string       `json:"kind"`
	On      civil.Date   `json:"on"`
	Amount  money.Amount `json:"amount"`
	Dropped civil.Date   `json:"dropped,omitzero"`
}

func courtCostsOf(c *debt.Case) []caseCourtCost {
	costs := make([]caseCourtCost, len(c.CourtCosts))
	for i, cost := range c.CourtCosts {
		costs[i] = caseCourtCost{No: i + 1, Cost: wireID(cost.Charged.Cost), Kind: cost.Charged.Kind.String(), On: cost.Charged.On, Amount: cost.Charged.Amount, Dropped: cost.Dropped}
	}
	return costs
}

// printCourtCosts lists what the courts cost, each with the number that it can be dropped by.
func (a caseAnswer) printCourtCosts(p *paper) {
	if len(a.CourtCosts) == 0 {
		return
	}
	p.heading("case.court_costs")
	for i, cost := range a.CourtCosts {
		key := "calc.line_court_fee"
		if a.seen.Case.CourtCosts[i].Charged.Kind == debt.CostsAwarded {
			key = "calc.line_awarded_costs"
		}
		left := joined(" ", " ", numbered(cost.No), p.said(key, "day", wording.Date(p.language, cost.On)))
		if !cost.Dropped.IsZero() {
			left = joined(", ", left, p.said("case.court_cost_dropped"))
		}
		p.row(left, wording.Figure(p.language, cost.Amount))
	}
}

// courtCostKey is the message that tells of a cost of the courts.
func courtCostKey(kind debt.CourtCostKind) string {
	if kind == debt.CostsAwarded {
		return "event.costs_awarded"
	}
	return "event.court_fee_charged"
}
