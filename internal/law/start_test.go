package law_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/wording"
)

// Sent on 1 October 2026: 1 + 30 is 31 October, the last day without interest;
// the first with it is 1 November. A printed 9 October doesn't bind a consumer.
func TestTheFirstDayOfInterest(t *testing.T) {
	t.Parallel()
	sent, printed := day("2026-10-01"), day("2026-10-09")
	for name, c := range map[string]struct {
		dueness law.Dueness
		first   string
		rule    law.StartRule
	}{
		"an agreed due day, a consumer": {
			law.Dueness{Debtor: law.Consumer, Origin: law.AgreedDue, Due: printed, Dispatched: sent},
			"2026-10-10", law.StartsAfterAgreedDue,
		},
		"an agreed due day, sent on no day known": {
			law.Dueness{Debtor: law.Public, Origin: law.AgreedDue, Due: printed},
			"2026-10-10", law.StartsAfterAgreedDue,
		},
		"a due day on a Sunday isn't moved": {
			law.Dueness{Debtor: law.Business, Origin: law.AgreedDue, Due: day("2026-08-16")},
			"2026-08-17", law.StartsAfterAgreedDue,
		},
		"printed too soon, a consumer": {
			law.Dueness{Debtor: law.Consumer, Origin: law.PrintedDue, Due: printed, Dispatched: sent},
			"2026-11-01", law.StartsAfterDemand,
		},
		"printed too soon, a public authority": {
			law.Dueness{Debtor: law.Public, Origin: law.PrintedDue, Due: printed, Dispatched: sent},
			"2026-11-01", law.StartsAfterDemand,
		},
		"printed too soon, a business that doesn't protest": {
			law.Dueness{Debtor: law.Business, Origin: law.PrintedDue, Due: printed, Dispatched: sent},
			"2026-10-10", law.StartsAfterPrintedDue,
		},
		"printed a day too soon, a consumer": {
			law.Dueness{Debtor: law.Consumer, Origin: law.PrintedDue, Due: day("2026-10-30"), Dispatched: sent},
			"2026-11-01", law.StartsAfterDemand,
		},
		"printed on the thirtieth day, a consumer": {
			law.Dueness{Debtor: law.Consumer, Origin: law.PrintedDue, Due: day("2026-10-31"), Dispatched: sent},
			"2026-11-01", law.StartsAfterPrintedDue,
		},
		"printed later than that, a consumer": {
			law.Dueness{Debtor: law.Consumer, Origin: law.PrintedDue, Due: day("2026-11-15"), Dispatched: sent},
			"2026-11-16", law.StartsAfterPrintedDue,
		},
		"nothing agreed and nothing printed": {
			law.Dueness{Debtor: law.Business, Origin: law.NoDue, Dispatched: sent},
			"2026-11-01", law.StartsAfterDemand,
		},
		"received within the days of grace": {
			law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Dispatched: sent, Received: day("2026-10-31")},
			"2026-11-01", law.StartsAfterDemand,
		},
		"received after the days of grace": {
			law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Dispatched: sent, Received: day("2026-11-05")},
			"2026-11-06", law.StartsAfterDemand,
		},
		"damages, from when the debtor could judge the claim": {
			law.Dueness{Debtor: law.Consumer, Origin: law.DamagesDue, Dispatched: day("2026-09-01"), Informed: sent},
			"2026-11-01", law.StartsAfterInformation,
		},
		"damages, the debtor never told": {
			law.Dueness{Debtor: law.Consumer, Origin: law.DamagesDue, Filed: day("2026-12-01")},
			"2026-12-01", law.StartsAtFiling,
		},
		"filed before the days of grace were over": {
			law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Dispatched: sent, Filed: day("2026-10-20")},
			"2026-10-20", law.StartsAtFiling,
		},
		"filed after them": {
			law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Dispatched: sent, Filed: day("2026-12-01")},
			"2026-11-01", law.StartsAfterDemand,
		},
		"filed before the due day": {
			law.Dueness{Debtor: law.Consumer, Origin: law.AgreedDue, Due: printed, Filed: sent},
			"2026-10-10", law.StartsAfterAgreedDue,
		},
		"nothing known but the filing": {
			law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Filed: day("2026-12-01")},
			"2026-12-01", law.StartsAtFiling,
		},
	} {
		got, err := law.Denmark().EarliestInterestDay(c.dueness)
		if err != nil || got.First != day(c.first) || got.Rule != c.rule {
			t.Errorf("%s: %v by rule %d, %v, want %s by rule %d", name, got.First, got.Rule, err, c.first, c.rule)
		}
	}
}

func TestADayThatTheRuleNeedsIsAskedFor(t *testing.T) {
	t.Parallel()
	for key, c := range map[string]law.Dueness{
		"law.due_origin_missing":   {Debtor: law.Consumer, Due: day("2026-10-09"), Filed: day("2026-12-01")},
		"law.due_day_missing":      {Debtor: law.Consumer, Origin: law.AgreedDue},
		"law.dispatch_day_missing": {Debtor: law.Consumer, Origin: law.PrintedDue, Due: day("2026-10-09")},
		"law.informed_day_missing": {Debtor: law.Consumer, Origin: law.DamagesDue, Dispatched: day("2026-10-01")},
	} {
		if got, err := law.Denmark().EarliestInterestDay(c); !fault.HasKey(err, key) || !fault.Is(err, fault.Invalid) {
			t.Errorf("%+v gives %v, %v, want %s", c, got, err, key)
		}
	}
	printed := law.Dueness{Debtor: law.Consumer, Origin: law.PrintedDue, Dispatched: day("2026-10-01")}
	if got, err := law.Denmark().EarliestInterestDay(printed); !fault.HasKey(err, "law.due_day_missing") {
		t.Errorf("a printed day that isn't given gives %v, %v", got, err)
	}
}

func TestADemandOfTheOlderLawIsRefused(t *testing.T) {
	t.Parallel()
	c := law.Dueness{Debtor: law.Consumer, Origin: law.NoDue, Dispatched: day("2002-07-31")}
	if got, err := law.Denmark().EarliestInterestDay(c); missing(err) != "days of grace after a demand" || got.First != (civil.Date{}) {
		t.Errorf("a demand of July 2002 gives %v, %v, want no answer", got, err)
	}
}

func TestTheRuleIsSaidWithItsParagraph(t *testing.T) {
	t.Parallel()
	for rule, want := range map[law.StartRule]string{
		law.StartsAfterAgreedDue:   "rentelovens § 3, stk. 1",
		law.StartsAfterPrintedDue:  "rentelovens § 3, stk. 1",
		law.StartsAfterDemand:      "rentelovens § 3, stk. 2",
		law.StartsAfterInformation: "rentelovens § 3, stk. 3",
		law.StartsAtFiling:         "rentelovens § 3, stk. 4",
	} {
		if got := rule.Citation(); got != want {
			t.Errorf("rule %d is cited as %q, want %q", rule, got, want)
		}
		if said := wording.Say(wording.Danish, rule.Key(), map[string]string{"days": "30"}); said == rule.Key() {
			t.Errorf("rule %d is said as its key, %s", rule, said)
		}
	}
}
