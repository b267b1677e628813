package casework_test

import (
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
)

func TestARunOnAnotherDayIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.tries(h.person, "2026-11-03", casework.Approval{Always: true}), fault.Invalid, "run.day_ahead")
		h.fails(h.tries(h.person, "2026-11-01", casework.Approval{Always: true}), fault.Invalid, "run.day_gone_by")
		h.works(h.tries(h.person, "2026-11-02", casework.Approval{Always: true}))
		h.steps(first, "reminder-1")
	})
}

func TestARunAheadMovesASandboxsClock(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		box := h.also(sandbox("2026-11-02"))
		box.invoices(anna)
		for _, on := range []string{"2026-11-02", "2026-11-13"} {
			h.works(box.tries(box.person, on, casework.Approval{Always: true}))
			box.work()
		}
		box.steps(first, "reminder-1", "reminder-2")
		box.owes(first, "1400.66")
		h.fails(box.tries(box.person, "2026-11-12", casework.Approval{Always: true}), fault.Invalid, "run.day_gone_by")
		h.fails(h.MoveClock(h.t.Context(), box.person, box.creditor, morning("2026-11-12")), fault.Invalid, "clock.goes_back")
		h.works(h.MoveClock(h.t.Context(), box.person, box.creditor, morning("2026-11-24")))
		box.run()
		box.steps(first, "reminder-1", "reminder-2", "collection-notice")
		h.fails(h.MoveClock(h.t.Context(), h.person, h.creditor, morning("2026-11-24")), fault.Invalid, "clock.not_sandbox")
		if got, err := h.NowOf(h.t.Context(), h.creditor); err != nil || got != morning("2026-11-02") {
			h.t.Errorf("the other's clock shows %v, %v", got, err)
		}
		box.proven()
	})
}

func TestMissedNightsAreCaughtUpWithOneLetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-12-23") // seven weeks of nights were missed
		h.run()
		h.steps(first, "reminder-1")
		h.at("2026-12-24")
		h.run()
		h.steps(first, "reminder-1")
		h.mails(1)
		// 23 December and ten days is Saturday the 2nd; the deadline is Monday the 4th.
		if got := h.look(first).Case.Steps[0].Deadline; got != day("2027-01-04") {
			h.t.Errorf("deadline = %v, want 2027-01-04", got)
		}
	})
}

func TestAMomentFallsOnItsDanishDay(t *testing.T) {
	t.Parallel()
	for moment, want := range map[string]string{
		"2026-10-24T21:59:59Z": "2026-10-24", // summer time is two hours ahead
		"2026-10-24T22:00:00Z": "2026-10-25",
		"2026-10-25T22:59:59Z": "2026-10-25", // and ends that night
		"2026-10-25T23:00:00Z": "2026-10-26",
		"2026-03-28T22:59:59Z": "2026-03-28",
		"2026-03-29T22:00:00Z": "2026-03-30", // it has begun
		"2026-12-31T22:59:59Z": "2026-12-31",
		"2026-12-31T23:00:00Z": "2027-01-01",
		"2028-02-28T23:30:00Z": "2028-02-29",
	} {
		at, err := time.Parse(time.RFC3339, moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := casework.DayOf(at); got != civil.MustParse(want) {
			t.Errorf("%s falls on %v, want %s", moment, got, want)
		}
	}
}
