package civil_test

import (
	"testing"
	"time"

	"krav/internal/civil"
)

func TestDaysAgreeWithTheStandardLibraryOverSixCenturies(t *testing.T) {
	t.Parallel()
	at := time.Date(1700, time.January, 1, 12, 0, 0, 0, time.UTC)
	want := civil.Of(1700, time.January, 1)
	for at.Year() < 2300 {
		d := civil.FromTime(at)
		year, month, day := d.Split()
		if d != want || year != at.Year() || month != at.Month() || day != at.Day() || d.Weekday() != at.Weekday() {
			t.Fatalf("%s = %v (%d-%d-%d, %v), want the day after the last", at.Format(time.DateOnly), d, year, month, day, d.Weekday())
		}
		if d.String() != at.Format(time.DateOnly) {
			t.Fatalf("String = %s, want %s", d, at.Format(time.DateOnly))
		}
		at, want = at.AddDate(0, 0, 1), want.AddDays(1)
	}
}

func TestTheFirstAndTheLastDay(t *testing.T) {
	t.Parallel()
	if n := civil.Of(1, time.January, 1).Number(); n != 1 {
		t.Errorf("1 January of the year 1 = %d, want 1", n)
	}
	if s := civil.Of(9999, time.December, 31).String(); s != "9999-12-31" {
		t.Errorf("last day = %s", s)
	}
	if s := (civil.Date{}).String(); s != "-" {
		t.Errorf("no date = %q, want -", s)
	}
}

func TestDaysThatDoNotExistAreRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1", "20260101", "", "2026-01-0a", "10000-01-01"} {
		if d, err := civil.Parse(text); err == nil {
			t.Errorf("Parse(%q) = %v, want a fault", text, d)
		}
	}
}

func TestMonthsEndOnTheLastDayThereIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 36, "2027-02-28"}, // law.md L-5
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-03-15", -3, "2025-12-15"},
		{"2026-08-15", 36, "2029-08-15"}, // law.md L-1
	} {
		if got := civil.MustParse(c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

// The table of law.md §13.1.
func TestEaster(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{
		2023: "2023-04-09", 2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28",
		2028: "2028-04-16", 2029: "2029-04-01", 2030: "2030-04-21", 2031: "2031-04-13",
	} {
		if got := civil.Easter(year).String(); got != want {
			t.Errorf("Easter(%d) = %s, want %s", year, got, want)
		}
	}
}

func TestIntervalsAreHalfOpen(t *testing.T) {
	t.Parallel()
	week := civil.Interval{From: civil.MustParse("2026-11-02"), Until: civil.MustParse("2026-11-09")}
	if !week.Contains(week.From) || week.Contains(week.Until) || week.Days() != 7 {
		t.Errorf("a week has %d days, first in: %v, last in: %v", week.Days(), week.Contains(week.From), week.Contains(week.Until))
	}
	open := civil.Interval{From: civil.MustParse("2026-11-05")}
	if got := week.Overlap(open); got.Days() != 4 || got.From != open.From {
		t.Errorf("overlap = %v, want four days from the 5th", got)
	}
	if !week.Overlap(civil.Interval{From: week.Until}).IsEmpty() {
		t.Error("a week overlaps the day after it")
	}
}

func TestWeekdaysAreCountedPastWeekendsAndDaysOff(t *testing.T) {
	t.Parallel()
	// law.md §6: 24 December 2026 is a Thursday; with it, the 25th and the 26th
	// off, and the weekend, the next weekday is Monday the 28th.
	off := func(d civil.Date) bool {
		_, month, day := d.Split()
		return month == time.December && day >= 24 && day <= 26
	}
	if got := civil.NextWeekday(civil.MustParse("2026-12-24"), off).String(); got != "2026-12-28" {
		t.Errorf("next weekday = %s, want 2026-12-28", got)
	}
	if got := civil.AddWeekdays(civil.MustParse("2026-12-23"), 2, off).String(); got != "2026-12-29" {
		t.Errorf("two weekdays on = %s, want 2026-12-29", got)
	}
}

func FuzzParseRoundTrip(f *testing.F) {
	f.Add("2026-11-21")
	f.Add("0001-01-01")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := civil.Parse(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("Parse(%q).String() = %q", text, d)
		}
	})
}
