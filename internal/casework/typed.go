package casework

import (
	"errors"
	"maps"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// TypedInvoice is an invoice as a person typed it into a form, by the fields that
// a line of a file has (faktura tastet i hånden).
type TypedInvoice map[intake.Field]string

// mostTyped is how many invoices are typed at a time.
const mostTyped = 50

// invoicePlace is the value of a fault that says which of several invoices it is
// about, from one.
const invoicePlace = "invoice_place"

// CheckByHand reads invoices that were typed as those of a file are read that a person
// has mended, and changes nothing. It returns what they say, or all that is wrong, as
// fault.All has it: at most one fault of each field, whose field is the code of the
// intake field, and whose value "invoice_place" is the number of its invoice, from one.
func CheckByHand(typed []TypedInvoice) ([]intake.Draft, error) {
	if len(typed) == 0 || len(typed) > mostTyped {
		return nil, fault.New(fault.Invalid, "byhand.count_wrong").With("most", number(mostTyped))
	}
	var drafts []intake.Draft
	var wrong []error
	for i, invoice := range typed {
		draft, err := invoice.read(drafts)
		for _, found := range fault.All(err) {
			wrong = append(wrong, found.With(invoicePlace, number(int64(i+1))))
		}
		drafts = append(drafts, draft)
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return drafts, nil
}

// read returns what an invoice says that was typed after others. It must be an invoice
// of which something is owed, with a number of its own.
func (t TypedInvoice) read(before []intake.Draft) (intake.Draft, error) {
	switch line := (intake.Mapping{}).Mend(intake.Raw{Line: len(before) + 1}, t.whole()).(type) {
	case intake.Refusal:
		wrong := append([]*fault.Fault{line.Fault}, line.Others...)
		return intake.Draft{}, joined(append(append(wrong, unreachable(line.Notes)...), t.confidential()...))
	case intake.Draft:
		return line, joined(t.unusable(line, before))
	}
	return intake.Draft{}, nil
}

// whole is the invoice with every field that is needed, so that what lacks is said of
// the field, and without the others that nothing was typed in.
func (t TypedInvoice) whole() map[intake.Field]string {
	whole := map[intake.Field]string{intake.FieldInvoiceNumber: "", intake.FieldName: "", intake.FieldDueDate: "", intake.FieldAmount: ""}
	for field, value := range t {
		if value != "" {
			whole[field] = value
		}
	}
	return whole
}

// unusable returns what keeps an invoice that could be read from being typed. What a
// file's line is only noted for, such as an e-mail address that isn't one, is a fault
// of who types it: they are there to mend it.
func (t TypedInvoice) unusable(draft intake.Draft, before []intake.Draft) []*fault.Fault {
	var wrong []*fault.Fault
	same := func(d intake.Draft) bool { return intake.NumberKey(d.Number) == intake.NumberKey(draft.Number) }
	if draft.Kind != intake.Invoice {
		wrong = append(wrong, fault.New(fault.Invalid, "byhand.not_an_invoice").In(intake.FieldAmount.String()))
	}
	if slices.ContainsFunc(before, same) {
		wrong = append(wrong, fault.New(fault.Invalid, "byhand.number_twice").In(intake.FieldInvoiceNumber.String()).With("number", draft.Number))
	}
	return append(append(wrong, unreachable(draft.Notes)...), t.confidential()...)
}

// confidential returns the fields with a CPR number in them, or what looks like one:
// nobody needs it there, and all of them are printed or sent.
func (t TypedInvoice) confidential() []*fault.Fault {
	var wrong []*fault.Fault
	for _, field := range slices.Sorted(maps.Keys(t)) {
		if _, found := identifier.MaskCPR(t[field]); found && (field.IsWords() || field == intake.FieldCustomerNumber) {
			wrong = append(wrong, fault.New(fault.Invalid, keyTextHasCPR).In(field.String()))
		}
	}
	return wrong
}

// unreachable returns what was typed of how a debtor is reached, and can't be.
func unreachable(notes []intake.Note) []*fault.Fault {
	var wrong []*fault.Fault
	if slices.Contains(notes, intake.NoteEmailLeftOut) {
		wrong = append(wrong, fault.New(fault.Invalid, "debtor.email_wrong").In(intake.FieldEmail.String()))
	}
	if slices.Contains(notes, intake.NotePhoneLeftOut) {
		wrong = append(wrong, fault.New(fault.Invalid, "debtor.mobile_wrong").In(intake.FieldMobile.String()))
	}
	return wrong
}

// joined returns faults as one error, or nil for none.
func joined(faults []*fault.Fault) error {
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// DebtorTyped reads a debtor that a person typed, by the same checks as a file's
// (stamdata tastet i hånden). It fails with all that is wrong, as fault.All has it: of
// the kind fault.Invalid, each in its field by the field's code.
func DebtorTyped(typed TypedInvoice) (debt.Debtor, error) {
	whole := maps.Clone(typed)
	maps.Copy(whole, TypedInvoice{intake.FieldInvoiceNumber: "1", intake.FieldDueDate: "01-01-2026", intake.FieldAmount: "1"})
	drafts, err := CheckByHand([]TypedInvoice{whole})
	if err != nil {
		return debt.Debtor{}, err
	}
	return debtorFrom(drafts[0].Debtor), nil
}
