package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
)

// LearnedLate returns what takes back what a case was charged with though less was
// owed than was known: a payment counts from an earlier day than it came to light, or
// a credit note says that so much was never owed. The charges are looked at in the
// order in which they were made, each as if those after it had never been; letters
// that haven't left are stopped by the last look instead. The events are in the order
// in which they are to happen.
//
//   - A letter that asked for nothing that was owed is taken back with all its charges
//     (debt.StepVoided): nobody who paid in time owes a fee for a reminder (rentelovens
//     § 9 b) or the costs of collection (§ 9 a) because the bank's file came late.
//   - So is one that was written for more, where what was owed is less than the creditor
//     writes for (bagatelgrænse): interest of some days gives no ground for a fee.
//   - Where it did ask for something, what was charged for a single claim that wasn't
//     owed falls alone (debt.ChargeDropped): compensation, and the fees of reminders
//     that were sent for the claim before Krav had it.
//   - The costs of a demand fall to what the table has for what was owed when it left
//     (debt.CostsLowered; BEK 601, bilag 2).
//
// Where the law has no answer for a day, interest runs, so something is owed still:
// that charge stands.
func LearnedLate(book *law.Book, c *debt.Case) ([]debt.Event, error) {
	late := hindsight{book: book, as: c.Clone()}
	if err := late.earlierFees(); err != nil {
		return nil, err
	}
	for i := range late.as.Steps {
		step := &late.as.Steps[i]
		if !step.Stands() || !step.Left() {
			continue
		}
		if err := late.step(i); err != nil && !fault.Is(err, fault.UnknownLaw) {
			return nil, err
		}
	}
	return late.events, nil
}

// hindsight looks at the charges of a case with what is known now.
type hindsight struct {
	book   *law.Book
	as     debt.Case // with what has been taken back so far
	events []debt.Event
}

// happens takes something back, before what was charged later is looked at.
func (h *hindsight) happens(e debt.Event) error {
	h.events = append(h.events, e)
	return h.as.Apply(debt.Occurred{Version: h.as.Version + 1, On: h.as.LastOn, Known: h.as.LastOn, Event: e})
}

// earlierFees drops the fees that claims brought along for reminders about nothing.
// Only the day of the last reminder is known: of several, the first may have cost one and been
// right unless the claim was never overdue at all.
func (h *hindsight) earlierFees() error {
	before := h.as.Without(standingFrom(h.as.Steps)...)
	for _, claim := range h.as.Claims {
		if !claim.Earlier.Fee.IsPositive() {
			continue
		}
		asked := claim.Due.AddDays(1)
		if claim.Earlier.Count == 1 {
			asked = civil.Latest(asked, claim.Earlier.Last)
		}
		owed, err := owedBefore(h.book, &before.Account, asked)
		if fault.Is(err, fault.UnknownLaw) {
			continue
		}
		if err != nil {
			return err
		}
		if !wasLate(owed, claim.ID) {
			if err := h.happens(debt.ChargeDropped{Claim: claim.ID, Amount: claim.Earlier.Fee}); err != nil {
				return err
			}
		}
	}
	return nil
}

// step looks at the charges of one letter.
func (h *hindsight) step(at int) error {
	step := &h.as.Steps[at]
	before := h.as.Without(standingFrom(h.as.Steps[at:])...)
	owed, err := owedBefore(h.book, &before.Account, step.Dispatched)
	if err != nil {
		return err
	}
	if !asksForAny(&h.as, step, owed) || h.wasTrifle(step, owed) {
		return h.happens(debt.StepVoided{Step: step.Step, Why: debt.VoidOvertaken})
	}
	for _, claim := range slices.Clone(step.Compensation) {
		if wasLate(owed, claim) {
			continue
		}
		if err := h.happens(debt.ChargeDropped{Step: step.Step, Claim: claim, Amount: step.Each}); err != nil {
			return err
		}
	}
	return h.costs(step, &before, owed)
}

// costs lowers what a demand charged for the creditor's own collection, where a part
// of what it rests on had been paid or credited before.
func (h *hindsight) costs(step *debt.Step, before *debt.Case, owed ledger.Statement) error {
	if !step.CostsCharged().IsPositive() {
		return nil
	}
	if before.OwesAgainOn.After(step.Dispatched) {
		before.OwesAgainOn = civil.Date{} // the notice had warned of what was owed then
	}
	allowed, _, err := CollectionCosts(h.book, before, owed, step.Dispatched)
	if err != nil {
		return err
	}
	right := debt.CostsLowered{Step: step.Step, Costs: allowed}
	if !right.Total().Less(step.CostsCharged()) {
		return nil
	}
	return h.happens(right)
}

// owedBefore returns what was owed on a day that something was charged, before money
// of that day: it may be the answer to the letter. A credit note counts, whatever day
// it is of: it says that so much was never owed.
func owedBefore(book *law.Book, account *ledger.Account, day civil.Date) (ledger.Statement, error) {
	before := *account
	if !before.GivenUp.Before(day) { // the case was withdrawn afterwards
		before.GivenUp = civil.Date{}
	}
	before.Entries = slices.DeleteFunc(slices.Clone(account.Entries), func(e ledger.Entry) bool {
		return e.Kind == ledger.Payment && !e.On.Before(day)
	})
	return before.StatementOn(book, day)
}

// wasTrifle reports whether a letter that was written for more than a trifle should have
// been written for one: the rest had been paid or credited by then.
func (h *hindsight) wasTrifle(step *debt.Step, owed ledger.Statement) bool {
	written := step.Asked.Minus(step.Charges())
	return owed.Total().Less(h.as.Terms.Trifle) && !written.Less(h.as.Terms.Trifle)
}

// wasLate reports whether a claim is owed late in a statement.
func wasLate(owed ledger.Statement, id debt.ClaimID) bool {
	return slices.ContainsFunc(owed.Claims, func(left ledger.ClaimLeft) bool { return left.Claim == id && isLate(left) })
}

// isLate reports whether some of an overdue claim is left, or the interest of the days
// that it was. What letters charged for it doesn't tell.
func isLate(left ledger.ClaimLeft) bool {
	return left.Principal.IsPositive() || left.Interest.IsPositive()
}

func standingFrom(steps []debt.Step) []debt.StepID {
	var ids []debt.StepID
	for i := range steps {
		if steps[i].Stands() {
			ids = append(ids, steps[i].Step)
		}
	}
	return ids
}
