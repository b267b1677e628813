package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CaseOpened begins a case (sag oprettet): one recovery by one creditor against
// one debtor, on terms that stay the case's own.
type CaseOpened struct {
	Number int64 // the case number that people quote; never changed or used again
	Flow   string
	Terms  Terms
	Debtor Debtor
}

// Terms are what a case follows where the law leaves the creditor a choice
// (vilkår). They are the creditor's settings on the day the case was opened.
type Terms struct {
	DayCount ledger.DayCount
	// Settles promises the debtor that the letter's amount, paid within its
	// deadline, ends the case: the interest of those days is given up.
	Settles bool
	// PostalDays are added to the deadline of a printed letter.
	PostalDays int
	// Creditor is what the creditor is in the eyes of the law: only in trade is
	// compensation owed.
	Creditor law.Party
	// Compensation says that the flat sum is claimed where the law gives it.
	Compensation bool
	// CostBasis is what the bracket of collection costs is found by; nought is the
	// case as a whole.
	CostBasis CostBasis
	// Proposal bounds the instalment plan that a demand proposes.
	Proposal ProposalTerms
	// Trifle is what is too little to write for (bagatelgrænse): where less is owed, no
	// letter is sent. Nought is no limit.
	Trifle money.Amount
	// ForgivesTrifle says that what is too little to write for is given up, and ends the
	// case; else a person is asked.
	ForgivesTrifle bool
	// ForgivesCosts promises in a demand that its costs of own collection fall when the
	// rest is paid within its deadline (bortfald af omkostninger).
	ForgivesCosts bool
	// FeeGap is how the ten days between reminder fees are counted; nought is the safe
	// reading, with ten whole days between.
	FeeGap law.GapReading
	// InterestWhileDisputed lets interest run on while an objection is handled. Else the
	// days that it takes bear none.
	InterestWhileDisputed bool
}

// CostBasis is what the bracket of the cost tables is found by, where a case has
// several claims (beregningsgrundlag). The annex says "for den enkelte fordring"; to
// multiply its least amounts by the claims of one debtor may be bad practice.
type CostBasis int

// The bases. Their numbers are stored.
const (
	// PerCase looks the sum of the claims up once (samlet for sagen).
	PerCase CostBasis = iota + 1
	// PerClaim looks each claim up by itself (for den enkelte fordring).
	PerClaim
)

var costBasisNames = [...]string{PerCase: "case", PerClaim: "claim"}

// String returns the basis's name on the wire, or nothing for none.
func (b CostBasis) String() string {
	if b < 0 || int(b) >= len(costBasisNames) {
		return ""
	}
	return costBasisNames[b]
}

// MarshalText writes the basis by its name.
func (b CostBasis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads a basis by its name. It fails with fault.Invalid,
// case.cost_basis_unknown.
func (b *CostBasis) UnmarshalText(text []byte) error {
	for basis := PerCase; basis <= PerClaim; basis++ {
		if basis.String() == string(text) {
			*b = basis
			return nil
		}
	}
	return fault.New(fault.Invalid, "case.cost_basis_unknown").In("cost_basis").With("text", string(text))
}

// ProposalTerms are the creditor's bounds on the plan that a demand proposes
// (grænser for afdrag). What is nought is the house's own.
type ProposalTerms struct {
	Months int          // instalments at most, one a month
	Least  money.Amount // the smallest instalment
	// Never says that the creditor proposes none. Then own collection costs nothing
	// either (BEK 601, § 4).
	Never bool
}

// DebtorCorrected replaces what is known of the debtor (rettelse af stamdata).
type DebtorCorrected struct{ Debtor Debtor }

// ClaimRegistered adds a claim to the case (krav registreret).
type ClaimRegistered struct {
	Claim Claim
	Book  string // fingerprint of the law book that the first day of interest was found by
}

// Claim is one thing owed, from one ground (krav), usually an invoice.
type Claim struct {
	ID     ClaimID
	Source string // where it came from: "file", "hand", "api"; with Number it passes once
	Number string // the invoice's number
	Text   string // what was delivered; personal
	Issued civil.Date
	// Arisen is the day the claim arose (opstået); it picks the cost tables and
	// whether compensation is owed.
	Arisen civil.Date
	// Sent is the day the demand was sent to the debtor; the printed due day of an
	// invoice to a consumer is measured from it.
	Sent      civil.Date
	Due       civil.Date // last timely day
	DueOrigin law.DueOrigin
	// Principal is what is still owed of the claim itself, VAT included.
	Principal money.Amount
	// InterestFrom is the first day with default interest, or no date where none
	// is claimed; found once by law.Book when the claim was registered.
	InterestFrom civil.Date
	Agreed       money.Rate // agreed yearly rate, or nought
	Earlier      EarlierReminders
	// Registered is the day that the claim came to its case. It is the event's, and no
	// part of what the event says.
	Registered civil.Date
	// Slip is the reference of the payment slip that the invoice itself carries
	// (betalings-id), or empty: money that bears it is for this claim.
	Slip string
}

// EarlierReminders are the reminders that were sent for a claim before Krav had
// it, so that their number and their fees are respected.
type EarlierReminders struct {
	Count int          // how many were sent
	Last  civil.Date   // the day the last was sent, or no date
	Fees  int          // how many of them carried a fee
	Fee   money.Amount // what of those fees is claimed here
	// Notice is the day of the notice of collection (inkassovarsel) among them, or no
	// date where none was sent.
	Notice civil.Date
}

// ClaimCredited lowers a claim by a credit note (kreditnota), as if so much had never
// been owed.
type ClaimCredited struct {
	Claim  ClaimID
	Number string // the credit note's number
	On     civil.Date
	Amount money.Amount
}

// PaymentRecorded is money received for the case (betaling registreret).
type PaymentRecorded struct {
	Payment  PaymentID
	Amount   money.Amount
	ValueOn  civil.Date // value day (valørdag): from when it counts
	BookedOn civil.Date // booking day (bogføringsdag)
	Method   string     // "bank", "hand", "card"
	// Reference is the bank's own identity of the money; it passes once.
	Reference string
	Named     ClaimID // the claim that the debtor named, or nought
	Text      string  // the payer's words; personal
}

// RefundPaid is money that was paid back to the debtor (tilbagebetaling), because too
// much had come in.
type RefundPaid struct {
	Amount money.Amount
	On     civil.Date // the day it left
	Task   TaskID     // the task that asked for it, or nought
	Book   string     // fingerprint of the law book that it was too much by
}

// PaymentReversed takes a payment back as if it had never come (tilbageført): a
// bounced card payment, a bank's reversal, a mistake.
type PaymentReversed struct {
	Payment PaymentID
	Why     string // key of the reason, such as "payment.bank_reversal"
}
