package law_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// missing returns the name of the series that an error says is unknown.
func missing(err error) string {
	unknown, ok := errors.AsType[*law.UnknownError](err)
	if !ok {
		return ""
	}
	return unknown.Series
}

// walked returns the segments of a walk as "days × rate", and what it lacked.
func walked(book *law.Book, due string, days civil.Interval) string {
	walk := book.RateSegments(day(due), days)
	var parts []string
	for walk.Next() {
		s := walk.Segment()
		parts = append(parts, fmt.Sprintf("%d × %v", s.Days.Days(), s.Rate))
	}
	if err := walk.Err(); err != nil {
		parts = append(parts, err.Error())
	}
	return strings.Join(parts, " + ")
}

// The worked examples of interest: the due day out, the last day in; split at 1
// January and 1 July also where the rate is the same (I-F, I-I).
func TestAPeriodIsWalkedHalfYearByHalfYear(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		due, last string
		want      string
		principal string
		interest  string
	}{
		"I-A": {"2026-08-15", "2026-11-13", "90 × 10.00", "10000.00", "246.58"},
		"I-B": {"2026-05-31", "2026-09-30", "30 × 9.75 + 92 × 10.00", "25000.00", "830.48"},
		"I-C": {"2024-01-31", "2024-06-30", "151 × 11.75", "100000.00", "4860.96"},
		"I-D": {"2012-12-01", "2013-12-31", "30 × 7.45 + 181 × 7.20 + 184 × 7.20", "5000.00", "390.62"},
		"I-E": {"2013-03-01", "2013-12-31", "121 × 8.20 + 184 × 8.20", "5000.00", "342.60"},
		"I-F": {"2022-06-01", "2023-01-31", "29 × 7.55 + 184 × 7.55 + 31 × 9.90", "50000.00", "2623.36"},
		"I-G": {"2015-01-01", "2015-06-30", "180 × 8.20", "12500.00", "505.48"},
		"I-H": {"2026-07-20", "2026-11-21", "124 × 10.00", "1234.56", "41.94"},
		"I-I": {"2025-12-01", "2026-11-21", "30 × 9.75 + 181 × 9.75 + 144 × 10.00", "8000.00", "766.52"},
	} {
		book, days := law.Denmark(), civil.Interval{From: day(c.due).AddDays(1), Until: day(c.last).AddDays(1)}
		if got := walked(book, c.due, days); got != c.want {
			t.Errorf("%s = %s, want %s", name, got, c.want)
		}
		if got := interest(book, day(c.due), days, kroner(t, c.principal)); got != kroner(t, c.interest) {
			t.Errorf("%s comes to %v, want %s", name, got, c.interest)
		}
	}
}

// interest adds up a walk as actual days over 365, rounded once.
func interest(book *law.Book, due civil.Date, days civil.Interval, principal money.Amount) money.Amount {
	var sum money.Accrual
	walk := book.RateSegments(due, days)
	for walk.Next() {
		s := walk.Segment()
		sum = sum.Plus(money.Accrue(principal, s.Rate, s.Days.Days(), money.Year365))
	}
	return sum.HalfAwayFromZero()
}

// The example of the convention that counts both days: 181 days to 30 June 2025,
// and 1 July at the new rate.
func TestTheFirstDayOfAHalfYearHasTheNewRate(t *testing.T) {
	t.Parallel()
	got, want := walked(law.Denmark(), "2025-01-01", span("2025-01-01", "2025-07-01")), "181 × 10.75 + 1 × 9.75"
	if got != want {
		t.Errorf("I-J = %s, want %s", got, want)
	}
}

func TestTheMarginOfTheDueDayHoldsThroughTheWholeWalk(t *testing.T) {
	t.Parallel()
	book, days := law.Denmark(), span("2013-03-02", "2026-11-21")
	for due, margin := range map[string]string{"2013-02-28": "7.00", "2013-03-01": "8.00"} {
		walk, segments := book.RateSegments(day(due), days), 0
		for walk.Next() {
			segments++
			if got := walk.Segment().Margin.Value.String(); got != margin {
				t.Errorf("due %s: margin in %v = %s, want %s", due, walk.Segment().Days, got, margin)
			}
		}
		// the rest of the first half of 2013, the 26 half-years from July 2013 to
		// June 2026, and what there is of the second half of 2026
		if segments != 28 || walk.Err() != nil {
			t.Errorf("due %s: %d segments, %v, want 28", due, segments, walk.Err())
		}
	}
}

func TestSegmentsMeetAndCoverThePeriod(t *testing.T) {
	t.Parallel()
	days := span("2012-03-04", "2026-12-31")
	next := days.From
	walk := law.Denmark().RateSegments(day("2012-03-03"), days)
	for walk.Next() {
		s := walk.Segment().Days
		if s.From != next || s.IsEmpty() {
			t.Fatalf("a segment from %s to %s, want one from %s", s.From, s.Until, next)
		}
		next = s.Until
	}
	if next != days.Until || walk.Err() != nil {
		t.Errorf("walked to %s, %v, want to %s", next, walk.Err(), days.Until)
	}
}

// I-L and T-11: sixteen days are known, and then the walk is refused.
func TestAWalkIntoAnUnknownHalfYearEndsInAFault(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for name, c := range map[string]struct {
		due  string
		days civil.Interval
		want string
	}{
		"into 2027": {
			"2026-12-15", span("2026-12-16", "2027-01-10"),
			"16 × 10.00 + law: no reference rate known for 2027-01-01 (each day of interest)",
		},
		"in 2027": {
			"2026-12-15", span("2027-03-04", "2027-03-05"),
			"law: no reference rate known for 2027-03-04 (each day of interest)",
		},
		"without end": {
			"2026-12-15",
			civil.Interval{From: day("2026-12-16")},
			"16 × 10.00 + law: no reference rate known for 2027-01-01 (each day of interest)",
		},
		"due under the older law": {
			"2002-07-31", span("2026-01-01", "2026-01-02"),
			"law: no margin on the reference rate known for 2002-07-31 (day the claim falls due)",
		},
		"days of the older law": {
			"2002-08-01", span("2002-07-30", "2002-08-02"),
			"law: no reference rate known for 2002-07-30 (each day of interest)",
		},
		"from no day at all": {
			"2002-08-01",
			civil.Interval{},
			"law: no reference rate known for - (each day of interest)",
		},
	} {
		if got := walked(book, c.due, c.days); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestNoDaysHaveNoSegmentsAndNoFault(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for name, days := range map[string]civil.Interval{
		"due and paid the same day": {From: day("2026-08-16"), Until: day("2026-08-16")},
		"paid before it was due":    {From: day("2026-08-16"), Until: day("2026-08-01")},
		"beyond what is known":      {From: day("2031-01-01"), Until: day("2031-01-01")},
	} {
		if got := walked(book, "1999-01-01", days); got != "" {
			t.Errorf("%s: %q, want nothing", name, got)
		}
	}
}

func TestAWalkOverASeriesWithoutEndStops(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	book.ReferenceRate.KnownUntil = civil.Date{}
	walk := book.RateSegments(day("2026-07-01"), civil.Interval{From: day("2026-07-02")})
	if !walk.Next() || walk.Segment().Days != (civil.Interval{From: day("2026-07-02")}) || walk.Next() || walk.Err() != nil {
		t.Errorf("the last segment = %v, %v, want one without end", walk.Segment().Days, walk.Err())
	}
}

func TestAWalkAllocatesNothing(t *testing.T) { //nolint:paralleltest // allocations are counted over the whole process
	book, due, days := law.Denmark(), day("2026-05-31"), span("2026-06-01", "2026-09-30")
	allocations := testing.AllocsPerRun(100, func() {
		walk := book.RateSegments(due, days)
		for walk.Next() {
			_ = walk.Segment()
		}
	})
	if allocations != 0 {
		t.Errorf("allocations a walk = %v, want none", allocations)
	}
}

// A claim over two half-years, as a night run asks for it.
func BenchmarkRateSegments(b *testing.B) {
	book, due, days := law.Denmark(), day("2026-05-31"), span("2026-06-01", "2026-09-30")
	b.ReportAllocs()
	for b.Loop() {
		walk := book.RateSegments(due, days)
		for walk.Next() {
			_ = walk.Segment()
		}
	}
}

func BenchmarkFind(b *testing.B) {
	book, on := law.Denmark(), day("2019-05-31")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := book.ReferenceRate.Find(on); err != nil {
			b.Fatal(err)
		}
	}
}
