package casework

import (
	"cmp"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/money"
)

func (d *bankDesk) take(line intake.BankLine, report *PaymentsReport) error {
	switch line := line.(type) {
	case intake.BankRefusal:
		return d.takeRefused(line, report)
	case intake.BankWarning:
		report.Warnings = append(report.Warnings, LineReport{Line: line.Line, Why: line.Fault})
	case intake.BankEntry:
		why := d.visit.notOurs(line)
		if why == nil {
			return d.takeEntry(line, report)
		}
		report.refuse(LineReport{Line: line.Line, Entry: line.Reference + " " + line.Amount.String(), Why: why})
	}
	return nil
}

// takeRefused tells of money that can't be booked. An entry that is still pending
// comes again when it is booked.
func (d *bankDesk) takeRefused(line intake.BankRefusal, report *PaymentsReport) error {
	why := d.visit.otherAccount(line.Account)
	if why == nil && line.Currency != "" {
		return d.takeForeign(line, report)
	}
	if why == nil {
		why = line.Fault
		if err := d.keepRefused(line, report); err != nil {
			return err
		}
	}
	report.refuse(LineReport{Line: line.Line, Entry: refusedEntry(line), Why: why})
	return nil
}

// refuse notes what can't be booked; of a statement of another account once is enough.
func (r *PaymentsReport) refuse(line LineReport) {
	if line.Why.Key == keyOtherAccount {
		account := line.Why.Args["account"]
		isTold := func(told LineReport) bool {
			return told.Why.Key == keyOtherAccount && told.Why.Args["account"] == account
		}
		if slices.ContainsFunc(r.Refused, isTold) {
			return
		}
		line.Entry = ""
	}
	r.Refused = append(r.Refused, line)
}

// longestEntry is how many characters are told of an entry that can't be booked.
const longestEntry = 60

// refusedEntry returns how a person finds an entry in the bank's own list.
func refusedEntry(line intake.BankRefusal) string {
	told := []rune(strings.Join(strings.Fields(line.Reference+" "+line.Raw), " "))
	return string(told[:min(len(told), longestEntry)])
}

// takeForeign lets what came in another currency wait in the inbox, so that nobody
// loses sight of it, with the case that it is for as far as it says so.
func (d *bankDesk) takeForeign(line intake.BankRefusal, report *PaymentsReport) error {
	identity := identityOfRefused(line)
	switch {
	case line.Amount.IsNegative():
		report.Outgoing++
		return nil
	case d.seen[identity]:
		report.Duplicate++
		return nil
	}
	found, err := d.find(saidOf(line))
	if err != nil {
		return err
	}
	d.seen[identity] = true
	day := line.BookingDay
	if day.IsZero() {
		day = d.visit.today
	}
	d.keep(BankEntry{
		ID: d.visit.NewID(), Identity: identity, State: BankUnmatched, ValueOn: day, BookedOn: day,
		Reference: line.Reference, Text: foreignText(line), Why: keyForeignCurrency, Case: found.id(), Also: found.also, File: d.file,
	}, nil)
	report.Unmatched++
	return nil
}

// foreignText returns what is kept of money in another currency: what it came to, on
// a line of its own, and what the bank says of it.
func foreignText(line intake.BankRefusal) string {
	if line.Amount.IsZero() {
		return line.Currency + "\n" + line.Raw
	}
	return line.Currency + " " + line.Amount.String() + "\n" + line.Raw
}

// Foreign returns what came in another currency, such as "EUR 120.00", or nothing for
// Danish kroner.
func (e BankEntry) Foreign() string {
	if e.IsUnread() {
		return ""
	}
	return foreignSum(e.Amount, e.Text)
}

// foreignSum reads from the text of an entry what foreignText wrote there, or nothing for
// an amount in kroner.
func foreignSum(amount money.Amount, text string) string {
	if !amount.IsZero() {
		return ""
	}
	sum, _, _ := strings.Cut(text, "\n")
	return sum
}

// isForeign reports whether money came in another currency: it has no amount in kroner.
func (e BankEntry) isForeign() bool { return e.Amount.IsZero() && !e.IsUnread() }

func identityOfRefused(line intake.BankRefusal) string {
	return "refused " + hashOf([]byte(line.Account), []byte(line.Reference), []byte(line.Raw))
}

func (d *bankDesk) takeEntry(e intake.BankEntry, report *PaymentsReport) error {
	e = d.ofItsDay(e)
	isDebit := e.Direction == intake.Debit
	switch {
	case d.isKnown(e):
		report.Duplicate++
		return nil
	case isDebit && (e.Reversal || d.original(e) != nil):
		return d.reverse(e, report)
	case isDebit:
		return d.takeOutgoing(e, report)
	}
	if whole, ok := d.earlier[e.Whole]; ok && !d.divide(whole) {
		report.Duplicate++ // the whole of which this is a part was booked
		return nil
	}
	if back, ok := d.ahead[aheadOf(e.Identity)]; ok {
		return d.enterTakenBack(e, back, report)
	}
	found, err := d.find(e)
	if err != nil {
		return err
	}
	if found.file != nil && paymentWith(&found.file.Case, e.Identity) != nil {
		report.Duplicate++
		return nil
	}
	doubt := cmp.Or(d.doubt(e), found.recorded(e))
	if back, ok := d.aheadOn(found, e); ok && doubt == "" {
		return d.enterTakenBack(e, back, report)
	}
	return d.enter(e, found.under(doubt), report)
}

// isKnown reports whether the money has been told of: by this entry, or by one that
// is proven to be the same.
func (d *bankDesk) isKnown(e intake.BankEntry) bool {
	isNamed := func(name string) bool { return d.names[name] || d.seen[name] }
	return isNamed(e.Identity) || slices.ContainsFunc(e.Same, isNamed)
}

// divide takes an entry out of the inbox that is told of now in its parts. It
// returns false where the whole has been booked, or its parts were.
func (d *bankDesk) divide(whole BankEntry) bool {
	switch whole.State {
	case BankMatched:
		return false
	case BankProposed, BankUnmatched:
		whole.State, whole.Why = BankIgnored, keyToldInParts
		d.settled = append(d.settled, whole)
		d.earlier[whole.Identity] = whole
	case BankReversed, BankIgnored:
	}
	return true
}

// keyToldInParts says that an entry waits no longer, because its parts were told of.
const keyToldInParts = "bank.told_in_parts"

// enter books an entry on the case that was found for it, or lets it wait.
func (d *bankDesk) enter(e intake.BankEntry, found finding, report *PaymentsReport) error {
	d.seen[e.Identity] = true
	entry := d.visit.entryOf(e, d.file)
	if isDatedEarly(&entry, found) {
		found = found.under(keyDatedEarly)
	}
	entry.State, entry.Case, entry.Why, entry.Also = found.state, found.id(), found.why, found.also
	switch found.state {
	case BankMatched:
		if err := d.book(&entry, found); err != nil {
			return err
		}
		report.Matched++
		if err := d.tellOverpaid(e.Line, found.file, entry.Amount, report); err != nil {
			return err
		}
	case BankProposed:
		report.Proposed++
	case BankUnmatched, BankReversed, BankIgnored:
		report.Unmatched++
	}
	d.keep(entry, e.Names)
	return nil
}

// tellOverpaid tells of a payment that was more than was owed. All is paid then,
// so the case is closed.
func (d *bankDesk) tellOverpaid(line int, f *file, paid money.Amount, report *PaymentsReport) error {
	if !f.IsClosed() || !f.HasOpenTask(followup.TaskRefund) {
		return nil
	}
	owed, err := f.Account.StatementOn(d.visit.book, d.visit.today)
	if err != nil || !owed.Overpaid.IsPositive() {
		return nil //nolint:nilerr // where the law has no rate yet, nobody knows what is owed
	}
	over := owed.Overpaid
	if paid.Less(over) {
		over = paid
	}
	report.Overpaid = append(report.Overpaid, Overpayment{Line: line, Number: f.Number, Amount: over})
	return nil
}

// book books an entry on the case that was found for it.
func (d *bankDesk) book(entry *BankEntry, found finding) error {
	entry.Payment = debt.PaymentID(d.visit.NewID())
	return d.visit.pay(found.file, debt.PaymentRecorded{
		Payment: entry.Payment, Amount: entry.Amount, ValueOn: valueDay(entry, &found.file.Case, d.visit.today), BookedOn: entry.BookedOn,
		Method: found.method, Reference: referenceOn(&found.file.Case, entry.Identity), Named: found.claim, Text: entry.Text,
	})
}
