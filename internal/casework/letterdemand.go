package casework

import (
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/letter"
	"krav/internal/money"
)

// mostCosts returns the most that own collection can cost the debtor, which the
// notice of collection may say; nothing in other letters.
func (v *visit) mostCosts(c *debt.Case, step *debt.Step) (money.Amount, error) {
	if !step.Document.IsCollectionNotice() {
		return money.Amount{}, nil
	}
	return followup.MostCosts(v.book, c, step.Planned)
}

// demandInput fills in what only a demand says: its costs and the notice that allows
// them, and every instalment of what it proposes.
func (v *visit) demandInput(input *letter.Input, c *debt.Case, step *debt.Step) error {
	input.Costs = step.CostsCharged()
	if notice := followup.Notice(c, step.Planned); notice != nil {
		input.Notice = letter.Notice{Sent: notice.Dispatched, Deadline: notice.Deadline}
	} else {
		input.Notice = letter.Notice{Sent: followup.NoticeElsewhere(c, step)}
	}
	if step.Proposal.IsZero() {
		return nil
	}
	plan, err := c.Account.Instalments(v.book, step.Planned, ledger.PlanTerms{
		First: step.Proposal.First, Cadence: ledger.Monthly, Amount: step.Proposal.Amount,
	})
	if err != nil {
		return err
	}
	if len(plan.Instalments) != step.Proposal.Count {
		return fault.New(fault.Corrupt, "letter.plan_does_not_add_up").With("rest", money.Amount{}.String()).With("owed", input.Total.String())
	}
	input.Plan = planOnLetters(plan)
	return nil
}

func planOnLetters(p ledger.InstalmentPlan) letter.Plan {
	plan := letter.Plan{Every: letter.EveryMonth, Amount: p.Amount}
	for _, i := range p.Instalments {
		plan.Instalments = append(plan.Instalments, letter.Instalment{On: i.On, Amount: i.Amount, Interest: i.Ran(), Lost: i.Lost(), Rest: i.Rest})
	}
	return plan
}
