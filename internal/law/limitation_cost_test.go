package law_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
)

// A claim due on 10 January 2016 with a judgment of 10 January 2018, which lives to Monday 10
// January 2028. What was charged by the judgment lives as long (forældelseslovens § 5, stk. 1),
// also before the claim fell due; what was charged on 1 March 2019 to Tuesday 1 March 2022 (§ 5,
// stk. 2); on 10 January 2027 no longer than the claim (§ 23). A levy of 1 April 2026 gives ten years
// to a fee of that day, to Tuesday 1 April 2036 (§ 19, stk. 7), and none to one lost before.
func TestWhenAFeeOrCostIsLost(t *testing.T) {
	t.Parallel()
	judged := []law.LimitationEvent{{Change: law.Adjudged, On: day("2018-01-10")}}
	levied := append(judged[:1:1], law.LimitationEvent{Change: law.Levied, On: day("2026-04-01")})
	for name, c := range map[string]struct {
		events        []law.LimitationEvent
		charged, last string
	}{
		"before the claim fell due": {judged, "2016-01-05", "2028-01-10"},
		"before the judgment":       {judged, "2017-06-01", "2028-01-10"},
		"the day of the judgment":   {judged, "2018-01-10", "2028-01-10"},
		"after it":                  {judged, "2019-03-01", "2022-03-01"},
		"near the end":              {judged, "2027-01-10", "2028-01-10"},
		"the day of the levy":       {levied, "2026-04-01", "2036-04-01"},
		"lost before the levy":      {levied, "2019-03-01", "2022-03-01"},
		"without a foundation":      {nil, "2017-06-01", "2019-01-10"},
	} {
		last, err := law.Denmark().CostLost(day("2016-01-10"), c.events, day(c.charged))
		if err != nil || last != day(c.last) {
			t.Errorf("%s: lost after %v, %v, want %s", name, last, err, c.last)
		}
	}
}

// The fee of 1 March 2019 is lost from 2 March 2022. On that day nobody knew of the levy of 2026,
// which came too late; a second judgment of 1 March 2022 would have come in time. Without a
// foundation nothing is lost before its claim, and that isn't asked here. Of the time before the
// act nobody knows.
func TestWhetherAFeeOrCostIsLost(t *testing.T) {
	t.Parallel()
	judged := []law.LimitationEvent{{Change: law.Adjudged, On: day("2018-01-10")}}
	again := append(judged[:1:1], law.LimitationEvent{Change: law.Adjudged, On: day("2022-03-01")})
	for on, want := range map[string]bool{"2022-03-01": false, "2022-03-02": true, "2030-05-01": true} {
		if got, err := law.Denmark().IsCostLost(day("2016-01-10"), judged, day("2019-03-01"), day(on)); got != want || err != nil {
			t.Errorf("on %s: %v, %v, want %v", on, got, err, want)
		}
	}
	for _, events := range [][]law.LimitationEvent{nil, again} {
		if got, err := law.Denmark().IsCostLost(day("2016-01-10"), events, day("2019-03-01"), day("2022-03-02")); got || err != nil {
			t.Errorf("after %v: %v, %v, want not lost", events, got, err)
		}
	}
	if got, err := law.Denmark().IsCostLost(civil.Of(2006, 1, 10), judged, day("2019-03-01"), day("2022-03-02")); got || missing(err) == "" {
		t.Errorf("of the older law: %v, %v, want no answer", got, err)
	}
}
