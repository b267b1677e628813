package law_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
)

// L-1 to L-8, from the day the period begins: the due day, the endorsement, the
// day of the later interest, the acknowledgement.
func TestWhenAClaimIsLost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		period     law.LimitationPeriod
		from, want string
	}{
		"L-1, a Wednesday":                       {law.GeneralPeriod, "2026-08-15", "2029-08-15"},
		"L-2, Easter Sunday and Monday":          {law.GeneralPeriod, "2023-04-05", "2026-04-07"},
		"L-3, 5 June on a Saturday":              {law.GeneralPeriod, "2024-06-05", "2027-06-07"},
		"L-4, Christmas Eve on a Friday":         {law.GeneralPeriod, "2024-12-24", "2027-12-27"},
		"L-5, 29 February, then a Sunday":        {law.GeneralPeriod, "2024-02-29", "2027-03-01"},
		"L-6, an endorsed payment order":         {law.LongPeriod, "2026-11-21", "2036-11-21"},
		"L-6, its interest of a later day":       {law.LaterInterestPeriod, "2027-01-10", "2030-01-10"},
		"L-7, a part payment acknowledging":      {law.GeneralPeriod, "2026-02-01", "2029-02-01"},
		"L-8, an acknowledgement in writing":     {law.LongPeriod, "2026-02-01", "2036-02-01"},
		"New Year's Eve on a Monday, to the 2nd": {law.GeneralPeriod, "2009-12-31", "2013-01-02"}, // 2012-12-31 was a Monday
		"the act's first day":                    {law.GeneralPeriod, "2008-01-01", "2011-01-03"}, // a Saturday, 1 January
	} {
		got, source, err := law.Denmark().LimitationDate(c.period, day(c.from))
		if err != nil || got != day(c.want) {
			t.Errorf("%s = %s, %v, want %s", name, got, err, c.want)
		}
		if source.Act != "Limitation Act (forældelsesloven)" {
			t.Errorf("%s rests on %q", name, source.Act)
		}
	}
}

func TestTheOlderLawOfLimitationIsRefused(t *testing.T) {
	t.Parallel()
	for _, period := range []law.LimitationPeriod{law.GeneralPeriod, law.LongPeriod, law.LaterInterestPeriod} {
		if got, _, err := law.Denmark().LimitationDate(period, day("2007-12-31")); missing(err) == "" {
			t.Errorf("period %d from 2007 ends on %s, %v, want no answer", period, got, err)
		}
	}
	if got, _, err := law.Denmark().LimitationDate(0, day("2026-11-21")); missing(err) == "" {
		t.Errorf("a period that was forgotten ends on %s, %v, want no answer", got, err)
	}
}

func TestTheYearsOfEachPeriod(t *testing.T) {
	t.Parallel()
	periods := &law.Denmark().Limitation
	for _, c := range []struct {
		years    *law.Series[int]
		want     int
		citation string
	}{
		{&periods.General, 3, "forældelseslovens § 3, stk. 1"},
		{&periods.Long, 10, "forældelseslovens § 5, stk. 1"},
		{&periods.LaterInterest, 3, "forældelseslovens § 5, stk. 2"},
		{&periods.Extra, 1, "forældelseslovens §§ 20-22"},
	} {
		row, err := c.years.At(day("2026-11-21"))
		if err != nil || row.Value != c.want || row.Source.Citation != c.citation {
			t.Errorf("%s = %d years by %s, %v, want %d by %s", c.years.Name, row.Value, row.Source.Citation, err, c.want, c.citation)
		}
	}
}

// Easter of 2026: 2 and 3 April, Sunday the 5th and Monday the 6th are holidays, and
// the 4th is a Saturday, so what would end on any of them ends on Tuesday the 7th.
func TestTheDaysFromWhichClaimsAreLostWithinASpan(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ from, until, first, end string }{
		"a day in the week":      {"2029-08-15", "2029-08-16", "2026-08-15", "2026-08-16"},
		"the day after Easter":   {"2026-04-07", "2026-04-08", "2023-04-02", "2023-04-08"},
		"days within Easter":     {"2026-04-03", "2026-04-07", "2023-04-02", "2023-04-02"},
		"Easter and what it has": {"2026-04-01", "2026-04-08", "2023-04-01", "2023-04-08"},
	} {
		span := civil.Interval{From: day(c.from), Until: day(c.until)}
		got, err := law.Denmark().LimitationStarts(law.GeneralPeriod, span)
		if want := (civil.Interval{From: day(c.first), Until: day(c.end)}); got != want || err != nil {
			t.Errorf("%s: lost when due from %v until %v, %v; want %v until %v", name, got.From, got.Until, err, want.From, want.Until)
		}
	}
	if _, err := law.Denmark().LimitationStarts(law.GeneralPeriod, civil.Interval{From: day("2007-01-01"), Until: day("2007-02-01")}); err == nil {
		t.Error("the book answers for a span before the act")
	}
}

// Due on Wednesday 6 April 2016, and so lost after Monday 8 April 2019, the 6th being a
// Saturday. A judgment of Monday 4 March 2019 gives until Monday 5 March 2029, the 4th
// being a Sunday; what comes after the last day does nothing.
func TestWhatEachChangeDid(t *testing.T) {
	t.Parallel()
	steps, err := law.Denmark().LimitationSteps(day("2016-04-06"), []law.LimitationEvent{
		{law.Adjudged, day("2019-03-04")}, {law.Proceeding, day("2020-01-02")}, {law.Settled, day("2020-02-03")}, {law.Acknowledged, day("2030-02-05")},
	})
	if err != nil || len(steps) != 4 {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	var got []string
	for _, s := range steps {
		last := s.After.Last.String()
		if s.After.StandsStill() {
			last = "still"
		}
		if s.TooLate {
			last += " too late"
		}
		got = append(got, last)
	}
	// 3 February 2030 is a Sunday: until Monday the 4th.
	want := []string{"2029-03-05", "still", "2030-02-04", "2030-02-04 too late"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A judgment of 21 November 2026: the interest of 10 January 2027 is lost after 10 January
// 2030, a Thursday, and that of 11 January after the 11th (law.md L-6). So on 11 January 2030
// that of 22 November 2026 to 10 January 2027 is lost, and on the 10th a day less. That of 22
// November 2026 is lost after 22 November 2029. The claim itself lives to 21 November 2036, a Friday: then
// that of 20 November 2033 is lost, which lived to the 20th, and so it stays.
func TestLaterInterestIsLostDayByDay(t *testing.T) {
	t.Parallel()
	book, events := law.Denmark(), []law.LimitationEvent{{law.Adjudged, day("2026-11-21")}}
	for on, want := range map[string]civil.Date{
		"2029-11-22": {}, "2029-11-23": day("2026-11-23"), "2030-01-10": day("2027-01-10"), "2030-01-11": day("2027-01-11"),
	} {
		var days []civil.Interval
		if !want.IsZero() {
			days = []civil.Interval{{From: day("2026-11-22"), Until: want}}
		}
		if got, err := book.InterestLostDays(day("2026-05-01"), events, day(on)); !slices.Equal(got, days) || err != nil {
			t.Errorf("on %s: %v, %v, want %v", on, got, err, days)
		}
	}
	if got, err := book.InterestLostDays(day("2026-05-01"), nil, day("2029-04-30")); len(got) > 0 || err != nil {
		t.Errorf("without a judgment: %v, %v, want none lost before the principal", got, err)
	}
	stays := []civil.Interval{{From: day("2026-11-22"), Until: day("2033-11-21")}}
	if got, err := book.InterestLostDays(day("2026-05-01"), events, day("2036-11-24")); !slices.Equal(got, stays) || err != nil {
		t.Errorf("of a claim that is lost itself: %v, %v, want %v, as on the last day that it lived", got, err, stays)
	}
}

// A levy on 1 April 2026 saves for ten years what isn't lost by then: the interest from 1
// April 2023 on. On 2 April 2030 that of the days after the levy is lost up to 31 March 2027.
func TestALevyBreaksTheDaysThatAreLost(t *testing.T) {
	t.Parallel()
	events := []law.LimitationEvent{{law.Adjudged, day("2018-01-10")}, {law.Levied, day("2026-04-01")}}
	want := []civil.Interval{{From: day("2018-01-11"), Until: day("2023-04-01")}, {From: day("2026-04-02"), Until: day("2027-04-02")}}
	if got, err := law.Denmark().InterestLostDays(day("2016-01-10"), events, day("2030-04-02")); !slices.Equal(got, want) || err != nil {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}
