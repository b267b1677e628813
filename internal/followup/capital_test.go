package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
)

func capitalises(by debt.CapitalisedBy, on string) debt.InterestCapitalised {
	return debt.InterestCapitalised{On: civil.MustParse(on), By: by, Text: "BS-1234/2026"}
}

// The claim is due 6 April 2020, so that interest runs from the 7th. Interest bears none
// but by a judgment, or an agreement made when it had come (law.md section 1.6).
func TestInterestOnInterestNeedsAJudgmentOrALaterAgreement(t *testing.T) {
	t.Parallel()
	judgment, agreement := debt.CapitalisedByJudgment, debt.CapitalisedByAgreement
	for name, c := range map[string]struct {
		before []debt.Event
		event  debt.InterestCapitalised
		want   string
		as     followup.Verdict
	}{
		"a judgment":                      {nil, capitalises(judgment, "2020-06-05"), "", followup.Allow},
		"a later agreement":               {nil, capitalises(agreement, "2020-06-05"), "guard.capital_agreed", followup.Warn},
		"an agreement in advance":         {nil, capitalises(agreement, "2020-04-06"), "guard.capital_nothing", followup.Refuse},
		"a judgment before any interest":  {nil, capitalises(judgment, "2020-04-06"), "guard.capital_nothing", followup.Refuse},
		"agreed while it is disputed":     {[]debt.Event{debt.ObjectionRaised{Reason: "for dyr"}}, capitalises(agreement, "2020-06-05"), "guard.capital_disputed", followup.Refuse},
		"adjudged while it is disputed":   {[]debt.Event{debt.ObjectionRaised{Reason: "for dyr"}}, capitalises(judgment, "2020-06-05"), "", followup.Allow},
		"the same interest twice":         {[]debt.Event{capitalises(judgment, "2020-06-05")}, capitalises(judgment, "2020-06-05"), "guard.capital_again", followup.Refuse},
		"older interest than was done":    {[]debt.Event{capitalises(judgment, "2020-06-05")}, capitalises(judgment, "2020-05-05"), "guard.capital_again", followup.Refuse},
		"what has come since a judgment":  {[]debt.Event{capitalises(judgment, "2020-06-05")}, capitalises(judgment, "2020-06-06"), "", followup.Allow},
		"of a claim that bears none left": {[]debt.Event{debt.InterestSpared{From: civil.MustParse("2020-04-07"), Until: civil.MustParse("2020-07-01"), Why: "x"}}, capitalises(judgment, "2020-06-05"), "guard.capital_nothing", followup.Refuse},
	} {
		stale := opened(t, "2020-04-06")
		for _, e := range c.before {
			apply(t, &stale, civil.MustParse("2020-06-08"), e)
		}
		answer, err := followup.Judge(law.Denmark(), &stale, c.event, civil.MustParse("2020-06-08"))
		got := ""
		for _, f := range answer.Findings {
			got = f.Key
			if f.Rule == "" {
				t.Errorf("%s: without its paragraph", name)
			}
		}
		if err != nil || got != c.want || answer.Verdict != c.as {
			t.Errorf("%s: %v %q, %v, want %v %q", name, answer.Verdict, got, err, c.as, c.want)
		}
	}
}
