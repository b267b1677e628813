package casework

import (
	"context"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/intake"
)

// casesInEstate returns the cases, open or ended, that were told of an estate and whose
// debtors may be among those of a query.
func (v *visit) casesInEstate(ctx context.Context, q DebtorQuery) ([]*debt.Case, error) {
	ids, err := v.tx.CasesInEstate(ctx, q)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	here := make(map[debt.CaseID]*debt.Case, len(ids))
	if err := readInto(ctx, v.tx, here, ids); err != nil {
		return nil, err
	}
	var told []*debt.Case
	for _, id := range ids {
		if c := here[id]; c != nil {
			told = append(told, c)
		}
	}
	return told, nil
}

// knowEstates tells the ended cases on the table what other cases of their debtors were
// told of an estate: they may be taken up again.
func (v *visit) knowEstates(ctx context.Context) error {
	var query DebtorQuery
	var ended []*file
	for _, f := range v.files {
		if f.IsClosed() && !f.Debtor.IsErased() && f.estates == nil {
			ended = append(ended, f)
			query.add(draftOf(f.Debtor))
		}
	}
	if len(ended) == 0 {
		return nil
	}
	told, err := v.casesInEstate(ctx, query)
	if err != nil {
		return err
	}
	for _, f := range ended {
		f.estates = append([]*debt.Case{}, ofDebtor(draftOf(f.Debtor), told)...)
	}
	return nil
}

// ofDebtor returns those of some cases that are against a debtor, beyond doubt.
func ofDebtor(d intake.DebtorDraft, cases []*debt.Case) []*debt.Case {
	var same []*debt.Case
	for _, c := range cases {
		if intake.Same(d, draftOf(c.Debtor)) == intake.SameDebtor {
			same = append(same, c)
		}
	}
	return same
}

// joinEstate stops a case that is opened or taken up again while the debtor's debt is dealt
// with in an estate that other cases of the debtor were told of.
func (v *visit) joinEstate(f *file, told []*debt.Case) error {
	estate, runs := debt.EstateAmong(append([]*debt.Case{&f.Case}, told...))
	if !runs || f.Estate.Runs() {
		return nil
	}
	return v.enterEstate(f, debt.EstateOpened{Kind: estate.Kind, Since: estate.Since, Noticed: estate.Noticed, FileBy: estate.FileBy})
}

// askOfEstate asks a person what has become of the estate that a case stands in, where
// nobody is asked anything of it.
func (f *file) askOfEstate() error {
	if !f.Estate.Runs() {
		return nil
	}
	for _, open := range f.OpenTasks() {
		if followup.AsksOfEstate(open.Kind) {
			return nil
		}
	}
	return f.raise(followup.TaskEstateNews, "", map[string]string{"day": f.Estate.Since.String()})
}
