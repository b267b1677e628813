package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
)

// How a payment came (betalingsmåde). They are stored, and so never renamed.
const (
	methodBank = "bank"
	methodSlip = "slip"
	methodHand = "hand"
)

// PaymentByHand is a payment that a person enters.
type PaymentByHand struct {
	Number   int64 // of the case
	Amount   money.Amount
	ValueOn  civil.Date // no date is today
	Invoice  string     // the number of the claim that the debtor named, or empty
	Text     string
	Repeated string // key that the caller gives, so that a double click books once
}

// RecordPayment books a payment that a person enters. A case that is paid by it
// closes at once. It fails with fault.Invalid for an amount that isn't positive or
// a value day that lies ahead, and fault.NotFound for a case or an invoice that
// isn't there.
func (s *Service) RecordPayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, p PaymentByHand) (debt.PaymentID, error) {
	var id debt.PaymentID
	err := s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, p.Number)
		if err != nil {
			return err
		}
		id = debt.PaymentID(v.NewID())
		recorded := debt.PaymentRecorded{Payment: id, Amount: p.Amount, ValueOn: p.ValueOn, BookedOn: v.today, Method: methodHand, Text: p.Text, Reference: p.Repeated}
		if recorded.ValueOn.IsZero() {
			recorded.ValueOn = v.today
		}
		if known := paymentWith(&f.Case, p.Repeated); known != 0 {
			id = known
			return nil
		}
		if recorded.Named, err = namedClaim(&f.Case, p.Invoice); err != nil {
			return err
		}
		return v.pay(f, recorded)
	})
	return id, err
}

// paymentWith returns the payment that was entered under a key, or nought.
func paymentWith(c *debt.Case, key string) debt.PaymentID {
	for i := range c.Payments {
		if key != "" && c.Payments[i].Reference == key {
			return c.Payments[i].Payment
		}
	}
	return 0
}

func namedClaim(c *debt.Case, invoice string) (debt.ClaimID, error) {
	if invoice == "" {
		return 0, nil
	}
	for i := range c.Claims {
		if c.Claims[i].Number == invoice {
			return c.Claims[i].ID, nil
		}
	}
	return 0, fault.New(fault.NotFound, "claim.not_found").In("invoice").With("invoice", invoice)
}

// pay books a payment on a case, opens the case again if it was closed and is owed
// on still, and ends it if all is paid.
func (v *visit) pay(f *file, p debt.PaymentRecorded) error {
	if !p.Amount.IsPositive() {
		return fault.New(fault.Invalid, "payment.amount_not_positive").In("amount")
	}
	if p.ValueOn.After(v.today) {
		return fault.New(fault.Invalid, "payment.value_day_ahead").In("value_on").With("day", p.ValueOn.String())
	}
	if err := f.addOn(p.ValueOn, p); err != nil {
		return err
	}
	return v.settle(f)
}

// settle carries out what needs nobody's approval: ending a case that is paid.
func (v *visit) settle(f *file) error {
	if f.IsClosed() {
		return v.refund(f)
	}
	made, err := followup.Decide(v.book, v.Flows, &f.Case, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil // the case waits for the law, and so does its end
	}
	if err != nil {
		return err
	}
	if _, ends := closing(made); !ends {
		return nil
	}
	return v.carryOut(f, made, "paid")
}

func closing(made followup.Decision) (followup.Close, bool) {
	for _, action := range made.Actions {
		if c, ok := action.(followup.Close); ok {
			return c, true
		}
	}
	return followup.Close{}, false
}

// refund asks a person to pay back what came in on a case that was closed.
func (v *visit) refund(f *file) error {
	owed, err := f.Account.StatementOn(v.book, v.today)
	if err != nil || !owed.Overpaid.IsPositive() || f.HasOpenTask(followup.TaskRefund) {
		return err
	}
	return f.raise(followup.TaskRefund, "", map[string]string{"amount": owed.Overpaid.String()})
}

// ReversePayment takes a payment back as if it had never come: a bank's reversal,
// a mistake. A case that was closed by it is opened again.
func (s *Service) ReversePayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, payment debt.PaymentID) error {
	return s.update(ctx, who, access.RegisterPayments, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		return v.unpay(f, payment, "payment.reversed_by_hand")
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
	if f.Closed.Why != debt.ClosedPaid {
		return nil
	}
	owed, err := f.Account.StatementOn(v.book, v.today)
	if err != nil || !owed.Total().IsPositive() {
		return err
	}
	return f.add(debt.CaseReopened{Why: "case.reopened_payment_reversed"})
}
