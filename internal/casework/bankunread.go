package casework

import (
	"slices"
	"strings"

	"krav/internal/intake"
)

// keyUnread says that a line of the bank's file couldn't be read.
const keyUnread = "bank.line_unread"

// unread begins the identity of such a line. It has no amount that anybody can rely on.
const unread = "unread "

// IsUnread reports whether an entry is a line of the bank's file that couldn't be read (linje
// der ikke kunne læses). Its text is the line as it stands; its amount is nought.
func (e BankEntry) IsUnread() bool { return strings.HasPrefix(e.Identity, unread) }

func identityOfUnread(line intake.BankRefusal) string {
	return unread + hashOf([]byte(line.Account), []byte(line.Reference), []byte(line.Raw))
}

// tellsOfMoney reports whether a line that couldn't be read may be money on the account: not
// what is still to be booked, and comes again then, nor a collection that brought nothing, nor
// the lines around a list.
func tellsOfMoney(line intake.BankRefusal) bool {
	return line.Raw != "" && !slices.Contains([]string{
		"entry.not_booked", "entry.day_missing", "entry.amount_zero", "entry.amount_missing",
		"service.rejected", "service.cancelled", "line.is_headings",
	}, line.Fault.Key)
}

// saidOf returns what a line that can't be booked says that it is for.
func saidOf(line intake.BankRefusal) intake.BankEntry {
	if line.Currency != "" {
		return line.Said
	}
	return intake.BankEntry{Text: []string{line.Raw}, Direction: intake.Credit, BookingDay: line.BookingDay}
}

// keepRefused lets a line that couldn't be read wait in the inbox, once, so that nobody loses
// sight of it: a person enters the payment by hand, or takes the mended file in, and puts the
// line aside. The cases that it names wait for that.
func (d *bankDesk) keepRefused(line intake.BankRefusal, report *PaymentsReport) error {
	if !tellsOfMoney(line) {
		return nil
	}
	report.Unread++
	identity := identityOfUnread(line)
	if d.seen[identity] {
		return nil
	}
	d.seen[identity] = true
	found, err := d.find(saidOf(line))
	if err != nil {
		return err
	}
	if found.isHint() {
		found = notFoundBy(keyUnread) // its days and amounts are numbers too
	}
	day := line.BookingDay
	if day.IsZero() {
		day = d.visit.today
	}
	d.keep(BankEntry{
		ID: d.visit.NewID(), Identity: identity, State: BankUnmatched, ValueOn: day, BookedOn: day,
		Reference: line.Reference, Text: line.Raw, Why: keyUnread, Case: found.id(), Also: found.also, File: d.file,
	}, nil)
	return nil
}
