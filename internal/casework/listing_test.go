package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// numbers returns the numbers of a page's cases, counted from the first.
func numbers(page casework.CasePage) []int64 {
	var found []int64
	for i := range page.Lines {
		found = append(found, page.Lines[i].Number-first)
	}
	return found
}

func (h *house) listed(q casework.CaseQuery) casework.CasePage {
	h.t.Helper()
	page, err := h.CaseList(h.t.Context(), h.person, h.creditor, q)
	h.works(err)
	return page
}

func TestTheCaseListShowsWhatIsOwedToday(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		page := h.listed(casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases}, Limit: 10})
		if diff := cmp.Diff(numbers(page), []int64{3, 2, 1, 0}); diff != "" {
			h.t.Errorf("newest first (-got +want):\n%s", diff)
		}
		// Seven days of 1,000.00 at 10 % are 1.92; no interest is in the sum that
		// lists are sorted by.
		nord := page.Lines[1]
		if nord.Owed.String() != "1001.92" || !nord.OwedKnown || nord.OwedFixed.String() != "1000.00" {
			h.t.Errorf("owed %v (known %t), fixed %v, want 1001.92 and 1000.00", nord.Owed, nord.OwedKnown, nord.OwedFixed)
		}
		if page.Total != (casework.CaseTotal{Cases: 4}) || page.Earlier || page.Later {
			h.t.Errorf("total %+v, earlier %t, later %t", page.Total, page.Earlier, page.Later)
		}
	})
}

func TestTheCaseListIsTurnedForthAndBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		q := casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases}, Limit: 3}
		one := h.listed(q)
		q.After = &one.Lines[2].Mark
		two := h.listed(q)
		if diff := cmp.Diff(numbers(two), []int64{0}); diff != "" || !one.Later || two.Later || !two.Earlier {
			h.t.Errorf("second page (-got +want):\n%s later %t %t, earlier %t", diff, one.Later, two.Later, two.Earlier)
		}
		q.After, q.Before = nil, &two.Lines[0].Mark
		back := h.listed(q)
		if diff := cmp.Diff(numbers(back), numbers(one)); diff != "" || back.Earlier || !back.Later {
			h.t.Errorf("back again (-got +want):\n%s earlier %t, later %t", diff, back.Earlier, back.Later)
		}
	})
}

func TestAnExportTellsOfEveryCaseOfAList(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		var told []int64
		err := h.EachListed(h.t.Context(), h.person, h.creditor, casework.CaseQuery{Limit: 1}, func(c casework.ListedCase) error {
			told = append(told, c.Number-first)
			return nil
		})
		h.works(err)
		if diff := cmp.Diff(told, []int64{0, 1, 2, 3}); diff != "" {
			h.t.Errorf("told of (-got +want):\n%s", diff)
		}
	})
}

func TestTheOverviewCountsWhatThereIsToDo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue() // one of four is paused until 30 November
		o, err := h.Overview(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if o.Open() != 4 || o.Needs() != 0 || o.In(debt.Open) != 4 || o.Due.Cases != 3 || o.Paused.Cases != 1 {
			h.t.Errorf("open %d, need a person %d, due %+v, paused %+v", o.Open(), o.Needs(), o.Due, o.Paused)
		}
		d, err := h.Desk(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if d.ID != h.creditor || d.Name == "" || d.Open != 4 || d.Due.Cases != 3 || d.Disputed != 0 || d.Waiting.Dispatches != 0 {
			h.t.Errorf("the desk = %+v, want 4 open and 3 due", d)
		}
		h.run()
		if d, err = h.Desk(h.t.Context(), h.person, h.creditor); err != nil || d.Due.Cases != 0 || d.Waiting.Dispatches != 1 {
			h.t.Errorf("the desk after the run = %+v, %v, want the letter to Clara, who has no e-mail", d, err)
		}
		o, err = h.Overview(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if o.Due.Cases != 0 || o.On != day("2026-11-02") {
			h.t.Errorf("due after the run = %+v on %v, want none", o.Due, o.On)
		}
		days, err := h.ComingDays(h.t.Context(), h.person, h.creditor, civil.Interval{From: day("2026-11-30"), Until: day("2026-12-01")})
		h.works(err)
		if diff := cmp.Diff(days, []casework.DayCount{{On: day("2026-11-30"), Cases: 1}}, byValue); diff != "" {
			h.t.Errorf("the day the pause ends (-got +want):\n%s", diff)
		}
	})
}

func TestListsOfAnotherCreditorAreClosed(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		stranger := personAt(h.creditor+1, access.Administrator)
		_, list := h.CaseList(h.t.Context(), stranger, h.creditor, casework.CaseQuery{})
		_, desk := h.Desk(h.t.Context(), stranger, h.creditor)
		_, overview := h.Overview(h.t.Context(), stranger, h.creditor)
		_, views := h.Views(h.t.Context(), stranger, h.creditor)
		_, money := h.MoneyIn(h.t.Context(), stranger, h.creditor, civil.Interval{})
		_, days := h.ComingDays(h.t.Context(), stranger, h.creditor, civil.Interval{})
		for name, err := range map[string]error{
			"list": list, "overview": overview, "desk": desk, "views": views, "money": money, "days": days,
			"save": h.SaveView(h.t.Context(), stranger, h.creditor, "Mine", ""), "drop": h.DropView(h.t.Context(), stranger, h.creditor, 1),
		} {
			if !fault.Is(err, fault.Forbidden) {
				h.t.Errorf("%s = %v, want forbidden", name, err)
			}
		}
	})
}

func TestAViewIsSavedUnderAName(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.works(h.SaveView(h.t.Context(), h.person, h.creditor, "  Store   erhverv ", "owed=10000"))
		if err := h.SaveView(h.t.Context(), h.person, h.creditor, "  ", "owed=1"); !fault.HasKey(err, "view.name_wrong") {
			h.t.Errorf("a view without a name = %v", err)
		}
		views, err := h.Views(h.t.Context(), h.person, h.creditor)
		h.works(err)
		if len(views) != 1 || views[0].Name != "Store erhverv" || views[0].Query != "owed=10000" {
			h.t.Fatalf("views = %+v", views)
		}
		h.works(h.DropView(h.t.Context(), h.person, h.creditor, views[0].ID))
		if err := h.DropView(h.t.Context(), h.person, h.creditor, views[0].ID); !fault.Is(err, fault.NotFound) {
			h.t.Errorf("dropping it twice = %v", err)
		}
	})
}
