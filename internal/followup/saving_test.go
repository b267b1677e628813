package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// A payment order may be for up to 100,000.00 kroner (retsplejelovens § 477 a), and not
// for what the debtor disputes; with a foundation, a request for levy interrupts
// (forældelseslovens § 18).
func TestTheStepThatSavesAClaimFollowsWhatStandsOnItsCase(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		claim followup.Aged
		want  string
	}{
		"a small claim":             {followup.Aged{Principal: money.Kroner(100_000, 0)}, "saving.payment_order"},
		"an øre more":               {followup.Aged{Principal: money.Kroner(100_000, 1)}, "saving.writ_large"},
		"a disputed claim":          {followup.Aged{Principal: money.Kroner(500, 0), Disputed: true}, "saving.writ_disputed"},
		"a foundation":              {followup.Aged{Principal: money.Kroner(500, 0), Founded: true}, "saving.levy"},
		"a large one with judgment": {followup.Aged{Principal: money.Kroner(900_000, 0), Founded: true, Disputed: true}, "saving.levy"},
	} {
		c.claim.LostOn = civil.MustParse("2027-01-04")
		got, err := followup.SavingStep(law.Denmark(), c.claim, civil.MustParse("2026-11-13"))
		if err != nil || got.Key != c.want || got.Args["date"] != "2027-01-04" || got.Rule == "" {
			t.Errorf("%s: %+v, %v, want %s before 2027-01-04, with its rule", name, got, err, c.want)
		}
	}
}
