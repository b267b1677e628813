package intake

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// status is what a list says of an invoice (status): lists of all invoices have
// those that are paid in them too.
type status int

const (
	statusOpen   status = iota + 1 // something is owed
	statusPaid                     // nothing is owed any more
	statusPartly                   // some of it has been paid
	statusDraft                    // it hasn't been sent
	statusVoid                     // it was taken back
)

// statusWords are the words that lists say it with, folded. The first that is found
// counts: what is overpaid is paid.
var statusWords = []struct {
	word   string
	status status
}{
	{"delvist", statusPartly},
	{"delvis", statusPartly},
	{"partially", statusPartly},
	{"partly", statusPartly},
	{"ikke betalt", statusOpen},
	{"not paid", statusOpen},
	{"ubetalt", statusOpen},
	{"unpaid", statusOpen},
	{"nej", statusOpen},
	{"no", statusOpen},
	{"false", statusOpen},
	{"overbetalt", statusPaid},
	{"overpaid", statusPaid},
	{"betalt", statusPaid},
	{"paid", statusPaid},
	{"udlignet", statusPaid},
	{"lukket", statusPaid},
	{"closed", statusPaid},
	{"settled", statusPaid},
	{"ja", statusPaid},
	{"yes", statusPaid},
	{"true", statusPaid},
	{"kladde", statusDraft},
	{"draft", statusDraft},
	{"annulleret", statusVoid},
	{"voided", statusVoid},
	{"canceled", statusVoid},
	{"cancelled", statusVoid},
	{"slettet", statusVoid},
	{"krediteret", statusVoid},
	{"forfalden", statusOpen},
	{"forfaldet", statusOpen},
	{"overdue", statusOpen},
	{"bogfoert", statusOpen},
	{"booked", statusOpen},
	{"sendt", statusOpen},
	{"sent", statusOpen},
	{"aaben", statusOpen},
	{"aabent", statusOpen},
	{"open", statusOpen},
	{"approved", statusOpen},
	{"godkendt", statusOpen},
	{"rykket", statusOpen},
	{"inkasso", statusOpen},
	{"afventer", statusOpen},
}

// statusNamed returns the status that a text names, or nought.
func statusNamed(text string) status {
	folded := " " + Fold(apart(text)) + " "
	for _, s := range statusWords {
		if strings.Contains(folded, " "+s.word+" ") {
			return s.status
		}
	}
	return 0
}

// readStatus holds the amounts of a line against what the list says of it. A line
// that is paid is known as settled, whatever it was for; where nobody can tell what
// is left, the line is refused.
func (r *row) readStatus(d *Draft) {
	text := r.words(FieldStatus)
	if text == "" || r.failed() {
		return
	}
	switch said := statusNamed(text); {
	case d.Kind == CreditNote:
		r.readStatusOfCredit(said, text)
	case said == 0:
		r.fail(FieldStatus, fault.New(fault.Invalid, "invoice.status_unknown").With("value", shown(text)))
	case said == statusDraft:
		r.fail(FieldStatus, fault.New(fault.Invalid, "invoice.is_draft").With("value", shown(text)))
	case said == statusPartly && !r.saysWhatIsLeft():
		r.fail(FieldStatus, fault.New(fault.Invalid, "invoice.partly_paid").With("value", shown(text)))
	case said == statusPaid && r.has(FieldRemaining) && d.Principal.IsPositive():
		r.fail(FieldStatus, fault.New(fault.Invalid, "invoice.paid_with_rest").With("value", shown(text)).With("rest", d.Principal.String()))
	case said == statusPaid, said == statusVoid:
		d.Kind, d.Principal = Settled, money.Amount{}
	}
}

// readStatusOfCredit refuses a credit note that was never sent, or was taken back: it
// lowers nothing. What else is said of it is of what became of its money.
func (r *row) readStatusOfCredit(said status, text string) {
	if said == statusDraft || said == statusVoid {
		r.fail(FieldStatus, fault.New(fault.Invalid, "invoice.credit_note_not_valid").With("value", shown(text)))
	}
}

// saysWhatIsLeft reports whether the list has a column for what is left of an
// invoice, or for what was paid.
func (r *row) saysWhatIsLeft() bool { return r.has(FieldRemaining) || r.has(FieldPaid) }
