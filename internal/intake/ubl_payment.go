package intake

import (
	"strings"

	"krav/internal/identifier"
)

// ublMeans is a way of paying that an invoice names (PaymentMeans).
type ublMeans struct {
	Code      string `xml:"PaymentMeansCode"`
	Due       string `xml:"PaymentDueDate"`
	PaymentID string `xml:"PaymentID"`     // card type; in Peppol with # and the reference
	Reference string `xml:"InstructionID"` // of a slip, in OIOUBL
	Creditor  string `xml:"CreditAccount>AccountID"`
	Account   string `xml:"PayeeFinancialAccount>ID"`
	Branch    string `xml:"PayeeFinancialAccount>FinancialInstitutionBranch>ID"`
}

type ublTerms struct {
	Due string `xml:"PaymentDueDate"`
}

// The codes of payment means (UN/EDIFACT 4461) that are paid by slip.
const (
	meansGiro = "50"
	meansFIK  = "93"
)

// payTo returns what a payment means says, or false where it is another's affair:
// cards, direct debit, an account that it doesn't name.
func (m *ublMeans) payTo() (PayTo, bool) {
	code := trimmed(m.Code)
	if code == meansFIK || code == meansGiro {
		return m.slip()
	}
	account := compactNumber(m.Account)
	if branch := compactNumber(m.Branch); branch != "" && isPlainDigits(account) && isPlainDigits(branch) {
		account = branch + " " + account
	}
	return PayTo{Account: account}, account != "" && len(account) <= longestNumber
}

// slip reads a payment slip. In OIOUBL the card type, the reference and the
// creditor number have elements of their own; Peppol writes 71#123456789012345.
func (m *ublMeans) slip() (PayTo, bool) {
	card, reference, _ := strings.Cut(compactNumber(m.PaymentID), "#")
	if reference == "" {
		reference = compactNumber(m.Reference)
	}
	account := compactNumber(m.Creditor)
	if account == "" {
		account = compactNumber(m.Account)
	}
	slip := PayTo{Card: card, Reference: reference, Account: account}
	isSound := isPlainDigits(card) && len(card) == 2 && (reference == "" || isPlainDigits(reference)) && isPlainDigits(account)
	return slip, isSound && len(reference)+len(account) <= longestNumber
}

// checks reports whether a slip's card type exists and its reference has the right
// length and check digit.
func (p PayTo) checks() bool {
	card, err := identifier.ParseCardType(p.Card)
	return err == nil && identifier.CheckReference(card, p.Reference) == nil
}

// slip returns the reference of the first payment slip that the invoice can be paid by,
// or nothing.
func (d *ublDocument) slip() string {
	for i := range d.means {
		p, ok := d.means[i].payTo()
		if _, isWhole := fullReference(p.Reference); ok && isWhole && p.Card != "" && p.checks() {
			return p.Reference
		}
	}
	return ""
}

// compactNumber returns a number without the blanks, points and lines that people
// set in it.
func compactNumber(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", ".", "", "-", "").Replace(trimmed(text)))
}

// payTos returns the ways in which the invoice asks to be paid.
func (d *ublDocument) payTos(note func(Note)) []PayTo {
	var all []PayTo
	for i := range d.means {
		p, ok := d.means[i].payTo()
		if !ok {
			continue
		}
		if p.Card != "" && !p.checks() {
			note(NoteSlipUnchecked)
		}
		all = append(all, p)
	}
	return all
}

// dueDay returns the due date, wherever the document has it: in its head, with a
// way of paying, or in the terms. Of several the last is the one that asks least of
// the debtor.
func (d *ublDocument) dueDay(note func(Note)) string {
	if d.due != "" {
		return dayOf(d.due)
	}
	days := make([]string, 0, len(d.means)+len(d.terms))
	for _, m := range d.means {
		days = append(days, dayOf(m.Due))
	}
	for _, t := range d.terms {
		days = append(days, dayOf(t.Due))
	}
	last := ""
	for _, day := range days {
		if day == "" || day == last {
			continue
		}
		if last != "" {
			note(NoteSeveralDueDates)
		}
		last = max(last, day) // as UBL writes days, the later text is the later day
	}
	if last == "" && d.isCreditNote() {
		return dayOf(d.issued) // a credit note falls due to nobody
	}
	return last
}

// dayOf returns a day without the time and the zone that may stand behind it: they
// say nothing about a day.
func dayOf(text string) string {
	text = trimmed(text)
	const width = len("2026-11-21")
	if len(text) > width && strings.ContainsAny(text[width:width+1], "TZ+-") {
		return text[:width]
	}
	return text
}
