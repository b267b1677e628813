package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The paragraphs that the court (betalingspåkrav) asks after.
const (
	rulePaymentOrder = "retsplejelovens § 477 a"
	ruleCourtDemand  = "retsplejelovens § 477 b, stk. 2; inkassolovens § 10"
)

// courtOrder is a payment order that a court is asked for (betalingspåkrav).
type courtOrder struct {
	on     civil.Date // the day that it is filed
	claims []debt.ClaimID
	owed   ledger.Statement // on that day
	// isFiled says that it is filed already, and the case is told of it afterwards.
	isFiled bool
}

// isFor reports whether the court is asked for a claim.
func (o *courtOrder) isFor(id debt.ClaimID) bool { return slices.Contains(o.claims, id) }

// principal returns what is left of the principal of the claims, those that haven't fallen
// due yet with it: that is what the limit is about, not interest or costs.
func (o *courtOrder) principal(c *debt.Case) money.Amount {
	var sum money.Amount
	for _, left := range o.owed.Claims {
		if o.isFor(left.Claim) {
			sum = sum.Plus(left.Principal)
		}
	}
	for i := range c.Claims {
		if claim := &c.Claims[i]; o.isFor(claim.ID) && !claim.Due.Before(o.on) {
			sum = sum.Plus(claim.Principal)
		}
	}
	return sum
}

// done warns a person who has finished the task to take a case to court of what the court
// turns down: a disputed claim, one that is too large, and one that nobody has demanded in
// writing. Nothing is refused, as nothing is filed by it: a writ may have been issued
// instead, which is what is to be done with a claim that is too large.
func (j *judgement) done(e debt.TaskDone) error {
	task := j.c.Task(e.Task)
	if task == nil || task.Step != PaymentOrderStep || task.Kind == TaskBailiff {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	order := courtOrder{on: j.on, owed: owed, isFiled: true}
	for _, left := range owed.Claims {
		order.claims = append(order.claims, left.Claim)
	}
	return j.paymentOrder(&order)
}

// ordered judges a payment order that a person tells the case of. One of today is as good as
// not filed yet, and is refused where the court would turn it down. One of a day before today
// has left the house: the case is told what is so, with a warning. That is also how the
// case learns of one that was filed without a demand because waiting could have lost the
// money (inkassolovens § 11): the day after.
func (j *judgement) ordered(e *debt.CourtFiled) error {
	owed, err := j.c.Account.StatementOn(j.book, e.Filed)
	if err != nil {
		return err
	}
	return j.paymentOrder(&courtOrder{on: e.Filed, claims: e.Claims, owed: owed, isFiled: e.Filed.Before(j.on)})
}

// paymentOrder says what the court turns down of a payment order.
func (j *judgement) paymentOrder(o *courtOrder) error {
	if j.c.Objection.Open {
		j.warn(Reason{Key: "guard.court_disputed", Rule: rulePaymentOrder}, "instead.settle_or_sue")
	}
	if isFounded(j.c, o.owed) {
		j.warn(Reason{Key: "guard.court_founded", Rule: ruleFounded}, "instead.go_to_bailiff")
	}
	limit, err := j.book.PaymentOrderLimit.Find(o.on)
	if err != nil {
		return err
	}
	if limit.Value.Less(o.principal(j.c)) {
		j.turnDown(o, Reason{Key: "guard.court_too_large", Args: map[string]string{"max": limit.Value.String()}}.by(limit.Source), "instead.sue")
	}
	j.undemanded(o)
	return j.reopening()
}

// undemanded says which claims no demand has asked for whose deadline has passed, and where
// one is on its way, the day from which they may be filed.
func (j *judgement) undemanded(o *courtOrder) {
	for _, left := range o.owed.Claims {
		if !o.isFor(left.Claim) || !left.IsOwed() || isDemanded(j.c, left.Claim, o.on) {
			continue
		}
		why, instead := Reason{Key: "guard.court_not_demanded", Rule: ruleCourtDemand, Args: map[string]string{"invoice": left.Label}}, "instead.demand_first"
		if last := demandRuns(j.c, left.Claim); !last.Before(o.on) {
			why.Args["date"], instead = last.AddDays(1).String(), "instead.file_from"
		}
		j.turnDown(o, why, instead)
	}
}

// turnDown refuses what a court would turn down, and warns of it where it was filed already.
func (j *judgement) turnDown(o *courtOrder, why Reason, instead string) {
	if o.isFiled {
		j.warn(why, instead)
		return
	}
	j.refuse(why, instead)
}
