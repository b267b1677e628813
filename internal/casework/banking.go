package casework

import (
	"context"
	"errors"
	"io"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// bankChunk is how many entries of a bank's file are booked in one transaction.
const bankChunk = 200

// PaymentsReport says what became of the entries of a bank's file.
type PaymentsReport struct {
	File      int64
	Matched   int // booked on a case
	Proposed  int // a case was found, and a person confirms
	Unmatched int // no case was found: they wait in the inbox
	Duplicate int // known already
	Reversed  int // took an earlier payment back
	Outgoing  int // money that left the account: not a debtor's
	Refused   []LineReport
	Warnings  []LineReport
}

// ImportPayments takes in a bank's file (hent bankfil): each movement of money is
// booked once, however often and in whatever file it is told of. What names its
// case is booked on it; what may belong to a case is proposed; the rest waits in
// the inbox. Nothing is guessed.
func (s *Service) ImportPayments(ctx context.Context, who access.Actor, creditor debt.CreditorID, source io.ReadSeeker, name string) (PaymentsReport, error) {
	if err := who.May(access.RegisterPayments, int64(creditor)); err != nil {
		return PaymentsReport{}, err
	}
	hash, err := hashAndRewind(source)
	if err != nil {
		return PaymentsReport{}, err
	}
	reader, err := intake.OpenStatement(source)
	if err != nil {
		return PaymentsReport{}, err
	}
	file, err := s.beginPayments(ctx, who, creditor, IntakeFile{Hash: hash, Name: name, Kind: "payments"})
	if err != nil {
		return PaymentsReport{}, err
	}
	report := PaymentsReport{File: file.ID}
	for {
		lines, err := nextBankLines(reader)
		if err != nil {
			return report, err
		}
		if len(lines) == 0 {
			return report, nil
		}
		if err := s.bookSome(ctx, who, creditor, lines, file.ID, &report); err != nil {
			return report, err
		}
	}
}

func (s *Service) beginPayments(ctx context.Context, who access.Actor, creditor debt.CreditorID, file IntakeFile) (IntakeFile, error) {
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
		known, found, err := v.tx.IntakeFile(ctx, file.Hash)
		if err != nil {
			return err
		}
		file.ID, file.ReadAt = v.NewID(), v.moment
		if found {
			file.ID = known.ID
		}
		return v.tx.SaveFile(ctx, file)
	})
	return file, err
}

func nextBankLines(reader *intake.StatementReader) ([]intake.BankLine, error) {
	var lines []intake.BankLine
	for len(lines) < bankChunk {
		line, err := reader.Next()
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

// bookSome books some entries in one transaction, or one by one where a case that
// they are about doesn't prove itself: an entry for such a case waits in the inbox,
// and stops no other.
func (s *Service) bookSome(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.BankLine, file int64, report *PaymentsReport) error {
	err := s.bookTogether(ctx, who, creditor, lines, file, report)
	e, isEntry := lines[0].(intake.BankEntry)
	switch {
	case !fault.Is(err, fault.Corrupt), len(lines) == 1 && !isEntry:
		return err
	case len(lines) == 1:
		return s.keepUnread(ctx, who, creditor, e, file, report)
	}
	for i := range lines {
		if err := s.bookSome(ctx, who, creditor, lines[i:i+1], file, report); err != nil {
			return err
		}
	}
	return nil
}

// keepUnread lets an entry wait in the inbox whose case can't be read.
func (s *Service) keepUnread(ctx context.Context, who access.Actor, creditor debt.CreditorID, e intake.BankEntry, file int64, report *PaymentsReport) error {
	report.Unmatched++
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		entry := v.entryOf(e, file)
		entry.Amount, entry.Why = e.Signed(), "bank.case_unreadable"
		return v.tx.SaveBankEntries(ctx, []BankEntry{entry})
	})
}

// bookTogether books some entries in one transaction. The report grows only by what
// was committed.
func (s *Service) bookTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.BankLine, file int64, report *PaymentsReport) error {
	var grown PaymentsReport
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		grown = *report
		desk, err := v.bankDesk(ctx, lines, file)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if err := desk.take(line, &grown); err != nil {
				return err
			}
		}
		return v.tx.SaveBankEntries(ctx, desk.entries)
	})
	if err == nil {
		*report = grown
	}
	return err
}

// entryOf makes an inbox entry of what a statement says.
func (v *visit) entryOf(e intake.BankEntry, file int64) BankEntry {
	reference := e.EndToEndID
	if len(e.Structured) > 0 {
		reference = e.Structured[0]
	}
	return BankEntry{
		ID: v.NewID(), Identity: e.Identity, State: BankUnmatched, Amount: e.Amount, ValueOn: e.ValueDay, BookedOn: e.BookingDay,
		Reference: reference, Payer: e.PayerName, Text: strings.Join(e.Text, "\n"), Why: "bank.no_reference", File: file,
	}
}
