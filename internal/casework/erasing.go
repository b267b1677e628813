package casework

import (
	"context"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// Erase removes the personal text of a case that has ended (slet personoplysninger):
// who the debtor was, what was written and said, the letters. What happened when,
// and every amount, stays, and the journal's chain still proves itself. It can't be
// undone. It fails with fault.Conflict for a case that is open.
func (s *Service) Erase(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		if !f.IsClosed() {
			return caseIsOpen(number)
		}
		if f.Debtor.IsErased() {
			return nil
		}
		if err := v.erase(ctx, f); err != nil {
			return err
		}
		return f.add(debt.DebtorCorrected{Debtor: debt.Debtor{Kind: f.Debtor.Kind, Language: f.Debtor.Language}})
	})
}

func caseIsOpen(number int64) error {
	return fault.New(fault.Conflict, "case.is_open").With("case", strconv.FormatInt(number, 10))
}

// erase removes a case's personal text from what is stored, and puts the case on
// the table as its journal tells of it without.
func (v *visit) erase(ctx context.Context, f *file) error {
	journals, err := v.tx.Journals(ctx, []debt.CaseID{f.ID})
	if err != nil {
		return err
	}
	c, err := CaseFrom(withoutPersons(journals[0]))
	if err != nil {
		return err
	}
	if err := v.tx.Erase(ctx, f.ID, c, v.summary(&c)); err != nil {
		return err
	}
	f.Case, f.before = c.Clone(), c
	return nil
}

// withoutPersons returns records as they read once their personal text is gone.
func withoutPersons(records []journal.Record) []journal.Record {
	left := make([]journal.Record, len(records))
	for i, r := range records {
		r.Private, r.Salt = "", ""
		left[i] = r
	}
	return left
}
