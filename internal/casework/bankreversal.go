package casework

import (
	"krav/internal/debt"
	"krav/internal/intake"
)

// reverse takes back the payment that a reversal speaks of: the one of the same
// amount under the same reference. Where there is none, it waits for a person.
func (d *bankDesk) reverse(e intake.BankEntry, report *PaymentsReport) error {
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	entry.Amount, entry.Why = entry.Amount.Negated(), "bank.reversal_of_unknown"
	found, err := d.find(e)
	if err != nil {
		return err
	}
	if f := found.file; f != nil {
		entry.Case = f.ID
		if p := reversible(f, e); p != nil && found.why != keyShortReference {
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
func reversible(f *file, e intake.BankEntry) *debt.Payment {
	for i := len(f.Payments) - 1; i >= 0; i-- {
		if p := &f.Payments[i]; p.Amount == e.Amount && p.Reversed == "" {
			return p
		}
	}
	return nil
}
