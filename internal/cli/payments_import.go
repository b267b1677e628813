package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"krav/internal/casework"
	"krav/internal/intake"
)

// paymentsImportCommand takes in files that tell of payments.
type paymentsImportCommand struct {
	Paths []string `arg:"" name:"file"`
	ofCreditor
	Mapping []string `placeholder:"FIELD=HEADING" sep:"none"`
}

func (paymentsImportCommand) page() page {
	return page{
		does: "help.payments_import", why: "help.payments_import_why",
		flags: map[string]string{
			"file": "help.payments_import_file", "creditor": "help.creditor_id", "mapping": "help.payments_import_mapping",
		},
		examples: []example{
			{"help.payments_import_example", "krav payments import bank.xml --creditor 1"},
			{"help.payments_import_example_several", "krav payments import november/ more.zip --creditor 1"},
			{"help.payments_import_example_mapping", "krav payments import konto.csv --creditor 1 --mapping day=Bogf. --mapping amount=Kroner"},
		},
	}
}

// Run takes the files in, each by itself, and answers with what became of their
// entries.
func (c *paymentsImportCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		answer := newPaymentsAnswer(s.conf.Language)
		files := givenFiles{refuse: answer.refuse}
		files.use = func(name string, source io.ReadSeeker) error {
			report, err := c.take(ctx, s, h, name, source)
			if err == nil || report.File != 0 {
				answer.add(name, report)
			}
			return err
		}
		err := files.each(c.Paths)
		if err != nil && len(answer.Files) == 0 {
			return err
		}
		if told := s.answer(answer); told != nil || err != nil {
			return cmp.Or(err, told)
		}
		return answer.verdict()
	})
}

// take takes one file in.
func (c *paymentsImportCommand) take(ctx context.Context, s *session, h *house, name string, source io.ReadSeeker) (casework.PaymentsReport, error) {
	mapping, err := bankMappingFor(source, c.Mapping)
	if err != nil {
		return casework.PaymentsReport{}, err
	}
	live := s.tell.progress("payments.progress")
	defer live.end()
	options := casework.PaymentsOptions{
		Name: filepath.Base(name), Mapping: mapping,
		Progress: func(report casework.PaymentsReport) { live.at(report.Lines) },
	}
	return h.TakePayments(ctx, c.actor(), c.id(), source, options)
}

// bankMappingFor returns the columns of a bank's list as a person chose them, or
// nothing where none was chosen or the file has no columns. The file is at its
// beginning again afterwards.
func bankMappingFor(file io.ReadSeeker, chosen []string) (*intake.BankMapping, error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	layout, isList, err := bankLayoutOf(file)
	if err != nil || !isList {
		return nil, err
	}
	mapping := layout.Mapping
	err = eachChoice(chosen, layout.Headings, intake.ParseBankField, func(column int, field intake.BankField) { mapping = mapping.With(column, field) })
	if err != nil {
		return nil, err
	}
	return &mapping, nil
}

// bankLayoutOf looks at a file and goes back to its beginning.
func bankLayoutOf(file io.ReadSeeker) (intake.BankLayout, bool, error) {
	var layout intake.BankLayout
	var isList bool
	reader, err := intake.OpenPayments(file, intake.BankListOptions{})
	if missing, ok := errors.AsType[*intake.MissingBankColumns](err); ok {
		layout, isList, err = missing.Layout, true, nil
	} else if err == nil {
		layout, isList = reader.Layout()
	}
	if _, rewound := file.Seek(0, io.SeekStart); rewound != nil {
		err = errors.Join(err, fmt.Errorf("rewind file: %w", rewound))
	}
	return layout, isList, err
}
