package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
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
// the number given. A second time, as by a double click, changes nothing; for
// another case it fails with fault.Conflict.
func (s *Service) Confirm(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64, caseNumber int64) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.inboxEntry(ctx, entry)
		if err != nil {
			return err
		}
		f, err := v.confirmed(ctx, e, caseNumber)
		if err != nil {
			return err
		}
		if e.State == BankMatched {
			return bookedOn(e, f)
		}
		desk := bankDesk{visit: v}
		e.State, e.Case, e.Why = BankMatched, f.ID, "bank.by_person"
		if err := desk.book(&e, finding{file: f, claim: v.invoiceNamed(f, e), method: methodBank}); err != nil {
			return err
		}
		return v.tx.SettleBankEntry(ctx, e)
	})
}

// inboxEntry returns an entry as it stands while nobody else works in the inbox.
func (v *visit) inboxEntry(ctx context.Context, id int64) (BankEntry, error) {
	if err := v.alone(ctx); err != nil {
		return BankEntry{}, err
	}
	return v.tx.BankEntry(ctx, id)
}

// bookedOn checks that an entry that was booked before stands where it is to stand.
func bookedOn(e BankEntry, f *file) error {
	if e.Case != f.ID {
		return fault.New(fault.Conflict, "bank.is_booked")
	}
	return nil
}

// confirmed takes out the case that an entry is to be booked on.
func (v *visit) confirmed(ctx context.Context, e BankEntry, caseNumber int64) (*file, error) {
	switch {
	case e.Why == "bank.foreign_currency":
		return nil, fault.New(fault.Invalid, "bank.foreign_currency")
	case !e.Amount.IsPositive():
		return nil, fault.New(fault.Invalid, "bank.is_reversal")
	case caseNumber != 0:
		return v.lockNumber(ctx, caseNumber)
	case e.Case == 0:
		return nil, fault.New(fault.Invalid, "bank.case_missing").In("case")
	}
	return v.lockOne(ctx, e.Case)
}

// invoiceNamed returns the claim of a case that a payment names, or nought where it
// names none or several.
func (v *visit) invoiceNamed(f *file, e BankEntry) debt.ClaimID {
	claims := make(map[string]debt.ClaimID)
	for i := range f.Claims {
		claims[intake.NumberKey(f.Claims[i].Number)] = f.Claims[i].ID
	}
	known := v.knownReferences(func(number string) bool { _, ok := claims[number]; return ok })
	var named debt.ClaimID
	for _, r := range intake.References(intake.BankEntry{Structured: []string{e.Reference}, Text: []string{e.Text}}, known) {
		claim := claims[intake.NumberKey(r.Text)]
		if r.Kind != intake.InvoiceReference || claim == named {
			continue
		}
		if named != 0 {
			return 0
		}
		named = claim
	}
	return named
}

// Ignore puts an entry of the inbox aside: it isn't a debtor's money.
func (s *Service) Ignore(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.inboxEntry(ctx, entry)
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
