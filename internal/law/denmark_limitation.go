package law

// layEnforcement lays the waiting times around levy (udlæg).
func layEnforcement(b *Book) {
	b.EnforcementWait = Series[int]{
		Name: "time from judgment to enforcement", Danish: "eksekutionsfrist", Unit: "days", Basis: DecisionDay,
		Rows: []Dated[int]{since(opening, 14, procedureAct("retsplejeloven", "").
			remembered("Unless the judgment says otherwise."))},
	}
	b.InsolvencyRest = Series[int]{
		Name: "time without levy after a declaration of insolvency", Danish: "fredningsperiode efter insolvenserklæring", Unit: "months", Basis: EventDay,
		Rows: []Dated[int]{since(opening, 6, procedureAct("retsplejelovens § 490", "").
			seen("elov.dk/retsplejeloven/paragraf/490").
			noting("Meanwhile limitation is interrupted by notice in writing (stk. 3)."))},
	}
}

// layLimitation lays forældelsesloven, in force 1 January 2008. What an earlier
// law said of an earlier claim is refused.
func layLimitation(b *Book) {
	const inForce = "2008-01-01"
	act := func(citation string) Source { return limitationAct(citation).seen("danskelove.dk/forældelsesloven") }
	b.Limitation.General = Series[int]{
		Name: "limitation, claims in general", Danish: "almindelig forældelsesfrist", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 3, act("forældelseslovens § 3, stk. 1"))},
	}
	b.Limitation.Long = Series[int]{
		Name: "limitation, claims with a special ground", Danish: "forældelsesfrist ved særligt retsgrundlag", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 10, act("forældelseslovens § 5, stk. 1"))},
	}
	b.Limitation.LaterInterest = Series[int]{
		Name: "limitation, later interest on such a claim", Danish: "forældelsesfrist for senere renter og omkostninger", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 3, act("forældelseslovens § 5, stk. 2"))},
	}
	b.Limitation.Extra = Series[int]{
		Name: "limitation, extra time", Danish: "tillægsfrist", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 1, limitationAct("forældelseslovens §§ 20-22").
			remembered("When a case is dismissed, during negotiation, before a complaints board."))},
	}
	layRareLimitation(b)
}

// layRareLimitation lays the periods that few claims meet.
func layRareLimitation(b *Book) {
	const inForce = "2008-01-01"
	b.Limitation.Unaware = Series[int]{
		Name: "limitation, creditor who didn't know of the claim", Danish: "absolut forældelsesfrist", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 10, limitationAct("forældelseslovens § 3, stk. 2-3").
			remembered("Three years from the day the creditor knew of the claim and the debtor, and never more than these from when it arose."))},
	}
	b.Limitation.LevyInterest = Series[int]{
		Name: "limitation, interest and costs stated at a levy", Danish: "forældelsesfrist for renter og omkostninger opgjort ved udlæg", Unit: "years", Basis: EventDay,
		Rows: []Dated[int]{since(inForce, 10, limitationAct("forældelseslovens § 19, stk. 7").seen("danskelove.dk/forældelsesloven").
			doubted("Read as: also for costs, and for interest that wasn't lost when the session stated it."))},
	}
}
