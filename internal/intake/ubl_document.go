package intake

import (
	"encoding/xml"
	"slices"
	"strings"
)

// ublSpace begins the namespaces of UBL 2.
const ublSpace = "urn:oasis:names:specification:ubl:schema:xsd:"

// How many of what may stand several times in a document are read.
const (
	mostParts       = 50   // payment means, terms, notes, references
	mostItems       = 3    // lines whose names are taken up in the text
	mostReferrers   = 1000 // lines that are asked for the invoice they credit
	mostAttachments = 20
	mostOfNotes     = 120 // bytes of what is noted on a document that are taken up behind what its lines are called
)

// ublDocument is what has been read of an invoice or a credit note.
type ublDocument struct {
	root          string // its element: Invoice, CreditNote, …
	customization string
	number        string
	issued, due   string
	typeCode      string
	currency      string
	notes         []string
	credits       []string
	supplier      ublSide
	customer      ublSide
	payee         string
	means         []ublMeans
	terms         []ublTerms
	taxes         []ublTax
	total         ublTotal
	items         []string
	lines         int
	attachments   ublAttachments
}

// isPeppol reports whether a document follows Peppol BIS Billing or another use of
// the European norm (EN 16931).
func (d *ublDocument) isPeppol() bool { return strings.Contains(d.customization, "en16931") }

func (d *ublDocument) isKnownProfile() bool {
	return d.isPeppol() || strings.HasPrefix(strings.ToUpper(d.customization), "OIOUBL")
}

// isCreditNote reports whether a document lowers what is owed.
func (d *ublDocument) isCreditNote() bool {
	isCode := slices.Contains([]string{"381", "396", "261"}, d.typeCode)
	return isCode || strings.HasSuffix(d.root, "CreditNote")
}

// element reads one element of a document. What stands in another namespace is
// none of UBL's.
func (u *ublReader) element(d *ublDocument, start xml.StartElement) error {
	if !strings.HasPrefix(start.Name.Space, ublSpace) {
		return u.skip()
	}
	if to := d.text(start.Name.Local); to != nil {
		return u.decodeText(to, start)
	}
	switch start.Name.Local {
	case "Note":
		return decodeSome(u, &d.notes, start)
	case "PaymentMeans":
		return decodeSome(u, &d.means, start)
	case "PaymentTerms":
		return decodeSome(u, &d.terms, start)
	case "TaxTotal":
		return decodeSome(u, &d.taxes, start)
	case "AccountingSupplierParty":
		return u.decode(&d.supplier, start, maxEntryBytes)
	case "AccountingCustomerParty":
		return u.decode(&d.customer, start, maxEntryBytes)
	case "LegalMonetaryTotal":
		return u.decode(&d.total, start, maxEntryBytes)
	case "BillingReference":
		return u.billing(d, start)
	case "InvoiceLine", "CreditNoteLine":
		return u.invoiceLine(d, start)
	case "AdditionalDocumentReference":
		return u.attachment(d, start)
	}
	return u.skip()
}

// text returns where the text of an element goes that stands once in a document,
// or nil.
func (d *ublDocument) text(name string) *string {
	switch name {
	case "CustomizationID":
		return &d.customization
	case "ID":
		return &d.number
	case "IssueDate":
		return &d.issued
	case "DueDate":
		return &d.due
	case "InvoiceTypeCode", "CreditNoteTypeCode":
		return &d.typeCode
	case "DocumentCurrencyCode":
		return &d.currency
	case "PayeeParty":
		return &d.payee
	}
	return nil
}

// decodeText reads an element that is a text, or the name of a party. The first
// of its kind counts.
func (u *ublReader) decodeText(to *string, start xml.StartElement) error {
	var read struct {
		Text string `xml:",chardata"`
		Name string `xml:"PartyName>Name"`
	}
	if err := u.decode(&read, start, maxEntryBytes); err != nil {
		return err
	}
	if *to == "" {
		*to = trimmed(read.Text + read.Name)
	}
	return nil
}

// decodeSome reads an element of which there may be several.
func decodeSome[T any](u *ublReader, to *[]T, start xml.StartElement) error {
	if len(*to) == mostParts {
		return u.skip()
	}
	var read T
	if err := u.decode(&read, start, maxEntryBytes); err != nil {
		return err
	}
	*to = append(*to, read)
	return nil
}

// ublBilling is a reference to an invoice that is credited.
type ublBilling struct {
	Invoice    string `xml:"InvoiceDocumentReference>ID"`
	SelfBilled string `xml:"SelfBilledInvoiceDocumentReference>ID"`
}

func (u *ublReader) billing(d *ublDocument, start xml.StartElement) error {
	var read ublBilling
	if err := u.decode(&read, start, maxEntryBytes); err != nil {
		return err
	}
	d.credit(read)
	return nil
}

// credit keeps the number of an invoice that is credited, once.
func (d *ublDocument) credit(b ublBilling) {
	for _, number := range []string{trimmed(b.Invoice), trimmed(b.SelfBilled)} {
		isNew := number != "" && !slices.Contains(d.credits, number)
		if isNew && len(d.credits) < mostParts {
			d.credits = append(d.credits, number)
		}
	}
}

// ublLine is what is read of a line of an invoice.
type ublLine struct {
	Name        string       `xml:"Item>Name"`
	Description []string     `xml:"Item>Description"`
	Billing     []ublBilling `xml:"BillingReference"`
}

func (u *ublReader) invoiceLine(d *ublDocument, start xml.StartElement) error {
	d.lines++
	if d.lines > mostReferrers {
		return u.skip()
	}
	var read ublLine
	if err := u.decode(&read, start, maxEntryBytes); err != nil {
		return err
	}
	name := trimmed(read.Name)
	if name == "" && len(read.Description) > 0 {
		name = trimmed(read.Description[0])
	}
	if name != "" && len(d.items) <= mostItems && !slices.Contains(d.items, name) {
		d.items = append(d.items, name)
	}
	for _, b := range read.Billing {
		d.credit(b)
	}
	return nil
}

// what returns what the invoice is for: what its first lines are called, and the beginning
// of what is noted on it. Where it has no lines with names, the notes stand alone.
func (d *ublDocument) what() string {
	items := d.items[:min(len(d.items), mostItems)]
	text := strings.Join(items, ", ")
	if len(d.items) > len(items) {
		text += " …"
	}
	notes := make([]string, len(d.notes))
	for i, note := range d.notes {
		notes[i] = trimmed(note)
	}
	noted := strings.Join(notes, " ")
	switch {
	case text == "" || noted == "":
		return text + noted
	case len(noted) > mostOfNotes: // the terms of trade, mostly
		noted = noted[:endOf(noted, mostOfNotes)] + " …"
	}
	return text + ". " + noted
}
