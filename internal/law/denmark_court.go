package law

import "krav/internal/money"

// layCourt lays the limits and deadlines of betalingspåkrav and småsag.
func layCourt(b *Book) {
	b.PaymentOrderLimit = Series[money.Amount]{
		Name: "largest principal of a payment order", Danish: "beløbsgrænse for betalingspåkrav", Basis: FilingDay,
		Rows: []Dated[money.Amount]{
			since("2005-01-01", money.Kroner(50_000, 0), procedureAct("RPL kap. 44 a", "").
				seen("familieadvokaten.dk, Retsplejelovens kapitel 44 a")),
			since("2011-10-01", money.Kroner(100_000, 0), procedureAct("RPL kap. 44 a", "lov nr. 614 af 14/06/2011").
				seen("elov.dk, notes to retsplejeloven").noting("Of the principal; interest and costs don't count. Whether a court portal has to be used for filing, and since when, wasn't established.")),
		},
	}
	layPaymentOrderDeadlines(b)
	laySmallClaims(b)
	layAwards(b)
}

func layPaymentOrderDeadlines(b *Book) {
	b.PaymentOrderObjection = Series[int]{
		Name: "time to object to a payment order", Danish: "indsigelsesfrist ved betalingspåkrav", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since("2005-01-01", 14, procedureAct("RPL kap. 44 a", "").
			seen("wiki.e-inkasso.dk", "domstol.dk").noting("From service."))},
	}
	b.PaymentOrderReopening = Series[int]{
		Name: "time to have a payment order reopened", Danish: "frist for genoptagelse af betalingspåkrav", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since("2005-01-01", 28, procedureAct("RPL kap. 44 a", "").
			remembered("Four weeks from the endorsement."))},
	}
}

func laySmallClaims(b *Book) {
	const doubt = "In force on 15 June 2024 by two law firms, on 1 July 2024 by a third page."
	b.SmallClaimLimit = Series[money.Amount]{
		Name: "largest value of a small claim", Danish: "beløbsgrænse for småsagsproces", Basis: FilingDay,
		Rows: []Dated[money.Amount]{
			since("2008-01-01", money.Kroner(50_000, 0), smallClaims()),
			since("2024-06-15", money.Kroner(100_000, 0), smallClaims().doubted(doubt)),
		},
	}
	b.AppealLimit = Series[money.Amount]{
		Name: "value up to which appeal needs leave", Danish: "appelgrænse", Basis: DecisionDay,
		Rows: []Dated[money.Amount]{
			since("2024-06-15", money.Kroner(50_000, 0), procedureAct("retsplejeloven", "").seen("askt.dk", "mlaw.dk").
				doubted(doubt+" Before that 20,000.00, from a day not known here. Which day of the case picks the row wasn't found.")),
		},
	}
}

func smallClaims() Source {
	return procedureAct("retsplejeloven, småsagsprocessen", "").seen("askt.dk", "mlaw.dk", "alares.dk")
}

// layAwards lays what the presidents of the High Courts advise on costs, which
// is guidance and no statute. The amounts of the present versions were not
// found: awarded costs are entered by hand with the day of the decision.
func layAwards(b *Book) {
	guidance := Source{
		Act:      "Guidance of the Presidents of the High Courts (landsretternes vejledende takster)",
		Citation: "vejledende takster, jf. retsplejelovens § 316",
	}.seen("advokatsamfundet.dk, news of 09-03-2017", "jura360.dk").doubted("The amounts weren't found.")
	b.LegalCosts = Series[Scale]{
		Name: "guidance on awarded costs", Danish: "vejledende takster for sagsomkostninger", Basis: DecisionDay,
		Rows: []Dated[Scale]{
			nobodyFound[Scale]("2005-07-01", guidance), nobodyFound[Scale]("2010-07-01", guidance),
			nobodyFound[Scale]("2011-10-01", guidance), nobodyFound[Scale]("2017-03-01", guidance),
			nobodyFound[Scale]("2025-09-01", guidance),
		},
	}
	b.AttendanceFee = Series[Scale]{
		Name: "lawyer's attendance fee", Danish: "mødesalær", Basis: DecisionDay,
		Rows: []Dated[Scale]{
			since("2009-01-01", attendance(), guidance.seen("advokaternesinkassoselskab.dk").
				doubted("One page, of about 2009 to 2016. For one meeting; a second gives half.")),
			nobodyFound[Scale]("2017-03-01", guidance), nobodyFound[Scale]("2025-09-01", guidance),
		},
	}
	layOrdinaryCosts(b, guidance)
}

// layOrdinaryCosts lays the one version of the guidance on ordinary lawsuits that was
// found, and when awarded costs are to be paid.
func layOrdinaryCosts(b *Book, guidance Source) {
	b.OrdinaryCosts = Series[Ranges]{
		Name: "guidance on awarded costs in ordinary cases", Danish: "vejledende takster i almindelige sager", Basis: DecisionDay,
		Rows: []Dated[Ranges]{
			since("2009-01-01", ordinaryCosts(), guidance.seen("nikolajsen-advokatfirma.dk/omkostninger").
				doubted("One law firm's page. VAT included. For orientation only: small claims and payment orders give far less.")),
			nobodyFound[Ranges]("2010-07-01", guidance),
		},
	}
	b.AwardPayment = Series[int]{
		Name: "time to pay awarded costs", Danish: "betalingsfrist for sagsomkostninger", Unit: "days", Basis: DecisionDay,
		Rows: []Dated[int]{since(opening, 14, interestAct("rentelovens § 8 a, jf. retsplejelovens § 345").
			remembered("After that they carry interest on late payment, unless the court said otherwise."))},
	}
}

func ordinaryCosts() Ranges {
	step := func(upTo, least, most int64) Range {
		return Range{UpTo: money.Kroner(upTo, 0), Least: money.Kroner(least, 0), Most: money.Kroner(most, 0)}
	}
	return Ranges{
		step(50_000, 12_500, 22_500), step(200_000, 13_750, 46_875), step(500_000, 27_500, 68_750),
		step(1_000_000, 46_875, 103_125), step(2_000_000, 68_750, 143_750), step(5_000_000, 109_375, 281_250),
	}
}

func attendance() Scale {
	return Scale{
		Brackets: []Bracket{to(2_500, 0), to(50_000, 600), to(100_000, 800), to(200_000, 1_100), to(500_000, 1_500)},
		Above:    Above{Amount: money.Kroner(2_000, 0)},
	}
}

// to is the bracket of claims up to and including so many kroner.
func to(kroner, amount int64) Bracket {
	return Bracket{UpTo: money.Kroner(kroner, 0), Amount: money.Kroner(amount, 0)}
}
