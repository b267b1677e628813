package law_test

import (
	"fmt"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// The rate of each day is that of its half-year, and the margin that of the day on
// which the claim fell due (rentelovens § 5).
func ExampleBook_RateSegments() {
	due := civil.MustParse("2026-05-31")
	days := civil.Interval{From: due.AddDays(1), Until: civil.MustParse("2026-10-01")}
	walk := law.Denmark().RateSegments(due, days)
	for walk.Next() {
		segment := walk.Segment()
		fmt.Printf("%d days at %v %% by %s\n", segment.Days.Days(), segment.Rate, segment.Reference.Source.Citation)
	}
	fmt.Println(walk.Err())
	// Output:
	// 30 days at 9.75 % by rentelovens § 5
	// 92 days at 10.00 % by rentelovens § 5
	// <nil>
}

// A day whose rate nobody has fixed yet has no answer, and nothing may be charged.
func ExampleSeries_At() {
	_, err := law.Denmark().ReferenceRate.At(civil.MustParse("2027-01-01"))
	fmt.Println(err)
	// Output: law: no reference rate known for 2027-01-01 (each day of interest)
}

// A due day that only stands on the invoice doesn't bind a consumer: interest begins
// when thirty days have passed after the demand (rentelovens § 3, stk. 2).
func ExampleBook_EarliestInterestDay() {
	start, err := law.Denmark().EarliestInterestDay(law.Dueness{
		Debtor: law.Consumer, Origin: law.PrintedDue,
		Due: civil.MustParse("2026-10-09"), Dispatched: civil.MustParse("2026-10-01"),
	})
	fmt.Println(start.First, start.Rule.Citation(), err)
	// Output: 2026-11-01 rentelovens § 3, stk. 2 <nil>
}

// The day the claim arose picks the table; an øre more belongs to the next bracket.
func ExampleBook_CollectionCostCap() {
	book, claim := law.Denmark(), money.Kroner(1000, 0)
	for _, arisen := range []string{"2024-06-30", "2024-07-01"} {
		limit, source, err := book.CollectionCostCap(law.OtherCollection, civil.MustParse(arisen), claim)
		fmt.Println(limit, source.Unverified, err)
	}
	above, _, err := book.CollectionCostCap(law.OtherCollection, civil.MustParse("2026-11-21"), claim.Plus(money.FromOre(1)))
	fmt.Println(above, err)
	// Output:
	// 400.00 false <nil>
	// 500.00 true <nil>
	// 850.00 <nil>
}

// Due on 5 April 2023: three years on are Easter Sunday of 2026, so it is lost after
// the Tuesday (forældelseslovens §§ 3 and 27).
func ExampleBook_LimitationDate() {
	last, source, err := law.Denmark().LimitationDate(law.GeneralPeriod, civil.MustParse("2023-04-05"))
	fmt.Println(last, source.Citation, err)
	// Output: 2026-04-07 forældelseslovens § 3, stk. 1 <nil>
}

// Due on 1 May 2024 and acknowledged by a part payment on 1 February 2026: three years
// from then. A payment order that was endorsed on 21 November 2026 gives ten.
func ExampleBook_LimitationSteps() {
	steps, err := law.Denmark().LimitationSteps(civil.MustParse("2024-05-01"), []law.LimitationEvent{
		{Change: law.Acknowledged, On: civil.MustParse("2026-02-01")},
		{Change: law.Adjudged, On: civil.MustParse("2026-11-21")},
	})
	if err != nil {
		fmt.Println(err)
	}
	for _, s := range steps {
		fmt.Println(s.Change, s.After.Last, s.After.Source.Citation)
	}
	// Output:
	// acknowledged 2029-02-01 forældelseslovens § 3, stk. 1
	// adjudged 2036-11-21 forældelseslovens § 5, stk. 1
}

// A demand of Monday 14 December 2026: ten days on are Christmas Eve, and the first
// weekday after it is Monday the 28th.
func ExampleBook_LastTimelyDay() {
	book, sent := law.Denmark(), civil.MustParse("2026-12-14")
	rule, err := book.Demand.At(sent)
	fmt.Println(book.LastTimelyDay(rule.Value, sent), err)
	// Output: 2026-12-28 <nil>
}

// A reference rate that couldn't wait for a release carries the series on by half a
// year. The rate here is made up.
func ExampleBook_With() {
	longer, err := law.Denmark().With(law.Supplement{
		Since: civil.MustParse("2027-01-01"), Rate: money.PerCent(2, 25),
		Source: law.Source{Citation: "rentelovens § 5", Looked: "nationalbanken.dk", By: "drift"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	row, err := longer.ReferenceRate.At(civil.MustParse("2027-03-01"))
	fmt.Println(row.Value, longer.ReferenceRate.KnownUntil, err)
	// Output: 2.25 2027-07-01 <nil>
}
