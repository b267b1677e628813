package casework

import (
	"context"
	"strconv"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
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

// chunk is how many cases a run decides in one transaction.
const chunk = 50

// Why a run skips a case.
const (
	skippedChanged = "run.changed_since_plan"
	skippedNothing = "run.nothing_to_do"
)

// Run carries out what is due on a day: each case is decided again under its
// lock, and what was approved is done, up to fifty cases a transaction. A day
// ahead moves a sandbox's clock there; for another creditor it is refused, as is
// a day gone by. A run that was stopped can be started again: what was done is not
// done twice. yield sees what was committed.
func (s *Service) Run(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, approval Approval, yield func(RunRow) error) error {
	today, err := s.runDay(ctx, who, creditor, on)
	if err != nil {
		return err
	}
	report := RunReport{ID: s.NewID(), On: today, By: who.String(), Approval: approval.text(), Began: s.Now()}
	for after := debt.CaseID(0); ; {
		rows, last, err := s.runChunk(ctx, who, creditor, after, approval)
		if err != nil {
			return err
		}
		if last == 0 {
			return s.saveRun(ctx, who, creditor, report)
		}
		after = last
		for _, row := range rows {
			report.count(row)
			if err := yield(row); err != nil {
				return err
			}
		}
	}
}

func (a Approval) text() string {
	if a.Always {
		return "always"
	}
	return "plan"
}

func (r *RunReport) count(row RunRow) {
	if row.Skipped == "" {
		r.Done++
	} else {
		r.Skipped++
	}
}

// runDay checks the day of a run and returns it, moving a sandbox's clock ahead.
func (s *Service) runDay(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date) (civil.Date, error) {
	var today civil.Date
	err := s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		today = v.today
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

// clockOn returns what a sandbox's clock shows on the morning of a day.
func (v *visit) clockOn(d civil.Date) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, 8, 0, 0, 0, copenhagen())
}

// runChunk decides the next cases in one transaction, and returns what became of
// each and the last of them, nought where there were none.
func (s *Service) runChunk(ctx context.Context, who access.Actor, creditor debt.CreditorID, after debt.CaseID, approval Approval) ([]RunRow, debt.CaseID, error) {
	var rows []RunRow
	var last debt.CaseID
	err := s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		rows, last = rows[:0], 0
		ids, err := v.tx.DueCases(ctx, v.today, after, chunk)
		if err != nil || len(ids) == 0 {
			return err
		}
		last = ids[len(ids)-1]
		files, err := v.lock(ctx, ids...)
		if err != nil {
			return err
		}
		for _, f := range files {
			row, err := v.follow(f, approval)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, last, err
}

// follow decides a case again and carries out what was approved.
func (v *visit) follow(f *file, approval Approval) (RunRow, error) {
	planned, made, err := v.planRow(&f.Case, v.today)
	if err != nil {
		return RunRow{}, err
	}
	row := RunRow{PlanRow: planned, Skipped: approval.against(f.ID, made)}
	if row.Skipped != "" {
		return row, nil
	}
	return row, v.carryOut(f, made, approval.text())
}

// against returns why a decision is not covered by the approval, or nothing.
func (a Approval) against(id debt.CaseID, made followup.Decision) string {
	fingerprint := made.Fingerprint()
	switch {
	case fingerprint == "" && a.Planned[id] == "":
		return skippedNothing
	case a.Always && fingerprint != "":
		return ""
	case a.Planned[id] != fingerprint:
		return skippedChanged
	}
	return ""
}

// carryOut turns a decision into events and jobs.
func (v *visit) carryOut(f *file, made followup.Decision, approval string) error {
	for _, action := range made.Actions {
		if err := v.act(f, action, made, approval); err != nil {
			return err
		}
	}
	return nil
}

func (v *visit) act(f *file, action followup.Action, made followup.Decision, approval string) error {
	switch a := action.(type) {
	case followup.Send:
		step := a.Step
		step.Step, step.Book, step.Approval = debt.StepID(v.NewID()), v.bookMark(), approval
		if err := f.addOn(made.On, step); err != nil {
			return err
		}
		v.job(jobCompose, jobArgs{Case: f.ID, Step: step.Step}, strconv.FormatInt(int64(step.Step), 10), v.moment)
		return nil
	case followup.Refer:
		return f.raise(a.Kind, a.Step, a.Args)
	case followup.Withdraw:
		return v.withdraw(f, a.Step, stoppedPaid, debt.VoidStopped)
	case followup.Close:
		return v.close(f, a.Why)
	}
	return nil
}

// bookMark returns the fingerprint of the law book in use.
func (v *visit) bookMark() string {
	if v.creditor.Sandbox {
		return v.fingerprint + " assumed"
	}
	return v.fingerprint
}

// withdraw takes back a step whose letter has not left: a message that waits is
// stopped, and the step is void.
func (v *visit) withdraw(f *file, step debt.StepID, why, voided string) error {
	for i := range f.Dispatches {
		d := &f.Dispatches[i]
		if d.Status != debt.Waiting || d.Letter != f.Step(step).Letter {
			continue
		}
		if err := f.add(debt.DispatchStopped{Dispatch: d.Dispatch, Why: why}); err != nil {
			return err
		}
	}
	return f.add(debt.StepVoided{Step: step, Why: voided})
}

// close ends a case, and sends the receipt for the payment that ended it.
func (v *visit) close(f *file, why string) error {
	if err := f.add(debt.CaseClosed{Why: why}); err != nil {
		return err
	}
	last := lastPayment(&f.Case)
	if why == debt.ClosedPaid && last != nil {
		v.job(jobReceipt, jobArgs{Case: f.ID, Payment: last.Payment}, strconv.FormatInt(int64(last.Payment), 10), v.moment)
	}
	return nil
}

func lastPayment(c *debt.Case) *debt.Payment {
	for i := len(c.Payments) - 1; i >= 0; i-- {
		if c.Payments[i].Reversed == "" {
			return &c.Payments[i]
		}
	}
	return nil
}

func (s *Service) saveRun(ctx context.Context, who access.Actor, creditor debt.CreditorID, report RunReport) error {
	report.Ended = s.Now()
	return s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		return v.tx.SaveRun(ctx, report)
	})
}
