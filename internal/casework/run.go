package casework

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// RunRow is what a run did on one case, or why it skipped it.
type RunRow struct {
	PlanRow
	Skipped string // message key, or empty where it was done
}

// Approval is what a run may do: what was planned and no other, or, given in
// advance, whatever the case then calls for.
type Approval struct {
	// Always says that the creditor has approved what is due, day by day, in
	// advance (altid): the new answer counts.
	Always bool
	// Planned is what a person approved: the fingerprint of each case's decision.
	Planned map[debt.CaseID]string
	By      string // who approved, as access.Actor writes itself
}

// approvedPlan says of an approval that it is of a plan, as it was shown.
const approvedPlan = "plan"

// approvedByHand says that a person took the step, whatever the flow called for.
const approvedByHand = "by hand"

// chunk is how many cases a run decides in one transaction.
const chunk = 50

// Why a run skips a case.
const (
	skippedChanged = "run.changed_since_plan"
	skippedNew     = "run.not_in_plan"
	skippedNothing = "run.nothing_to_do"
	skippedCorrupt = "run.case_unreadable"
)

// Run carries out what is due on a day: each case is decided again under its
// lock, and what was approved is done, up to fifty cases a transaction. A day
// ahead moves a sandbox's clock there; for another creditor it is refused, as is
// a day gone by, what nobody approved, and anything while the house is on hold after
// a restore. A letter that something hinders is left out with the reason, as in the
// plan. A run that was stopped can be started again: what was done is not done
// twice. yield sees what was committed.
func (s *Service) Run(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, approval Approval, yield func(RunRow) error) error {
	if err := s.onHold(ctx); err != nil {
		return err
	}
	today, err := s.runDay(ctx, who, creditor, on, approval)
	if err != nil {
		return err
	}
	r := run{
		Service: s, who: who, creditor: creditor, approval: approval, yield: yield, seen: make(map[debt.CaseID]bool),
		report: RunReport{ID: s.NewID(), On: today, By: who.String(), Approval: approval.text(), Began: s.Now()},
	}
	if err := r.due(ctx); err != nil {
		return err
	}
	if err := r.gone(ctx); err != nil {
		return err
	}
	return r.save(ctx)
}

func (a Approval) text() string {
	if a.Always {
		return "always"
	}
	return approvedPlan
}

// runDay checks the day of a run and who may run it, and returns the day, moving a
// sandbox's clock ahead.
func (s *Service) runDay(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, approval Approval) (civil.Date, error) {
	var today civil.Date
	err := s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		today = v.today
		if err := v.mayRun(approval); err != nil {
			return err
		}
		if on.IsZero() || on == today {
			return nil
		}
		if on.Before(today) {
			return fault.New(fault.Invalid, "run.day_gone_by").In("on").With("day", on.String()).With("today", today.String())
		}
		if !v.creditor.Sandbox {
			return fault.New(fault.Invalid, "run.day_ahead").In("on").With("day", on.String()).With("today", today.String())
		}
		today = on
		return v.tx.SetClock(ctx, v.clockOn(on))
	})
	return today, err
}

// mayRun checks that what is to be done was approved: by who runs it, by another
// whom the approval names, or by the creditor in advance.
func (v *visit) mayRun(approval Approval) error {
	approved := approval.By != "" && !approval.Always
	if approved || v.creditor.Terms.Automatic {
		return nil
	}
	return v.who.May(access.ApproveFollowUp, int64(v.creditor.ID))
}

// clockOn returns what a sandbox's clock shows on the morning of a day.
func (v *visit) clockOn(d civil.Date) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, 8, 0, 0, 0, copenhagen())
}
