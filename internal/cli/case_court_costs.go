package cli

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
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

// costFlag is a cost of the courts, by its id.
type costFlag struct{ debt.CourtCostID }

// UnmarshalText reads the id of a cost. It fails with fault.Invalid, case.court_cost_gone.
func (f *costFlag) UnmarshalText(text []byte) error {
	id, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return fault.New(fault.Invalid, "case.court_cost_gone")
	}
	f.CourtCostID = debt.CourtCostID(id)
	return nil
}

// caseCourtDropCommand takes a cost of the courts off the debt again.
type caseCourtDropCommand struct {
	ofCase
	Cost costFlag `required:"" placeholder:"ID"`
}

func (caseCourtDropCommand) page() page {
	flags := ofCase{}.about()
	flags["cost"] = "help.case_court_drop_cost"
	return page{
		does: "help.case_court_drop", why: "help.case_court_drop_why", flags: flags,
		examples: []example{{"help.case_court_drop_example", "krav case court drop 10001 --creditor 1 --cost 61"}},
	}
}

// Run takes it off.
func (c *caseCourtDropCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		return h.DropCourtCost(ctx, c.actor(), c.id(), c.number(), c.Cost.CourtCostID)
	})
}

// caseCourtCost is a cost of the courts that the debtor was asked for.
type caseCourtCost struct {
	Cost    int64        `json:"cost"`
	Kind    string       `json:"kind"`
	On      civil.Date   `json:"on"`
	Amount  money.Amount `json:"amount"`
	Dropped civil.Date   `json:"dropped,omitzero"`
}

func courtCostsOf(c *debt.Case) []caseCourtCost {
	costs := make([]caseCourtCost, len(c.CourtCosts))
	for i, cost := range c.CourtCosts {
		costs[i] = caseCourtCost{Cost: int64(cost.Charged.Cost), Kind: cost.Charged.Kind.String(), On: cost.Charged.On, Amount: cost.Charged.Amount, Dropped: cost.Dropped}
	}
	return costs
}

// courtCostKey is the message that tells of a cost of the courts.
func courtCostKey(kind debt.CourtCostKind) string {
	if kind == debt.CostsAwarded {
		return "event.costs_awarded"
	}
	return "event.court_fee_charged"
}
