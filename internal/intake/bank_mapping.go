package intake

import (
	"slices"
	"strings"

	"krav/internal/fault"
)

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
	m.Columns = slices.Clone(m.Columns)
	for len(m.Columns) <= column {
		m.Columns = append(m.Columns, 0)
	}
	if at := slices.Index(m.Columns, field); at >= 0 && field != 0 && field != BankText {
		m.Columns[at] = 0
	}
	m.Columns[column] = field
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
	codes := make([]string, len(m.Columns))
	for i, field := range m.Columns {
		codes[i] = noField
		if field != 0 {
			codes[i] = field.String()
		}
	}
	words := []string{bankMappingForm, m.Key, decimalWords[m.Decimal], orderWords[m.Order], strings.Join(codes, ",")}
	return []byte(strings.Join(words, " ")), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with mapping.malformed and
// mapping.bank_field_unknown.
func (m *BankMapping) UnmarshalText(text []byte) error {
	words := strings.Split(string(text), " ")
	if len(words) != 5 || words[0] != bankMappingForm {
		return fault.New(fault.Invalid, "mapping.malformed")
	}
	read := BankMapping{Key: words[1]}
	var knownDecimal, knownOrder bool
	read.Decimal, knownDecimal = keyOf(decimalWords, words[2])
	read.Order, knownOrder = keyOf(orderWords, words[3])
	if !knownDecimal || !knownOrder {
		return fault.New(fault.Invalid, "mapping.malformed")
	}
	for code := range strings.SplitSeq(words[4], ",") {
		field := BankField(0)
		if code != noField {
			var err error
			if field, err = ParseBankField(code); err != nil {
				return err
			}
		}
		read.Columns = append(read.Columns, field)
	}
	*m = read
	return nil
}
