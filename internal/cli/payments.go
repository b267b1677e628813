package cli

import (
	"context"
	"path/filepath"

	"krav/internal/casework"
	"krav/internal/wording"
)

// paymentsCommands take money in.
type paymentsCommands struct {
	Import  paymentsImportCommand  `cmd:""`
	Inbox   paymentsInboxCommand   `cmd:""`
	Confirm paymentsConfirmCommand `cmd:""`
	Ignore  paymentsIgnoreCommand  `cmd:""`
	Record  paymentsRecordCommand  `cmd:""`
	Reverse paymentsReverseCommand `cmd:""`
}

func (paymentsCommands) page() page { return page{does: "help.payments", why: "help.payments_why"} }

// paymentsImportCommand takes in a bank's file.
type paymentsImportCommand struct {
	Path string `arg:"" name:"file"`
	ofCreditor
}

func (paymentsImportCommand) page() page {
	return page{
		does: "help.payments_import", why: "help.payments_import_why",
		flags:    map[string]string{"file": "help.payments_import_file", "creditor": "help.creditor_id"},
		examples: []example{{"help.payments_import_example", "krav payments import bank.xml --creditor 1"}},
	}
}

// Run takes the file in and answers with what became of its entries.
func (c *paymentsImportCommand) Run(ctx context.Context, s *session) error {
	file, err := openFile(c.Path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	return s.within(ctx, func(h *house) error {
		report, err := h.ImportPayments(ctx, c.actor(), c.id(), file, filepath.Base(c.Path))
		if err != nil {
			return err
		}
		return s.answer(newPaymentsAnswer(report, s.conf.Language))
	})
}

// paymentsAnswer says what became of the entries of a bank's file.
type paymentsAnswer struct {
	File      wireID       `json:"file"`
	Matched   int          `json:"matched"`
	Proposed  int          `json:"proposed"`
	Unmatched int          `json:"unmatched"`
	Duplicate int          `json:"duplicate"`
	Reversed  int          `json:"reversed"`
	Outgoing  int          `json:"outgoing"` // money that left the account
	Refused   []lineAnswer `json:"refused"`
	Warnings  []lineAnswer `json:"warnings"`
}

func newPaymentsAnswer(r casework.PaymentsReport, l wording.Language) paymentsAnswer {
	return paymentsAnswer{
		File: wireID(r.File), Matched: r.Matched, Proposed: r.Proposed, Unmatched: r.Unmatched,
		Duplicate: r.Duplicate, Reversed: r.Reversed, Outgoing: r.Outgoing,
		Refused: lineAnswers(r.Refused, l), Warnings: lineAnswers(r.Warnings, l),
	}
}

func (a paymentsAnswer) print(p *paper) {
	count := func(n int) string { return wording.Count(p.language, n) }
	p.say("payments.summary", "matched", count(a.Matched), "proposed", count(a.Proposed), "unmatched", count(a.Unmatched),
		"duplicate", count(a.Duplicate), "reversed", count(a.Reversed))
	p.lines("payments.refused", a.Refused)
	p.lines("payments.warnings", a.Warnings)
	if a.Proposed+a.Unmatched > 0 {
		p.blank()
		p.say("payments.see_inbox")
	}
}

// paymentsRecordCommand books a payment that a person enters.
type paymentsRecordCommand struct {
	Case   numberFlag `arg:""`
	Amount amountFlag `arg:""`
	ofCreditor
	On      dayFlag `placeholder:"DAY"`
	Invoice string  `placeholder:"NUMBER"`
	Text    string  `placeholder:"TEXT"`
	Key     string  `placeholder:"TEXT"`
}

func (paymentsRecordCommand) page() page {
	return page{
		does: "help.payments_record", why: "help.payments_record_why",
		flags: map[string]string{
			"case": "help.case_number", "amount": "help.payments_amount", "creditor": "help.creditor_id",
			"on": "help.payments_on", "invoice": "help.payments_invoice", "text": "help.payments_text", "key": "help.payments_key",
		},
		examples: []example{{"help.payments_record_example", "krav payments record 10001 1300 --creditor 1 --on 2026-11-13"}},
	}
}

// Run books the payment and answers with the case.
func (c *paymentsRecordCommand) Run(ctx context.Context, s *session) error {
	payment := casework.PaymentByHand{
		Number: int64(c.Case), Amount: c.Amount.Amount, ValueOn: c.On.Date,
		Invoice: c.Invoice, Text: c.Text, Repeated: c.Key,
	}
	return s.within(ctx, func(h *house) error {
		if _, err := h.RecordPayment(ctx, c.actor(), c.id(), payment); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, int64(c.Case))
	})
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
