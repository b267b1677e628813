package debt_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/money"
)

func TestAPauseEndsOnItsDay(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.CaseHeld{Until: day("2026-09-01"), Why: "aftalt i telefonen"})
	if !c.OnHold(day("2026-08-31")) || c.OnHold(day("2026-09-01")) {
		t.Errorf("on hold until %v: the day before %v, on the day %v", c.Hold.Until, c.OnHold(day("2026-08-31")), c.OnHold(day("2026-09-01")))
	}
	happens(t, &c, "2026-08-21", debt.CaseResumed{})
	if c.OnHold(day("2026-08-22")) {
		t.Error("on hold after it was resumed")
	}
}

func TestAChangeOfFlowEndsThePause(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.CaseHeld{Until: day("2026-09-01")}, debt.FlowChanged{Flow: "patient"})
	if c.Flow != "patient" || c.OnHold(day("2026-08-21")) {
		t.Errorf("flow %q, hold %v", c.Flow, c.Hold)
	}
}

func TestAnObjectionStopsInterestUntilItIsResolved(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"})
	// 16 days of August at 10 % of 1,000.00: 4.38.
	if got := owed(t, &c, "2026-09-20").Left.Interest.String(); got != "4.38" || !c.Objection.Open {
		t.Errorf("interest while it is open = %s, want 4.38", got)
	}
	happens(t, &c, "2026-09-21", debt.ObjectionResolved{Outcome: debt.OutcomeRejected, Answer: "varen var rigtig"})
	// The 21st counts again: 17 days, 4.66.
	if got := owed(t, &c, "2026-09-21").Left.Interest.String(); got != "4.66" {
		t.Errorf("interest on the day it was resolved = %s, want 4.66", got)
	}
	want := debt.Objection{Raised: day("2026-09-01"), Reason: "forkert vare", Outcome: debt.OutcomeRejected}
	if c.Objection != want {
		t.Errorf("objection = %+v, want %+v", c.Objection, want)
	}
}

func TestASecondObjectionDoesNotMoveTheFirst(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"})
	happens(t, &c, "2026-09-05", debt.ObjectionRaised{Reason: "og for dyr"})
	if c.Objection.Reason != "og for dyr" || c.Objection.Raised != day("2026-09-05") {
		t.Errorf("objection = %+v, want the later one", c.Objection)
	}
	happens(t, &c, "2026-09-11", debt.ObjectionResolved{Outcome: debt.OutcomeWithdrawn})
	happens(t, &c, "2026-10-01", debt.ObjectionRaised{Reason: "igen"})
	want := []civil.Interval{{From: day("2026-09-01"), Until: day("2026-09-11")}, {From: day("2026-10-01")}}
	if !slices.Equal(c.Account.Free, want) {
		t.Errorf("free days = %v, want %v", c.Account.Free, want)
	}
}

func TestAnObjectionLearnedOfLateKeepsTheDaysInOrder(t *testing.T) {
	t.Parallel()
	// Raised 20 September and resolved on the 30th. Then an older letter is found,
	// of 10 September, which is answered on 15 October: all the days between are free.
	c := opened(t)
	happens(t, &c, "2026-09-20", debt.ObjectionRaised{Reason: "b"})
	happens(t, &c, "2026-09-30", debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
	happens(t, &c, "2026-09-10", debt.ObjectionRaised{Reason: "a"})
	happens(t, &c, "2026-10-15", debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
	want := []civil.Interval{{From: day("2026-09-10"), Until: day("2026-10-15")}}
	if !slices.Equal(c.Account.Free, want) {
		t.Errorf("free days = %v, want %v", c.Account.Free, want)
	}
}

func TestTasksAreOpenUntilTheyAreDone(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.TaskRaised{Task: 1, Kind: "task.a"}, debt.TaskRaised{Task: 2, Kind: "task.b"}, debt.TaskDone{Task: 1, Answer: "klaret"})
	if c.HasOpenTask("task.a") || !c.HasOpenTask("task.b") {
		t.Errorf("tasks = %+v", c.Tasks)
	}
	if open := c.OpenTasks(); len(open) != 1 || open[0].Task != 2 || open[0].On != day("2026-08-20") {
		t.Errorf("open tasks = %+v, want the second", open)
	}
}

func TestCorrectingWhatTheDebtorIsChangesWhetherAnAgreedRateIsCapped(t *testing.T) {
	t.Parallel()
	// 24 % was agreed. A consumer owes 10 % for the day: 0.27; a business 0.66.
	c := debt.Case{ID: 7}
	claim := invoice(1, "1001")
	claim.Claim.Agreed = money.PerCent(24, 0)
	happens(t, &c, "2026-08-10", opening(), claim)
	if got := owed(t, &c, "2026-08-16").Left.Interest.String(); got != "0.27" {
		t.Errorf("consumer: interest = %s, want 0.27", got)
	}
	happens(t, &c, "2026-08-17", debt.DebtorCorrected{Debtor: debt.Debtor{Kind: law.Business, Name: "Holm ApS"}})
	if got := owed(t, &c, "2026-08-16").Left.Interest.String(); got != "0.66" {
		t.Errorf("business: interest = %s, want 0.66", got)
	}
}

func TestOverdueClaimsComeWithTheOneDueFirst(t *testing.T) {
	t.Parallel()
	c := debt.Case{ID: 7}
	happens(t, &c, "2026-08-10", opening())
	for id, due := range []string{"2026-09-01", "2026-08-15", "2026-08-20"} {
		claim := invoice(debt.ClaimID(id+1), due)
		claim.Claim.Due = day(due)
		happens(t, &c, "2026-08-10", claim)
	}
	var got []string
	for _, claim := range c.ClaimsOverdue(day("2026-08-21")) {
		got = append(got, claim.Number)
	}
	// On its last timely day a claim isn't overdue.
	if want := []string{"2026-08-15", "2026-08-20"}; !slices.Equal(got, want) {
		t.Errorf("overdue on 21 August = %v, want %v", got, want)
	}
	if left := c.ClaimsOverdue(day("2026-09-01")); len(left) != 2 {
		t.Errorf("overdue on 1 September = %d claims, want 2", len(left))
	}
}

func TestTheStateSaysTheMostImportantThing(t *testing.T) {
	t.Parallel()
	c := opened(t)
	for _, step := range []struct {
		event debt.Event
		want  debt.State
	}{
		{debt.NoteAdded{Text: "x"}, debt.Open},
		{debt.BatchLeft{}, debt.RunByHand},
		{debt.ObjectionRaised{}, debt.Disputed},
		{debt.CaseClosed{Why: debt.ClosedWrittenOff}, debt.Closed},
		{debt.CaseReopened{Why: "case.reopened_payment_reversed"}, debt.Disputed},
		{debt.ObjectionResolved{Outcome: debt.OutcomeRejected}, debt.RunByHand},
		{debt.BatchJoined{}, debt.Open},
	} {
		happens(t, &c, "2026-09-01", step.event)
		if got := c.State(); got != step.want {
			t.Errorf("after %T the state is %q, want %q", step.event, got, step.want)
		}
	}
}

func TestAClosedCaseSaysWhenAndWhy(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-09-01", debt.CaseClosed{Why: debt.ClosedPaid})
	if !c.IsClosed() || c.Closed != (debt.Closing{On: day("2026-09-01"), Why: debt.ClosedPaid}) {
		t.Errorf("closing = %+v", c.Closed)
	}
}

// Written off or taken back on 1 September, the claim of 1,000.00 has 16 days of
// August at 10 %, 4.38, and no more however long it lies. Taken up again on the 21st,
// that day counts: 17 days, 4.66.
func TestAClaimThatIsGivenUpStandsStill(t *testing.T) {
	t.Parallel()
	for _, why := range []string{debt.ClosedWrittenOff, debt.ClosedWithdrawn} {
		c := opened(t)
		happens(t, &c, "2026-09-01", debt.CaseClosed{Why: why})
		if got := owed(t, &c, "2026-12-01"); got.Left.Interest.String() != "4.38" || !got.Daily.IsZero() {
			t.Errorf("%s: interest %v and %v a day, want 4.38 and none", why, got.Left.Interest, got.Daily)
		}
		happens(t, &c, "2026-09-21", debt.CaseReopened{Why: "case.reopened_payment_reversed"})
		if got := owed(t, &c, "2026-09-21").Left.Interest.String(); got != "4.66" {
			t.Errorf("%s: interest on the day it was reopened = %s, want 4.66", why, got)
		}
	}
}

func TestAnObjectionStillStopsInterestOnACaseThatIsReopened(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"}, debt.CaseClosed{Why: debt.ClosedWrittenOff})
	happens(t, &c, "2026-09-10", debt.CaseReopened{Why: "case.reopened_payment_reversed"})
	if got := owed(t, &c, "2026-09-20").Left.Interest.String(); got != "4.38" {
		t.Errorf("interest while it is open = %s, want 4.38", got)
	}
}

// 1,000.00 at 10 %, from 16 August. With the ten days of 1 to 10 September they are 46 to
// the 30th: 12.60; without them 36: 9.86.
func TestInterestRunsDuringAnObjectionOnlyWhereTheCreditorHasChosenSo(t *testing.T) {
	t.Parallel()
	for bears, want := range map[bool]string{false: "9.86", true: "12.60"} {
		c := debt.Case{ID: 7}
		begin := opening()
		begin.Terms.InterestWhileDisputed = bears
		happens(t, &c, "2026-08-10", begin, invoice(1, "1001"))
		happens(t, &c, "2026-08-30", reminder(1, "2026-08-30"))
		happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"})
		happens(t, &c, "2026-09-11", debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
		if got := owed(t, &c, "2026-09-30").Left.Interest.String(); got != want {
			t.Errorf("interest where it bears %v = %s, want %s", bears, got, want)
		}
		// The clock stands still either way: the deadline of 9 September is ten days later, on
		// Saturday the 19th, and so on Monday.
		if got := c.LastDay(c.Step(1)); got != day("2026-09-21") {
			t.Errorf("the last day where it bears %v = %v, want 2026-09-21", bears, got)
		}
		still := debt.Standstill{Interval: civil.Interval{From: day("2026-09-01"), Until: day("2026-09-11")}, Why: debt.StillDisputed, Bears: bears}
		if len(c.Standstills) != 1 || c.Standstills[0] != still {
			t.Errorf("standstills = %+v, want %+v", c.Standstills, still)
		}
	}
}

// What was written off while it was disputed bears no interest, whatever was chosen; taken up
// again, it bears interest from that day, though the objection is still being handled.
// 16 August to 4 September are 20 days, 5.48; with the 20th to the 30th 31: 8.49.
func TestAClosedCaseBearsNoInterestThoughADisputedOneDoes(t *testing.T) {
	t.Parallel()
	c := debt.Case{ID: 7}
	begin := opening()
	begin.Terms.InterestWhileDisputed = true
	happens(t, &c, "2026-08-10", begin, invoice(1, "1001"))
	happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"})
	happens(t, &c, "2026-09-05", debt.CaseClosed{Why: debt.ClosedWrittenOff})
	if got := owed(t, &c, "2026-09-19").Left.Interest.String(); got != "5.48" {
		t.Errorf("interest while it had ended = %s, want 5.48", got)
	}
	happens(t, &c, "2026-09-20", debt.CaseReopened{Why: "case.reopened_by_hand"})
	if got := owed(t, &c, "2026-09-30").Left.Interest.String(); got != "8.49" {
		t.Errorf("interest after it was taken up = %s, want 8.49", got)
	}
}

// A letter of 30 August with its deadline on Wednesday 9 September. The days that an objection
// takes move it; where that ends on a Saturday, Sunday or holiday, it is the weekday after.
func TestADeadlineThatMovesEndsOnAWeekday(t *testing.T) {
	t.Parallel()
	for answered, want := range map[string]string{
		"2026-09-02": "2026-09-10", // one day: a Thursday
		"2026-09-04": "2026-09-14", // three days: Saturday the 12th, so Monday
		"2026-09-05": "2026-09-14", // four: Sunday
		"2026-09-06": "2026-09-14", // five: Monday by itself
		"2026-12-18": "2026-12-28", // 108 days: Boxing day, a Saturday
		"2026-12-23": "2027-01-04", // 113 days: New Year's Eve, then the holiday and a weekend
	} {
		c := debt.Case{ID: 7}
		happens(t, &c, "2026-08-10", opening(), invoice(1, "1001"))
		happens(t, &c, "2026-08-30", reminder(1, "2026-08-30"))
		happens(t, &c, "2026-09-01", debt.ObjectionRaised{Reason: "forkert vare"})
		// While it is handled, the day is as if it were answered then.
		if got := c.LastDayOn(c.Step(1), day(answered)); got != day(want) {
			t.Errorf("the last day on %s = %v, want %s", answered, got, want)
		}
		happens(t, &c, answered, debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
		if got := c.LastDay(c.Step(1)); got != day(want) {
			t.Errorf("the last day when it is answered on %s = %v, want %s", answered, got, want)
		}
	}
}

// The deadline of 9 September has moved to Monday the 14th, past Saturday the 12th. Who objects
// on that Monday does so in time: the two days until the 16th move it to Wednesday the 16th.
func TestAnObjectionOnTheDayThatADeadlineMovedToMovesItOn(t *testing.T) {
	t.Parallel()
	c := debt.Case{ID: 7}
	happens(t, &c, "2026-08-10", opening(), invoice(1, "1001"))
	happens(t, &c, "2026-08-30", reminder(1, "2026-08-30"))
	for _, disputed := range [][2]string{{"2026-09-01", "2026-09-04"}, {"2026-09-14", "2026-09-16"}} {
		happens(t, &c, disputed[0], debt.ObjectionRaised{Reason: "forkert vare"})
		happens(t, &c, disputed[1], debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
	}
	if got := c.LastDay(c.Step(1)); got != day("2026-09-16") {
		t.Errorf("the last day = %v, want 2026-09-16", got)
	}
}
