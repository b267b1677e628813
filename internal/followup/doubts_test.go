package followup_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// bearing is a case of 10,000.00 due on 15 August 2026, with interest from the 16th.
func bearing(claims int) debt.Case {
	due := civil.MustParse("2026-08-15")
	c := debt.Case{Debtor: debt.Debtor{Kind: law.Consumer}, Account: ledger.Account{DayCount: ledger.Actual365}}
	for n := 1; n <= claims; n++ {
		id := ledger.ClaimID(n)
		c.Claims = append(c.Claims, debt.Claim{ID: id, Due: due, Arisen: due, Principal: money.Kroner(10_000, 0)})
		c.Account.Claims = append(c.Account.Claims, ledger.Claim{
			ID: id, Principal: money.Kroner(10_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
		})
	}
	return c
}

func doubtsOf(t *testing.T, c *debt.Case, day string) []string {
	t.Helper()
	on := civil.MustParse(day)
	owed, err := c.Account.Explain(law.Denmark(), on)
	if err != nil {
		t.Fatal(err)
	}
	found, err := followup.Doubts(law.Denmark(), c, owed, on)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, doubt := range found {
		keys = append(keys, doubt.Key)
	}
	return keys
}

// By actual days over 365 the 90 days to 13 November are 246.58 (law.md I-A). 2026 has 365
// days, but the due day is counted by the year's own length: 91 days, 249.32. By months of
// 30 days they are 88: 244.44.
func TestTheOtherWaysToCountDaysAreSaidWithTheirInterest(t *testing.T) {
	t.Parallel()
	c, on := bearing(1), civil.MustParse("2026-11-13")
	owed, err := c.Account.Explain(law.Denmark(), on)
	if err != nil {
		t.Fatal(err)
	}
	found, err := followup.Doubts(law.Denmark(), &c, owed, on)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(found, func(r followup.Reason) bool { return r.Key == "calc.doubt_day_count_365" })
	if i < 0 {
		t.Fatalf("doubts %+v", found)
	}
	if args := found[i].Args; args["by_year"] != "249.32" || args["by_months"] != "244.44" {
		t.Errorf("by the year's length %s, by months %s", args["by_year"], args["by_months"])
	}
}

// 10,000.00 at 10 % from 11 January 2016, with a judgment of 10 January 2018. On 1 May 2026 the
// interest from 11 January 2018 to 30 April 2023 is lost. By months of 30 days from 10 January
// 2016 those to 1 May 2026 are 3,711 days, 10,308.33; those to 30 April 2023 are 2,630, 7,305.56,
// and those to the judgment 720, 2,000.00: lost are 5,305.56, and 5,002.77 isn't.
func TestTheOtherWaysToCountDaysLeaveOutWhatIsLost(t *testing.T) {
	t.Parallel()
	c, on := bearing(1), civil.MustParse("2026-05-01")
	due := civil.MustParse("2016-01-10")
	c.Account.Claims[0] = ledger.Claim{
		ID: 1, Label: "1", Principal: money.Kroner(10_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1), Agreed: money.PerCent(10, 0),
		Interrupted: []law.LimitationEvent{{Change: law.Adjudged, On: civil.MustParse("2018-01-10")}},
	}
	owed, err := c.Account.Explain(law.Denmark(), on)
	if err != nil {
		t.Fatal(err)
	}
	found, err := followup.Doubts(law.Denmark(), &c, owed, on)
	i := slices.IndexFunc(found, func(r followup.Reason) bool { return r.Key == "calc.doubt_day_count_365" })
	if err != nil || i < 0 || found[i].Args["by_months"] != "5002.77" {
		t.Errorf("doubts %+v, %v, want 5002.77 by months", found, err)
	}
}

// Two readings part on the tenth day after a reminder: sent on 1 September, the next may
// have a fee on the 11th by the one, and on the 12th by the other.
func TestAReminderOnTheTenthDayIsADoubt(t *testing.T) {
	t.Parallel()
	for day, c := range map[string]struct {
		fee  money.Amount
		want string
	}{
		"2026-09-11": {money.Kroner(100, 0), "calc.doubt_gap_charged"},
		"2026-09-12": {money.Kroner(100, 0), ""},
	} {
		for _, fee := range []money.Amount{c.fee, {}} {
			of := bearing(1)
			of.Steps = []debt.Step{
				{StepTaken: debt.StepTaken{Document: debt.FirstReminder, Fee: money.Kroner(100, 0)}, Dispatched: civil.MustParse("2026-09-01")},
				{StepTaken: debt.StepTaken{Document: debt.SecondReminder, Fee: fee}, Dispatched: civil.MustParse(day)},
			}
			want := c.want
			if want != "" && fee.IsZero() {
				want = "calc.doubt_gap"
			}
			keys := doubtsOf(t, &of, "2026-11-13")
			if want != "" && !slices.Contains(keys, want) || want == "" && slices.ContainsFunc(keys, func(k string) bool { return k == "calc.doubt_gap" || k == "calc.doubt_gap_charged" }) {
				t.Errorf("on %s with fee %v: %q, want %q", day, fee, keys, want)
			}
		}
	}
}

// The table of costs of 2024 was never seen in the order itself, and of two claims nobody
// knows whether they are looked up together.
func TestCostsOfCollectionSayWhatIsOpen(t *testing.T) {
	t.Parallel()
	charge := ledger.Entry{ID: 1, Kind: ledger.CollectionCosts, On: civil.MustParse("2026-10-20"), Amount: money.Kroner(200, 0), Claim: 1}
	for claims, want := range map[int]bool{1: false, 2: true} {
		c := bearing(claims)
		c.Account.Entries = []ledger.Entry{charge}
		keys := doubtsOf(t, &c, "2026-11-13")
		if !slices.Contains(keys, "calc.source_unverified") || !slices.Contains(keys, followup.DoubtOwnCostsVAT) || slices.Contains(keys, "calc.doubt_cost_per_case") != want {
			t.Errorf("%d claims: %q", claims, keys)
		}
		c.Terms.CostBasis = debt.PerClaim
		if keys = doubtsOf(t, &c, "2026-11-13"); slices.Contains(keys, "calc.doubt_cost_per_claim") != want {
			t.Errorf("%d claims, each by itself: %q", claims, keys)
		}
	}
}

// A business is taken to have agreed on a day that was printed, where it knew the term or
// didn't protest; sent on 16 July, the day after the 30 days is 16 August, and from there
// nothing hangs on it. A consumer isn't taken to (law.md §1.2).
func TestAPrintedDueDayCountsByACondition(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]bool{"": true, "2026-07-17": true, "2026-07-16": false} {
		for _, who := range []law.Party{law.Business, law.Consumer} {
			c := bearing(1)
			c.Debtor.Kind, c.Claims[0].DueOrigin, c.Claims[0].InterestFrom = who, law.PrintedDue, civil.MustParse("2026-08-16")
			if sent != "" {
				c.Claims[0].Sent = civil.MustParse(sent)
			}
			if told := slices.Contains(doubtsOf(t, &c, "2026-11-13"), "calc.doubt_printed_due"); told != (want && who == law.Business) {
				t.Errorf("sent %q to %v: told %t", sent, who, told)
			}
		}
	}
}

// A rate that only stands on the invoice isn't agreed (law.md §1.4).
func TestAnAgreedRateCountsWhereItWasAgreed(t *testing.T) {
	t.Parallel()
	c := bearing(1)
	c.Debtor.Kind, c.Account.Claims[0].Agreed = law.Business, money.PerCent(24, 0)
	if told := doubtsOf(t, &c, "2026-11-13"); !slices.Contains(told, "calc.doubt_agreed_rate") {
		t.Errorf("%q", told)
	}
}

func TestAClaimThatIsntDueHasNoDoubts(t *testing.T) {
	t.Parallel()
	c := bearing(1)
	if keys := doubtsOf(t, &c, "2026-08-15"); len(keys) != 0 {
		t.Errorf("%q", keys)
	}
}
