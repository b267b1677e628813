package casework

import (
	"context"

	"krav/internal/debt"
	"krav/internal/fault"
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
		if fault.Is(err, fault.NotFound) || err == nil && hashOf(archived.Front, archived.Body) != made.Hash {
			a.wrong(c.ID, fault.New(fault.Corrupt, "verify.letter_changed").With("case", number(c.Number)).With("letter", number(int64(made.Letter))))
			continue
		}
		if err != nil {
			return err
		}
		a.figures(c, made)
	}
	return nil
}

func (a *auditor) figures(c *debt.Case, made *debt.Letter) {
	step := c.Step(made.Step)
	if step == nil || !step.Stands() {
		return
	}
	owed, err := c.Account.StatementOn(a.visit.book, made.Dated)
	if err != nil || owed.Total() == made.Total {
		return
	}
	why := fault.New(fault.Conflict, "verify.letter_outdated").With("case", number(c.Number)).With("said", made.Total.String()).With("now", owed.Total().String()).With("day", made.Dated.String())
	a.verdict.Outdated = append(a.verdict.Outdated, Wrong{Creditor: c.Creditor, Case: c.ID, Why: why})
}
