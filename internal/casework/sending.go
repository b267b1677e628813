package casework

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/letter"
)

// send has a last look at a message and, if nothing stands against it, hands it to
// its channel. What stops it is read under the case's lock; the channel is spoken
// to outside it.
func (s *Service) send(ctx context.Context, creditor debt.CreditorID, args jobArgs, job jobs.Job) error {
	message, sender, err := s.lastLook(ctx, creditor, args)
	if err != nil || sender == nil {
		return err
	}
	handed, err := sender.Send(ctx, message)
	if failure, ok := errors.AsType[*SendError](err); ok && failure.Permanent {
		return s.recordFailure(ctx, creditor, args, failure)
	}
	if err != nil {
		return err
	}
	return s.recordHanded(ctx, creditor, args, handed, job.Attempt > 1)
}

// lastLook reads payment, objection, pause, closing, bounce and the day once more.
// It returns the message and its channel, or no channel where it is not to leave.
func (s *Service) lastLook(ctx context.Context, creditor debt.CreditorID, args jobArgs) (Outgoing, Sender, error) {
	var message Outgoing
	var sender Sender
	err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		message, sender = Outgoing{}, nil
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		d := f.Dispatch(args.Dispatch)
		if d == nil || d.Status != debt.Waiting {
			return nil
		}
		why, err := v.messageStandsAgainst(f, d)
		if err != nil {
			return err
		}
		if why != "" {
			return v.stop(f, d, why)
		}
		if message, err = v.outgoing(ctx, f, d); err != nil {
			return err
		}
		sender, err = v.Mail(v.creditor)
		return err
	})
	return message, sender, err
}

// outgoing puts together the message for a dispatch from the archive.
func (v *visit) outgoing(ctx context.Context, f *file, d *debt.Dispatch) (Outgoing, error) {
	archived, err := v.tx.Archived(ctx, d.Letter)
	if err != nil {
		return Outgoing{}, err
	}
	var content letter.Content
	if err := json.Unmarshal([]byte(archived.Content), &content); err != nil {
		return Outgoing{}, err
	}
	c := v.creditor
	message := Outgoing{
		Creditor: c.ID, Dispatch: d.Dispatch, At: v.moment, MessageID: MessageID(d.Dispatch, v.Domain),
		FromName: c.senderName(), ReplyTo: c.Email, To: d.Recipient, ToName: f.Debtor.Name,
		Attachments: []Attachment{{Name: content.Attachment, Type: "application/pdf", Bytes: archived.File()}},
	}
	if content.Mail != nil {
		message.Subject, message.Text = content.Mail.Subject, content.Mail.Text
	}
	return message, nil
}

func (c Creditor) senderName() string {
	if c.Mail.FromName != "" {
		return c.Mail.FromName
	}
	return c.Name
}

func (s *Service) recordHanded(ctx context.Context, creditor debt.CreditorID, args jobArgs, handed Handed, repeated bool) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		d := f.Dispatch(args.Dispatch)
		if d == nil || !d.HandedOn.IsZero() {
			return nil
		}
		return f.add(debt.DispatchHanded{
			Dispatch: args.Dispatch, On: v.today, ProviderID: handed.ProviderID,
			Accepted: handed.Accepted, Answer: handed.Answer, Repeated: repeated,
		})
	})
}

// recordFailure records that a channel refused a message for good.
func (s *Service) recordFailure(ctx context.Context, creditor debt.CreditorID, args jobArgs, failure *SendError) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		d := f.Dispatch(args.Dispatch)
		if d == nil || d.Status != debt.Waiting {
			return nil
		}
		code := failure.Enhanced
		if code == "" && failure.Code != 0 {
			code = strconv.Itoa(failure.Code)
		}
		return v.failed(f, debt.DispatchReported{Dispatch: d.Dispatch, Status: debt.Failed, Code: code, Diagnostic: failure.Text})
	})
}

// failed records that a message did not arrive: its step, with fee and deadline,
// is void unless a later one stands, and a person is asked to mend the address.
// The next run takes the step anew, by the next channel.
func (v *visit) failed(f *file, news debt.DispatchReported) error {
	if err := f.add(news); err != nil {
		return err
	}
	made := f.Letter(f.Dispatch(news.Dispatch).Letter)
	if made != nil && made.Step != 0 {
		if last := f.LastStanding(); last != nil && last.Step == made.Step {
			if err := f.add(debt.StepVoided{Step: made.Step, Why: debt.VoidUndelivered}); err != nil {
				return err
			}
		}
	}
	if f.IsClosed() {
		return v.refund(f) // the fee of a letter that never came was paid
	}
	if f.HasOpenTask(followup.TaskAddress) {
		return nil
	}
	return f.raise(followup.TaskAddress, "", nil)
}
