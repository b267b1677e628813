package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// ClaimID identifies a claim (krav) within the house.
type ClaimID int64

// EntryID identifies an entry (postering) within its account, and orders entries
// that nothing else tells apart.
type EntryID int64

// Account is what is owed on one case (mellemregning): its claims, what was
// entered on them, and the terms that interest follows.
type Account struct {
	Claims   []Claim
	Entries  []Entry
	DayCount DayCount
	// Free are days for which no interest is claimed, whatever is owed: while an
	// objection is handled, or while the creditor himself causes the delay
	// (rentelovens § 4). They are in order and don't overlap, as civil.Union keeps them.
	Free []civil.Interval
	// Quotes are sums that letters asked for and will take as payment in full.
	Quotes []Quote
	// Asked are the claims that letters have asked for, by when, the latest last.
	Asked []Asked
	// GivenUp is the day from whose end nothing is owed any more, or no date: the claims
	// were taken back, and what was left was waived with its interest and costs
	// (eftergivelse). Claims that would fall due later never do.
	GivenUp civil.Date
	// Kept is the offer to take less than all by which all was given up (akkord opfyldt), or
	// none. Without a day in GivenUp it says nothing.
	Kept Composition
	// Capitalised are the days at whose ends interest began to bear interest.
	Capitalised []Capitalisation
	// Settled is what was agreed on how payments are spread, the latest last.
	Settled []Settlement
}

// Claim is one thing owed from one ground (krav), usually an invoice, as the
// account needs it.
type Claim struct {
	ID ClaimID
	// Entered is the claim's place among the entries: those with a lower number were
	// entered before the claim was known. It is nought where it always was.
	Entered   EntryID
	Label     string // what a reader knows it by: the invoice's number
	Principal money.Amount
	// Arisen is the day the claim arose (opstået). It picks the rows of law that
	// compensation and collection costs rest on.
	Arisen civil.Date
	// Due is the last timely day for payment (sidste rettidige betalingsdag). It
	// picks the margin for good, and the oldest claim is the one due first.
	Due civil.Date
	// From is the first day that the claim counts in the account: the day after
	// Due, unless one wants to see it earlier. Before it, nothing is asked for it
	// and a payment for it waits.
	From civil.Date
	// InterestFrom is the first day with interest, or no date where the creditor
	// claims none. It is found by law.Book's rule for the kind of debtor.
	InterestFrom civil.Date
	// Agreed is the agreed yearly rate, or nought for the statutory one.
	Agreed money.Rate
	// Capped says that an agreed rate above the statutory one gives way to it: the
	// debtor is a consumer (rentelovens § 7).
	Capped bool
	// Interrupted is what has happened to the period after which the claim is lost, in the
	// order of the days (afbrydelse af forældelsen): interest that runs after a foundation is
	// lost before it.
	Interrupted []law.LimitationEvent
}

// EntryKind is what an entry does to the account.
type EntryKind int

// The kinds of entry. Charges come first, then what lowers the debt.
const (
	// ReminderFee is a fee for a reminder (rykkergebyr, rentelovens § 9 b).
	ReminderFee EntryKind = iota + 1
	// Compensation is the flat sum between businesses (kompensationsbeløb,
	// rentelovens § 9 a, stk. 3).
	Compensation
	// CollectionCosts are costs of amicable collection (inddrivelsesomkostninger).
	CollectionCosts
	// CourtFee is a fee to the court that the creditor has laid out (retsafgift).
	CourtFee
	// AwardedCosts are costs that a court has awarded (sagsomkostninger).
	AwardedCosts
	// CreditNote lowers the principal of its claim from the beginning, whatever its day
	// (kreditnota): so much was never owed.
	CreditNote
	// Waiver gives up a part of the debt (eftergivelse).
	Waiver
	// Payment is money received (betaling).
	Payment
	// Reversal undoes an earlier entry as if it had never been made (tilbageførsel):
	// a bounced payment, a fee whose letter never left.
	Reversal
	// Refund is money that was paid back to the debtor (tilbagebetaling): what had
	// been paid too much. From its day it is no longer in the creditor's hands.
	Refund
)

// Entry is one line that was entered on the account (postering). Its amount is
// never negative; the kind says which way it goes.
type Entry struct {
	ID     EntryID
	Kind   EntryKind
	On     civil.Date // the day it counts from: value day of a payment, dispatch of a reminder
	Amount money.Amount
	// Claim is the claim that is charged or lowered. For a payment it is the one
	// that the debtor named, or nought.
	Claim ClaimID
	// Label is what a reader knows it by: the reminder's name, the credit note's number.
	Label string
	// Reverses is the entry that a Reversal undoes.
	Reverses EntryID
}

// isCharge reports whether the entry adds to what is owed.
func (e Entry) isCharge() bool { return e.Kind <= AwardedCosts }

// Quote is a sum that a letter asked for and promised to take as payment in
// full: interest from the day after On is given up when what was owed on that
// day has been paid by the deadline.
type Quote struct {
	Asked  // since the day that the sum was made up to
	Amount money.Amount
}

// Never is the deadline of a letter for which no day is known yet, as an objection is
// being handled.
var Never = civil.Of(9999, 12, 31)

// Asked is what a letter has asked for (påkrav). Money that comes by its deadline, without a
// word of what it is for, is for that before it is for anything else: the debtor pays
// what the letter told him to, and has chosen so (law: the debtor says which claim he
// pays).
type Asked struct {
	On       civil.Date // the day of the letter
	Deadline civil.Date // last day in time
	Claims   []ClaimID  // nil for all of the account's
}

// isOf reports whether a claim is one that was asked for.
func (a *Asked) isOf(id ClaimID) bool { return a.Claims == nil || slices.Contains(a.Claims, id) }

// askedBy returns the claims that the latest letter whose deadline runs on a day has
// asked for, or nil.
func (a *Account) askedBy(on civil.Date) []ClaimID {
	for i := len(a.Asked) - 1; i >= 0; i-- {
		if asked := &a.Asked[i]; !on.Before(asked.On) && !on.After(asked.Deadline) {
			return asked.Claims
		}
	}
	return nil
}

// Claim returns the account's claim with an id.
func (a *Account) Claim(id ClaimID) (Claim, bool) {
	if c := a.find(id); c != nil {
		return *c, true
	}
	return Claim{}, false
}

// find returns the account's claim with an id, or nil.
func (a *Account) find(id ClaimID) *Claim {
	for i := range a.Claims {
		if a.Claims[i].ID == id {
			return &a.Claims[i]
		}
	}
	return nil
}
