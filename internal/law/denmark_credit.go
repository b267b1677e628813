package law

import "krav/internal/money"

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
	layCreditLimits(b)
}

// layCreditLimits lays what credit to a consumer may cost, and when a deferral is no
// credit agreement.
func layCreditLimits(b *Book) {
	caps := creditAct()
	caps.Citation = "kreditaftaleloven, ÅOP-loftet og omkostningsloftet"
	b.CreditCaps = Series[CreditCap]{
		Name: "most that consumer credit may cost", Danish: "loft over omkostninger ved forbrugerkredit", Basis: EventDay,
		Rows: []Dated[CreditCap]{since("2020-07-01", CreditCap{Yearly: money.PerCent(35, 0), Whole: money.PerCent(100, 0)},
			caps.seen("horten.dk", "forbrugerombudsmanden.dk").noting("What late payment costs isn't counted in the yearly rate. The day of the agreement picks the row."))},
	}
	b.ShortDeferral = Series[int]{
		Name: "deferral with insignificant costs that is no credit", Danish: "henstand med uvæsentlige omkostninger", Unit: "months", Basis: EventDay,
		Rows: []Dated[int]{since(opening, 3, creditAct().seen("elov.dk, Inddrivelse", "selandiaadvokater.dk").
			doubted("Summaries of the act. That it goes on beside the deferral of invoices from 20 November 2026 wasn't verified."))},
	}
	b.InvoiceDeferral = Series[int]{
		Name: "deferral of an invoice that is no credit", Danish: "henstand med en faktura uden kreditaftale", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since("2026-11-20", 50, creditAct().seen("ft.dk, L 19 (2025-26)", "jura360.dk").
			doubted("By the creditor alone, free of interest and costs but for limited ones of late payment. That the bill was passed as it stood wasn't verified."))},
	}
}

func creditAct() Source {
	return Source{Act: "Credit Agreements Act (kreditaftaleloven)", Citation: "kreditaftaleloven § 3"}
}
