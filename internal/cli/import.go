package cli

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"krav/internal/casework"
	"krav/internal/wording"
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

// importFileCommand takes in a file of overdue invoices.
type importFileCommand struct {
	Path string `arg:"" name:"file"`
	ofCreditor
	Mapping []string `placeholder:"FIELD=HEADING" sep:"none"`
}

func (importFileCommand) page() page {
	return page{
		does: "help.import", why: "help.import_why",
		flags: map[string]string{"file": "help.import_file", "creditor": "help.creditor_id", "mapping": "help.import_mapping"},
		examples: []example{
			{"help.import_example", "krav import unpaid.csv --creditor 1"},
			{"help.import_example_mapping", "krav import unpaid.csv --creditor 1 --mapping invoice_number=Bilag --mapping due_date=Frist"},
		},
	}
}

// Run takes the file in, telling how far it has come, and answers with what became
// of its lines.
func (c *importFileCommand) Run(ctx context.Context, s *session) error {
	file, err := os.Open(c.Path)
	if err != nil {
		return fileFault(c.Path, err)
	}
	defer func() { _ = file.Close() }()
	mapping, err := mappingFor(file, c.Mapping)
	if err != nil {
		return err
	}
	options := casework.ImportOptions{Name: filepath.Base(c.Path), Mapping: mapping, Progress: s.tell.progress}
	return s.within(ctx, func(h *house) error {
		report, err := h.Import(ctx, c.actor(), c.id(), file, options)
		if err != nil {
			return err
		}
		return s.answer(newImportAnswer(report, s.conf.Language))
	})
}

// progressFrom is how many lines a file has before it is told how far one is.
const progressFrom = 1000

// progress tells how far a file has been read.
func (t *teller) progress(report casework.ImportReport) {
	if report.Lines >= progressFrom {
		t.note("import.progress", "lines", wording.Count(t.language, report.Lines))
	}
}

// importAnswer says what became of the lines of a file.
type importAnswer struct {
	File      wireID       `json:"file"`
	Created   int          `json:"created"`
	Joined    int          `json:"joined"`
	Unchanged int          `json:"unchanged"`
	Asked     []lineAnswer `json:"asked"`
	Refused   []lineAnswer `json:"refused"`
}

// lineAnswer is a line of a file that waits for a person.
type lineAnswer struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
	Key    string `json:"key"`
}

func newImportAnswer(r casework.ImportReport, l wording.Language) importAnswer {
	return importAnswer{
		File: wireID(r.File), Created: r.Created, Joined: r.Joined, Unchanged: r.Unchanged,
		Asked: lineAnswers(r.Asked, l), Refused: lineAnswers(r.Refused, l),
	}
}

func lineAnswers(reports []casework.LineReport, l wording.Language) []lineAnswer {
	lines := make([]lineAnswer, len(reports))
	for i, r := range reports {
		lines[i] = lineAnswer{Line: r.Line, Key: r.Why.Key, Reason: breakable(wording.Fault(l, r.Why))}
	}
	return lines
}

func (a importAnswer) print(p *paper) {
	count := func(n int) string { return wording.Count(p.language, n) }
	p.say("import.summary", "created", count(a.Created), "joined", count(a.Joined), "unchanged", count(a.Unchanged))
	p.lines("import.asked", a.Asked)
	p.lines("import.refused", a.Refused)
	if len(a.Asked)+len(a.Refused) > 0 {
		p.blank()
		p.say("import.what_to_do")
	}
}

// lines writes lines of a file with their reasons under a heading.
func (p *paper) lines(heading string, lines []lineAnswer) {
	if len(lines) == 0 {
		return
	}
	p.blank()
	p.say(heading, "count", wording.Count(p.language, len(lines)))
	for _, l := range lines {
		p.beside("  "+p.said("import.line", "line", strconv.Itoa(l.Line)), 14, l.Reason)
	}
}
