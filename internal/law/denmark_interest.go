package law

import "krav/internal/money"

// layInterest lays rentelovens §§ 3-5.
func layInterest(b *Book) {
	b.ReferenceRate = Series[money.Rate]{
		Name: "reference rate", Danish: "referencesats", Basis: InterestDay,
		KnownUntil: day("2027-01-01"), Rows: referenceRates(),
	}
	b.Margin = Series[money.Rate]{
		Name: "margin on the reference rate", Danish: "tillæg til referencesatsen", Basis: DueDay,
		Rows: []Dated[money.Rate]{
			since(opening, money.PerCent(7, 0), interestAct("rentelovens § 5").
				seen("github.com/BjornElling/Mineo", "elov.dk/beregnere/morarente")),
			since("2013-03-01", money.PerCent(8, 0), interestAct("rentelovens § 5").
				seen("forbrug.dk", "github.com/BjornElling/Mineo", "danskbyggeri.dk")),
		},
	}
	b.DemandGrace = Series[int]{
		Name: "days of grace after a demand", Danish: "dage efter påkrav", Unit: "days", Basis: DispatchDay,
		Rows: []Dated[int]{since(opening, 30, interestAct("rentelovens § 3, stk. 2").seen("elov.dk/renteloven/paragraf/3"))},
	}
	b.DamagesGrace = Series[int]{
		Name: "days of grace for damages", Danish: "dage efter oplysninger om et erstatningskrav", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since(opening, 30, interestAct("rentelovens § 3, stk. 3").seen("elov.dk/renteloven/paragraf/3").
			noting("From the day on which the debtor could obtain what is needed to judge the claim and its amount."))},
	}
	layPaymentTerms(b)
}

// layPaymentTerms lays rentelovens §§ 3 a and 3 b, which favour the creditor:
// they begin on the day they are known to stand in the act.
func layPaymentTerms(b *Book) {
	const promulgated = "2014-05-13"
	const doubt = "One secondary source. Known to stand in the act as promulgated that day; when it came isn't known here."
	b.TradeTerm = Series[int]{
		Name: "longest ordinary payment term in trade", Danish: "længste almindelige betalingsfrist i handel", Unit: "days", Basis: ArisenDay,
		Rows: []Dated[int]{since(promulgated, 30, interestAct("rentelovens § 3 a").seen(adr10).doubted(doubt))},
	}
	b.PublicTerm = Series[int]{
		Name: "longest payment term of a public authority", Danish: "længste betalingsfrist for en offentlig myndighed", Unit: "days", Basis: ArisenDay,
		Rows: []Dated[int]{since(promulgated, 30, interestAct("rentelovens § 3 b").seen(adr10).doubted(doubt))},
	}
}

// Places that several rows were seen in.
const (
	adr10 = "a public architecture note on Danish reminder rules, ADR-0010 of 2026-08-31"
	mineo = "github.com/BjornElling/Mineo, interestRates.ts at commit 03f86d26"
)

// latestRateDoubt is what nobody should overlook of the newest rate.
const latestRateDoubt = "Two public code sources; Nationalbanken's own page wasn't seen."

// referenceRates are the Nationalbank's official lending rate (udlånsrenten) as
// fixed at each 1 January and 1 July. It is not the discount rate, and a change
// in the middle of a half-year has no effect until the next: the cut of 20
// January 2015 and the rise of 12 June 2026 are not rows.
func referenceRates() []Dated[money.Rate] {
	memory := interestAct("rentelovens § 5").
		remembered("Own knowledge, which the movements of the discount rate in those years agree with.")
	code := interestAct("rentelovens § 5").seen(mineo, "elov.dk/beregnere/morarente")
	forbrug := interestAct("rentelovens § 5").seen(mineo, "forbrug.dk")
	builders := interestAct("rentelovens § 5").seen(mineo, "danskbyggeri.dk")
	lawyers := interestAct("rentelovens § 5").seen(mineo, "selandiaadvokater.dk")
	note := interestAct("rentelovens § 5").seen(mineo, adr10)
	latest := note.doubted(latestRateDoubt)
	return []Dated[money.Rate]{
		since(opening, money.PerCent(3, 55), memory),
		since("2003-01-01", money.PerCent(2, 95), memory),
		since("2003-07-01", money.PerCent(2, 15), memory),
		since("2004-01-01", money.PerCent(2, 15), memory),
		since("2004-07-01", money.PerCent(2, 15), memory),
		since("2005-01-01", money.PerCent(2, 15), code),
		since("2005-07-01", money.PerCent(2, 15), code),
		since("2006-01-01", money.PerCent(2, 40), code),
		since("2006-07-01", money.PerCent(3, 0), code),
		since("2007-01-01", money.PerCent(3, 75), code),
		since("2007-07-01", money.PerCent(4, 25), code),
		since("2008-01-01", money.PerCent(4, 25), code),
		since("2008-07-01", money.PerCent(4, 35), code),
		since("2009-01-01", money.PerCent(3, 75), code),
		since("2009-07-01", money.PerCent(1, 55), code),
		since("2010-01-01", money.PerCent(1, 20), code),
		since("2010-07-01", money.PerCent(1, 5), code),
		since("2011-01-01", money.PerCent(1, 5), code),
		since("2011-07-01", money.PerCent(1, 30), code),
		since("2012-01-01", money.PerCent(0, 70), code),
		since("2012-07-01", money.PerCent(0, 45), code),
		since("2013-01-01", money.PerCent(0, 20), builders),
		since("2013-07-01", money.PerCent(0, 20), builders),
		since("2014-01-01", money.PerCent(0, 20), builders),
		since("2014-07-01", money.PerCent(0, 20), builders),
		since("2015-01-01", money.PerCent(0, 20), builders),
		since("2015-07-01", money.PerCent(0, 5), code),
		since("2016-01-01", money.PerCent(0, 5), forbrug),
		since("2016-07-01", money.PerCent(0, 5), forbrug),
		since("2017-01-01", money.PerCent(0, 5), forbrug),
		since("2017-07-01", money.PerCent(0, 5), forbrug),
		since("2018-01-01", money.PerCent(0, 5), forbrug),
		since("2018-07-01", money.PerCent(0, 5), forbrug),
		since("2019-01-01", money.PerCent(0, 5), forbrug),
		since("2019-07-01", money.PerCent(0, 5), forbrug),
		since("2020-01-01", money.PerCent(0, 5), forbrug),
		since("2020-07-01", money.PerCent(0, 5), forbrug),
		since("2021-01-01", money.PerCent(0, 5), forbrug),
		since("2021-07-01", money.PerCent(0, -35), forbrug),
		since("2022-01-01", money.PerCent(0, -45), forbrug),
		since("2022-07-01", money.PerCent(0, -45), forbrug),
		since("2023-01-01", money.PerCent(1, 90), forbrug),
		since("2023-07-01", money.PerCent(3, 25), forbrug),
		since("2024-01-01", money.PerCent(3, 75), lawyers),
		since("2024-07-01", money.PerCent(3, 50), code),
		since("2025-01-01", money.PerCent(2, 75), code),
		since("2025-07-01", money.PerCent(1, 75), code),
		since("2026-01-01", money.PerCent(1, 75), note),
		since("2026-07-01", money.PerCent(2, 0), latest),
	}
}
