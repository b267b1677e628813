package followup

import (
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// The paragraphs that letters rest on, beside those of the book's rows.
const (
	ruleObjection = "rentelovens § 9 b, stk. 1; inkassolovens § 9"
	ruleNotDue    = "rentelovens §§ 2 og 9 b"
	ruleAddress   = "inkassolovens § 10; U 2025.1777 H"
	ruleSum       = "inkassolovens § 9"
)

// letter asks whether a letter may leave: nobody is asked to pay what isn't due, is
// lost, or is disputed, and each of its charges has its own rules.
func (j *judgement) letter(e *debt.StepTaken) error {
	if j.c.IsClosed() || len(j.c.Claims) == 0 {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	j.estate()
	j.atCourt()
	j.paysByAgreement()
	j.due(owed)
	j.sum(e, owed)
	j.address(e.Channel, j.c.Debtor.Email)
	for _, check := range []func(*debt.StepTaken, ledger.Statement) error{
		j.limits, j.deadline, j.fee, j.compensation, j.costs, j.plan,
	} {
		if err := check(e, owed); err != nil {
			return err
		}
	}
	return nil
}

// due refuses to remind of what isn't overdue, or is paid.
func (j *judgement) due(owed ledger.Statement) {
	if owed.Left.Total().IsPositive() {
		return
	}
	next := nextDue(j.c, j.on)
	if next.IsZero() {
		j.refuse(Reason{Key: "guard.nothing_owed", Rule: ruleNotDue}, "")
		return
	}
	j.refuse(Reason{Key: "guard.not_due", Rule: ruleNotDue, Args: map[string]string{"date": next.String()}}, "instead.wait_until_due")
}

// sum refuses a letter that asks for more than is owed with what it charges: to ask for
// what isn't owed is bad practice.
func (j *judgement) sum(e *debt.StepTaken, owed ledger.Statement) {
	most := owed.Total().Plus(debt.Step{StepTaken: *e}.Charges())
	if most.Less(e.Asked) {
		j.refuse(Reason{Key: "guard.asks_too_much", Rule: ruleSum, Args: map[string]string{"max": most.String()}}, "instead.ask_for_what_is_owed")
	}
}

// address refuses mail to an address that is known to be wrong: what is sent there
// counts for nothing.
func (j *judgement) address(by debt.Channel, recipient string) {
	if by == debt.Email && recipient == j.c.Debtor.Email && j.c.EmailFailed() {
		j.refuse(Reason{Key: "guard.address_wrong", Rule: ruleAddress}, "instead.find_address")
	}
}

// limits refuses to ask for a claim that looks lost, and warns of one that soon is.
func (j *judgement) limits(_ *debt.StepTaken, owed ledger.Statement) error {
	near, _, err := limits(j.book, j.c, owed, j.on)
	if err != nil {
		return err
	}
	for _, l := range near {
		switch {
		case l.isPast(j.on):
			j.refuse(Reason{Key: "guard.time_barred", Args: l.args()}.by(l.source), "instead.close_or_confirm")
			return nil
		case l.isNear(j.on):
			j.warn(Reason{Key: "guard.limitation_near", Args: l.args()}.by(l.source), "instead.save_claim")
		}
	}
	return nil
}

// deadline refuses a notice of collection and a demand that give the debtor less time
// than the law does.
func (j *judgement) deadline(e *debt.StepTaken, _ ledger.Statement) error {
	notices := noticeRules(j.book, e.Document)
	if notices == nil {
		return nil
	}
	row, err := notices.Find(e.Planned)
	if err != nil {
		return err
	}
	first := j.book.LastTimelyDay(row.Value, e.Planned)
	if e.Deadline.Before(first) {
		j.refuse(Reason{Key: "guard.deadline_short", Args: map[string]string{"date": first.String()}}.by(row.Source), "instead.longer_deadline")
	}
	return nil
}

// plan warns of instalments for a consumer that may be a credit agreement.
func (j *judgement) plan(e *debt.StepTaken, _ ledger.Statement) error {
	if e.Proposal.IsZero() || j.c.Debtor.Kind != law.Consumer {
		return nil
	}
	why, asked, err := creditReview(j.book, e.Planned)
	if err != nil {
		return err
	}
	if asked {
		j.warn(why, "instead.plan_without_cost")
	}
	return nil
}

// order refuses to send a letter of the flow to an address that is known to be wrong.
func (j *judgement) order(e debt.DispatchOrdered) {
	if letter := j.c.Letter(e.Letter); letter != nil && letter.Step != 0 {
		j.address(e.Channel, e.Recipient)
	}
}

// rewind warns that a reminder which has left still counts for the days between fees.
func (j *judgement) rewind(e debt.StepVoided) error {
	step := j.c.Step(e.Step)
	if step == nil || e.Why != debt.VoidDeleted || !step.Left() || !step.Document.StartsTenDays() {
		return nil
	}
	row, err := j.book.Reminders.Find(step.Dispatched)
	if err != nil {
		return j.known(err)
	}
	next := nextFee(j.c, row.Value, step.Dispatched)
	if next.After(j.on) {
		j.warn(Reason{Key: "guard.letter_still_counts", Args: map[string]string{"date": next.String()}}.by(row.Source), "")
	}
	return nil
}
