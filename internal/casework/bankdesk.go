package casework

import (
	"context"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// bankDesk is where bank entries find their cases.
type bankDesk struct {
	visit    *visit
	file     int64
	seen     map[string]bool // identities that are stored
	invoices map[string]KnownClaim
	numbers  map[int64]debt.CaseID
	entries  []BankEntry
}

// bankDesk looks up what some lines may be about, and takes those cases out under
// lock.
func (v *visit) bankDesk(ctx context.Context, lines []intake.BankLine, file int64) (*bankDesk, error) {
	d := &bankDesk{visit: v, file: file, seen: make(map[string]bool), invoices: make(map[string]KnownClaim), numbers: make(map[int64]debt.CaseID)}
	var identities, invoices []string
	var numbers []int64
	for _, line := range lines {
		e, ok := line.(intake.BankEntry)
		if !ok {
			continue
		}
		identities = append(identities, e.Identity)
		for _, r := range intake.References(e, intake.Known{CreditorNumber: v.creditor.Account.FIK, Invoice: gather(&invoices)}) {
			if n, ok := v.caseNumberIn(r); ok {
				numbers = append(numbers, n)
			}
		}
	}
	known, err := v.tx.BankEntriesKnown(ctx, identities)
	if err != nil {
		return nil, err
	}
	for _, identity := range known {
		d.seen[identity] = true
	}
	return d, d.takeOut(ctx, invoices, numbers)
}

// gather notes every number that might be an invoice's, to be looked up at once.
func gather(numbers *[]string) func(string) bool {
	return func(number string) bool {
		*numbers = append(*numbers, number)
		return false
	}
}

func (d *bankDesk) takeOut(ctx context.Context, invoices []string, numbers []int64) error {
	claims, err := d.visit.tx.ClaimsNumbered(ctx, invoices)
	if err != nil {
		return err
	}
	rows, err := d.visit.tx.CasesNumbered(ctx, numbers)
	if err != nil {
		return err
	}
	var ids []debt.CaseID
	for _, claim := range claims {
		d.invoices[intake.NumberKey(claim.Number)] = claim
		ids = append(ids, claim.Case)
	}
	for _, row := range rows {
		d.numbers[row.Number] = row.ID
		ids = append(ids, row.ID)
	}
	_, err = d.visit.lock(ctx, unique(ids)...)
	return err
}

// caseNumberIn returns the case number that a reference holds.
func (v *visit) caseNumberIn(r intake.Reference) (int64, bool) {
	switch r.Kind {
	case intake.PaymentReference, intake.ShortReference:
		return identifier.CaseNumberIn("", r.Text)
	case intake.CaseReference:
		return parseNumber(r.Text)
	case intake.EndToEndReference, intake.InvoiceReference:
	}
	return 0, false
}

func (d *bankDesk) take(line intake.BankLine, report *PaymentsReport) error {
	switch line := line.(type) {
	case intake.BankRefusal:
		report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: line.Fault})
	case intake.BankWarning:
		report.Warnings = append(report.Warnings, LineReport{Line: line.Line, Why: line.Fault})
	case intake.BankEntry:
		return d.takeEntry(line, report)
	}
	return nil
}

func (d *bankDesk) takeEntry(e intake.BankEntry, report *PaymentsReport) error {
	switch {
	case d.seen[e.Identity]:
		report.Duplicate++
		return nil
	case e.Reversal && e.Direction == intake.Debit:
		return d.reverse(e, report)
	case e.Direction == intake.Debit:
		report.Outgoing++
		return nil
	}
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	found, err := d.find(e)
	if err != nil {
		return err
	}
	entry.State, entry.Case, entry.Why = found.state, found.id, found.why
	switch found.state {
	case BankMatched:
		if err := d.book(&entry, found); err != nil {
			return err
		}
		report.Matched++
	case BankProposed:
		report.Proposed++
	case BankUnmatched, BankReversed, BankIgnored:
		report.Unmatched++
	}
	d.entries = append(d.entries, entry)
	return nil
}

// finding is the case that an entry was found to belong to.
type finding struct {
	state  BankState
	id     debt.CaseID
	file   *file
	claim  debt.ClaimID
	method string
	why    string // message key
}

// find looks for the case of an entry: its payment reference and the number of a
// case are proof; the number of an invoice is with the right amount, and else a
// proposal.
func (d *bankDesk) find(e intake.BankEntry) (finding, error) {
	known := intake.Known{CreditorNumber: d.visit.creditor.Account.FIK, Invoice: func(n string) bool { _, ok := d.invoices[n]; return ok }}
	proposal := finding{state: BankUnmatched, why: "bank.no_reference"}
	for _, r := range intake.References(e, known) {
		found, err := d.held(r, e)
		if err != nil || found.state == BankMatched {
			return found, err
		}
		if found.state == BankProposed && proposal.state == BankUnmatched {
			proposal = found
		}
	}
	return proposal, nil
}

// held holds one reference against the cases.
func (d *bankDesk) held(r intake.Reference, e intake.BankEntry) (finding, error) {
	if n, ok := d.visit.caseNumberIn(r); ok {
		return d.heldNumber(r, n), nil
	}
	claim, ok := d.invoices[intake.NumberKey(r.Text)]
	if !ok {
		return finding{state: BankUnmatched, why: "bank.reference_unknown"}, nil
	}
	f := d.visit.fileWith(claim.Case)
	if f == nil {
		return finding{state: BankUnmatched, why: "bank.reference_unknown"}, nil
	}
	found := finding{state: BankProposed, id: f.ID, file: f, claim: claim.Claim, method: methodBank, why: "bank.by_invoice"}
	fits, err := d.fits(f, claim.Claim, e)
	if fits {
		found.state, found.why = BankMatched, "bank.by_invoice_and_amount"
	}
	return found, err
}

func (d *bankDesk) heldNumber(r intake.Reference, n int64) finding {
	f := d.visit.fileWith(d.numbers[n])
	if f == nil {
		return finding{state: BankUnmatched, why: "bank.reference_unknown"}
	}
	found := finding{state: BankMatched, id: f.ID, file: f, method: methodSlip, why: "bank.by_slip"}
	switch r.Kind {
	case intake.CaseReference:
		found.method, found.why = methodBank, "bank.by_case_number"
	case intake.ShortReference:
		found.state, found.method, found.why = BankProposed, methodBank, "bank.by_short_reference"
	case intake.PaymentReference, intake.EndToEndReference, intake.InvoiceReference:
	}
	return found
}

// fits reports whether an amount is just what is owed on a case, or on a claim of
// it, on the day it came.
func (d *bankDesk) fits(f *file, id debt.ClaimID, e intake.BankEntry) (bool, error) {
	owed, err := f.Account.StatementOn(d.visit.book, civil.Latest(e.ValueDay, e.BookingDay))
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

// book books an entry on the case that was found for it.
func (d *bankDesk) book(entry *BankEntry, found finding) error {
	entry.Payment = debt.PaymentID(d.visit.NewID())
	return d.visit.pay(found.file, debt.PaymentRecorded{
		Payment: entry.Payment, Amount: entry.Amount, ValueOn: valueDay(entry, d.visit.today), BookedOn: entry.BookedOn,
		Method: found.method, Reference: entry.Identity, Named: found.claim, Text: entry.Text,
	})
}

// valueDay returns the day from which an entry counts: the bank's, which a file
// may leave out, and never a day ahead of us.
func valueDay(entry *BankEntry, today civil.Date) civil.Date {
	day := entry.ValueOn
	if day.IsZero() {
		day = entry.BookedOn
	}
	if day.After(today) {
		return today
	}
	return day
}

// reverse takes back the payment that a reversal speaks of: the one of the same
// amount under the same reference. Where there is none, it waits for a person.
func (d *bankDesk) reverse(e intake.BankEntry, report *PaymentsReport) error {
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	entry.Amount, entry.Why = entry.Amount.Negated(), "bank.reversal_of_unknown"
	if found, err := d.find(e); err != nil {
		return err
	} else if f := found.file; f != nil {
		entry.Case = f.ID
		if p := reversible(&f.Case, e); p != nil {
			entry.State, entry.Payment, entry.Why = BankReversed, p.Payment, "bank.reversed"
			if err := d.visit.unpay(f, p.Payment, "payment.reversed_by_bank"); err != nil {
				return err
			}
		}
	}
	if entry.State == BankReversed {
		report.Reversed++
	} else {
		report.Unmatched++
	}
	d.entries = append(d.entries, entry)
	return nil
}

// reversible returns the latest payment of the amount that still stands, or nil.
func reversible(c *debt.Case, e intake.BankEntry) *debt.Payment {
	for i := len(c.Payments) - 1; i >= 0; i-- {
		if p := &c.Payments[i]; p.Amount == e.Amount && p.Reversed == "" {
			return p
		}
	}
	return nil
}
