package cli

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"

	"krav/internal/casework"
	"krav/internal/intake"
)

// importCommands take invoices in. A file is taken in where no other command is
// named.
type importCommands struct {
	File  importFileCommand  `cmd:"" default:"withargs" hidden:""`
	Lines importLinesCommand `cmd:""`
	Mend  importMendCommand  `cmd:""`
	Drop  importDropCommand  `cmd:""`
}

func (importCommands) page() page { return importFileCommand{}.page() }

// importFileCommand takes in files of overdue invoices.
type importFileCommand struct {
	Paths []string `arg:"" name:"file"`
	ofCreditor
	Mapping []string `placeholder:"FIELD=HEADING" sep:"none"`
	Sheet   []string `placeholder:"NAME" sep:"none"`
}

func (importFileCommand) page() page {
	return page{
		does: "help.import", why: "help.import_why",
		flags: map[string]string{
			"file": "help.import_file", "creditor": "help.creditor_id", "mapping": "help.import_mapping", "sheet": "help.import_sheet",
		},
		examples: []example{
			{"help.import_example", "krav import unpaid.csv --creditor 1"},
			{"help.import_example_several", "krav import november/ more.zip --creditor 1"},
			{"help.import_example_mapping", "krav import unpaid.csv --creditor 1 --mapping invoice_number=Bilag --mapping due_date=Frist"},
		},
	}
}

// Run takes the files in, each by itself, telling how far it has come, and answers
// with what became of their lines.
func (c *importFileCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		answer := importAnswer{Asked: []lineAnswer{}, Refused: []lineAnswer{}, language: s.conf.Language}
		files := givenFiles{refuse: answer.refuse}
		files.use = func(name string, source io.ReadSeeker) error {
			for _, sheet := range c.sheets() {
				report, err := c.take(ctx, s, h, given{name, sheet, source})
				if len(c.Sheet) > 1 {
					report.Remarks = slices.DeleteFunc(report.Remarks, isOfSheets)
				}
				answer.take(name, report, err)
				if err != nil {
					return err
				}
			}
			return nil
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

// sheets returns the sheets of a workbook to be read: those that were named, or the
// one that has the invoices.
func (c *importFileCommand) sheets() []string {
	if len(c.Sheet) == 0 {
		return []string{""}
	}
	return c.Sheet
}

// isOfSheets reports whether a remark says which sheets were read, which needn't be
// said of sheets that were asked for.
func isOfSheets(r intake.Remark) bool { return r.Key == "remark.sheet_chosen" }

// given is a file to be taken in.
type given struct {
	name, sheet string
	source      io.ReadSeeker
}

// take takes one file in.
func (c *importFileCommand) take(ctx context.Context, s *session, h *house, file given) (casework.ImportReport, error) {
	if _, err := file.source.Seek(0, io.SeekStart); err != nil {
		return casework.ImportReport{}, fileFault(file.name, err)
	}
	mapping, err := mappingFor(file.source, c.Mapping, func(source io.ReadSeeker) (intake.Layout, error) {
		return h.LayoutOf(ctx, c.actor(), c.id(), source, casework.ImportOptions{Sheet: file.sheet})
	})
	if err != nil {
		return casework.ImportReport{}, err
	}
	live := s.tell.progress("import.progress")
	defer live.end()
	options := casework.ImportOptions{
		Name: filepath.Base(file.name), Mapping: mapping, Sheet: file.sheet,
		Progress: func(report casework.ImportReport) { live.at(report.Lines) },
	}
	return h.Import(ctx, c.actor(), c.id(), file.source, options)
}
