package wording_test

import (
	"math"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// plain writes the characters of typography as they are typed, so that what is
// wanted can be read in the tests: ~ for a no-break space.
func plain(text string) string { return strings.ReplaceAll(text, "\u00a0", "~") }

func TestAmountsAreWrittenTheDanishWay(t *testing.T) {
	t.Parallel()
	for want, amount := range map[string]money.Amount{
		"0,00":                       {},
		"0,05":                       money.Kroner(0, 5),
		"7,50":                       money.Kroner(7, 50),
		"999,99":                     money.Kroner(999, 99),
		"1.000,00":                   money.Kroner(1000, 0),
		"1.234,50":                   money.Kroner(1234, 50),
		"12.196,58":                  money.Kroner(12_196, 58),
		"123.456,78":                 money.Kroner(123_456, 78),
		"1.000.000,00":               money.Kroner(1_000_000, 0),
		"\u2212" + "0,50":            money.Kroner(0, -50),
		"\u2212" + "3.000,00":        money.Kroner(-3000, 0),
		"92.233.720.368.547.758,07":  money.FromOre(math.MaxInt64),
		"−92.233.720.368.547.758,08": money.FromOre(math.MinInt64),
	} {
		if got := wording.Figure(wording.Danish, amount); got != want {
			t.Errorf("%v = %q, want %q", amount, got, want)
		}
		if got := plain(wording.Amount(wording.Danish, amount)); got != want+"~kr." {
			t.Errorf("%v = %q, want %q", amount, got, want+"~kr.")
		}
	}
}

func TestAmountsInEnglishHaveTheSameUnit(t *testing.T) {
	t.Parallel()
	amount := money.Kroner(-1_234_567, -50)
	if got, want := plain(wording.Amount(wording.English, amount)), "−1,234,567.50~kr."; got != want {
		t.Errorf("amount = %q, want %q", got, want)
	}
	if got, want := wording.Figure(wording.English, amount), "−1,234,567.50"; got != want {
		t.Errorf("figure = %q, want %q", got, want)
	}
}

func TestRatesHaveTwoDecimalsOrMore(t *testing.T) {
	t.Parallel()
	for want, rate := range map[string]money.Rate{
		"0,00": {}, "10,00": money.PerCent(10, 0), "8,05": money.PerCent(8, 5),
		"−0,45": money.PerCent(0, -45), "1,234": money.PartsPerMillion(12_340),
		"1,2345": money.PartsPerMillion(12_345), "0,0001": money.PartsPerMillion(1),
		"1.000,00": money.PerCent(1000, 0),
	} {
		if got := wording.Rate(wording.Danish, rate); got != want {
			t.Errorf("%v = %q, want %q", rate, got, want)
		}
	}
	if got, want := wording.Rate(wording.English, money.PerCent(10, 75)), "10.75"; got != want {
		t.Errorf("rate = %q, want %q", got, want)
	}
}

func TestCountsMarkTheirThousands(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 31: "31", 999: "999", 1250: "1.250", 100_000: "100.000", -4000: "−4.000"} {
		if got := wording.Count(wording.Danish, n); got != want {
			t.Errorf("%d = %q, want %q", n, got, want)
		}
	}
	if got, want := wording.Count(wording.English, 100_000), "100,000"; got != want {
		t.Errorf("count = %q, want %q", got, want)
	}
}

// 21 November 2026 is a Saturday: 1 January 2026 is a Thursday, and 324 days
// later, 46 weeks and 2 days, the day is a Saturday.
func TestDaysAreWrittenInFourForms(t *testing.T) {
	t.Parallel()
	type form func(wording.Language, civil.Date) string
	for _, c := range []struct {
		name     string
		form     form
		language wording.Language
		day      string
		want     string
	}{
		{"prose", wording.Date, wording.Danish, "2026-11-21", "21.~november 2026"},
		{"prose", wording.Date, wording.English, "2026-11-21", "21~November 2026"},
		{"prose", wording.Date, wording.Danish, "2026-05-04", "4.~maj 2026"},
		{"long", wording.LongDate, wording.Danish, "2026-11-23", "mandag den 23.~november 2026"},
		{"long", wording.LongDate, wording.English, "2026-11-23", "Monday 23~November 2026"},
		{"long", wording.LongDate, wording.Danish, "2026-11-21", "lørdag den 21.~november 2026"},
		{"long", wording.LongDate, wording.Danish, "2026-11-22", "søndag den 22.~november 2026"},
		{"short", wording.ShortDate, wording.Danish, "2026-11-23", "23-11-2026"},
		{"short", wording.ShortDate, wording.English, "2026-02-03", "03-02-2026"},
		{"short", wording.ShortDate, wording.Danish, "0987-01-01", "01-01-0987"},
		{"day and month", wording.DayMonth, wording.Danish, "2026-11-09", "9.~nov."},
		{"day and month", wording.DayMonth, wording.Danish, "2026-05-31", "31.~maj"},
		{"day and month", wording.DayMonth, wording.English, "2026-11-09", "9~Nov"},
		{"weekday", wording.WeekdayDay, wording.Danish, "2026-11-23", "man.~23."},
		{"weekday", wording.WeekdayDay, wording.Danish, "2026-11-21", "lør.~21."},
		{"weekday", wording.WeekdayDay, wording.English, "2026-11-22", "Sun~22"},
		{"month", wording.Month, wording.Danish, "2026-11-09", "november"},
		{"month", wording.Month, wording.English, "2026-05-09", "May"},
	} {
		if got := plain(c.form(c.language, civil.MustParse(c.day))); got != c.want {
			t.Errorf("%s of %s in %s = %q, want %q", c.name, c.day, c.language, got, c.want)
		}
	}
	for _, write := range []form{wording.Date, wording.LongDate, wording.ShortDate, wording.DayMonth, wording.Month, wording.WeekdayDay} {
		if got := write(wording.Danish, civil.Date{}); got != "–" {
			t.Errorf("no date = %q, want a dash", got)
		}
	}
}

func TestEveryMonthHasItsName(t *testing.T) {
	t.Parallel()
	danish := strings.Fields("januar februar marts april maj juni juli august september oktober november december")
	short := strings.Fields("jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.")
	first := civil.MustParse("2026-01-01")
	for i, name := range danish {
		day := first.AddMonths(i)
		if got, want := plain(wording.Date(wording.Danish, day)), "1.~"+name+" 2026"; got != want {
			t.Errorf("%v = %q, want %q", day, got, want)
		}
		if got, want := plain(wording.DayMonth(wording.Danish, day)), "1.~"+short[i]; got != want {
			t.Errorf("%v = %q, want %q", day, got, want)
		}
	}
}

func TestPeriodsNameTheYearWhereItIsNeeded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		first, last string
		language    wording.Language
		want        string
	}{
		{"2026-08-15", "2026-11-13", wording.Danish, "15.~aug.–13.~nov. 2026"},
		{"2026-08-15", "2026-11-13", wording.English, "15~Aug–13~Nov 2026"},
		{"2025-12-15", "2026-01-13", wording.Danish, "15.~dec. 2025–13.~jan. 2026"},
		{"2026-08-15", "2026-08-15", wording.Danish, "15.~aug. 2026"},
		{"2026-08-15", "", wording.Danish, "fra 15.~aug. 2026"},
		{"2026-08-15", "", wording.English, "from 15~Aug 2026"},
		{"", "2026-08-15", wording.Danish, "til og med 15.~aug. 2026"},
		{"", "", wording.Danish, "–"},
	} {
		if got := plain(wording.Period(c.language, day(t, c.first), day(t, c.last))); got != c.want {
			t.Errorf("%s to %s = %q, want %q", c.first, c.last, got, c.want)
		}
	}
}

// day reads a day, where an empty text is no date.
func day(t *testing.T, text string) civil.Date {
	t.Helper()
	var d civil.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestListsAreWrittenAsTheyAreSaid(t *testing.T) {
	t.Parallel()
	for want, items := range map[string][]string{
		"":                       nil,
		"3. nov.":                {"3. nov."},
		"3. nov. og 14. nov.":    {"3. nov.", "14. nov."},
		"rente, gebyr og krav":   {"rente", "gebyr", "krav"},
		"a, b, c og det femte":   {"a", "b", "c", "det femte"},
		"afsender, konto og mål": {"afsender", "konto", "mål"},
	} {
		if got := wording.List(wording.Danish, items); got != want {
			t.Errorf("%q = %q, want %q", items, got, want)
		}
	}
	if got, want := wording.List(wording.English, []string{"a", "b", "c"}), "a, b and c"; got != want {
		t.Errorf("list = %q, want %q", got, want)
	}
}

func TestTheLocaleChoosesTheLanguage(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]wording.Language{
		"": wording.Danish, "da": wording.Danish, "da_DK.UTF-8": wording.Danish, "da-DK": wording.Danish,
		"en": wording.English, "en_GB": wording.English, "en_US.UTF-8": wording.English, "EN-gb": wording.English,
		"en_DK.UTF-8@euro": wording.English, "en:da": wording.English, "C": wording.English, "C.UTF-8": wording.English,
		"POSIX": wording.English, "de_DE": wording.Danish, "encore": wording.Danish, "sv_SE": wording.Danish,
	} {
		if got := wording.ParseLocale(locale); got != want {
			t.Errorf("ParseLocale(%q) = %q, want %q", locale, got, want)
		}
	}
}

//nolint:paralleltest // what is counted is what the whole program allocates
func TestAFormatAllocatesItsTextAndNothingElse(t *testing.T) {
	amount, rate, d := money.Kroner(-12_345_678, -90), money.PerCent(10, 75), civil.MustParse("2026-11-23")
	for name, write := range map[string]func(){
		"amount": func() { wording.Amount(wording.Danish, amount) },
		"figure": func() { wording.Figure(wording.Danish, amount) },
		"rate":   func() { wording.Rate(wording.Danish, rate) },
		"date":   func() { wording.Date(wording.Danish, d) },
		"long":   func() { wording.LongDate(wording.Danish, d) },
		"period": func() { wording.Period(wording.Danish, d, d.AddDays(90)) },
	} {
		if got := testing.AllocsPerRun(100, write); got > 1 {
			t.Errorf("%s allocates %v times, want once at most", name, got)
		}
	}
}

func BenchmarkAmount(b *testing.B) {
	for b.Loop() {
		wording.Amount(wording.Danish, money.Kroner(12_196, 58))
	}
}
