package intake

import (
	"encoding/xml"
	"errors"
	"io"

	"krav/internal/fault"
)

// documents are the readers of XML files that are invoices, by the local name of
// the element that the file consists of. A reader is handed the file from its
// beginning; it reads through a guard (newGuard), which keeps what is written to
// break a reader within limits.
var documents = map[string]func(io.ReadSeeker, Options) (Invoices, error){
	"Invoice": openUBL, "CreditNote": openUBL, "SelfBilledInvoice": openUBL, "SelfBilledCreditNote": openUBL,
	"StandardBusinessDocument": openUBL,
	"Reminder":                 openUBL, "Statement": openUBL, // to be told what they are
}

// openDocument opens an XML file that is an invoice.
func openDocument(source io.ReadSeeker, o Options) (Invoices, error) {
	root, err := rootOf(source)
	if err != nil {
		return nil, err
	}
	if err := rewind(source); err != nil {
		return nil, err
	}
	if open, ok := documents[root.Local]; ok {
		return open(source, o)
	}
	switch root.Local {
	case "Document", "BizMsgEnvlp":
		return nil, fault.New(fault.Invalid, "file.is_statement")
	case "html", "HTML":
		return nil, fault.New(fault.Invalid, "file.is_webpage")
	case "Workbook":
		return nil, fault.New(fault.Invalid, "file.is_old_workbook")
	}
	return nil, fault.New(fault.Invalid, "file.other_document").With("root", shown(root.Local))
}

// rootOf returns the name of the element that an XML file consists of. It fails
// with the faults of documentFault.
func rootOf(source io.Reader) (xml.Name, error) {
	text, err := openXML(source, documentFault(isNotXML).With("line", "1"))
	if err != nil {
		return xml.Name{}, err
	}
	g := newGuard(text, documentFault)
	decoder := xml.NewTokenDecoder(g)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return xml.Name{}, g.flaw(isNotXML)
		}
		if err != nil {
			return xml.Name{}, g.explained(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name, nil
		}
	}
}

// documentFault tells of a flaw in an XML file that is an invoice, or any but a
// bank's.
func documentFault(flaw xmlFlaw) *fault.Fault {
	switch flaw {
	case hasDocumentType:
		return fault.New(fault.Invalid, "document.has_type")
	case isTooDeep:
		return fault.New(fault.Invalid, "document.too_deep")
	case isTokenTooLarge, isPartTooLarge:
		return fault.New(fault.Invalid, "document.text_too_large")
	case hasUnknownEncoding:
		return fault.New(fault.Invalid, "document.unknown_encoding")
	case isNotXML:
	}
	return fault.New(fault.Invalid, "document.not_xml")
}
