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
		return nameCases(ctx, r, entries)
	})
	return entries, err
}

// nameCases gives entries the numbers of the cases that were found for them.
func nameCases(ctx context.Context, r Reader, entries []BankEntry) error {
	if err := addCandidates(ctx, r, entries); err != nil {
		return err
	}
	var ids []debt.CaseID
	for _, e := range entries {
		if e.Case != 0 {
			ids = append(ids, e.Case)
		}
		ids = append(ids, e.Also...)
	}
	if len(ids) == 0 {
		return nil
	}
	numbers, err := r.CaseNumbersOf(ctx, unique(ids))
	for i := range entries {
		entries[i].Number = numbers[entries[i].Case]
		for _, id := range entries[i].Also {
			entries[i].AlsoNumbers = append(entries[i].AlsoNumbers, numbers[id])
		}
	}
	return err
}

// addCandidates gives entries that wait the further cases that they may be for.
func addCandidates(ctx context.Context, r Reader, entries []BankEntry) error {
	var waiting []int64
	for _, e := range entries {
		if e.State.Waits() {
			waiting = append(waiting, e.ID)
		}
	}
	if len(waiting) == 0 {
		return nil
	}
	also, err := r.BankCandidates(ctx, waiting)
	for i := range entries {
		entries[i].Also = also[entries[i].ID]
	}
	return err
}

// Confirmation is what a person says of an entry of the inbox: it is for a case.
type Confirmation struct {
	Entry int64
	Case  int64 // the number of the case, or nought for the one proposed
	Again bool  // it is truly a second payment, though one entered by hand looks just like it
}

// Confirm books an entry of the inbox on a case: the one proposed, or another with
// the number given. Of money that the bank took back, it reverses the payment of
// that amount. A second time, as by a double click, changes nothing; for another
// case it fails with fault.Conflict. So it does, with bank.looks_recorded, where a person
// has entered a payment of that amount and about that day, and nobody says that this is another.
func (s *Service) Confirm(ctx context.Context, who access.Actor, creditor debt.CreditorID, c Confirmation) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.inboxEntry(ctx, c.Entry)
		if err != nil {
			return err
		}
		f, err := v.confirmed(ctx, e, c.Case)
		if err != nil {
			return err
		}
		if e.State == BankMatched || e.State == BankReversed {
			return bookedOn(e, f)
		}
		if !e.Amount.IsPositive() {
			return v.confirmReversal(ctx, e, f)
		}
		if known := enteredByHand(&f.Case, e.Amount, valueDay(&e, &f.Case, v.today)); known != nil && !c.Again {
			return fault.New(fault.Conflict, "bank.looks_recorded").With("amount", e.Amount.String()).With("day", known.ValueOn.String())
		}
		desk := v.emptyDesk(e.File)
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
	e, err := v.tx.BankEntry(ctx, id)
	if err != nil {
		return BankEntry{}, err
	}
	also, err := v.tx.BankCandidates(ctx, []int64{id})
	e.Also = also[id]
	return e, err
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
	case e.IsUnread():
		return nil, fault.New(fault.Invalid, keyUnread)
	case e.isForeign():
		return nil, fault.New(fault.Invalid, keyForeignCurrency)
	case e.State == BankIgnored && (e.Why == keyToldInParts || e.Why == keyTakenBack):
		return nil, fault.New(fault.Conflict, e.Why)
	case caseNumber != 0:
		return v.lockNumber(ctx, caseNumber)
	case e.State.Waits() && len(e.Also) > 0:
		return nil, fault.New(fault.Invalid, "bank.several_cases").In("case")
	case e.Case == 0:
		return nil, fault.New(fault.Invalid, "bank.case_missing").In("case")
	}
	return v.lockOne(ctx, e.Case)
}

// confirmReversal reverses the payment of a case that the bank took back.
func (v *visit) confirmReversal(ctx context.Context, e BankEntry, f *file) error {
	p := reversible(f, &e)
	if p == nil {
		return fault.New(fault.NotFound, "bank.nothing_to_reverse").With("amount", e.Amount.Negated().String())
	}
	e.State, e.Case, e.Payment, e.Why = BankReversed, f.ID, p.Payment, "bank.by_person"
	if err := v.unpay(f, p.Payment, "payment.reversed_by_bank"); err != nil {
		return err
	}
	return v.tx.SettleBankEntry(ctx, e)
}

// invoiceNamed returns the claim of a case that a payment names, or nought where it
// names none or several.
func (v *visit) invoiceNamed(f *file, e BankEntry) debt.ClaimID {
	claims, slips := make(map[string]debt.ClaimID), make(map[string]debt.ClaimID)
	for i := range f.Claims {
		claim := &f.Claims[i]
		claims[intake.NumberKey(claim.Number)] = claim.ID
		if _, isShared := slips[claim.Slip]; isShared {
			slips[claim.Slip] = 0 // it names none of them
		} else {
			slips[claim.Slip] = claim.ID
		}
	}
	known := v.knownReferences(func(number string) bool { _, ok := claims[number]; return ok })
	var named debt.ClaimID
	for _, r := range intake.References(intake.BankEntry{Structured: []string{e.Reference}, Text: []string{e.Text}}, known) {
		claim := debt.ClaimID(0)
		switch r.Kind {
		case intake.InvoiceReference:
			claim = claims[intake.NumberKey(r.Text)]
		case intake.PaymentReference:
			claim = slips[r.Text]
		case intake.EndToEndReference, intake.CaseReference, intake.ShortReference, intake.BareNumber:
		}
		if claim == 0 || claim == named {
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
	return s.reconsider(ctx, who, creditor, entry, func(_ *visit, e *BankEntry) error {
		if e.State == BankIgnored {
			return nil
		}
		e.State, e.Why = BankIgnored, keyIgnored
		return nil
	})
}

// Refuse says that the case that was proposed for an entry isn't the right one (afvis
// forslag), nor any other that was: the entry waits without a case.
func (s *Service) Refuse(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) error {
	return s.reconsider(ctx, who, creditor, entry, func(v *visit, e *BankEntry) error {
		if err := v.tx.DropBankCandidates(ctx, e.ID); err != nil {
			return err
		}
		if e.isForeign() {
			e.Case = 0
		} else if e.State == BankProposed {
			e.State, e.Case, e.Why = BankUnmatched, 0, "bank.proposal_refused"
		}
		return nil
	})
}

// PutBack takes an entry up again that a person has put aside, or proposes the case
// with a number once more that was refused (tag frem igen). Without a number it waits
// with the case it had. What waits already stays as it is.
func (s *Service) PutBack(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry, caseNumber int64) error {
	return s.reconsider(ctx, who, creditor, entry, func(v *visit, e *BankEntry) error {
		switch {
		case e.State == BankIgnored && e.Why != keyIgnored:
			return fault.New(fault.Conflict, e.Why)
		case e.State == BankProposed, e.State == BankUnmatched && caseNumber == 0:
			return nil
		}
		if caseNumber != 0 {
			id, err := v.tx.CaseID(ctx, caseNumber)
			if err != nil {
				return err
			}
			e.Case = id
		}
		e.State, e.Why = BankUnmatched, keyPutBack
		switch {
		case e.isForeign(): // it can't be booked
			e.Why = keyForeignCurrency
		case e.IsUnread():
			e.Why = keyUnread
		case e.Case != 0:
			e.State = BankProposed
		}
		return nil
	})
}

// Why an entry stands where a person has put it.
const (
	keyIgnored = "bank.ignored"
	keyPutBack = "bank.put_back"
)

// reconsider changes what is thought of an entry that isn't booked.
func (s *Service) reconsider(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64, change func(v *visit, e *BankEntry) error) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		e, err := v.inboxEntry(ctx, entry)
		if err != nil {
			return err
		}
		if e.State == BankMatched || e.State == BankReversed {
			return fault.New(fault.Conflict, "bank.is_booked")
		}
		if err := change(v, &e); err != nil {
			return err
		}
		return v.tx.SettleBankEntry(ctx, e)
	})
}
