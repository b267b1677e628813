package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Inbox returns the bank entries that wait for a person: those proposed, then
// those without a case.
func (s *Service) Inbox(ctx context.Context, who access.Actor, creditor debt.CreditorID, limit int) ([]BankEntry, error) {
	var entries []BankEntry
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		for _, state := range []BankState{BankProposed, BankUnmatched} {
			some, err := r.BankEntries(ctx, state, 0, limit)
			if err != nil {
				return err
			}
			entries = append(entries, some...)
		}
		return nil
	})
	return entries, err
}

// Confirm books an entry of the inbox on a case: the one proposed, or another with
// the number given. A second time, as by a double click, changes nothing.
func (s *Service) Confirm(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64, caseNumber int64) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.tx.BankEntry(ctx, entry)
		if err != nil {
			return err
		}
		if e.State == BankMatched {
			return nil
		}
		f, err := v.confirmed(ctx, e, caseNumber)
		if err != nil {
			return err
		}
		desk := bankDesk{visit: v}
		e.State, e.Case, e.Why = BankMatched, f.ID, "bank.by_person"
		if err := desk.book(&e, finding{file: f, method: methodBank}); err != nil {
			return err
		}
		return v.tx.SettleBankEntry(ctx, e)
	})
}

// confirmed takes out the case that an entry is to be booked on.
func (v *visit) confirmed(ctx context.Context, e BankEntry, caseNumber int64) (*file, error) {
	switch {
	case !e.Amount.IsPositive():
		return nil, fault.New(fault.Invalid, "bank.is_reversal")
	case caseNumber != 0:
		return v.lockNumber(ctx, caseNumber)
	case e.Case == 0:
		return nil, fault.New(fault.Invalid, "bank.case_missing").In("case")
	}
	return v.lockOne(ctx, e.Case)
}

// Ignore puts an entry of the inbox aside: it isn't a debtor's money.
func (s *Service) Ignore(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.tx.BankEntry(ctx, entry)
		if err != nil {
			return err
		}
		if e.State == BankMatched || e.State == BankReversed {
			return fault.New(fault.Conflict, "bank.is_booked")
		}
		e.State, e.Why = BankIgnored, "bank.ignored"
		return v.tx.SettleBankEntry(ctx, e)
	})
}
