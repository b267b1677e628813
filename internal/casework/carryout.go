package casework

import (
	"slices"
	"strconv"

	"krav/internal/debt"
	"krav/internal/followup"
)

// carryOut turns a decision into events and jobs. Where it ends the case, a person is
// asked of the money that is left.
func (v *visit) carryOut(f *file, made followup.Decision, approval string) error {
	for _, action := range made.Actions {
		if err := v.act(f, action, made, approval); err != nil {
			return err
		}
	}
	if !ends(made) {
		return nil
	}
	return v.askOfMoney(f)
}

func (v *visit) act(f *file, action followup.Action, made followup.Decision, approval string) error {
	switch a := action.(type) {
	case followup.Send:
		step := a.Step
		step.Step, step.Approval = debt.StepID(v.NewID()), approval
		if err := f.judged(step, made.On); err != nil {
			return err
		}
		if err := f.addOn(made.On, step); err != nil {
			return err
		}
		if err := f.finish(followup.TaskTrifle); err != nil { // it has been written for
			return err
		}
		v.job(jobCompose, jobArgs{Case: f.ID, Step: step.Step}, strconv.FormatInt(int64(step.Step), 10), v.moment)
		return nil
	case followup.Refer:
		if a.Kind == followup.TaskRefund && f.HasOpenTask(followup.TaskPerhapsPosted) {
			return nil // the letter's fee may stand
		}
		return f.raise(a.Kind, a.Step, a.Args)
	case followup.Withdraw:
		return v.withdraw(f, a.Step, stoppedPaid, debt.VoidStopped)
	case followup.EndOffer:
		return f.possibly(debt.CompositionEnded{Why: a.Why})
	case followup.Remind:
		return v.remind(f, a.Reminder)
	case followup.EndAgreement:
		return f.endAgreement(debt.AgreementEnded{Agreement: a.Agreement, Why: a.Why})
	case followup.Close:
		return v.close(f, a.Why)
	}
	return nil
}

// withdraw takes back a step whose letter has not left: a message that waits is
// stopped, and the step is void.
func (v *visit) withdraw(f *file, step debt.StepID, why, voided string) error {
	for i := range f.Dispatches {
		d := &f.Dispatches[i]
		if d.Status != debt.Waiting || d.Letter != f.Step(step).Letter {
			continue
		}
		if err := f.stopped(d, why); err != nil {
			return err
		}
	}
	return f.add(debt.StepVoided{Step: step, Why: voided})
}

// withdrawAll takes back every step whose letter has not left.
func (v *visit) withdrawAll(f *file, why string) error {
	for i := range f.Steps {
		if !f.Steps[i].Waits() {
			continue
		}
		if err := v.withdraw(f, f.Steps[i].Step, why, debt.VoidStopped); err != nil {
			return err
		}
	}
	return nil
}

// close ends a case, and sends the receipt for the payment that ended it. What is too
// little to ask for is given up with it.
func (v *visit) close(f *file, why string) error {
	if err := f.close(debt.CaseClosed{Why: why, Waives: why == debt.ClosedTrifle || why == debt.ClosedComposition}); err != nil {
		return err
	}
	last := lastPayment(&f.Case)
	if why != debt.ClosedCredited && last != nil {
		v.job(jobReceipt, jobArgs{Case: f.ID, Payment: last.Payment}, strconv.FormatInt(int64(last.Payment), 10), v.moment)
	}
	return nil
}

// close ends a case, and with it what was asked of a person to get on with it. Money
// to be paid back and the debtor's own words still wait for an answer.
func (f *file) close(e debt.CaseClosed) error {
	if err := f.possibly(e); err != nil {
		return err
	}
	for _, kind := range endsWithCase() {
		if err := f.finish(kind); err != nil {
			return err
		}
	}
	return nil
}

// endsWithCase are the tasks that are about getting on with a case.
func endsWithCase() []string {
	return []string{
		followup.TaskNextStep, followup.TaskDemandRanOut, followup.TaskCourtForSome, followup.TaskBailiff, followup.TaskCourtOutcome, followup.TaskStill, followup.TaskTrifle,
		followup.TaskBankruptcy, followup.TaskBankruptcyBy, followup.TaskRestructuring, followup.TaskRestructuringBy, followup.TaskDebtRelief, followup.TaskDebtReliefBy,
		followup.TaskDeceased, followup.TaskDeceasedBy, followup.TaskEstateNews, followup.TaskEstateOver,
		followup.TaskTimeBarred, followup.TaskLimitationNear, followup.TaskBalance, followup.TaskBalanceHigher, followup.TaskDueLater, followup.TaskWentBack, followup.TaskInstalmentMissing, followup.TaskClaimBeside,
	}
}

// reopen takes a case up again, and asks anew what its end had answered. Where the
// debtor has been told of the end, what comes next is another question. While an estate
// deals with the debt, that stops the case at once.
func (f *file) reopen(why string) error {
	if err := f.takeUpAgain(why); err != nil {
		return err
	}
	if err := f.visit.joinEstate(f, f.estates); err != nil {
		return err
	}
	return f.askOfEstate()
}

func (f *file) takeUpAgain(why string) error {
	ended := f.Closed
	if err := f.possibly(debt.CaseReopened{Why: why}); err != nil || f.OwesAgainOn == f.visit.today {
		return err
	}
	for _, t := range slices.Clone(f.Tasks) {
		isAnswered := t.Void != debt.TaskEnded || t.DoneOn != ended.On || !slices.Contains(endsWithCase(), t.Kind)
		if isAnswered || f.HasOpenTask(t.Kind) {
			continue
		}
		if err := f.raise(t.Kind, t.Step, t.Args); err != nil {
			return err
		}
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
