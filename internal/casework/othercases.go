package casework

import (
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/intake"
)

// withOthers returns cases with the others that belong to them, each once, in the order
// of their ids.
func withOthers(ids []debt.CaseID, others map[debt.CaseID][]debt.CaseID) []debt.CaseID {
	all := slices.Clone(ids)
	for _, more := range others {
		all = append(all, more...)
	}
	return unique(all)
}

// sameDebtor returns those of some cases on the table that are against the same debtor as
// a case, beyond doubt. They are as they stand, also after what is added to them.
func (v *visit) sameDebtor(f *file, others []debt.CaseID) []*debt.Case {
	var same []*debt.Case
	for _, id := range others {
		if other := v.fileWith(id); other != nil && isSameDebtor(&f.Case, &other.Case) {
			same = append(same, &other.Case)
		}
	}
	return same
}

func isSameDebtor(c, other *debt.Case) bool {
	return !other.IsClosed() && intake.Same(draftOf(c.Debtor), draftOf(other.Debtor)) == intake.SameDebtor
}

// knowOthers tells cases that are looked at, and not locked, of the other open cases of
// their debtors. Those of them that are among the given see each other.
func knowOthers(ctx context.Context, r Reader, cases ...*debt.Case) error {
	here := make(map[debt.CaseID]*debt.Case, len(cases))
	ids := make([]debt.CaseID, len(cases))
	for i, c := range cases {
		here[c.ID], ids[i] = c, c.ID
	}
	others, err := r.OtherCases(ctx, ids)
	if err != nil || len(others) == 0 {
		return err
	}
	if err := readInto(ctx, r, here, withOthers(nil, others)); err != nil {
		return err
	}
	for _, c := range cases {
		for _, id := range others[c.ID] {
			if other := here[id]; other != nil && isSameDebtor(c, other) {
				c.Others = append(c.Others, other)
			}
		}
	}
	return nil
}

// readInto reads the cases that aren't there yet. One that doesn't prove itself is left
// out: verifying names it.
func readInto(ctx context.Context, r Reader, here map[debt.CaseID]*debt.Case, ids []debt.CaseID) error {
	ids = slices.DeleteFunc(ids, func(id debt.CaseID) bool { return here[id] != nil })
	if len(ids) == 0 {
		return nil
	}
	journals, err := r.Journals(ctx, ids)
	if err != nil {
		return err
	}
	for _, records := range journals {
		if c, err := CaseFrom(records); err == nil {
			here[c.ID] = &c
		}
	}
	return nil
}
