package storetest

import (
	"context"
	"maps"
	"slices"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// figuresTold: of five cases one is closed, the others are due on 1 December 2026; one
// is paused until that day, on one money is to be paid back, and of two payments both have a case
// proposed. Another creditor's aren't seen.
func figuresTold(d Database) {
	w, other := d.begin(1), d.begin(2)
	other.list(listCases...)
	w.list(listCases...)
	w.extend(1, debt.TaskRaised{Task: 41, Kind: followup.TaskRefund})
	w.extend(2, debt.CaseHeld{Until: civil.MustParse("2026-12-01")})
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		return tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(1, "a"), bankEntry(2, "b")})
	})
	for on, waits := range map[string]struct{ due, paused int }{"2026-11-30": {0, 1}, "2026-12-01": {4, 0}} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			for range 2 { // the second answer is the first, kept
				got, err := r.Figures(ctx, civil.MustParse(on))
				want := casework.Figures{
					Due: casework.CaseTotal{Cases: waits.due}, Paused: casework.CaseTotal{Cases: waits.paused},
					Refunds: 1, Waiting: casework.WaitingCounts{Proposed: 2},
				}
				if diff := cmp.Diff(got, want); diff != "" || err != nil {
					d.t.Errorf("%v, on %s (-got +want):\n%s", err, on, diff)
				}
			}
			return nil
		})
	}
}

// tasksCounted: of three tasks of a kind, one was answered and one is another
// creditor's.
func tasksCounted(d Database) {
	mine, other := d.begin(1), d.begin(2)
	other.list(listCases[2])
	mine.list(listCases...)
	mine.extend(1, debt.TaskRaised{Task: 41, Kind: "task.address_dead"}, debt.TaskDone{Task: 41})
	for _, want := range []map[string]int{{"task.address_dead": 1, "task.unknown": 0}, {"task.address_dead": 1}, {}} {
		mine.viewing(func(ctx context.Context, r casework.Reader) error {
			got, err := r.OpenTasks(ctx, slices.Collect(maps.Keys(want)))
			if !maps.Equal(got, want) {
				d.t.Errorf("tasks that wait = %v, want %v", got, want)
			}
			return err
		})
	}
}

// claimsAging: all claims were due on 15 October 2026; case 5 is closed, and another
// creditor's claims aren't seen.
func claimsAging(d Database) {
	w := d.begin(1)
	d.begin(2).list(listCases[0])
	w.list(listCases...)
	due := civil.MustParse("2026-10-15")
	for _, c := range []struct {
		from, until string
		limit       int
		want        []casework.AgingClaim
	}{
		{"2026-10-14", "2026-10-15", 10, []casework.AgingClaim{}},
		{"2026-10-16", "2026-10-20", 10, []casework.AgingClaim{}},
		{"2026-10-15", "2026-10-16", 2, []casework.AgingClaim{
			{Case: 10_001, Debtor: "Åse Sørensen", Number: "F-100", Due: due, Principal: money.Kroner(500, 0)},
			{Case: 10_002, Debtor: "Ærø Bådværft ApS", Number: "F-101", Due: due, Principal: money.Kroner(2500, 0)},
		}},
	} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			got, all, err := r.ClaimsDueIn(ctx, casework.DueQuery{Due: civil.Interval{From: civil.MustParse(c.from), Until: civil.MustParse(c.until)}, Looked: 100, Limit: c.limit})
			if all != (c.limit > 2) {
				d.t.Errorf("due from %s: all %v", c.from, all)
			}
			if diff := cmp.Diff(got, c.want, cmp.AllowUnexported(civil.Date{}, money.Amount{})); diff != "" {
				d.t.Errorf("due from %s (-got +want):\n%s", c.from, diff)
			}
			return err
		})
	}
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		got, all, err := r.ClaimsDueIn(ctx, casework.DueQuery{Due: civil.Interval{From: due, Until: due.AddDays(1)}, Looked: 100, Limit: 10})
		if len(got) != 4 || !all || err != nil {
			d.t.Errorf("%d claims of open cases, all %v, %v, want all 4", len(got), all, err)
		}
		got, all, err = r.ClaimsDueIn(ctx, casework.DueQuery{Due: civil.Interval{From: due, Until: due.AddDays(1)}, Looked: 3, Limit: 10})
		if len(got) > 3 || all {
			d.t.Errorf("%d claims of the first three, all %v", len(got), all)
		}
		return err
	})
}

// inboxSummed: two entries of 500.25 wait for a person.
func inboxSummed(d Database) {
	w := d.begin(1)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		return tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(1, "a"), bankEntry(2, "b")})
	})
	for _, c := range []struct {
		states []casework.BankState
		want   string
	}{
		{[]casework.BankState{casework.BankProposed}, "1000.50"},
		{[]casework.BankState{casework.BankUnmatched}, "0.00"},
		{[]casework.BankState{casework.BankUnmatched, casework.BankProposed}, "1000.50"},
		{nil, "0.00"},
	} {
		w.viewing(func(ctx context.Context, r casework.Reader) error {
			sum, err := r.BankSum(ctx, c.states)
			if sum.String() != c.want {
				d.t.Errorf("%s sums to %v, want %s", c.states, sum, c.want)
			}
			return err
		})
	}
}
