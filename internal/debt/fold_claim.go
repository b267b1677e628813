package debt

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
)

func (c *Case) open(o Occurred, e CaseOpened) {
	c.Number, c.Flow, c.Terms, c.Debtor, c.OpenedOn = e.Number, e.Flow, e.Terms, e.Debtor, o.On
	c.Account.DayCount = e.Terms.DayCount
}

// correct replaces the debtor. Whether an agreed rate is capped follows from what
// the debtor is (rentelovens § 7), and so changes with it.
func (c *Case) correct(e DebtorCorrected) {
	c.Debtor = e.Debtor
	for i := range c.Account.Claims {
		c.Account.Claims[i].Capped = c.isCapped()
	}
}

func (c *Case) isCapped() bool { return c.Debtor.Kind == law.Consumer }

// entriesOfEvent is how many entries one event may make: a step charges at most a
// fee and a flat sum for each claim, and no case has a million claims.
const entriesOfEvent = 1 << 20

// entry returns the id of the n-th entry that an event makes.
func entry(o Occurred, n int) ledger.EntryID {
	return ledger.EntryID(o.Version*entriesOfEvent + int64(n))
}

func (c *Case) enter(e ledger.Entry) { c.Account.Entries = append(c.Account.Entries, e) }

// EarlierLabel labels the fees of reminders that were sent before Krav had the
// claim.
const EarlierLabel = "earlier"

func (c *Case) register(o Occurred, claim Claim) string {
	if c.Claim(claim.ID) != nil {
		return "claim"
	}
	claim.Registered = o.On
	c.Claims = append(c.Claims, claim)
	overdue := claim.Due.AddDays(1)
	c.Account.Claims = append(c.Account.Claims, ledger.Claim{
		ID: claim.ID, Entered: entry(o, 0), Label: claim.Number, Principal: claim.Principal, Arisen: claim.Arisen, Due: claim.Due, From: overdue,
		InterestFrom: claim.InterestFrom, Agreed: claim.Agreed, Capped: c.isCapped(),
	})
	if fee := claim.Earlier.Fee; fee.IsPositive() {
		on := civil.Latest(claim.Earlier.Last, overdue)
		c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.ReminderFee, On: on, Amount: fee, Claim: claim.ID, Label: EarlierLabel})
	}
	return ""
}

func (c *Case) credit(o Occurred, e ClaimCredited) string {
	if c.Claim(e.Claim) == nil {
		return "claim"
	}
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.CreditNote, On: e.On, Amount: e.Amount, Claim: e.Claim, Label: e.Number})
	return ""
}

func (c *Case) pay(o Occurred, e PaymentRecorded) string {
	if c.Payment(e.Payment) != nil {
		return "payment"
	}
	id := entry(o, 0)
	if c.cameAgain(e) {
		c.OwesAgainOn = civil.Date{}
	}
	c.Payments = append(c.Payments, Payment{PaymentRecorded: e, Entry: id})
	c.enter(ledger.Entry{ID: id, Kind: ledger.Payment, On: e.ValueOn, Amount: e.Amount, Claim: e.Named})
	return ""
}

// cameAgain reports whether a payment is the money that went back: it was entered anew,
// or sent again.
func (c *Case) cameAgain(e PaymentRecorded) bool {
	for i := range c.Payments {
		p := &c.Payments[i]
		if !c.OwesAgainOn.IsZero() && p.ReversedOn == c.OwesAgainOn && p.Amount == e.Amount {
			return true
		}
	}
	return false
}

func (c *Case) refund(o Occurred, e RefundPaid) string {
	if e.Task != 0 && c.Task(e.Task) == nil {
		return "task"
	}
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.Refund, On: e.On, Amount: e.Amount})
	return ""
}

func (c *Case) unpay(o Occurred, e PaymentReversed) string {
	p := c.Payment(e.Payment)
	if p == nil || p.Reversed != "" {
		return "payment"
	}
	if e.Why == "" {
		return "reason"
	}
	p.Reversed, p.ReversedOn = e.Why, o.On
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.Reversal, On: p.ValueOn, Reverses: p.Entry})
	return ""
}
