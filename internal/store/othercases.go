package store

import (
	"context"
	"fmt"
	"slices"

	"krav/internal/debt"
	"krav/internal/store/db"
)

// OtherCases implements casework.Reader.
func (r *reader) OtherCases(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID][]debt.CaseID, error) {
	return r.sharing(ctx, ids, func(state string) bool { return state != string(debt.Closed) })
}

// OtherCasesEver implements casework.Reader.
func (r *reader) OtherCasesEver(ctx context.Context, id debt.CaseID) ([]debt.CaseID, error) {
	others, err := r.sharing(ctx, []debt.CaseID{id}, func(string) bool { return true })
	return others[id], err
}

// sharing returns, by case, the other cases in some states whose debtor may be the same.
func (r *reader) sharing(ctx context.Context, ids []debt.CaseID, in func(state string) bool) (map[debt.CaseID][]debt.CaseID, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	of, err := r.q.DebtorMarks(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("what debtors are known by: %w", err)
	}
	found, err := r.marked(ctx, of)
	if err != nil {
		return nil, fmt.Errorf("other cases of debtors: %w", err)
	}
	by := casesByMark(found, in)
	others := make(map[debt.CaseID][]debt.CaseID)
	for _, row := range of {
		if with := othersThan(row, by); len(with) > 0 {
			others[debt.CaseID(row.CaseID)] = with
		}
	}
	return others, nil
}

// casesByMark returns cases in some states by what their debtors are known by.
func casesByMark(found []db.DebtorsMarkedRow, in func(state string) bool) map[debtorMark][]debt.CaseID {
	by := make(map[debtorMark][]debt.CaseID)
	for _, row := range found {
		if !in(row.State) {
			continue
		}
		for _, m := range marksOf(db.DebtorMarksRow{CustomerKey: row.CustomerKey, Cvr: row.Cvr, NameKey: row.NameKey, Postcode: row.Postcode}) {
			by[m] = append(by[m], debt.CaseID(row.CaseID))
		}
	}
	return by
}

// othersThan returns the cases that share a mark with one, in order, without it.
func othersThan(one db.DebtorMarksRow, by map[debtorMark][]debt.CaseID) []debt.CaseID {
	var with []debt.CaseID
	for _, m := range marksOf(one) {
		with = append(with, by[m]...)
	}
	slices.Sort(with)
	return slices.DeleteFunc(slices.Compact(with), func(other debt.CaseID) bool { return int64(other) == one.CaseID })
}

// marked returns the cases whose debtor shares something with one of some.
func (r *reader) marked(ctx context.Context, of []db.DebtorMarksRow) ([]db.DebtorsMarkedRow, error) {
	values := make(map[string][]string)
	for _, row := range of {
		for _, m := range marksOf(row) {
			values[m.kind] = append(values[m.kind], m.value)
			if m.kind == byName {
				values[inPostcode] = append(values[inPostcode], m.postcode)
			}
		}
	}
	asked := make(map[string]string)
	for _, kind := range []string{byCustomer, byCVR, byName, inPostcode} {
		list := values[kind]
		slices.Sort(list)
		var err error
		if asked[kind], err = array(slices.Compact(list)); err != nil {
			return nil, err
		}
	}
	return r.q.DebtorsMarked(ctx, db.DebtorsMarkedParams{
		CreditorID: int64(r.creditor), Customers: asked[byCustomer], Cvrs: asked[byCVR], Names: asked[byName], Postcodes: asked[inPostcode],
	})
}

// What debtors are known by, and the postcodes that their names stand with.
const (
	byCustomer = "customer"
	byCVR      = "cvr"
	byName     = "name"
	inPostcode = "postcode"
)

// debtorMark is something that two debtors who are one have in common.
type debtorMark struct{ kind, value, postcode string }

// marksOf returns what a debtor is known by: the customer number, the CVR number, the
// name with its postcode.
func marksOf(row db.DebtorMarksRow) []debtorMark {
	var marks []debtorMark
	if row.CustomerKey != "" {
		marks = append(marks, debtorMark{kind: byCustomer, value: row.CustomerKey})
	}
	if row.Cvr != "" {
		marks = append(marks, debtorMark{kind: byCVR, value: row.Cvr})
	}
	if row.NameKey != "" {
		marks = append(marks, debtorMark{kind: byName, value: row.NameKey, postcode: row.Postcode})
	}
	return marks
}
