package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/store/db"
)

// countParts is in how many parts a creditor's cases are counted, so that runs of
// the same creditor seldom wait for each other's sums.
const countParts = 8

// sort is one of the sorts that cases are counted by.
type sort struct {
	Closed     bool   `json:"closed"`
	Needs      bool   `json:"needs"`
	State      string `json:"state"`
	Flow       string `json:"flow"`
	LastAction string `json:"last_action"`
}

// counted is how many cases are of a sort, or come to it or leave it, as it
// travels to the database.
type counted struct {
	sort
	Part      int64 `json:"part"`
	Cases     int64 `json:"cases"`
	OwedFixed int64 `json:"owed_fixed"`
}

// tally adds up how the cases of each sort change.
type tally map[sort]counted

func (t tally) add(lines []db.CaseLine, times int64) {
	for i := range lines {
		l := &lines[i]
		s := sort{l.Closed, l.Needs, l.State, l.Flow, l.LastAction}
		c := t[s]
		c.sort = s
		c.Cases += times
		c.OwedFixed += times * l.OwedFixed
		t[s] = c
	}
}

// rows returns what is to be added, in one order whoever adds it, so that two who
// add at once wait for each other and never both.
func (t tally) rows(part int64) []counted {
	var rows []counted
	for _, c := range t {
		if c.Part = part; c.Cases != 0 || c.OwedFixed != 0 {
			rows = append(rows, c)
		}
	}
	slices.SortFunc(rows, func(a, b counted) int { return a.compare(b.sort) })
	return rows
}

func (s sort) compare(o sort) int {
	return cmp.Or(compareBool(s.Closed, o.Closed), compareBool(s.Needs, o.Needs),
		cmp.Compare(s.State, o.State), cmp.Compare(s.Flow, o.Flow), cmp.Compare(s.LastAction, o.LastAction))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// count writes how the counts change. It comes last in a transaction, as others
// wait for it.
func (t *transaction) count(ctx context.Context, changed tally, by debt.CaseID) error {
	if err := put(ctx, t, t.q.AddCaseCounts, changed.rows(int64(by)%countParts)); err != nil {
		return fmt.Errorf("count the cases: %w", err)
	}
	return nil
}

// CaseCounts implements casework.Reader.
func (r *reader) CaseCounts(ctx context.Context) ([]casework.CaseCount, error) {
	counts, err := r.seen.counts.once(struct{}{}, func() ([]casework.CaseCount, error) { return r.caseCounts(ctx) })
	return slices.Clone(counts), err
}

func (r *reader) caseCounts(ctx context.Context) ([]casework.CaseCount, error) {
	rows, err := r.q.CaseCounts(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("counts of cases: %w", err)
	}
	return mapped(rows, func(row db.CaseCountsRow) casework.CaseCount {
		return casework.CaseCount{
			Closed: row.Closed, Needs: row.Needs, State: debt.State(row.State), Flow: row.Flow,
			LastAction: row.LastAction, Cases: int(row.Cases), OwedFixed: money.FromOre(row.OwedFixed),
		}
	}), nil
}

// wrongCounts names the sorts whose counted cases aren't those there are.
func (r *reader) wrongCounts(ctx context.Context) ([]string, error) {
	kept, err := r.q.CaseCounts(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("counts of cases: %w", err)
	}
	there, err := r.q.CountCaseLines(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("count the cases anew: %w", err)
	}
	off := map[sort]counted{}
	for _, row := range there {
		off[sort{row.Closed, row.Needs, row.State, row.Flow, row.LastAction}] = counted{Cases: row.Cases, OwedFixed: row.OwedFixed}
	}
	for _, row := range kept {
		s := sort{row.Closed, row.Needs, row.State, row.Flow, row.LastAction}
		c := off[s]
		c.Cases, c.OwedFixed = c.Cases-row.Cases, c.OwedFixed-row.OwedFixed
		off[s] = c
	}
	var wrong []string
	for s, c := range off {
		if c.Cases != 0 || c.OwedFixed != 0 {
			wrong = append(wrong, fmt.Sprintf("count of cases %s %s %s: off by %d", s.State, s.Flow, s.LastAction, c.Cases))
		}
	}
	slices.Sort(wrong)
	return wrong, nil
}
