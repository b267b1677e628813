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
// Sunday, then Easter Monday (L-2). 180 days before that is 9 October 2025.
func TestBothSidesOfTheDayAClaimIsLost(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		day, asked string
		isSent     bool
	}{
		{"2025-10-08", "", true},
		{"2025-10-09", followup.TaskLimitationNear, true},
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
		apply(t, &stale, civil.MustParse("2025-10-01"), waits)
		before := decide(t, &stale, "2025-10-02")
		if asked(before) != "" || before.Review.After(civil.MustParse("2025-10-09")) {
			t.Errorf("%T: asks %q, and is looked at on %v, want nothing until 9 October", waits, asked(before), before.Review)
		}
		if got := asked(decide(t, &stale, "2025-10-09")); got != followup.TaskLimitationNear {
			t.Errorf("%T: asks %q on 9 October, want that the claim is soon lost", waits, got)
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

// The three warnings of the same claim: 180, 90 and 30 days before 7 April 2026. One that
// nobody has dealt with yet isn't repeated.
func TestAPersonIsToldThreeTimes(t *testing.T) {
	t.Parallel()
	stale := opened(t, "2023-04-05")
	for n, day := range []string{"2025-10-09", "2026-01-07", "2026-03-08"} {
		on := civil.MustParse(day)
		if got := asked(decide(t, &stale, on.AddDays(-1).String())); got != "" {
			t.Errorf("the day before %s: asks %q, want nothing", day, got)
		}
		made := decide(t, &stale, day)
		days := ""
		for _, action := range made.Actions {
			if a, ok := action.(followup.Refer); ok {
				days = a.Args["days"]
			}
		}
		if want := []string{"180", "90", "30"}[n]; days != want {
			t.Errorf("on %s: told %s days before, want %s", day, days, want)
		}
		raised := debt.TaskRaised{Task: debt.TaskID(50 + n), Kind: followup.TaskLimitationNear, Args: map[string]string{"invoice": "1", "date": "2026-04-07", "days": days}}
		apply(t, &stale, on, raised)
		if got := asked(decide(t, &stale, on.AddDays(40).String())); n == 1 && got != "" {
			t.Errorf("an open warning is repeated: %q", got)
		}
		apply(t, &stale, on, debt.TaskDone{Task: raised.Task})
	}
	if got := asked(decide(t, &stale, "2026-04-01")); got != "" {
		t.Errorf("told a fourth time: %q", got)
	}
}

// changed says that something happened to the period of all claims.
func changed(how law.LimitationChange, on string) debt.LimitationChanged {
	return debt.LimitationChanged{Change: how, On: civil.MustParse(on)}
}

// A claim due 6 April 2020 is lost after Tuesday 11 April 2023: 6 and 7 April are
// Maundy Thursday and Good Friday, the 9th and 10th Easter. What interrupts the period
// moves the warnings with it, and a lawsuit stops them.
func TestAnInterruptedClaimIsWarnedOfLater(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		event debt.LimitationChanged
		on    string
		asked string
	}{
		"acknowledged, not lost in April":   {changed(law.Acknowledged, "2023-02-02"), "2023-04-12", ""},
		"acknowledged, warned of again":     {changed(law.Acknowledged, "2023-02-02"), "2025-08-06", followup.TaskLimitationNear}, // 180 days before 2026-02-02
		"acknowledged, lost in the end":     {changed(law.Acknowledged, "2023-02-02"), "2026-02-03", followup.TaskTimeBarred},
		"a judgment, ten years":             {changed(law.Adjudged, "2023-02-02"), "2026-02-03", ""},
		"a lawsuit is running":              {changed(law.Proceeding, "2023-02-02"), "2026-02-03", ""},
		"acknowledged on the last day":      {changed(law.Acknowledged, "2023-04-11"), "2023-04-12", ""},
		"acknowledged when it was too late": {changed(law.Acknowledged, "2023-04-12"), "2023-04-12", followup.TaskTimeBarred},
	} {
		stale := opened(t, "2020-04-06")
		apply(t, &stale, c.event.On, c.event)
		if got := asked(decide(t, &stale, c.on)); got != c.asked {
			t.Errorf("%s: asks %q on %s, want %q", name, got, c.on, c.asked)
		}
	}
}

// The same claim, lost after 11 April 2023: what changes nothing, or looks forgotten, is
// warned of before it is recorded.
func TestWhatChangesNoPeriodIsWarnedOf(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before []debt.LimitationChanged
		event  debt.LimitationChanged
		want   string
	}{
		"acknowledged on the last day":     {nil, changed(law.Acknowledged, "2023-04-11"), ""},
		"acknowledged a day late":          {nil, changed(law.Acknowledged, "2023-04-12"), "guard.limitation_too_late"},
		"late, but of an older period":     {[]debt.LimitationChanged{changed(law.Adjudged, "2023-02-02")}, changed(law.Acknowledged, "2022-01-03"), ""},
		"levied without a judgment":        {nil, changed(law.Levied, "2023-02-02"), "guard.levy_unfounded"},
		"levied by a judgment":             {[]debt.LimitationChanged{changed(law.Adjudged, "2022-02-02")}, changed(law.Levied, "2023-02-02"), ""},
		"levied before the judgment":       {[]debt.LimitationChanged{changed(law.Adjudged, "2023-02-02")}, changed(law.Levied, "2022-02-02"), "guard.levy_unfounded"},
		"nothing was begun that may end":   {nil, changed(law.CameToNothing, "2023-02-02"), "guard.limitation_ran_on"},
		"a lawsuit that came to nothing":   {[]debt.LimitationChanged{changed(law.Proceeding, "2022-02-02")}, changed(law.CameToNothing, "2023-02-02"), ""},
		"in time while a lawsuit goes on":  {[]debt.LimitationChanged{changed(law.Proceeding, "2022-02-02")}, changed(law.Settled, "2024-02-02"), ""},
		"learned of when it was lost":      {nil, changed(law.LearnedOf, "2023-06-01"), ""},
		"learned of after a judgment":      {[]debt.LimitationChanged{changed(law.Adjudged, "2022-02-02")}, changed(law.LearnedOf, "2023-06-01"), "guard.limitation_known"},
		"learned of earlier, by mistake":   {[]debt.LimitationChanged{changed(law.LearnedOf, "2020-04-01")}, changed(law.LearnedOf, "2022-06-01"), ""},
		"acknowledged before it was known": {[]debt.LimitationChanged{changed(law.LearnedOf, "2023-06-01")}, changed(law.Acknowledged, "2023-05-02"), ""},
		"learned of before it fell due":    {nil, changed(law.LearnedOf, "2020-04-01"), "guard.limitation_known"},
		"put back to before it fell due":   {[]debt.LimitationChanged{changed(law.LearnedOf, "2022-06-01")}, changed(law.LearnedOf, "2020-04-05"), "guard.limitation_sooner"},
		"put back, and the suit too late":  {[]debt.LimitationChanged{changed(law.LearnedOf, "2022-06-01"), changed(law.Proceeding, "2024-01-02")}, changed(law.LearnedOf, "2020-04-05"), "guard.limitation_sooner"},
		"put back, the suit in time still": {[]debt.LimitationChanged{changed(law.LearnedOf, "2022-06-01"), changed(law.Proceeding, "2023-04-11")}, changed(law.LearnedOf, "2020-04-05"), "guard.limitation_known"},
		"put back, but interrupted since":  {[]debt.LimitationChanged{changed(law.LearnedOf, "2021-06-01"), changed(law.Adjudged, "2022-02-02")}, changed(law.LearnedOf, "2020-04-05"), "guard.limitation_known"},
		"late, after what had begun ended": {[]debt.LimitationChanged{changed(law.Proceeding, "2022-02-02"), changed(law.CameToNothing, "2022-03-02")}, changed(law.Settled, "2024-02-02"), "guard.limitation_too_late"},
	} {
		stale := opened(t, "2020-04-06")
		for _, e := range c.before {
			apply(t, &stale, e.On, e)
		}
		answer, err := followup.Judge(law.Denmark(), &stale, c.event, civil.MustParse("2024-06-03"))
		got := ""
		for _, f := range answer.Warnings() {
			got = f.Key
			if f.Rule == "" {
				t.Errorf("%s: without its paragraph", name)
			}
		}
		if err != nil || got != c.want || answer.Verdict == followup.Refuse {
			t.Errorf("%s: %v %q, %v, want %q", name, answer.Verdict, got, err, c.want)
		}
	}
}
