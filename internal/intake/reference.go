package intake

import (
	"slices"
	"strings"

	"krav/internal/identifier"
)

// ReferenceKind is what a reference in a payment can be held against. The kinds
// stand in the order in which they are to be trusted.
type ReferenceKind int

// The kinds of reference.
const (
	// PaymentReference is the reference of a payment slip, whole and with the
	// right check digit (betalings-id): 15 digits of card type 71, or 16.
	PaymentReference ReferenceKind = iota + 1
	// EndToEndReference is the payer's own reference, as it stands.
	EndToEndReference
	// CaseReference is a number after a word for case (sagsnummer).
	CaseReference
	// InvoiceReference is the number of an invoice that is known (fakturanummer).
	InvoiceReference
	// ShortReference is a number in a field for references that has the right
	// check digit if it lost its leading zeros: one number in ten has by chance.
	// It is filled up to 15 digits, and is no more than a hint.
	ShortReference
	// BareNumber is the only number of a text, without a word that says what it is: it
	// may be that of a case, and is no more than a hint.
	BareNumber
)

// Reference is what a payment says that it is for.
type Reference struct {
	Kind ReferenceKind
	Text string
}

// Known is what a creditor's references are told by.
type Known struct {
	// CreditorNumber is the creditor's own number on payment slips
	// (kreditornummer), 8 digits, or nothing. A slip of another is none of ours.
	CreditorNumber string
	// Invoice reports whether the creditor has an invoice of this number; numbers
	// come in the form of NumberKey. It may be nil.
	Invoice func(number string) bool
}

// References returns what a payment says that it is for, the most trusted first,
// each once.
func References(e BankEntry, k Known) []Reference {
	var found references
	texts := make([]string, 0, len(e.Structured)+len(e.Text)+1)
	texts = append(append(texts, e.Structured...), e.Text...)
	if e.EndToEndID != "" {
		texts = append(texts, e.EndToEndID)
	}
	within := found.addMade(texts, k.CreditorNumber)
	if e.EndToEndID != "" {
		found.add(EndToEndReference, e.EndToEndID)
	}
	for _, text := range texts {
		found.addCases(text)
	}
	for _, text := range texts {
		found.addInvoices(text, k.Invoice)
	}
	for _, number := range within {
		found.addInvoice(number, k.Invoice)
	}
	for _, text := range e.Structured {
		found.addShort(text)
	}
	for _, text := range texts {
		found.addBare(text)
	}
	return found.list
}

type references struct{ list []Reference }

func (r *references) add(kind ReferenceKind, text string) {
	if found := (Reference{kind, text}); !slices.Contains(r.list, found) {
		r.list = append(r.list, found)
	}
}

// addMade adds the references of payment slips in some texts, and returns the numbers that
// those and international creditor references (RF) were made of.
func (r *references) addMade(texts []string, creditor string) []string {
	for _, text := range texts {
		r.addSlips(text, creditor)
	}
	within := creditorReferences(texts)
	for _, text := range within {
		r.addSlips(text, creditor)
	}
	return append(within, numbersOnSlips(r.list)...)
}

// addSlips adds the references of payment slips in a text: in lines as they are
// printed, and as numbers of full length.
func (r *references) addSlips(text, creditor string) {
	if strings.Contains(text, "<") {
		r.addPrinted(text, creditor)
		return
	}
	for run := range digitRuns(text) {
		if reference, ok := fullReference(run); ok {
			r.add(PaymentReference, reference)
		}
	}
	if compact := strings.ReplaceAll(text, " ", ""); compact != text && isPlainDigits(compact) {
		if reference, ok := fullReference(compact); ok { // banks part long numbers
			r.add(PaymentReference, reference)
		}
	}
}

// addPrinted adds the references of lines such as +71<004040400000669+12345678<.
// In them a reference may have lost its leading zeros.
func (r *references) addPrinted(text, creditor string) {
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '<')
		if open < 0 {
			return
		}
		open += from
		from = open + 1
		end := strings.IndexByte(text[from:], '<')
		if end < 0 || open < 2 {
			continue
		}
		slip, warning, err := identifier.ReadSlip(text[open-2 : from+end+1])
		isSound := err == nil && (warning == nil || warning.Key == "slip.reference_short")
		isOurs := creditor == "" || slip.Creditor() == creditor
		if isSound && isOurs && slip.Reference() != "" {
			r.add(PaymentReference, slip.Reference())
		}
	}
}

// fullReference returns a reference of full length with the right check digit,
// without the card type that may stand before it.
func fullReference(digits string) (string, bool) {
	digits = withoutFiller(digits)
	for _, card := range []identifier.CardType{identifier.Card71, identifier.Card75} {
		rest := digits
		if len(digits) == card.ReferenceDigits()+2 {
			rest = strings.TrimPrefix(digits, card.String())
		}
		if identifier.CheckReference(card, rest) == nil && strings.Trim(rest, "0") != "" {
			return rest, true
		}
	}
	return "", false
}

// withoutFiller returns a number without the zeros that fill a wider field than a
// reference of card type 71 has, as in the 19 digits of Betalingsservice.
func withoutFiller(digits string) string {
	width := identifier.Card71.ReferenceDigits()
	if len(digits) <= width || strings.Trim(digits[:len(digits)-width], "0") != "" {
		return digits
	}
	if short := digits[len(digits)-width:]; identifier.CheckReference(identifier.Card71, short) == nil {
		return short
	}
	return digits
}

// addShort adds a reference that may have lost its leading zeros.
func (r *references) addShort(text string) {
	digits := strings.ReplaceAll(text, " ", "")
	if len(digits) < 2 || len(digits) >= identifier.Card71.ReferenceDigits() || !isPlainDigits(digits) {
		return
	}
	full, warning, err := identifier.ReadReference(identifier.Card71, digits)
	if err == nil && warning != nil && warning.Key == "slip.reference_short" {
		r.add(ShortReference, full)
	}
}
