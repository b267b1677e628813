package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"krav/internal/fault"
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
	m.Columns = slices.Clone(m.Columns)
	for len(m.Columns) <= column {
		m.Columns = append(m.Columns, 0)
	}
	if at := slices.Index(m.Columns, field); at >= 0 && field != 0 {
		m.Columns[at] = 0
	}
	m.Columns[column] = field
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

// The words of a mapping's text form.
var (
	mappingForm  = "columns-1"
	decimalWords = map[Decimal]string{0: "any-decimal", DecimalComma: "comma", DecimalPoint: "point", DecimalMixed: "both-decimals"}
	orderWords   = map[DayOrder]string{0: "any-order", DayFirst: "day-first", MonthFirst: "month-first", OrderMixed: "both-orders", YearUnclear: "unclear-year"}
	noField      = "-"
)

// MarshalText writes the mapping on one line, such as
// "columns-1 9f… comma day-first invoice_number,-,name".
func (m Mapping) MarshalText() ([]byte, error) {
	codes := make([]string, len(m.Columns))
	for i, field := range m.Columns {
		codes[i] = noField
		if field != 0 {
			codes[i] = field.String()
		}
	}
	words := []string{mappingForm, m.Key, decimalWords[m.Decimal], orderWords[m.Order], strings.Join(codes, ",")}
	return []byte(strings.Join(words, " ")), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with mapping.malformed and
// mapping.field_unknown.
func (m *Mapping) UnmarshalText(text []byte) error {
	words := strings.Split(string(text), " ")
	if len(words) != 5 || words[0] != mappingForm {
		return fault.New(fault.Invalid, "mapping.malformed")
	}
	read := Mapping{Key: words[1]}
	var knownDecimal, knownOrder bool
	read.Decimal, knownDecimal = keyOf(decimalWords, words[2])
	read.Order, knownOrder = keyOf(orderWords, words[3])
	if !knownDecimal || !knownOrder {
		return fault.New(fault.Invalid, "mapping.malformed")
	}
	for code := range strings.SplitSeq(words[4], ",") {
		if code == noField {
			read.Columns = append(read.Columns, 0)
			continue
		}
		field, err := ParseField(code)
		if err != nil {
			return err
		}
		read.Columns = append(read.Columns, field)
	}
	*m = read
	return nil
}

// keyOf returns the key of a word in a table, and whether there is one.
func keyOf[K comparable](words map[K]string, word string) (K, bool) {
	for key, w := range words {
		if w == word {
			return key, true
		}
	}
	var none K
	return none, false
}
