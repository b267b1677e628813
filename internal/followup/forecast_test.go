package followup_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// foreseen opens a case of 1,200.00 kr. that fell due on 14 October 2026.
func foreseen(t *testing.T, more ...debt.Event) debt.Case {
	t.Helper()
	due := civil.MustParse("2026-10-14")
	events := append([]debt.Event{
		debt.CaseOpened{Number: 1, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business}, Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@post.example"}},
		debt.ClaimRegistered{Claim: debt.Claim{ID: 1, Number: "1", Issued: due.AddDays(-14), Arisen: due.AddDays(-14), Sent: due.AddDays(-14), Due: due, DueOrigin: law.AgreedDue, Principal: money.Kroner(1200, 0), InterestFrom: due.AddDays(1)}},
	}, more...)
	occurred := make([]debt.Occurred, len(events))
	for i, event := range events {
		occurred[i] = debt.Occurred{Version: int64(i + 1), On: due.AddDays(1), Known: due.AddDays(1), Event: event}
	}
	c, err := debt.Fold(1, 1, occurred)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheForecastIsTheFlowToTheEnd(t *testing.T) {
	t.Parallel()
	c := foreseen(t)
	before := c.Version
	ahead, err := followup.Forecast(law.Denmark().Assuming(civil.MustParse("2028-01-01")), followup.Standard(), &c, civil.MustParse("2026-10-15"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i, step := range ahead {
		names = append(names, step.Name)
		if i > 0 && !step.On.After(ahead[i-1].On) {
			t.Errorf("%s comes on %v, not after %s", step.Name, step.On, ahead[i-1].Name)
		}
	}
	want := []string{"reminder-1", "reminder-2", "collection-notice", "collection-demand", "payment-order"}
	if len(names) != len(want) {
		t.Fatalf("steps %v, want %v", names, want)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("step %d is %s, want %s", i, names[i], want[i])
		}
	}
	// The day after it fell due: 1,200.00, one day of interest at 10 % (0.33), and the fee.
	if got := ahead[0].Owed.String(); got != "1300.33" {
		t.Errorf("owed after the first reminder = %s, want 1300.33", got)
	}
	if ahead[4].Sent != nil {
		t.Error("a payment order is a person's, and has a letter")
	}
	if c.Version != before || len(c.Steps) > 0 {
		t.Error("the case itself was played ahead")
	}
}

func TestTheForecastOfAPausedCaseBeginsWhenItEnds(t *testing.T) {
	t.Parallel()
	until := civil.MustParse("2026-11-20")
	c := foreseen(t, debt.CaseHeld{Until: until})
	ahead, err := followup.Forecast(law.Denmark(), followup.Standard(), &c, civil.MustParse("2026-10-15"))
	if err != nil || len(ahead) == 0 || ahead[0].On != until {
		t.Errorf("the forecast begins %+v, %v, want %v", ahead, err, until)
	}
}

func TestNothingIsForeseenOnACaseThatStandsStill(t *testing.T) {
	t.Parallel()
	for name, event := range map[string]debt.Event{"disputed": debt.ObjectionRaised{Reason: "nej"}, "closed": debt.CaseClosed{Why: debt.ClosedWithdrawn}} {
		c := foreseen(t, event)
		ahead, err := followup.Forecast(law.Denmark(), followup.Standard(), &c, civil.MustParse("2026-10-15"))
		if err != nil || len(ahead) != 0 {
			t.Errorf("%s: %+v, %v", name, ahead, err)
		}
	}
}

func TestTheForecastEndsWhereTheLawDoes(t *testing.T) {
	t.Parallel()
	c := foreseen(t, debt.CaseHeld{Until: civil.MustParse("2026-12-20")})
	ahead, err := followup.Forecast(law.Denmark(), followup.Standard(), &c, civil.MustParse("2026-10-15"))
	if err != nil || len(ahead) == 0 || len(ahead) == 5 {
		t.Errorf("%d steps, %v: the rate of 2027 isn't known", len(ahead), err)
	}
}

// 1,000.00 without interest in instalments of 400.00, 400.00 and 200.00: while they
// come, no letter does.
func TestAheadOfAnAgreementAreItsInstalments(t *testing.T) {
	t.Parallel()
	c := opened(t, "2026-08-15")
	c.Account.Claims[0].InterestFrom = civil.Date{}
	apply(t, &c, civil.MustParse("2026-08-20"), debt.AgreementMade{
		Agreement: 1, Claims: []debt.ClaimID{c.Claims[0].ID}, Owed: money.Kroner(1_000, 0), Cadence: ledger.Monthly, Grace: 5,
		Instalments: []debt.Instalment{
			{On: civil.MustParse("2026-09-01"), Amount: money.Kroner(400, 0)},
			{On: civil.MustParse("2026-10-01"), Amount: money.Kroner(400, 0)},
			{On: civil.MustParse("2026-11-01"), Amount: money.Kroner(200, 0)},
		},
	})
	found, err := followup.Forecast(law.Denmark(), followup.Standard(), &c, civil.MustParse("2026-08-20"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Name+" "+f.On.String()+" "+f.Owed.String())
	}
	want := []string{"instalment 2026-09-01 600.00", "instalment 2026-10-01 200.00", "instalment 2026-11-01 0.00"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ahead (-want +got):\n%s", diff)
	}
}
