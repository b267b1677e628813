package cli

import (
	"cmp"
	"context"

	"krav/internal/casework"
	"krav/internal/fault"
)

// paymentsCommands take money in.
type paymentsCommands struct {
	Import  paymentsImportCommand  `cmd:""`
	Inbox   paymentsInboxCommand   `cmd:""`
	Confirm paymentsConfirmCommand `cmd:""`
	Ignore  paymentsIgnoreCommand  `cmd:""`
	Record  paymentsRecordCommand  `cmd:""`
	Reverse paymentsReverseCommand `cmd:""`
	Move    paymentsMoveCommand    `cmd:""`
	Refund  paymentsRefundCommand  `cmd:""`
}

func (paymentsCommands) page() page { return page{does: "help.payments", why: "help.payments_why"} }

// paymentsRecordCommand books a payment that a person enters.
type paymentsRecordCommand struct {
	Case   numberFlag `arg:""`
	Amount amountFlag `arg:""`
	ofCreditor
	On      dayFlag `placeholder:"DAY"`
	Invoice string  `placeholder:"NUMBER"`
	Text    string  `placeholder:"TEXT"`
	Key     string  `placeholder:"TEXT"`
	Again   bool
	Sure    bool
}

func (paymentsRecordCommand) page() page {
	return page{
		does: "help.payments_record", why: "help.payments_record_why",
		flags: map[string]string{
			"case": "help.case_number", "amount": "help.payments_amount", "creditor": "help.creditor_id",
			"on": "help.payments_on", "invoice": "help.payments_invoice", "text": "help.payments_text", "key": "help.payments_key",
			"again": "help.payments_again", "sure": "help.payments_sure",
		},
		examples: []example{{"help.payments_record_example", "krav payments record 10001 1300 --creditor 1 --on 2026-11-13"}},
	}
}

// Run books the payment and answers with the case. It asks first where the payment is
// far above what is owed.
func (c *paymentsRecordCommand) Run(ctx context.Context, s *session) error {
	payment := casework.PaymentByHand{
		Number: int64(c.Case), Amount: c.Amount.Amount, ValueOn: c.On.Date,
		Invoice: c.Invoice, Text: c.Text, Repeated: c.Key, Again: c.Again || c.Key != "",
	}
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), int64(c.Case), casework.AsOf{})
		if err != nil {
			return err
		}
		if err := c.isRight(&seen); err != nil {
			return err
		}
		if _, err := h.RecordPayment(ctx, c.actor(), c.id(), payment); err != nil {
			return err
		}
		if seen.HasPaymentWith(c.Key) {
			s.tell.note("payment.booked_already")
		}
		return s.answerCase(ctx, h, c.ofCreditor, int64(c.Case))
	})
}

// isRight asks whether an amount is right that is far above what is owed, unless it was
// entered before.
func (c *paymentsRecordCommand) isRight(seen *casework.CaseView) error {
	if c.Sure || seen.HasPaymentWith(c.Key) {
		return nil
	}
	if beyond, isFar := seen.PaidFarBeyond(c.Amount.Amount, cmp.Or(c.On.Date, seen.On)); isFar {
		return fault.New(fault.Conflict, "payment.far_beyond").With("beyond", beyond.String())
	}
	return nil
}

// paymentsReverseCommand takes a payment back.
type paymentsReverseCommand struct {
	Case    numberFlag `arg:""`
	Payment numberFlag `arg:""`
	ofCreditor
}

func (paymentsReverseCommand) page() page {
	return page{
		does: "help.payments_reverse", why: "help.payments_reverse_why",
		flags: map[string]string{
			"case": "help.case_number", "payment": "help.payments_payment", "creditor": "help.creditor_id",
		},
		examples: []example{{"help.payments_reverse_example", "krav payments reverse 10001 1 --creditor 1"}},
	}
}

// Run takes the payment back and answers with the case.
func (c *paymentsReverseCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), int64(c.Case), casework.AsOf{})
		if err != nil {
			return err
		}
		payment, err := paymentOf(seen.Case.Payments, c.Payment)
		if err != nil {
			return err
		}
		if err := h.ReversePayment(ctx, c.actor(), c.id(), int64(c.Case), payment); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, int64(c.Case))
	})
}
