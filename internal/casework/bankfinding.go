package casework

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// finding is the case that an entry was found to belong to.
type finding struct {
	state  BankState
	file   *file // nil where none was found
	claim  debt.ClaimID
	method string
	why    string // message key
}

// id returns the case's id, or nought.
func (f finding) id() debt.CaseID {
	if f.file == nil {
		return 0
	}
	return f.file.ID
}

func notFoundBy(why string) finding { return finding{state: BankUnmatched, why: why} }

// find looks for the case of an entry: its payment reference and the number of a
// case are proof; the number of an invoice is with the right amount, and else a
// proposal. What speaks of two cases is for a person.
func (d *bankDesk) find(e intake.BankEntry) (finding, error) {
	best := notFoundBy("bank.no_reference")
	for _, r := range intake.References(e, d.visit.knownReferences(d.hasInvoice)) {
		found, err := d.held(r, e)
		if err != nil {
			return finding{}, err
		}
		if r.Kind == intake.BareNumber && (found.file == nil || best.file != nil) {
			continue // a number that says nothing of itself is the last to be asked
		}
		best = best.or(found)
	}
	if best.file == nil && e.Direction == intake.Credit {
		proposed, err := d.byPayer(e)
		if err != nil || proposed.file != nil {
			return proposed, err
		}
	}
	return best, nil
}

// or returns the better of two findings, or where each proves another case a
// proposal of the first.
func (f finding) or(other finding) finding {
	switch {
	case f.state == BankMatched && other.state == BankMatched && f.id() != other.id():
		f.state, f.method, f.claim, f.why = BankProposed, methodBank, 0, "bank.by_several"
	case f.state == BankMatched, f.why == "bank.by_several":
	case other.state == BankMatched:
		return other
	case f.state == BankUnmatched:
		return other
	}
	return f
}

func (d *bankDesk) hasInvoice(number string) bool {
	_, ok := d.invoices[number]
	return ok
}

// knownReferences returns what the creditor's references are told by.
func (v *visit) knownReferences(invoice func(string) bool) intake.Known {
	return intake.Known{CreditorNumber: v.creditor.Account.FIK, Invoice: invoice}
}

// held holds one reference against the cases. The number of a payment slip may be
// ours, of a case, or the invoice's own: where it is both, of two cases, a person looks.
func (d *bankDesk) held(r intake.Reference, e intake.BankEntry) (finding, error) {
	if slips := d.slips[r.Text]; len(slips) > 0 {
		found := notFoundBy("bank.reference_unknown")
		for _, claim := range slips {
			found = found.or(d.heldSlip(r, claim))
		}
		if n, ok := d.visit.caseNumberIn(r); ok && d.numbers[n] != 0 {
			found = found.or(d.heldNumber(r, n))
		}
		return found, nil
	}
	if n, ok := d.visit.caseNumberIn(r); ok {
		return d.heldNumber(r, n), nil
	}
	claim, ok := d.invoices[intake.NumberKey(r.Text)]
	if !ok {
		return notFoundBy("bank.reference_unknown"), nil
	}
	f := d.visit.fileWith(claim.Case)
	if f == nil {
		return notFoundBy("bank.reference_unknown"), nil
	}
	found := finding{state: BankProposed, file: f, claim: claim.Claim, method: methodBank, why: "bank.by_invoice"}
	fits, err := d.fits(f, claim.Claim, e)
	if fits {
		found.state, found.why = BankMatched, "bank.by_invoice_and_amount"
	}
	return found, err
}

// heldSlip holds the reference of an invoice's own payment slip against its case. It is
// proof of the case, as ours is; and of the claim, where no other has the same slip.
func (d *bankDesk) heldSlip(r intake.Reference, claim SlipClaim) finding {
	f := d.visit.fileWith(claim.Case)
	if f == nil {
		return notFoundBy("bank.reference_unknown")
	}
	if r.Kind == intake.ShortReference {
		return finding{state: BankProposed, file: f, method: methodBank, why: keyShortReference}
	}
	found := finding{state: BankMatched, file: f, method: methodSlip, why: "bank.by_own_slip"}
	if len(d.slips[r.Text]) == 1 {
		found.claim = claim.Claim
	}
	return found
}

func (d *bankDesk) heldNumber(r intake.Reference, n int64) finding {
	f := d.visit.fileWith(d.numbers[n])
	if f == nil {
		return notFoundBy("bank.reference_unknown")
	}
	found := finding{state: BankMatched, file: f, method: methodSlip, why: "bank.by_slip"}
	switch r.Kind {
	case intake.CaseReference:
		found.method, found.why = methodBank, "bank.by_case_number"
	case intake.ShortReference:
		found.state, found.method, found.why = BankProposed, methodBank, keyShortReference
	case intake.BareNumber:
		found.state, found.method, found.why = BankProposed, methodBank, keyBareNumber
	case intake.PaymentReference, intake.EndToEndReference, intake.InvoiceReference:
	}
	return found
}

// keyShortReference says that a number may be a payment reference, by its check
// digit: one number in ten is by chance.
const keyShortReference = "bank.by_short_reference"

// keyBareNumber says that a number in the text may be that of a case: nothing says so.
const keyBareNumber = "bank.by_bare_number"

// fits reports whether an amount is just what is owed on a case, or on a claim of
// it, on the day it came. Where the law has no rate for the day, nobody knows.
func (d *bankDesk) fits(f *file, id debt.ClaimID, e intake.BankEntry) (bool, error) {
	owed, err := f.Account.StatementOn(d.visit.book, civil.Latest(e.ValueDay, e.BookingDay))
	if fault.Is(err, fault.UnknownLaw) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if e.Amount == owed.Total() {
		return true, nil
	}
	for _, left := range owed.Claims {
		if left.Claim == id {
			return e.Amount == left.Principal || e.Amount == left.Principal.Plus(left.Interest).Plus(left.Costs), nil
		}
	}
	return false, nil
}
