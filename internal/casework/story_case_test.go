package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

func TestTheStoryOfACaseHasItsDebtDayByDayAndItsStepsAhead(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.diary()
		h.at("2026-11-14")
		story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{On: day("2026-11-13")})
		if err != nil {
			h.t.Fatal(err)
		}
		// As TestADayIsSeenByWhatIsKnownNowOrWasKnownThen works out: 1,100.55 on the 13th.
		last := story.Debt[len(story.Debt)-1]
		if last.On != day("2026-11-13") || last.Owed.String() != "1100.55" {
			h.t.Errorf("the last point is %+v, want 1100.55 on 13 November", last)
		}
		paid := ""
		for _, point := range story.Debt {
			if point.On == day("2026-11-10") {
				paid = point.Paid.String()
			}
		}
		if paid != "300.00" {
			h.t.Errorf("paid on 10 November = %q, want 300.00", paid)
		}
		if len(story.Ahead) == 0 || story.Ahead[0].Name != "collection-notice" {
			h.t.Errorf("ahead: %+v, want the notice of collection first", story.Ahead)
		}
	})
}

func TestAnothersCaseHasNoStory(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		other := h.also(fjord())
		_, err := other.CaseStory(h.t.Context(), other.person, other.creditor, first, casework.AsOf{})
		if !fault.Is(err, fault.NotFound) {
			h.t.Errorf("another's case: %v", err)
		}
	})
}

func TestTheStepThatIsDueIsTakenOnceAndJustAsItWasShown(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-13") // the claim fell due on the 11th; the first reminder is due
		story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
		if err != nil {
			h.t.Fatal(err)
		}
		h.fails(h.TakeStep(h.t.Context(), h.person, h.creditor, first, "send reminder-2"), fault.Conflict, "case.other_step_due")
		shown := story.Due.Fingerprint()
		h.works(h.TakeStep(h.t.Context(), h.person, h.creditor, first, shown))
		h.fails(h.TakeStep(h.t.Context(), h.person, h.creditor, first, shown), fault.Conflict, "case.other_step_due")
		steps := h.look(first).Case.Steps
		if len(steps) != 1 || steps[0].Name != "reminder-1" {
			h.t.Errorf("steps %+v, want the first reminder", steps)
		}
	})
}

func TestACaseThatIsRunByHandHasItsStepTakenByAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-13")
		h.works(h.LeaveBatch(h.t.Context(), h.person, h.creditor, first))
		story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
		if err != nil || story.Decision.Sent() != nil || story.Due.Sent() == nil {
			h.t.Fatalf("decision %+v, due %+v, %v", story.Decision, story.Due, err)
		}
		h.works(h.TakeStep(h.t.Context(), h.person, h.creditor, first, story.Due.Fingerprint()))
	})
}

func TestAnActionIsDeletedOnceHoweverOftenItIsAskedFor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-13")
		h.run()
		h.at("2026-11-25")
		h.run()
		steps := h.look(first).Case.Steps
		if len(steps) != 2 {
			h.t.Fatalf("%d steps, want two reminders", len(steps))
		}
		h.fails(h.RewindStep(h.t.Context(), h.person, h.creditor, first, steps[0].Step), fault.Conflict, "case.other_step_due")
		for range 2 {
			h.works(h.RewindStep(h.t.Context(), h.person, h.creditor, first, steps[1].Step))
		}
		steps = h.look(first).Case.Steps
		if !steps[0].Stands() || steps[1].Stands() {
			h.t.Errorf("steps %+v, want the last deleted and no other", steps)
		}
	})
}
