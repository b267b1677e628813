package ledger_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

func TestDaysOfALeapYearAreDividedByItsLength(t *testing.T) {
	t.Parallel()
	// 100,000.00. Both the due day and the last day count, each in its own year:
	// into a leap year: 12 days at 11.25 % of 365 are 369.863; 10 at 11.75 % of 366
	// are 321.038; together 690.901.
	// out of one: 12 days at 11.50 % of 366 are 377.049; 10 at 10.75 % of 365 are
	// 294.521; together 671.570.
	// over 29 February 2024: 27, 28, 29 February, 1 and 2 March at 11.75 % of 366:
	// 160.519.
	for _, c := range []struct{ due, on, want string }{
		{"2023-12-20", "2024-01-10", "690.90"},
		{"2024-12-20", "2025-01-10", "671.57"},
		{"2024-02-27", "2024-03-02", "160.52"},
	} {
		a := oneClaim(money.Kroner(100_000, 0), c.due)
		a.DayCount = ledger.ActualActual
		if got := explain(t, a, c.on).Left.Interest.String(); got != c.want {
			t.Errorf("from %s to %s: interest = %s, want %s", c.due, c.on, got, c.want)
		}
	}
}

func TestDaysOfGraceBearNoInterestThoughTheDueDayIsCounted(t *testing.T) {
	t.Parallel()
	// A demand of 1 October 2026 with a printed 9 October that doesn't bind a consumer:
	// the 31st is the last day of grace, and November has 30 days. 36,500.00 at 10 % of
	// 365 is 10.00 a day.
	a := oneClaim(money.Kroner(36_500, 0), "2026-10-09")
	a.Claims[0].InterestFrom, a.DayCount = day("2026-11-01"), ledger.ActualActual
	if got := explain(t, a, "2026-11-30").Left.Interest.String(); got != "300.00" {
		t.Errorf("interest = %s, want 300.00 from 1 November", got)
	}
	// With the due day agreed, its own day counts too: 9 October to 30 November are 53.
	a.Claims[0].InterestFrom = day("2026-10-10")
	if got := explain(t, a, "2026-11-30").Left.Interest.String(); got != "530.00" {
		t.Errorf("interest = %s, want 530.00 from 9 October", got)
	}
}

func TestTheLeapDayCountsInAFixedYearToo(t *testing.T) {
	t.Parallel()
	// 28, 29 February, 1 and 2 March: 4 days at 11.75 % of 365 are 128.767.
	if got := explain(t, oneClaim(money.Kroner(100_000, 0), "2024-02-27"), "2024-03-02").Left.Interest.String(); got != "128.77" {
		t.Errorf("interest = %s, want 128.77", got)
	}
}

func TestEveryMonthHasThirtyDays(t *testing.T) {
	t.Parallel()
	// 36,000.00 of 360 days: a day at 9.75 % is 9.75, at 10.00 % it is 10.00.
	for _, c := range []struct{ name, due, on, want string }{
		{"from the 30th to the 31st there is none", "2026-01-30", "2026-01-31", "0.00"},
		{"from the end of January to that of February", "2026-01-31", "2026-02-28", "273.00"}, // 28
		{"from the end of January to that of March", "2026-01-31", "2026-03-31", "585.00"},    // 60
		{"from 28 February to 1 March", "2026-02-28", "2026-03-01", "29.25"},                  // 3
		{"a leap day leaves two", "2024-02-29", "2024-03-01", "23.50"},                        // 2 at 11.75 %
		{"a month and a day over the half-year", "2026-05-31", "2026-07-01", "302.50"},        // 30 and 1
		{"a whole month of 31 days", "2026-06-30", "2026-07-31", "300.00"},                    // 30
		{"the 31st adds nothing to the 30th", "2026-06-30", "2026-07-30", "300.00"},           // 30
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := oneClaim(money.Kroner(36_000, 0), c.due)
			a.DayCount = ledger.Thirty360
			if got := explain(t, a, c.on).Left.Interest.String(); got != c.want {
				t.Errorf("interest = %s, want %s", got, c.want)
			}
		})
	}
}

func TestAPaymentOnTheLastOfAMonthLosesNoDay(t *testing.T) {
	t.Parallel()
	// By months of thirty days, 60 days lie between the ends of January and March,
	// whether one stops at 28 February on the way or not: 273.00 and 312.00.
	a := oneClaim(money.Kroner(36_000, 0), "2026-01-31")
	a.DayCount = ledger.Thirty360
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-02-28", "273.00", 0)}
	s := explain(t, a, "2026-03-31")
	if s.Charged.Interest.String() != "585.00" || s.Left.Interest.String() != "312.00" || s.Left.Principal.String() != "36000.00" {
		t.Errorf("interest %v, left %v of principal %v", s.Charged.Interest, s.Left.Interest, s.Left.Principal)
	}
}

func TestADayCountIsReadAsItIsStored(t *testing.T) {
	t.Parallel()
	for c := ledger.Actual365; c <= ledger.Thirty360; c++ {
		if got, err := ledger.ParseDayCount(c.String()); err != nil || got != c {
			t.Errorf("%v is read as %v, %v", c, got, err)
		}
	}
	// law.md §1.6: the default is actual days over 365.
	if got, err := ledger.ParseDayCount(""); err != nil || got != ledger.Actual365 {
		t.Errorf("no name is read as %v, %v", got, err)
	}
	if _, err := ledger.ParseDayCount("ACT_360"); !fault.HasKey(err, "ledger.day_count_unknown") || !fault.Is(err, fault.Invalid) {
		t.Errorf("an unknown name: %v", err)
	}
	if got := ledger.DayCount(9).String(); got != "-" {
		t.Errorf("what is no day count is called %q", got)
	}
}
