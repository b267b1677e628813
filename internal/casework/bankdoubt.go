package casework

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

// keyForeignCurrency says that money came in another currency.
const keyForeignCurrency = "bank.foreign_currency"

// notOurs returns why an entry isn't this creditor's money: it is of another
// account, or of another creditor at Betalingsservice.
func (v *visit) notOurs(e intake.BankEntry) *fault.Fault {
	if why := v.otherAccount(e.Account); why != nil {
		return why
	}
	own := v.creditor.Account.Service
	if e.Service == "" || own == "" || e.Service == intake.NumberKey(own) {
		return nil
	}
	return fault.New(fault.Conflict, "bank.other_service").With("number", e.Service).With("own", own)
}

// doubt returns why a person is to look at an entry before it is booked, whatever
// case was found for it, or nothing.
func (d *bankDesk) doubt(e intake.BankEntry) string {
	isOwnMoney := e.Reversal || e.ReturnReason != "" // money that the creditor had sent
	switch {
	case e.Untold > 0:
		return keyBatchUntold
	case isOwnMoney:
		return "bank.own_money_back"
	case e.IsRepeated:
		return "bank.reference_repeated"
	case e.Service != "" && d.visit.creditor.Account.Service == "":
		return "bank.service_unknown"
	case slices.ContainsFunc(e.Alike, func(name string) bool { return d.names[name] }):
		return "bank.may_be_known"
	}
	return ""
}

// recorded returns why an entry that would be booked on a case may be money that a person
// has entered there already, or nothing.
func (f finding) recorded(e intake.BankEntry) string {
	if f.state == BankMatched && enteredByHand(&f.file.Case, e.Amount, e.ValueDay) != nil {
		return "bank.may_be_recorded"
	}
	return ""
}

// enteredByHand returns the payment that a person has entered on a case and that may be the
// same money as the bank's, or nil.
func enteredByHand(c *debt.Case, amount money.Amount, on civil.Date) *debt.Payment {
	isByBank := func(p debt.Payment) bool { return p.Method != methodHand }
	byHand := *c
	byHand.Payments = slices.DeleteFunc(slices.Clone(c.Payments), isByBank)
	return repeated(&byHand, debt.PaymentRecorded{Amount: amount, ValueOn: on, Method: methodBank})
}

// keyBatchUntold says that an entry is several payments of which the bank doesn't
// tell enough.
const keyBatchUntold = "bank.batch_untold"

// under returns a finding as it is where a person has to look at it first. Several
// payments are of no one case.
func (f finding) under(doubt string) finding {
	switch {
	case doubt == "":
		return f
	case doubt == keyBatchUntold:
		return notFoundBy(doubt)
	case f.state == BankUnmatched:
		f.why = doubt
		return f
	}
	f.state, f.why = BankProposed, doubt
	return f
}

// referenceOn returns what a payment that comes from an entry is known by on a
// case: the entry's identity, and where it was on this case before and was taken
// back, how manieth time it is.
func referenceOn(c *debt.Case, identity string) string {
	reference := identity
	for n := 2; paymentWith(c, reference) != nil; n++ {
		reference = identity + "/" + strconv.Itoa(n)
	}
	return reference
}
