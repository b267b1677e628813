package casework

import (
	"slices"
	"strconv"

	"krav/internal/debt"
	"krav/internal/intake"
)

// keySeveralCases says that a payment points to more cases than one.
const keySeveralCases = "bank.by_several"

// toSeveral returns a finding that a person is to look at, because the payment points to
// other cases as much.
func (f finding) toSeveral(others ...debt.CaseID) finding {
	f.state, f.method, f.claim, f.why = BankProposed, methodBank, 0, keySeveralCases
	return f.orOf(others)
}

// orOf returns a finding that is of further cases as well.
func (f finding) orOf(others []debt.CaseID) finding {
	also := slices.Clone(f.also)
	for _, id := range others {
		if id != 0 && id != f.id() && !slices.Contains(also, id) {
			also = append(also, id)
		}
	}
	f.also = also
	return f
}

// orInvoice doubts what was found by the reference of our payment slip, where the invoice
// of another case has the number of the case: the creditor's own program may have made the
// reference of the invoice's number, and the two look alike. Whatever the amount, only the
// debtor's name tells that our slip was paid.
func (d *bankDesk) orInvoice(found finding, number int64, e intake.BankEntry) finding {
	claim, ok := d.invoices[strconv.FormatInt(number, 10)]
	if !ok || found.state != BankMatched || claim.Case == found.id() {
		return found
	}
	other := d.visit.fileWith(claim.Case)
	switch {
	case other == nil || hasOwnSlip(other, claim.Claim):
		return found
	case isNamed(e, found.file.Debtor.Name) && !isNamed(e, other.Debtor.Name):
		return found
	}
	return found.toSeveral(claim.Case)
}

// hasOwnSlip reports whether the reference of an invoice's own payment slip is known: then
// it isn't another.
func hasOwnSlip(f *file, id debt.ClaimID) bool {
	claim := f.Claim(id)
	return claim != nil && claim.Slip != ""
}

// orPayer doubts what was found by the number of an invoice where the payment doesn't say
// that it is one, and the payer has the name of another debtor: it may be a membership
// number, a year or a telephone number, and where all owe the same the amount tells nothing.
func (d *bankDesk) orPayer(found finding, number string, e intake.BankEntry) finding {
	if found.file == nil || isNamed(e, found.file.Debtor.Name) || intake.SaysWhatItIs(e, number, d.visit.creditor.Account.FIK) {
		return found
	}
	isOver := func(id debt.CaseID) bool { f := d.visit.fileWith(id); return f == nil || f.IsClosed() }
	others := slices.DeleteFunc(d.casesNamed(e), isOver)
	switch {
	case len(others) == 0:
		return found
	case found.state == BankMatched:
		return found.toSeveral(others...)
	}
	return found.orOf(others)
}
