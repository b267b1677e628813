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
	"krav/internal/money"
)

// bankChunk is how many entries of a bank's file are booked in one transaction.
const bankChunk = 200

// PaymentsReport says what became of the entries of a bank's file.
type PaymentsReport struct {
	File      int64
	Lines     int // of entries and what else was said, so far
	Matched   int // booked on a case
	Proposed  int // a case was found, and a person confirms
	Unmatched int // no case was found: they wait in the inbox
	Duplicate int // known already
	Reversed  int // took an earlier payment back, or had been taken back before it was told of
	Outgoing  int // money that left the account: not a debtor's
	Unread    int // of the refused, those that may be money: they are kept in the inbox
	Refused   []LineReport
	Warnings  []LineReport
	Remarks   []intake.Remark // of the file as a whole
	Overpaid  []Overpayment
}

// Overpayment is a payment that was more than was owed (overbetaling): the rest is
// to be paid back, and a task on its case says so.
type Overpayment struct {
	Line   int          `json:"line"` // of the file
	Number int64        `json:"case"`
	Amount money.Amount `json:"amount"` // too much
}

// PaymentsOptions are what is known of a bank's file before it is read.
type PaymentsOptions struct {
	Name     string              // the file's own name, without its folder
	Mapping  *intake.BankMapping // the columns of a list as a person chose them, or nil
	Progress func(PaymentsReport)
}

// ImportPayments takes in a bank's file about which nothing else is known, see
// TakePayments.
func (s *Service) ImportPayments(ctx context.Context, who access.Actor, creditor debt.CreditorID, source io.ReadSeeker, name string) (PaymentsReport, error) {
	return s.TakePayments(ctx, who, creditor, source, PaymentsOptions{Name: name})
}

// TakePayments takes in a bank's file (hent bankfil): a statement, a list in
// columns, or a delivery of Betalingsservice. Each movement of money is booked
// once, however often and in whatever file it is told of. What names its case is
// booked on it; what may belong to a case is proposed; the rest waits in the inbox.
// Nothing is guessed.
func (s *Service) TakePayments(ctx context.Context, who access.Actor, creditor debt.CreditorID, source io.ReadSeeker, o PaymentsOptions) (PaymentsReport, error) {
	if err := who.May(access.RegisterPayments, int64(creditor)); err != nil {
		return PaymentsReport{}, err
	}
	hash, _, err := hashAndRewind(source)
	if err != nil {
		return PaymentsReport{}, err
	}
	reader, err := s.openPayments(ctx, creditor, source, o)
	if err != nil {
		return PaymentsReport{}, err
	}
	file, err := s.beginPayments(ctx, who, creditor, IntakeFile{Hash: hash, Name: o.Name, Kind: "payments"}, reader)
	if err != nil {
		return PaymentsReport{}, err
	}
	report := PaymentsReport{File: file.ID, Remarks: reader.Remarks()}
	for {
		lines, err := nextOf(reader.Next, bankChunk)
		if err != nil {
			return report, err
		}
		if len(lines) == 0 {
			return report, nil
		}
		if err := s.bookSome(ctx, who, creditor, lines, file.ID, &report); err != nil {
			return report, err
		}
		if o.Progress != nil {
			o.Progress(report)
		}
	}
}

// openPayments opens a bank's file with the mapping given, or the one remembered
// for a list with its headings.
func (s *Service) openPayments(ctx context.Context, creditor debt.CreditorID, source io.ReadSeeker, o PaymentsOptions) (*intake.PaymentsFile, error) {
	var failed error
	remembered := func(key string) (intake.BankMapping, bool) {
		var m intake.BankMapping
		text := ""
		err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
			var err error
			text, err = r.Mapping(ctx, bankMappingKey(key))
			return err
		})
		if err != nil {
			failed = err
		}
		return m, err == nil && text != "" && m.UnmarshalText([]byte(text)) == nil
	}
	reader, err := intake.OpenPayments(source, intake.BankListOptions{Mapping: o.Mapping, Remembered: remembered})
	return reader, errors.Join(err, failed)
}

// bankMappingKey keeps the mappings of banks' lists apart from those of invoices.
// A creditor has one account, so they are the account's.
func bankMappingKey(headings string) string { return "bank " + headings }

// beginPayments notes that a file is being read, and remembers how its columns are.
func (s *Service) beginPayments(ctx context.Context, who access.Actor, creditor debt.CreditorID, file IntakeFile, reader *intake.PaymentsFile) (IntakeFile, error) {
	layout, isList := reader.Layout()
	mapping, err := layout.Mapping.MarshalText()
	if err != nil {
		return IntakeFile{}, err
	}
	err = s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
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
		if !isList {
			return v.tx.SaveFile(ctx, file)
		}
		file.Mapping = string(mapping)
		if err := v.tx.SaveFile(ctx, file); err != nil {
			return err
		}
		return v.tx.SaveMapping(ctx, bankMappingKey(layout.Mapping.Key), string(mapping))
	})
	return file, err
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
	report.Lines++
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		entry := v.entryOf(e, file)
		entry.Amount, entry.Why = e.Signed(), "bank.case_unreadable"
		desk := v.emptyDesk(file)
		desk.keep(entry, e.Names)
		return desk.save(ctx)
	})
}

// bookTogether books some entries in one transaction. The report grows only by what
// was committed.
func (s *Service) bookTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, lines []intake.BankLine, file int64, report *PaymentsReport) error {
	var grown PaymentsReport
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		grown = *report
		grown.Lines += len(lines)
		desk, err := v.bankDesk(ctx, lines, file)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if err := desk.take(line, &grown); err != nil {
				return err
			}
		}
		return desk.save(ctx)
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
	payer := e.PayerName
	if payer == "" {
		payer = e.CustomerNumber
	}
	return BankEntry{
		ID: v.NewID(), Identity: e.Identity, State: BankUnmatched, Amount: e.Amount, ValueOn: e.ValueDay, BookedOn: e.BookingDay,
		Reference: reference, Payer: payer, Text: strings.Join(e.Text, "\n"), Why: "bank.no_reference", File: file,
	}
}
