package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
)

// pointsAt returns the step that a case points at in the flow, and whether the
// flow has ended.
//
// Each claim has its own place. Up to the notice of collection the case has the
// place of the claim that has come furthest: one that is added later joins the next
// letter, and a reminder may be the first that is heard of it. What follows the
// notice asks more: costs may be charged only on a claim that the debtor has been
// warned about, and given ten days to pay (bekendtgørelse om udenretlige
// inddrivelsesomkostninger). So from there on the case has the place of the claim
// that has come the shortest: the notice goes again, for all of them.
func (f Flow) pointsAt(c *debt.Case, owed ledger.Statement) (next Step, ended bool) {
	passed, warning := f.furthest(c, owed), f.warning()
	if passed > warning {
		passed = f.shortest(c, owed, warning)
	}
	if passed == len(f.Steps) {
		return Step{}, true
	}
	return f.Steps[passed], false
}

// warning returns the place of the notice of collection in the flow, or its end.
func (f Flow) warning() int {
	for i, step := range f.Steps {
		if step.Document.IsCollectionNotice() {
			return i
		}
	}
	return len(f.Steps)
}

// furthest returns the place of the owed claim that has come furthest.
func (f Flow) furthest(c *debt.Case, owed ledger.Statement) int {
	passed := 0
	for _, left := range owed.Claims {
		if left.IsOwed() {
			passed = max(passed, f.place(c, left.Claim))
		}
	}
	return passed
}

// shortest returns the place of the owed claim that has come the shortest, at
// least that of the notice. Nobody waits for others for ever: a claim that has been
// warned about twice goes on without those that have not been.
func (f Flow) shortest(c *debt.Case, owed ledger.Statement, warning int) int {
	all, warned, waited := len(f.Steps), len(f.Steps), false
	for _, left := range owed.Claims {
		if !left.IsOwed() {
			continue
		}
		place := max(f.place(c, left.Claim), warning)
		all = min(all, place)
		if place > warning && place < len(f.Steps) {
			warned = min(warned, place)
			waited = waited || notices(c, left.Claim) > 1
		}
	}
	if all == warning && waited {
		return warned
	}
	return all
}

// goesAgain reports whether a step is the notice of collection, taken again because
// a claim has come since.
func (f Flow) goesAgain(step Step, c *debt.Case, owed ledger.Statement) bool {
	return step.Document.IsCollectionNotice() && f.furthest(c, owed) > f.warning()
}

// place returns how many steps of the flow lie behind a claim: the last that was
// taken about it and stands, and those before it. A letter counts as its step
// whoever sent it; so do as many reminders as were sent for the claim before Krav
// had it. A letter that didn't ask for the claim was about others and doesn't
// count; nor does what follows the notice, where it came before the claim's own.
func (f Flow) place(c *debt.Case, id debt.ClaimID) int {
	passed, warning := f.sentElsewhere(c.Claim(id)), f.warning()
	for i, step := range f.Steps {
		if i > warning && passed <= warning {
			return passed
		}
		if i >= passed && step.takenFor(c, id, f.notBefore(c, id, i)) {
			passed = i + 1
		}
	}
	return passed
}

// notBefore returns the day after which a step counts for a claim: that of its
// notice of collection, for the steps that follow it in the flow; and for the notice
// itself the one before the debtor, told that nothing more was owed, owed again.
func (f Flow) notBefore(c *debt.Case, id debt.ClaimID, step int) civil.Date {
	switch warning := f.warning(); {
	case step > warning:
		return WarnedOn(c, id)
	case step == warning && !c.OwesAgainOn.IsZero():
		return c.OwesAgainOn.AddDays(-1)
	}
	return civil.Date{}
}

func (s Step) takenFor(c *debt.Case, id debt.ClaimID, after civil.Date) bool {
	if s.Document == 0 {
		return doneByHand(c, s.Name, id, after)
	}
	for i := range c.Steps {
		taken := &c.Steps[i]
		if taken.Stands() && s.isTakenBy(taken.Document) && taken.Planned.After(after) && c.Asked(taken, id) {
			return true
		}
	}
	return false
}

// isTakenBy reports whether a letter counts as the step: one of its kind, and any
// notice of collection as the notice.
func (s Step) isTakenBy(document debt.Document) bool {
	return document == s.Document || s.Document.IsCollectionNotice() && document.IsCollectionNotice()
}

func doneByHand(c *debt.Case, step string, id debt.ClaimID, after civil.Date) bool {
	for i := range c.Tasks {
		task := &c.Tasks[i]
		if task.WasDone() && isStep(task) && task.Step == step && task.On.After(after) && c.Concerned(task, id) {
			return true
		}
	}
	return false
}

// isStep reports whether a task is a step of the flow.
func isStep(task *debt.Task) bool {
	return task.Kind == TaskNextStep || task.Kind == TaskDemandRanOut || task.Kind == TaskCourtForSome || task.Kind == TaskBailiff
}

// notices returns how many notices of collection that stand have asked for a
// claim.
func notices(c *debt.Case, id debt.ClaimID) int {
	count := 0
	for i := range c.Steps {
		step := &c.Steps[i]
		if isNotice(c, step) && c.Asked(step, id) {
			count++
		}
	}
	return count
}

// WarnedOn returns the day of the first notice of collection that stands and asked
// for a claim, or no date. Without one no costs of collection may be charged on the
// claim, whatever the others on the case have been through.
func WarnedOn(c *debt.Case, id debt.ClaimID) civil.Date {
	var first civil.Date
	for i := range c.Steps {
		step := &c.Steps[i]
		if isNotice(c, step) && c.Asked(step, id) {
			first = civil.Earliest(first, step.Planned)
		}
	}
	return first
}

// sentElsewhere returns how many of the flow's first steps were taken for a claim
// before Krav had it. The notice of collection is never taken as sent: nobody here
// has seen that it held what the law asks; who knows chooses the collection flow. But who has had one is reminded no more
// before Krav's own, whatever the number of reminders that came before it.
func (f Flow) sentElsewhere(claim *debt.Claim) int {
	if claim == nil {
		return 0
	}
	if warning := f.warning(); !claim.Earlier.Notice.IsZero() && warning < len(f.Steps) {
		return warning
	}
	passed := 0
	for passed < claim.Earlier.Count && passed < len(f.Steps) && f.Steps[passed].isPlainReminder() {
		passed++
	}
	return passed
}

func (s Step) isPlainReminder() bool {
	return s.Document.IsReminder() && !s.Document.IsCollectionNotice()
}
