package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// hold warns of a pause during which a claim is lost by limitation.
func (j *judgement) hold(until civil.Date) error {
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, until)
	if err != nil || len(lost) == 0 || !lost[0].isPast(until) || lost[0].isPast(j.on) {
		return err
	}
	j.warn(Reason{Key: "guard.hold_past_limitation", Args: lost[0].args()}.by(lost[0].source), "instead.save_claim")
	return nil
}

// reopening warns where a claim looks lost: no letter will ask for it.
func (j *judgement) reopening() error {
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, j.on)
	if err != nil || len(lost) == 0 || !lost[0].isPast(j.on) {
		return err
	}
	j.warn(Reason{Key: "guard.time_barred", Args: lost[0].args()}.by(lost[0].source), "instead.close_or_confirm")
	return nil
}

// closing refuses to call a case paid, credited or a trifle on which more is owed: the
// debtor would be told what isn't so.
func (j *judgement) closing(e debt.CaseClosed) error {
	if e.Why == debt.ClosedComposition {
		return j.compositionKept()
	}
	if e.Why != debt.ClosedPaid && e.Why != debt.ClosedCredited && e.Why != debt.ClosedTrifle {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	var most money.Amount
	if e.Why == debt.ClosedTrifle {
		most = j.c.Terms.Trifle
	}
	if left := withoutUnsent(j.c, owed); most.Less(left) {
		j.refuse(Reason{Key: "guard.still_owed", Args: map[string]string{"amount": left.String()}}, "instead.withdraw_or_write_off")
	}
	return nil
}

// compositionKept refuses to end a case by an offer that wasn't paid in time.
func (j *judgement) compositionKept() error {
	kept, err := isKept(j.book, j.c, &j.c.Account, j.on)
	if err != nil {
		return err
	}
	if !kept {
		j.refuse(Reason{Key: "guard.composition_not_kept"}, "instead.withdraw_or_write_off")
	}
	return nil
}

// The paragraphs that the court (betalingspåkrav) asks after.
const (
	rulePaymentOrder = "retsplejelovens § 477 a"
	ruleCourtDemand  = "retsplejelovens § 477 b, stk. 2; inkassolovens § 10"
)

// done warns a person who has taken a case to court of what the court will turn down:
// a disputed claim, one that is too large, and one that nobody has demanded in writing.
func (j *judgement) done(e debt.TaskDone) error {
	task := j.c.Task(e.Task)
	if task == nil || task.Step != PaymentOrderStep || task.Kind == TaskBailiff {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	return j.paymentOrder(owed)
}

// paymentOrder warns of what the court will turn down of a payment order.
func (j *judgement) paymentOrder(owed ledger.Statement) error {
	if j.c.Objection.Open {
		j.warn(Reason{Key: "guard.court_disputed", Rule: rulePaymentOrder}, "instead.settle_or_sue")
	}
	if isFounded(j.c, owed) {
		j.warn(Reason{Key: "guard.court_founded", Rule: ruleFounded}, "instead.go_to_bailiff")
	}
	limit, err := j.book.PaymentOrderLimit.Find(j.on)
	if err != nil {
		return err
	}
	if limit.Value.Less(owed.Left.Principal) {
		j.warn(Reason{Key: "guard.court_too_large", Args: map[string]string{"max": limit.Value.String()}}.by(limit.Source), "instead.sue")
	}
	for _, number := range notDemanded(j.c, owed, j.on) {
		j.warn(Reason{Key: "guard.court_not_demanded", Rule: ruleCourtDemand, Args: map[string]string{"invoice": number}}, "instead.demand_first")
	}
	return j.reopening()
}
