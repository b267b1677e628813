package intake

import (
	"slices"
	"strings"

	"krav/internal/fault"
)

// ublFields are what an electronic invoice tells, in the order of the cells of the
// line that it becomes. A stored line is read by the same order: new ones come
// last.
var ublFields = []Field{
	FieldInvoiceNumber, FieldDocumentType, FieldInvoiceDate, FieldDueDate, FieldAmount, FieldPaid, FieldRemaining,
	FieldCurrency, FieldText, FieldCredits, FieldCustomerNumber, FieldName, FieldAttention, FieldAddress, FieldPostcode,
	FieldCity, FieldCountry, FieldEmail, FieldPhone, FieldCVR, FieldCPR, FieldEAN, FieldDebtorKind,
	FieldSlip,
}

// ublMapping returns how the line is read that an electronic invoice becomes, so
// that a person can mend it like any other.
func ublMapping() Mapping {
	return Mapping{Key: "ubl-1", Columns: slices.Clone(ublFields), Decimal: DecimalPoint, Order: DayFirst}
}

// ublCells are the cells of such a line.
type ublCells []string

// longestUBL is how many bytes of a text are taken up: more than any field may have,
// so that one that is too long is told of.
const longestUBL = 4 * longestText

func (c ublCells) set(field Field, text string) {
	c[slices.Index(ublFields, field)] = text[:endOf(text, longestUBL)]
}

// line makes a draft or a refusal of a document.
func (d *ublDocument) line(number int) Line {
	var notes []Note
	note := func(n Note) {
		if !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	cells := make(ublCells, len(ublFields))
	d.setClaim(cells, note)
	d.setAmounts(cells, note)
	d.setDebtor(cells, note)
	d.noteRest(note)
	line := newPlan(ublMapping()).read(number, cells, nil)
	if refused, ok := line.(Refusal); ok {
		refused.Attachments = d.attachments.kept
		return refused
	}
	draft, _ := line.(Draft)
	if f := d.fault(); f != nil {
		return Refusal{
			Line: number, Field: FieldDocumentType, Fault: f.In(FieldDocumentType.String()), Raw: draft.Raw,
			Attachments: d.attachments.kept,
		}
	}
	draft.Notes = append(draft.Notes, notes...)
	draft.Supplier = d.supplierDraft()
	draft.PayTo = d.payTos(func(n Note) { draft.addNote(n) })
	draft.Attachments = d.attachments.kept
	return draft
}

func (d *Draft) addNote(n Note) {
	if !slices.Contains(d.Notes, n) {
		d.Notes = append(d.Notes, n)
	}
}

// fault returns why a document that can be read isn't claimed, or nil.
func (d *ublDocument) fault() *fault.Fault {
	const proforma = "325"
	payable, _ := d.total.Payable.read()
	switch {
	case d.typeCode == proforma:
		return fault.New(fault.Invalid, "document.is_proforma")
	case payable.IsNegative() && strings.HasSuffix(d.root, "CreditNote"):
		return fault.New(fault.Invalid, "document.credit_note_negative")
	}
	return nil
}

func (d *ublDocument) setClaim(cells ublCells, note func(Note)) {
	cells.set(FieldInvoiceNumber, d.number)
	cells.set(FieldDocumentType, "Faktura")
	if d.isCreditNote() {
		cells.set(FieldDocumentType, "Kreditnota")
	}
	cells.set(FieldInvoiceDate, dayOf(d.issued))
	cells.set(FieldDueDate, d.dueDay(note))
	cells.set(FieldCurrency, d.currencyOf(note))
	cells.set(FieldText, d.what())
	cells.set(FieldCredits, strings.Join(d.credits, "; "))
	cells.set(FieldSlip, d.slip())
}

func (d *ublDocument) setDebtor(cells ublCells, note func(Note)) {
	party := &d.customer.Party
	name := d.nameOf(party)
	cells.set(FieldCustomerNumber, trimmed(d.customer.Account))
	cells.set(FieldName, name)
	cells.set(FieldAddress, party.Address.street())
	cells.set(FieldPostcode, trimmed(party.Address.Postcode))
	cells.set(FieldCity, trimmed(party.Address.City))
	cells.set(FieldCountry, trimmed(party.Address.Country))
	contact := d.customer.contact()
	cells.set(FieldEmail, trimmed(contact.Mail))
	cells.set(FieldPhone, trimmed(contact.Telephone))
	attention := trimmed(party.Address.Attention)
	if attention == "" {
		attention = trimmed(contact.Name)
	}
	if attention != name {
		cells.set(FieldAttention, attention)
	}
	d.setNumbers(cells, note)
}

// setNumbers sets who the debtor is in the registers.
func (d *ublDocument) setNumbers(cells ublCells, note func(Note)) {
	party := &d.customer.Party
	cells.set(FieldEAN, party.numberOf("GLN", "EAN", "0088"))
	cells.set(FieldCPR, party.numberOf("DK:CPR", "CPR"))
	cvr := party.cvr()
	switch {
	case cvr != "":
	case party.vat() != "":
		cvr = party.vat()
		note(NoteCVRFromVAT)
	case party.isBusinessAbroad():
		cells.set(FieldDebtorKind, "Erhverv")
	}
	cells.set(FieldCVR, cvr)
}

// noteRest notes what else a person may want to know of a document.
func (d *ublDocument) noteRest(note func(Note)) {
	if strings.HasPrefix(d.root, "SelfBilled") || d.typeCode == "389" || d.typeCode == "261" {
		note(NoteSelfBilled)
	}
	if d.hasReverseCharge() {
		note(NoteReverseCharge)
	}
	if d.payee != "" && d.payee != d.nameOf(&d.supplier.Party) {
		note(NoteOtherPayee)
	}
	if d.attachments.leftOut {
		note(NoteAttachmentLeftOut)
	}
}
