package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// demand finds what a demand (inkasso) costs, asks for and proposes. It carries no
// reminder fee. Compensation belongs to the letters before it, and is charged with it
// only for a claim that has come since: the law gives it for each invoice, without a
// reminder (rentelovens § 9 a, stk. 3). What it asks for is what is owed when it has been charged: money that waits for a
// claim may cover its costs before interest.
func demand(book *law.Book, taken *debt.StepTaken, made *Decision, c *debt.Case, owed ledger.Statement) error {
	var finding Reason
	var err error
	if taken.Costs, finding, err = CollectionCosts(book, c, owed, made.On); err != nil {
		return err
	}
	taken.ForgivesCosts = c.Terms.ForgivesCosts && taken.CostsCharged().Plus(costsBefore(c)).IsPositive()
	made.Reasons = append(made.Reasons, finding)
	made.Reasons = append(made.Reasons, elsewhereFinding(book, c, taken)...)
	if err := compensate(book, taken, c, owed); err != nil {
		return err
	}
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

// ruleDemand is the paragraph that asks for a demand in writing, with ten days to pay,
// before the court.
const ruleDemand = "inkassolovens § 10"

// notDemanded returns the numbers of the invoices that are owed on a day, and that no
// demand has asked for whose deadline has passed.
func notDemanded(c *debt.Case, owed ledger.Statement, d civil.Date) []string {
	var numbers []string
	for _, left := range owed.Claims {
		if left.IsOwed() && !isDemanded(c, left.Claim, d) {
			numbers = append(numbers, left.Label)
		}
	}
	return numbers
}

// demandRuns returns the last day in time of the latest demand that has asked for a claim, or
// no date where none has, or where an objection lets its time stand still.
func demandRuns(c *debt.Case, id debt.ClaimID) civil.Date {
	var last civil.Date
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Document == debt.CollectionDemand && step.Stands() && step.Left() && c.Asked(step, id) && c.LastDay(step).Before(ledger.Never) {
			last = civil.Latest(last, c.LastDay(step))
		}
	}
	return last
}

// isDemanded reports whether a demand has asked for a claim whose deadline has passed on a
// day.
func isDemanded(c *debt.Case, id debt.ClaimID, d civil.Date) bool {
	return slices.ContainsFunc(c.Steps, func(s debt.Step) bool {
		return s.Document == debt.CollectionDemand && s.Stands() && s.Left() && c.LastDay(&s).Before(d) && c.Asked(&s, id)
	})
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

// ProposalBounds returns how many instalments a demand proposes at most, and the
// smallest: the creditor's choice, or the house's where there is none.
func ProposalBounds(bounds debt.ProposalTerms) (months int, least money.Amount) {
	months, least = bounds.Months, bounds.Least
	if months <= 0 {
		months = houseMonths
	}
	if !least.IsPositive() {
		least = houseLeast()
	}
	return months, least
}

// instalments returns how many instalments a sum is divided into.
func instalments(bounds debt.ProposalTerms, owed money.Amount) int {
	months, least := ProposalBounds(bounds)
	return max(fewestInstalments, min(months, int(owed.Ore()/least.Ore())))
}

// warnOfCreditLaw says so where a plan for a consumer may be a credit agreement.
func warnOfCreditLaw(book *law.Book, made *Decision, c *debt.Case) error {
	why, asked, err := creditReview(book, made.On)
	if err != nil {
		return err
	}
	if c.Debtor.Kind == law.Consumer && asked {
		made.Reasons = append(made.Reasons, why)
	}
	return nil
}
