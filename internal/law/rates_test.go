package law_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
)

// lendingRates is the Nationalbank's lending rate as the annex of the legal
// research lists it; the five rates before 2005 are its unverified ones.
const lendingRates = `
2002-08-01 3.55  2003-01-01 2.95  2003-07-01 2.15  2004-01-01 2.15  2004-07-01 2.15
2005-01-01 2.15  2005-07-01 2.15  2006-01-01 2.40  2006-07-01 3.00  2007-01-01 3.75
2007-07-01 4.25  2008-01-01 4.25  2008-07-01 4.35  2009-01-01 3.75  2009-07-01 1.55  2010-01-01 1.20
2010-07-01 1.05  2011-01-01 1.05  2011-07-01 1.30  2012-01-01 0.70  2012-07-01 0.45  2013-01-01 0.20
2013-07-01 0.20  2014-01-01 0.20  2014-07-01 0.20  2015-01-01 0.20  2015-07-01 0.05  2016-01-01 0.05
2016-07-01 0.05  2017-01-01 0.05  2017-07-01 0.05  2018-01-01 0.05  2018-07-01 0.05  2019-01-01 0.05
2019-07-01 0.05  2020-01-01 0.05  2020-07-01 0.05  2021-01-01 0.05  2021-07-01 -0.35  2022-01-01 -0.45
2022-07-01 -0.45  2023-01-01 1.90  2023-07-01 3.25  2024-01-01 3.75  2024-07-01 3.50  2025-01-01 2.75
2025-07-01 1.75  2026-01-01 1.75  2026-07-01 2.00`

func listedRates() map[string]string {
	words := strings.Fields(lendingRates)
	rates := make(map[string]string, len(words)/2)
	for pair := range slices.Chunk(words, 2) {
		rates[pair[0]] = pair[1]
	}
	return rates
}

func TestTheReferenceRateIsTheListedOneOnBothSidesOfEachChange(t *testing.T) {
	t.Parallel()
	book, rates := law.Denmark(), listedRates()
	before := ""
	for _, first := range slices.Sorted(maps.Keys(rates)) {
		if got, want := value(t, &book.ReferenceRate, first), perCent(t, rates[first]); got != want {
			t.Errorf("on %s = %v, want %v", first, got, want)
		}
		if before != "" {
			eve := day(first).AddDays(-1).String()
			if got, want := value(t, &book.ReferenceRate, eve), perCent(t, rates[before]); got != want {
				t.Errorf("on %s = %v, want %v", eve, got, want)
			}
		}
		before = first
	}
	if got, want := len(book.ReferenceRate.Rows), len(rates); got != want {
		t.Errorf("%d rates in the book, want the %d listed", got, want)
	}
}

func TestTheReferenceRateIsKnownFromAugust2002ToTheEndOf2026(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	refused(t, &book.ReferenceRate, "2002-07-31")
	refused(t, &book.ReferenceRate, "2027-01-01")
	if got, want := value(t, &book.ReferenceRate, "2026-12-31"), perCent(t, "2.00"); got != want {
		t.Errorf("on the last day known = %v, want %v", got, want)
	}
}

// The Nationalbank lowered its rate on 20 January 2015 and raised it on 12 June
// 2026. Neither counts before the next half-year.
func TestAChangeInTheMiddleOfAHalfYearHasNoEffect(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for on, want := range map[string]string{
		"2015-01-19": "0.20", "2015-01-20": "0.20", "2015-06-30": "0.20", "2015-07-01": "0.05",
		"2026-06-11": "1.75", "2026-06-12": "1.75", "2026-06-30": "1.75", "2026-07-01": "2.00",
	} {
		if got := value(t, &book.ReferenceRate, on); got != perCent(t, want) {
			t.Errorf("on %s = %v, want %s", on, got, want)
		}
	}
}

func TestEveryHalfYearHasARowOfItsOwn(t *testing.T) {
	t.Parallel()
	rows := law.Denmark().ReferenceRate.Rows
	for i, row := range rows[1:] {
		_, month, dayOfMonth := row.Since.Split()
		if dayOfMonth != 1 || month != 1 && month != 7 {
			t.Errorf("a rate begins on %s, want 1 January or 1 July", row.Since)
		}
		if i > 0 && rows[i].Since.AddMonths(6) != row.Since {
			t.Errorf("after %s comes %s, want six months later", rows[i].Since, row.Since)
		}
	}
}

func TestTheMarginStaysWithTheClaimFromTheDayItFellDue(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	refused(t, &book.Margin, "2002-07-31")
	for due, want := range map[string]string{
		"2002-08-01": "7", "2012-12-01": "7", "2013-02-28": "7", "2013-03-01": "8", "2026-11-21": "8",
	} {
		if got := value(t, &book.Margin, due); got != perCent(t, want) {
			t.Errorf("margin of a claim due %s = %v, want %s", due, got, want)
		}
	}
}

func TestTheRateIsTheReferenceRateOfTheDayAndTheMarginOfTheDueDay(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct{ due, on, want string }{
		{"2013-02-28", "2026-11-21", "9.00"},  // 2.00 + 7: due before March 2013, for life
		{"2013-03-01", "2026-11-21", "10.00"}, // 2.00 + 8
		{"2013-03-01", "2013-12-31", "8.20"},  // 0.20 + 8
		{"2012-12-01", "2012-12-31", "7.45"},  // 0.45 + 7
		{"2022-06-01", "2022-12-31", "7.55"},  // −0.45 + 8: the law has no floor
		{"2012-12-01", "2022-12-31", "6.55"},  // −0.45 + 7
		{"2021-05-01", "2021-07-01", "7.65"},  // −0.35 + 8
		{"2024-01-31", "2024-06-30", "11.75"}, // 3.75 + 8
	} {
		got, err := book.DefaultInterestRate(day(c.due), day(c.on))
		if err != nil || got.Rate != perCent(t, c.want) {
			t.Errorf("due %s, on %s = %v, %v, want %s", c.due, c.on, got.Rate, err, c.want)
		}
	}
}

func TestTheRateNamesItsSourcesAndItsDoubts(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	old, err := book.DefaultInterestRate(day("2004-05-01"), day("2004-12-31"))
	if err != nil || !old.Unverified() || old.Assumed() {
		t.Errorf("the rate of 2004 = %+v, %v, want unverified, not assumed", old, err)
	}
	now, err := book.DefaultInterestRate(day("2026-01-15"), day("2026-06-30"))
	if err != nil || now.Unverified() || now.Assumed() {
		t.Errorf("the rate to June 2026 = %+v, %v, want verified, not assumed", now, err)
	}
	// law.md §19, no. 4: two public code sources, and not the Nationalbank's own page.
	newest, err := book.DefaultInterestRate(day("2026-01-15"), day("2026-07-01"))
	if err != nil || !newest.Unverified() || newest.Assumed() || newest.Rate != perCent(t, "10") {
		t.Errorf("the rate from July 2026 = %+v, %v, want 10.00 %%, unverified", newest, err)
	}
	for _, source := range []law.Source{now.Reference.Source, now.Margin.Source} {
		if source.Citation != "rentelovens § 5" {
			t.Errorf("source = %q, want rentelovens § 5", source.Citation)
		}
	}
}

func TestARateIsRefusedForAClaimOfTheOlderLawAndForADayNotYetKnown(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct{ due, on, series string }{
		{"2002-07-31", "2026-11-21", "margin on the reference rate"},
		{"2026-12-15", "2027-01-01", "reference rate"},
		{"2026-12-15", "2002-07-31", "reference rate"},
	} {
		_, err := book.DefaultInterestRate(day(c.due), day(c.on))
		if got := missing(err); got != c.series {
			t.Errorf("due %s, on %s lacks %q (%v), want %q", c.due, c.on, got, err, c.series)
		}
	}
}

// span makes the days from one to another, both counted.
func span(first, last string) civil.Interval {
	return civil.Interval{From: day(first), Until: day(last).AddDays(1)}
}
