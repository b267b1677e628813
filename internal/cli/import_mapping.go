package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"krav/internal/fault"
	"krav/internal/intake"
)

// mappingFor returns the columns of a file as a person chose them, or nothing
// where none was chosen: the file is looked at, and what was said stands above
// what is guessed of it. The file is at its beginning again afterwards.
func mappingFor(file io.ReadSeeker, sheet string, chosen []string) (*intake.Mapping, error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	layout, err := layoutOf(file, sheet)
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

// layoutOf looks at a file and goes back to its beginning.
func layoutOf(file io.ReadSeeker, sheet string) (intake.Layout, error) {
	var layout intake.Layout
	reader, err := intake.OpenInvoices(file, intake.Options{Sheet: sheet})
	if missing, ok := errors.AsType[*intake.MissingColumns](err); ok {
		layout, err = missing.Layout, nil
	} else if err == nil {
		layout = reader.Layout()
	}
	if _, rewound := file.Seek(0, io.SeekStart); rewound != nil {
		err = errors.Join(err, fmt.Errorf("rewind file: %w", rewound))
	}
	return layout, err
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
	for i, heading := range headings {
		if strings.EqualFold(strings.TrimSpace(heading), strings.TrimSpace(name)) {
			return i, nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(headings) {
		return n - 1, nil
	}
	return 0, fault.New(fault.Invalid, "import.column_unknown").With("column", name).With("columns", strings.Join(headings, ", "))
}
