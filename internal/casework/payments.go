package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
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
	Again    bool   // it is truly a second payment, though one looks just like it
}

// RecordPayment books a payment that a person enters. A case that is paid by it
// closes at once. It fails with fault.Invalid for an amount that isn't positive or
// a value day that lies ahead, fault.NotFound for a case or an invoice that isn't
// there, and payment.looks_repeated where the case has a payment of that amount and
// day already and nobody says that it is another: a key only tells a double click, and
// payment.key_used where it was given to another payment.
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
		if known := paymentWith(&f.Case, p.Repeated); known != nil {
			id = known.Payment
			return p.isSame(known)
		}
		if known := repeated(&f.Case, recorded); known != nil && !p.Again {
			return fault.New(fault.Conflict, "payment.looks_repeated").With("amount", p.Amount.String()).With("day", known.ValueOn.String())
		}
		if !p.Again {
			if err := v.notInInbox(ctx, f.ID, p.Amount); err != nil {
				return err
			}
		}
		if recorded.Named, err = namedClaim(&f.Case, p.Invoice); err != nil {
			return err
		}
		return v.pay(f, recorded)
	})
	return id, err
}

// paymentWith returns the payment that was entered under a key, or nil.
func paymentWith(c *debt.Case, key string) *debt.Payment {
	for i := range c.Payments {
		if key != "" && c.Payments[i].Reference == key {
			return &c.Payments[i]
		}
	}
	return nil
}

// isSame fails with payment.key_used where a payment is another than the one that was
// entered under its key: a key tells a repeated call, and nobody is to believe that the other
// was booked.
func (p *PaymentByHand) isSame(known *debt.Payment) error {
	if p.Amount == known.Amount && (p.ValueOn.IsZero() || p.ValueOn == known.ValueOn) {
		return nil
	}
	return fault.New(fault.Conflict, "payment.key_used").With("amount", known.Amount.String()).With("day", known.ValueOn.String())
}

// handDays is how many days may lie between the day that a person entered money for and the
// bank's, for it to look like the same money.
const handDays = 7

// repeated returns the payment of a case that one looks like, or nil: of the same amount, and
// of the same value day, or entered by hand where this one is the bank's, or the other way
// round, and of about that day. Who reads it off the bank's page may write the day of reading.
func repeated(c *debt.Case, recorded debt.PaymentRecorded) *debt.Payment {
	for i := range c.Payments {
		p := &c.Payments[i]
		apart := p.ValueOn.DaysUntil(recorded.ValueOn)
		isOtherWay := (p.Method == methodHand) != (recorded.Method == methodHand)
		isNear := apart == 0 || isOtherWay && max(apart, -apart) <= handDays
		if p.Reversed == "" && p.Amount == recorded.Amount && isNear {
			return p
		}
	}
	return nil
}

// notInInbox fails with fault.Conflict where money of an amount waits in the inbox that
// seems to be for a case: it is confirmed there, and not booked twice.
func (v *visit) notInInbox(ctx context.Context, id debt.CaseID, amount money.Amount) error {
	if err := v.lookAtInbox(ctx, v.tx, []debt.CaseID{id}); err != nil {
		return err
	}
	if slices.ContainsFunc(v.waiting[id], func(w Waiting) bool { return w.Amount == amount }) {
		return fault.New(fault.Conflict, "payment.waits_in_inbox").With("amount", amount.String())
	}
	return nil
}

func namedClaim(c *debt.Case, invoice string) (debt.ClaimID, error) {
	if invoice == "" {
		return 0, nil
	}
	for i := range c.Claims {
		if intake.NumberKey(c.Claims[i].Number) == intake.NumberKey(invoice) {
			return c.Claims[i].ID, nil
		}
	}
	return 0, fault.New(fault.NotFound, "claim.not_found").In("invoice").With("invoice", invoice)
}
