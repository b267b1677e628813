package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/money"
)

// askOfMoney keeps what a person is asked about a case's money in step with what has
// happened on it: what is to be paid back, what was paid back in vain, and what was
// credited beyond all that could be. It is asked after everything that moves money.
func (v *visit) askOfMoney(f *file) error {
	if f.OwesAgainOn.IsZero() {
		if err := f.finish(followup.TaskWentBack); err != nil {
			return err
		}
	}
	owed, err := f.Account.StatementOn(v.book, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil // interest runs, so something is owed still
	}
	if err != nil {
		return err
	}
	if err := v.askForRefund(f, owed); err != nil {
		return err
	}
	if !followup.IsTrifle(&f.Case, owed) {
		if err := f.finish(followup.TaskTrifle); err != nil {
			return err
		}
	}
	if err := f.askOnce(followup.TaskPaidOut, owed.PaidOut); err != nil {
		return err
	}
	return f.askOnce(followup.TaskBeyond, owed.Beyond)
}

// askForRefund asks a person to pay back what was paid too much on a case that has
// ended, unless that is too little to do so unasked. While it is open, the money waits for
// what will fall due.
func (v *visit) askForRefund(f *file, owed ledger.Statement) error {
	tooMuch := owed.Overpaid
	if !f.IsClosed() || f.HasOpenTask(followup.TaskPerhapsPosted) || followup.IsLittleBack(&f.Case, tooMuch) {
		tooMuch = money.Amount{}
	}
	open := f.openTask(followup.TaskRefund)
	if open != nil && open.Args["amount"] == tooMuch.String() {
		return nil
	}
	if err := f.finish(followup.TaskRefund); err != nil || !tooMuch.IsPositive() {
		return err
	}
	return f.raise(followup.TaskRefund, "", map[string]string{"amount": tooMuch.String()})
}

// askOnce asks a person about a sum, once for each sum that there is: an answer stands
// until there is another question.
func (f *file) askOnce(kind string, sum money.Amount) error {
	if f.lastAsked(kind) == sum.String() {
		return nil
	}
	if err := f.finish(kind); err != nil || !sum.IsPositive() {
		return err
	}
	return f.raise(kind, "", map[string]string{"amount": sum.String()})
}

// openTask returns the open task of a kind, or nil.
func (f *file) openTask(kind string) *debt.Task {
	for i := range f.Tasks {
		if t := &f.Tasks[i]; t.Kind == kind && !t.Done {
			return t
		}
	}
	return nil
}

// lastAsked returns the sum that the last task of a kind was about, answered or not.
func (f *file) lastAsked(kind string) string {
	for _, t := range slices.Backward(f.Tasks) {
		if t.Kind == kind {
			return t.Args["amount"]
		}
	}
	return ""
}

// refunded records that what a task asked for has been paid back: who finishes it
// says so (betalt tilbage). Where the debtor had it set off against something else,
// it has left this case all the same.
func (v *visit) refunded(f *file, asked *debt.Task) error {
	if asked.Kind != followup.TaskRefund {
		return nil
	}
	amount, err := money.Parse(asked.Args["amount"])
	if err != nil {
		return fault.New(fault.Corrupt, "case.journal_impossible").With("case", number(int64(f.ID))).With("version", number(f.Version)).With("what", "amount").Because(err)
	}
	return f.possibly(debt.RefundPaid{Amount: amount, On: v.today, Task: asked.Task})
}

// PayBack records that money which was paid too much on a case has been paid back today
// (betalt tilbage), asked for by a task or not. It fails with case.refund_too_much where
// less was paid too much.
func (s *Service) PayBack(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, amount money.Amount) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		owed, err := f.Account.StatementOn(v.book, v.today)
		if err != nil {
			return err
		}
		if owed.Overpaid.Less(amount) {
			return fault.New(fault.Conflict, "case.refund_too_much").In("amount").With("max", owed.Overpaid.String())
		}
		back := debt.RefundPaid{Amount: amount, On: v.today}
		if open := f.openTask(followup.TaskRefund); open != nil {
			back.Task = open.Task
		}
		if err := f.possibly(back); err != nil {
			return err
		}
		return v.askOfMoney(f)
	})
}
