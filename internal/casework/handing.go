package casework

import (
	"context"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/followup"
)

// handedOver is a message that left, and the job that sent it.
type handedOver struct {
	jobArgs
	handed debt.DispatchHanded
}

// recordHanded records that a message left, also where whoever sent them is to stop:
// what isn't recorded would leave once more.
func (s *Service) recordHanded(ctx context.Context, creditor debt.CreditorID, left handedOver) error {
	ctx = context.WithoutCancel(ctx)
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, left.Case)
		if err != nil {
			return err
		}
		return v.handed(ctx, f, left)
	})
}

// handed records that a message left. Where another attempt at it was open, it may
// have left twice, and the log says so.
func (v *visit) handed(ctx context.Context, f *file, left handedOver) error {
	attempts, err := v.tx.EndAttempts(ctx, left.Dispatch)
	if err != nil {
		return err
	}
	d := f.Dispatch(left.Dispatch)
	if d == nil || !d.HandedOn.IsZero() {
		return nil
	}
	handed := left.handed
	handed.On, handed.Repeated = v.today, attempts > 1
	return f.add(handed)
}

// recordNotLeft records that a message is known not to have left by an attempt.
func (s *Service) recordNotLeft(ctx context.Context, creditor debt.CreditorID, args jobArgs) error {
	ctx = context.WithoutCancel(ctx)
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		return v.tx.DropAttempt(ctx, args.Dispatch)
	})
}

// recordFailure records that a channel refused a message for good.
func (s *Service) recordFailure(ctx context.Context, creditor debt.CreditorID, args jobArgs, failure *SendError) error {
	ctx = context.WithoutCancel(ctx)
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		if _, err := v.tx.EndAttempts(ctx, args.Dispatch); err != nil {
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
		return v.failed(f, debt.DispatchReported{Dispatch: d.Dispatch, Status: debt.Failed, Code: code, Diagnostic: failure.Text}, failure.Hindrance)
	})
}

// failed records that a message did not arrive: its step, with fee and deadline,
// is void unless a later one stands or the letter has left otherwise, and a person is
// asked to mend the address, or to look at what was refused though the address is right.
// The next run takes the step anew, by the next channel.
func (v *visit) failed(f *file, news debt.DispatchReported, hindrance Hindrance) error {
	if err := f.add(news); err != nil {
		return err
	}
	failed := f.Dispatch(news.Dispatch)
	made := f.Letter(failed.Letter)
	if made != nil && made.Step != 0 && !hasReached(&f.Case, failed) {
		if last := f.LastStanding(); last != nil && last.Step == made.Step {
			if err := f.add(debt.StepVoided{Step: made.Step, Why: debt.VoidUndelivered}); err != nil {
				return err
			}
		}
	}
	if f.IsClosed() {
		return v.askOfMoney(f) // the fee of a letter that never came was paid
	}
	return f.askOfAddress(news, hindrance)
}

// askOfAddress asks a person what is to be done about a message that didn't arrive,
// unless one is asked already.
func (f *file) askOfAddress(news debt.DispatchReported, hindrance Hindrance) error {
	switch {
	case f.HasOpenTask(followup.TaskAddress) || f.HasOpenTask(followup.TaskRefused):
		return nil
	case hindrance == MessageRefused:
		return f.raise(followup.TaskRefused, "", map[string]string{"code": news.Code})
	}
	return f.raise(followup.TaskAddress, "", nil)
}
