package cli

import (
	"io"
	"strconv"
	"strings"

	"krav/internal/fault"
	"krav/internal/intake"
)

// mappingFor returns the columns of a file as a person chose them, or nothing
// where none was chosen: the file is looked at, and what was said stands above
// what is remembered or guessed of it. The file is at its beginning again afterwards.
func mappingFor(file io.ReadSeeker, chosen []string, layoutOf func(io.ReadSeeker) (intake.Layout, error)) (*intake.Mapping, error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	layout, err := layoutOf(file)
	if err != nil {
		return nil, err
	}
	headings := make([]string, len(layout.Columns))
	for i, column := range layout.Columns {
		headings[i] = column.Heading
	}
	mapping := layout.Mapping
	err = eachChoice(chosen, headings, intake.ParseField, func(column int, field intake.Field) { mapping = mapping.With(column, field) })
	if err != nil {
		return nil, err
	}
	return &mapping, nil
}

// eachChoice reads the columns that a person chose, as field=heading, and places each.
func eachChoice[F any](chosen, headings []string, parse func(code string) (F, error), place func(column int, field F)) error {
	for _, choice := range chosen {
		code, heading, ok := strings.Cut(choice, "=")
		if !ok {
			return fault.New(fault.Invalid, "import.mapping_malformed").With("text", choice)
		}
		field, err := parse(code)
		if err != nil {
			return err
		}
		column, err := columnNamed(headings, heading)
		if err != nil {
			return err
		}
		place(column, field)
	}
	return nil
}

// columnNamed returns the place of a column by its heading or its number, which
// people count from one.
func columnNamed(headings []string, name string) (int, error) {
	var found []string
	at := 0
	for i, heading := range headings {
		if strings.EqualFold(strings.TrimSpace(heading), strings.TrimSpace(name)) {
			found, at = append(found, strconv.Itoa(i+1)), i
		}
	}
	switch {
	case len(found) == 1:
		return at, nil
	case len(found) > 1:
		return 0, fault.New(fault.Invalid, "import.column_doubled").With("column", name).With("columns", strings.Join(found, ", "))
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(headings) {
		return n - 1, nil
	}
	return 0, fault.New(fault.Invalid, "import.column_unknown").With("column", name).With("columns", strings.Join(headings, ", "))
}
