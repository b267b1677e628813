package law

import "krav/internal/money"

// The court fees before the reform of 1 October 2021 were seen without the day
// they began. They are answered from the day the limit of betalingspåkrav was
// raised, to which their tables reach.
const (
	oldFees      = "2011-10-01"
	reform       = "2021-10-01"
	oldFeesDoubt = "The first day of these fees isn't known here."
)

func layCourtFees(b *Book) {
	b.CourtFees.PaymentOrder = Series[Scale]{
		Name: "court fee, payment order", Danish: "retsafgift for betalingspåkrav", Basis: FilingDay,
		Rows: []Dated[Scale]{
			since(oldFees, oldPaymentOrderFee(), courtFeesAct("retsafgiftsloven", "").
				seen("neminkasso.dk", "cloudcollect.dk", "advokaternesinkassoselskab").
				doubted(oldFeesDoubt+" The part above 400.00 lapsed without endorsement or lawsuit. "+
					"Two pages give 700.00 for payment order and levy together to 50,000.00, which the levy's own scale exceeds above 3,000.00.")),
			since(reform, flat(750), courtFeesAct("retsafgiftslovens § 12", reformAct).
				seen("elov.dk/retsafgiftsloven/paragraf/12").
				noting("Lapses when service is omitted on request because levy is excluded (stk. 2). Whether it is credited when the payment order turns into a lawsuit wasn't found.")),
		},
	}
	layLawsuitFees(b)
	layLevyFees(b)
}

const reformAct = "lov nr. 425 af 16/03/2021"

// flat is one amount for claims of every size.
func flat(kroner int64) Scale { return Scale{Above: Above{Amount: money.Kroner(kroner, 0)}} }

// oldPaymentOrderFee: 400 to 50,000; above that 750 and 1.2 per cent of the
// excess.
func oldPaymentOrderFee() Scale {
	return Scale{
		Brackets: []Bracket{to(50_000, 400)},
		Above:    Above{Amount: money.Kroner(750, 0), Share: money.PerCent(1, 20), Whole: money.Kroner(10, 0)},
	}
}

func layLawsuitFees(b *Book) {
	bill := courtFeesAct("retsafgiftsloven", reformAct).seen("ft.dk, L 66 (2020-21)", "lovguiden.dk")
	before := courtFeesAct("retsafgiftsloven", "").seen("domstol.dk, Københavns Byret (archived)").doubted(oldFeesDoubt)
	b.CourtFees.Filing = Series[Scale]{
		Name: "court fee, lawsuit", Danish: "retsafgift for sagsanlæg", Basis: FilingDay,
		Rows: []Dated[Scale]{
			since(oldFees, oldLawsuitFee(500), before),
			since(reform, Scale{Brackets: []Bracket{to(100_000, 750)}, Above: Above{Amount: money.Kroner(1_500, 0)}}, bill),
		},
	}
	b.CourtFees.Hearing = Series[Scale]{
		Name: "court fee, hearing", Danish: "retsafgift for hovedforhandling", Basis: FilingDay,
		Rows: []Dated[Scale]{
			since(oldFees, oldLawsuitFee(0), before.doubted(oldFeesDoubt+" That there was none to 50,000.00 is inferred.")),
			since(reform, hearingFee(), bill),
		},
	}
	layHearingDays(b)
}

// oldLawsuitFee: up to 50,000 the amount given; above that 750 and 1.2 per cent
// of the excess, at most 75,000, both for the filing and again for the hearing.
func oldLawsuitFee(small int64) Scale {
	return Scale{Brackets: []Bracket{to(50_000, small)}, Above: Above{
		Amount: money.Kroner(750, 0), Share: money.PerCent(1, 20),
		Most: money.Kroner(75_000, 0), Whole: money.Kroner(10, 0),
	}}
}

func hearingFee() Scale {
	return Scale{
		Brackets: []Bracket{
			to(100_000, 0), to(250_000, 3_000), to(500_000, 8_000), to(1_000_000, 14_000), to(2_000_000, 35_000),
			to(3_000_000, 60_000), to(4_000_000, 85_000), to(5_000_000, 110_000), to(6_000_000, 135_000),
		},
		Above: Above{Amount: money.Kroner(160_000, 0)},
	}
}

func layHearingDays(b *Book) {
	source := courtFeesAct("retsafgiftsloven", reformAct).seen("ft.dk, L 66 (2020-21)", "penta.dk", "mondaq.com")
	b.CourtFees.HearingDue = Series[int]{
		Name: "hearing fee falls due before the hearing", Danish: "forfald af berammelsesafgift før hovedforhandlingen", Unit: "months", Basis: FilingDay,
		Rows: []Dated[int]{since(reform, 3, source.noting("At the earliest."))},
	}
	b.CourtFees.HearingLapses = Series[int]{
		Name: "hearing fee lapses before the hearing", Danish: "bortfald af berammelsesafgift før hovedforhandlingen", Unit: "days", Basis: FilingDay,
		Rows: []Dated[int]{since(reform, 14, source.noting("Two weeks or more: the fee lapses when the case ends by then."))},
	}
}

// layLevyFees lays what the enforcement court takes (fogedretten).
func layLevyFees(b *Book) {
	before := courtFeesAct("retsafgiftsloven", "").seen("domstol.dk, Beregn din afgift (archived)", "neminkasso.dk").doubted(oldFeesDoubt)
	now := courtFeesAct("retsafgiftslovens § 13", reformAct).seen("penta.dk", "elov.dk/retsafgiftsloven/paragraf/13")
	b.CourtFees.Levy = Series[Scale]{
		Name: "court fee, levy", Danish: "retsafgift for udlæg", Basis: FilingDay,
		Rows: []Dated[Scale]{since(oldFees, oldLevyFee(), before), since(reform, flat(750), now)},
	}
	b.CourtFees.LevyVisit = Series[money.Amount]{
		Name: "court fee, levy away from court", Danish: "retsafgift for udkørende fogedforretning", Basis: FilingDay,
		Rows: []Dated[money.Amount]{
			since(oldFees, money.Kroner(400, 0), before),
			nobodyFound[money.Amount](reform, now.doubted("Whether the flat fee covers it wasn't found.")),
		},
	}
	b.CourtFees.LevyPolice = Series[money.Amount]{
		Name: "court fee, production by the police", Danish: "retsafgift for politifremstilling", Basis: FilingDay,
		Rows: []Dated[money.Amount]{
			since(oldFees, money.Kroner(400, 0), before),
			since(reform, money.Amount{}, now.noting("Within the flat fee.")),
		},
	}
	b.CourtFees.LevyCover = Series[int]{
		Name: "one levy fee covers a debtor", Danish: "periode dækket af én fogedafgift", Unit: "months", Basis: EventDay,
		Rows: []Dated[int]{
			since(reform, 12, now.noting("From payment; a fee for a payment order covers the levy and the police as well.")),
		},
	}
}

// oldLevyFee: 300 to 3,000; above that half a per cent of the excess more.
func oldLevyFee() Scale {
	return Scale{
		Brackets: []Bracket{to(3_000, 300)},
		Above:    Above{Amount: money.Kroner(300, 0), Share: money.PerCent(0, 50), Whole: money.Kroner(10, 0)},
	}
}
