package casework

import (
	"context"
	"strconv"

	"krav/internal/debt"
	"krav/internal/intake"
)

// A bank may tell that it took money back before it tells that the money came: its
// files are taken in out of order, or a list has the newest entry first. Such a reversal
// waits, and with the money of which it speaks it is settled: neither is booked.

// aheadOf is the name that a waiting reversal has for what it takes back, which the
// bank's reference proves.
func aheadOf(identity string) string { return "undoes " + identity }

// aheadFor is the same where case and amount tell it.
func aheadFor(e BankEntry) string {
	return "undoes " + strconv.FormatInt(int64(e.Case), 10) + " " + e.Amount.String()
}

// waitAhead notes a reversal that waits for its original, and returns the names by which
// that will find it.
func (d *bankDesk) waitAhead(e intake.BankEntry, entry BankEntry) []string {
	if entry.State != BankUnmatched && !d.tookByHand(e, entry) {
		return nil
	}
	var names []string
	for _, identity := range e.Undoes {
		names = append(names, aheadOf(identity))
		d.ahead[aheadOf(identity)] = entry
	}
	d.noteAhead(entry)
	return names
}

// tookByHand reports whether a reversal took back what a person had entered, before the bank
// told that it came: when it does, that is the same money.
func (d *bankDesk) tookByHand(e intake.BankEntry, entry BankEntry) bool {
	f := d.visit.fileWith(entry.Case)
	if entry.State != BankReversed || f == nil || d.original(e) != nil {
		return false
	}
	p := f.Payment(entry.Payment)
	return p != nil && p.Method == methodHand
}

// noteAhead notes a waiting reversal by its case and amount.
func (d *bankDesk) noteAhead(e BankEntry) {
	if e.State == BankUnmatched && e.Case != 0 && e.Why == keyReversalOfUnknown {
		d.ahead[aheadFor(e)] = e
	}
}

// lookAhead finds the waiting reversals that name what the lines tell of.
func (d *bankDesk) lookAhead(ctx context.Context, wanted []string) error {
	names, err := d.visit.tx.BankNamesKnown(ctx, wanted)
	if err != nil || len(names) == 0 {
		return err
	}
	ids := make([]int64, len(names))
	for i, name := range names {
		ids[i] = name.Entry
	}
	entries, err := d.visit.tx.BankEntriesOf(ctx, ids)
	byID := make(map[int64]BankEntry, len(entries))
	for _, e := range entries {
		byID[e.ID] = e
	}
	for _, name := range names {
		if e, ok := byID[name.Entry]; ok && (e.State == BankUnmatched || e.State == BankReversed) {
			d.ahead[name.Name] = e
		}
	}
	return err
}

// lookAheadOn finds the waiting reversals on some cases.
func (d *bankDesk) lookAheadOn(ctx context.Context, cases []debt.CaseID) error {
	if len(cases) == 0 {
		return nil
	}
	entries, err := d.visit.tx.BankReversals(ctx, cases)
	for _, e := range entries {
		d.noteAhead(e)
	}
	return err
}

// aheadOn returns the reversal that waits on the case of a payment, for its amount, and
// was booked no earlier than it: what is paid after that is another payment.
func (d *bankDesk) aheadOn(found finding, e intake.BankEntry) (BankEntry, bool) {
	if found.state != BankMatched {
		return BankEntry{}, false
	}
	back, ok := d.ahead[aheadFor(BankEntry{Case: found.id(), Amount: e.Amount.Negated()})]
	return back, ok && !e.BookingDay.After(back.BookedOn)
}

// enterTakenBack keeps money that the bank has taken back already, and settles the
// reversal that told of it.
func (d *bankDesk) enterTakenBack(e intake.BankEntry, back BankEntry, report *PaymentsReport) error {
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	entry.State, entry.Why = BankIgnored, keyTakenBack
	d.keep(entry, e.Names)
	for key, known := range d.ahead {
		if known.ID == back.ID {
			delete(d.ahead, key)
		}
	}
	if back.State == BankReversed { // it has taken back what a person had entered
		report.Reversed++
		return nil
	}
	twin, err := d.twin(e, &entry)
	if err != nil {
		return err
	}
	if twin != nil {
		back.Why, back.Case = keyReversalOfTwin, twin.ID
		d.settle(back)
		report.Unmatched++
		return nil
	}
	report.Reversed++
	back.State, back.Why, back.Case = BankReversed, "bank.reversed_unbooked", 0
	d.settle(back)
	return nil
}
