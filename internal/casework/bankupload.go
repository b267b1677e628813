package casework

import (
	"context"
	"errors"
	"io"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// mostMoneyTried is how many entries of a bank's file are tried before it is taken
// in: more would keep others waiting.
const mostMoneyTried = 1_000

// BankLook is what a person sees of a bank's file before it is taken in
// (prøvekørsel).
type BankLook struct {
	Upload Upload
	// IsList says that the file is a list in columns, made as Layout says.
	IsList bool
	Layout intake.BankLayout
	// Missing are the fields that every list of a bank needs and no column holds;
	// nothing can be tried before they are chosen.
	Missing []intake.BankField
	// Entries are the first entries, as they would be read.
	Entries []intake.BankEntry
	// Tried says what would become of the entries, of the first of them; there are
	// more where More says so.
	Tried PaymentsReport
	More  bool
	// ReadAt is when the same file was read before, or nought.
	ReadAt time.Time
}

// LookAtBankUpload says how a bank's file would be read, a list with the columns as a
// person chose them, or as they were remembered or are guessed; and what would become
// of its entries: the use case that takes it in is gone through and nothing of it
// written.
func (s *Service) LookAtBankUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.BankMapping) (BankLook, error) {
	u, err := s.Upload(ctx, who, creditor, UploadedPayments, id)
	if err != nil {
		return BankLook{}, err
	}
	look := BankLook{Upload: u}
	if u.State != UploadWaiting {
		return look, fault.New(fault.NotFound, "upload.is_gone")
	}
	reader, err := s.openPayments(ctx, creditor, s.contentOf(ctx, creditor, &u), PaymentsOptions{Name: u.Name, Mapping: chosen})
	if missing, ok := errors.AsType[*intake.MissingBankColumns](err); ok {
		look.IsList, look.Layout, look.Missing = true, missing.Layout, missing.Fields
		return look, nil
	}
	if err != nil {
		return look, err
	}
	look.Layout, look.IsList = reader.Layout()
	if err := s.moneyReadBefore(ctx, who, creditor, &look); err != nil {
		return look, err
	}
	lines, err := look.someMoney(reader)
	if err != nil {
		return look, err
	}
	look.Tried, err = s.tryMoney(ctx, who, creditor, lines)
	look.Tried.Lines = len(lines)
	return look, err
}

// someMoney reads as many entries as are tried.
func (l *BankLook) someMoney(reader *intake.PaymentsFile) ([]intake.BankLine, error) {
	var lines []intake.BankLine
	for len(lines) < mostMoneyTried {
		line, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, err
		}
		if entry, ok := line.(intake.BankEntry); ok && len(l.Entries) < shownDrafts {
			l.Entries = append(l.Entries, entry)
		}
		lines = append(lines, line)
	}
	_, err := reader.Next()
	l.More = err == nil
	return lines, nil
}

// moneyReadBefore notes whether the same file was read before.
func (s *Service) moneyReadBefore(ctx context.Context, who access.Actor, creditor debt.CreditorID, look *BankLook) error {
	return s.view(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		known, found, err := r.IntakeFile(ctx, look.Upload.Hash)
		if found {
			look.ReadAt = known.ReadAt
		}
		return err
	})
}

// tryMoney says what would become of some entries. Where one is about a case that
// doesn't prove itself, it can't be told.
func (s *Service) tryMoney(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.BankLine) (PaymentsReport, error) {
	var tried PaymentsReport
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		tried = PaymentsReport{}
		desk, err := v.bankDesk(ctx, lines, 0)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if err := desk.take(line, &tried); err != nil {
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

// TakeBankUpload orders a bank's file to be taken in, a list with its columns as a
// person chose them, or as they are known. It is done beside, whether anybody looks
// on or not. What is ordered twice is done once.
func (s *Service) TakeBankUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.BankMapping) error {
	if chosen == nil {
		return s.orderUpload(ctx, who, creditor, UploadedPayments, id, "")
	}
	text, err := chosen.MarshalText()
	if err != nil {
		return err
	}
	return s.orderUpload(ctx, who, creditor, UploadedPayments, id, string(text))
}

// takeMoney takes a bank's file in.
func (s *Service) takeMoney(ctx context.Context, who access.Actor, creditor debt.CreditorID, u *Upload) (lines int, made UploadResult, err error) {
	options := PaymentsOptions{Name: u.Name, Progress: func(r PaymentsReport) {
		so := moneyResultOf(&r)
		s.noteUpload(ctx, who, creditor, u, r.Lines, &so)
	}}
	if u.Mapping != "" {
		options.Mapping = new(intake.BankMapping)
		if err := options.Mapping.UnmarshalText([]byte(u.Mapping)); err != nil {
			return 0, UploadResult{}, err
		}
	}
	report, err := s.TakePayments(ctx, who, creditor, s.contentOf(ctx, creditor, u), options)
	return report.Lines, moneyResultOf(&report), err
}
