package law

import "krav/internal/money"

// layCollectionCosts lays bilag 1 and 2 of BEK nr. 601 af 12/07/2002, each in
// four generations; one generation of bilag 2 was never found.
func layCollectionCosts(b *Book) {
	b.OtherCosts = Series[Scale]{
		Name: "most for another's collection", Danish: "maksimum for fremmedinkasso", Basis: ArisenDay,
		Rows: otherCosts(),
	}
	b.OwnCosts = Series[Scale]{
		Name: "most for the creditor's own collection", Danish: "maksimum for egeninkasso", Basis: ArisenDay,
		Rows: ownCosts(),
	}
	b.VAT = Series[money.Rate]{
		Name: "VAT on another's collection", Danish: "moms af fremmedinkasso", Basis: ArisenDay,
		Rows: []Dated[money.Rate]{since(opening, money.PerCent(25, 0), Source{
			Act: "VAT Act (momsloven)", Citation: "momsloven",
		}.seen("advokaternesinkassoselskab.dk/eksempel.htm", "advodan.dk").
			noting("Only on bilag 1, and only where the creditor can't deduct it: a private person, a business exempt from VAT."))},
	}
}

func otherCosts() []Dated[Scale] {
	const bilag = "BEK 601, bilag 1"
	share := money.PerCent(1, 0)
	return []Dated[Scale]{
		since(opening, costScale(share, 300, 500, 700, 900, 1200, 1600, 2000, 2700, 4500),
			costsOrder(bilag, "").seen("retsinformation.dk R0710 id=125006")),
		since("2009-07-01", costScale(share, 350, 600, 850, 1100, 1450, 1950, 2450, 3300, 5500),
			costsOrder(bilag, "BEK nr. 423 af 28/05/2009").seen("retsinformation.dk R0710 id=125006").
				doubted("The amounts were seen in the order; that it came into force on 1 July 2009 is own knowledge.")),
		since("2016-07-01", costScale(share, 400, 700, 1000, 1300, 1700, 2250, 2850, 3850, 6400),
			costsOrder(bilag, "BEK nr. 476 af 24/05/2016").
				seen("retsinformation.dk R0710 id=180226", "inkassobranchen.dk", "intrum.dk", "sergel.dk", "debito.dk")),
		since("2024-07-01", costScale(share, 500, 850, 1200, 1550, 2050, 2700, 3450, 4650, 7700), order719(bilag)),
	}
}

func ownCosts() []Dated[Scale] {
	const bilag = "BEK 601, bilag 2"
	share := money.PerCent(0, 67)
	return []Dated[Scale]{
		since(opening, costScale(share, 200, 350, 450, 600, 800, 1000, 1300, 1800, 3000),
			costsOrder(bilag, "").seen("retsinformation.dk R0710 id=125006")),
		nobodyFound[Scale]("2009-07-01", costsOrder(bilag, "BEK nr. 423 af 28/05/2009").
			seen("retsinformation.dk R0710 id=125006").
			doubted("The text that was seen is cut off inside bilag 2; that it came into force on 1 July 2009 is own knowledge.")),
		since("2016-07-01", costScale(share, 300, 500, 650, 850, 1150, 1400, 1850, 2550, 4250),
			costsOrder(bilag, "BEK nr. 476 af 24/05/2016").seen("collectia.dk/inkasso/lovgivning").
				doubted("One collector's page."+doubtedVAT)),
		since("2024-07-01", costScale(share, 350, 600, 800, 1000, 1400, 1700, 2250, 3050, 5100), withVATDoubt(order719(bilag))),
	}
}

// What both annexes leave open.
const (
	doubtedKey   = "That the day the principal claim arose picks the row, and not that of the costs, is a reading. "
	doubtedClaim = "The text says a single claim; for several in one case the sum is looked up once unless the creditor chose otherwise."
	doubtedVAT   = " The order's heading says VAT included and the collector's page without; nothing is added."
)

func order719(bilag string) Source {
	return costsOrder(bilag, "BEK nr. 719 af 03/06/2024").
		seen("collectia.dk/en/debt-collection/legislation-and-collection-costs").
		doubted("One collector's page; the order itself wasn't opened. " + doubtedKey + doubtedClaim)
}

func withVATDoubt(s Source) Source { return s.noting(s.Note + doubtedVAT) }

// costScale makes a scale of the brackets that both annexes have had since 2002,
// from nine amounts in whole kroner and the share of what lies above the last.
func costScale(share money.Rate, kroner ...int64) Scale {
	upTo := []int64{1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000}
	scale := Scale{Brackets: make([]Bracket, len(upTo))}
	for i := range upTo {
		scale.Brackets[i] = to(upTo[i], kroner[i])
	}
	scale.Above = Above{Amount: money.Kroner(kroner[len(upTo)-1], 0), Share: share}
	return scale
}
