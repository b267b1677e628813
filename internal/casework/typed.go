package casework

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
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

// CheckByHand reads invoices that were typed as those of a file are read, and
// changes nothing. It returns what they say, or the first fault: its field is the
// code of the intake field, and the number of its invoice, from one, is the value
// "invoice_place".
func CheckByHand(typed []TypedInvoice) ([]intake.Draft, error) {
	reader, err := openTyped(typed)
	if err != nil {
		return nil, err
	}
	var drafts []intake.Draft
	for {
		line, err := reader.Next()
		if errors.Is(err, io.EOF) && len(drafts) < len(typed) { // an empty line is passed over
			return nil, fault.New(fault.Invalid, "debtor.name_missing").In(intake.FieldName.String()).With(invoicePlace, number(int64(len(drafts)+1)))
		}
		if errors.Is(err, io.EOF) {
			return drafts, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read typed invoices: %w", err)
		}
		draft, err := draftTyped(line, drafts)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, draft)
	}
}

// draftTyped returns what a line says that was typed after others. It must be an
// invoice of which something is owed, with a number of its own.
func draftTyped(line intake.Line, before []intake.Draft) (intake.Draft, error) {
	place := number(int64(len(before) + 1))
	switch line := line.(type) {
	case intake.Refusal:
		return intake.Draft{}, line.Fault.With(invoicePlace, place)
	case intake.Draft:
		if line.Kind != intake.Invoice {
			return line, fault.New(fault.Invalid, "byhand.not_an_invoice").In(intake.FieldAmount.String()).With(invoicePlace, place)
		}
		same := func(d intake.Draft) bool { return intake.NumberKey(d.Number) == intake.NumberKey(line.Number) }
		if slices.ContainsFunc(before, same) {
			return line, fault.New(fault.Invalid, "byhand.number_twice").In(intake.FieldInvoiceNumber.String()).With("number", line.Number).With(invoicePlace, place)
		}
		return line, nil
	}
	return intake.Draft{}, nil
}

// DebtorTyped reads a debtor that a person typed, by the same checks as a file's
// (stamdata tastet i hånden). What a file's line is only noted for, such as an e-mail
// address that isn't one, is a fault here. It fails with fault.Invalid, in the field
// by its code.
func DebtorTyped(typed TypedInvoice) (debt.Debtor, error) {
	whole := maps.Clone(typed)
	maps.Copy(whole, TypedInvoice{intake.FieldInvoiceNumber: "1", intake.FieldDueDate: "01-01-2026", intake.FieldAmount: "1"})
	drafts, err := CheckByHand([]TypedInvoice{whole})
	if err != nil {
		return debt.Debtor{}, err
	}
	if slices.Contains(drafts[0].Notes, intake.NoteEmailLeftOut) {
		return debt.Debtor{}, fault.New(fault.Invalid, "debtor.email_wrong").In(intake.FieldEmail.String())
	}
	if slices.Contains(drafts[0].Notes, intake.NotePhoneLeftOut) {
		return debt.Debtor{}, fault.New(fault.Invalid, "debtor.mobile_wrong").In(intake.FieldMobile.String())
	}
	return debtorFrom(drafts[0].Debtor), nil
}

func openTyped(typed []TypedInvoice) (intake.Invoices, error) {
	source, mapping, err := typedFile(typed)
	if err != nil {
		return nil, err
	}
	return intake.OpenInvoices(source, intake.Options{Mapping: &mapping}) //nolint:wrapcheck // nothing to add
}

// typedFile writes typed invoices as the file that they would be: a column for each
// field that is used. Amounts and days are read as Danes write them.
func typedFile(typed []TypedInvoice) (io.ReadSeeker, intake.Mapping, error) {
	if len(typed) == 0 || len(typed) > mostTyped {
		return nil, intake.Mapping{}, fault.New(fault.Invalid, "byhand.count_wrong").With("most", number(mostTyped))
	}
	mapping := intake.Mapping{Columns: typedFields(typed), Decimal: intake.DecimalComma, Order: intake.DayFirst}
	var rows [][]string
	var heads []string
	for _, field := range mapping.Columns {
		heads = append(heads, field.String())
	}
	rows = append(rows, heads)
	for _, invoice := range typed {
		var row []string
		for _, field := range mapping.Columns {
			row = append(row, invoice[field])
		}
		rows = append(rows, row)
	}
	mapping.Key = intake.HeadingsKey(heads)
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = ';'
	if err := w.WriteAll(rows); err != nil {
		return nil, intake.Mapping{}, fmt.Errorf("write typed invoices: %w", err)
	}
	return bytes.NewReader(text.Bytes()), mapping, nil
}

// needed are the fields that every invoice has, typed or not, so that what lacks is
// said of the field and not of the file.
var needed = []intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount} //nolint:gochecknoglobals // a fixed table

// typedFields returns the fields that are needed or typed, in their order.
func typedFields(typed []TypedInvoice) []intake.Field {
	fields := slices.Clone(needed)
	for _, invoice := range typed {
		for field, value := range invoice {
			if value != "" {
				fields = append(fields, field)
			}
		}
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}
