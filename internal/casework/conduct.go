package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
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
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if f.Hold.Until.IsZero() {
			return nil
		}
		return f.possibly(debt.CaseResumed{})
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

// Object records that the debtor disputes the claim (indsigelse): in the same
// moment fees, reminders and the clock stand still.
func (s *Service) Object(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, reason string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if err := f.possibly(debt.ObjectionRaised{Reason: reason}); err != nil {
			return err
		}
		for i := range f.Steps {
			if f.Steps[i].Waits() {
				if err := v.withdraw(f, f.Steps[i].Step, stoppedDisputed, debt.VoidStopped); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Outcomes of an objection.
const (
	// Upheld gives the debtor right (medhold).
	Upheld = "upheld"
	// Rejected maintains the claim (afvist).
	Rejected = "rejected"
	// WithdrawnObjection was taken back by the debtor (trukket tilbage).
	WithdrawnObjection = "withdrawn"
)

// Resolve ends the handling of an objection. The days between are not charged.
// Where the debtor was right, the case is closed as withdrawn.
func (s *Service) Resolve(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, outcome, answer string) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if outcome != Upheld && outcome != Rejected && outcome != WithdrawnObjection {
			return fault.New(fault.Invalid, "case.outcome_unknown").In("outcome").With("outcome", outcome)
		}
		if err := f.possibly(debt.ObjectionResolved{Outcome: outcome, Answer: answer}); err != nil {
			return err
		}
		if outcome != Upheld {
			return nil
		}
		return f.add(debt.CaseClosed{Why: debt.ClosedWithdrawn})
	})
}

// ChangeFlow moves a case to another flow (skift forløb).
func (s *Service) ChangeFlow(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, flow string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if _, ok := v.Flows[flow]; !ok {
			return fault.New(fault.NotFound, "flow.not_found").In("flow").With("flow", flow)
		}
		return f.possibly(debt.FlowChanged{Flow: flow})
	})
}

// Note writes a note on a case.
func (s *Service) Note(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, text string) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if text == "" {
			return fault.New(fault.Invalid, "note.empty").In("text")
		}
		return f.add(debt.NoteAdded{Text: text})
	})
}

// FinishTask says that a task has been dealt with.
func (s *Service) FinishTask(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, task debt.TaskID, answer string) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		for _, open := range f.OpenTasks() {
			if open.Task == task {
				return f.add(debt.TaskDone{Task: task, Answer: answer})
			}
		}
		return fault.New(fault.NotFound, "task.not_found")
	})
}

// Correct replaces what is known of a case's debtor (ret stamdata).
func (s *Service) Correct(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, debtor debt.Debtor) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if debtor.Name == "" {
			return fault.New(fault.Invalid, "debtor.name_missing").In("name")
		}
		return f.add(debt.DebtorCorrected{Debtor: debtor})
	})
}

// Close ends a case that isn't paid: withdrawn or written off.
func (s *Service) Close(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, why string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if why != debt.ClosedWithdrawn && why != debt.ClosedWrittenOff {
			return fault.New(fault.Invalid, "case.closing_unknown").In("why").With("why", why)
		}
		for i := range f.Steps {
			if f.Steps[i].Waits() {
				if err := v.withdraw(f, f.Steps[i].Step, stoppedClosed, debt.VoidStopped); err != nil {
					return err
				}
			}
		}
		return f.possibly(debt.CaseClosed{Why: why})
	})
}

// possibly adds an event that a person asks for, where the case allows it.
func (f *file) possibly(e debt.Event) error {
	if err := f.Possible(e, f.visit.today); err != nil {
		return err
	}
	return f.add(e)
}
