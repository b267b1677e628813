package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// agreed is an account between businesses with an agreed rate.
func agreed(principal money.Amount, due string, rate money.Rate) ledger.Account {
	a := oneClaim(principal, due)
	a.Claims[0].Agreed = rate
	return a
}

func TestAnAgreedRateNeedsNoReferenceRate(t *testing.T) {
	t.Parallel()
	// law.md I-L with 24 % agreed: the reference rate of 2027 isn't known, and isn't
	// needed. 16 days of 1,000.00 in 2026 are 10.52, 26 in all are 17.10.
	a := agreed(money.Kroner(1_000, 0), "2026-12-15", money.PerCent(24, 0))
	s := explain(t, a, "2027-01-10")
	if s.Left.Interest.String() != "17.10" || s.Daily.String() != "0.66" || s.Rate != money.PerCent(24, 0) {
		t.Errorf("interest %v, daily %v at %v, want 17.10, 0.66 at 24.00", s.Left.Interest, s.Daily, s.Rate)
	}
	wantInterestLines(t, s, []interestLine{{"2026-12-16", "2027-01-01", 16, "10.52"}, {"2027-01-01", "2027-01-11", 10, "6.58"}})
	for _, l := range linesOf(s, ledger.InterestLine) {
		if l.Rule != ledger.ByAgreedInterest || l.Statutory != (law.DefaultRate{}) {
			t.Errorf("line rests on %v and %+v, want the agreement alone", l.Rule, l.Statutory)
		}
	}
}

func TestACappedRateNeedsTheReferenceRate(t *testing.T) {
	t.Parallel()
	// A consumer's agreed rate gives way to the statutory one, which nobody knows.
	a := agreed(money.Kroner(1_000, 0), "2026-12-15", money.PerCent(5, 0))
	a.Claims[0].Capped = true
	if _, err := a.StatementOn(law.Denmark(), day("2027-01-10")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rate", err)
	}
}

func TestAConsumersLowerAgreedRateHolds(t *testing.T) {
	t.Parallel()
	// 10,000.00 for 90 days at 4 %: 98.63.
	a := agreed(money.Kroner(10_000, 0), "2026-08-15", money.PerCent(4, 0))
	a.Claims[0].Capped = true
	s := explain(t, a, "2026-11-13")
	if l := linesOf(s, ledger.InterestLine)[0]; s.Left.Interest.String() != "98.63" || l.Rule != ledger.ByAgreedInterest {
		t.Errorf("interest %v by %v, want 98.63 by agreement", s.Left.Interest, l.Rule)
	}
}

func TestTheLineOfACappedRateNamesTheRateThatGaveWay(t *testing.T) {
	t.Parallel()
	// 10,000.00 for 90 days at 24 % agreed, of a consumer: 10.00 % and 246.58.
	a := agreed(money.Kroner(10_000, 0), "2026-08-15", money.PerCent(24, 0))
	a.Claims[0].Capped = true
	s := explain(t, a, "2026-11-13")
	l := linesOf(s, ledger.InterestLine)[0]
	if s.Left.Interest.String() != "246.58" || l.Rule != ledger.ByDefaultInterest || l.GaveWay != money.PerCent(24, 0) {
		t.Errorf("interest %v by %v, gave way %v; want 246.58 by the statute, 24.00", s.Left.Interest, l.Rule, l.GaveWay)
	}
	a.Claims[0].Capped = false
	if l := linesOf(explain(t, a, "2026-11-13"), ledger.InterestLine)[0]; !l.GaveWay.IsZero() {
		t.Errorf("a rate between businesses gave way: %v", l.GaveWay)
	}
}

func TestAnAgreedRateIsCutAtTheHalfYearsToo(t *testing.T) {
	t.Parallel()
	// 36,500.00 at 12 % is 12.00 a day: 30 days of June and 31 of July.
	s := explain(t, agreed(money.Kroner(36_500, 0), "2027-05-31", money.PerCent(12, 0)), "2027-07-31")
	wantInterestLines(t, s, []interestLine{{"2027-06-01", "2027-07-01", 30, "360.00"}, {"2027-07-01", "2027-08-01", 31, "372.00"}})
}

func TestAnAgreedRateFollowsTheLengthOfTheYear(t *testing.T) {
	t.Parallel()
	// 2028 is a leap year. 100,000.00 at 12 %: 20 to 31 December, 12 days of 365, are
	// 394.5205; 1 to 10 January, 10 of 366, are 327.8689; together 722.39.
	a := agreed(money.Kroner(100_000, 0), "2027-12-20", money.PerCent(12, 0))
	a.DayCount = ledger.ActualActual
	s := explain(t, a, "2028-01-10")
	wantInterestLines(t, s, []interestLine{{"2027-12-20", "2028-01-01", 12, "394.52"}, {"2028-01-01", "2028-01-11", 10, "327.87"}})
}

func TestNoAgreedInterestRunsOnFreeDays(t *testing.T) {
	t.Parallel()
	// 12.00 a day for 10 days of June and 5 of July; the objection lasts from 11 June
	// to 5 July.
	a := agreed(money.Kroner(36_500, 0), "2027-05-31", money.PerCent(12, 0))
	a.Free = []civil.Interval{{From: day("2027-06-11"), Until: day("2027-07-06")}}
	s := explain(t, a, "2027-07-10")
	wantInterestLines(t, s, []interestLine{{"2027-06-01", "2027-06-11", 10, "120.00"}, {"2027-07-06", "2027-07-11", 5, "60.00"}})
}

type interestLine struct {
	from, until string
	days        int
	amount      string
}

func wantInterestLines(t *testing.T, s ledger.Statement, want []interestLine) {
	t.Helper()
	lines := linesOf(s, ledger.InterestLine)
	if len(lines) != len(want) {
		t.Fatalf("%d lines of interest, want %d: %+v", len(lines), len(want), lines)
	}
	for i, l := range lines {
		if got := (interestLine{l.Period.From.String(), l.Period.Until.String(), l.Days, l.Amount.String()}); got != want[i] {
			t.Errorf("line %d = %+v, want %+v", i, got, want[i])
		}
	}
}
