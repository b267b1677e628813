package followup_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// remindedCase returns a case of 1,000.00 due 30 September 2026, without interest, on which
// reminders with a fee of 100.00 left on some days.
func remindedCase(t *testing.T, id debt.CaseID, days ...string) *debt.Case {
	t.Helper()
	c := &debt.Case{ID: id}
	claim := debt.ClaimID(id * 10)
	happened := func(on string, e debt.Event) {
		if err := c.Apply(debt.Occurred{Version: c.Version + 1, On: day(on), Known: day(on), Event: e}); err != nil {
			t.Fatal(err)
		}
	}
	happened("2026-10-01", debt.CaseOpened{Number: int64(10_000 + id), Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business}, Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna"}})
	happened("2026-10-01", debt.ClaimRegistered{Claim: debt.Claim{ID: claim, Number: "A", Due: day("2026-09-30"), Issued: day("2026-09-01"), Arisen: day("2026-09-01"), Principal: money.Kroner(1_000, 0)}})
	for i, on := range days {
		step, letter := debt.StepID(i+1), debt.DocumentID(i+1)
		happened(on, debt.StepTaken{Step: step, Name: "reminder", Document: debt.FirstReminder, Planned: day(on), Deadline: day(on).AddDays(10), Fee: money.Kroner(100, 0), FeeOn: claim})
		happened(on, debt.LetterComposed{Letter: letter, Step: step, Document: debt.FirstReminder, Channel: debt.Print})
		happened(on, debt.DispatchOrdered{Dispatch: debt.DispatchID(i + 1), Letter: letter, Channel: debt.Print})
		happened(on, debt.DispatchHanded{Dispatch: debt.DispatchID(i + 1), On: day(on)})
	}
	return c
}

// feeOn returns what a reminder of a day may cost on a case, and why.
func feeOn(t *testing.T, c *debt.Case, on string) (string, string) {
	t.Helper()
	fee, why, err := followup.ReminderFee(law.Denmark(), c, money.Kroner(100, 0), day(on))
	if err != nil {
		t.Fatal(err)
	}
	return fee.String(), why.Key
}

// Two fees on one case and one on the other are three on the debtor's arrears (rentelovens
// § 9 b, stk. 2), and the guard refuses a fourth; each case by itself would have one more.
func TestFeesAreCountedOverTheCasesOfOneDebtor(t *testing.T) {
	t.Parallel()
	c, other := remindedCase(t, 1, "2026-10-01"), remindedCase(t, 2, "2026-10-12", "2026-10-23")
	if fee, why := feeOn(t, c, "2026-11-03"); fee != "100.00" || why != "guard.fee_allowed" {
		t.Errorf("alone: %s, %s, want 100.00", fee, why)
	}
	c.Others = []*debt.Case{other}
	if fee, why := feeOn(t, c, "2026-11-03"); fee != "0.00" || why != "guard.fee_count_used_elsewhere" {
		t.Errorf("together: %s, %s, want none", fee, why)
	}
	step := debt.StepTaken{Step: 9, Document: debt.SecondReminder, Planned: day("2026-11-03"), Deadline: day("2026-11-13"), Fee: money.Kroner(100, 0), FeeOn: 10}
	answer, err := followup.Judge(law.Denmark(), c, step, day("2026-11-03"))
	if err != nil || answer.Verdict != followup.Refuse || answer.Findings[0].Key != "guard.fees_shared" {
		t.Errorf("the guard says %+v, %v, want a refusal", answer, err)
	}
}

// The other case was reminded on 23 October: the first day with ten whole days between is
// 3 November.
func TestTheTenDaysRunFromTheLastReminderOnAnyOfTheCases(t *testing.T) {
	t.Parallel()
	c := remindedCase(t, 1, "2026-10-01")
	c.Others = []*debt.Case{remindedCase(t, 2, "2026-10-23")}
	if fee, why := feeOn(t, c, "2026-11-02"); fee != "0.00" || why != "guard.fee_too_soon_elsewhere" {
		t.Errorf("on the tenth day: %s, %s, want none", fee, why)
	}
	if fee, why := feeOn(t, c, "2026-11-03"); fee != "100.00" || why != "guard.fee_allowed" {
		t.Errorf("on the eleventh: %s, %s, want 100.00", fee, why)
	}
}

// Both cases are paid on 1 November. What falls due on the 20th is new arrears with three
// fees of its own; while something is owed on the other case, it is the old.
func TestArrearsEndWhenNothingIsOwedOnAnyOfTheCases(t *testing.T) {
	t.Parallel()
	for _, x := range []struct {
		paidElsewhere, want string
	}{{"1200.00", "100.00"}, {"900.00", "0.00"}} {
		c, other := remindedCase(t, 1, "2026-10-01"), remindedCase(t, 2, "2026-10-12", "2026-10-23")
		pay(t, c, "1100.00")
		pay(t, other, x.paidElsewhere)
		claim := debt.ClaimRegistered{Claim: debt.Claim{ID: 11, Number: "B", Due: day("2026-11-20"), Issued: day("2026-11-05"), Arisen: day("2026-11-05"), Principal: money.Kroner(500, 0)}}
		if err := c.Apply(debt.Occurred{Version: c.Version + 1, On: day("2026-11-05"), Known: day("2026-11-05"), Event: claim}); err != nil {
			t.Fatal(err)
		}
		c.Others = []*debt.Case{other}
		if fee, why := feeOn(t, c, "2026-11-21"); fee != x.want {
			t.Errorf("with %s paid elsewhere the fee is %s (%s), want %s", x.paidElsewhere, fee, why, x.want)
		}
	}
}

// pay lets money come on 1 November 2026.
func pay(t *testing.T, c *debt.Case, amount string) {
	t.Helper()
	sum, err := money.Parse(amount)
	if err != nil {
		t.Fatal(err)
	}
	paid := debt.PaymentRecorded{Payment: 1, Amount: sum, ValueOn: day("2026-11-01")}
	if err := c.Apply(debt.Occurred{Version: c.Version + 1, On: day("2026-11-01"), Known: day("2026-11-01"), Event: paid}); err != nil {
		t.Fatal(err)
	}
}
