package casework

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/letter"
)

// leaving is a message that may leave, and the channel that it leaves by; without a
// channel it is not to leave.
type leaving struct {
	Outgoing
	by Sender
}

// send has a last look at a message and, if nothing stands against it, hands it to
// its channel. What stops it is read under the case's lock; the channel is spoken
// to outside it.
func (s *Service) send(ctx context.Context, creditor debt.CreditorID, args jobArgs, job jobs.Job) error {
	messages, err := s.lastLook(ctx, creditor, args)
	if err != nil || messages[0].by == nil {
		return err
	}
	handed, err := s.handOver(ctx, creditor, args, messages[0])
	if err != nil || handed == nil {
		return err
	}
	handed.Repeated = job.Attempt > 1
	return s.recordHanded(ctx, creditor, handedOver{args, *handed})
}

// lookHolds is how long a last look at a message is good for, and how long it may
// take until it is recorded that it left. Messages are sent together only as far
// as they go in that time.
const lookHolds = 250 * time.Millisecond

// sendTogether does the same for several messages, with one look and one record
// for those that leave within lookHolds of each other.
func (s *Service) sendTogether(ctx context.Context, creditor debt.CreditorID, args []jobArgs) ([]error, error) {
	errs := make([]error, 0, len(args))
	for len(errs) < len(args) {
		rest := args[len(errs):]
		messages, err := s.lastLook(ctx, creditor, rest...)
		switch {
		case err != nil && len(errs) == 0:
			return nil, err
		case err != nil:
			errs = append(errs, slices.Repeat([]error{err}, len(rest))...)
		default:
			errs = append(errs, s.sendSome(ctx, creditor, rest, messages)...)
		}
	}
	return errs, nil
}

// sendSome hands messages over for as long as the look at them holds, at least one,
// and records it. It returns the error of each that it came to.
func (s *Service) sendSome(ctx context.Context, creditor debt.CreditorID, args []jobArgs, messages []leaving) []error {
	looked := s.Now()
	var errs []error
	var left []handedOver
	for i, message := range messages {
		if i > 0 && s.Now().Sub(looked) > lookHolds {
			break
		}
		var handed *debt.DispatchHanded
		var err error
		if message.by != nil {
			handed, err = s.handOver(ctx, creditor, args[i], message)
		}
		if handed != nil {
			left = append(left, handedOver{args[i], *handed})
		}
		errs = append(errs, err)
	}
	if err := s.recordHanded(ctx, creditor, left...); err == nil {
		return errs
	}
	for _, one := range left { // what is wrong with one must not make another leave twice
		errs[slices.Index(args, one.jobArgs)] = s.recordHanded(ctx, creditor, one)
	}
	return errs
}

// handOver hands a message to its channel and returns what is to be recorded of it.
// That a channel refused it for good is recorded here.
func (s *Service) handOver(ctx context.Context, creditor debt.CreditorID, args jobArgs, message leaving) (*debt.DispatchHanded, error) {
	handed, err := message.by.Send(ctx, message.Outgoing)
	if failure, ok := errors.AsType[*SendError](err); ok && failure.Permanent {
		return nil, s.recordFailure(ctx, creditor, args, failure)
	}
	if err != nil {
		return nil, err
	}
	return &debt.DispatchHanded{
		Dispatch: args.Dispatch, ProviderID: handed.ProviderID, Accepted: handed.Accepted, Answer: handed.Answer,
	}, nil
}

// lastLook reads payment, objection, pause, closing, bounce and the day once more.
// It returns the messages in the order of the jobs.
func (s *Service) lastLook(ctx context.Context, creditor debt.CreditorID, args ...jobArgs) ([]leaving, error) {
	var messages []leaving
	err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		messages = make([]leaving, len(args))
		files, err := v.lockEach(ctx, args)
		if err != nil {
			return err
		}
		for i, f := range files {
			if messages[i], err = v.lastLook(ctx, f, args[i].Dispatch); err != nil {
				return err
			}
		}
		return nil
	})
	return messages, err
}

// lastLook looks at one message, and stops it where something stands against it.
func (v *visit) lastLook(ctx context.Context, f *file, dispatch debt.DispatchID) (leaving, error) {
	d := f.Dispatch(dispatch)
	if d == nil || d.Status != debt.Waiting {
		return leaving{}, nil
	}
	why, err := v.messageStandsAgainst(f, d)
	if err != nil {
		return leaving{}, err
	}
	if why != "" {
		return leaving{}, v.stop(f, d, why)
	}
	message, err := v.outgoing(ctx, f, d)
	if err != nil {
		return leaving{}, err
	}
	by, err := v.Mail(v.creditor)
	return leaving{message, by}, err
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
