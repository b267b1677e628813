package law

import "krav/internal/money"

// Book is the law that the program knows, as one value: the engine is handed
// one, and a test may hand it another (lovbog). A copy of the struct shares its
// rows with the first; to change a row, give the copy a new slice.
type Book struct {
	// Late-payment interest (morarente).
	ReferenceRate Series[money.Rate] // the Nationalbank's lending rate (referencesats)
	Margin        Series[money.Rate] // what is added to it (tillæg)
	DemandGrace   Series[int]        // days after a demand (påkrav) before interest
	DamagesGrace  Series[int]        // days after the debtor could judge a claim for damages
	TradeTerm     Series[int]        // longest ordinary agreed term in trade, days
	PublicTerm    Series[int]        // longest term of a public debtor, days

	Reminders    Series[ReminderRule] // reminder fees (rykkergebyr)
	Compensation Series[money.Amount] // an invoice, in trade (kompensationsbeløb)

	CollectionNotice Series[NoticeRule] // notice that unlocks costs (inkassovarsel)
	Demand           Series[NoticeRule] // demand letter, inkassolovens § 10 (påkravsskrivelse)

	OwnCosts   Series[Scale]      // most when the creditor collects (egeninkasso)
	OtherCosts Series[Scale]      // most when another does, without VAT (fremmedinkasso)
	VAT        Series[money.Rate] // on OtherCosts where it isn't deducted (moms)

	ConsumerPlans   Series[CreditRule] // instalments that a consumer is offered (afdragsaftale)
	CreditCaps      Series[CreditCap]  // most that consumer credit may cost (ÅOP-loft)
	ShortDeferral   Series[int]        // months with insignificant costs (henstand)
	InvoiceDeferral Series[int]        // days without interest and costs (henstand)

	PaymentOrderLimit     Series[money.Amount] // largest principal (betalingspåkrav)
	PaymentOrderObjection Series[int]          // days from service (indsigelsesfrist)
	PaymentOrderReopening Series[int]          // days from endorsement (genoptagelse)
	SmallClaimLimit       Series[money.Amount] // largest value (småsagsproces)
	AppealLimit           Series[money.Amount] // value up to which appeal needs leave (ankegrænse)
	LegalCosts            Series[Scale]        // guidance on awards (vejledende takster)
	AttendanceFee         Series[Scale]        // lawyer's, a meeting (mødesalær)
	OrdinaryCosts         Series[Ranges]       // guidance on awards in ordinary cases
	AwardPayment          Series[int]          // days to pay awarded costs, then interest
	CourtFees             CourtFees

	Foundations     Series[Foundations] // what can be enforced (fundamenter)
	EnforcementWait Series[int]         // days from judgment (eksekutionsfrist)
	InsolvencyRest  Series[int]         // months without levy (insolvenserklæring)
	// BankruptcyFiling and EstateFiling are how many days after the notice a claim may be
	// filed in a bankruptcy, and with the estate of one who has died (anmeldelsesfrist).
	BankruptcyFiling Series[int]
	EstateFiling     Series[int]

	Limitation Limitation

	Visits             Series[VisitRule]    // hours of visits (personlig henvendelse)
	Receipt            Series[ReceiptRule]  // what counts as received (fremkomst)
	DebtRegister       Series[RegisterRule] // of private creditors (skyldnerregister)
	PublicDebtRegister Series[RegisterRule] // of public creditors

	Identifiers Identifiers

	RecordsKept Series[int] // years after the financial year (opbevaring af regnskabsmateriale)

	Holidays Series[Calendar] // public holidays (helligdage)
	NonDays  Series[Calendar] // other days on which deadlines don't end
}

// CourtFees are what the courts take (retsafgifter).
type CourtFees struct {
	PaymentOrder  Series[Scale]        // of the principal (betalingspåkrav)
	Filing        Series[Scale]        // of the value of the case (stævning)
	Hearing       Series[Scale]        // of the value of the case (hovedforhandling)
	HearingDue    Series[int]          // falls due at most so many months before it
	HearingLapses Series[int]          // not owed when the case ends so many days before it
	Levy          Series[Scale]        // of the claim (udlæg)
	LevyVisit     Series[money.Amount] // added when the court goes out (udkørende)
	LevyPolice    Series[money.Amount] // added when the police fetch the debtor (fremstilling)
	LevyCover     Series[int]          // months that one payment covers a debtor
}

// Limitation are the periods after which a claim is lost (forældelsesfrister),
// all in years.
type Limitation struct {
	General       Series[int] // claims in general
	Long          Series[int] // acknowledged in writing, settled, adjudged
	LaterInterest Series[int] // interest and costs accrued later on such a claim
	Extra         Series[int] // added when steps come to nothing (tillægsfrist)
	Unaware       Series[int] // at the latest, where the creditor didn't know of the claim
	LevyInterest  Series[int] // interest and costs stated at a levy (udlægsforretning)
}

// Denmark returns the law of Denmark, without Greenland and the Faroe Islands.
// Each call builds the book anew, so that nobody else sees what a caller
// changes; the program asks once and hands it on.
func Denmark() *Book {
	b := &Book{}
	layInterest(b)
	layReminders(b)
	layCollectionCosts(b)
	layConsumerPlans(b)
	layCourt(b)
	layCourtFees(b)
	layFoundations(b)
	layEnforcement(b)
	layEstates(b)
	layLimitation(b)
	layConduct(b)
	layIdentifiers(b)
	layRecords(b)
	layCalendar(b)
	return b
}
