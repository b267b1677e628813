package office

import (
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/web"
)

// limitationSamples are the claims that may soon be lost, and the clocks of a case whose
// claims have been to court.
func limitationSamples(reader web.Reader) []web.Sample {
	some := casework.Aging{On: sampleDay, Claims: agingSample()}
	many := casework.Aging{On: sampleDay, More: true}
	for range limitationShown + 1 {
		many.Claims = append(many.Claims, casework.AgingClaim{
			Case: 10_987, Debtor: longName, Number: strings.Repeat("A-2026", 8), LostOn: sampleDay.AddDays(20), Principal: money.Kroner(1_000_000, 0),
			Saves: saved("saving.writ_large", "2026-12-13", "max", "100000.00"),
		})
	}
	return []web.Sample{
		{Name: "office/limitation", Reader: reader, Page: limitationView(limitationPage{some, 180})},
		{Name: "office/limitation-none", Reader: reader, Page: limitationView(limitationPage{casework.Aging{On: sampleDay}, 60})},
		{Name: "office/limitation-very-many", Reader: reader, Page: limitationView(limitationPage{many, 30})},
		{Name: "office/case-limits", Reader: reader, Page: claimsView(interrupted().on(civil.MustParse("2031-01-20")))},
		{Name: "office/case-limit-near", Reader: reader, Page: caseView(usual().on(civil.MustParse("2029-09-12")))},
	}
}

func saved(key, last string, more ...string) followup.Reason {
	args := map[string]string{"date": last}
	for i := 0; i+1 < len(more); i += 2 {
		args[more[i]] = more[i+1]
	}
	return followup.Reason{Key: key, Rule: "forældelseslovens § 16; § 5, stk. 1", Args: args}
}

func agingSample() []casework.AgingClaim {
	return []casework.AgingClaim{
		{Case: 1012, Debtor: "Ejnar Fruergaard", Number: "4471", LostOn: civil.MustParse("2026-12-14"), Principal: money.Kroner(9_860, 0), Saves: saved("saving.payment_order", "2026-12-14")},
		{Case: 1013, Debtor: "Vognmand Hedelund og Sønner ApS", Number: "4502", LostOn: civil.MustParse("2027-01-04"), Principal: money.Kroner(240_000, 0), Saves: saved("saving.writ_large", "2027-01-04", "max", "100000.00")},
		{Case: 1044, Debtor: "Lone Kastberg", Number: "4519", LostOn: civil.MustParse("2027-02-15"), Principal: money.Kroner(2_350, 0), Disputed: true, Saves: saved("saving.writ_disputed", "2027-02-15")},
		{Case: 877, Debtor: "Hestehavens Rideskole", Number: "", LostOn: civil.MustParse("2027-04-12"), Principal: money.Kroner(18_400, 50), Long: true, Saves: saved("saving.levy", "2027-04-12")},
	}
}

// interrupted is a case of three claims: one with a judgment, one that is before the
// court, and one that was lost before it was acknowledged.
func interrupted() tale {
	made := begun(jonas(), 3)
	for _, e := range []debt.LimitationChanged{
		{Claim: 1, Change: law.Acknowledged, On: civil.MustParse("2026-12-01")},
		{Claim: 1, Change: law.Adjudged, On: civil.MustParse("2027-05-11"), Text: "Dom fra Retten i Roskilde"},
		{Claim: 2, Change: law.Proceeding, On: civil.MustParse("2027-05-11")},
		{Claim: 3, Change: law.Acknowledged, On: civil.MustParse("2030-06-03")},
	} {
		made = made.then("2030-06-03", e)
	}
	return made
}
