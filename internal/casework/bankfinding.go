package casework

import (
	"krav/internal/debt"
	"krav/internal/intake"
)

// finding is the case that an entry was found to belong to.
type finding struct {
	state  BankState
	file   *file // nil where none was found
	claim  debt.ClaimID
	method string
	why    string        // message key
	also   []debt.CaseID // further cases that are named, or that fit, as much
}

// id returns the case's id, or nought.
func (f finding) id() debt.CaseID {
	if f.file == nil {
		return 0
	}
	return f.file.ID
}

func notFoundBy(why string) finding { return finding{state: BankUnmatched, why: why} }

// find looks for the case of an entry: its payment reference is proof; the number of a
// case is with the right amount or the debtor's name, and the number of an invoice with
// the right amount. Else they are proposals. What speaks of two cases is for a person.
func (d *bankDesk) find(e intake.BankEntry) (finding, error) {
	best := notFoundBy("bank.no_reference")
	references := intake.References(e, d.visit.knownReferences(d.hasInvoice))
	named := d.claimsNamed(references)
	for _, r := range references {
		found, err := d.held(r, e, named)
		if err != nil {
			return finding{}, err
		}
		if r.Kind == intake.BareNumber && (found.file == nil || best.file != nil && !best.isHint()) {
			continue // a number that says nothing of itself is the last to be asked
		}
		best = best.or(found)
	}
	if best.file == nil && e.Direction == intake.Credit {
		proposed, err := d.byPayer(e)
		if err != nil || proposed.file != nil || proposed.why == keySeveralFit {
			return proposed, err
		}
	}
	return best, nil
}

// claimsNamed returns the claims whose invoices are named, by their cases.
func (d *bankDesk) claimsNamed(references []intake.Reference) map[debt.CaseID][]debt.ClaimID {
	named := make(map[debt.CaseID][]debt.ClaimID)
	for _, r := range references {
		if claim, ok := d.invoices[intake.NumberKey(r.Text)]; ok && r.Kind == intake.InvoiceReference {
			named[claim.Case] = append(named[claim.Case], claim.Claim)
		}
	}
	return named
}

// or returns the better of two findings, or where they weigh as much and are of two
// cases a proposal of the first.
func (f finding) or(other finding) finding {
	switch mine, its := f.weight(), other.weight(); {
	case f.why == keySeveralCases:
		return f.with(other)
	case other.why == keySeveralCases:
		return other.with(f)
	case its < mine:
	case f.file == nil, its > mine, f.id() == other.id() && other.state == BankMatched:
		return other
	case f.id() != other.id():
		return f.toSeveral().with(other)
	}
	return f
}

// with returns a finding that is of another's cases as well, unless those are only hinted at.
func (f finding) with(other finding) finding {
	if other.isHint() {
		return f
	}
	return f.orOf(append([]debt.CaseID{other.id()}, other.also...))
}

// weight says how much a finding tells of the case that is meant: nothing, a hint, a hint
// whose amount fits, the number of an invoice with another amount, or what names the case itself.
func (f finding) weight() int {
	switch {
	case f.file == nil:
		return 0
	case f.why == keyBareNumberFits:
		return 2
	case f.isHint():
		return 1
	case f.state != BankMatched && f.why != keyCaseAlone:
		return 3
	}
	return 4
}

// keyCaseAlone says that a payment names a case, and neither amount nor name fits it.
const keyCaseAlone = "bank.by_case_alone"

// isHint reports whether the case was found by a number that may be another's.
func (f finding) isHint() bool {
	return f.why == keyShortReference || f.why == keyBareNumber || f.why == keyBareNumberFits
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
// ours, of a case, or the invoice's own, as we know it or as it may have been made of the
// invoice's number: where it is both, of two cases, a person looks.
func (d *bankDesk) held(r intake.Reference, e intake.BankEntry, named map[debt.CaseID][]debt.ClaimID) (finding, error) {
	if slips := d.slips[r.Text]; len(slips) > 0 {
		found := notFoundBy("bank.reference_unknown")
		for _, claim := range slips {
			found = found.or(d.heldSlip(r, claim))
		}
		if n, ok := d.visit.caseNumberIn(r); ok && d.numbers[n] != 0 {
			byNumber, err := d.heldNumber(r, n, e)
			return found.or(byNumber), err
		}
		return found, nil
	}
	if n, ok := d.visit.caseNumberIn(r); ok {
		found, err := d.heldNumber(r, n, e)
		if r.Kind == intake.PaymentReference {
			found = d.orInvoice(found, n, e)
		}
		return found, err
	}
	number := intake.NumberKey(r.Text)
	claim, ok := d.invoices[number]
	if !ok {
		return notFoundBy("bank.reference_unknown"), nil
	}
	found, err := d.heldInvoice(claim, named[claim.Case], e)
	return d.orPayer(found, number, e), err
}

// heldInvoice holds the number of an invoice against its case. named are all the claims
// of that case whose invoices the payment names.
func (d *bankDesk) heldInvoice(claim KnownClaim, named []debt.ClaimID, e intake.BankEntry) (finding, error) {
	f := d.visit.fileWith(claim.Case)
	if f == nil {
		return notFoundBy("bank.reference_unknown"), nil
	}
	found := finding{state: BankProposed, file: f, method: methodBank, why: "bank.by_invoice"}
	if len(named) < 2 {
		named, found.claim = []debt.ClaimID{claim.Claim}, claim.Claim
	}
	fits, err := d.fitOf(f, named, e)
	switch fits {
	case fitsOwed:
		found.state, found.why = BankMatched, "bank.by_invoice_and_amount"
	case fitsStated:
		found.why = "bank.by_invoice_not_owed"
	case fitsUnknown:
		found.why = "bank.by_invoice_rate_unknown"
	case fitsNot:
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

// heldNumber holds the number of a case, or of our payment slip for it, against the
// case.
func (d *bankDesk) heldNumber(r intake.Reference, n int64, e intake.BankEntry) (finding, error) {
	f := d.visit.fileWith(d.numbers[n])
	if f == nil {
		return notFoundBy("bank.reference_unknown"), nil
	}
	found := finding{state: BankProposed, file: f, method: methodBank}
	switch r.Kind {
	case intake.CaseReference:
		return d.heldSpoken(found, e)
	case intake.ShortReference:
		found.why = keyShortReference
	case intake.BareNumber:
		found.why = keyBareNumber
		fits, err := d.fitOf(f, allClaims(&f.Case), e)
		if fits == fitsOwed {
			found.why = keyBareNumberFits
		}
		return found, err
	case intake.PaymentReference, intake.EndToEndReference, intake.InvoiceReference:
		found.state, found.method, found.why = BankMatched, methodSlip, "bank.by_slip"
	}
	return found, nil
}

// heldSpoken holds a number after a word for case against that case. It has no check
// digit, and another creditor's case may have it: so the amount or the name is to fit too.
func (d *bankDesk) heldSpoken(found finding, e intake.BankEntry) (finding, error) {
	fits, err := d.fitOf(found.file, allClaims(&found.file.Case), e)
	switch {
	case fits == fitsOwed:
		found.state, found.why = BankMatched, "bank.by_case_and_amount"
	case isNamed(e, found.file.Debtor.Name):
		found.state, found.why = BankMatched, "bank.by_case_number"
	default:
		found.why = keyCaseAlone
	}
	return found, err
}

// keyShortReference says that a number may be a payment reference, by its check
// digit: one number in ten is by chance.
const keyShortReference = "bank.by_short_reference"

// A number in the text may be that of a case: nothing says so, though the amount may fit.
const (
	keyBareNumber     = "bank.by_bare_number"
	keyBareNumberFits = "bank.by_bare_number_and_amount"
)
