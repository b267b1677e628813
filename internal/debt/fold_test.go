package debt_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

func TestFoldTellsTheCaseFromItsJournal(t *testing.T) {
	t.Parallel()
	journal := []debt.Occurred{
		{Version: 1, On: day("2026-08-10"), Known: day("2026-08-10"), Event: opening()},
		{Version: 2, On: day("2026-08-10"), Known: day("2026-08-10"), Event: invoice(1, "1001")},
		{Version: 3, On: day("2026-08-20"), Known: day("2026-08-25"), Event: debt.PaymentRecorded{Payment: 9, Amount: money.Kroner(400, 0), ValueOn: day("2026-08-20")}},
		{Version: 4, On: day("2026-08-24"), Known: day("2026-08-24"), By: "person:4", Event: debt.NoteAdded{Text: "ringede"}},
	}
	c, err := debt.Fold(3, 7, journal)
	if err != nil {
		t.Fatal(err)
	}
	if c.ID != 7 || c.Creditor != 3 || c.Number != 1042 || c.Version != 4 || c.Flow != "standard" || c.Debtor.Name != "Anna Holm" {
		t.Errorf("case = %+v", c)
	}
	// It was opened on the day that the opening counts from; the last thing learned
	// is not the last in the journal.
	if c.OpenedOn != day("2026-08-10") || c.LastOn != day("2026-08-25") {
		t.Errorf("opened %v, last known %v, want 2026-08-10 and 2026-08-25", c.OpenedOn, c.LastOn)
	}
	// 5 days of 1,000.00 at 10 % are 1.37 on the value day; 400.00 pay them and
	// 398.63 of the principal.
	if left := owed(t, &c, "2026-08-20").Left; left.Principal.String() != "601.37" || !left.Interest.IsZero() {
		t.Errorf("left %+v, want a principal of 601.37", left)
	}
	if len(c.Notes) != 1 || c.Notes[0] != (debt.Note{On: day("2026-08-24"), By: "person:4", Text: "ringede"}) {
		t.Errorf("notes = %+v", c.Notes)
	}
}

func TestAnEventTakesTheNextPlaceOrNone(t *testing.T) {
	t.Parallel()
	for _, version := range []int64{0, 1, 2, 4} {
		c := opened(t)
		err := c.Apply(debt.Occurred{Version: version, On: day("2026-08-11"), Known: day("2026-08-11"), Event: debt.BatchLeft{}})
		if !fault.HasKey(err, "case.journal_impossible") || c.ByHand {
			t.Errorf("version %d after the second: err = %v, by hand %v", version, err, c.ByHand)
		}
	}
}

func TestAJournalOpensItsCaseFirstAndOnce(t *testing.T) {
	t.Parallel()
	c := opened(t)
	cannotHappen(t, &c, opening(), "opening")
	empty := debt.Case{ID: 7}
	cannotHappen(t, &empty, debt.NoteAdded{Text: "før tid"}, "opening")
	if _, err := debt.Fold(3, 7, []debt.Occurred{{Version: 1, Event: invoice(1, "1001")}}); !fault.Is(err, fault.Corrupt) {
		t.Errorf("a journal without an opening: err = %v", err)
	}
}

func TestWhatAnEventSpeaksOfIsOnTheCase(t *testing.T) {
	t.Parallel()
	compensated := reminder(5, "2026-09-01")
	compensated.Fee, compensated.Compensation, compensated.Each = money.Amount{}, []debt.ClaimID{1, 99}, money.Kroner(310, 0)
	feeElsewhere := reminder(5, "2026-09-01")
	feeElsewhere.FeeOn = 99
	for _, x := range []struct {
		event debt.Event
		what  string
	}{
		{debt.ClaimCredited{Claim: 99, Amount: money.Kroner(1, 0)}, "claim"},
		{feeElsewhere, "claim"},
		{compensated, "claim"},
		{debt.StepVoided{Step: 99}, "step"},
		{debt.LetterComposed{Letter: 99, Step: 99}, "step"},
		{debt.DispatchOrdered{Dispatch: 99, Letter: 99}, "letter"},
		{debt.DispatchHanded{Dispatch: 99}, "dispatch"},
		{debt.DispatchReported{Dispatch: 99, Status: debt.Failed}, "dispatch"},
		{debt.DispatchStopped{Dispatch: 99}, "dispatch"},
		{debt.PaymentReversed{Payment: 99}, "payment"},
		{debt.ObjectionResolved{Outcome: debt.OutcomeRejected}, "objection"},
		{debt.TaskDone{Task: 99}, "task"},
	} {
		c := reminded(t)
		cannotHappen(t, &c, x.event, x.what)
	}
}

func TestNothingIsRecordedTwice(t *testing.T) {
	t.Parallel()
	full := func() debt.Case {
		c := reminded(t)
		happens(t, &c, "2026-09-01", debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(10, 0), ValueOn: day("2026-09-01")},
			debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_hand"}, debt.TaskRaised{Task: 1}, debt.StepVoided{Step: 1, Why: debt.VoidDeleted})
		return c
	}
	for what, event := range map[string]debt.Event{
		"claim": invoice(1, "1002"), "step": reminder(1, "2026-09-02"), "letter": debt.LetterComposed{Letter: 1},
		"dispatch": debt.DispatchOrdered{Dispatch: 1, Letter: 1}, "payment": debt.PaymentRecorded{Payment: 1}, "task": debt.TaskRaised{Task: 1},
	} {
		c := full()
		cannotHappen(t, &c, event, what)
	}
	c := full()
	cannotHappen(t, &c, debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"}, "payment")
	c = full()
	cannotHappen(t, &c, debt.StepVoided{Step: 1, Why: debt.VoidStopped}, "step")
}

func TestNothingIsUndoneWithoutAReason(t *testing.T) {
	t.Parallel()
	c := reminded(t)
	happens(t, &c, "2026-09-01", debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(10, 0), ValueOn: day("2026-09-01")})
	cannotHappen(t, &c, debt.PaymentReversed{Payment: 1}, "reason")
	cannotHappen(t, &c, debt.StepVoided{Step: 1}, "reason")
}

func TestOnlyAnEventIsAnEvent(t *testing.T) {
	t.Parallel()
	for _, none := range []debt.Event{nil, &debt.BatchLeft{}, debt.Step{}, debt.Letter{}, debt.Dispatch{}, debt.Payment{}, debt.Task{}} {
		c := opened(t)
		cannotHappen(t, &c, none, "event")
	}
}

func TestARegisteredClaimCountsFromTheDayAfterItsLastTimelyDay(t *testing.T) {
	t.Parallel()
	c := opened(t)
	if s := owed(t, &c, "2026-08-15"); !s.Total().IsZero() || s.NotDue.String() != "1000.00" {
		t.Errorf("on the last timely day %v is owed and %v not due, want 0.00 and 1000.00", s.Total(), s.NotDue)
	}
	// One day's interest on 1,000.00 at 10 %: 0.27.
	if got := owed(t, &c, "2026-08-16").Total().String(); got != "1000.27" {
		t.Errorf("owed the day after = %s, want 1000.27", got)
	}
}

func TestFeesOfEarlierRemindersAreOwed(t *testing.T) {
	t.Parallel()
	// Reminded on 20 August elsewhere, with a fee that is claimed here. One that
	// left before the claim fell due is entered when it did.
	for last, on := range map[string]string{"2026-08-20": "2026-08-20", "2026-08-01": "2026-08-16"} {
		c := debt.Case{ID: 7}
		claim := invoice(1, "1001")
		claim.Claim.Earlier = debt.EarlierReminders{Count: 1, Fees: 1, Fee: money.Kroner(100, 0), Last: day(last)}
		happens(t, &c, "2026-08-21", opening(), claim)
		e := c.Account.Entries[0]
		if e.Kind != ledger.ReminderFee || e.On != day(on) || e.Amount != money.Kroner(100, 0) || e.Label != debt.EarlierLabel || e.Claim != 1 {
			t.Errorf("entry = %+v, want the fee on %s", e, on)
		}
	}
}

func TestACreditNoteLowersItsClaim(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.ClaimCredited{Claim: 1, Number: "K7", On: day("2026-08-12"), Amount: money.Kroner(250, 0)})
	s := owed(t, &c, "2026-08-16")
	if s.Left.Principal.String() != "750.00" || s.Credited.String() != "250.00" {
		t.Errorf("left %v, credited %v, want 750.00 and 250.00", s.Left.Principal, s.Credited)
	}
}

func TestAReversedPaymentIsKeptAndDoesNotCount(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-20", debt.PaymentRecorded{Payment: 9, Amount: money.Kroner(1_000, 0), ValueOn: day("2026-08-18"), Reference: "B1"})
	happens(t, &c, "2026-08-24", debt.PaymentReversed{Payment: 9, Why: "payment.reversed_by_bank"})
	if p := c.Payment(9); p == nil || p.Reversed != "payment.reversed_by_bank" || p.Reference != "B1" {
		t.Errorf("payment = %+v", p)
	}
	// Nine days at 10 %: 2.47.
	if got := owed(t, &c, "2026-08-24").Total().String(); got != "1002.47" {
		t.Errorf("owed = %s, want 1002.47", got)
	}
}
