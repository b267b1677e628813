package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// demand finds what a demand (inkasso) costs, asks for and proposes. It carries
// neither a reminder fee nor compensation: those belong to the letters before it.
// What it asks for is what is owed when it has been charged: money that waits for a
// claim may cover its costs before interest.
func demand(book *law.Book, taken *debt.StepTaken, made *Decision, c *debt.Case, owed ledger.Statement) error {
	var finding Reason
	var err error
	if taken.Costs, finding, err = CollectionCosts(book, c, owed, made.On); err != nil {
		return err
	}
	made.Reasons = append(made.Reasons, finding)
	charged := c.Clone()
	if err := charged.Apply(debt.Occurred{Version: c.Version + 1, On: made.On, Known: made.On, Event: *taken}); err != nil {
		return err
	}
	after, err := charged.Account.StatementOn(book, made.On)
	if err != nil {
		return err
	}
	taken.Asked = after.Total()
	if c.Terms.Proposal.Never {
		return nil
	}
	if taken.Proposal, err = proposal(book, &charged, taken); err != nil {
		return err
	}
	return warnOfCreditLaw(book, made, c)
}

// The house's own bounds on the plan that a demand proposes.
const houseMonths = 6

func houseLeast() money.Amount { return money.Kroner(200, 0) }

// fewestInstalments is what makes a plan: less is no proposal to pay bit by bit.
const fewestInstalments = 2

// proposal returns the plan that a demand proposes for all that it asks for, on the
// case with its costs: an instalment a month, from the first of the month after its deadline, when wages
// have come; as many as the creditor's bounds allow.
func proposal(book *law.Book, charged *debt.Case, taken *debt.StepTaken) (debt.Proposal, error) {
	first := firstOfNextMonth(taken.Deadline)
	terms := ledger.PlanTerms{First: first, Cadence: ledger.Monthly, Count: instalments(charged.Terms.Proposal, taken.Asked)}
	plan, err := charged.Account.Instalments(book, taken.Planned, terms)
	if err != nil {
		return debt.Proposal{}, err
	}
	return debt.Proposal{Count: len(plan.Instalments), First: first, Amount: plan.Amount}, nil
}

func firstOfNextMonth(d civil.Date) civil.Date {
	year, month, _ := d.Split()
	return civil.Of(year, month, 1).AddMonths(1)
}

// instalments returns how many instalments a sum is divided into.
func instalments(bounds debt.ProposalTerms, owed money.Amount) int {
	months, least := bounds.Months, bounds.Least
	if months <= 0 {
		months = houseMonths
	}
	if !least.IsPositive() {
		least = houseLeast()
	}
	return max(fewestInstalments, min(months, int(owed.Ore()/least.Ore())))
}

// warnOfCreditLaw says so where a plan for a consumer may be a credit agreement.
func warnOfCreditLaw(book *law.Book, made *Decision, c *debt.Case) error {
	row, err := book.ConsumerPlans.Find(made.On)
	if err != nil {
		return err
	}
	if c.Debtor.Kind == law.Consumer && row.Value.Review {
		made.Reasons = append(made.Reasons, Reason{Key: "guard.plan_needs_review"}.by(row.Source))
	}
	return nil
}
