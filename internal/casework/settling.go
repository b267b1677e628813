package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// pay books a payment on a case, and ends the case if all is paid.
func (v *visit) pay(f *file, p debt.PaymentRecorded) error {
	if !p.Amount.IsPositive() {
		return fault.New(fault.Invalid, "payment.amount_not_positive").In("amount")
	}
	if err := v.valueDayFits(f, p.ValueOn); err != nil {
		return err
	}
	if err := f.judged(p, v.today); err != nil {
		return err
	}
	if err := f.addOn(p.ValueOn, p); err != nil {
		return err
	}
	return v.settle(f)
}

// settle carries out what needs nobody's approval when money has moved: taking back
// charges that weren't owed, ending a case that is paid, and asking a person about
// money that is nobody's.
func (v *visit) settle(f *file) error {
	if err := v.takeBackCharges(f); err != nil {
		return err
	}
	if err := v.end(f); err != nil {
		return err
	}
	return v.askOfMoney(f)
}

// end ends a case on which nothing is owed any more.
func (v *visit) end(f *file) error {
	if err := v.takeUpPaid(f); err != nil || f.IsClosed() {
		return err
	}
	made, err := followup.Decide(v.book, v.Flows, &f.Case, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil // the case waits for the law, and so does its end
	}
	if err != nil {
		return err
	}
	if !ends(made) {
		return nil
	}
	return v.carryOut(f, made, "paid")
}

// takeUpPaid takes a case up again that was written off, and of which all is paid or
// credited after all: it ends anew, as paid, with a receipt.
func (v *visit) takeUpPaid(f *file) error {
	if f.Closed.Why != debt.ClosedWrittenOff || f.Debtor.IsErased() {
		return nil
	}
	if isOwed, err := v.isOwed(f); err != nil || isOwed {
		return err
	}
	return f.add(debt.CaseReopened{Why: "case.reopened_paid"})
}

// ends reports whether a decision ends the case.
func ends(made followup.Decision) bool {
	return slices.ContainsFunc(made.Actions, func(a followup.Action) bool {
		_, is := a.(followup.Close)
		return is
	})
}

// isOwed reports whether anything is owed on a case today, were it not for what was
// given up as too little. Where the law has no rate for interest that runs, something
// is.
func (v *visit) isOwed(f *file) (bool, error) {
	account := f.Account
	if f.Closed.IsSettled() {
		account.GivenUp = civil.Date{}
	}
	owed, err := account.StatementOn(v.book, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return true, nil
	}
	return owed.Total().IsPositive(), err
}

// ReversePayment takes a payment back as if it had never come: a bank's reversal,
// a mistake (tilbagefør betaling). A case that was closed by it is opened again,
// and what was to be paid back of it isn't. Money of a bank's file goes back to the
// inbox: it may be on the account still. It fails with payment.not_found, and with
// payment.is_reversed for one that was taken back before.
func (s *Service) ReversePayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, payment debt.PaymentID) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil {
			return err
		}
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		if p := f.Payment(payment); p != nil && p.Reversed != "" {
			return fault.New(fault.Conflict, "payment.is_reversed")
		}
		if err := v.unpay(f, payment, "payment.reversed_by_hand"); err != nil {
			return err
		}
		return v.resettle(ctx, f.ID, payment, func(e *BankEntry) {
			e.State, e.Case, e.Payment, e.Why = BankUnmatched, 0, 0, "bank.taken_back_by_person"
		})
	})
}

func (v *visit) unpay(f *file, payment debt.PaymentID, why string) error {
	p := f.Payment(payment)
	if p == nil {
		return fault.New(fault.NotFound, "payment.not_found")
	}
	if p.Reversed != "" {
		return nil
	}
	if err := f.add(debt.PaymentReversed{Payment: payment, Why: why}); err != nil {
		return err
	}
	isOwed, err := v.isOwed(f)
	if err != nil {
		return err
	}
	if isOwed && f.Closed.IsSettled() && !f.Debtor.IsErased() {
		if err := f.reopen(debt.ReopenedReversed); err != nil {
			return err
		}
		if err := v.askOfMoneyGone(f, p); err != nil {
			return err
		}
	}
	return v.settle(f)
}

// askOfMoneyGone asks a person to go on with a case whose debtor has been told that it
// was over. The flow waits for that.
func (v *visit) askOfMoneyGone(f *file, p *debt.Payment) error {
	if f.OwesAgainOn != v.today || f.HasOpenTask(followup.TaskWentBack) {
		return nil
	}
	return f.raise(followup.TaskWentBack, "", map[string]string{"amount": p.Amount.String(), "date": p.ValueOn.String()})
}
