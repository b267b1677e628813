package debt_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/money"
)

// 10,000.00 at 10 % from 11 January 2016, with a judgment of 10 January 2018: on 1 May 2026 the
// interest of the 1,936 days from the day after the judgment to 30 April 2023 is lost. That is
// 10,000.00 x 10 % x 2,667 / 365 less the same of 731 days: 7,306.85 - 2,002.74. Without the
// judgment nothing is lost by itself. A levy on 1 April 2020 gives ten years to what isn't lost by
// then; of the 1,124 days from the day after it to 30 April 2023 the interest is 7,306.85 less
// 4,227.40, that of 1,543 days.
func TestAFoundationLetsLaterInterestBeLost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		then []debt.Event
		want string
	}{
		"a foundation": {[]debt.Event{
			debt.FoundationAdded{Foundation: 1, Kind: debt.Judgment, Made: day("2018-01-10"), Claims: []debt.ClaimID{1}},
		}, "5304.11"},
		"told of alone": {[]debt.Event{debt.LimitationChanged{Change: law.Adjudged, On: day("2018-01-10")}}, "5304.11"},
		"taken away": {[]debt.Event{
			debt.FoundationAdded{Foundation: 1, Kind: debt.Judgment, Made: day("2018-01-10"), Claims: []debt.ClaimID{1}},
			debt.FoundationWithdrawn{Foundation: 1},
		}, "0.00"},
		"levied on 1 April 2020, when nothing was lost": {[]debt.Event{
			debt.FoundationAdded{Foundation: 1, Kind: debt.Judgment, Made: day("2018-01-10"), Claims: []debt.ClaimID{1}},
			debt.CourtFiled{Court: 1, Route: debt.LevyRequest, Filed: day("2020-04-01"), Claims: []debt.ClaimID{1}},
		}, "3079.45"},
	} {
		var made debt.Case
		happens(t, &made, "2018-01-10", append([]debt.Event{
			debt.CaseOpened{Number: 1, Flow: "standard", Terms: debt.Terms{Creditor: law.Business}, Debtor: debt.Debtor{Kind: law.Business, Name: "Holm ApS"}},
			debt.ClaimRegistered{Claim: debt.Claim{
				ID: 1, Number: "1", Arisen: day("2016-01-10"), Due: day("2016-01-10"), Principal: money.Kroner(10_000, 0), InterestFrom: day("2016-01-11"), Agreed: money.PerCent(10, 0),
			}},
		}, c.then...)...)
		if got := owed(t, &made, "2026-05-01").TimeBarred.String(); got != c.want {
			t.Errorf("%s: %s is lost, want %s", name, got, c.want)
		}
	}
}
