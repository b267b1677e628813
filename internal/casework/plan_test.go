package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/store"
)

// byValue compares amounts, rates and days, whose insides are hidden.
var byValue = cmpopts.EquateComparable(money.Amount{}, money.Rate{}, civil.Date{})

// overdue are invoices that call for four different things on 2 November.
func (h *house) overdue() {
	h.t.Helper()
	h.file(headings+";CVR",
		anna+";", clara+";",
		"1004;20;Nord El A/S;Værftet 1;8000;Aarhus C;post@nordel.example;12-10-2026;26-10-2026;1.000,00;12345674",
		"1005;21;Dora Ek;Vej 1;4300;Holbæk;dora@ek.example;12-10-2026;26-10-2026;250,00;")
	h.works(h.Hold(h.t.Context(), h.person, h.creditor, first+3, day("2026-11-30"), "ferie"))
}

func TestAPlanShowsLetterFeeInterestTotalAndChannel(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		rows := h.plan("")
		if len(rows) != 3 { // the one on hold isn't due
			h.t.Fatalf("%d rows: %+v", len(rows), rows)
		}
		// In trade interest runs from the day after the due day: seven days of
		// 1,000.00 at 10 % are 1.92, and the flat sum is 310.00.
		for i, want := range []struct {
			channel              debt.Channel
			fee, interest, total string
		}{
			{debt.Email, "100.00", "0.00", "1300.00"},
			{debt.Print, "100.00", "0.00", "600.00"},
			{debt.Email, "100.00", "1.92", "1411.92"},
		} {
			r := rows[i]
			if r.Document != debt.FirstReminder || r.Channel != want.channel || r.Fee.String() != want.fee || r.Interest.String() != want.interest || r.Total.String() != want.total {
				h.t.Errorf("row %d = %v by %v, fee %v, interest %v, total %v, want %+v", i, r.Document, r.Channel, r.Fee, r.Interest, r.Total, want)
			}
			if r.Deadline != day("2026-11-12") || r.LeftOut() {
				h.t.Errorf("row %d: deadline %v, left out %t", i, r.Deadline, r.LeftOut())
			}
		}
	})
}

func TestAPlanWritesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		before := make(map[string]string)
		for _, table := range store.Tables() {
			before[table.Name] = h.dump(table.Name)
		}
		h.plan("")
		h.plan("2026-12-24")
		for _, table := range store.Tables() {
			if diff := cmp.Diff(h.dump(table.Name), before[table.Name]); diff != "" {
				h.t.Errorf("%s was written (-got +want):\n%s", table.Name, diff)
			}
		}
	})
}

func TestARunDoesWhatThePlanShowed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		for _, on := range []string{"2026-11-02", "2026-11-13", "2026-11-24", "2026-12-05"} {
			h.at(on)
			planned := h.plan("")
			done := h.decide(approved(planned))
			var rows []casework.PlanRow
			for _, row := range done {
				rows = append(rows, row.PlanRow)
				if (row.Skipped == "") == row.LeftOut() {
					h.t.Errorf("%s: case %d was skipped: %q", on, row.Number, row.Skipped)
				}
			}
			if diff := cmp.Diff(rows, planned, byValue); diff != "" {
				h.t.Errorf("%s: run and plan (-run +plan):\n%s", on, diff)
			}
			h.work()
		}
		h.proven()
	})
}

func TestAPlanOfADayAheadIsTheRunOfThatDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		ahead := h.plan("2026-11-20")
		h.at("2026-11-20")
		if diff := cmp.Diff(ahead, h.plan(""), byValue); diff != "" {
			h.t.Errorf("seen from 2 November, and on the day (-ahead +then):\n%s", diff)
		}
	})
}

// approved is what a person approves who approves a plan as it stands.
func approved(rows []casework.PlanRow) casework.Approval {
	planned := make(map[debt.CaseID]string)
	for _, row := range rows {
		planned[row.Case] = row.Fingerprint
	}
	return casework.Approval{Planned: planned}
}
