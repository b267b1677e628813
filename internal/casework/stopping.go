package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// StopSending keeps a letter from leaving that waits (stop udsendelse). Its step goes
// with its fee and deadline, as by a rewind, and the case points at the step again. A
// receipt, or a copy, is only stopped itself. What is stopped already stays so. It
// fails with dispatch.not_waiting for what has left, and with dispatch.on_its_way for
// what is being handed over: nobody knows yet whether it has.
func (s *Service) StopSending(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID) error {
	return s.onSending(ctx, who, creditor, dispatch, func(ctx context.Context, v *visit, f *file, d *debt.Dispatch) error {
		switch d.Status {
		case debt.Stopped:
			return nil
		case debt.Waiting:
		case debt.Unclear, debt.Sent, debt.Delayed, debt.Received, debt.Opened, debt.Failed:
			return fault.New(fault.Conflict, "dispatch.not_waiting")
		}
		if err := v.isStill(d); err != nil {
			return err
		}
		step := f.Step(f.Letter(d.Letter).Step)
		if step == nil || !step.Waits() {
			return f.stopped(d, stoppedByHand)
		}
		if last := f.LastStanding(); last == nil || last.Step != step.Step {
			return fault.New(fault.Conflict, "case.other_step_due")
		}
		return v.withdraw(f, step.Step, stoppedByHand, debt.VoidDeleted)
	})
}

// isStill fails with dispatch.on_its_way for a message that is being handed over, or
// that may have left by an attempt that nobody knows the end of.
func (v *visit) isStill(d *debt.Dispatch) error {
	inDoubt, err := v.isInDoubt(d.Dispatch)
	if err == nil && inDoubt {
		return fault.New(fault.Conflict, "dispatch.on_its_way")
	}
	return err
}

// SendCopy sends a letter that has left once more, unchanged, to the debtor's present
// address (send en genpart): no fee, no new deadline, and the days of the law run from
// the first. One copy waits at a time. It fails, with the reason, where the letter
// doesn't say what is so now: the amount has changed, its deadline has passed, the
// debtor has objected, the case is on hold or closed.
func (s *Service) SendCopy(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, by debt.Channel) error {
	return s.onSending(ctx, who, creditor, dispatch, func(_ context.Context, v *visit, f *file, d *debt.Dispatch) error {
		if waitsInCopy(&f.Case, d.Letter) {
			return nil
		}
		if err := v.mayCopy(&f.Case, d, by); err != nil {
			return err
		}
		made := f.Letter(d.Letter).LetterComposed
		made.Channel, made.Dated = by, v.today // it leaves at once
		return v.order(f, made)
	})
}

// onSending does something to a dispatch, with its case locked.
func (s *Service) onSending(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, do func(ctx context.Context, v *visit, f *file, d *debt.Dispatch) error) error {
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		id, err := v.tx.DispatchCase(ctx, dispatch)
		if err != nil {
			return err
		}
		f, err := v.lockOne(ctx, id)
		if err != nil {
			return err
		}
		d := f.Dispatch(dispatch)
		if d == nil || f.Letter(d.Letter) == nil {
			return notFound("dispatch.not_found", "dispatch", number(int64(dispatch)))
		}
		return do(ctx, v, f, d)
	})
}

func waitsInCopy(c *debt.Case, letter debt.DocumentID) bool {
	return slices.ContainsFunc(c.Dispatches, func(d debt.Dispatch) bool { return d.Letter == letter && d.Status == debt.Waiting })
}

// mayCopy says why no copy of a letter may be sent by a channel now, or nothing.
func (v *visit) mayCopy(c *debt.Case, d *debt.Dispatch, by debt.Channel) error {
	made := c.Letter(d.Letter)
	if !hasLeft(c, d.Letter) {
		return fault.New(fault.Conflict, "copy.not_left")
	}
	why, err := v.copyStandsAgainst(c, made)
	switch {
	case err != nil:
		return err
	case why != "":
		return fault.New(fault.Conflict, why)
	case by == debt.Email && !isReachedAt(c, c.Debtor.Email):
		return fault.New(fault.Invalid, "copy.no_email")
	case by == debt.Print && c.Debtor.PostalLine() == "":
		return fault.New(fault.Invalid, "copy.no_address")
	case by == debt.Print && !v.inWindow(&c.Debtor):
		return fault.New(fault.Invalid, "hindrance.address_window")
	}
	return nil
}

// copyStandsAgainst says why a letter that has left must not be sent once more, or
// nothing. A receipt may be, for as long as its payment stands.
func (v *visit) copyStandsAgainst(c *debt.Case, made *debt.Letter) (string, error) {
	step := c.Step(made.Step)
	switch {
	case c.Debtor.IsErased():
		return "copy.case_erased", nil
	case made.Document == debt.InstalmentReminder && c.Estate.Runs():
		return stoppedEstate, nil
	case made.Document == debt.InstalmentReminder:
		return "copy.deadline_passed", nil // another is sent with a deadline of its own
	case step == nil:
		if p := c.Payment(made.Payment); p != nil && p.Reversed != "" {
			return stoppedReversed, nil
		}
		return "", nil
	case !step.Stands():
		return "copy.step_voided", nil
	case c.IsClosed():
		return stoppedClosed, nil
	case c.Estate.Runs():
		return stoppedEstate, nil
	case c.Objection.Open:
		return stoppedDisputed, nil
	case c.OnHold(v.today):
		return stoppedHeld, nil
	case c.RunningAgreement() != nil:
		return stoppedAgreed, nil
	case v.today.After(step.Deadline):
		return "copy.deadline_passed", nil
	}
	return v.changedSince(c, step)
}

// changedSince says that a letter no longer asks for what is owed, but for the interest
// that has run since, or nothing.
func (v *visit) changedSince(c *debt.Case, step *debt.Step) (string, error) {
	why, err := v.owedChanged(c, step)
	if err != nil || why != "" {
		return why, err
	}
	then, err := c.Account.StatementOn(v.book, step.Planned)
	if err != nil {
		return "", err
	}
	now, err := c.Account.StatementOn(v.book, v.today)
	if err != nil {
		return "", err
	}
	then.Charged.Interest, now.Charged.Interest = money.Amount{}, money.Amount{}
	isSame := then.Paid == now.Paid && then.Credited == now.Credited && then.Waived == now.Waived && then.Charged == now.Charged
	if !isSame {
		return stoppedChanged, nil
	}
	return "", nil
}

// hasReached reports whether a letter has left by another message than one, which
// didn't fail.
func hasReached(c *debt.Case, besides *debt.Dispatch) bool {
	return slices.ContainsFunc(c.Dispatches, func(d debt.Dispatch) bool {
		return d.Letter == besides.Letter && d.Dispatch != besides.Dispatch && !d.HandedOn.IsZero() && d.Status != debt.Failed
	})
}
