package intake_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/intake"
)

func TestDaysAsPeopleAndProgramsWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		order intake.DayOrder
		want  string
	}{
		{"21-11-2026", 0, "2026-11-21"},
		{"21/11/2026", 0, "2026-11-21"},
		{"21.11.26", 0, "2026-11-21"},
		{"1.9.26", 0, "2026-09-01"},
		{"09/11-26", 0, "2026-11-09"},
		{"2026-11-21", 0, "2026-11-21"},
		{"2026/11/21", 0, "2026-11-21"},
		{"20261121", 0, "2026-11-21"},
		{"21. nov. 2026", 0, "2026-11-21"},
		{"21. november 2026", 0, "2026-11-21"},
		{"21 November 2026", 0, "2026-11-21"},
		{"21.november 2026", 0, "2026-11-21"},
		{"1. maj 2026", 0, "2026-05-01"},
		{"1 May 2026", 0, "2026-05-01"},
		{"21-okt-26", 0, "2026-10-21"},
		{"Nov 21, 2026", 0, "2026-11-21"},
		{"mandag den 23. november 2026", 0, "2026-11-23"},
		{"lørdag d. 21-11-2026", 0, "2026-11-21"},
		{"Mon, 23 Nov 2026", 0, "2026-11-23"},
		{"29-02-2024", 0, "2024-02-29"},
		{"31-12-99", 0, "1999-12-31"},
		{"01-01-90", 0, "1990-01-01"},
		{"31-12-89", 0, "2089-12-31"},
		// a column that doesn't tell is Danish
		{"03/04/2026", 0, "2026-04-03"},
		{"03/04/2026", intake.DayFirst, "2026-04-03"},
		{"03/04/2026", intake.MonthFirst, "2026-03-04"},
		{"11/21/2026", intake.MonthFirst, "2026-11-21"},
		{"11/21/2026", intake.OrderMixed, "2026-11-21"},
		{"21/11/2026", intake.OrderMixed, "2026-11-21"},
		{"04/04/2026", intake.OrderMixed, "2026-04-04"},
		{"03/04/2026", intake.OrderTyped, "2026-04-03"},
		{"11/21/2026", intake.OrderTyped, "2026-11-21"},
		{"26-11-2005", intake.YearUnclear, "2005-11-26"},
		{"2026-11-05", intake.YearUnclear, "2026-11-05"},
		// with a time of day
		{"2026-11-21 00:00:00", 0, "2026-11-21"},
		{"2026-11-21T10:15:00", 0, "2026-11-21"},
		{"21-11-2026 kl. 10.15", 0, "2026-11-21"},
		{"11/21/2026 12:00:00 AM", intake.MonthFirst, "2026-11-21"},
		{"2026-11-21T00:00:00+01:00", 0, "2026-11-21"}, // Danish time as it stands
		{"2026-06-21T23:30:00+0200", 0, "2026-06-21"},
		{"2026-11-21T00:00:00Z", 0, "2026-11-21"}, // 1 or 2 in the morning of the same day
		{"2026-11-21T10:15:00.000Z", 0, "2026-11-21"},
		{"20261121T10:15", 0, "2026-11-21"},
	} {
		got, given, f := intake.ReadDay(c.text, c.order)
		if f != nil || !given || got.String() != c.want {
			t.Errorf("%q in order %d = %v, %v, %v, want %s", c.text, c.order, got, given, f, c.want)
		}
	}
}

func TestNoCellIsNoDay(t *testing.T) {
	t.Parallel()
	if got, given, f := intake.ReadDay("", 0); got != (civil.Date{}) || given || f != nil {
		t.Errorf("an empty cell = %v, %v, %v", got, given, f)
	}
}

func TestDaysThatAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		order intake.DayOrder
		want  string
	}{
		{"31-11-2026", 0, "date.past_month_end"},
		{"29-02-2026", 0, "date.past_month_end"},
		{"2026-02-30", 0, "date.past_month_end"},
		{"32-01-2026", 0, "date.not_a_day"},
		{"00-01-2026", 0, "date.not_a_day"},
		{"11/21/2026", 0, "date.no_such_month"},
		{"11/21/2026", intake.DayFirst, "date.no_such_month"},
		{"21/11/2026", intake.MonthFirst, "date.no_such_month"},
		{"03/04/2026", intake.OrderMixed, "date.ambiguous"},
		{"26-11-05", intake.YearUnclear, "date.year_unclear"},
		{"01-01-0000", 0, "date.year_out_of_range"},
		{"01-01-9999", 0, "date.year_out_of_range"},
		{"01-01-1989", 0, "date.year_out_of_range"},
		{"01-01-2101", 0, "date.year_out_of_range"},
		{"46347", 0, "date.is_serial"},
		{"2026-11-21T22:00:00Z", 0, "date.moment_unclear"}, // 23:00 in winter, midnight in summer
		{"2026-11-21T23:00:00Z", 0, "date.moment_unclear"},
		{"2026-11-21T01:00:00+09:00", 0, "date.moment_unclear"},
		{"211126", 0, "date.not_a_day"},
		{"21-11", 0, "date.not_a_day"},
		{"21-11-2026-1", 0, "date.not_a_day"},
		{"21-11-2026 25:00", 0, "date.not_a_day"},
		{"i morgen", 0, "date.not_a_day"},
		{"netto 8 dage", 0, "date.not_a_day"},
		{"2026", 0, "date.not_a_day"},
	} {
		got, given, f := intake.ReadDay(c.text, c.order)
		if f == nil || f.Key != c.want || !given {
			t.Errorf("%q in order %d = %v, %v, want %s", c.text, c.order, got, f, c.want)
		}
	}
}

// A day that is read is a day of a year that is believed, and reads as itself when
// it is written in the international way.
func FuzzDaysAreRealDays(f *testing.F) {
	for _, text := range []string{"21-11-2026", "11/21/2026 12:00 AM", "2026-11-21T22:00:00Z", "21. nov. 2026", "Nov 21, 26", "d. 1-1-90", "46347"} {
		f.Add(text, uint8(0))
		f.Add(text, uint8(intake.MonthFirst))
	}
	f.Fuzz(func(t *testing.T, text string, order uint8) {
		got, given, fault := intake.ReadDay(text, intake.DayOrder(order%6))
		if !given || fault != nil {
			return
		}
		again, _, fault := intake.ReadDay(got.String(), 0)
		if fault != nil || again != got || got.Year() < 1990 || got.Year() > 2100 {
			t.Errorf("%q = %v, then %v, %v", text, got, again, fault)
		}
	})
}
