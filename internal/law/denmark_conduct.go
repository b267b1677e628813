package law

import "krav/internal/money"

// layConduct lays what the law says of how a debtor is approached, of what counts as
// received, and of registers of bad payers.
func layConduct(b *Book) {
	b.Visits = Series[VisitRule]{
		Name: "visits to a debtor", Danish: "personlig henvendelse", Basis: CalendarDay,
		Rows: []Dated[VisitRule]{since(opening, VisitRule{From: 8, Until: 21, SaturdayUntil: 16},
			collectionAct("inkassolovens § 12").seen("regelrytter.dk/inkassoloven/12").
				noting("Only at the home, after the deadline of the demand and a notice in writing that has arrived, carrying an identity card. Telephone, e-mail and text messages are no visits; the house keeps the same hours for them."))},
	}
	b.Receipt = Series[ReceiptRule]{
		Name: "when a message counts as received", Danish: "hvornår en meddelelse er kommet frem", Basis: DispatchDay,
		Rows: []Dated[ReceiptRule]{since(opening, ReceiptRule{
			Letter: InTheBox, Email: InTheBox, DigitalPost: InTheBox, SMS: OnTheHandset,
		}, Source{Act: "Contracts Act (aftaleloven)", Citation: "aftalelovens almindelige regler"}.
			remembered("A reading of the act. A reminder that is lost in the post is the debtor's risk where dispatch is shown (forbrug.dk); from 2026 another carrier than PostNord brings letters, and dispatch is harder to show. What was sent isn't taken to be received."))},
	}
	layRegisters(b)
}

// layRegisters lays when a debtor may be reported to a register of bad payers. The
// conditions are those of the bureaus' licences, and may differ between them.
func layRegisters(b *Book) {
	const inForce = "2018-05-25"
	act := Source{
		Act:      "Data Protection Act (databeskyttelsesloven) and the licences of credit information bureaus",
		Citation: "databeskyttelseslovens §§ 20-23", Promulgation: "LOV nr. 502 af 23/05/2018",
	}
	b.DebtRegister = Series[RegisterRule]{
		Name: "register of bad payers, private creditors", Danish: "skyldnerregister, private kreditorer", Basis: EventDay,
		Rows: []Dated[RegisterRule]{since(inForce, RegisterRule{
			Above: money.Kroner(200, 0), OpenAbove: money.Kroner(1000, 0), Reminders: 3, Notice: 10, Told: 28, KeptYears: 5,
		}, act.seen("socialeretshjaelp.dk", "penge.dk", "hjaelptilgaeld.dk", "gdpr.dk").
			doubted("The amounts and the three reminders come from the bureaus' terms, may differ by bureau and over time, and their first day isn't known here. Undisputed claims only; seen by others only with an acknowledgement in writing or legal steps."))},
	}
	public := act
	public.Citation = "databeskyttelseslovens § 16"
	b.PublicDebtRegister = Series[RegisterRule]{
		Name: "register of bad payers, public creditors", Danish: "skyldnerregister, offentlige kreditorer", Basis: EventDay,
		Rows: []Dated[RegisterRule]{since(inForce, RegisterRule{
			Above: money.Kroner(7500, 0), OpenAbove: money.Kroner(7500, 0), Notice: 28, KeptYears: 5,
		}, public.seen("gdpr.dk").doubted("One page; the first day is that of the act."))},
	}
}
