package followup

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
)

// Overtaken returns the steps of a case whose letters left though all that was due
// had been paid or credited by their day: what counts from an earlier day was known
// late. Money of the step's own day may answer its letter, and overtakes nothing; a
// credit note of that day is the creditor's own word, and does. Nobody who paid in
// time owes a fee for a reminder (rentelovens § 9 b), or the costs of collection
// (§ 9 a), because the bank's file came late. It fails with *law.UnknownError where
// the book has no rate for a day that bears interest.
func Overtaken(book *law.Book, c *debt.Case) ([]debt.StepID, error) {
	var overtaken []debt.StepID
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.Stands() || !step.Left() {
			continue // a letter that hasn't left is stopped by the last look
		}
		account := c.AccountWithout(append(standingFrom(c.Steps[i:]), overtaken...)...)
		owed, err := owedBefore(book, &account, step)
		if err != nil {
			return nil, err
		}
		if !owed.Left.Total().IsPositive() {
			overtaken = append(overtaken, step.Step)
		}
	}
	return overtaken, nil
}

// CostsTooHigh returns what demands charged too much for the creditor's own collection,
// and what they may charge: the table goes by what was owed when the demand left
// (BEK 601, bilag 2), and a part of it had been paid or credited before, which was
// known late. It fails with *law.UnknownError as CollectionCosts does.
func CostsTooHigh(book *law.Book, c *debt.Case) ([]debt.CostsLowered, error) {
	var lowered []debt.CostsLowered
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.Stands() || !step.Left() || !step.CostsCharged().IsPositive() {
			continue
		}
		before := c.Without(standingFrom(c.Steps[i:])...)
		owed, err := owedBefore(book, &before.Account, step)
		if err != nil {
			return nil, err
		}
		allowed, _, err := CollectionCosts(book, &before, owed, step.Dispatched)
		if err != nil && !fault.Is(err, fault.UnknownLaw) {
			return nil, err
		}
		right := debt.CostsLowered{Step: step.Step, Costs: allowed}
		if err == nil && right.Total().Less(step.CostsCharged()) {
			lowered = append(lowered, right)
		}
	}
	return lowered, nil
}

// owedBefore returns what was owed on the day that the letter of a step left, before
// money of that day.
func owedBefore(book *law.Book, account *ledger.Account, step *debt.Step) (ledger.Statement, error) {
	before := *account
	before.Entries = slices.DeleteFunc(slices.Clone(account.Entries), func(e ledger.Entry) bool {
		return e.Kind == ledger.Payment && !e.On.Before(step.Dispatched)
	})
	return before.StatementOn(book, step.Dispatched)
}

func standingFrom(steps []debt.Step) []debt.StepID {
	var ids []debt.StepID
	for i := range steps {
		if steps[i].Stands() {
			ids = append(ids, steps[i].Step)
		}
	}
	return ids
}
