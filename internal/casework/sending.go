package casework

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

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
func (s *Service) send(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	errs, _ := s.sendTogether(ctx, creditor, []jobArgs{args})
	return errs[0]
}

// sendTogether does the same for several messages, one after the other. That one
// has left is recorded in the transaction that looks at the next, so that however
// the process ends, no more than one is in doubt.
func (s *Service) sendTogether(ctx context.Context, creditor debt.CreditorID, args []jobArgs) ([]error, error) {
	errs := make([]error, len(args))
	var left *handedOver // the message before, where it left
	for i, one := range args {
		message, err := s.recordAndLook(ctx, creditor, left, one)
		if err != nil && left != nil { // what is wrong with one must not make the other leave twice
			errs[i-1] = s.recordHanded(ctx, creditor, *left)
			message, err = s.lastLook(ctx, creditor, one)
		}
		left = nil
		if err == nil && message.by != nil {
			left, err = s.handOver(ctx, creditor, one, message)
		}
		if errs[i] = s.waiting(ctx, err); isHouses(err) {
			return append(errs[:i+1], slices.Repeat(errs[i:i+1], len(args)-i-1)...), nil
		}
	}
	if left != nil {
		errs[len(args)-1] = s.recordHanded(ctx, creditor, *left)
	}
	return errs, nil
}

// recordAndLook records that a message left, if one did, and has a last look at the next.
func (s *Service) recordAndLook(ctx context.Context, creditor debt.CreditorID, left *handedOver, next jobArgs) (leaving, error) {
	if left == nil {
		return s.lastLook(ctx, creditor, next)
	}
	var message leaving
	err := s.update(context.WithoutCancel(ctx), access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		files, err := v.lockEach(ctx, []jobArgs{left.jobArgs, next})
		if err != nil {
			return err
		}
		if err := v.handed(ctx, files[0], *left); err != nil {
			return err
		}
		message, err = v.lastLook(ctx, files[1], next.Dispatch)
		return err
	})
	return message, err
}

// handOver hands a message to its channel and returns what is to be recorded of it.
// That a channel refused it, for good or for now, is recorded here. Whoever is to stop
// by now, because another may have taken the job over, leaves the message alone.
func (s *Service) handOver(ctx context.Context, creditor debt.CreditorID, args jobArgs, message leaving) (*handedOver, error) {
	if ctx.Err() != nil {
		return nil, errors.Join(context.Cause(ctx), s.recordNotLeft(ctx, creditor, args))
	}
	handed, err := message.by.Send(ctx, message.Outgoing)
	failure, isKnown := errors.AsType[*SendError](err)
	switch {
	case err == nil:
		return &handedOver{args, debt.DispatchHanded{
			Dispatch: args.Dispatch, ProviderID: handed.ProviderID, Accepted: handed.Accepted, Answer: handed.Answer,
		}}, nil
	case isKnown && failure.Permanent:
		return nil, s.recordFailure(ctx, creditor, args, failure)
	case isKnown && !failure.InDoubt:
		return nil, errors.Join(err, s.recordNotLeft(ctx, creditor, args))
	}
	return nil, err
}

// lastLook reads payment, objection, pause, closing, bounce and the day once more.
func (s *Service) lastLook(ctx context.Context, creditor debt.CreditorID, args jobArgs) (leaving, error) {
	var message leaving
	err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		message, err = v.lastLook(ctx, f, args.Dispatch)
		return err
	})
	return message, err
}

// lastLook looks at one message, and stops it where something stands against it.
// One that may have left already is the message that it was: that its day has gone,
// or that what is owed has changed, doesn't make another of it.
func (v *visit) lastLook(ctx context.Context, f *file, dispatch debt.DispatchID) (leaving, error) {
	d := f.Dispatch(dispatch)
	if d == nil || d.Status != debt.Waiting {
		_, err := v.tx.EndAttempts(ctx, dispatch)
		return leaving{}, err
	}
	doubts, err := v.tx.BeginAttempt(ctx, dispatch, v.moment)
	if err != nil {
		return leaving{}, err
	}
	if err := v.lookAtInbox(ctx, v.tx, []debt.CaseID{f.ID}); err != nil {
		return leaving{}, err
	}
	why, err := v.messageStandsAgainst(f, d)
	if err != nil {
		return leaving{}, err
	}
	isTheSame := doubts > 0 && slices.Contains([]string{stoppedLate, stoppedChanged, stoppedMoney, stoppedAsked, stoppedLeft}, why)
	if why != "" && !isTheSame {
		if err := v.tx.DropAttempt(ctx, dispatch); err != nil {
			return leaving{}, err
		}
		if err := v.stop(f, d, why); err != nil {
			return leaving{}, err
		}
		_, err := v.tx.EndAttempts(ctx, dispatch)
		return leaving{}, err
	}
	message, err := v.outgoing(ctx, f, d)
	if err != nil {
		return leaving{}, err
	}
	by, err := v.channel(ctx, v.tx)
	if err != nil {
		return leaving{}, &SendError{Hindrance: OwnSide, Err: err}
	}
	return leaving{message, by}, nil
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
		FromName: c.senderName(), ReplyTo: c.replyTo(), To: d.Recipient, ToName: f.Debtor.Name,
		Attachments: []Attachment{{Name: content.Attachment, Type: "application/pdf", Bytes: archived.File()}},
	}
	if content.Mail != nil {
		message.Subject, message.Text, message.HTML = content.Mail.Subject, content.Mail.Text, content.Mail.HTML(message.FromName)
	}
	return message, nil
}

func (c Creditor) senderName() string {
	if c.Mail.FromName != "" {
		return c.Mail.FromName
	}
	return c.Name
}
