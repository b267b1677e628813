package casework

import (
	"context"
	"errors"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// mostTried is how many lines of a file are tried before it is taken in: more would
// keep others waiting.
const mostTried = 2_000

// UploadLook is what a person sees of a file before it is taken in (prøvekørsel).
type UploadLook struct {
	Upload Upload
	Layout intake.Layout
	// Missing are the fields that every invoice needs and no column holds; nothing
	// can be tried before they are chosen.
	Missing []intake.Field
	// Drafts are the first lines that can be used, as they would be read.
	Drafts []intake.Draft
	// Tried says what would become of the lines, of the first Lines of them; there are
	// more where More says so.
	Tried ImportReport
	More  bool
	// ReadAt is when the same file was read before, or nought.
	ReadAt time.Time
	Before IntakeFile
}

// shownDrafts is how many lines a person sees as they would be read.
const shownDrafts = 3

// errTried ends a trial: nothing of it is written.
var errTried = errors.New("casework: only a trial")

// LookAtUpload says how a file would be read with the columns as a person chose
// them, or as they were remembered or are guessed, and what would become of its
// lines: the use case that takes it in is gone through and nothing of it written.
func (s *Service) LookAtUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) (UploadLook, error) {
	u, err := s.Upload(ctx, who, creditor, UploadedInvoices, id)
	if err != nil {
		return UploadLook{}, err
	}
	look := UploadLook{Upload: u}
	if u.State != UploadWaiting {
		return look, fault.New(fault.NotFound, "upload.is_gone")
	}
	reader, err := s.openInvoices(ctx, creditor, s.contentOf(ctx, creditor, &u), ImportOptions{Name: u.Name, Mapping: chosen})
	if missing, ok := errors.AsType[*intake.MissingColumns](err); ok {
		look.Layout, look.Missing = missing.Layout, missing.Fields
		return look, nil
	}
	if err != nil {
		return look, err
	}
	look.Layout = reader.Layout()
	if err := s.readBefore(ctx, who, creditor, &look); err != nil {
		return look, err
	}
	lines, err := look.someLines(reader)
	if err != nil {
		return look, err
	}
	look.Tried, err = s.tryLines(ctx, who, creditor, look.Before.ID, lines)
	look.Tried.Lines = len(lines)
	return look, err
}

// someLines reads as many lines as are tried.
func (l *UploadLook) someLines(reader intake.Invoices) ([]intake.Line, error) {
	var lines []intake.Line
	for len(lines) < mostTried {
		some, err := nextOf(reader.Next, importChunk)
		if err != nil {
			return nil, err
		}
		lines = append(lines, some...)
		if len(some) < importChunk {
			break
		}
	}
	if len(lines) >= mostTried {
		_, err := reader.Next()
		l.More = err == nil
	}
	for _, line := range lines {
		if draft, ok := line.(intake.Draft); ok && len(l.Drafts) < shownDrafts {
			l.Drafts = append(l.Drafts, draft)
		}
	}
	return lines, nil
}

// readBefore notes whether the same file was read to its end before.
func (s *Service) readBefore(ctx context.Context, who access.Actor, creditor debt.CreditorID, look *UploadLook) error {
	return s.view(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		known, found, err := r.IntakeFile(ctx, ofSheet(look.Upload.Hash, look.Layout.Sheet))
		if found && known.Finished {
			look.ReadAt, look.Before = known.ReadAt, known
		}
		return err
	})
}

// tryLines says what would become of some lines of a file, or of nought where it is new. Where one is about a case that
// doesn't prove itself, it can't be told.
func (s *Service) tryLines(ctx context.Context, who access.Actor, creditor debt.CreditorID, file int64, lines []intake.Line) (ImportReport, error) {
	var tried ImportReport
	before, err := s.answersBefore(ctx, creditor, file)
	if err != nil {
		return tried, err
	}
	err = s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		tried = ImportReport{}
		if err := v.tx.PlaceDebtors(ctx); err != nil {
			return err
		}
		desk, err := v.intakeDesk(ctx, lines)
		if err != nil {
			return err
		}
		desk.before = before
		for _, line := range lines {
			if err := desk.take(ctx, line, &tried); err != nil {
				return err
			}
		}
		return errTried
	})
	if errors.Is(err, errTried) || fault.Is(err, fault.Corrupt) {
		return tried, nil
	}
	return tried, err
}
