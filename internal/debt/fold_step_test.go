package debt_test

import (
	"reflect"
	"strconv"
	"testing"

	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

func TestAStepChargesItsFeeAndItsCompensation(t *testing.T) {
	t.Parallel()
	c := opened(t)
	step := reminder(1, "2026-08-16")
	step.Compensation, step.Each = []debt.ClaimID{1}, money.Kroner(310, 0)
	happens(t, &c, "2026-08-16", step)
	s := owed(t, &c, "2026-08-16")
	if s.Left.ReminderFees.String() != "100.00" || s.Left.Compensation.String() != "310.00" {
		t.Errorf("fees %v, compensation %v, want 100.00 and 310.00", s.Left.ReminderFees, s.Left.Compensation)
	}
	if got := c.Step(1); !got.Waits() || got.Taken != day("2026-08-16") || got.Charges().String() != "410.00" {
		t.Errorf("step = %+v, waits %v, charges %v", got, got.Waits(), got.Charges())
	}
}

func TestVoidingAStepTakesItsChargesBack(t *testing.T) {
	t.Parallel()
	c := reminded(t)
	happens(t, &c, "2026-08-20", debt.StepVoided{Step: 1, Why: debt.VoidDeleted})
	step := c.Step(1)
	if step.Stands() || step.Waits() || !step.Left() || step.Dispatched != day("2026-08-16") {
		t.Errorf("step = %+v, want void and still dispatched on 2026-08-16", step)
	}
	if c.LastStanding() != nil {
		t.Errorf("last standing step = %+v, want none", c.LastStanding())
	}
	// 1 day at 10 % of 1,000.00 and no fee, also on the days before the voiding.
	if got := owed(t, &c, "2026-08-16").Total().String(); got != "1000.27" {
		t.Errorf("owed = %s, want 1000.27", got)
	}
}

// A letter for three hundred invoices charges three hundred and one times; what
// the next events enter must not be taken for any of it.
func TestEntriesOfALargeStepAreNobodyElses(t *testing.T) {
	t.Parallel()
	const invoices = 300
	c := debt.Case{ID: 7}
	happens(t, &c, "2026-08-10", opening())
	step := reminder(1, "2026-08-16")
	step.Each = money.Kroner(310, 0)
	for i := range invoices {
		id := debt.ClaimID(i + 1)
		happens(t, &c, "2026-08-10", invoice(id, strconv.Itoa(i)))
		step.Compensation = append(step.Compensation, id)
	}
	happens(t, &c, "2026-08-16", step, debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(5, 0), ValueOn: day("2026-08-16")})
	seen := make(map[ledger.EntryID]bool)
	for _, e := range c.Account.Entries {
		if seen[e.ID] {
			t.Fatalf("entry %d stands twice", e.ID)
		}
		seen[e.ID] = true
	}
	happens(t, &c, "2026-08-17", debt.StepVoided{Step: 1, Why: debt.VoidStopped})
	// 300 × 310.00 and the fee are gone; the payment stands.
	s := owed(t, &c, "2026-08-17")
	if s.Charged.Compensation.IsPositive() || s.Charged.ReminderFees.IsPositive() || s.Paid.String() != "5.00" {
		t.Errorf("compensation %v, fees %v, paid %v, want nothing, nothing and 5.00", s.Charged.Compensation, s.Charged.ReminderFees, s.Paid)
	}
}

func TestTheLettersSumIsAPromiseFromTheDayItLeaves(t *testing.T) {
	t.Parallel()
	step := reminder(1, "2026-08-16")
	step.Settles = true
	c := opened(t)
	happens(t, &c, "2026-08-16", step)
	if len(c.Account.Quotes) != 0 {
		t.Errorf("quotes before the letter has left: %+v", c.Account.Quotes)
	}
	happens(t, &c, "2026-08-16", sending()...)
	asked := []ledger.Asked{{On: day("2026-08-16"), Deadline: day("2026-08-26"), Claims: []ledger.ClaimID{1}}}
	if !reflect.DeepEqual(c.Account.Asked, asked) {
		t.Errorf("asked for %+v, want %+v", c.Account.Asked, asked)
	}
	want := []ledger.Quote{{Asked: asked[0], Amount: money.Kroner(1_100, 27)}}
	if !reflect.DeepEqual(c.Account.Quotes, want) {
		t.Errorf("quotes = %+v, want %+v", c.Account.Quotes, want)
	}
	happens(t, &c, "2026-08-18", debt.StepVoided{Step: 1, Why: debt.VoidUndelivered})
	if len(c.Account.Quotes)+len(c.Account.Asked) != 0 {
		t.Errorf("after the step was voided: quotes %+v, asked for %+v", c.Account.Quotes, c.Account.Asked)
	}
}

func TestAStepEndsThePause(t *testing.T) {
	t.Parallel()
	c := opened(t)
	happens(t, &c, "2026-08-12", debt.CaseHeld{Until: day("2026-09-30"), Why: "aftalt"})
	happens(t, &c, "2026-08-16", reminder(1, "2026-08-16"))
	if c.OnHold(day("2026-08-17")) {
		t.Error("on hold after a letter with a deadline")
	}
}
