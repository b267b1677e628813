package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
)

func allowsHold(e CaseHeld, on civil.Date) error {
	if !e.Until.After(on) {
		return fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", e.Until.String())
	}
	return nil
}

func (c *Case) allowsResumption(on civil.Date) error {
	if !c.OnHold(on) {
		return fault.New(fault.Conflict, "case.not_on_hold")
	}
	return nil
}

func (c *Case) allowsLeaving() error {
	if c.ByHand {
		return fault.New(fault.Conflict, "case.by_hand_already")
	}
	return nil
}

func (c *Case) allowsJoining() error {
	if !c.ByHand {
		return fault.New(fault.Conflict, "case.in_batch_already")
	}
	return nil
}

func (c *Case) allowsFlow(e FlowChanged) error {
	switch e.Flow {
	case "":
		return fault.New(fault.Invalid, "case.flow_missing").In("flow")
	case c.Flow:
		return fault.New(fault.Conflict, "case.flow_unchanged").In("flow")
	}
	return nil
}

func (c *Case) allowsResolution(e ObjectionResolved) error {
	if !c.Objection.Open {
		return fault.New(fault.Conflict, "case.no_open_objection")
	}
	switch e.Outcome {
	case OutcomeUpheld, OutcomeRejected, OutcomeWithdrawn:
		return nil
	}
	return fault.New(fault.Invalid, "case.outcome_unknown").In("outcome").With("outcome", e.Outcome)
}

func allowsSparing(e InterestSpared) error {
	switch {
	case e.From.IsZero() || !e.From.Before(e.Until):
		return fault.New(fault.Invalid, "case.interest_days_wrong").In("from")
	case e.Why == "":
		return fault.New(fault.Invalid, "case.reason_missing").In("why")
	}
	return nil
}

func (c *Case) allowsTask(e TaskRaised) error {
	if c.Task(e.Task) != nil {
		return errRecorded()
	}
	return nil
}

func (c *Case) allowsDone(e TaskDone) error {
	task := c.Task(e.Task)
	switch {
	case task == nil:
		return fault.New(fault.Invalid, "case.task_unknown")
	case task.Done:
		return fault.New(fault.Conflict, "case.task_done_already")
	}
	return nil
}

func allowsNote(e NoteAdded) error {
	if e.Text == "" {
		return fault.New(fault.Invalid, "case.note_empty").In("text")
	}
	return nil
}

func (c *Case) allowsClosing(e CaseClosed) error {
	switch e.Why {
	case ClosedEstate:
		if c.Estate.Kind == 0 {
			return fault.New(fault.Conflict, "case.closing_without_estate").In("why")
		}
		return nil
	case ClosedPaid, ClosedCredited, ClosedTrifle, ClosedComposition, ClosedWithdrawn, ClosedWrittenOff:
		return nil
	}
	return fault.New(fault.Invalid, "case.closing_unknown").In("why").With("why", e.Why)
}

func (c *Case) allowsReopening() error {
	if !c.IsClosed() {
		return fault.New(fault.Conflict, "case.not_closed")
	}
	return nil
}
