package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// The limits of an electronic invoice. A real one stays far below them.
const (
	maxUBL      = 100 << 20 // bytes of a file with all its invoices
	maxEmbedded = 32 << 20  // bytes of one file within it, as it is written there
)

// embedded is the element that holds a file within an invoice.
const embedded = "EmbeddedDocumentBinaryObject"

// ublReader reads electronic invoices and credit notes (e-faktura): UBL 2 as OIOUBL
// 2.02 and 2.1 and Peppol BIS Billing 3 write it. A file holds one, or several in
// an envelope (StandardBusinessDocument); each is a line, counted from one. Of a
// document it holds what is asked for and passes over the rest.
//
// OIOUBL and Peppol differ in where they write a thing, not in what it is called,
// so both places are looked in whatever the document calls itself. The one element
// that means two things, TaxExclusiveAmount (the VAT in OIOUBL, the amount without
// it in Peppol), isn't used.
type ublReader struct {
	guard   *guard
	decoder *xml.Decoder
	first   *xml.StartElement // the first document, until it is read
	drafts  int
	refused int
	unknown bool // a document follows neither OIOUBL nor Peppol
}

// openUBL opens an electronic invoice. It fails with document.is_reminder,
// document.is_account, document.is_old_invoice and file.other_document where it is
// something else.
func openUBL(source io.ReadSeeker, _ Options) (Invoices, error) {
	text, err := openXML(source, documentFault(isNotXML).With("line", "1"))
	if err != nil {
		return nil, err
	}
	u := &ublReader{guard: newGuard(text, documentFault)}
	u.guard.largest = large{name: embedded, bytes: maxEmbedded}
	u.guard.limit = maxUBL
	u.decoder = xml.NewTokenDecoder(u.guard)
	first, err := u.nextDocument()
	if errors.Is(err, io.EOF) {
		return nil, fault.New(fault.Invalid, "document.envelope_empty")
	}
	if err != nil {
		return nil, err
	}
	u.first = &first
	return u, nil
}

// nextDocument reads on to within the next document of the file.
func (u *ublReader) nextDocument() (xml.StartElement, error) {
	for {
		token, err := u.decoder.Token()
		if err != nil {
			return xml.StartElement{}, u.guard.explained(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "StandardBusinessDocument":
		case "StandardBusinessDocumentHeader":
			if err := u.skip(); err != nil {
				return xml.StartElement{}, err
			}
		default:
			return start.Copy(), otherDocument(start.Name)
		}
	}
}

// otherDocument returns the fault of a document that isn't an invoice or a credit
// note, or nil.
func otherDocument(name xml.Name) error {
	kind, isUBL := strings.CutPrefix(name.Space, ublSpace)
	if !isUBL {
		switch {
		case strings.Contains(name.Space, "rep.oio.dk"):
			return fault.New(fault.Invalid, "document.is_old_invoice")
		case name.Local == "Invoice" || name.Local == "CreditNote":
			return fault.New(fault.Invalid, "document.unknown_invoice").With("namespace", shown(name.Space))
		}
		return fault.New(fault.Invalid, "file.other_document").With("root", shown(name.Local))
	}
	switch kind {
	case "Invoice-2", "CreditNote-2", "SelfBilledInvoice-2", "SelfBilledCreditNote-2":
		return nil
	case "Reminder-2":
		return fault.New(fault.Invalid, "document.is_reminder")
	case "Statement-2":
		return fault.New(fault.Invalid, "document.is_account")
	}
	return fault.New(fault.Invalid, "file.other_document").With("root", shown(name.Local))
}

// Next implements Invoices.
func (u *ublReader) Next() (Line, error) {
	start, err := u.document()
	if err != nil {
		return nil, err
	}
	d := ublDocument{root: start.Name.Local}
	if err := u.read(&d); err != nil {
		return nil, err
	}
	u.unknown = u.unknown || !d.isKnownProfile()
	line := d.line(u.drafts + u.refused + 1)
	switch line.(type) {
	case Draft:
		u.drafts++
	case Refusal:
		u.refused++
	}
	return line, nil
}

// document returns the element of the next document.
func (u *ublReader) document() (xml.StartElement, error) {
	if u.first == nil {
		return u.nextDocument()
	}
	start := *u.first
	u.first = nil
	return start, nil
}

// read reads a document to its end.
func (u *ublReader) read(d *ublDocument) error {
	for {
		token, err := u.decoder.Token()
		if errors.Is(err, io.EOF) {
			return u.guard.flaw(isNotXML)
		}
		if err != nil {
			return u.guard.explained(err)
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := u.element(d, token); err != nil {
				return err
			}
		}
	}
}

func (u *ublReader) skip() error {
	if err := u.decoder.Skip(); err != nil {
		return u.guard.explained(err)
	}
	return nil
}

// decode reads an element whole, within the limit for one.
func (u *ublReader) decode(to any, start xml.StartElement, most int64) error {
	whole := u.guard.limit
	u.guard.limit = min(whole, u.guard.decoder.InputOffset()+most)
	err := u.decoder.DecodeElement(to, &start)
	u.guard.limit = whole
	if err != nil {
		return u.guard.explained(err)
	}
	return nil
}

// Layout implements Invoices.
func (*ublReader) Layout() Layout { return Layout{Encoding: UTF8, Mapping: ublMapping()} }

// Tally implements Invoices. What it counts as lines are documents.
func (u *ublReader) Tally() Tally {
	return Tally{Lines: u.drafts + u.refused, Drafts: u.drafts, Refused: u.refused}
}

// Remarks implements Invoices.
func (u *ublReader) Remarks() []Remark {
	var remarks []Remark
	if n := u.drafts + u.refused; n > 1 {
		remarks = append(remarks, Remark{Key: "remark.several_documents", Args: map[string]string{"count": strconv.Itoa(n)}})
	}
	if u.unknown {
		remarks = append(remarks, remark("remark.profile_unknown"))
	}
	return remarks
}
