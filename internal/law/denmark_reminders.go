package law

import "krav/internal/money"

// layReminders lays rentelovens §§ 9 a, stk. 3, and 9 b, and the notices that
// must go before collection and before court.
func layReminders(b *Book) {
	b.Reminders = Series[ReminderRule]{
		Name: "reminder fee", Danish: "rykkergebyr", Basis: DispatchDay,
		Rows: []Dated[ReminderRule]{since(opening,
			ReminderRule{MaxFee: money.Kroner(100, 0), MaxCount: 3, MinGap: 10, CollectionFee: money.Kroner(100, 0)},
			interestAct("rentelovens § 9 b").
				seen("kroneadvokater.dk/inkasso", "retsinformation.dk, the act as passed").
				noting("Mandatory towards consumers; may be departed from by agreement in trade (stk. 4). No VAT: the fee is compensation (Landsskatteretten 14/11/2003). Ten full days lie between two reminders with a fee, unless the lenient reading of the tenth day is chosen."))},
	}
	b.Compensation = Series[money.Amount]{
		Name: "compensation for late payment", Danish: "kompensationsbeløb", Basis: ArisenDay,
		Rows: []Dated[money.Amount]{
			since(opening, money.Amount{}, compensation("In force from 1 March 2013 for claims arising from then; before that there was none.")),
			since("2013-03-01", money.Kroner(310, 0), compensation("Per invoice in trade (U.2016.652 Ø), once, without VAT; never towards consumers. Whether it is deducted from costs of collection isn't settled; it isn't deducted here.")),
		},
	}
	layNotices(b)
}

func compensation(note string) Source {
	s := interestAct("rentelovens § 9 a, stk. 3")
	s.Promulgation = "BEK nr. 105 af 31/01/2013"
	return s.seen("retsinformation.dk R0710 id=145155").noting(note)
}

func layNotices(b *Book) {
	b.CollectionNotice = Series[NoticeRule]{
		Name: "notice of collection", Danish: "inkassovarsel", Basis: DispatchDay,
		Rows: []Dated[NoticeRule]{since(opening, NoticeRule{MinDeadline: 10},
			costsOrder("BEK 601 §§ 3-4", "").
				seen("collectia.dk/deb/en/rules-and-legislation", "valdal.com/inkasso/omkostninger", "ret-raad.dk").
				noting("The notice must say that payment not made within the deadline leads to collection and further costs. Whether the demand letter could be the same notice isn't settled; they are two here."))},
	}
	b.Demand = Series[NoticeRule]{
		Name: "demand letter before court", Danish: "påkravsskrivelse", Basis: DispatchDay,
		Rows: []Dated[NoticeRule]{since(opening, NoticeRule{MinDeadline: 10},
			collectionAct("inkassolovens § 10").seen("elov.dk/inkassoloven/paragraf/10").
				noting("From dispatch. A letter of its own: the notice that unlocks costs can't be this one."))},
	}
}
