package casework

import (
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// Why a message is stopped at the last look.
const (
	stoppedPaid     = "dispatch.stopped_paid"
	stoppedDisputed = "dispatch.stopped_disputed"
	stoppedHeld     = "dispatch.stopped_held"
	stoppedClosed   = "dispatch.stopped_closed"
	stoppedBounced  = "dispatch.stopped_address"
	stoppedVoided   = "dispatch.stopped_voided"
	stoppedChanged  = "dispatch.stopped_changed"
	stoppedLate     = "dispatch.stopped_late"
	stoppedByHand   = "dispatch.stopped_by_hand"
	stoppedReversed = "dispatch.stopped_reversed"
	stoppedAgreed   = "dispatch.stopped_agreed"
	stoppedDeferred = "dispatch.stopped_deferred"
	stoppedEstate   = "dispatch.stopped_estate"
	stoppedAtCourt  = "dispatch.stopped_at_court"
	stoppedMoney    = "dispatch.stopped_money"
	stoppedAsked    = "dispatch.stopped_asked"
	stoppedLeft     = "dispatch.stopped_left"
	stoppedRerouted = "dispatch.stopped_rerouted"
)

// messageStandsAgainst returns why a message must not leave now, or nothing. A
// receipt leaves whatever has become of the case, if its payment stands.
func (v *visit) messageStandsAgainst(f *file, d *debt.Dispatch) (string, error) {
	made := f.Letter(d.Letter)
	if made == nil {
		return "", nil
	}
	if step := f.Step(made.Step); step != nil {
		if step.Left() {
			return v.copyLooksBack(f, made, d)
		}
		return v.standsAgainst(f, step, d.Recipient)
	}
	if f.Debtor.IsErased() {
		return stoppedClosed, nil
	}
	if made.Document == debt.InstalmentReminder {
		return v.missingStandsAgainst(f, made, d)
	}
	if p := f.Payment(made.Payment); p != nil && p.Reversed != "" {
		return stoppedReversed, nil
	}
	return "", nil
}

// copyLooksBack returns why the copy of a letter must not leave now, or nothing.
func (v *visit) copyLooksBack(f *file, made *debt.Letter, d *debt.Dispatch) (string, error) {
	if d.Channel == debt.Email && !f.isReachedAt(d.Recipient) {
		return stoppedBounced, nil
	}
	return v.copyStandsAgainst(&f.Case, made)
}

// standsAgainst returns why the letter of a step must not be made or leave now,
// or nothing.
func (v *visit) standsAgainst(f *file, step *debt.Step, recipient string) (string, error) {
	switch {
	case !step.Stands():
		return stoppedVoided, nil
	case f.IsClosed():
		return stoppedClosed, nil
	case f.Estate.Runs():
		return stoppedEstate, nil
	case f.Objection.Open:
		return stoppedDisputed, nil
	case f.OnHold(v.today):
		return stoppedHeld, nil
	case step.Channel == debt.Email && !f.isReachedAt(recipient):
		return stoppedBounced, nil
	case step.Planned != v.today:
		return stoppedLate, nil
	}
	if step.Approval != approvedByHand {
		if why := v.heldBack(f); why != "" {
			return why, nil
		}
	}
	return v.owedChanged(&f.Case, step)
}

// heldBack returns why follow-up writes nothing of itself on a case, or nothing: money
// waits in the inbox for it, a person is to answer something first, or follows it up
// himself. Who sends a letter by hand has decided that.
func (v *visit) heldBack(f *file) string {
	switch {
	case slices.ContainsFunc(v.waiting[f.ID], Waiting.isCredit):
		return stoppedAsked
	case len(v.waiting[f.ID]) > 0:
		return stoppedMoney
	case followup.WaitsForPerson(&f.Case):
		return stoppedAsked
	case f.ByHand:
		return stoppedLeft
	}
	return ""
}

// isReachedAt reports whether an e-mail address is the debtor's, as far as we know.
func (f *file) isReachedAt(address string) bool { return isReachedAt(&f.Case, address) }

func isReachedAt(c *debt.Case, address string) bool {
	return address != "" && address == c.Debtor.Email && !c.EmailFailed()
}

// owedChanged compares what the letter asks for with what is owed on its day by
// what is known now.
func (v *visit) owedChanged(c *debt.Case, step *debt.Step) (string, error) {
	owed, err := c.Account.StatementOn(v.book, step.Planned)
	if err != nil {
		return "", err
	}
	switch {
	case owed.Total() == step.Asked:
		return "", nil
	case !owed.Total().Minus(step.Charges()).IsPositive():
		return stoppedPaid, nil
	}
	return stoppedChanged, nil
}

// stop keeps a message from leaving: it is marked, and its step is taken back unless
// the letter has left before, and this was a copy.
func (v *visit) stop(f *file, d *debt.Dispatch, why string) error {
	made := f.Letter(d.Letter)
	if err := f.stopped(d, why); err != nil {
		return err
	}
	if made.Document == debt.InstalmentReminder {
		return v.remindAgain(f, why)
	}
	step := f.Step(made.Step)
	if step == nil || !step.Stands() || step.Left() {
		return nil
	}
	return v.takeBack(f, step, why)
}

// marksDoubt records of a stopped message that it may have left, where that is so.
func (f *file) marksDoubt(dispatch debt.DispatchID) error {
	inDoubt, err := f.visit.isInDoubt(dispatch)
	if err != nil || !inDoubt {
		return err
	}
	return f.add(debt.DispatchReported{Dispatch: dispatch, Status: debt.Unclear, Source: "attempt"})
}

// stopped records that a message won't leave, and of one that may have left by an attempt
// whose end nobody knows, that it may: the days of the law run from then. Of a letter that
// may have been posted, and that nobody has stopped himself, a person is asked whether it was.
func (f *file) stopped(d *debt.Dispatch, why string) error {
	if err := f.add(debt.DispatchStopped{Dispatch: d.Dispatch, Why: why}); err != nil {
		return err
	}
	if err := f.marksDoubt(d.Dispatch); err != nil {
		return err
	}
	if err := f.needsNoPost(d.Dispatch); err != nil {
		return err
	}
	step := f.Step(f.Letter(d.Letter).Step)
	if step == nil || !step.Waits() || !MayHaveLeft(f.Dispatch(d.Dispatch)) {
		return nil
	}
	return f.raise(followup.TaskPerhapsPosted, "", packedArgs(f.Dispatch(d.Dispatch)))
}

// takeBack voids a step whose letter is not to leave as it was meant, and decides
// at once what the case calls for now. The same step is then taken anew, for today
// and for what is owed today; anything else waits for the next run.
func (v *visit) takeBack(f *file, step *debt.Step, why string) error {
	voided := debt.StepVoided{Step: step.Step, Why: debt.VoidStopped}
	if why == stoppedLate || why == stoppedChanged {
		voided.Why = debt.VoidReplanned
	}
	taken, flows := step.StepTaken, v.Flows
	if taken.Approval == approvedRoute && voided.Why == debt.VoidReplanned {
		flows = onlyBy(flows, taken.Channel)
	}
	if err := f.add(voided); err != nil {
		return err
	}
	return v.decideAgain(f, flows, taken)
}

// takeAnew takes a step anew whose letter couldn't be made, once a person has mended what
// it lacked. Doing it twice changes nothing: no step comes behind the new one.
func (v *visit) takeAnew(f *file, step *debt.Step) error {
	if f.HasOpenTask(followup.TaskLetterFailed) || f.Steps[len(f.Steps)-1].Step != step.Step {
		return nil
	}
	flows := v.Flows
	if step.Approval == approvedRoute {
		flows = onlyBy(flows, step.Channel)
	}
	return v.decideAgain(f, flows, step.StepTaken)
}

// decideAgain carries out what a case calls for after a letter was stopped: ending
// it, or the same step again under the approval that it had. Where the law has no
// answer the case waits.
func (v *visit) decideAgain(f *file, flows followup.Flows, taken debt.StepTaken) error {
	if f.HasOpenTask(followup.TaskPerhapsPosted) {
		return nil // the letter may be on its way to the debtor already
	}
	made, err := followup.Decide(v.book, flows, &f.Case, v.today)
	if err == nil && !ends(made) && taken.Approval == approvedByHand {
		made, err = followup.ByHand(v.book, flows, &f.Case, taken.Document, v.today)
	}
	if fault.Is(err, fault.UnknownLaw) {
		return nil
	}
	if err != nil {
		return err
	}
	made, _ = v.withheld(&f.Case, made) // the next run says what hinders
	if sent := made.Sent(); sent != nil && sent.Name != taken.Name {
		return nil
	}
	return v.carryOut(f, made, taken.Approval)
}
