package casework

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// keyReopenedPosted is why a case is taken up again on which the fee of a letter is left.
const keyReopenedPosted = "case.reopened_posted"

// MayHaveLeft reports whether a stopped letter may have been posted all the same: it lay in
// a pack, and the house stopped it for what it heard of later. Who stops a letter himself, has
// it leave otherwise, or has the pack made anew, says that it wasn't.
func MayHaveLeft(d *debt.Dispatch) bool {
	if d.Status != debt.Stopped || d.PackedOn.IsZero() || !d.HandedOn.IsZero() {
		return false
	}
	return isUnasked(d.Why)
}

// isUnasked reports whether a letter was stopped for what the house heard of later.
func isUnasked(why string) bool {
	return why != stoppedByHand && why != stoppedRerouted && why != stoppedLate
}

// MayHaveLeft reports whether a letter that lay in a pack may have been posted though it was
// stopped: see MayHaveLeft of a dispatch.
func (r QueueRow) MayHaveLeft() bool { return r.Status == debt.Stopped && isUnasked(r.Why) }

// asksOfPost reports whether a kind of task asks of a letter to be posted.
func asksOfPost(kind string) bool {
	return kind == taskUnposted || kind == followup.TaskPerhapsPosted
}

// packedArgs are what a person is told of a letter that may have been posted.
func packedArgs(d *debt.Dispatch) map[string]string {
	return map[string]string{"about": strconv.FormatInt(int64(d.Dispatch), 10), "day": d.PackedOn.String()}
}

// postStopped records that a letter was posted which was stopped after it lay in a pack. Its
// step counts where it was posted before what stopped it, or on that day; what was
// taken in its place goes, unless it has left. Posted later it is in the log alone, and counts
// for the ten days between fees.
func (v *visit) postStopped(f *file, d *debt.Dispatch, on civil.Date) error {
	revived := f.Revives(d, on)
	if revived != nil {
		if err := v.makeRoom(f, revived.Step); err != nil {
			return err
		}
	}
	if err := v.post(f, d, on); err != nil {
		return err
	}
	if revived == nil {
		v.lateReceipt(f)
		return v.askOfMoney(f)
	}
	isOwed, err := v.isOwed(f)
	if err != nil {
		return err
	}
	if isOwed && f.Closed.IsSettled() && !f.Debtor.IsErased() {
		if err := f.reopen(keyReopenedPosted); err != nil {
			return err
		}
	}
	if err := v.settle(f); err != nil {
		return err
	}
	v.lateReceipt(f)
	return nil
}

// makeRoom takes back the step that was taken in the place of one that is to count after
// all. It fails with dispatch.replaced where the letter of that one has left.
func (v *visit) makeRoom(f *file, revived debt.StepID) error {
	for i := len(f.Steps) - 1; i >= 0 && f.Steps[i].Step != revived; i-- {
		switch s := &f.Steps[i]; {
		case !s.Stands():
		case s.Left():
			return fault.New(fault.Conflict, "dispatch.replaced")
		default:
			if err := v.withdraw(f, s.Step, stoppedVoided, debt.VoidReplanned); err != nil {
				return err
			}
		}
	}
	return nil
}
