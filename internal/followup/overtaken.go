package followup

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// Overtaken returns the steps of a case whose letters left though all that was due
// had been paid before their day: the money counts from an earlier day than it was
// known. Money of the step's own day may answer its letter, and overtakes nothing. Nobody who paid in time owes a fee for a reminder (rentelovens § 9 b), or
// the costs of collection (§ 9 a), because the bank's file came late. It fails with
// *law.UnknownError where the book has no rate for a day that bears interest.
func Overtaken(book *law.Book, c *debt.Case) ([]debt.StepID, error) {
	var overtaken []debt.StepID
	for i := range c.Steps {
		step := &c.Steps[i]
		if !step.Stands() || !step.Left() {
			continue // a letter that hasn't left is stopped by the last look
		}
		account := c.AccountWithout(append(standingFrom(c.Steps[i:]), overtaken...)...)
		account.Entries = slices.DeleteFunc(account.Entries, func(e ledger.Entry) bool {
			return e.Kind == ledger.Payment && !e.On.Before(step.Taken)
		})
		owed, err := account.StatementOn(book, step.Taken)
		if err != nil {
			return nil, err
		}
		if !owed.Left.Total().IsPositive() {
			overtaken = append(overtaken, step.Step)
		}
	}
	return overtaken, nil
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
