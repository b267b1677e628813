package casework

import (
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// lookAtInbox finds out for which of some cases money waits in the inbox, or a credit note
// that doesn't say which invoice it lowers: nobody is reminded of what he may have paid or
// been credited, and no other consequence comes of its missing, until a person has said
// whether it is his. Who sends a letter by hand has decided that.
func (v *visit) lookAtInbox(ctx context.Context, r Reader, ids []debt.CaseID) error {
	waiting, err := r.MoneyWaiting(ctx, ids)
	v.waiting = make(map[debt.CaseID][]BankEntry)
	for _, e := range waiting {
		v.waiting[e.Case] = append(v.waiting[e.Case], e)
	}
	if err != nil {
		return err
	}
	lines, err := r.LinesAskedOf(ctx, keyForWhich, ids)
	v.credits = make(map[debt.CaseID][]IntakeLine)
	for _, line := range lines {
		v.credits[line.Case] = append(v.credits[line.Case], line)
	}
	return err
}

// moneyWaits says what waits in the inbox for a case: kroner together, and what came in
// another currency one by one.
func (v *visit) moneyWaits(id debt.CaseID) []followup.Reason {
	var kroner money.Amount
	var found []followup.Reason
	for _, e := range v.waiting[id] {
		kroner = kroner.Plus(e.Amount)
		if e.isForeign() {
			found = append(found, followup.Reason{Key: "hindrance.foreign_money_waits", Args: map[string]string{"amount": e.Foreign()}})
		}
	}
	if kroner.IsPositive() {
		found = append(found, followup.Reason{Key: "hindrance.money_waits", Args: map[string]string{"amount": kroner.String()}})
	}
	for _, line := range v.credits[id] {
		found = append(found, followup.Reason{Key: "hindrance.credit_waits", Args: line.Args})
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
