package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func TestTheDailyFigureIsWhatAFurtherDayAdds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, due, on, want string
		count               ledger.DayCount
	}{
		{"of a fixed year", "2026-08-15", "2026-11-13", "27.40", ledger.Actual365},                       // 10 % of 365
		{"of a leap year", "2024-01-31", "2024-03-01", "32.10", ledger.ActualActual},                     // 11.75 % of 366
		{"of a common year", "2025-01-31", "2025-03-01", "29.45", ledger.ActualActual},                   // 10.75 % of 365
		{"of a year of 360 days", "2024-01-31", "2024-03-01", "32.64", ledger.Thirty360},                 // 11.75 % of 360
		{"while the reference rate was negative", "2022-01-31", "2022-03-01", "20.68", ledger.Actual365}, // 7.55 % of 365
		{"on the last timely day", "2026-08-15", "2026-08-15", "0.00", ledger.Actual365},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := oneClaim(money.Kroner(100_000, 0), c.due)
			a.DayCount = c.count
			if got := explain(t, a, c.on).Daily.String(); got != c.want {
				t.Errorf("daily = %s, want %s", got, c.want)
			}
		})
	}
}

func TestBeforeInterestBeginsAFurtherDayAddsNothing(t *testing.T) {
	t.Parallel()
	// Interest from 15 September: the 14th is the first day on which a further day
	// adds something. Before it, no rate is asked for.
	a := oneClaim(money.Kroner(100_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = day("2026-09-15")
	for on, want := range map[string]string{"2026-09-13": "0.00", "2026-09-14": "27.40", "2026-09-15": "27.40"} {
		s := explain(t, a, on)
		if s.Daily.String() != want || s.Base.IsZero() == s.Daily.IsPositive() {
			t.Errorf("on %s: daily = %v of %v, want %s", on, s.Daily, s.Base, want)
		}
	}
	a.Claims[0].InterestFrom = day("2027-06-15")
	if s, err := a.StatementOn(law.Denmark(), day("2027-06-01")); err != nil || !s.Daily.IsZero() {
		t.Errorf("where the rate isn't known yet: daily %v, %v", s.Daily, err)
	}
}

func TestTheDailyFigureIsOfAllClaimsThatBearInterest(t *testing.T) {
	t.Parallel()
	// 10,000.00 and 26,500.00 at 10 %: 36,500.00 is 10.00 a day. The third has no
	// interest, the fourth is not due, the fifth is paid.
	a := ledger.Account{DayCount: ledger.Actual365}
	for i, c := range []struct {
		kroner int64
		due    string
	}{{10_000, "2026-08-15"}, {26_500, "2026-08-20"}, {5_000, "2026-08-20"}, {7_000, "2026-12-01"}, {400, "2026-08-10"}} {
		a.Claims = append(a.Claims, claim(ledger.ClaimID(i+1), money.Kroner(c.kroner, 0), c.due))
	}
	a.Claims[2].InterestFrom = civil.Date{}
	a.Entries = []ledger.Entry{entry(1, ledger.CreditNote, "2026-08-10", "400.00", 5)}
	s := explain(t, a, "2026-09-01")
	if s.Daily.String() != "10.00" || s.Base.String() != "36500.00" || s.Rate != money.PerCent(10, 0) {
		t.Errorf("daily %v of %v at %v, want 10.00 of 36500.00 at 10.00", s.Daily, s.Base, s.Rate)
	}
}
