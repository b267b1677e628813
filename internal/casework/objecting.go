package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
)

// Object records that the debtor disputes the claim (indsigelse): in the same
// moment fees, reminders and the clock stand still. It fails with
// objection.reason_missing where nobody says what is wrong, with contact.too_long, and
// with text.has_cpr.
func (s *Service) Object(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, reason string) error {
	reason = strings.TrimSpace(reason)
	if err := checkWords(reason); err != nil {
		return err
	}
	if _, found := identifier.MaskCPR(reason); found {
		return fault.New(fault.Invalid, keyTextHasCPR).In("reason")
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error { return v.object(f, reason) })
}

// object records an objection on a case and stops what is on its way.
func (v *visit) object(f *file, reason string) error {
	if err := f.possibly(debt.ObjectionRaised{Reason: reason}); err != nil {
		return err
	}
	if err := v.withdrawAll(f, stoppedDisputed); err != nil || f.HasOpenTask(taskObjection) {
		return err
	}
	return f.raise(taskObjection, "", nil)
}

// taskObjection asks a person to answer the debtor's objection. Until then the
// case stands still.
const taskObjection = "task.answer_objection"

// TaskAsked returns a task of a case as it is to be asked now: what an objection asks for
// when the case has ended is in other words than while it stands still.
func TaskAsked(c *debt.Case, t debt.TaskRaised) debt.TaskRaised {
	if c.IsClosed() && t.Kind == taskObjection {
		t.Kind = keyObjectionOfClosed
	}
	return t
}

// keyObjectionOfClosed asks to answer an objection on a case that has ended.
const keyObjectionOfClosed = "task.answer_objection_closed"

// Outcomes of an objection.
const (
	// Upheld gives the debtor right (medhold).
	Upheld = debt.OutcomeUpheld
	// Rejected maintains the claim (afvist).
	Rejected = debt.OutcomeRejected
	// WithdrawnObjection was taken back by the debtor (trukket tilbage).
	WithdrawnObjection = debt.OutcomeWithdrawn
)

// Resolve ends the handling of an objection. The days between are not charged.
// Where the debtor was right, the case is closed as withdrawn. On a case that has ended
// the debtor is answered all the same; one that was written off, or ended in an estate, is then withdrawn.
func (s *Service) Resolve(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, outcome, answer string) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if outcome != Upheld && outcome != Rejected && outcome != WithdrawnObjection {
			return fault.New(fault.Invalid, "case.outcome_unknown").In("outcome").With("outcome", outcome)
		}
		if err := f.possibly(debt.ObjectionResolved{Outcome: outcome, Answer: answer}); err != nil {
			return err
		}
		if err := f.finish(taskObjection); err != nil {
			return err
		}
		if err := v.askOfMoneyNotOwed(f, outcome); err != nil {
			return err
		}
		if f.IsClosed() && (outcome != Upheld || f.Closed.Why != debt.ClosedWrittenOff && f.Closed.Why != debt.ClosedEstate) {
			return nil
		}
		if outcome != Upheld {
			return v.settle(f) // money that came meanwhile may have been enough
		}
		if err := f.takeUp("case.reopened_objection_upheld"); err != nil {
			return err
		}
		if err := f.close(debt.CaseClosed{Why: debt.ClosedWithdrawn, Waives: true}); err != nil {
			return err
		}
		return v.askOfMoney(f)
	})
}

// askOfMoneyNotOwed asks a person to pay back what the debtor had paid under protest,
// where he was right. What lies unused is asked of by itself.
func (v *visit) askOfMoneyNotOwed(f *file, outcome string) error {
	if outcome != Upheld {
		return nil
	}
	owed, err := f.Account.StatementOn(v.book, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil // interest runs, so something is owed still
	}
	if err != nil {
		return err
	}
	paid := owed.Paid.Minus(owed.Refunded).Minus(owed.Overpaid)
	if !paid.IsPositive() {
		return nil
	}
	return f.raise(followup.TaskUpheld, "", map[string]string{"amount": paid.String()})
}

// takeUp opens a case again that has ended, and leaves any other as it is.
func (f *file) takeUp(why string) error {
	if !f.IsClosed() {
		return nil
	}
	return f.possibly(debt.CaseReopened{Why: why})
}
