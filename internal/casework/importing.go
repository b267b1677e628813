package casework

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// importChunk is how many lines of a file are taken in one transaction.
const importChunk = 500

// ImportReport says what became of a file's lines.
type ImportReport struct {
	File      int64
	Created   int // claims that opened a case
	Joined    int // claims that joined one
	Credited  int // credit notes that lowered a claim, those too that had waited for it
	Unchanged int // lines that were known already
	Overtaken int // lines that waited, of earlier files, whose invoices have come in now
	Repeated  int // waiting lines of earlier files that wait anew with this one instead
	Asked     []LineReport
	Refused   []LineReport
	Notes     []NoteReport    // what a person may want to know of lines that were used
	Remarks   []intake.Remark // and of the file as a whole
	Layout    intake.Layout
	Lines     int
	early     int     // of the credit notes, those that had waited
	before    answers // as the file was begun
	// resumed is how many of the lines to come became claims when the file was read
	// before and not to its end: they are counted already, as what they were then.
	resumed int
}

// known counts a line whose claim is registered already.
func (r *ImportReport) known() {
	if r.resumed > 0 {
		r.resumed--
		return
	}
	r.Unchanged++
}

// LineReport is a line that waits for a person, and why.
type LineReport struct {
	Line int
	// Entry is what the bank calls an entry, and what it came to as the file has it, as
	// many of them may stand on one line; or empty.
	Entry string
	Why   *fault.Fault
	// Case is the number of the case on which a person is asked instead, by a task, or
	// nought: the line itself doesn't wait then.
	Case int64
}

// NoteReport is a note with the lines that it is about.
type NoteReport struct {
	Note  intake.Note
	Count int
	Lines []int // the first of them
}

// mostNoted is how many lines a note names.
const mostNoted = 10

// note counts the notes of a line.
func (r *ImportReport) note(line int, notes []intake.Note) {
	for _, note := range notes {
		at := slices.IndexFunc(r.Notes, func(n NoteReport) bool { return n.Note == note })
		if at < 0 {
			at = len(r.Notes)
			r.Notes = append(r.Notes, NoteReport{Note: note})
		}
		n := &r.Notes[at]
		n.Count++
		if len(n.Lines) < mostNoted {
			n.Lines = append(n.Lines, line)
		}
	}
}

// copied returns the report with notes of its own: what a transaction that fails
// has counted doesn't stay.
func (r *ImportReport) copied() ImportReport {
	c := *r
	c.Notes = slices.Clone(r.Notes)
	for i := range c.Notes {
		c.Notes[i].Lines = slices.Clone(c.Notes[i].Lines)
	}
	return c
}

// ImportOptions are what is known of a file before it is read.
type ImportOptions struct {
	Name     string          // the file's own name, without its folder
	Mapping  *intake.Mapping // the columns as a person chose them, or nil
	Sheet    string          // the sheet of a workbook that a person chose, or empty
	Progress func(ImportReport)
}

// Import takes in a file of overdue invoices (hent fakturaer). Lines become claims
// on cases, gathered by debtor; a line that can't be used, or that a person must
// decide on, is kept with its reason and stops no other. The same file again
// changes nothing. It is taken in up to 500 lines a transaction, and can be
// started again where it was cut off: it is then reported on as a whole.
func (s *Service) Import(ctx context.Context, who access.Actor, creditor debt.CreditorID, source io.ReadSeeker, o ImportOptions) (ImportReport, error) {
	if err := who.May(access.ImportInvoices, int64(creditor)); err != nil {
		return ImportReport{}, err
	}
	hash, _, err := hashAndRewind(source)
	if err != nil {
		return ImportReport{}, err
	}
	reader, err := s.openInvoices(ctx, creditor, source, o)
	if err != nil {
		return ImportReport{}, err
	}
	file, err := s.beginFile(ctx, who, creditor, IntakeFile{Hash: ofSheet(hash, reader.Layout().Sheet), Name: o.Name, Kind: "invoices"}, reader.Layout())
	if err != nil {
		return ImportReport{}, err
	}
	report := ImportReport{File: file.ID, Layout: reader.Layout()}
	if !file.Finished {
		report.Created, report.Joined, report.resumed = file.Created, file.Joined, file.Created+file.Joined
	}
	if report.before, err = s.answersBefore(ctx, creditor, file.ID); err != nil {
		return report, err
	}
	if err := s.importLines(ctx, who, creditor, reader, file, &report, o.Progress); err != nil {
		return report, err
	}
	report.Remarks = reader.Remarks()
	early, err := s.creditEarly(ctx, who, creditor)
	report.Credited, report.early = report.Credited+early, early
	if err != nil {
		return report, err
	}
	if report.Created+report.Joined > 0 {
		if report.Overtaken, err = s.overtaken(ctx, who, creditor, file); err != nil {
			return report, err
		}
	}
	if err := s.settleWaiting(ctx, who, creditor, file, &report); err != nil {
		return report, err
	}
	if err := s.endFile(ctx, who, creditor, file, report); err != nil {
		return report, err
	}
	s.noteGrowth(ctx, report.Created+report.Joined)
	return report, nil
}

// settleWaiting makes each line that a file leaves waiting wait once: not beside its twin
// of an earlier file, and not where a person has dealt with it since.
func (s *Service) settleWaiting(ctx context.Context, who access.Actor, creditor debt.CreditorID, file IntakeFile, report *ImportReport) error {
	switch {
	case len(report.Refused)+len(report.Asked) == 0:
		return nil
	case file.Finished:
		return s.stillWaiting(ctx, who, creditor, report)
	}
	var err error
	report.Repeated, err = s.repeated(ctx, who, creditor, file)
	return err
}

// manyClaims is from how many claims at once the tables may grow so much that the
// engine should know.
const manyClaims = 50

// noteGrowth tells the store that many claims came, or come next. They come whatever it
// makes of that.
func (s *Service) noteGrowth(ctx context.Context, claims int) {
	if claims < manyClaims {
		return
	}
	if err := s.Store.Grown(ctx, claims); err != nil {
		s.Log.WarnContext(ctx, "the database didn't look at what its tables hold now", slog.Any("error", err))
	}
}

// hashAndRewind returns the SHA-256 of a file, by which it is known again, and how
// many bytes it has.
func hashAndRewind(source io.ReadSeeker) (string, int64, error) {
	h := sha256.New()
	size, err := io.Copy(h, source)
	if err != nil {
		if fault.Of(err) != nil {
			return "", 0, err
		}
		return "", 0, fault.New(fault.Unavailable, "file.unreadable").Because(err)
	}
	if _, err := source.Seek(0, io.SeekStart); err != nil {
		return "", 0, fmt.Errorf("rewind file: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}

// ofSheet returns what a sheet of a workbook is known by: each is read by itself.
// What isn't a workbook is known by its own hash.
func ofSheet(hash, sheet string) string {
	if sheet == "" {
		return hash
	}
	whole := sha256.Sum256([]byte(hash + "\n" + sheet))
	return hex.EncodeToString(whole[:])
}

// openInvoices opens a file with the mapping given, or the one remembered for its
// headings.
func (s *Service) openInvoices(ctx context.Context, creditor debt.CreditorID, source io.ReadSeeker, o ImportOptions) (intake.Invoices, error) {
	var failed error
	remembered := func(key string) (intake.Mapping, bool) {
		var m intake.Mapping
		var text string
		err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
			var err error
			text, err = r.Mapping(ctx, key)
			return err
		})
		if err != nil {
			failed = err
		}
		return m, err == nil && text != "" && m.UnmarshalText([]byte(text)) == nil
	}
	learnt, err := s.learntHeadings(ctx, creditor)
	if err != nil {
		return nil, err
	}
	reader, err := intake.OpenInvoices(source, intake.Options{Mapping: o.Mapping, Remembered: remembered, Learnt: learnt, Sheet: o.Sheet})
	return reader, errors.Join(err, failed)
}

// beginFile notes that a file is being read, and remembers how its columns are.
func (s *Service) beginFile(ctx context.Context, who access.Actor, creditor debt.CreditorID, file IntakeFile, layout intake.Layout) (IntakeFile, error) {
	mapping, err := layout.Mapping.MarshalText()
	if err != nil {
		return IntakeFile{}, err
	}
	err = s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
		if err := v.tx.PlaceDebtors(ctx); err != nil {
			return err
		}
		known, found, err := v.tx.IntakeFile(ctx, file.Hash)
		if err != nil {
			return err
		}
		if found {
			file = known // what became of it the first time stays on record
		} else {
			file.ID = v.NewID()
		}
		file.ReadAt, file.Mapping = v.moment, string(mapping)
		if err := v.tx.SaveFile(ctx, file); err != nil {
			return err
		}
		if err := v.learn(ctx, layout.Learnt); err != nil {
			return err
		}
		return v.tx.SaveMapping(ctx, layout.Mapping.Key, string(mapping))
	})
	return file, err
}

// endFile notes what became of a file, the first time that it is read to its end.
func (s *Service) endFile(ctx context.Context, who access.Actor, creditor debt.CreditorID, file IntakeFile, report ImportReport) error {
	if file.Finished {
		return nil
	}
	file.Created, file.Joined, file.Same = report.Created, report.Joined, report.Unchanged
	file.Asked, file.Refused, file.Finished = len(report.Asked), len(report.Refused), true
	return s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		return v.tx.SaveFile(ctx, file)
	})
}

func (s *Service) importLines(ctx context.Context, who access.Actor, creditor debt.CreditorID, reader intake.Invoices, file IntakeFile, report *ImportReport, progress func(ImportReport)) error {
	for {
		lines, err := nextOf(reader.Next, importChunk)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			return nil
		}
		s.noteGrowth(ctx, len(lines)) // of the part before, or of an import that was killed
		if err := s.importSome(ctx, who, creditor, lines, file, report); err != nil {
			return err
		}
		report.Lines = reader.Tally().Lines
		if progress != nil {
			progress(*report)
		}
	}
}

// nextOf reads the next lines of a file, at most so many: none at its end.
func nextOf[L any](next func() (L, error), most int) ([]L, error) {
	lines := make([]L, 0, most)
	for len(lines) < most {
		line, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// importSome takes in some lines in one transaction, or one by one where a case that
// they are about doesn't prove itself: a line of such a case waits for a person, and
// stops no other.
func (s *Service) importSome(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.Line, file IntakeFile, report *ImportReport) error {
	err := s.importTogether(ctx, who, creditor, lines, file, report)
	draft, isDraft := lines[0].(intake.Draft)
	switch {
	case !fault.Is(err, fault.Corrupt), len(lines) == 1 && !isDraft:
		return err
	case len(lines) == 1:
		return s.refuseUnread(ctx, who, creditor, draft, file, report)
	}
	for i := range lines {
		if err := s.importSome(ctx, who, creditor, lines[i:i+1], file, report); err != nil {
			return err
		}
	}
	return nil
}

// importTogether takes in some lines in one transaction. The report grows only by
// what was committed.
func (s *Service) importTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.Line, file IntakeFile, report *ImportReport) error {
	var grown ImportReport
	err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		grown = report.copied()
		desk, err := v.intakeDesk(ctx, lines)
		if err != nil {
			return err
		}
		desk.before = report.before
		for _, line := range lines {
			if err := desk.take(ctx, line, &grown); err != nil {
				return err
			}
		}
		if err := desk.settleCredited(); err != nil {
			return err
		}
		if err := desk.settleUsed(ctx, file.ID); err != nil {
			return err
		}
		if !file.Finished {
			file.Created, file.Joined = grown.Created, grown.Joined
			if err := v.tx.SaveFile(ctx, file); err != nil {
				return err
			}
		}
		return desk.keep(ctx, file)
	})
	if err == nil {
		*report = grown
	}
	return err
}

// refuseUnread keeps a line for a person that is about a case which can't be read.
func (s *Service) refuseUnread(ctx context.Context, who access.Actor, creditor debt.CreditorID, draft intake.Draft, file IntakeFile, report *ImportReport) error {
	why := fault.New(fault.Corrupt, "line.case_unreadable").With("number", draft.Number)
	report.Refused = append(report.Refused, LineReport{Line: draft.Line, Why: why})
	return s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		desk := intakeDesk{visit: v}
		if err := desk.wait(LineRefused, draft.Line, why, draft.Raw, 0); err != nil {
			return err
		}
		return desk.keep(ctx, file)
	})
}
