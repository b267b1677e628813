package casework

import (
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
)

// letters proves the archived letters of a case, and notes those whose figures
// would be others by what is known now. Those of a case that was erased are gone.
func (a *auditor) letters(ctx context.Context, c *debt.Case) error {
	for i := range c.Letters {
		made := &c.Letters[i]
		a.verdict.Letters++
		archived, err := a.reader.Archived(ctx, made.Letter)
		if fault.Is(err, fault.NotFound) && c.Debtor.IsErased() {
			continue
		}
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Corrupt) || err == nil && hashOf(archived.Front, archived.Body) != made.Hash {
			a.wrong(c.ID, fault.New(fault.Corrupt, "verify.letter_changed").With("letter", number(int64(made.Letter))))
			continue
		}
		if err != nil {
			return err
		}
		a.figures(c, made)
	}
	return nil
}

// unnamedLetters names archived letters that the journal knows nothing of: what it said
// of them was cut off.
func (a *auditor) unnamedLetters(c *debt.Case, archived []debt.DocumentID) {
	for _, id := range archived {
		if c.Letter(id) == nil {
			a.wrong(c.ID, fault.New(fault.Corrupt, "verify.letter_unnamed").With("letter", number(int64(id))))
		}
	}
}

func (a *auditor) figures(c *debt.Case, made *debt.Letter) {
	step := c.Step(made.Step)
	if step == nil || !step.Stands() {
		return
	}
	owed, err := c.Account.StatementOn(a.visit.book, made.Dated)
	if err != nil || owed.Total() == made.Total || a.stoodThatMorning(c, made) {
		return
	}
	why := fault.New(fault.Conflict, "verify.letter_outdated").With("case", number(c.Number)).With("said", made.Total.String()).With("now", owed.Total().String()).With("day", made.Dated.String())
	a.verdict.Outdated = append(a.verdict.Outdated, Wrong{Creditor: c.Creditor, Case: c.ID, Why: why})
}

// stoodThatMorning reports whether a letter's figures are those of its day before
// any money came that day: what comes on the day of a letter, or after it, makes
// no letter wrong.
func (a *auditor) stoodThatMorning(c *debt.Case, made *debt.Letter) bool {
	morning := c.Account
	morning.Entries = slices.DeleteFunc(slices.Clone(morning.Entries), func(e ledger.Entry) bool {
		return e.Kind == ledger.Payment && e.On == made.Dated
	})
	owed, err := morning.StatementOn(a.visit.book, made.Dated)
	return err == nil && owed.Total() == made.Total
}
