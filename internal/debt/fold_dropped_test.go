package debt_test

import (
	"slices"
	"testing"

	"krav/internal/debt"
	"krav/internal/money"
)

// inTrade returns a case of two invoices of 1,000.00 without interest, whose reminder
// charged 100.00, and 310.00 for each; the second brought a fee of 100.00 along.
func inTrade(t *testing.T) debt.Case {
	t.Helper()
	c := debt.Case{ID: 7, Creditor: 3}
	first, second := invoice(1, "1001"), invoice(2, "1002")
	first.Claim.InterestFrom, second.Claim.InterestFrom = day("2027-01-01"), day("2027-01-01")
	second.Claim.Earlier = debt.EarlierReminders{Count: 1, Last: day("2026-08-16"), Fees: 1, Fee: money.Kroner(100, 0)}
	step := reminder(1, "2026-08-26")
	step.Compensation, step.Each = []debt.ClaimID{1, 2}, money.Kroner(310, 0)
	happens(t, &c, "2026-08-26", opening(), first, second, step)
	return c
}

func TestWhatWasChargedForOneClaimIsDroppedAlone(t *testing.T) {
	t.Parallel()
	c := inTrade(t)
	before := c.Clone()
	happens(t, &c, "2026-09-01", debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)})
	// 2,000.00, both fees, and 310.00 for the second.
	if got := owed(t, &c, "2026-09-01").Total().String(); got != "2510.00" {
		t.Errorf("owed = %s, want 2510.00", got)
	}
	if step := c.Step(1); !slices.Equal(step.Compensation, []debt.ClaimID{2}) || step.Charges().String() != "410.00" {
		t.Errorf("step = %+v, charges %v", step, step.Charges())
	}
	if got := before.Step(1).Charges().String(); got != "720.00" {
		t.Errorf("a copy made before charges %s, want 720.00", got)
	}
	happens(t, &c, "2026-09-01", debt.ChargeDropped{Claim: 2, Amount: money.Kroner(100, 0)})
	if got := owed(t, &c, "2026-09-01").Total().String(); got != "2410.00" {
		t.Errorf("owed = %s, want 2410.00", got)
	}
	if got := c.Claim(2).Earlier; got.Fees != 0 || !got.Fee.IsZero() || got.Count != 1 {
		t.Errorf("earlier reminders = %+v, want one without a fee", got)
	}
	// What was dropped isn't reversed once more with its step.
	happens(t, &c, "2026-09-02", debt.StepVoided{Step: 1, Why: debt.VoidOvertaken})
	if got := owed(t, &c, "2026-09-02").Total().String(); got != "2000.00" {
		t.Errorf("owed = %s, want 2000.00", got)
	}
}

func TestOnlyWhatStandsOnTheCaseIsDropped(t *testing.T) {
	t.Parallel()
	const unknown = "case.charge_unknown"
	dropped := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, inTrade(t), debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)}, debt.ChargeDropped{Claim: 2, Amount: money.Kroner(100, 0)})
	}
	over := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, inTrade(t), debt.StepVoided{Step: 1, Why: debt.VoidOvertaken})
	}
	ended := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, inTrade(t), debt.CaseClosed{Why: debt.ClosedPaid})
	}
	hold(t, []possibility{
		{"compensation for one claim", inTrade, debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)}, ""},
		{"on a case that has ended", ended, debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)}, ""},
		{"the fee that a claim brought along", inTrade, debt.ChargeDropped{Claim: 2, Amount: money.Kroner(100, 0)}, ""},
		{"a part of it", inTrade, debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(300, 0)}, unknown},
		{"a fee of a claim that brought none", inTrade, debt.ChargeDropped{Claim: 1, Amount: money.Kroner(100, 0)}, unknown},
		{"a claim that the case doesn't have", inTrade, debt.ChargeDropped{Step: 1, Claim: 9, Amount: money.Kroner(310, 0)}, unknown},
		{"of a step that was never taken", inTrade, debt.ChargeDropped{Step: 9, Claim: 1, Amount: money.Kroner(310, 0)}, unknown},
		{"of a step that is void", over, debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)}, unknown},
		{"compensation twice", dropped, debt.ChargeDropped{Step: 1, Claim: 1, Amount: money.Kroner(310, 0)}, unknown},
		{"a fee twice", dropped, debt.ChargeDropped{Claim: 2, Amount: money.Kroner(100, 0)}, unknown},
	})
	c := inTrade(t)
	cannotHappen(t, &c, debt.ChargeDropped{Step: 1, Claim: 9, Amount: money.Kroner(310, 0)}, "charge")
}
