package law

// layConsumerPlans lays what an offer of instalments to a consumer must reckon
// with. A deferral with interest or costs may be a credit agreement.
func layConsumerPlans(b *Book) {
	b.ConsumerPlans = Series[CreditRule]{
		Name: "instalment plan offered to a consumer", Danish: "afdragsaftale med en forbruger", Basis: DispatchDay,
		Rows: []Dated[CreditRule]{
			since(opening, CreditRule{}, creditAct().seen("elov.dk, Inddrivelse", "selandiaadvokater.dk").
				noting("Exempt without interest and costs, for three months at most with insignificant costs, and in court.")),
			since("2026-11-20", CreditRule{Review: true}, creditAct().seen("ft.dk, L 19 (2025-26)", "jura360.dk").
				doubted("Directive (EU) 2023/2225 applies from 20 November 2026; that the bill was passed as it stood wasn't verified.")),
		},
	}
}

func creditAct() Source {
	return Source{Act: "Credit Agreements Act (kreditaftaleloven)", Citation: "kreditaftaleloven § 3"}
}
