package intake

import (
	"fmt"
	"slices"
	"strings"

	"krav/internal/fault"
)

// columnField is what a column of a file can hold: of a list of invoices, or of a
// bank's list. Nought is a column that is left out.
type columnField interface {
	comparable
	fmt.Stringer
}

// placed returns columns with a field in one of them, counted from 0.
func placed[F columnField](columns []F, column int, field F) []F {
	columns = slices.Clone(columns)
	for len(columns) <= column {
		var none F
		columns = append(columns, none)
	}
	columns[column] = field
	return columns
}

// withoutField returns columns with none that holds a field.
func withoutField[F columnField](columns []F, field F) []F {
	columns = slices.Clone(columns)
	for i := range columns {
		if columns[i] == field {
			var none F
			columns[i] = none
		}
	}
	return columns
}

// The words of a mapping's text form.
var (
	decimalWords = map[Decimal]string{0: "any-decimal", DecimalComma: "comma", DecimalPoint: "point", DecimalMixed: "both-decimals"}
	orderWords   = map[DayOrder]string{0: "any-order", DayFirst: "day-first", MonthFirst: "month-first", OrderMixed: "both-orders", YearUnclear: "unclear-year"}
	noField      = "-"
)

// mappingText is what stands in the text form of a mapping, of whichever kind.
type mappingText struct {
	form    string // begins the text: which kind it is, and in which version
	key     string
	decimal Decimal
	order   DayOrder
	codes   []string // one for each column
}

// marshal writes the text on one line.
func (t mappingText) marshal() []byte {
	return []byte(strings.Join([]string{t.form, t.key, decimalWords[t.decimal], orderWords[t.order], strings.Join(t.codes, ",")}, " "))
}

// readMappingText reads what marshal wrote. It fails with mapping.malformed, also for
// a text of another kind.
func readMappingText(form string, text []byte) (mappingText, error) {
	words := strings.Split(string(text), " ")
	if len(words) != 5 || words[0] != form {
		return mappingText{}, fault.New(fault.Invalid, "mapping.malformed")
	}
	decimal, knownDecimal := keyOf(decimalWords, words[2])
	order, knownOrder := keyOf(orderWords, words[3])
	if !knownDecimal || !knownOrder {
		return mappingText{}, fault.New(fault.Invalid, "mapping.malformed")
	}
	return mappingText{form, words[1], decimal, order, strings.Split(words[4], ",")}, nil
}

// codesOf writes what columns hold.
func codesOf[F columnField](columns []F) []string {
	codes := make([]string, len(columns))
	for i, field := range columns {
		var none F
		codes[i] = noField
		if field != none {
			codes[i] = field.String()
		}
	}
	return codes
}

// fieldsWith reads what columns hold.
func fieldsWith[F columnField](codes []string, parse func(code string) (F, error)) ([]F, error) {
	columns := make([]F, len(codes))
	for i, code := range codes {
		if code == noField {
			continue
		}
		var err error
		if columns[i], err = parse(code); err != nil {
			return nil, err
		}
	}
	return columns, nil
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

// hasMapping reports whether a mapping for the headings in some cells is at hand: the
// one that was chosen, by the key of its headings, or else one that is remembered.
// That is only asked for lines that could be headings.
func hasMapping[M any](chosen *M, key string, remembered func(key string) (M, bool), cells []string) bool {
	if chosen != nil {
		return key == HeadingsKey(cells)
	}
	if remembered == nil || !couldBeHeadings(cells) {
		return false
	}
	_, known := remembered(HeadingsKey(cells))
	return known
}
