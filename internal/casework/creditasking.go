package casework

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Why a person is asked about a credit note.
const (
	// keyForWhich says that it doesn't name its invoice.
	keyForWhich = "line.credit_note_for_which"
	// keyCreditEarly says that it came before the invoice that it lowers.
	keyCreditEarly = "line.credit_note_early"
	// keyShares says that it names several invoices, and not how much is for each.
	keyShares = "line.credit_note_shares"
	// keyOtherDebtor says that it is made out to another than the invoice that it names.
	keyOtherDebtor = "line.credit_note_other_debtor"
	// keyPartUsed says that a part of it is credited already.
	keyPartUsed = "line.credit_note_part_used"
)

// creditsAsked returns all of these. While a credit note waits for an answer nobody is
// reminded on the case that it points to: it may be all that is owed.
func creditsAsked() []string {
	return []string{keyForWhich, keyCreditEarly, keyShares, keyOtherDebtor, keyPartUsed}
}

// askOnDebtors asks a person about a credit note whose invoice isn't sure. Where its debtor has
// an open case it points to that, and else to another, or to none. One whose whole amount is
// credited on that case is known.
func (d *intakeDesk) askOnDebtors(draft intake.Draft, why *fault.Fault, other *file, report *ImportReport) error {
	on := other
	if likely := d.likely(draft.Debtor); likely != nil {
		on = likely.file
	}
	if on != nil && creditedUnder(&on.Case, draft.Number) == draft.Principal.Negated() {
		report.Unchanged++
		return nil
	}
	return d.askNote(draft, why, on, report)
}

// likely returns the debtor that a draft is about, or else the one that it may be about.
func (d *intakeDesk) likely(draft intake.DebtorDraft) *party {
	same, doubtful := d.find(draft)
	if same == nil && len(doubtful) > 0 {
		return doubtful[0]
	}
	return same
}

// askNote asks a person about a credit note that points to a case, or to none, once.
func (d *intakeDesk) askNote(draft intake.Draft, why *fault.Fault, on *file, report *ImportReport) error {
	return d.keepNote(draft, report, func() error {
		var id debt.CaseID
		if on != nil {
			id = on.ID
		}
		return d.ask(draft, why, id, report)
	})
}

// keepNote lets a line wait that tells of a credit note, and marks it as the note's. What has
// been answered of the same note isn't asked again: it was used, or put aside.
func (d *intakeDesk) keepNote(note intake.Draft, report *ImportReport, keep func() error) error {
	key := d.noteKey(note)
	if d.answered[key] {
		report.Unchanged++
		return nil
	}
	if err := keep(); err != nil {
		return err
	}
	d.kept[len(d.kept)-1].Note = key
	return nil
}

// isMoneyBack reports whether what could be read of a faulty line lowers what a debtor owes:
// lists of open posts have payments on lines of their own, and credit notes without a number.
func isMoneyBack(read intake.Draft) bool {
	return read.Principal.IsNegative() && (read.Debtor.Name != "" || read.Debtor.CustomerNumber != "")
}

// refuseMoneyBack keeps a faulty line that lowers what a debtor owes. It points to the
// debtor's open case, which waits as for a credit note; a person is told of it once.
func (d *intakeDesk) refuseMoneyBack(line intake.Refusal, report *ImportReport) error {
	return d.keepNote(line.Read, report, func() error {
		var id debt.CaseID
		if likely := d.likely(line.Read.Debtor); likely != nil {
			id = likely.id
		}
		why := line.Fault.With("sum", line.Read.Principal.Negated().String())
		report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: why})
		d.enclose(line.Line, line.Attachments, id, 0)
		return d.wait(LineRefused, line.Line, why, line.Raw, id)
	})
}

// creditedUnder sums what credit notes with a number have credited of some claims of a case,
// or of all where none is named. Two numbers are one that differ by signs, blanks, small
// letters or noughts in front; a note without a number is like no other.
func creditedUnder(c *debt.Case, noteNumber string, claims ...debt.ClaimID) money.Amount {
	var sum money.Amount
	for i := range c.Account.Entries {
		e := &c.Account.Entries[i]
		isOfThem := len(claims) == 0 || slices.Contains(claims, e.Claim)
		if e.Kind == ledger.CreditNote && isOfThem && intake.AreNumbersAlike(e.Label, noteNumber) {
			sum = sum.Plus(e.Amount)
		}
	}
	return sum
}

// noteKey returns what a credit note is known again by in another file: its number, amount,
// day and debtor, as a hash with a key, so that nobody can find the debtor by trying names.
func (d *intakeDesk) noteKey(draft intake.Draft) string {
	h := hmac.New(sha256.New, d.visit.PortalKey[:])
	for _, part := range []string{
		"credit note", strconv.FormatInt(int64(d.visit.creditor.ID), 10), intake.NumberKey(draft.Number),
		draft.Principal.String(), draft.InvoiceDate.String(), intake.NameKey(draft.Debtor.Name),
	} {
		h.Write([]byte(part + "/"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// lookUpNotes finds out which of the credit notes among some lines have been answered: all
// lines of them were mended or put aside.
func (d *intakeDesk) lookUpNotes(ctx context.Context, lines []intake.Line) error {
	var keys []string
	for _, line := range lines {
		switch line := line.(type) {
		case intake.Refusal:
			if isMoneyBack(line.Read) {
				keys = append(keys, d.noteKey(line.Read))
			}
		case intake.Draft:
			if line.Kind == intake.CreditNote {
				keys = append(keys, d.noteKey(line))
			}
		}
	}
	if len(keys) == 0 {
		return nil
	}
	known, err := d.visit.tx.LinesOfNotes(ctx, keys)
	for _, line := range known {
		d.answered[line.Note] = true
	}
	for _, line := range known {
		if line.waits() {
			delete(d.answered, line.Note)
		}
	}
	return err
}

// settleUsed lets no line of a file wait any longer whose credit note has been used by a line
// of this one. Two lines of one file that look alike are for different invoices.
func (d *intakeDesk) settleUsed(ctx context.Context, file int64) error {
	if len(d.used) == 0 {
		return nil
	}
	known, err := d.visit.tx.LinesOfNotes(ctx, slices.Collect(maps.Keys(d.used)))
	if err != nil {
		return err
	}
	for _, line := range known {
		isOther := line.File == file && !slices.Contains(d.used[line.Note], line.Line)
		if !line.waits() || isOther {
			continue
		}
		if err := d.visit.tx.DropEnclosures(ctx, line); err != nil {
			return err
		}
		if err := d.visit.tx.SettleLine(ctx, line.ID, LineMended); err != nil {
			return err
		}
	}
	clear(d.used)
	return nil
}

// waits reports whether a line waits for a person.
func (l IntakeLine) waits() bool { return l.State == LineRefused || l.State == LineAsked }
