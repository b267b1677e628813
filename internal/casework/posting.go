package casework

import (
	"context"
	"iter"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/law"
)

// waitingPrints returns the letters that wait to be posted, as many as a pack holds.
func (s *Service) waitingPrints(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]QueueRow, error) {
	var prints []QueueRow
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		prints = nil
		for before := debt.DispatchID(0); len(prints) < packLimit; {
			rows, err := r.Queue(ctx, debt.Waiting, before, pageSize)
			if err != nil || len(rows) == 0 {
				return err
			}
			for _, row := range rows {
				if row.Channel == debt.Print {
					prints = append(prints, row)
				}
			}
			before = rows[len(rows)-1].Dispatch
		}
		return nil
	})
	return prints, err
}

func (s *Service) printedLetters(ctx context.Context, who access.Actor, creditor debt.CreditorID, rows []QueueRow) iter.Seq2[PrintedLetter, error] {
	return func(yield func(PrintedLetter, error) bool) {
		for _, row := range rows {
			printed, err := s.printedLetter(ctx, who, creditor, row)
			if !yield(printed, err) || err != nil {
				return
			}
		}
	}
}

func (s *Service) printedLetter(ctx context.Context, who access.Actor, creditor debt.CreditorID, row QueueRow) (PrintedLetter, error) {
	var printed PrintedLetter
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		journals, err := r.Journals(ctx, []debt.CaseID{row.Case})
		if err != nil {
			return err
		}
		c, err := CaseFrom(journals[0])
		if err != nil {
			return err
		}
		d := c.Dispatch(row.Dispatch)
		if d == nil {
			return notFound("dispatch.not_found", "dispatch", number(int64(row.Dispatch)))
		}
		archived, err := r.Archived(ctx, d.Letter)
		if err != nil {
			return err
		}
		address := debtorOnLetters(c.Debtor).Address
		printed = PrintedLetter{Dispatch: row.Dispatch, CaseNumber: number(c.Number), Document: row.Document.String(), Recipient: c.Debtor.Name, Address: address, PDF: archived.File()}
		return nil
	})
	return printed, err
}

// replan looks once more at letters that wait to be posted: what stands
// against one stops it, and one for another day is taken anew and composed at once, but
// for what is overlooked.
func (s *Service) replan(ctx context.Context, who access.Actor, creditor debt.CreditorID, rows []QueueRow, overlooked string) error {
	for _, row := range rows {
		if err := s.replanOne(ctx, who, creditor, row, overlooked); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) replanOne(ctx context.Context, who access.Actor, creditor debt.CreditorID, row QueueRow, overlooked string) error {
	var anew debt.StepID
	isReminded := false
	err := s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		anew, isReminded = 0, false
		f, err := v.lockOne(ctx, row.Case)
		if err != nil {
			return err
		}
		d := f.Dispatch(row.Dispatch)
		if d == nil || d.Status != debt.Waiting {
			return nil
		}
		if err := v.lookAtInbox(ctx, v.tx, []debt.CaseID{f.ID}); err != nil {
			return err
		}
		why, err := v.messageStandsAgainst(f, d)
		if err != nil || why == "" || why == overlooked {
			return err
		}
		if err := v.stop(f, d, why); err != nil {
			return err
		}
		if last := f.LastStanding(); last != nil && last.Waits() {
			anew = last.Step
		}
		runs := f.RunningAgreement()
		isReminded = runs != nil && runs.RemindedOn == v.today
		return nil
	})
	if err == nil && isReminded {
		err = s.composeMissing(ctx, creditor, jobArgs{Case: row.Case}, jobs.Job{})
	}
	if err != nil || anew == 0 {
		return err
	}
	return s.composeSteps(ctx, who, creditor, jobArgs{Case: row.Case, Step: anew})
}

// MarkPosted says that a printed letter was posted on a day (sendt med posten). One that lay
// in a pack and was stopped since counts, with its fee, where it was posted before what
// stopped it, or on that day.
// The law's days run from it, so a day that leaves the debtor too few is refused:
// the letter is to be printed anew.
func (s *Service) MarkPosted(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, on civil.Date) error {
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
		switch {
		case d == nil || d.Channel != debt.Print:
			return fault.New(fault.Invalid, "dispatch.not_printed")
		case !d.HandedOn.IsZero():
			return nil
		case MayHaveLeft(d):
			return v.postStopped(f, d, v.dayOr(on))
		case d.Status != debt.Waiting:
			return fault.New(fault.Conflict, "dispatch.not_waiting")
		}
		return v.post(f, d, v.dayOr(on))
	})
}

// dayOr returns a day, or today where none is given.
func (v *visit) dayOr(on civil.Date) civil.Date {
	if on.IsZero() {
		return v.today
	}
	return on
}

func (v *visit) post(f *file, d *debt.Dispatch, on civil.Date) error {
	if on.After(v.today) {
		return fault.New(fault.Invalid, "dispatch.posted_ahead").In("on").With("day", on.String())
	}
	made := f.Letter(d.Letter)
	if on.Before(made.Dated) {
		return fault.New(fault.Invalid, "dispatch.posted_before_made").In("on").With("day", made.Dated.String())
	}
	if step := f.Step(made.Step); step != nil && (step.Waits() || f.Revives(d, on) != nil) {
		if err := v.inTime(step, on); err != nil {
			return err
		}
	}
	if err := f.addOn(on, debt.DispatchHanded{Dispatch: d.Dispatch, On: on}); err != nil {
		return err
	}
	return f.needsNoPost(d.Dispatch)
}

// inTime checks that a letter posted on a day gives what the law asks for.
func (v *visit) inTime(step *debt.Step, on civil.Date) error {
	row, err := v.book.CollectionNotice.Find(on)
	if err != nil {
		return err
	}
	if needed := v.book.LastTimelyDay(law.NoticeRule{MinDeadline: row.Value.MinDeadline}, on); step.Deadline.Before(needed) {
		return fault.New(fault.Unlawful, "dispatch.posted_too_late").With("deadline", step.Deadline.String()).With("needed", needed.String())
	}
	return nil
}
