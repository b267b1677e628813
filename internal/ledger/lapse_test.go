package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// judged owes 10,000.00 at 10 % from 11 January 2016, with a judgment of 10 January 2018.
func judged(payments ...ledger.Entry) ledger.Account {
	due := civil.MustParse("2016-01-10")
	return ledger.Account{
		DayCount: ledger.Actual365,
		Claims: []ledger.Claim{{
			ID: 1, Label: "1", Principal: money.Kroner(10_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1), Agreed: money.PerCent(10, 0),
			Interrupted: []law.LimitationEvent{{Change: law.Adjudged, On: civil.MustParse("2018-01-10")}},
		}},
		Entries: payments,
	}
}

// By 1 May 2026 the interest has run for 3,764 days: 10,000.00 x 10 % x 3,764 / 365 is
// 10,312.33. That of the 731 days up to the judgment, 2,002.74, lives as long as it; that of 30
// April 2023, three years ago yesterday, is the last that is lost. By then 2,667 days had
// passed, 7,306.85, and so 5,304.11 is lost and 5,008.22 left.
//
// 3,000.00 that came on 10 January 2020 covered the oldest interest before any was lost: so
// much less is lost, 4,306.85, and 3,005.48 left, that of the last three years.
//
// The same on 1 April 2026 comes when the interest up to 31 March 2023 is lost: 2,637 days,
// 7,224.66, less 2,002.74 is 5,221.92. It covers 2,002.74 and 997.26 of what runs from 1 April
// 2023, and so nothing of April 2023 is left to be lost: 10,312.33 less 5,221.92 and 3,000.00
// is 2,090.41.
//
// On 11 January 2021 it has run for 1,828 days, 5,008.22, and that of 11 January 2018 is lost the
// day after: 2.74, while another 2.74 have come.
func TestInterestAfterAJudgmentIsLostDayByDay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		account        ledger.Account
		on, lost, left string
	}{
		"nothing paid":               {judged(), "2026-05-01", "5304.11", "5008.22"},
		"paid before any was lost":   {judged(paid(1, "2020-01-10", 3_000)), "2026-05-01", "4306.85", "3005.48"},
		"paid when some was lost":    {judged(paid(1, "2026-04-01", 3_000)), "2026-05-01", "5221.92", "2090.41"},
		"the day before the first":   {judged(), "2021-01-11", "0.00", "5008.22"},
		"the first day that is lost": {judged(), "2021-01-12", "2.74", "5008.22"},
	} {
		s, err := c.account.Explain(law.Denmark(), civil.MustParse(c.on))
		if err != nil {
			t.Fatal(err)
		}
		if s.TimeBarred.String() != c.lost || s.Waived != s.TimeBarred || s.Left.Interest.String() != c.left {
			t.Errorf("%s: %v lost, %v left, want %s and %s", name, s.TimeBarred, s.Left.Interest, c.lost, c.left)
		}
		var sum money.Amount
		for _, l := range s.Lines {
			sum = sum.Plus(l.Amount)
		}
		if sum != s.Total() {
			t.Errorf("%s: the lines add up to %v, owed is %v", name, sum, s.Total())
		}
	}
}

// Without a judgment nothing is lost before the principal is, and that is for a person.
func TestWithoutAJudgmentNoInterestIsLostByItself(t *testing.T) {
	t.Parallel()
	account := judged()
	account.Claims[0].Interrupted = []law.LimitationEvent{{Change: law.Acknowledged, On: civil.MustParse("2018-01-10")}}
	s, err := account.StatementOn(law.Denmark(), civil.MustParse("2021-01-08"))
	if err != nil || !s.TimeBarred.IsZero() {
		t.Errorf("%v lost, %v", s.TimeBarred, err)
	}
}

// levied owes the same, with a judgment of 20 January 2016 and a change five years after it.
func levied(change law.LimitationChange) ledger.Account {
	account := judged(paid(1, "2021-06-01", 1_500))
	account.Claims[0].Interrupted = []law.LimitationEvent{
		{Change: law.Adjudged, On: civil.MustParse("2016-01-20")}, {Change: change, On: civil.MustParse("2021-01-20")},
	}
	return account
}

// The interest of the ten days up to the judgment, 27.40, lives with it. That of 19 January 2018
// lived to 19 January 2021, and so what runs from 21 January 2016 to then is lost when the levy
// comes: 730 days, 2,000.00. What runs from 20 January 2018 to the levy has ten years. What
// comes after has three: that of 28 November 2022 to 28 November 2025, a Friday, and that of the
// 29th to Monday 1 December. From 21 January 2021 that is 345 and 332 days: 1,854.79.
//
// 1,500.00 that came on 1 June 2021 can't pay what was lost: it covers 27.40 and 1,472.60 of
// what runs from 20 January 2018, and none of the days that are lost afterwards. Lost are
// 2,000.00 and 1,854.79, 3,854.79. On 1 December 2025 interest has run for 356 days of 2016,
// 2,922 of the eight years to 2024 and 335, 3,613 in all: 9,898.63. Left is 9,898.63 less
// 3,854.79 and 1,500.00: 4,543.84.
func TestMoneyDoesNotPayInterestThatWasLostBeforeItCame(t *testing.T) {
	t.Parallel()
	for _, change := range []law.LimitationChange{law.Levied, law.AcknowledgedInWriting} {
		account := levied(change)
		s, err := account.StatementOn(law.Denmark(), civil.MustParse("2025-12-01"))
		if err != nil || s.TimeBarred.String() != "3854.79" || s.Left.Interest.String() != "4543.84" {
			t.Errorf("%v: %v lost, %v left, %v, want 3854.79 and 4543.84", change, s.TimeBarred, s.Left.Interest, err)
		}
	}
}

// The judgment of 10 January 2018 capitalises the 2,002.74 of the 731 days up to it, and so
// interest runs on 12,002.74: by 10 January 2020 two years of it, 2,400.55. 1,500.00 that came
// then covers the newer interest, the oldest of it first, and none of the 2,002.74.
//
// By 1 May 2026 what ran from 11 January 2018 to 30 April 2023, 1,936 days, would be lost:
// 6,366.38 less the 1,500.00 is 4,866.38. In all 2,002.74 and 3,033 days of 12,002.74 have run,
// 11,976.52: left is 11,976.52 less 1,500.00 and 4,866.38, 5,610.14.
func TestMoneyCoversNewerInterestBeforeCapitalisedAlsoWhereItIsLost(t *testing.T) {
	t.Parallel()
	account := judged(paid(1, "2020-01-10", 1_500))
	account.Capitalised = []ledger.Capitalisation{{Claim: 1, On: civil.MustParse("2018-01-10")}}
	s, err := account.StatementOn(law.Denmark(), civil.MustParse("2026-05-01"))
	if err != nil || s.TimeBarred.String() != "4866.38" || s.Left.Interest.String() != "5610.14" || s.Base.String() != "12002.74" {
		t.Errorf("%v lost, %v left on %v, %v, want 4866.38, 5610.14 and 12002.74", s.TimeBarred, s.Left.Interest, s.Base, err)
	}
}

// Capitalised on 10 January 2019, a year after the judgment, is 1,096 days' interest, 3,002.74,
// of which the year after the judgment, 1,000.00, is lost by 11 January 2022: then 2,002.74 of it
// bears interest.
func TestCapitalisedInterestThatIsLostBearsNone(t *testing.T) {
	t.Parallel()
	account := judged()
	account.Capitalised = []ledger.Capitalisation{{Claim: 1, On: civil.MustParse("2019-01-10")}}
	s, err := account.StatementOn(law.Denmark(), civil.MustParse("2022-01-11"))
	if err != nil || s.TimeBarred.String() != "1000.00" || s.Base.String() != "12002.74" {
		t.Errorf("%v lost, interest on %v, %v, want 1000.00 and 12002.74", s.TimeBarred, s.Base, err)
	}
}

// The judgment of 10 January 2018 lives to 10 January 2028, a Monday. That of 8 and 9
// January 2025 has until then too, as three years on are a Saturday and a Sunday; what runs from
// 11 January 2018 to 7 January 2025 is lost on that day, 2,554 days: 6,997.26. The day after,
// the claim is for a person to judge, and so much stays lost.
func TestInterestThatIsLostDoesNotComeBackWhenItsPrincipalIsLost(t *testing.T) {
	t.Parallel()
	account := judged()
	for _, on := range []string{"2028-01-10", "2028-01-11", "2030-05-01"} {
		s, err := account.StatementOn(law.Denmark().Assuming(civil.MustParse("2031-01-01")), civil.MustParse(on))
		if err != nil || s.TimeBarred.String() != "6997.26" {
			t.Errorf("%s: %v lost, %v, want 6997.26", on, s.TimeBarred, err)
		}
	}
}

// On 12 January 2026, a Monday, 3,655 days' interest has run, 10,013.70, and that from 11 January
// 2018 to 9 January 2023 is lost, 1,825 days: 5,000.00, as that of the 10th and 11th had until
// a Saturday and a Sunday. Owed is 15,013.70. By 1 February 2026, a Sunday, another 20 days have
// run, 54.79, and that up to 30 January 2023 is lost, another 21 days, 57.53: the first
// instalment has -2.74 of interest.
func TestAPlanReckonsWithTheInterestThatIsLostOnTheWay(t *testing.T) {
	t.Parallel()
	account, on := judged(), civil.MustParse("2026-01-12")
	terms := ledger.PlanTerms{First: civil.MustParse("2026-02-01"), Cadence: ledger.Monthly, Count: 6}
	plan, err := account.Instalments(law.Denmark(), on, terms)
	if err != nil || plan.Total.Minus(plan.Interest) != money.Kroner(15_013, 70) || plan.Instalments[0].Interest != money.Kroner(-2, -74) {
		t.Fatalf("%+v, %v, want a plan of 15013.70, and -2.74 of interest by the first instalment", plan, err)
	}
	rest, due := money.Kroner(15_013, 70), []ledger.Due(nil)
	for _, i := range plan.Instalments {
		rest = rest.Plus(i.Interest).Minus(i.Amount)
		if due = append(due, ledger.Due{On: i.On, Amount: i.Amount}); rest != i.Rest {
			t.Errorf("on %s %v is left, want %v", i.On, i.Rest, rest)
		}
	}
	ahead, err := account.Ahead(law.Denmark(), on, due)
	if err != nil || !slices.Equal(ahead, plan.Instalments) {
		t.Errorf("ahead %+v, %v, want as planned %+v", ahead, err, plan.Instalments)
	}
}
