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
		why, err := v.standsAgainst(f, d)
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

// Why a message is stopped at the last look.
const (
	stoppedPaid     = "dispatch.stopped_paid"
	stoppedDisputed = "dispatch.stopped_disputed"
	stoppedHeld     = "dispatch.stopped_held"
	stoppedClosed   = "dispatch.stopped_closed"
	stoppedBounced  = "dispatch.stopped_address"
	stoppedVoided   = "dispatch.stopped_voided"
	stoppedChanged  = "dispatch.stopped_changed"
	stoppedLate     = "dispatch.stopped_late"
	stoppedByHand   = "dispatch.stopped_by_hand"
)

// standsAgainst returns why a message must not leave now, or nothing. A receipt
// leaves whatever has become of the case.
func (v *visit) standsAgainst(f *file, d *debt.Dispatch) (string, error) {
	made := f.Letter(d.Letter)
	if made == nil || made.Step == 0 {
		return "", nil
	}
	step := f.Step(made.Step)
	switch {
	case !step.Stands():
		return stoppedVoided, nil
	case f.IsClosed():
		return stoppedClosed, nil
	case f.Objection.Open:
		return stoppedDisputed, nil
	case f.OnHold(v.today):
		return stoppedHeld, nil
	case d.Channel == debt.Email && (f.EmailFailed() || f.Debtor.Email != d.Recipient):
		return stoppedBounced, nil
	case step.Planned != v.today:
		return stoppedLate, nil
	}
	return v.owedChanged(f, step)
}

// owedChanged compares what the letter asks for with what is owed on its day by
// what is known now.
func (v *visit) owedChanged(f *file, step *debt.Step) (string, error) {
	owed, err := f.Account.StatementOn(v.book, step.Planned)
	if err != nil {
		return "", err
	}
	switch {
	case owed.Total() == step.Asked:
		return "", nil
	case !owed.Total().Minus(step.Charges()).IsPositive():
		return stoppedPaid, nil
	}
	return stoppedChanged, nil
}

// stop keeps a message from leaving: it is marked, its step is void, and what the
// case calls for now is decided at once. The same step is then taken anew, for
// today and for what is owed today; anything else waits for the next run.
func (v *visit) stop(f *file, d *debt.Dispatch, why string) error {
	if err := f.add(debt.DispatchStopped{Dispatch: d.Dispatch, Why: why}); err != nil {
		return err
	}
	step := f.Step(f.Letter(d.Letter).Step)
	if !step.Stands() {
		return nil
	}
	again := why == stoppedLate || why == stoppedChanged
	voided := debt.StepVoided{Step: step.Step, Why: debt.VoidStopped}
	if again {
		voided.Why = debt.VoidReplanned
	}
	name, approval := step.Name, step.Approval
	if err := f.add(voided); err != nil {
		return err
	}
	return v.decideAgain(f, name, approval)
}

// decideAgain carries out what a case calls for after a letter was stopped: ending
// it, or the same step again under the approval that it had.
func (v *visit) decideAgain(f *file, step, approval string) error {
	made, err := followup.Decide(v.book, v.Flows, &f.Case, v.today)
	if err != nil {
		return err
	}
	if sent := made.Sent(); sent != nil && sent.Name != step {
		return nil
	}
	return v.carryOut(f, made, approval)
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
	if f.IsClosed() || f.HasOpenTask(followup.TaskAddress) {
		return nil
	}
	return f.raise(followup.TaskAddress, "", nil)
}

// Report records news of a message. The same news twice counts once; news of a
// message that isn't known is dropped.
func (s *Service) Report(ctx context.Context, news Report) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, news.Creditor, func(ctx context.Context, v *visit) error {
		id, err := v.tx.DispatchCase(ctx, news.Dispatch)
		if err != nil {
			return err
		}
		f, err := v.lockOne(ctx, id)
		if err != nil {
			return err
		}
		d := f.Dispatch(news.Dispatch)
		reported := debt.DispatchReported{Dispatch: news.Dispatch, Status: statusOf(news.Kind), Code: news.Status, Diagnostic: news.Diagnostic, Source: news.identity()}
		if d == nil || reported.Status == 0 || knows(d, reported.Source) {
			return nil
		}
		if reported.Status == debt.Failed && d.Status != debt.Failed {
			return v.failed(f, reported)
		}
		return f.add(reported)
	})
}

func (r Report) identity() string {
	return hashOf(r.Raw[:], strconv.AppendInt(nil, int64(r.Place), 10))
}

func knows(d *debt.Dispatch, source string) bool {
	for i := range d.Reports {
		if d.Reports[i].Source == source {
			return true
		}
	}
	return false
}

// statusOf returns what a report makes of a dispatch. One that was passed on to a
// server that tells no more is no further than sent.
func statusOf(kind ReportKind) debt.DispatchStatus {
	switch kind {
	case ReportAccepted, ReportDelivered:
		return debt.Received
	case ReportRelayed:
		return debt.Sent
	case ReportDelayed:
		return debt.Delayed
	case ReportFailed:
		return debt.Failed
	case ReportUnclear:
	}
	return 0
}
