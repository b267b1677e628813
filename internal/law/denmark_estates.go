package law

// layEstates lays how long a claim may be filed after the notice in the gazette
// (Statstidende). For debt relief and restructuring the notice itself tells the day.
func layEstates(b *Book) {
	b.BankruptcyFiling = Series[int]{
		Name: "time to file a claim in a bankruptcy", Danish: "anmeldelsesfrist i konkurs", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since("2007-07-01", 28, Source{
			Act: "Bankruptcy Act (konkursloven)", Citation: "konkurslovens § 128", Promulgation: "LBK nr. 1600 af 25/12/2022",
		}.seen("themis.dk/synopsis/docs/Lovsamling/Konkursloven_kapitel_16.html", "danskelove.dk/konkursloven/134").
			doubted("A copy of the chapter that names its changes; the act as promulgated wasn't opened. Four weeks from the notice, which may itself name the last day. A claim that is filed later is examined later, and is lost for the dividend when the court has set a last day or confirmed the accounts (§ 134)."))},
	}
	b.EstateFiling = Series[int]{
		Name: "time to file a claim with the estate of one who has died", Danish: "anmeldelsesfrist efter proklama", Unit: "days", Basis: EventDay,
		Rows: []Dated[int]{since(opening, 56, Source{
			Act: "Administration of Estates Act (dødsboskifteloven)", Citation: "dødsboskiftelovens § 81, stk. 3, nr. 2",
		}.seen("danskelove.dk/dødsboskifteloven/81", "skat.dk, Definition af proklama").
			doubted("A copy of the paragraph; the act as promulgated wasn't opened, and the first day isn't known here. Eight weeks from the notice, which may itself name the last day. Who doesn't file in time loses the claim."))},
	}
}
