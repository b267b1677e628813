package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// A claim due 5 April 2023 is lost after 7 April 2026: three years on it was Easter
// Sunday, then Easter Monday (L-2). Sixty days before that is 6 February.
func TestBothSidesOfTheDayAClaimIsLost(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		day, asked string
		isSent     bool
	}{
		{"2026-02-05", "", true},
		{"2026-02-06", followup.TaskLimitationNear, true},
		{"2026-04-07", followup.TaskLimitationNear, true},
		{"2026-04-08", followup.TaskTimeBarred, false},
	} {
		stale := opened(t, "2023-04-05")
		made := decide(t, &stale, c.day)
		if got := asked(made); got != c.asked || (made.Sent() != nil) != c.isSent {
			t.Errorf("%s: asks %q and sends %v, want %q and %v", c.day, got, made.Sent() != nil, c.asked, c.isSent)
		}
	}
}

// asked returns the kind of task that a decision raises, or nothing.
func asked(made followup.Decision) string {
	for _, action := range made.Actions {
		if a, ok := action.(followup.Refer); ok {
			return a.Kind
		}
	}
	return ""
}

// The time runs though the case stands still, so a person is told then too.
func TestAPersonIsToldOfLimitationWhateverTheCaseWaitsFor(t *testing.T) {
	t.Parallel()
	for _, waits := range []debt.Event{
		debt.ObjectionRaised{},
		debt.CaseHeld{Until: civil.MustParse("2026-06-01")},
		debt.BatchLeft{},
		debt.TaskRaised{Task: 1, Kind: followup.TaskNextStep},
		debt.FlowChanged{Flow: "unheard-of"},
	} {
		stale := opened(t, "2023-04-05")
		apply(t, &stale, civil.MustParse("2026-02-01"), waits)
		before := decide(t, &stale, "2026-02-02")
		if asked(before) != "" || before.Review.After(civil.MustParse("2026-02-06")) {
			t.Errorf("%T: asks %q, and is looked at on %v, want nothing until 6 February", waits, asked(before), before.Review)
		}
		if got := asked(decide(t, &stale, "2026-02-06")); got != followup.TaskLimitationNear {
			t.Errorf("%T: asks %q on 6 February, want that the claim is soon lost", waits, got)
		}
		if made := decide(t, &stale, "2026-04-08"); asked(made) != followup.TaskTimeBarred || made.Sent() != nil {
			t.Errorf("%T: asks %q on 8 April, want what becomes of a lost claim", waits, asked(made))
		}
	}
}

// A claim on which nothing is owed is not lost, and others are asked for.
func TestAPaidClaimIsNotLost(t *testing.T) {
	t.Parallel()
	stale := opened(t, "2023-04-05")
	paid := civil.MustParse("2026-04-01")
	owed, err := stale.Account.StatementOn(law.Denmark(), paid)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, &stale, paid, debt.PaymentRecorded{Payment: 1, Amount: owed.Total(), ValueOn: paid},
		debt.ClaimRegistered{Claim: debt.Claim{ID: 2, Number: "2", Due: civil.MustParse("2026-03-25"), Principal: money.Kroner(500, 0)}})
	if made := decide(t, &stale, "2026-04-08"); made.Sent() == nil || asked(made) != "" {
		t.Errorf("asks %q, want a letter for the other claim", asked(made))
	}
}

// What follows is foreseen past the warning, and ends where the claim is lost.
func TestAForecastGoesOnPastTheWarning(t *testing.T) {
	t.Parallel()
	stale := opened(t, "2023-04-05")
	ahead, err := followup.Forecast(law.Denmark(), followup.Standard(), &stale, civil.MustParse("2026-02-04"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, step := range ahead {
		names = append(names, step.Name)
	}
	if len(names) < 4 || names[0] != "reminder-1" || names[3] != "collection-demand" {
		t.Errorf("foreseen: %v, want all four letters", names)
	}
}
