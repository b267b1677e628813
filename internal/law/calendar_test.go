package law_test

import (
	"slices"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
)

// The days that follow Easter, year by year: skærtorsdag, langfredag, påskedag,
// Kristi himmelfartsdag, 2. pinsedag and, to 2023, store bededag.
const movable = `
2023 04-06 04-07 04-09 05-18 05-29 05-05
2024 03-28 03-29 03-31 05-09 05-20
2025 04-17 04-18 04-20 05-29 06-09
2026 04-02 04-03 04-05 05-14 05-25
2027 03-25 03-26 03-28 05-06 05-17
2028 04-13 04-14 04-16 05-25 06-05
2029 03-29 03-30 04-01 05-10 05-21
2030 04-18 04-19 04-21 05-30 06-10
2031 04-10 04-11 04-13 05-22 06-02`

// holidaysOf returns the holidays of a line of the table: those of the table, the
// Monday after Easter, Whit Sunday before Whit Monday, and the fixed ones.
func holidaysOf(line string) (year string, days []civil.Date) {
	words := strings.Fields(line)
	year = words[0]
	for _, monthAndDay := range append(words[1:], "01-01", "12-25", "12-26") {
		days = append(days, day(year+"-"+monthAndDay))
	}
	easter, whitMonday := days[2], days[4]
	days = append(days, easter.AddDays(1), whitMonday.AddDays(-1))
	slices.SortFunc(days, civil.Date.Compare)
	return year, slices.Compact(days)
}

func TestTheHolidaysAreThoseOfTheTableAndNoOthers(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for line := range strings.Lines(strings.TrimSpace(movable)) {
		year, want := holidaysOf(line)
		var got []civil.Date
		for d := day(year + "-01-01"); d.String() <= year+"-12-31"; d = d.AddDays(1) {
			if book.IsHoliday(d) {
				got = append(got, d)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("holidays of %s = %v, want %v", year, got, want)
		}
	}
}

func TestStoreBededagWasAHolidayTo2023(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	if name, ok := book.HolidayName(day("2023-05-05")); !ok || name != "store bededag" {
		t.Errorf("5 May 2023 = %q, %t, want store bededag", name, ok)
	}
	if name, ok := book.HolidayName(day("2024-04-26")); ok {
		t.Errorf("26 April 2024 = %q, want no holiday", name)
	}
	for on, want := range map[string]string{"2023-05-05": "2023-05-08", "2024-04-26": "2024-04-26"} {
		if got := book.NextWeekday(day(on)); got != day(want) {
			t.Errorf("the weekday from %s = %s, want %s", on, got, want)
		}
	}
}

// T-10: 5 June 2028 is both Whit Monday and Constitution Day.
func TestADayThatIsTwoThings(t *testing.T) {
	t.Parallel()
	book, both := law.Denmark(), day("2028-06-05")
	if name, ok := book.HolidayName(both); !ok || name != "2. pinsedag" {
		t.Errorf("5 June 2028 = %q, %t, want 2. pinsedag", name, ok)
	}
	if got := book.NextWeekday(both); got != day("2028-06-06") {
		t.Errorf("the next weekday = %s, want 2028-06-06", got)
	}
}

func TestDeadlinesDoNotEndOnThreeDaysThatAreNoHolidays(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for on, next := range map[string]string{
		"2026-06-05": "2026-06-08", // a Friday
		"2026-12-24": "2026-12-28", // a Thursday; then Christmas, then a weekend
		"2026-12-31": "2027-01-04", // a Thursday; then New Year, then a weekend
	} {
		if !book.IsNonDay(day(on)) || book.IsHoliday(day(on)) {
			t.Errorf("%s is non-day %t, holiday %t, want the first only", on, book.IsNonDay(day(on)), book.IsHoliday(day(on)))
		}
		if got := book.NextWeekday(day(on)); got != day(next) {
			t.Errorf("the weekday from %s = %s, want %s", on, got, next)
		}
	}
	for _, on := range []string{"2026-11-23", "2026-06-04", "2026-12-23", "2026-12-30"} {
		if book.IsNonDay(day(on)) || book.NextWeekday(day(on)) != day(on) {
			t.Errorf("%s isn't taken for an ordinary day", on)
		}
	}
}

func TestEveryDayHasACalendar(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for on, want := range map[string]bool{"0001-01-01": true, "1999-12-25": true, "2003-05-16": true, "2100-04-23": false, "9999-12-26": true} {
		if got := book.IsHoliday(day(on)); got != want { // 16 May 2003 was store bededag, 23 April 2100 would have been
			t.Errorf("%s is a holiday = %t, want %t", on, got, want)
		}
	}
	if book.IsNonDay(civil.Date{}) || !book.NextWeekday(civil.Date{}).IsZero() {
		t.Error("no date is taken for a day")
	}
}

func BenchmarkNextWeekday(b *testing.B) {
	book, eve := law.Denmark(), day("2026-12-24")
	b.ReportAllocs()
	for b.Loop() {
		_ = book.NextWeekday(eve)
	}
}
