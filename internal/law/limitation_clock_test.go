package law_test

import (
	"testing"

	"krav/internal/law"
)

// happened is a change of a claim's period on a day.
func happened(change law.LimitationChange, on string) law.LimitationEvent {
	return law.LimitationEvent{Change: change, On: day(on)}
}

func TestWhatInterruptsAndSuspendsLimitation(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		due    string
		events []law.LimitationEvent
		last   string // nothing while it stands still
		period law.LimitationPeriod
	}{
		"L-1, nothing":                 {"2026-08-15", nil, "2029-08-15", law.GeneralPeriod},
		"L-7, a part payment":          {"2024-05-01", []law.LimitationEvent{happened(law.Acknowledged, "2026-02-01")}, "2029-02-01", law.GeneralPeriod},
		"L-8, in writing":              {"2024-05-01", []law.LimitationEvent{happened(law.AcknowledgedInWriting, "2026-02-01")}, "2036-02-01", law.LongPeriod},
		"L-6, an endorsed order":       {"2026-08-15", []law.LimitationEvent{happened(law.Adjudged, "2026-11-21")}, "2036-11-21", law.LongPeriod},
		"a settlement":                 {"2026-08-15", []law.LimitationEvent{happened(law.Settled, "2026-11-23")}, "2036-11-24", law.LongPeriod}, // a Sunday
		"acknowledged on the last day": {"2023-04-05", []law.LimitationEvent{happened(law.Acknowledged, "2026-04-07")}, "2029-04-09", law.GeneralPeriod},
		"acknowledged a day too late":  {"2023-04-05", []law.LimitationEvent{happened(law.Acknowledged, "2026-04-08")}, "2026-04-07", law.GeneralPeriod},
		"a lawsuit is running":         {"2023-04-05", []law.LimitationEvent{happened(law.Proceeding, "2026-04-01")}, "", law.GeneralPeriod},
		"a lawsuit was dismissed late": {
			"2023-04-05", []law.LimitationEvent{happened(law.Proceeding, "2026-04-01"), happened(law.CameToNothing, "2026-09-01")}, "2027-09-01", law.GeneralPeriod,
		},
		"a negotiation ended long before": {
			"2026-08-15", []law.LimitationEvent{happened(law.Negotiating, "2026-09-01"), happened(law.CameToNothing, "2026-10-01")}, "2029-08-15", law.GeneralPeriod,
		},
		"a lawsuit was won after the three years": {
			"2023-04-05", []law.LimitationEvent{happened(law.Proceeding, "2026-04-01"), happened(law.Adjudged, "2026-12-01")}, "2036-12-01", law.LongPeriod,
		},
		"a levy on a judgment": {
			"2023-04-05", []law.LimitationEvent{happened(law.Adjudged, "2024-01-10"), happened(law.Levied, "2030-01-10")}, "2040-01-10", law.LongPeriod,
		},
		// § 3, stk. 2: three years from the day the creditor knew, and ten from the due day at most.
		"learned of two years later":       {"2023-04-05", []law.LimitationEvent{happened(law.LearnedOf, "2025-04-07")}, "2028-04-07", law.GeneralPeriod},
		"learned of after the three":       {"2015-04-07", []law.LimitationEvent{happened(law.LearnedOf, "2020-04-07")}, "2023-04-11", law.GeneralPeriod}, // 7 April 2023 is Good Friday
		"learned of after eight years":     {"2015-04-07", []law.LimitationEvent{happened(law.LearnedOf, "2023-04-11")}, "2025-04-07", law.GeneralPeriod},
		"learned of after eleven years":    {"2015-04-07", []law.LimitationEvent{happened(law.LearnedOf, "2026-04-07")}, "2025-04-07", law.GeneralPeriod},
		"learned of before it fell due":    {"2023-04-05", []law.LimitationEvent{happened(law.LearnedOf, "2023-03-01")}, "2026-04-07", law.GeneralPeriod},
		"acknowledged, and learned of":     {"2023-04-05", []law.LimitationEvent{happened(law.Acknowledged, "2024-01-10"), happened(law.LearnedOf, "2025-04-07")}, "2027-01-11", law.GeneralPeriod},
		"acknowledged before it was known": {"2018-01-10", []law.LimitationEvent{happened(law.Acknowledged, "2024-01-02"), happened(law.LearnedOf, "2025-06-02")}, "2027-01-04", law.GeneralPeriod}, // 2 January 2027 is a Saturday
		"learned of, then acknowledged":    {"2015-04-07", []law.LimitationEvent{happened(law.LearnedOf, "2023-04-11"), happened(law.Acknowledged, "2024-01-10")}, "2027-01-11", law.GeneralPeriod},
		"learned of, then a lawsuit ends": {
			"2015-04-07", []law.LimitationEvent{happened(law.LearnedOf, "2023-04-11"), happened(law.Proceeding, "2023-05-01"), happened(law.CameToNothing, "2023-06-01")}, "2025-04-07", law.GeneralPeriod,
		},
		"acknowledged on a judgment": {
			"2023-04-05", []law.LimitationEvent{happened(law.Adjudged, "2024-01-10"), happened(law.Acknowledged, "2030-01-10")}, "2040-01-10", law.LongPeriod,
		},
	} {
		got, err := law.Denmark().LimitationOf(day(c.due), c.events)
		if err != nil || got.Period != c.period || got.StandsStill() != (c.last == "") || c.last != "" && got.Last != day(c.last) {
			t.Errorf("%s: lost after %v by period %d, %v; want %s by %d", name, got.Last, got.Period, err, c.last, c.period)
		}
	}
	if got, err := law.Denmark().LimitationOf(day("2007-12-31"), nil); missing(err) == "" {
		t.Errorf("a claim of the older law = %+v, %v, want no answer", got, err)
	}
}

// Principal and interest apart, L-6: endorsed on 21 November 2026.
func TestInterestIsLostByItself(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	long := []law.LimitationEvent{happened(law.Adjudged, "2026-11-21")}
	renewed := []law.LimitationEvent{happened(law.Acknowledged, "2026-02-01")}
	old := []law.LimitationEvent{happened(law.Adjudged, "2018-01-10"), happened(law.Acknowledged, "2026-04-01")}
	levied := []law.LimitationEvent{happened(law.Adjudged, "2018-01-10"), happened(law.Levied, "2026-04-01")}
	learned := []law.LimitationEvent{happened(law.LearnedOf, "2020-04-07"), happened(law.Adjudged, "2022-01-10")}
	for name, c := range map[string]struct {
		due           string
		events        []law.LimitationEvent
		accrued, last string
	}{
		"up to the endorsement, as the principal":      {"2026-08-15", long, "2026-11-21", "2036-11-21"},
		"the day after, by its own three years":        {"2026-08-15", long, "2026-11-22", "2029-11-22"},
		"L-6, of a later day":                          {"2026-08-15", long, "2027-01-10", "2030-01-10"},
		"of a day near the end, with the principal":    {"2026-08-15", long, "2035-01-10", "2036-11-21"},
		"without a foundation, never after it":         {"2026-08-15", nil, "2027-01-10", "2029-08-15"},
		"before an acknowledgement, renewed by it":     {"2024-05-01", renewed, "2024-05-02", "2029-02-01"},
		"after an acknowledgement, with the principal": {"2024-05-01", renewed, "2026-05-02", "2029-02-01"},

		// A judgment of 10 January 2018, and an acknowledgement on 1 April 2026: by then the
		// interest up to 31 March 2023 was lost. That of 1 April 2023 gets three new years, to
		// Sunday 1 April 2029, Easter Day: until Tuesday the 3rd. A levy gives it ten.
		"after a judgment, lost before the acknowledgement":      {"2016-01-10", old, "2020-06-10", "2023-06-12"}, // a Saturday
		"after a judgment, the last lost":                        {"2016-01-10", old, "2023-03-31", "2026-03-31"},
		"after a judgment, renewed for three years":              {"2016-01-10", old, "2023-04-01", "2029-04-03"},
		"up to the judgment, ten years from the acknowledgement": {"2016-01-10", old, "2018-01-10", "2036-04-01"},
		"after the acknowledgement, by its own three years":      {"2016-01-10", old, "2026-04-02", "2029-04-03"},
		"lost before the levy":                                   {"2016-01-10", levied, "2023-03-31", "2026-03-31"},
		"alive at the levy, ten years":                           {"2016-01-10", levied, "2023-04-01", "2036-04-01"},
		"after the levy, by its own three years":                 {"2016-01-10", levied, "2026-04-02", "2029-04-03"},
		// It lives until the creditor had known for three years, and the judgment came before:
		// 10 January 2032 is a Saturday.
		"before the creditor learned of the claim":         {"2015-04-07", learned, "2016-05-02", "2032-01-12"},
		"after the judgment on it, by its own three years": {"2015-04-07", learned, "2022-03-01", "2025-03-03"}, // a Saturday
	} {
		if got, err := book.InterestLost(day(c.due), c.events, day(c.accrued)); err != nil || got != day(c.last) {
			t.Errorf("%s: interest of %s is lost after %v, %v; want %s", name, c.accrued, got, err, c.last)
		}
	}
}

func TestEveryChangeOfLimitationHasItsName(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, change := range law.LimitationChanges() {
		if name := change.String(); name == "" || seen[name] {
			t.Errorf("change %d is called %q", change, name)
		}
		seen[change.String()] = true
	}
	if got := law.LimitationChange(0).String() + law.LimitationChange(10).String(); got != "" {
		t.Errorf("no change is called %q", got)
	}
}
