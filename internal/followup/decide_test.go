package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// opened returns a case against a consumer with one claim of 1,000.00, due on a
// day, that bears interest.
func opened(t *testing.T, due string) debt.Case {
	t.Helper()
	c := debt.Case{ID: 7}
	last := civil.MustParse(due)
	apply(t, &c, last.AddDays(-14),
		debt.CaseOpened{Number: 1, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business}, Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example"}},
		debt.ClaimRegistered{Claim: debt.Claim{ID: 1, Number: "1", Issued: last.AddDays(-14), Arisen: last.AddDays(-14), Due: last, Principal: money.Kroner(1_000, 0), InterestFrom: last.AddDays(1)}})
	return c
}

func apply(t *testing.T, c *debt.Case, d civil.Date, events ...debt.Event) {
	t.Helper()
	for _, e := range events {
		if err := c.Apply(debt.Occurred{Version: c.Version + 1, On: d, Known: d, By: "person:1", Event: e}); err != nil {
			t.Fatal(err)
		}
	}
}

func decide(t *testing.T, c *debt.Case, on string) followup.Decision {
	t.Helper()
	made, err := followup.Decide(law.Denmark(), followup.Standard(), c, civil.MustParse(on))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestMissedNightsAreCaughtUpWithOneLetter(t *testing.T) {
	t.Parallel()
	// Nobody has looked for three months: one letter, the first, and then the
	// distance of the flow from it.
	c := opened(t, "2026-08-15")
	made := decide(t, &c, "2026-11-20")
	if len(made.Actions) != 1 || made.Sent() == nil || made.Sent().Name != "reminder-1" {
		t.Fatalf("actions = %+v, want reminder 1 alone", made.Actions)
	}
}

func TestALetterOnItsWayHoldsTheNextBack(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-08-15")
	step := *decide(t, &c, "2026-08-16").Sent()
	step.Step = 1
	apply(t, &c, civil.MustParse("2026-08-16"), step)
	made := decide(t, &c, "2026-10-20")
	if len(made.Actions) != 0 || made.Reasons[0].Key != "followup.waits_for_dispatch" {
		t.Errorf("decision = %+v, want to wait for the dispatch", made)
	}
}

func TestAPaidCaseWithdrawsTheLetterThatWaits(t *testing.T) {
	t.Parallel()
	// 1,000.00 and one day's interest of 0.27 on the 16th; the fee of the letter
	// that has not left is not owed.
	c := opened(t, "2026-08-15")
	step := *decide(t, &c, "2026-08-16").Sent()
	step.Step = 1
	apply(t, &c, civil.MustParse("2026-08-16"), step, debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(1_000, 27), ValueOn: civil.MustParse("2026-08-16")})
	made := decide(t, &c, "2026-08-16")
	want := "withdraw 1; close case.closed_paid"
	if got := made.Fingerprint(); got != want {
		t.Errorf("decision = %q, want %q", got, want)
	}
}

func TestWithoutARateNothingIsDone(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-12-15")
	_, err := followup.Decide(law.Denmark(), followup.Standard(), &c, civil.MustParse("2027-01-05"))
	if !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rate", err)
	}
}

func TestTheReviewIsTheDayTheAnswerCanDiffer(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-11-10")
	if made := decide(t, &c, "2026-11-05"); made.Review.String() != "2026-11-11" || made.Next != "reminder-1" {
		t.Errorf("review %v of %q, want 2026-11-11 of reminder-1", made.Review, made.Next)
	}
	apply(t, &c, civil.MustParse("2026-11-12"), debt.CaseHeld{Until: civil.MustParse("2026-12-01")})
	if made := decide(t, &c, "2026-11-12"); made.Review.String() != "2026-12-01" {
		t.Errorf("review on hold = %v, want 2026-12-01", made.Review)
	}
}

func TestAFingerprintSaysWhatAndHowMuch(t *testing.T) {
	t.Parallel()
	// One day's interest on 1,000.00 at 10 %: 0.27. 11 November and ten days is a
	// Saturday, so Monday the 23rd.
	c := opened(t, "2026-11-10")
	made := decide(t, &c, "2026-11-11")
	want := "send reminder-1 by email, fee 100.00, compensation 0.00, asked 1100.27, by 2026-11-23"
	if got := made.Fingerprint(); got != want {
		t.Errorf("fingerprint = %q, want %q", got, want)
	}
	if made.Reasons[0].Rule == "" {
		t.Error("the fee's reason cites no rule")
	}
}

func TestTheFourthFeeIsRefused(t *testing.T) {
	t.Parallel()
	// law.md §2: three fees for the same arrears. Two elsewhere and one here.
	c := opened(t, "2026-03-01")
	c.Claims[0].Earlier = debt.EarlierReminders{Count: 2, Fees: 2, Last: civil.MustParse("2026-03-20")}
	apply(t, &c, civil.MustParse("2026-04-01"), debt.StepTaken{Step: 1, Document: debt.ThirdReminder, Planned: civil.MustParse("2026-04-01"), Fee: money.Kroner(100, 0), FeeOn: 1})
	fee, why, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse("2026-05-20"))
	if err != nil || !fee.IsZero() || why.Key != "guard.fee_count_used_up" {
		t.Errorf("fee = %v because %v, %v, want none: three are used up", fee, why.Key, err)
	}
}

func TestAFeeKeepsTenFullDaysFromTheReminderBefore(t *testing.T) {
	t.Parallel()
	// law.md §2: a reminder on 2 November; the safe reading allows the next fee on
	// the 13th.
	for on, want := range map[string]string{"2026-11-12": "guard.fee_too_soon", "2026-11-13": "guard.fee_allowed"} {
		c := opened(t, "2026-10-01")
		c.Claims[0].Earlier = debt.EarlierReminders{Count: 1, Last: civil.MustParse("2026-11-02")}
		fee, why, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse(on))
		if err != nil || why.Key != want || fee.IsPositive() != (want == "guard.fee_allowed") {
			t.Errorf("on %s: fee %v because %v, %v, want %v", on, fee, why.Key, err, want)
		}
	}
}

func TestAFeeAboveTheCapIsCutDown(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-10-01")
	fee, why, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(150, 0), civil.MustParse("2026-11-13"))
	if err != nil || fee != money.Kroner(100, 0) || why.Key != "guard.fee_above_cap" {
		t.Errorf("fee = %v because %v, %v, want 100.00: above the cap", fee, why.Key, err)
	}
}

func BenchmarkDecide(b *testing.B) {
	// One claim over two half-years, as the product's own benchmark has it.
	c := debt.Case{ID: 7, Version: 2, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business}, Debtor: debt.Debtor{Kind: law.Consumer, Email: "a@b.example"}}
	due := civil.MustParse("2026-05-31")
	claim := debt.Claim{ID: 1, Number: "1", Due: due, Principal: money.Kroner(25_000, 0), InterestFrom: due.AddDays(1)}
	c.Claims = []debt.Claim{claim}
	c.Account = ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{{ID: 1, Principal: claim.Principal, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1)}}}
	book, flows, on := law.Denmark(), followup.Standard(), civil.MustParse("2026-09-30")
	for b.Loop() {
		if made, err := followup.Decide(book, flows, &c, on); err != nil || made.Sent() == nil {
			b.Fatal(err)
		}
	}
}
