package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// lookAtInbox finds out for which of some cases money waits in the inbox, or a credit note
// of which a person is to say which invoice it lowers: nobody is reminded of what he may have paid or
// been credited, and no other consequence comes of its missing, until a person has said
// whether it is his. Who sends a letter by hand has decided that.
func (v *visit) lookAtInbox(ctx context.Context, r Reader, ids []debt.CaseID) error {
	waiting, err := r.WaitingFor(ctx, creditsAsked(), ids)
	v.waiting = make(map[debt.CaseID][]Waiting)
	for _, w := range waiting {
		v.waiting[w.Case] = append(v.waiting[w.Case], w)
	}
	return err
}

// Waiting is something that came in, seems to be for a case, and waits for a person.
type Waiting struct {
	Case   debt.CaseID
	Amount money.Amount      // of money in kroner; else nought
	Text   string            // of money, as a bank entry has it; of a line of a file, its state
	Asks   map[string]string // what is asked of a line; nil of money
}

// isCredit reports whether a line of a file waits, such as a credit note, and no money.
func (w Waiting) isCredit() bool { return w.Asks != nil }

// moneyWaits says what waits for a case: kroner together, and what came in another currency
// and credit notes one by one.
func (v *visit) moneyWaits(id debt.CaseID) []followup.Reason {
	var kroner money.Amount
	var found []followup.Reason
	for _, w := range v.waiting[id] {
		kroner = kroner.Plus(w.Amount)
		switch foreign := foreignSum(w.Amount, w.Text); {
		case w.isCredit() && w.Text == string(LineRefused):
			found = append(found, followup.Reason{Key: "hindrance.line_waits", Args: w.Asks})
		case w.isCredit():
			found = append(found, followup.Reason{Key: "hindrance.credit_waits", Args: w.Asks})
		case foreign != "" && !strings.Contains(w.Text, "\n"):
			found = append(found, followup.Reason{Key: "hindrance.unread_line_waits"})
		case foreign != "":
			found = append(found, followup.Reason{Key: "hindrance.foreign_money_waits", Args: map[string]string{"amount": foreign}})
		}
	}
	if kroner.IsPositive() {
		found = append(found, followup.Reason{Key: "hindrance.money_waits", Args: map[string]string{"amount": kroner.String()}})
	}
	return found
}

// withheld returns a decision without the letter that something hinders, and what
// does. Where money waits in the inbox, nothing else comes of its missing either. The rest
// of the decision stands.
func (v *visit) withheld(c *debt.Case, made followup.Decision) (followup.Decision, []followup.Reason) {
	found := v.hindrances(c, made.Sent())
	if made.Sent() == nil && slices.ContainsFunc(made.Actions, waitsForMoney) {
		found = v.moneyWaits(c.ID)
	}
	if len(found) == 0 {
		return made, nil
	}
	made.Actions = slices.DeleteFunc(slices.Clone(made.Actions), waitsForMoney)
	return made, found
}

// waitsForMoney reports whether an action comes of what isn't paid: a letter, a question to
// a person of how to go on, or the end of an offer. What ends a case, or tells of a claim
// that will be lost, waits for nothing.
func waitsForMoney(action followup.Action) bool {
	switch a := action.(type) {
	case followup.Send, followup.Remind, followup.EndOffer:
		return true
	case followup.Refer:
		return slices.Contains([]string{followup.TaskNextStep, followup.TaskDemandRanOut, followup.TaskCourtForSome, followup.TaskBailiff, followup.TaskInstalmentMissing}, a.Kind)
	case followup.Withdraw, followup.Close, followup.EndAgreement:
	}
	return false
}
