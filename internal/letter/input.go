package letter

import (
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// Input is all that a document is written from: plain values, filled from the
// case by the caller. What a kind of document doesn't speak of may be left out;
// what it must say and isn't given stops the letter.
type Input struct {
	Kind Kind
	// Language is the debtor's. Danish is always written; with English a courtesy
	// translation goes along, and never alone.
	Language wording.Language
	Date     civil.Date // the day of the letter: the day it is planned to leave
	Case     string     // case number (sagsnummer), as people quote it
	Creditor Creditor
	Original Original // who held the claim before, or nobody
	Debtor   Debtor
	Sender   string // who signs; empty for the creditor's own name
	Portal   Portal
	Accounts Accounts
	Claims   []Claim
	Lines    []Line // what was added and subtracted after the claims themselves
	Left     Parts  // what of each is still owed
	// Upcoming is the principal of the case's claims that aren't due yet: no letter
	// asks for it, and none may say that the case ends without it.
	Upcoming money.Amount
	// Overpaid is owed to the debtor: what was paid beyond the debt.
	Overpaid money.Amount
	// LeastRefund is what is paid back unasked, at least; less only when the debtor says so.
	LeastRefund money.Amount
	// Total is what is owed on Date, and what the letter's lines must add up to.
	Total        money.Amount
	Interest     Interest
	Fee          money.Amount   // this letter's fee (rykkergebyr); also among Lines
	Compensation money.Amount   // charged with this letter; also among Lines
	Costs        money.Amount   // of own collection, charged with this letter; also among Lines
	Notice       Notice         // the notice that allows the costs
	Basis        string         // what the claims rest on; empty for what their invoices say
	Plan         Plan           // the instalments that a demand proposes
	Ask          money.Amount   // what the letter asks for
	Deadline     civil.Date     // last day in time (frist)
	Previous     civil.Date     // day of the last letter, or no date
	WentBack     WentBack       // the payment that was taken back since the last letter, or none
	Disputed     civil.Interval // days of an objection for which interest was claimed all the same, or none
	First        bool           // first letter of the case: the notice on personal data goes in
	Terms        Terms
	Missing      Missed   // the instalment that a letter says is missing
	Received     Received // a receipt's payment
	Closing      Closing  // a closing letter's reason
}

// WentBack is a payment that was taken back after the debtor had a receipt for it
// (tilbageført betaling).
type WentBack struct {
	Amount money.Amount
	Date   civil.Date // its value day
}

// Missed is an instalment of an agreement that hasn't come (manglende afdrag).
type Missed struct {
	Agreed civil.Date // the day that the agreement was made
	Due    civil.Date // the last day in time
}

// Notice is the notice of collection that went before a demand (inkassovarsel).
type Notice struct {
	Sent     civil.Date
	Deadline civil.Date
}

// Plan are the instalments that a letter proposes (forslag til afdrag).
type Plan struct {
	Every       Every
	Amount      money.Amount // each instalment but the last
	Instalments []Instalment // none where nothing is proposed
}

// Instalment is one payment of a plan (afdrag, rate).
type Instalment struct {
	On       civil.Date
	Amount   money.Amount
	Interest money.Amount // that has run since the one before
	Lost     money.Amount // what more was lost by limitation meanwhile than ran (forældet undervejs)
	Rest     money.Amount // owed when it has been paid
}

// Every is how often an instalment falls due (afdragstakt).
type Every int

// The cadences.
const (
	EveryMonth     Every = iota + 1 // hver måned
	EveryFortnight                  // hver 14. dag
)

// Creditor is who is owed (kreditor), as the letter names him.
type Creditor struct {
	Name     string
	Address  []string // street lines, then postcode and town
	Phone    string
	Email    string
	CVR      string // number in the register of businesses; empty for a person
	Privacy  string // web address of the notice on personal data
	IsPerson bool   // writes "jeg", not "vi"
}

// Original is the first creditor of a claim that has passed to another
// (oprindelig kreditor).
type Original struct {
	Name string
	How  string // how the claim passed: "ved overdragelse den 3. maj 2026"
}

// DebtorKind is the kind of party that owes: whom the letter calls "du" and whom
// "I", and which statements it must make.
type DebtorKind int

// The kinds of debtor. They start at one, so that a forgotten kind shows.
const (
	// Consumer is a private person (forbruger).
	Consumer DebtorKind = iota + 1
	// Business is one who acts in their trade (erhvervsdrivende).
	Business
	// Public is a public authority (offentlig myndighed).
	Public
)

// Debtor is who owes (skyldner), as the letter addresses him.
type Debtor struct {
	Kind       DebtorKind
	Name       string
	Address    []string // street lines, then postcode and town
	Country    string   // ISO 3166 code, or as typed; empty within Denmark
	Greeting   string   // the name after "Kære"; empty for Name
	CustomerNo string   // the creditor's number for the debtor, or empty
}

// Portal is the debtor's page (skyldnerportal) and the way in.
type Portal struct {
	URL    string // as printed, "krav.example/s"
	Number string // what to log in with; empty for the case number
	Code   string
	QR     string // full address that the QR code holds; empty for none
}

// Accounts are the ways to pay (betalingsveje).
type Accounts struct {
	Account string // registration and account number, as printed
	IBAN    string
	Slip    string // the line of a payment slip (FIK-linje), or empty
}

// Claim is one thing owed (krav), as the letter lists it.
type Claim struct {
	Number string // the invoice's number
	// NotInvoice says that the claim has no invoice: it is called a claim, not an
	// invoice.
	NotInvoice bool
	Text       string     // what was delivered; empty says "as invoiced"
	Date       civil.Date // day of the invoice or agreement; no date where nobody knows
	Due        civil.Date // last timely day
	// Agreed says that the due day was agreed; else it is the one on the invoice.
	Agreed bool
	// Added says that the claim has come since the letters before, which asked for
	// others: this is the first that asks for it.
	Added bool
	// Settled says that nothing is left of the claim's principal: the letter lists it,
	// as its figures need it, and isn't about it.
	Settled bool
	// Accrued says that interest or charges of a settled claim are still owed.
	Accrued bool
	Amount  money.Amount // principal (hovedstol)
}

// Terms are the creditor's choices for a letter (vilkår).
type Terms struct {
	Settles bool // the amount asked for, paid in time, ends the case
	Plans   bool // instalments may be proposed
	Online  bool // card and MobilePay on the debtor's page
	// MaxCosts is the most that collection can cost the debtor, for the optional
	// line Q4; nought leaves the line out.
	MaxCosts money.Amount
	// Forgiven are the costs among Lines that fall where the rest is paid within the
	// deadline, or in a receipt those that did; nought says nothing of it.
	Forgiven money.Amount
	Without  []string // optional lines [? ID] that the creditor has switched off
}

// Received is the payment that a receipt is for.
type Received struct {
	Amount money.Amount
	Date   civil.Date // value day
	Method Method
	Shares []Share
	Refund money.Amount // paid too much, and owed back
	// Crossed is the day of the last letter that left although all had been paid by then,
	// as the payment was learned of late; or no date.
	Crossed civil.Date
}

// Method is how a payment came (betalingsmåde).
type Method int

// The ways that a payment can come.
const (
	// ByBank is a transfer to the account (bankoverførsel).
	ByBank Method = iota + 1
	// BySlip is a payment slip (indbetalingskort).
	BySlip
	// ByCard is a card payment (kort).
	ByCard
	// ByMobilePay is a payment by MobilePay.
	ByMobilePay
	// Directly is money given to the creditor and entered by hand.
	Directly
)

// Closing is why a case ended, and to whom a claim went with it.
type Closing struct {
	Reason Reason
	To     string     // who has the claim now, for TransferredTo and SoldTo
	On     civil.Date // the day it was sold, for SoldTo
}

// Reason is why a case ended (grund).
type Reason int

// The reasons that a closing letter can give.
const (
	// Paid: all is paid (betalt).
	Paid Reason = iota + 1
	// CompositionPaid: the offer of a rebate was taken and paid.
	CompositionPaid
	// Withdrawn: the creditor has withdrawn the claim.
	Withdrawn
	// ObjectionUpheld: the debtor was right.
	ObjectionUpheld
	// WrittenOff: given up as lost, though the claim stands (afskrevet).
	WrittenOff
	// Estate: bankruptcy, a deceased's estate or debt relief.
	Estate
	// TimeBarred: nothing need be paid (forældet).
	TimeBarred
	// TransferredTo another creditor (overdraget).
	TransferredTo
	// SoldTo another on a day (solgt).
	SoldTo
)
