package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Mapping says what the columns of a file hold, and how the file writes amounts
// and days (kolonnevalg). It is a value: it can be guessed, given, stored, and
// used again for every file with the same headings.
type Mapping struct {
	Key     string   // of the headings that it is for, see HeadingsKey
	Columns []Field  // one for each column; nought for one that is left out
	Decimal Decimal  // nought: as the file's own amounts tell
	Order   DayOrder // nought: as the file's own days tell, and else the day first
}

// HeadingsKey returns the key of a line of headings: equal for the same headings
// in the same order, whatever their capitals and punctuation, and however many
// empty ones follow.
func HeadingsKey(headings []string) string {
	hash := sha256.New()
	for _, heading := range withoutEmptyEnd(headings) {
		_, _ = hash.Write([]byte(headingKey(heading) + "\n")) // a hash takes everything
	}
	return hex.EncodeToString(hash.Sum(nil)[:16])
}

// With returns the mapping with another meaning for a column, counted from 0. A
// field can be in one column only: it leaves the one it was in.
func (m Mapping) With(column int, field Field) Mapping {
	m.Columns = placed(withoutField(m.Columns, field), column, field)
	return m
}

// Has reports whether a column holds the field.
func (m Mapping) Has(field Field) bool { return slices.Contains(m.Columns, field) }

// missing returns what a file must have and the mapping doesn't name. A name may
// stand in two columns, and an amount in several ways.
func (m Mapping) missing() []Field {
	var missing []Field
	if !m.Has(FieldInvoiceNumber) {
		missing = append(missing, FieldInvoiceNumber)
	}
	if !m.Has(FieldName) && !m.Has(FieldLastName) {
		missing = append(missing, FieldName)
	}
	if !m.Has(FieldDueDate) {
		missing = append(missing, FieldDueDate)
	}
	hasSum := m.Has(FieldNetAmount) && m.Has(FieldVAT)
	if !m.Has(FieldAmount) && !m.Has(FieldRemaining) && !hasSum {
		missing = append(missing, FieldAmount)
	}
	return missing
}

// mappingForm begins the text form of a mapping.
const mappingForm = "columns-1"

// MarshalText writes the mapping on one line, such as
// "columns-1 9f… comma day-first invoice_number,-,name".
func (m Mapping) MarshalText() ([]byte, error) {
	return mappingText{mappingForm, m.Key, m.Decimal, m.Order, codesOf(m.Columns)}.marshal(), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with mapping.malformed and
// mapping.field_unknown.
func (m *Mapping) UnmarshalText(text []byte) error {
	read, err := readMappingText(mappingForm, text)
	if err != nil {
		return err
	}
	columns, err := fieldsWith(read.codes, ParseField)
	if err != nil {
		return err
	}
	*m = Mapping{Key: read.key, Columns: columns, Decimal: read.decimal, Order: read.order}
	return nil
}
