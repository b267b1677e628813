package casework

import (
	"context"
	"maps"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// bankAudit holds the entries of the bank against the payments that the journals
// tell of, both ways: an entry that is marked as booked has its payment, and a
// payment of the bank's has its entry.
type bankAudit struct {
	auditor *auditor
	booked  map[debt.PaymentID]bookedEntry
}

// bookedEntry is what is kept of an entry that says it was booked, until its case is
// seen.
type bookedEntry struct {
	id       int64
	onCase   debt.CaseID
	amount   money.Amount
	identity string
}

// readBank reads the creditor's entries, before the cases are gone through.
func (a *auditor) readBank(ctx context.Context) error {
	a.bank = &bankAudit{auditor: a, booked: make(map[debt.PaymentID]bookedEntry)}
	for after := int64(0); ; {
		entries, err := a.reader.BankEntriesAfter(ctx, after, pageSize)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			a.bank.note(e)
		}
		after = entries[len(entries)-1].ID
	}
}

// note keeps an entry that says it was booked, until its case is seen.
func (b *bankAudit) note(e BankEntry) {
	if e.State != BankMatched {
		return
	}
	kept := bookedEntry{e.ID, e.Case, e.Amount, e.Identity}
	if _, isTaken := b.booked[e.Payment]; isTaken || e.Payment == 0 {
		b.wrong(kept, keyEntryWithoutPayment)
		return
	}
	b.booked[e.Payment] = kept
}

// oneCase holds the payments of a case against the entries.
func (b *bankAudit) oneCase(c *debt.Case) {
	for i := range c.Payments {
		p := &c.Payments[i]
		if !isOfBank(p.Method) {
			continue
		}
		e, ok := b.booked[p.Payment]
		delete(b.booked, p.Payment)
		isSame := ok && e.onCase == c.ID && e.amount == p.Amount && isIdentityOf(p.Reference, e.identity)
		switch {
		case ok && !isSame:
			b.wrong(e, keyEntryDiffers)
		case !ok && p.Reversed == "":
			b.auditor.wrong(c.ID, fault.New(fault.Corrupt, keyPaymentWithoutEntry).With("amount", p.Amount.String()).With("day", p.ValueOn.String()))
		}
	}
}

// restOfBank names the entries whose payments no journal tells of, after all cases
// have been seen. Of a case that doesn't prove itself, that has been said; and one
// that was erased has no journal any more.
func (a *auditor) restOfBank(ctx context.Context) error {
	said := make(map[debt.CaseID]bool)
	for _, wrong := range a.verdict.Wrong {
		if !isOfBankAudit(wrong.Why.Key) {
			said[wrong.Case] = true
		}
	}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(a.bank.booked)), pageSize) {
		ids := make([]debt.CaseID, len(some))
		for i, payment := range some {
			ids[i] = a.bank.booked[payment].onCase
		}
		erased, err := a.reader.Tombstones(ctx, unique(ids))
		if err != nil {
			return err
		}
		for _, payment := range some {
			e := a.bank.booked[payment]
			if _, isErased := erased[e.onCase]; !isErased && (e.onCase == 0 || !said[e.onCase]) {
				a.bank.wrong(e, keyEntryWithoutPayment)
			}
		}
	}
	return nil
}

func (b *bankAudit) wrong(e bookedEntry, key string) {
	b.auditor.wrong(e.onCase, fault.New(fault.Corrupt, key).With("entry", number(e.id)).With("amount", e.amount.String()))
}

// What may be wrong between the entries of the bank and the payments.
const (
	keyPaymentWithoutEntry = "verify.payment_without_entry"
	keyEntryWithoutPayment = "verify.bank_entry_without_payment"
	keyEntryDiffers        = "verify.bank_entry_differs"
)

func isOfBankAudit(key string) bool {
	return key == keyPaymentWithoutEntry || key == keyEntryWithoutPayment || key == keyEntryDiffers
}

// isOfBank reports whether a payment came from a bank's file.
func isOfBank(method string) bool { return method == methodBank || method == methodSlip }

// isIdentityOf reports whether a payment's reference was made of an entry's
// identity, see referenceOn.
func isIdentityOf(reference, identity string) bool {
	return reference == identity || strings.HasPrefix(reference, identity+"/")
}
