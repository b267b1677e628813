package followup_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// trading returns a case between a creditor and a debtor with a claim of 500.00 for
// each day that a claim arose, all due 15 March 2026 and without interest.
func trading(t *testing.T, creditor, debtor law.Party, arisen ...string) debt.Case {
	t.Helper()
	c := debt.Case{ID: 7}
	last := civil.MustParse("2026-03-15")
	apply(t, &c, last.AddDays(-14), debt.CaseOpened{
		Number: 1, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: creditor, Compensation: true},
		Debtor: debt.Debtor{Kind: debtor, Name: "Holm ApS", Email: "post@holm.example"},
	})
	for i, day := range arisen {
		apply(t, &c, last.AddDays(-14), debt.ClaimRegistered{Claim: debt.Claim{
			ID: debt.ClaimID(i + 1), Number: day, Arisen: civil.MustParse(day), Due: last, Principal: money.Kroner(500, 0),
		}})
	}
	return c
}

// leaves records a step that was decided as taken and sent on its day.
func leaves(t *testing.T, c *debt.Case, id debt.StepID, step *debt.StepTaken) {
	t.Helper()
	taken := *step
	taken.Step = id
	apply(t, c, taken.Planned, taken,
		debt.LetterComposed{Letter: debt.DocumentID(id), Step: id, Document: taken.Document},
		debt.DispatchOrdered{Dispatch: debt.DispatchID(id), Letter: debt.DocumentID(id), Channel: taken.Channel},
		debt.DispatchHanded{Dispatch: debt.DispatchID(id), On: taken.Planned})
}

func TestWhoOwesCompensation(t *testing.T) {
	t.Parallel()
	// law.md §3: between businesses, and from a public authority to a business; never
	// from a consumer, and not to one who isn't in trade.
	for _, c := range []struct {
		name             string
		creditor, debtor law.Party
		want             string
	}{
		{"a business to a business", law.Business, law.Business, "310.00"},
		{"a public authority to a business", law.Business, law.Public, "310.00"},
		{"a consumer to a business", law.Business, law.Consumer, "0.00"},
		{"a business to a private person", law.Consumer, law.Business, "0.00"},
		{"a business to a public authority", law.Public, law.Business, "0.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			deal := trading(t, c.creditor, c.debtor, "2026-03-01")
			step := decide(t, &deal, "2026-03-16").Sent()
			if got := step.Each.Times(len(step.Compensation)).String(); got != c.want {
				t.Errorf("compensation = %s, want %s", got, c.want)
			}
		})
	}
}

func TestCompensationIsTheCreditorsToClaim(t *testing.T) {
	t.Parallel()
	c := trading(t, law.Business, law.Business, "2026-03-01")
	c.Terms.Compensation = false
	if step := decide(t, &c, "2026-03-16").Sent(); len(step.Compensation) != 0 {
		t.Errorf("compensation for %v, want none", step.Compensation)
	}
}

func TestCompensationIsClaimedOnce(t *testing.T) {
	t.Parallel()
	c := trading(t, law.Business, law.Business, "2026-03-01", "2026-03-02")
	first := decide(t, &c, "2026-03-16").Sent()
	if !slices.Equal(first.Compensation, []debt.ClaimID{1, 2}) || first.Asked.String() != "1720.00" {
		t.Fatalf("first letter: %v, asks for %v, want both and 1720.00", first.Compensation, first.Asked)
	}
	leaves(t, &c, 1, first)
	second := decide(t, &c, "2026-03-27").Sent()
	if len(second.Compensation) != 0 || second.Asked.String() != "1820.00" {
		t.Errorf("second letter: %v, asks for %v, want none and 1820.00", second.Compensation, second.Asked)
	}
	// What is taken back with its letter can be claimed with the next.
	apply(t, &c, civil.MustParse("2026-03-20"), debt.StepVoided{Step: 1, Why: debt.VoidUndelivered})
	again := decide(t, &c, "2026-03-27").Sent()
	if !slices.Equal(again.Compensation, []debt.ClaimID{1, 2}) {
		t.Errorf("after the letter came back: %v, want both", again.Compensation)
	}
}

func TestClaimsUnderDifferentSumsAreCompensatedApart(t *testing.T) {
	t.Parallel()
	// A book in which the sum rises to 400.00 for claims from 5 March 2026: the first
	// letter names 310.00 for the older, the second 400.00 for the newer.
	book := law.Denmark()
	book.Compensation.Rows = append(slices.Clone(book.Compensation.Rows), law.Dated[money.Amount]{Since: civil.MustParse("2026-03-05"), Value: money.Kroner(400, 0)})
	c := trading(t, law.Business, law.Business, "2026-03-04", "2026-03-05")
	for i, want := range []money.Amount{money.Kroner(310, 0), money.Kroner(400, 0)} {
		made, err := followup.Decide(book, followup.Standard(), &c, civil.MustParse("2026-03-16").AddDays(11*i))
		if err != nil {
			t.Fatal(err)
		}
		step := made.Sent()
		if !slices.Equal(step.Compensation, []debt.ClaimID{debt.ClaimID(i + 1)}) || step.Each != want {
			t.Errorf("letter %d: %v for %v, want %v", i+1, step.Each, step.Compensation, want)
		}
		leaves(t, &c, debt.StepID(i+1), step)
	}
}

func TestWithoutARowForTheDayAClaimAroseNothingIsCharged(t *testing.T) {
	t.Parallel()
	c := trading(t, law.Business, law.Business, "1999-01-01")
	_, err := followup.Decide(law.Denmark(), followup.Standard(), &c, civil.MustParse("2026-03-16"))
	if !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown sum", err)
	}
}

func TestOnlyARemindersFeeIsCharged(t *testing.T) {
	t.Parallel()
	// A flow that wants money for a friendly nudge doesn't get it, and the finding
	// says that no fee was wanted.
	flow := followup.Flow{Name: "friendly", Steps: []followup.Step{{Name: "nudge", Document: debt.FriendlyReminder, Wait: 1, Deadline: 10, Fee: money.Kroner(50, 0)}}}
	c := opened(t, "2026-11-10")
	c.Flow = "friendly"
	made, err := followup.Decide(law.Denmark(), followup.Flows{"friendly": flow}, &c, civil.MustParse("2026-11-11"))
	if err != nil {
		t.Fatal(err)
	}
	if step := made.Sent(); step == nil || step.Fee.IsPositive() || made.Reasons[0].Key != "guard.fee_not_wanted" {
		t.Errorf("sent %+v because %+v", step, made.Reasons)
	}
}

func TestAReminderWithoutAFeeStartsTheTenDaysToo(t *testing.T) {
	t.Parallel()
	// A nudge on 11 November costs nothing; the first fee comes on the 22nd.
	c := opened(t, "2026-11-10")
	leaves(t, &c, 1, &debt.StepTaken{Document: debt.FriendlyReminder, Planned: civil.MustParse("2026-11-11"), Deadline: civil.MustParse("2026-11-18")})
	for on, want := range map[string]string{"2026-11-21": "guard.fee_too_soon", "2026-11-22": "guard.fee_allowed"} {
		_, why, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse(on))
		if err != nil || why.Key != want {
			t.Errorf("on %s: %v, %v, want %s", on, why.Key, err, want)
		}
	}
}

func TestALetterThatNeverArrivedStartsNoTenDays(t *testing.T) {
	t.Parallel()
	for why, want := range map[string]string{debt.VoidUndelivered: "guard.fee_allowed", debt.VoidDeleted: "guard.fee_too_soon"} {
		c := opened(t, "2026-11-10")
		leaves(t, &c, 1, decide(t, &c, "2026-11-11").Sent())
		apply(t, &c, civil.MustParse("2026-11-12"), debt.StepVoided{Step: 1, Why: why})
		_, finding, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse("2026-11-13"))
		if err != nil || finding.Key != want {
			t.Errorf("%s: %v, %v, want %s", why, finding.Key, err, want)
		}
	}
}

func TestAFindingCitesItsParagraph(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-11-10")
	_, finding, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse("2026-11-11"))
	if err != nil || finding.Rule != "rentelovens § 9 b" {
		t.Errorf("rule = %q, %v", finding.Rule, err)
	}
	if _, _, err := followup.ReminderFee(law.Denmark(), &c, money.Kroner(100, 0), civil.MustParse("2002-07-31")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("before the law: %v", err)
	}
}
