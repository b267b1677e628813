package intake

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/money"
)

// Line is what became of a line of a file: a Draft or a Refusal.
//
//sumtype:decl
type Line interface{ line() }

func (Draft) line()   {}
func (Refusal) line() {}

// Draft is an invoice as a file tells of it (kladde til et krav): read and
// consistent in itself, not yet held against the cases that exist.
type Draft struct {
	Line   int // of the file, from 1
	Kind   Kind
	Number string // of the invoice, at most 60 characters

	InvoiceDate civil.Date // no date where the file has none
	DueDate     civil.Date // never before InvoiceDate
	DueBasis    DueBasis   // nought where the file doesn't say

	// Total is the invoice's amount with VAT, or nought where the file only has
	// what is left of it. Principal is what is left, and what is claimed: the
	// file's remaining balance where it has one, without fees that are proven to
	// be in it. It is nought for Settled and below nought for CreditNote.
	Total     money.Amount
	Paid      money.Amount // as the file says; nought where it doesn't
	Principal money.Amount

	Text      string // what it is for, at most 1,000 characters
	Debtor    DebtorDraft
	Reminders Reminders
	// Credits are the numbers of the invoices that a credit note lowers; none where
	// the file doesn't say.
	Credits  []string
	Supplier SupplierDraft
	PayTo    []PayTo
	// Slip is the reference of the payment slip that the invoice itself carries, whole
	// and with the right check digit (betalings-id): 15 digits of card type 71 or 16 of
	// 75; or empty.
	Slip string
	// AgreedRate is the yearly rate of interest that was agreed, or nought for the law's.
	AgreedRate money.Rate
	// Attachments are the files within the invoice, to be kept with the claim
	// (bilag).
	Attachments []Attachment
	Notes       []Note
	Raw         Raw
}

// SupplierDraft is who has made an invoice out, as it tells itself (leverandør).
// Lists don't tell: theirs are the creditor's own.
type SupplierDraft struct {
	Name string
	CVR  identifier.CVR // none where it can't be read
}

// PayTo is a way in which an invoice asks to be paid (betalingsmåde): by a payment
// slip, or to an account.
type PayTo struct {
	Card      string // card type of a slip, such as "71"; none for an account
	Reference string // digits of a slip's reference; none for card types without
	Account   string // creditor number of a slip, IBAN, or registration and account number with a blank between
}

// Attachment is a file within an invoice (bilag): the invoice as people read it, a
// list of hours.
type Attachment struct {
	Name    string // as the invoice calls it, without folders; at most 250 bytes
	Content []byte // a PDF
}

// Kind is what a line of a file of invoices is (bilagstype).
type Kind int

// The kinds.
const (
	// Invoice is an invoice of which something is owed (faktura).
	Invoice Kind = iota + 1
	// CreditNote lowers what is owed; its amounts are negative (kreditnota).
	CreditNote
	// Settled is an invoice or credit note of which the file says that nothing is
	// left. It opens no case, but may tell of one that is there.
	Settled
)

// DueBasis is what a due date rests on; interest towards consumers turns on it
// (law.md section 1.2).
type DueBasis int

// The bases.
const (
	DueAgreed  DueBasis = iota + 1 // agreed before delivery (aftalt)
	DuePrinted                     // only printed on the invoice (anført)
)

// Reminders is what has been sent before the invoice came here, so that its fees
// and its count are respected (rykkere sendt andetsteds; renteloven § 9 b).
type Reminders struct {
	Count            int          // how many; at least as many as there are days
	Days             []civil.Date // the ones the file knows, as it has them
	Fees             money.Amount // charged already, not part of Draft.Principal where that could be told
	CollectionNotice civil.Date   // the day of an inkassovarsel, or no date
}

// Sent returns the days on which something was sent that is known: the reminders',
// and the collection notice's, which is one of them (rentelovens § 9 b).
func (r *Reminders) Sent() []civil.Date {
	if r.CollectionNotice.IsZero() || slices.Contains(r.Days, r.CollectionNotice) {
		return r.Days
	}
	return append(slices.Clone(r.Days), r.CollectionNotice)
}

// DebtorDraft is who owes, as a file tells of them (skyldner).
type DebtorDraft struct {
	CustomerNumber string // the creditor's number for them (kundenummer)
	// CustomerCPR is the customer number where it is a CPR number, or none: it is
	// neither kept nor shown, and CustomerNumber is empty then.
	CustomerCPR identifier.CPR
	Kind        DebtorKind
	KindGround  KindGround
	Name        string
	Attention   string   // the person a letter is for
	Address     []string // lines before postcode and town
	Postcode    string   // four digits in Denmark
	City        string
	Country     string // ISO 3166 in two letters where it is known, else as read; DK where the file says nothing
	Email       string
	Phone       string // with country code, as +4512345678
	Mobile      string // likewise
	CVR         identifier.CVR
	CPR         identifier.CPR
	EAN         string // 13 digits
}

// DebtorKind is the kind of debtor; much law turns on it.
type DebtorKind int

// The kinds of debtor.
const (
	Consumer        DebtorKind = iota + 1 // a private person (forbruger)
	Business                              // erhvervsdrivende
	PublicAuthority                       // offentlig myndighed
)

// KindGround is how the kind of a debtor is known.
type KindGround int

// The grounds, the weakest last.
const (
	KindStated  KindGround = iota + 1 // the file says so
	KindByCVR                         // a CVR number is of a business
	KindByCPR                         // a CPR number is of a person
	KindByEAN                         // an EAN number and the name of an authority
	KindByName                        // the name ends in a form of company, such as A/S
	KindAssumed                       // nothing speaks against a consumer
)

// Note is something about a draft that a person may want to know. Its text in
// both languages stands in the catalogue under its value.
type Note string

// The notes.
const (
	// NoteInvisible says that characters that nobody sees were taken out.
	NoteInvisible Note = "note.invisible_removed"
	// NoteNoInvoiceDate says that the day the claim arose isn't known.
	NoteNoInvoiceDate Note = "note.invoice_date_missing"
	// NoteAddressSplit says that postcode and town were found in the address.
	NoteAddressSplit Note = "note.address_split"
	// NoteEmailLeftOut says that what stood for an e-mail address isn't one.
	NoteEmailLeftOut Note = "note.email_left_out"
	// NotePhoneLeftOut says that what stood for a telephone number isn't one.
	NotePhoneLeftOut Note = "note.phone_left_out"
	// NoteCPRMasked says that a CPR number, or what looks like one, stood in a text and
	// was masked.
	NoteCPRMasked Note = "note.cpr_masked"
	// NoteEANLeftOut says that what stood for an EAN number isn't one.
	NoteEANLeftOut Note = "note.ean_left_out"
	// NoteTextCut says that the text was longer than can be kept.
	NoteTextCut Note = "note.text_cut"
	// NoteNoticeElsewhere says that a collection notice sent elsewhere counts as a
	// reminder, and that Krav sends its own before costs of collection are charged.
	NoteNoticeElsewhere Note = "note.notice_elsewhere"
	// NoteFeesTakenOut says that fees were proven to be in the balance, and
	// aren't claimed as principal.
	NoteFeesTakenOut Note = "note.fees_taken_out"
	// NoteFeesUnclear says that fees have been charged and that it can't be told
	// whether the balance has them in it.
	NoteFeesUnclear Note = "note.fees_unclear"
	// NoteFeesLeftOut says that fees beyond the law's number were charged before the
	// claim came here, and aren't claimed.
	NoteFeesLeftOut Note = "note.fees_left_out"
	// NoteKindOfCase says that the case is against a private person and the line about a
	// business, or the other way round, and that the case decides.
	NoteKindOfCase Note = "note.kind_of_case"
	// NoteCustomerCPR says that the customer number is a CPR number, and is kept as a
	// hash alone.
	NoteCustomerCPR Note = "note.customer_cpr"
	// NoteNumberLikeCPR says that the invoice number looks like a CPR number, and is
	// printed as it stands.
	NoteNumberLikeCPR Note = "note.number_like_cpr"
	// NoteZero says that the invoice is for nothing: it was paid since, or the list is
	// wrong.
	NoteZero Note = "note.zero"
	// NoteOverpaid says that more has been paid than the invoice was for.
	NoteOverpaid Note = "note.overpaid"
	// NoteNoInvoice says that the line is no invoice and no part of one.
	NoteNoInvoice Note = "note.no_invoice"
	// NoteSumsDiffer says that the balance is less than amount and payments make, and was
	// taken.
	NoteSumsDiffer Note = "note.sums_differ"
	// NotePayableDiffers says that total and payments don't make what the invoice
	// asks for, which is what was taken.
	NotePayableDiffers Note = "note.payable_differs"
	// NoteSeveralDueDates says that the invoice has several due dates, of which the
	// last was taken.
	NoteSeveralDueDates Note = "note.several_due_dates"
	// NoteCurrencyAssumed says that the invoice has no currency, and was taken to be
	// in kroner.
	NoteCurrencyAssumed Note = "note.currency_assumed"
	// NoteSelfBilled says that the buyer has made the invoice out (afregningsbilag).
	NoteSelfBilled Note = "note.self_billed"
	// NoteReverseCharge says that the buyer owes the VAT, which isn't in the amount
	// (omvendt betalingspligt).
	NoteReverseCharge Note = "note.reverse_charge"
	// NoteOtherPayee says that another than the supplier is to be paid, as where the
	// claim was sold.
	NoteOtherPayee Note = "note.other_payee"
	// NoteSlipUnchecked says that the check digit of the invoice's payment slip is
	// wrong.
	NoteSlipUnchecked Note = "note.slip_unchecked"
	// NoteRateOfConsumer says that a rate was agreed with a consumer, who owes no more
	// than the law's (rentelovens § 7).
	NoteRateOfConsumer Note = "note.agreed_rate_consumer"
	// NoteCVRFromVAT says that the CVR number was taken from the VAT number, which can
	// be another.
	NoteCVRFromVAT Note = "note.cvr_from_vat"
	// NoteAttachmentLeftOut says that a file within the invoice isn't a PDF, or is too
	// large, and isn't kept.
	NoteAttachmentLeftOut Note = "note.attachment_left_out"
	// NoteRounded says that an amount has more decimals in a sheet than it shows,
	// and was read as it is shown.
	NoteRounded Note = "note.rounded"
)

// Refusal is a line that isn't a draft, with the reason and the line's own text
// (Data der ikke kunne hentes). Mapping.Mend tries it again.
type Refusal struct {
	Line  int          // of the file, from 1
	Field Field        // what is wrong; nought for the line as a whole
	Fault *fault.Fault // why
	// Others are what else is wrong, in other fields.
	Others []*fault.Fault
	Notes  []Note
	Raw    Raw
	// Read is what could be read all the same, of a line of a list: it says whether the
	// invoice is known already.
	Read Draft

	Attachments []Attachment // to be kept until the line is mended or dropped
}

// Raw is a line as it was read, so that it can be looked at, stored, and read
// again. CPR numbers are not in it.
type Raw struct {
	Line    int              `json:"line"`
	Cells   []string         `json:"cells"`
	Changes map[Field]string `json:"changes,omitempty"` // what a person wrote instead
	Cut     bool             `json:"cut,omitempty"`     // the line was too long to be kept whole
}
