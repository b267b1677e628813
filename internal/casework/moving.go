package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// MovePayment moves a payment that was booked on the wrong case to another (flyt
// betaling): it is taken back on the one as if it had never come, and recorded on
// the other from the day it came. Both stand in the journals. It fails with
// payment.not_found, payment.is_reversed and payment.same_case.
func (s *Service) MovePayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, payment debt.PaymentID, to int64) (debt.PaymentID, error) {
	var moved debt.PaymentID
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		from, target, err := v.lockBoth(ctx, number, to)
		if err != nil {
			return err
		}
		moved, err = v.move(ctx, from, target, payment)
		return err
	})
	return moved, err
}

// lockBoth takes out two cases by their numbers, in the order in which all lock.
func (v *visit) lockBoth(ctx context.Context, number, to int64) (from, target *file, err error) {
	if number == to {
		return nil, nil, fault.New(fault.Invalid, "payment.same_case").In("to")
	}
	if err := v.alone(ctx); err != nil {
		return nil, nil, err
	}
	ids := make([]debt.CaseID, 2)
	for i, n := range []int64{number, to} {
		if ids[i], err = v.tx.CaseID(ctx, n); err != nil {
			return nil, nil, err
		}
	}
	if _, err := v.lock(ctx, unique([]debt.CaseID{ids[0], ids[1]})...); err != nil {
		return nil, nil, err
	}
	return v.fileWith(ids[0]), v.fileWith(ids[1]), nil
}

func (v *visit) move(ctx context.Context, from, target *file, payment debt.PaymentID) (debt.PaymentID, error) {
	p := from.Payment(payment)
	switch {
	case p == nil:
		return 0, fault.New(fault.NotFound, "payment.not_found")
	case p.Reversed != "":
		return 0, fault.New(fault.Conflict, "payment.is_reversed")
	}
	recorded := p.PaymentRecorded
	if err := v.unpay(from, payment, "payment.moved"); err != nil {
		return 0, err
	}
	recorded.Payment, recorded.Named = debt.PaymentID(v.NewID()), 0
	if recorded.Reference != "" {
		recorded.Reference = referenceOn(&target.Case, recorded.Reference)
	}
	if err := v.pay(target, recorded); err != nil {
		return 0, err
	}
	return recorded.Payment, v.resettle(ctx, from.ID, payment, func(e *BankEntry) {
		e.Case, e.Payment, e.Why = target.ID, recorded.Payment, "bank.moved"
	})
}

// resettle says what became of the bank entry that a payment was booked from, where
// there is one.
func (v *visit) resettle(ctx context.Context, id debt.CaseID, payment debt.PaymentID, change func(*BankEntry)) error {
	e, err := v.tx.BankEntryPaid(ctx, id, payment)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	change(&e)
	return v.tx.SettleBankEntry(ctx, e)
}
