package followup

import (
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// ruleInsolvency gives a debtor time without levy after a declaration of insolvency.
const ruleInsolvency = "retsplejelovens § 490"

// ruleDueAtCourt has payment orders, and settlements that can be levied, be of claims that
// have fallen due.
const ruleDueAtCourt = "retsplejelovens §§ 477 a og 478, stk. 1, nr. 4"

// rulePapers is what a court asks to be told of the parties.
const rulePapers = "retsplejelovens §§ 477 b og 488"

// filing says what a court will turn down, before it is asked: what the papers lack, what a
// payment order can't be for, and what can't be levied. It is the list to go through before
// filing. What is asked for too soon, of too much or without a foundation is refused
// (ordered, levy); of the rest it warns.
func (j *judgement) filing(e *debt.CourtFiled) error {
	if j.estate(); j.c.Estate.Runs() {
		return nil
	}
	j.paysByAgreement()
	if j.c.Debtor.PostalLine() == "" {
		j.warn(Reason{Key: "guard.court_address", Rule: rulePapers}, "")
	}
	if j.c.Debtor.Kind == law.Business && j.c.Debtor.CVR == "" {
		j.warn(Reason{Key: "guard.court_cvr", Rule: rulePapers}, "")
	}
	j.notDue(e)
	if e.Route == debt.PaymentOrder {
		return j.ordered(e)
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	return j.levy(e, owed)
}

// notDue warns of each claim that hasn't fallen due on the day on which a court is asked for
// it: no court helps with that.
func (j *judgement) notDue(e *debt.CourtFiled) {
	for _, id := range e.Claims {
		claim := j.c.Claim(id)
		if claim == nil || claim.Due.Before(e.Filed) {
			continue
		}
		args := map[string]string{"invoice": claim.Number, "date": claim.Due.String()}
		j.warn(Reason{Key: "guard.court_not_due", Rule: ruleDueAtCourt, Args: args}, "instead.file_what_is_due")
	}
}

// levy refuses a request for levy without a foundation, and warns of one that is early: the
// bailiff court may levy in the months after a declaration of insolvency where it has reason
// to (retsplejelovens § 490).
func (j *judgement) levy(e *debt.CourtFiled, owed ledger.Statement) error {
	if !isFounded(j.c, owed) {
		j.refuse(Reason{Key: "guard.court_unfounded", Rule: ruleFounded}, "instead.record_foundation")
		return nil
	}
	over, err := insolvencyOver(j.book, j.c)
	if err != nil {
		return err
	}
	if e.Filed.Before(over) {
		j.warn(Reason{Key: "guard.insolvency_rest", Rule: ruleInsolvency, Args: map[string]string{"date": over.String()}}, "")
	}
	for _, left := range owed.Claims {
		f := j.c.EnforceableFor(left.Claim)
		if f == nil {
			continue
		}
		from, err := EnforceableFrom(j.book, f)
		if err != nil {
			return err
		}
		if e.Filed.Before(from) {
			j.warn(Reason{Key: "guard.judgment_waits", Rule: ruleFounded, Args: map[string]string{"date": from.String()}}, "")
			return nil
		}
	}
	return nil
}

// atCourt warns of a letter while the court has the case.
func (j *judgement) atCourt() {
	if step := j.c.AtCourt(); step != nil {
		j.warn(Reason{Key: "guard.at_court", Args: map[string]string{"date": step.Filed.String()}}, "")
	}
}
