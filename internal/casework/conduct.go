package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// change lets an actor do something to the case with a number.
func (s *Service) change(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, do func(v *visit, f *file) error) error {
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		return do(v, f)
	})
}

// Hold puts a case on pause until a day (sæt sag på pause); that day it is due
// again. A letter that waits is stopped by the last look.
func (s *Service) Hold(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, until civil.Date, why string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if !until.After(v.today) {
			return fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", until.String())
		}
		return f.possibly(debt.CaseHeld{Until: until, Why: why})
	})
}

// Resume ends a pause (ophæv pause).
func (s *Service) Resume(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if !f.OnHold(v.today) {
			return nil
		}
		return f.possibly(debt.CaseResumed{})
	})
}

// SpareInterest gives up the interest of some days (rentefri periode), both of them
// included: the creditor himself caused the delay, by refusing payment or not saying where
// to pay (rentelovens § 4). It fails with a fault of kind Invalid without a reason.
func (s *Service) SpareInterest(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, from, to civil.Date, why string) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		return f.possibly(debt.InterestSpared{From: from, Until: to.AddDays(1), Why: strings.TrimSpace(why)})
	})
}

// LeaveBatch takes a case out of batch follow-up (deaktiver multi).
func (s *Service) LeaveBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if f.ByHand {
			return nil
		}
		return f.possibly(debt.BatchLeft{})
	})
}

// JoinBatch takes a case into batch follow-up again (aktiver multi).
func (s *Service) JoinBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if !f.ByHand {
			return nil
		}
		return f.possibly(debt.BatchJoined{})
	})
}

// Rewind deletes the last action of a case (slet sidste handling): the case points
// at the same step again, and its fee and deadline go. A letter that waits is
// stopped; one that has left stays in the log and still counts for the ten days.
func (s *Service) Rewind(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		last := f.LastStanding()
		if last == nil {
			return fault.New(fault.Conflict, "case.nothing_to_rewind")
		}
		if f.IsClosed() {
			return fault.New(fault.Conflict, "case.is_closed")
		}
		return v.withdraw(f, last.Step, stoppedByHand, debt.VoidDeleted)
	})
}

// ChangeFlow moves a case to another flow (skift forløb). It goes on there at the step that
// follows from what has happened, and who was asked of a step of the old flow needn't answer.
func (s *Service) ChangeFlow(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, flow string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if _, ok := v.Flows[flow]; !ok {
			return fault.New(fault.NotFound, "flow.not_found").In("flow").With("flow", flow)
		}
		if err := f.possibly(debt.FlowChanged{Flow: flow}); err != nil {
			return err
		}
		return f.finish(followup.TaskStill)
	})
}

// Close ends a case that isn't paid: withdrawn, and what is left is given up with its
// interest and costs; or written off, or ended in the debtor's estate, and the debt stands,
// without further interest.
func (s *Service) Close(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if why != debt.ClosedWithdrawn && why != debt.ClosedWrittenOff && why != debt.ClosedEstate {
			return fault.New(fault.Invalid, "case.closing_unknown").In("why").With("why", why)
		}
		if err := v.withdrawAll(f, stoppedClosed); err != nil {
			return err
		}
		if err := f.close(debt.CaseClosed{Why: why, Waives: why == debt.ClosedWithdrawn}); err != nil {
			return err
		}
		return v.askOfMoney(f)
	})
}

// Reopen takes a case up again that has ended (genoptag sag), and keeps the reason as a
// note where one is given. What was given up when it was withdrawn is owed again: the
// withdrawal is undone, as by one who closed the wrong case. Interest runs on from
// then; the days between aren't charged. It fails with fault.Conflict for a case on which nothing is owed, which would
// end at once, and for one whose debtor was erased.
func (s *Service) Reopen(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if f.Debtor.IsErased() {
			return fault.New(fault.Conflict, "case.debtor_erased")
		}
		if err := f.reopen("case.reopened_by_hand"); err != nil {
			return err
		}
		isOwed, err := v.isOwed(f)
		if err != nil {
			return err
		}
		if !isOwed {
			return fault.New(fault.Conflict, "case.nothing_to_reopen")
		}
		if why == "" {
			return nil
		}
		if err := noteFits(why); err != nil {
			return err
		}
		return f.possibly(debt.NoteAdded{Text: why})
	})
}

// possibly adds an event that a person asks for, where the law and the case allow it.
func (f *file) possibly(e debt.Event) error {
	if err := f.judged(e, f.visit.today); err != nil {
		return err
	}
	return f.add(e)
}

// judged asks the law's guard about an event (lovvagten). It fails with why the event
// is refused, and by which rule.
func (f *file) judged(e debt.Event, on civil.Date) error {
	answer, err := followup.Judge(f.visit.book, &f.Case, e, on)
	if err != nil {
		return err
	}
	return answer.Err()
}
