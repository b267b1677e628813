package casework

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
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
// an open case it points to that, and else to another, or to none.
func (d *intakeDesk) askOnDebtors(draft intake.Draft, why *fault.Fault, other *file, report *ImportReport) error {
	found, doubt := d.find(draft.Debtor)
	if found == nil {
		found = doubt
	}
	if found == nil {
		return d.askOfNote(draft, why, other, report)
	}
	return d.askOfNote(draft, why, found.file, report)
}

// askOfNote asks a person about a credit note that points to a case, or to none. What has
// been answered of the same note isn't asked again: it was used, or put aside.
func (d *intakeDesk) askOfNote(draft intake.Draft, why *fault.Fault, f *file, report *ImportReport) error {
	key := d.noteKey(draft)
	if d.answered[key] || f != nil && creditedUnder(&f.Case, 0, draft.Number) == draft.Principal.Negated() {
		report.Unchanged++
		return nil
	}
	var id debt.CaseID
	if f != nil {
		id = f.ID
	}
	return d.askNote(draft, why, id, report)
}

func (d *intakeDesk) askNote(draft intake.Draft, why *fault.Fault, c debt.CaseID, report *ImportReport) error {
	err := d.ask(draft, why, c, report)
	d.kept[len(d.kept)-1].Note = d.noteKey(draft)
	return err
}

// isMoneyBack reports whether what could be read of a faulty line lowers what a debtor owes:
// lists of open posts have payments on lines of their own, and credit notes without a number.
func isMoneyBack(read intake.Draft) bool {
	return read.Principal.IsNegative() && (read.Debtor.Name != "" || read.Debtor.CustomerNumber != "")
}

// refuseMoneyBack keeps a faulty line that lowers what a debtor owes. It points to the
// debtor's open case, which waits as for a credit note; a person is told of it once.
func (d *intakeDesk) refuseMoneyBack(line intake.Refusal, report *ImportReport) error {
	key := d.noteKey(line.Read)
	if d.answered[key] {
		report.Unchanged++
		return nil
	}
	var id debt.CaseID
	if same, doubtful := d.find(line.Read.Debtor); same != nil {
		id = same.id
	} else if doubtful != nil {
		id = doubtful.id
	}
	why := line.Fault.With("sum", line.Read.Principal.Negated().String())
	report.Refused = append(report.Refused, LineReport{Line: line.Line, Why: why})
	d.enclose(line.Line, line.Attachments, id, 0)
	err := d.wait(LineRefused, line.Line, why, line.Raw, id)
	d.kept[len(d.kept)-1].Note = key
	return err
}

// creditedUnder sums what credit notes with a number have credited of a claim, or of all
// claims of a case. The number is compared as those of invoices are. A note without one is
// like no other.
func creditedUnder(c *debt.Case, claim debt.ClaimID, noteNumber string) money.Amount {
	var sum money.Amount
	for i := range c.Account.Entries {
		e := &c.Account.Entries[i]
		if e.Kind == ledger.CreditNote && (claim == 0 || e.Claim == claim) && intake.AreNumbersAlike(e.Label, noteNumber) {
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

// settleUsed lets no line wait any longer whose credit note has been used by another one.
func (d *intakeDesk) settleUsed(ctx context.Context) error {
	if len(d.used) == 0 {
		return nil
	}
	known, err := d.visit.tx.LinesOfNotes(ctx, d.used)
	if err != nil {
		return err
	}
	d.used = nil
	for _, line := range known {
		if !line.waits() {
			continue
		}
		if err := d.visit.tx.DropEnclosures(ctx, line); err != nil {
			return err
		}
		if err := d.visit.tx.SettleLine(ctx, line.ID, LineMended); err != nil {
			return err
		}
	}
	return nil
}

// waits reports whether a line waits for a person.
func (l IntakeLine) waits() bool { return l.State == LineRefused || l.State == LineAsked }
