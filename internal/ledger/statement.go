package ledger

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// Parts is a sum by what it is made of.
type Parts struct {
	Principal       money.Amount // hovedstol
	Interest        money.Amount // morarente
	ReminderFees    money.Amount // rykkergebyrer
	Compensation    money.Amount // kompensationsbeløb
	CollectionCosts money.Amount // inddrivelsesomkostninger
	CourtCosts      money.Amount // retsafgift and sagsomkostninger
}

// Total returns the sum of the parts.
func (p Parts) Total() money.Amount {
	return money.Sum(p.Principal, p.Interest, p.ReminderFees, p.Compensation, p.CollectionCosts, p.CourtCosts)
}

// of returns the part that a kind of entry belongs to.
func (p *Parts) of(kind EntryKind) *money.Amount {
	switch kind {
	case ReminderFee:
		return &p.ReminderFees
	case Compensation:
		return &p.Compensation
	case CollectionCosts:
		return &p.CollectionCosts
	case CourtFee, AwardedCosts:
		return &p.CourtCosts
	case CreditNote, Waiver, Payment, Reversal, Refund:
	}
	return &p.Principal
}

// Statement is what is owed on a day, and why (opgørelse).
type Statement struct {
	On       civil.Date
	Charged  Parts        // all that was ever claimed, up to On
	Left     Parts        // what of it is still owed
	Paid     money.Amount // payments received
	Credited money.Amount // credit notes, as far as there was a claim for them to lower
	Waived   money.Amount // given up, or lost
	// TimeBarred is interest that is lost by limitation before its principal is
	// (forældede renter). It is in Waived.
	TimeBarred money.Amount
	// TimeBarredCosts are fees and costs that are (forældede gebyrer og omkostninger): they
	// were charged after a foundation. They are in Waived.
	TimeBarredCosts money.Amount
	Refunded        money.Amount // paid back to the debtor, of what was received
	// Overpaid is owed to the debtor: the money that was received beyond the debt,
	// and not paid back.
	Overpaid money.Amount
	// Beyond is what credit notes say beyond their claims and the money paid on them.
	// Nobody received it: it lowers nothing and isn't owed to the debtor until a
	// person says what it means.
	Beyond money.Amount
	// PaidOut was paid back to the debtor in vain: the payment that it was of was taken
	// back afterwards, or nothing had come. It is owed for having been paid by mistake,
	// is no part of what is owed here, and bears no interest. Money that comes later and
	// that nothing else is owed for makes it good.
	PaidOut money.Amount
	// Daily is the interest that a further day adds at the rate in force, rounded.
	Daily money.Amount
	// Rate is the yearly rate in force on the oldest claim that bears interest.
	Rate money.Rate
	// Base is the principal that interest runs on.
	Base money.Amount
	// Prepaid was paid for claims that are not yet overdue on the day, and waits for them
	// as something else is owed. Where nothing else is, it counts at once.
	Prepaid money.Amount
	// NotDue is what is to come of claims that are not yet overdue on the day: their
	// principal less what was credited, and what was paid for them.
	NotDue money.Amount
	// NextDue is the last timely day of the first claim that NotDue has something of.
	NextDue civil.Date

	Claims []ClaimLeft // each claim that counts, the one due first at the front
	Lines  []Line      // what the figures are made of; only when explained
	Shares []Share     // how each payment was spread; only when explained
}

// Total returns what is owed, less what is owed back: negative when the debtor
// has paid too much.
func (s Statement) Total() money.Amount { return s.Left.Total().Minus(s.Overpaid) }

// Lost returns what is lost by limitation of interest, fees and costs (forældet i alt).
func (s Statement) Lost() money.Amount { return s.TimeBarred.Plus(s.TimeBarredCosts) }

// ClaimLeft is what is left of one claim.
type ClaimLeft struct {
	Claim     ClaimID
	Label     string
	Due       civil.Date
	Principal money.Amount
	Interest  money.Amount
	Costs     money.Amount
}

// IsOwed reports whether anything is left of the claim.
func (c ClaimLeft) IsOwed() bool {
	return c.Principal.IsPositive() || c.Interest.IsPositive() || c.Costs.IsPositive()
}

// StatementOn returns what is owed on a day, without its explanation. It fails
// with *law.UnknownError when the book has no rate for a day that bears interest.
func (a *Account) StatementOn(book *law.Book, on civil.Date) (Statement, error) {
	return a.statement(book, on, nil)
}

// Explain returns what is owed on a day with its lines, its claims and how each
// payment was spread. It fails as StatementOn does.
func (a *Account) Explain(book *law.Book, on civil.Date) (Statement, error) {
	return a.statement(book, on, a.explaining(on))
}
