package law

// layIdentifiers lays the lengths and check digits of the numbers that payments and
// parties go by. Package identifier, which lies below the book, reads by the same
// figures; a test holds the two to one another. Where the first day isn't known, the
// row begins with the book.
func layIdentifiers(b *Book) {
	layPaymentSlips(b)
	layAccounts(b)
	layRegisterNumbers(b)
}

func layPaymentSlips(b *Book) {
	slips := Source{Act: "Payment slips (fælles indbetalingskort)", Citation: "fælles indbetalingskort (FIK)"}
	b.Identifiers.Slips = Series[Slips]{
		Name: "payment slips, digits of the reference", Danish: "indbetalingskort, cifre i betalings-id", Basis: CalendarDay,
		Rows: []Dated[Slips]{since(opening, Slips{
			{"01", 0}, {"04", 16}, {"15", 16}, {"71", 15}, {"73", 0}, {"75", 16},
		}, slips.seen("Peppol schematron, rule 1569145268", "uniconta").
			noting("With the check digit. Cards 01, 04 and 15 are those of the old giro accounts; on 01 and 73 the payer writes a text."))},
	}
	b.Identifiers.SlipCheck = Series[CheckRule]{
		Name: "payment slips, check digit", Danish: "indbetalingskort, kontrolciffer", Basis: CalendarDay,
		Rows: []Dated[CheckRule]{since(opening, CheckRule{Weights: []int{2, 1}, Modulus: 10, From: FromTheRight},
			slips.seen("uniconta", "giro-kort.dk").
				noting("Luhn: the sum of the products' digits, filled up to a whole ten."))},
	}
	b.Identifiers.CreditorNumber = Series[int]{
		Name: "creditor number of a payment slip", Danish: "kreditornummer på indbetalingskort", Unit: "digits", Basis: CalendarDay,
		Rows: []Dated[int]{since(opening, 8, slips.seen("Peppol schematron, rule 1569145268", "formula-digital.dk", "giro-kort.dk", "dantryk.dk").
			noting("On cards 71, 73 and 75. The older cards have a giro account there, which may have seven."))},
	}
}

func layAccounts(b *Book) {
	account := Source{Act: "Account numbers of banks (bankkonti)", Citation: "registrerings- og kontonummer; IBAN (ISO 13616)"}
	b.Identifiers.Account = Series[AccountRule]{
		Name: "Danish bank account and its IBAN", Danish: "dansk bankkonto og dens IBAN", Basis: CalendarDay,
		Rows: []Dated[AccountRule]{since(opening, AccountRule{Registration: 4, Number: 10, IBAN: 18, Modulus: 97},
			account.seen("the IBAN registry's example").
				doubted("The lengths of the two parts are own knowledge, which the registry's example agrees with. No public check digit tells a mistyped account from a right one."))},
	}
}

// noCheck is the day from which CPR numbers needn't hold modulus 11.
const noCheck = "2007-10-01"

func layRegisterNumbers(b *Book) {
	cvr := Source{Act: "Central Business Register (CVR-registeret)", Citation: "Erhvervsstyrelsens modulus 11"}
	b.Identifiers.CVRCheck = Series[CheckRule]{
		Name: "CVR number, check digit", Danish: "CVR-nummer, kontrolciffer", Basis: CalendarDay,
		Rows: []Dated[CheckRule]{since(opening, CheckRule{Weights: []int{2, 7, 6, 5, 4, 3, 2, 1}, Modulus: 11, From: FromTheLeft},
			cvr.seen("erhvervsstyrelsen.dk/modulus_11").
				noting("The numbers of places of business (P-numre) don't follow it reliably."))},
	}
	cpr := Source{Act: "Civil registration (CPR-registeret)", Citation: "CPR-nummerets modulus 11"}
	weights := []int{4, 3, 2, 7, 6, 5, 4, 3, 2, 1}
	b.Identifiers.CPRCheck = Series[CheckRule]{
		Name: "CPR number, check digit", Danish: "CPR-nummer, kontrolciffer", Basis: CalendarDay,
		Rows: []Dated[CheckRule]{
			since(opening, CheckRule{Weights: weights, Modulus: 11, From: FromTheLeft}, cpr.seen("cpr.dk", "kode.tingeling.dk")),
			since(noCheck, CheckRule{Weights: weights, Modulus: 11, From: FromTheLeft, MayFail: true}, cpr.seen("cpr.dk", "kode.tingeling.dk").
				noting("The register gives numbers that fail it, among others to those born on 1 January 1965. Such a number is taken, with a warning.")),
		},
	}
	b.Identifiers.CPRCentury = Series[Centuries]{
		Name: "CPR number, century of birth", Danish: "CPR-nummer, fødselsårhundrede", Basis: CalendarDay,
		Rows: []Dated[Centuries]{since(opening, Centuries{
			{"0123", 99, 19, 0}, {"49", 36, 20, 19}, {"5678", 57, 20, 18},
		}, cpr.remembered("By the seventh digit, and the two of the year."))},
	}
}
