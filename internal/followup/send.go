package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// send takes a step with a letter: who gets it how, what it costs, by when it
// asks for what.
func send(book *law.Book, flow Flow, step Step, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	taken := debt.StepTaken{Flow: flow.Name, Name: step.Name, Document: step.Document, Channel: channel(step, c), Planned: made.On, Settles: c.Terms.Settles}
	var err error
	if taken.Deadline, err = Deadline(book, step, c, taken.Channel, made.On); err != nil {
		return Decision{}, err
	}
	if step.Document == debt.CollectionDemand {
		err = demand(book, &taken, &made, c, owed)
	} else {
		err = remind(book, flow, step, &taken, &made, c, owed)
	}
	if err != nil {
		return Decision{}, err
	}
	for _, reason := range made.Reasons {
		taken.Reasons = append(taken.Reasons, reason.Key)
	}
	made.Actions = append(made.Actions, Send{Step: taken})
	return made, nil
}

// remind finds what a reminder costs: its fee, and the flat sum in trade. A friendly
// reminder costs nothing.
func remind(book *law.Book, flow Flow, step Step, taken *debt.StepTaken, made *Decision, c *debt.Case, owed ledger.Statement) error {
	fee, finding, err := ReminderFee(book, c, step.wantedFee(), made.On)
	if err != nil {
		return err
	}
	taken.Fee, taken.FeeOn = fee, flow.bearer(c, owed)
	made.Reasons = append(made.Reasons, finding)
	if step.Document.IsReminder() {
		err = compensate(book, taken, c, owed)
	}
	if err != nil {
		return err
	}
	taken.Asked = owed.Total().Plus(taken.Fee).Plus(compensation(taken))
	return nil
}

// channel returns the first of a step's channels by which the debtor can be
// reached; a letter to print is always possible.
func channel(step Step, c *debt.Case) debt.Channel {
	for _, channel := range step.Channels {
		byMail := channel == debt.Email
		if !byMail || c.Debtor.Email != "" && !c.EmailFailed() {
			return channel
		}
	}
	return debt.Print
}

// bearer returns the claim that a fee for all of them is entered on: of those that
// have come furthest the one that has been owed longest. An older claim that was
// added later doesn't bear what was earned by others; nor does one of which only
// charges are left, while others are late.
func (f Flow) bearer(c *debt.Case, owed ledger.Statement) debt.ClaimID {
	if late := f.foremost(c, owed, isLate); late != 0 {
		return late
	}
	return f.foremost(c, owed, ledger.ClaimLeft.IsOwed)
}

// foremost returns the first of the claims that have come furthest, of those of which
// something holds, or nought.
func (f Flow) foremost(c *debt.Case, owed ledger.Statement, holds func(ledger.ClaimLeft) bool) debt.ClaimID {
	found, furthest := debt.ClaimID(0), -1
	for _, left := range owed.Claims {
		if !holds(left) {
			continue
		}
		if place := f.place(c, left.Claim); place > furthest {
			found, furthest = left.Claim, place
		}
	}
	return found
}

// wantedFee returns what the step is to cost. Only a reminder may cost anything
// (rentelovens § 9 b).
func (s Step) wantedFee() money.Amount {
	if !s.Document.IsReminder() {
		return money.Amount{}
	}
	return s.Fee
}

// compensate adds the flat sum to the step for each claim in trade that is overdue
// and owed, and that it has not been claimed for. The law gives it for a claim that
// was paid late, too; such a one is left alone, as it might have been paid in time, though
// a fee for all of them may be left on it. Nor is one by itself that fell due three years
// ago: by one reading of the law the sum is lost then (decision 70).
// A letter names one sum: a claim that arose under another waits for the next.
func compensate(book *law.Book, taken *debt.StepTaken, c *debt.Case, owed ledger.Statement) error {
	if !c.Terms.Compensation || !law.IsTrade(c.Terms.Creditor, c.Debtor.Kind) {
		return nil
	}
	for _, left := range owed.Claims {
		claim := c.Claim(left.Claim)
		if claim == nil || !isLate(left) || isLongDue(book, claim, taken.Planned) || compensated(c, claim.ID) {
			continue
		}
		row, err := book.Compensation.Find(claim.Arisen)
		if err != nil {
			return err
		}
		if row.Value.IsPositive() && (taken.Each.IsZero() || taken.Each == row.Value) {
			taken.Compensation, taken.Each = append(taken.Compensation, claim.ID), row.Value
		}
	}
	return nil
}

// isLongDue reports whether an ordinary claim that fell due with this one would be lost by
// now (forældelseslovens § 3, stk. 1): one from before that act is.
func isLongDue(book *law.Book, claim *debt.Claim, on civil.Date) bool {
	last, _, err := book.LimitationDate(law.GeneralPeriod, claim.Due)
	return err != nil || last.Before(on)
}

// compensated reports whether the flat sum stands on a claim already.
func compensated(c *debt.Case, id debt.ClaimID) bool {
	for i := range c.Steps {
		if c.Steps[i].Stands() && slices.Contains(c.Steps[i].Compensation, id) {
			return true
		}
	}
	return false
}
