package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// readClaim reads what the invoice is, but for its amounts.
func (r *row) readClaim(d *Draft) {
	d.Kind = r.kind() // first: what isn't an invoice needs no number
	d.Number = r.number(FieldInvoiceNumber)
	if strings.Trim(NumberKey(d.Number), "0-.?") == "" {
		r.fail(FieldInvoiceNumber, fault.New(fault.Invalid, "invoice.number_missing"))
	}
	d.InvoiceDate = r.day(FieldInvoiceDate)
	d.DueDate = r.day(FieldDueDate)
	d.DueBasis = r.dueBasis()
	d.Text = r.text()
	d.Credits = r.credits()
	d.Slip = r.slip()
	d.AgreedRate = r.agreedRate()
	switch {
	case d.DueDate.IsZero():
		r.fail(FieldDueDate, fault.New(fault.Invalid, "invoice.due_date_missing"))
	case d.InvoiceDate.IsZero():
		r.note(NoteNoInvoiceDate)
	case d.DueDate.Before(d.InvoiceDate):
		r.fail(FieldDueDate, fault.New(fault.Invalid, "invoice.due_before_issue").
			With("due", d.DueDate.String()).With("issued", d.InvoiceDate.String()))
	}
}

// text returns what the invoice is for, cut where it is too long.
func (r *row) text() string {
	text := strings.ReplaceAll(r.cell(FieldText), "\n", " ")
	if len(text) <= longestText {
		return text
	}
	r.note(NoteTextCut)
	end := longestText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// credits returns the numbers of the invoices that a credit note lowers, each once.
func (r *row) credits() []string {
	var numbers []string
	for text := range strings.SplitSeq(r.value(FieldCredits), ";") {
		number := r.atMost(longestNumber, FieldCredits, strings.TrimSpace(text))
		if number != "" && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// InvoicesNamed returns the numbers of the invoices that a text names as people write it
// where the number of one is to stand: "Faktura 1001", "1001, 1002", "1001 og 1002".
func InvoicesNamed(text string) []string {
	var numbers []string
	separated := strings.NewReplacer(",", ";", "&", ";", "+", ";", "/", ";", " og ", ";", " and ", ";").Replace(text)
	for part := range strings.SplitSeq(separated, ";") {
		words := strings.Fields(part)
		for len(words) > 1 && isWordOfInvoice(words[0]) {
			words = words[1:]
		}
		if number := strings.Join(words, " "); number != "" && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// isWordOfInvoice reports whether a word before a number says that it is an invoice's.
func isWordOfInvoice(word string) bool {
	word = strings.TrimRight(Fold(word), ".: ")
	return slices.Contains(invoiceWords, word) || slices.Contains(numberMarks, word) || slices.Contains([]string{"fakturaer", "fakturaerne", "invoices"}, word)
}

// slip returns the reference of the invoice's own payment slip. One that doesn't check
// finds no payment, and is left out.
func (r *row) slip() string {
	text := r.value(FieldSlip)
	if text == "" {
		return ""
	}
	if reference, ok := slipReference(text); ok {
		return reference
	}
	r.note(NoteSlipUnchecked)
	return ""
}

// slipReference reads the reference of a payment slip that stands alone or in the
// slip's line.
func slipReference(text string) (string, bool) {
	if strings.Contains(text, "<") {
		slip, warning, err := identifier.ReadSlip(text)
		return slip.Reference(), err == nil && warning == nil && slip.Reference() != ""
	}
	digits := compactNumber(text)
	if !isPlainDigits(digits) {
		return "", false
	}
	return fullReference(digits)
}

// document is what the column of document types says.
type document int

const (
	documentInvoice document = iota + 1
	documentCreditNote
	documentPayment
	documentFee
)

// documentWords are the beginnings of words that name a document, folded. The
// first that is found counts: a reminder of an invoice is a reminder.
var documentWords = []struct {
	word     string
	document document
}{
	{"kredit", documentCreditNote},
	{"credit", documentCreditNote},
	{"rykker", documentFee},
	{"reminder", documentFee},
	{"gebyr", documentFee},
	{"fee", documentFee},
	{"rente", documentFee},
	{"interest", documentFee},
	{"indbetaling", documentPayment},
	{"betaling", documentPayment},
	{"payment", documentPayment},
	{"faktura", documentInvoice},
	{"invoice", documentInvoice},
	{"regning", documentInvoice},
	{"opkraevning", documentInvoice},
	{"kontingent", documentInvoice},
	{"debet", documentInvoice},
}

// documentNamed returns the document that a text names, or nought.
func documentNamed(text string) document {
	folded := " " + Fold(apart(text))
	for _, d := range documentWords {
		if strings.Contains(folded, " "+d.word) {
			return d.document
		}
	}
	return 0
}

// kind returns the kind of line that the document type says. What isn't an
// invoice or a credit note is refused: payments come by the bank's file, fees
// and interest are counted anew.
func (r *row) kind() Kind {
	text := r.words(FieldDocumentType)
	if text == "" {
		return Invoice
	}
	switch documentNamed(text) {
	case documentInvoice:
		return Invoice
	case documentCreditNote:
		return CreditNote
	case documentPayment:
		r.fail(FieldDocumentType, fault.New(fault.Invalid, "invoice.is_payment").With("value", shown(text)))
	case documentFee:
		r.fail(FieldDocumentType, fault.New(fault.Invalid, "invoice.is_fee").With("value", shown(text)))
	default:
		r.fail(FieldDocumentType, fault.New(fault.Invalid, "invoice.type_unknown").With("value", shown(text)))
	}
	return 0
}

// dueBasis reads whether the due date was agreed: yes and agreed, no and printed.
func (r *row) dueBasis() DueBasis {
	text := r.words(FieldDueBasis)
	switch Fold(text) {
	case "":
		return 0
	case "ja", "yes", "j", "y", "x", "1", "aftalt", "agreed":
		return DueAgreed
	case "nej", "no", "n", "0", "trykt", "anfoert", "printed", "kun anfoert", "paa fakturaen":
		return DuePrinted
	}
	r.fail(FieldDueBasis, fault.New(fault.Invalid, "invoice.due_basis_unknown").With("value", shown(text)))
	return 0
}
