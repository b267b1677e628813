package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func (h *house) today() casework.Today {
	h.t.Helper()
	t, err := h.Today(h.t.Context(), h.person, h.creditor)
	h.works(err)
	return t
}

// One of four is paused until 30 November, a Monday. 2 November 2026 is a Monday too;
// the days after it that letters are read on are the 3rd to the 6th and the 9th.
func TestTheFirstPageTellsWhatIsDueAndWhen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		today := h.today()
		if today.IsNew() || today.Due.Cases != 3 || len(today.Missing) != 0 || today.Hour != 10 { // 09:00 UTC in winter
			h.t.Errorf("new %t, due %d, missing %v, hour %d", today.IsNew(), today.Due.Cases, today.Missing, today.Hour)
		}
		var steps []string
		for _, s := range today.Steps {
			steps = append(steps, s.Step)
		}
		if len(steps) == 0 {
			h.t.Error("no steps are due")
		}
		want := []casework.DayCount{
			{On: day("2026-11-02"), Cases: 3},
			{On: day("2026-11-03")},
			{On: day("2026-11-04")},
			{On: day("2026-11-05")},
			{On: day("2026-11-06")},
			{On: day("2026-11-09")},
		}
		if diff := cmp.Diff(today.Days, want, byValue); diff != "" {
			h.t.Errorf("the days to come (-got +want):\n%s", diff)
		}
		if today.Good.On != day("2026-11-27") || today.Good.Why != casework.Wages {
			h.t.Errorf("a good day is %v, %v, want Friday the 27th before wages", today.Good.On, today.Good.Why)
		}
	})
}

func TestTheFirstPageOfANewCreditorIsEmpty(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(casework.Creditor{Name: "Ny ApS"})
		today := other.today()
		if !today.IsNew() || len(today.Missing) == 0 || len(today.Needing) != 0 || len(today.Money) != 0 {
			h.t.Errorf("new %t, missing %v, needing %v, money %v", today.IsNew(), today.Missing, today.Needing, today.Money)
		}
	})
}

func TestTheFirstPageNamesTheCasesThatNeedAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.works(h.Object(h.t.Context(), h.person, h.creditor, first, "Varen kom ikke"))
		today := h.today()
		if len(today.Needing) != 1 || today.Needing[0].Number != first || today.Needing[0].Owed.String() != "1200.00" {
			h.t.Fatalf("needing = %+v, want Anna's case, 1,200.00", today.Needing)
		}
		if today.In(debt.Disputed) != 1 || today.NeedsOwed().String() != "1200.00" {
			h.t.Errorf("disputed %d, owed on those that need a person %v", today.In(debt.Disputed), today.NeedsOwed())
		}
	})
}

// A claim due on 26 October 2026 is lost on Friday 26 October 2029: 180 days before that
// is 29 April, when it is told of, and a day earlier it isn't. 90 days before is 28 July.
func TestTheFirstPageWarnsOfClaimsThatMayBeLost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2029-04-28")
		if lost := h.today().Lost; len(lost.Claims) != 0 || lost.More {
			h.t.Errorf("181 days before: %+v", lost)
		}
		h.at("2029-04-29")
		lost := h.today().Lost
		if len(lost.Claims) != 1 {
			h.t.Fatalf("180 days before: %+v", lost)
		}
		if l := lost.Claims[0]; l.LostOn != day("2029-10-26") || l.Case != first || l.Number != "1001" || l.Principal.String() != "1200.00" || l.Saves.Key != "saving.payment_order" {
			h.t.Errorf("180 days before: %+v", l)
		}
		for day, want := range map[string][2]int{"2029-07-27": {1, 0}, "2029-07-28": {1, 1}} {
			h.at(day)
			lost := h.today().Lost
			within180, _ := lost.Within(180)
			within90, more := lost.Within(90)
			if got := [2]int{within180, within90}; got != want || more {
				h.t.Errorf("on %s within 180 and 90 days: %v, more %v, want %v", day, got, more, want)
			}
		}
	})
}

func TestTheFirstPageIsForThoseOfTheCreditor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.overdue()
		if _, err := h.Today(h.t.Context(), personAt(h.creditor+1, access.Administrator), h.creditor); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a stranger = %v, want forbidden", err)
		}
		if other := h.also(fjord()).today(); !other.IsNew() || other.Due.Cases != 0 {
			h.t.Errorf("another creditor sees %+v", other)
		}
	})
}
