package casework

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// TypedInvoice is an invoice as a person typed it into a form, by the fields that
// a line of a file has (faktura tastet i hånden).
type TypedInvoice map[intake.Field]string

// mostTyped is how many invoices are typed at a time.
const mostTyped = 50

// byHand is what the file is called that typed invoices are kept as.
const byHand = "by hand"

// CheckByHand reads invoices that were typed as those of a file are read, and
// changes nothing. It returns what they say, or the first fault: its field is the
// code of the intake field, and with more than one invoice its number, from one, is
// the value "invoice_place".
func CheckByHand(typed []TypedInvoice) ([]intake.Draft, error) {
	reader, err := openTyped(typed)
	if err != nil {
		return nil, err
	}
	var drafts []intake.Draft
	for {
		line, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return drafts, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read typed invoices: %w", err)
		}
		switch line := line.(type) {
		case intake.Draft:
			drafts = append(drafts, line)
		case intake.Refusal:
			return nil, line.Fault.With("invoice_place", number(int64(len(drafts)+1)))
		}
	}
}

// RegisterByHand makes claims of invoices that were typed (opret sag): by the same
// checks as a file's, gathered by debtor, and joining a case that the debtor has. It
// fails with what CheckByHand finds, and then nothing is kept. What a person must
// decide on, such as whether two debtors are one, waits with the lines of files.
// The same invoices again change nothing, so a form that is sent twice does once.
func (s *Service) RegisterByHand(ctx context.Context, who access.Actor, creditor debt.CreditorID, typed []TypedInvoice) (ImportReport, error) {
	if err := who.May(access.ImportInvoices, int64(creditor)); err != nil {
		return ImportReport{}, err
	}
	if _, err := CheckByHand(typed); err != nil {
		return ImportReport{}, err
	}
	source, mapping, err := typedFile(typed)
	if err != nil {
		return ImportReport{}, err
	}
	return s.Import(ctx, who, creditor, source, ImportOptions{Name: byHand, Mapping: &mapping})
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
