package casework

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// original returns the entry that a movement takes back, as the bank's references
// prove it, or nil.
func (d *bankDesk) original(e intake.BankEntry) *BankEntry {
	for _, identity := range e.Undoes {
		for i := range d.entries {
			if d.entries[i].Identity == identity {
				return &d.entries[i]
			}
		}
		if found, ok := d.earlier[identity]; ok {
			return &found
		}
	}
	return nil
}

// reverse takes back what a reversal speaks of: the entry under the bank's
// reference; else the payment of the same amount on the case that the payer names.
// Where there is none, it waits for a person.
func (d *bankDesk) reverse(e intake.BankEntry, report *PaymentsReport) error {
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	entry.Amount, entry.Why = entry.Amount.Negated(), keyReversalOfUnknown
	takeBack := d.takeBackFound
	if d.original(e) != nil {
		takeBack = d.takeBackOriginal
	}
	if err := takeBack(e, &entry); err != nil {
		return err
	}
	if entry.State == BankReversed {
		report.Reversed++
	} else {
		report.Unmatched++
	}
	d.keep(entry, append(slices.Clone(e.Names), d.waitAhead(e, entry)...))
	return nil
}

// takeOutgoing passes money over that left the account, as it is no debtor's. But banks don't
// always say that it went back: where it names a case on which a payment of just that amount
// stands, and that wasn't paid back by the creditor, it waits for a person.
func (d *bankDesk) takeOutgoing(e intake.BankEntry, report *PaymentsReport) error {
	entry := d.visit.entryOf(e, d.file)
	entry.Amount, entry.Why = entry.Amount.Negated(), "bank.looks_returned"
	found, err := d.find(e)
	if err != nil {
		return err
	}
	if found.file == nil || found.isHint() || reversible(found.file, &entry) == nil || found.file.hasRefunded(e.Amount) {
		report.Outgoing++
		return nil
	}
	d.seen[e.Identity] = true
	entry.Case = found.id()
	report.Unmatched++
	d.keep(entry, e.Names)
	return nil
}

// hasRefunded reports whether an amount has been paid back on a case by the creditor.
func (f *file) hasRefunded(amount money.Amount) bool {
	return slices.ContainsFunc(f.Account.Entries, func(e ledger.Entry) bool { return e.Kind == ledger.Refund && e.Amount == amount })
}

// keyTakenBack says that an entry waits no longer, because the bank took it back.
const keyTakenBack = "bank.taken_back"

// keyReversalOfUnknown says that money went back of which nobody knows that it came.
const keyReversalOfUnknown = "bank.reversal_of_unknown"

// keyReversalOfTwin says that money went back that may be a payment which stands, and
// keyReversalOfIgnored that it is money which a person put aside: he may have entered it by
// hand, on whichever case.
const (
	keyReversalOfTwin    = "bank.reversal_of_twin"
	keyReversalOfIgnored = "bank.reversal_of_ignored"
)

// takeBackOriginal takes back the entry that a reversal names: its payment where it
// was booked, and else the entry itself, which waits no longer.
func (d *bankDesk) takeBackOriginal(e intake.BankEntry, entry *BankEntry) error {
	original := d.original(e)
	entry.Case = original.Case
	switch original.State {
	case BankMatched:
		f := d.visit.fileWith(original.Case)
		if f == nil {
			return nil // the case can't be read: a person looks
		}
		entry.State, entry.Payment, entry.Why = BankReversed, original.Payment, "bank.reversed"
		return d.visit.unpay(f, original.Payment, "payment.reversed_by_bank")
	case BankProposed, BankUnmatched, BankIgnored:
		twin, err := d.twin(e, original)
		if err != nil {
			return err
		}
		switch {
		case twin != nil:
			entry.Case, entry.Why = twin.ID, keyReversalOfTwin
		case original.State == BankIgnored && original.Why == keyIgnored:
			entry.Case, entry.Why = 0, keyReversalOfIgnored
		default:
			entry.State, entry.Why, entry.Case = BankReversed, "bank.reversed_unbooked", 0
		}
		original.State, original.Why, original.Case = BankIgnored, keyTakenBack, 0
		d.settle(*original)
	case BankReversed:
	}
	return nil
}

// twin returns the case on which a payment stands that may be the money of an entry that
// wasn't booked: entered by hand, or told of by another of the bank's files. Then a person
// says whether it is that payment which the bank took back.
func (d *bankDesk) twin(e intake.BankEntry, original *BankEntry) (*file, error) {
	f := d.visit.fileWith(original.Case)
	if f == nil {
		found, err := d.find(e)
		if err != nil || found.file == nil {
			return nil, err
		}
		f = found.file
	}
	like := debt.PaymentRecorded{Amount: original.Amount, ValueOn: valueDay(original, &f.Case, d.visit.today), Method: methodBank}
	if repeated(&f.Case, like) == nil {
		return nil, nil
	}
	return f, nil
}

// settle notes what became of an entry: one to be stored, or one that is.
func (d *bankDesk) settle(e BankEntry) {
	for i := range d.entries {
		if d.entries[i].ID == e.ID {
			d.entries[i] = e
			return
		}
	}
	d.earlier[e.Identity] = e
	d.settled = append(d.settled, e)
}

// takeBackFound takes back the payment on the case that the payer names.
func (d *bankDesk) takeBackFound(e intake.BankEntry, entry *BankEntry) error {
	found, err := d.find(e)
	if err != nil || found.file == nil {
		return err
	}
	entry.Case = found.id()
	p := reversible(found.file, entry)
	if found.isHint() || found.why == keySeveralCases {
		entry.Why = "bank.reversal_perhaps_of"
		return nil
	}
	if p == nil {
		return nil
	}
	entry.State, entry.Payment, entry.Why = BankReversed, p.Payment, "bank.reversed"
	return d.visit.unpay(found.file, p.Payment, "payment.reversed_by_bank")
}

// reversible returns the latest payment of the amount that still stands, or nil: the bank
// takes back what it told of, and only where it told of none what a person entered by hand.
func reversible(f *file, e *BankEntry) *debt.Payment {
	var byHand *debt.Payment
	for i := len(f.Payments) - 1; i >= 0; i-- {
		p := &f.Payments[i]
		switch {
		case p.Amount != e.Amount.Negated() || p.Reversed != "":
		case p.Method != methodHand:
			return p
		case byHand == nil:
			byHand = p
		}
	}
	return byHand
}
