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

// bankDesk looks up what some lines may be about, alone at the creditor's books,
// and takes those cases out under lock.
func (v *visit) bankDesk(ctx context.Context, lines []intake.BankLine, file int64) (*bankDesk, error) {
	d := &bankDesk{visit: v, file: file, seen: make(map[string]bool), invoices: make(map[string]KnownClaim), numbers: make(map[int64]debt.CaseID)}
	var identities, invoices []string
	var numbers []int64
	for _, line := range lines {
		if refused, ok := line.(intake.BankRefusal); ok {
			identities = append(identities, "refused "+hashOf([]byte(refused.Account), []byte(refused.Reference), []byte(refused.Raw)))
		}
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
	if err := v.alone(ctx); err != nil {
		return nil, err
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
		d.keepRefused(line, report)
	case intake.BankWarning:
		report.Warnings = append(report.Warnings, LineReport{Line: line.Line, Why: line.Fault})
	case intake.BankEntry:
		why := d.visit.otherAccount(line)
		if why == nil {
			return d.takeEntry(line, report)
		}
		report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: why})
	}
	return nil
}

// keepRefused lets money that can't be booked wait in the inbox, so that nobody
// loses sight of it: a payment in another currency. An entry that is still pending
// comes again when it is booked.
func (d *bankDesk) keepRefused(line intake.BankRefusal, report *PaymentsReport) {
	if line.Fault.Key != "entry.foreign_currency" {
		return
	}
	identity := "refused " + hashOf([]byte(line.Account), []byte(line.Reference), []byte(line.Raw))
	if d.seen[identity] {
		report.Duplicate++
		return
	}
	d.seen[identity] = true
	d.entries = append(d.entries, BankEntry{
		ID: d.visit.NewID(), Identity: identity, State: BankUnmatched, ValueOn: d.visit.today, BookedOn: d.visit.today,
		Reference: line.Reference, Text: line.Raw, Why: "bank.foreign_currency", File: d.file,
	})
	report.Unmatched++
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
	if found.file != nil && paymentWith(&found.file.Case, e.Identity) != 0 {
		report.Duplicate++
		return nil
	}
	entry.State, entry.Case, entry.Why = found.state, found.id(), found.why
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
