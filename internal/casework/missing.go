package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/letter"
)

// remind orders the letter about an instalment that is missing.
func (v *visit) remind(f *file, e debt.InstalmentReminded) error {
	if err := f.possibly(e); err != nil {
		return err
	}
	v.job(jobMissing, jobArgs{Case: f.ID}, number(int64(e.Agreement))+"/"+e.Instalment.String()+"/"+number(f.Version), v.moment)
	return nil
}

// composeMissing makes the letter about an instalment that is missing, and orders its
// sending. Doing it twice changes nothing. Where the money has come meanwhile, or the day
// that the deadline was reckoned from has passed, there is no letter: the debtor hasn't
// been told, and is told another day if something is missing then.
func (s *Service) composeMissing(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		runs := f.RunningAgreement()
		if runs == nil || f.Estate.Runs() || runs.RemindedOn != v.today || f.HasReminderOf(runs) {
			return nil
		}
		if why, err := v.missingChanged(f, runs); err != nil || why != "" {
			return err
		}
		input, err := v.missingInput(&f.Case, runs)
		if err != nil {
			return err
		}
		told := runs.Reminded
		return v.letter(ctx, f, input, debt.LetterComposed{Document: debt.InstalmentReminder, Channel: told.Channel, Dated: v.today, Total: told.Amount})
	})
}

// remindAgain decides at once on another letter about a missing instalment, in the place of
// one that was for another day or for another sum.
func (v *visit) remindAgain(f *file, why string) error {
	if why != stoppedLate && why != stoppedChanged {
		return nil // the next run decides
	}
	made, err := followup.Decide(v.book, v.Flows, &f.Case, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil
	}
	if err != nil {
		return err
	}
	made, _ = v.withheld(&f.Case, made)
	for _, action := range made.Actions {
		if again, ok := action.(followup.Remind); ok {
			return v.remind(f, again.Reminder)
		}
	}
	return nil
}

// missingInput fills in the letter about an instalment that is missing.
func (v *visit) missingInput(c *debt.Case, runs *debt.Agreement) (letter.Input, error) {
	owed, err := c.Account.Explain(v.book, v.today)
	if err != nil {
		return letter.Input{}, err
	}
	input, err := v.input(c, debt.InstalmentReminder, v.today, owed)
	if err != nil {
		return letter.Input{}, err
	}
	input.Ask, input.Deadline = runs.Reminded.Amount, runs.Reminded.Deadline
	input.Missing = letter.Missed{Agreed: runs.Made, Due: runs.Reminded.Instalment}
	return input, nil
}

// missingStandsAgainst returns why a letter about a missing instalment must not leave now,
// or nothing: the debtor has paid or objected, the agreement has ended, or its deadline was
// reckoned from another day.
func (v *visit) missingStandsAgainst(f *file, made *debt.Letter, d *debt.Dispatch) (string, error) {
	runs := f.RunningAgreement()
	switch {
	case f.IsClosed():
		return stoppedClosed, nil
	case f.Estate.Runs():
		return stoppedEstate, nil
	case f.Objection.Open:
		return stoppedDisputed, nil
	case f.OnHold(v.today):
		return stoppedHeld, nil
	case runs == nil:
		return stoppedChanged, nil
	case d.Channel == debt.Email && !f.isReachedAt(d.Recipient):
		return stoppedBounced, nil
	case made.Dated != v.today:
		return stoppedLate, nil
	}
	if why := v.heldBack(f); why != "" {
		return why, nil
	}
	return v.missingChanged(f, runs)
}

// missingChanged says that less is missing of an agreement than its last reminder asks for,
// or that the debtor has been given more time, or nothing.
func (v *visit) missingChanged(f *file, runs *debt.Agreement) (string, error) {
	if !runs.DeferredNow(runs.Reminded.Instalment).Before(v.today) {
		return stoppedDeferred, nil
	}
	s, err := followup.StandingOn(v.book, &f.Case, runs, v.today)
	if err != nil || s.Late == runs.Reminded.Amount {
		return "", err
	}
	return stoppedPaid, nil
}
