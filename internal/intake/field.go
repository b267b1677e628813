package intake

import (
	"fmt"
	"slices"
	"strings"

	"krav/internal/fault"
)

// Field is what a column of a file of invoices holds (felt). The zero value is a
// column that is left out.
type Field int

// The fields. Their codes are stored with mappings and refused lines, and are
// never renamed; new ones come last.
const (
	// FieldInvoiceNumber is the number of the invoice (fakturanummer).
	FieldInvoiceNumber Field = iota + 1
	// FieldDocumentType says whether a line is an invoice, a credit note or
	// something else (bilagstype).
	FieldDocumentType
	// FieldInvoiceDate is the day the invoice was made out (fakturadato).
	FieldInvoiceDate
	// FieldDueDate is the last day for paying (forfaldsdato).
	FieldDueDate
	// FieldDueBasis says whether the due date was agreed or only printed.
	FieldDueBasis
	// FieldAmount is the invoice's amount with VAT (beløb inkl. moms).
	FieldAmount
	// FieldNetAmount is the invoice's amount without VAT (beløb ekskl. moms).
	FieldNetAmount
	// FieldVAT is the VAT of the invoice (momsbeløb).
	FieldVAT
	// FieldRemaining is what is still owed of it (restbeløb, saldo).
	FieldRemaining
	// FieldPaid is what has been paid of it (betalt).
	FieldPaid
	// FieldCurrency is the currency of all amounts (valuta).
	FieldCurrency
	// FieldText is what the invoice is for (tekst).
	FieldText
	// FieldCustomerNumber is the debtor's number with the creditor (kundenummer).
	FieldCustomerNumber
	// FieldName is the debtor's whole name (navn).
	FieldName
	// FieldFirstName is the first part of a name in two columns (fornavn).
	FieldFirstName
	// FieldLastName is the last part of a name in two columns (efternavn).
	FieldLastName
	// FieldAttention is the person a letter is for (att.).
	FieldAttention
	// FieldAddress is the street and number (adresse).
	FieldAddress
	// FieldAddress2 is a further line of the address.
	FieldAddress2
	// FieldPostcode is the postcode (postnummer).
	FieldPostcode
	// FieldCity is the town (by).
	FieldCity
	// FieldPostcodeCity is postcode and town in one column (postnr. og by).
	FieldPostcodeCity
	// FieldCountry is the country (land).
	FieldCountry
	// FieldEmail is the e-mail address (e-mail).
	FieldEmail
	// FieldPhone is a telephone number (telefon).
	FieldPhone
	// FieldMobile is a mobile number (mobil).
	FieldMobile
	// FieldCVR is the number of a business (CVR-nummer).
	FieldCVR
	// FieldCPR is the number of a person (CPR-nummer). Its text is never kept
	// with a line.
	FieldCPR
	// FieldEAN is the location number of a public authority (EAN-nummer).
	FieldEAN
	// FieldDebtorKind says whether the debtor is a private person, a business or
	// a public authority (kundetype).
	FieldDebtorKind
	// FieldReminderCount is how many reminders have been sent (rykkere sendt).
	FieldReminderCount
	// FieldReminderDate is the day of a reminder, or of the last one (rykkerdato).
	FieldReminderDate
	// FieldReminderDate2 is the day of the second reminder.
	FieldReminderDate2
	// FieldReminderDate3 is the day of the third reminder.
	FieldReminderDate3
	// FieldReminderFees is the sum of the fees charged already (rykkergebyrer).
	FieldReminderFees
	// FieldCollectionNotice is the day a collection notice was sent (inkassovarsel).
	FieldCollectionNotice
	// FieldCredits is the number of the invoice that a credit note lowers, or
	// several with semicolons between them (krediterer faktura).
	FieldCredits
	// FieldStatus says whether an invoice has been sent, and paid (status).
	FieldStatus
	// FieldSlip is the reference of the invoice's own payment slip, or its whole line
	// (betalings-id, kortlinje).
	FieldSlip
	// FieldAgreedRate is the yearly rate of interest that was agreed (aftalt rente).
	FieldAgreedRate

	fieldCount = int(FieldAgreedRate)
)

// fieldName is how a field is called in storage and in the heading of a file.
type fieldName struct {
	code    string // stored, and on the command line
	heading string // a Danish heading that a file can have over it, and its English meaning
}

var fieldNames = [fieldCount]fieldName{
	{"invoice_number", "Fakturanr. (invoice number)"},
	{"document_type", "Bilagstype (document type)"},
	{"invoice_date", "Fakturadato (invoice date)"},
	{"due_date", "Forfaldsdato (due date)"},
	{"due_basis", "Forfald aftalt (due date agreed)"},
	{"amount", "Beløb inkl. moms (amount incl. VAT)"},
	{"net_amount", "Beløb ekskl. moms (amount excl. VAT)"},
	{"vat", "Moms (VAT)"},
	{"remaining", "Restbeløb (remaining balance)"},
	{"paid", "Betalt (paid)"},
	{"currency", "Valuta (currency)"},
	{"text", "Tekst (text)"},
	{"customer_number", "Kundenr. (customer number)"},
	{"name", "Navn (name)"},
	{"first_name", "Fornavn (first name)"},
	{"last_name", "Efternavn (last name)"},
	{"attention", "Att. (attention)"},
	{"address", "Adresse (address)"},
	{"address_2", "Adresse 2 (address 2)"},
	{"postcode", "Postnr. (postcode)"},
	{"city", "By (town)"},
	{"postcode_city", "Postnr. og by (postcode and town)"},
	{"country", "Land (country)"},
	{"email", "E-mail (email)"},
	{"phone", "Telefon (phone)"},
	{"mobile", "Mobil (mobile)"},
	{"cvr", "CVR-nr. (company number)"},
	{"cpr", "CPR-nr. (personal number)"},
	{"ean", "EAN-nr. (EAN number)"},
	{"debtor_kind", "Kundetype (private or business)"},
	{"reminder_count", "Rykkere sendt (reminders sent)"},
	{"reminder_date", "Rykkerdato (reminder date)"},
	{"reminder_date_2", "Dato for rykker 2 (date of reminder 2)"},
	{"reminder_date_3", "Dato for rykker 3 (date of reminder 3)"},
	{"reminder_fees", "Rykkergebyrer (reminder fees)"},
	{"collection_notice", "Inkassovarsel sendt (collection notice sent)"},
	{"credits", "Krediterer faktura (credits invoice)"},
	{"status", "Status (status)"},
	{"slip", "Betalings-id (payment slip reference)"},
	{"agreed_rate", "Aftalt rente (agreed rate of interest)"},
}

func (f Field) name() fieldName {
	if int(f) < 1 || int(f) > fieldCount {
		return fieldName{}
	}
	return fieldNames[f-1]
}

// String returns the field's code, such as "due_date", and nothing for none.
func (f Field) String() string { return f.name().code }

// Heading returns a heading that a file can have over the field, in Danish with
// the English in brackets.
func (f Field) Heading() string { return f.name().heading }

// Fields returns every field, in the order of their declaration.
func Fields() []Field {
	all := make([]Field, fieldCount)
	for i := range all {
		all[i] = Field(i + 1)
	}
	return all
}

// ParseField reads a field's code. It fails with mapping.field_unknown.
func ParseField(code string) (Field, error) {
	for f := FieldInvoiceNumber; int(f) <= fieldCount; f++ {
		if f.String() == code {
			return f, nil
		}
	}
	return 0, fault.New(fault.Invalid, "mapping.field_unknown").With("field", code).With("fields", fieldCodes())
}

// fieldCodes returns the codes of all fields, as a sentence lists them.
func fieldCodes() string {
	codes := make([]string, fieldCount)
	for i, field := range Fields() {
		codes[i] = field.String()
	}
	return strings.Join(codes, ", ")
}

// MarshalText writes the field's code.
func (f Field) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText wrote. It fails as ParseField does.
func (f *Field) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*f = 0
		return nil
	}
	read, err := ParseField(string(text))
	if err != nil {
		return fmt.Errorf("read a field: %w", err)
	}
	*f = read
	return nil
}

// isAmount reports whether the field holds an amount of money.
func (f Field) isAmount() bool {
	return slices.Contains([]Field{
		FieldAmount, FieldNetAmount, FieldVAT, FieldRemaining, FieldPaid, FieldReminderFees,
	}, f)
}

// IsDay reports whether the field holds a day.
func (f Field) IsDay() bool {
	return slices.Contains([]Field{
		FieldInvoiceDate, FieldDueDate, FieldReminderDate, FieldReminderDate2, FieldReminderDate3, FieldCollectionNotice,
	}, f)
}

// IsWords reports whether the field holds what people write as they like, in which a
// CPR number may stand where nobody asks for it.
func (f Field) IsWords() bool {
	return slices.Contains([]Field{
		FieldText, FieldName, FieldFirstName, FieldLastName, FieldAttention, FieldAddress, FieldAddress2, FieldCity, FieldPostcodeCity,
	}, f)
}
