package intake

import "slices"

// BankMapping says what the columns of a bank's list hold, and how the list
// writes amounts and days (kolonnevalg for bankens liste). It is a value: it can
// be guessed, given, stored, and used again for every list with the same headings.
type BankMapping struct {
	Key     string      // of the headings that it is for, see HeadingsKey
	Columns []BankField // one for each column; nought for one that is left out
	Decimal Decimal     // nought: as the list's own amounts tell
	Order   DayOrder    // nought: as the list's own days tell, and else the day first
}

// With returns the mapping with another meaning for a column, counted from 0. A
// field can be in one column only, and leaves the one it was in; a text may stand
// in several.
func (m BankMapping) With(column int, field BankField) BankMapping {
	if field != BankText {
		m.Columns = withoutField(m.Columns, field)
	}
	m.Columns = placed(m.Columns, column, field)
	return m
}

// Has reports whether a column holds the field.
func (m BankMapping) Has(field BankField) bool { return slices.Contains(m.Columns, field) }

// missing returns what a list must have and the mapping doesn't name: a day, and
// an amount in one column or in one for each way.
func (m BankMapping) missing() []BankField {
	var missing []BankField
	if !m.Has(BankDay) {
		missing = append(missing, BankDay)
	}
	if !m.Has(BankAmount) && !m.Has(BankIn) {
		missing = append(missing, BankAmount)
	}
	return missing
}

// bankMappingForm begins the text form of a mapping.
const bankMappingForm = "bank-columns-1"

// MarshalText writes the mapping on one line, such as
// "bank-columns-1 9f… comma day-first day,text,amount,balance".
func (m BankMapping) MarshalText() ([]byte, error) {
	return mappingText{bankMappingForm, m.Key, m.Decimal, m.Order, codesOf(m.Columns)}.marshal(), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with mapping.malformed and
// mapping.bank_field_unknown.
func (m *BankMapping) UnmarshalText(text []byte) error {
	read, err := readMappingText(bankMappingForm, text)
	if err != nil {
		return err
	}
	columns, err := fieldsWith(read.codes, ParseBankField)
	if err != nil {
		return err
	}
	*m = BankMapping{Key: read.key, Columns: columns, Decimal: read.decimal, Order: read.order}
	return nil
}
