package casework

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/letter"
)

// compose makes the letter of a step, for the day it is planned to leave, and
// orders its sending. Doing it twice changes nothing. Where something has come
// between, such as a payment, the step is taken back instead.
func (s *Service) compose(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	return s.composeSteps(ctx, access.NightRun(), creditor, args)
}

// composeTogether makes the letters of several steps, all of them or none.
func (s *Service) composeTogether(ctx context.Context, creditor debt.CreditorID, args []jobArgs) ([]error, error) {
	if err := s.composeSteps(ctx, access.NightRun(), creditor, args...); err != nil {
		return nil, err
	}
	return make([]error, len(args)), nil
}

// composeSteps makes the letters of steps in one transaction.
func (s *Service) composeSteps(ctx context.Context, who access.Actor, creditor debt.CreditorID, steps ...jobArgs) error {
	return s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		files, err := v.lockEach(ctx, steps)
		if err != nil {
			return err
		}
		if err := v.lookAtInbox(ctx, v.tx, idsOf(files)); err != nil {
			return err
		}
		for i, f := range files {
			if err := v.composeStep(ctx, f, steps[i].Step); err != nil {
				return err
			}
		}
		return nil
	})
}

func (v *visit) composeStep(ctx context.Context, f *file, taken debt.StepID) error {
	step := f.Step(taken)
	if step != nil && step.Voided == debt.VoidUnmade {
		return v.takeAnew(f, step)
	}
	if step == nil || !step.Waits() || step.Letter != 0 {
		return nil
	}
	why, err := v.standsAgainst(f, step, f.Debtor.Email)
	if err != nil {
		return err
	}
	if why != "" {
		return v.takeBack(f, step, why)
	}
	input, err := v.stepInput(&f.Case, step)
	if err != nil {
		return err
	}
	return v.letter(ctx, f, input, debt.LetterComposed{Step: step.Step, Document: step.Document, Channel: step.Channel, Dated: step.Planned, Total: step.Asked})
}

// composeReceipt makes the receipt for a payment. Doing it twice changes nothing.
func (s *Service) composeReceipt(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		payment := f.Payment(args.Payment)
		if payment == nil || payment.Reversed != "" || f.Debtor.IsErased() || hasReceipt(&f.Case, args.Payment) {
			return nil
		}
		if f.HasOpenTask(followup.TaskPerhapsPosted) {
			return nil // nobody knows yet what is owed; lateReceipt orders it
		}
		input, err := v.receiptInput(&f.Case, payment)
		if err != nil {
			return err
		}
		return v.letter(ctx, f, input, debt.LetterComposed{Document: debt.PaymentReceipt, Channel: receiptChannel(&f.Case), Dated: v.today, Total: input.Total, Payment: args.Payment})
	})
}

// lateReceipt orders the receipt that waited for a person to say whether a letter was
// posted, where the case is still ended by a payment.
func (v *visit) lateReceipt(f *file) {
	last := lastPayment(&f.Case)
	if !f.IsClosed() || !f.Closed.IsSettled() || last == nil || hasReceipt(&f.Case, last.Payment) || f.HasOpenTask(followup.TaskPerhapsPosted) {
		return
	}
	v.job(jobReceipt, jobArgs{Case: f.ID, Payment: last.Payment}, number(int64(last.Payment))+"/"+number(f.Version), v.moment)
}

func hasReceipt(c *debt.Case, payment debt.PaymentID) bool {
	for i := range c.Letters {
		if c.Letters[i].Payment == payment {
			return true
		}
	}
	return false
}

func receiptChannel(c *debt.Case) debt.Channel {
	if c.Debtor.Email == "" || c.EmailFailed() {
		return debt.Print
	}
	return debt.Email
}

// letter writes a letter out, archives it with what it was made from, and orders
// its sending.
func (v *visit) letter(ctx context.Context, f *file, input letter.Input, made debt.LetterComposed) error {
	content, err := letter.Compose(input)
	if err != nil {
		return err
	}
	archived, err := v.printBy(ctx, v.tx, made.Channel, content)
	if err != nil {
		return err
	}
	made.Letter, made.Hash, made.Pages = debt.DocumentID(v.NewID()), archived.Hash, archived.Pages
	archived.ID, archived.Case, archived.Document, archived.Dated = made.Letter, f.ID, made.Document, made.Dated
	if err := v.tx.Archive(ctx, archived); err != nil {
		return err
	}
	if err := f.add(made); err != nil {
		return err
	}
	return v.order(f, made)
}

// order puts a letter on its way out.
func (v *visit) order(f *file, made debt.LetterComposed) error {
	ordered := debt.DispatchOrdered{Dispatch: debt.DispatchID(v.NewID()), Letter: made.Letter, Channel: made.Channel, Recipient: recipient(&f.Case, made.Channel)}
	if err := f.add(ordered); err != nil {
		return err
	}
	if made.Channel == debt.Email {
		v.job(jobSend, jobArgs{Case: f.ID, Dispatch: ordered.Dispatch}, strconv.FormatInt(int64(ordered.Dispatch), 10), v.morning(made.Dated))
	}
	return nil
}

func recipient(c *debt.Case, by debt.Channel) string {
	if by == debt.Email {
		return c.Debtor.Email
	}
	return ""
}

// printBy makes the file of a letter that leaves by a channel. An e-mail has no envelope:
// an address that no window has room for takes the room that it needs.
func (v *visit) printBy(ctx context.Context, r Reader, by debt.Channel, content letter.Content) (Archived, error) {
	made, err := v.print(ctx, r, content)
	if by == debt.Email && fault.HasKey(err, "pdf.address_too_long") {
		return v.print(ctx, r, content.WithoutWindow())
	}
	return made, err
}

// print makes the file of a letter, and what of it is archived.
func (v *visit) print(ctx context.Context, r Reader, content letter.Content) (Archived, error) {
	logo, err := v.logo(ctx, r, v.creditor)
	if err != nil {
		return Archived{}, err
	}
	content = v.marked(content)
	printed, err := v.Printer.Print(v.creditor, logo, content)
	if err != nil {
		return Archived{}, err
	}
	source, err := json.Marshal(content)
	if err != nil {
		return Archived{}, err
	}
	return Archived{
		Content: string(source), FrontHash: hashOf(printed.Front), Front: printed.Front, Body: printed.Body,
		Hash: hashOf(printed.Front, printed.Body), Pages: printed.Pages, ComposedAt: v.moment,
	}, nil
}

// logo returns the file of the logo on a creditor's letters, or nothing for none.
func (*visit) logo(ctx context.Context, r Reader, c Creditor) ([]byte, error) {
	if c.Logo == "" {
		return nil, nil
	}
	return r.Shared(ctx, c.Logo)
}

// hashOf returns the SHA-256 of parts put together, in hex.
func hashOf(parts ...[]byte) string {
	h := sha256.New()
	for _, part := range parts {
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// File returns a document's whole file.
func (a Archived) File() []byte {
	return append(append(make([]byte, 0, len(a.Front)+len(a.Body)), a.Front...), a.Body...)
}
