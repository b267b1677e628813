package followup

import (
	"slices"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Edition numbers the rules by which Decide works (udgave). One more is due when a
// case may call for something on an earlier day than the rules before would have
// looked at it, or where what is owed on cases is reckoned otherwise: all cases are then
// looked at anew.
const Edition = 17 // fees and costs charged after a foundation are lost by themselves

// Decide returns what is to happen on case c on day d. It fails only when the
// law book has no answer for the day (*law.UnknownError), and then nothing may be
// done.
func Decide(book *law.Book, flows Flows, c *debt.Case, d civil.Date) (Decision, error) {
	made := Decision{Case: c.ID, Version: c.Version, On: d}
	if c.IsClosed() {
		return made.because("followup.closed"), nil
	}
	if len(c.Claims) == 0 {
		return made.because("followup.no_claims"), nil
	}
	owed, err := c.Account.StatementOn(book, d)
	if err != nil {
		return Decision{}, err
	}
	if settled(c, owed) {
		return leaveCourt(closing(made, c, owed), c), nil
	}
	if kept, isDecided, err := keepOffer(book, made, c); isDecided || err != nil {
		return kept, err
	}
	near, next, err := limits(book, c, owed, d)
	if err != nil {
		return ofOlderLaw(made, c, err)
	}
	if len(near) > 0 && near[0].isPast(d) {
		return barred(made, c, near[0]), nil
	}
	made, err = goOn(book, flows, warnOfLimitation(made, c, near), c, owed)
	return watch(made, near, next), err
}

// goOn decides on a case on which something is owed: it waits, or takes its next step.
func goOn(book *law.Book, flows Flows, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	if wait, waits := standstill(made, c); waits {
		wait, err := resumed(book, flows, wait, c, owed)
		return wait.until(civil.Earliest(wait.Review, mayClose(c, made.On))), err
	}
	if runs := c.RunningAgreement(); runs != nil {
		return keep(book, made, c, runs, owed)
	}
	flow, known := flows[c.Flow]
	if !known {
		return stillness(made.because("followup.flow_unknown"), c), nil
	}
	return nextStep(book, flow, made, c, owed)
}

func (d Decision) because(key string) Decision {
	d.Reasons = append(d.Reasons, Reason{Key: key})
	return d
}

// withArgs adds a reason whose words have values in them.
func (d Decision) withArgs(key string, args map[string]string) Decision {
	d.Reasons = append(d.Reasons, Reason{Key: key, Args: args})
	return d
}

func (d Decision) until(review civil.Date) Decision {
	d.Review = review
	return d
}

// settled reports whether nothing is owed, and nothing will fall due. What a
// letter that hasn't left yet would charge isn't owed.
func settled(c *debt.Case, owed ledger.Statement) bool {
	return !withoutUnsent(c, owed).IsPositive() && owed.NotDue.IsZero()
}

// withoutUnsent returns what is owed but for the charges of letters that haven't
// left.
func withoutUnsent(c *debt.Case, owed ledger.Statement) money.Amount {
	total := owed.Total()
	for i := range c.Steps {
		if c.Steps[i].Waits() {
			total = total.Minus(c.Steps[i].Charges())
		}
	}
	return total
}

// mayClose returns the day on which a case may end though nothing else happens on
// it: that of the next claim to fall due, where money or a credit note waits for it.
func mayClose(c *debt.Case, d civil.Date) civil.Date {
	if !hasPaid(c) {
		return civil.Date{}
	}
	return nextDue(c, d)
}

// closing ends the case: letters that wait are withdrawn, and what was paid too
// much is a person's task.
func closing(made Decision, c *debt.Case, owed ledger.Statement) Decision {
	for i := range c.Steps {
		if c.Steps[i].Waits() {
			made.Actions = append(made.Actions, Withdraw{Step: c.Steps[i].Step})
		}
	}
	over := money.Max(withoutUnsent(c, owed).Negated(), money.Amount{})
	why := endOf(owed, over)
	made.Actions = append(made.Actions, Close{Why: why})
	if over.IsPositive() && !IsLittleBack(c, over) && !c.HasOpenTask(TaskRefund) {
		made.Actions = append(made.Actions, Refer{Kind: TaskRefund, Args: map[string]string{"amount": over.String()}})
	}
	if why == debt.ClosedCredited {
		return made.because("followup.credited")
	}
	return made.because("followup.paid")
}

// endOf says why nothing is owed: money was kept, or all was credited.
func endOf(owed ledger.Statement, over money.Amount) string {
	if kept := owed.Paid.Minus(owed.Refunded).Minus(over); !kept.IsPositive() && owed.Credited.IsPositive() {
		return debt.ClosedCredited
	}
	return debt.ClosedPaid
}

// standstill returns the answer for a case on which nothing may happen now: an estate, an
// objection, days that the creditor wastes himself, a pause, a letter on its way, a person's answer, follow-up by hand.
func standstill(made Decision, c *debt.Case) (Decision, bool) {
	switch {
	case c.Estate.Runs():
		return inEstate(made, c), true
	case c.Objection.Open:
		return made.because("followup.disputed"), true
	case !standsStillUntil(c, made.On).IsZero():
		return creditorsDelay(made, standsStillUntil(c, made.On)), true
	case c.AtCourt() != nil:
		return atCourt(made, c, c.AtCourt()), true
	case c.OnHold(made.On) && c.Hold.IsPromise():
		return made.because("followup.promised").until(c.Hold.Until), true
	case c.OnHold(made.On):
		return made.because("followup.on_hold").until(c.Hold.Until), true
	case c.Offer.Runs() && made.On.After(c.Offer.Deadline):
		return lapse(made), true
	case c.Offer.Runs():
		return made.because("followup.composition_offered").until(c.Offer.Deadline.AddDays(1)), true
	case waitsForDispatch(c, debt.Print):
		return made.because("followup.waits_for_posting"), true
	case waitsForDispatch(c, debt.Email):
		return made.because("followup.waits_for_dispatch"), true
	case WaitsForPerson(c):
		return made.because("followup.waits_for_person"), true
	case c.ByHand:
		return stillness(made.because("followup.by_hand"), c), true
	}
	return made, false
}

// creditorsDelay answers that nobody writes to the debtor before a day, as the creditor
// causes the delay himself until then.
func creditorsDelay(made Decision, until civil.Date) Decision {
	return made.withArgs("followup.creditors_delay", map[string]string{"date": until.String()}).until(until)
}

// resumed says what comes first when the days are over on which the creditor causes the
// delay, and when: the step that the flow points at, where nothing else is agreed.
func resumed(book *law.Book, flows Flows, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	until := standsStillUntil(c, made.On)
	flow, known := flows[c.Flow]
	if until.IsZero() || c.Estate.Runs() || c.Objection.Open || c.ByHand || !known || c.RunningAgreement() != nil || c.Offer.Runs() || !owed.Left.Total().IsPositive() {
		return made, nil
	}
	step, ended := flow.pointsAt(c, owed)
	if ended {
		return made, nil
	}
	day, err := earliest(book, step, c, owed)
	if err != nil {
		return Decision{}, err
	}
	made.Next, made.Earliest = step.Name, civil.Latest(day, until)
	return made, nil
}

func waitsForDispatch(c *debt.Case, by debt.Channel) bool {
	for i := range c.Steps {
		if c.Steps[i].Waits() && c.Steps[i].Channel == by {
			return true
		}
	}
	return false
}

// WaitsForPerson reports whether a task that holds the flow back is open: the
// next step is a person's, or nobody knows how much is owed. A question about a trifle
// holds only while the debt is one: see leaveTrifle.
func WaitsForPerson(c *debt.Case) bool {
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return !t.Done && (isStep(&t) || AsksOfFile(t.Kind) || t.Kind == TaskInstalmentMissing || t.Kind == TaskBeyond || t.Kind == TaskWentBack ||
			t.Kind == TaskPerhapsPosted || t.Kind == TaskEstateOver || t.Kind == TaskLetterFailed)
	})
}

// nextStep takes the step that the flow points at, if its day has come.
func nextStep(book *law.Book, flow Flow, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	step, ended := flow.pointsAt(c, owed)
	made.Next = step.Name
	if !owed.Left.Total().IsPositive() {
		return made.because("followup.nothing_overdue").until(nextDue(c, made.On)), nil
	}
	if ended && isFounded(c, owed) {
		return bailiff(book, made, c, owed)
	}
	if ended {
		made = stillness(made.because("followup.flow_ended"), c)
		return made.until(civil.Earliest(made.Review, nextDue(c, made.On))), nil
	}
	earliest, err := earliest(book, step, c, owed)
	if err != nil {
		return Decision{}, err
	}
	if made.On.Before(earliest) {
		made.Earliest = earliest
		return made.because("followup.not_yet").until(civil.Earliest(earliest, nextDue(c, made.On))), nil
	}
	if IsTrifle(c, owed) {
		return leaveTrifle(made, c, owed), nil
	}
	if step.Name == PaymentOrderStep && isFounded(c, owed) {
		return bailiff(book, made, c, owed)
	}
	if step.Document == 0 {
		return refer(made, step, c, owed), nil
	}
	if flow.goesAgain(step, c, owed) {
		made = made.because("followup.claim_not_warned")
	}
	return send(book, flow, step, made, c, owed)
}

// refer asks a person to take a step. After a demand it is said by when the debtor
// was to answer; before the court, which claims must stay out of it.
func refer(made Decision, step Step, c *debt.Case, owed ledger.Statement) Decision {
	asked := Refer{Kind: TaskNextStep, Step: step.Name}
	last := c.LastStanding()
	if last != nil && last.Document == debt.CollectionDemand && lastByHand(c, last.Dispatched).IsZero() {
		asked.Kind, asked.Args = TaskDemandRanOut, map[string]string{"deadline": c.LastDay(last).String()}
	}
	if missing := notDemanded(c, owed, made.On); step.Name == PaymentOrderStep && len(missing) > 0 {
		asked.Kind, asked.Args = TaskCourtForSome, map[string]string{"invoices": strings.Join(missing, ", ")}
		made.Reasons = append(made.Reasons, Reason{Key: "guard.claim_not_demanded", Rule: ruleDemand, Args: asked.Args})
	}
	made.Actions = append(made.Actions, asked)
	return made.because("followup.step_by_hand")
}

// stillDays is how long a case may lie on which nothing is planned before a person
// is asked to look at it.
const stillDays = 30

// stillness asks a person to look at a case that nothing more would happen to of
// itself, when it has lain still for long. So no open case is forgotten.
func stillness(made Decision, c *debt.Case) Decision {
	if c.HasOpenTask(TaskStill) {
		return made.because("followup.waits_for_person")
	}
	look := c.LastOn.AddDays(stillDays)
	if made.On.Before(look) {
		return made.until(look)
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskStill})
	return made.because("followup.stands_still")
}

// nextDue returns the first day on which a claim that isn't overdue on d is.
func nextDue(c *debt.Case, d civil.Date) civil.Date {
	var first civil.Date
	for i := range c.Claims {
		if overdue := c.Claims[i].Due.AddDays(1); overdue.After(d) {
			first = civil.Earliest(first, overdue)
		}
	}
	return first
}
