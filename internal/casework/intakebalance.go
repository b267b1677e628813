package casework

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// takeBalance holds what a file says is left of a claim against what the case says: where
// they differ a person is asked, and the newest file alone.
func (d *intakeDesk) takeBalance(draft intake.Draft, f *file, id debt.ClaimID, report *ImportReport) error {
	claim := f.Claim(id)
	if claim == nil {
		report.known()
		return nil
	}
	left, isLeft, err := d.isLeftOf(f, claim, draft.Principal)
	switch {
	case err != nil:
		return err
	case isLeft:
		report.known()
		return f.answerBalance(draft.Number, func(t *debt.Task) bool { return t.On.Before(d.visit.today) })
	case draft.Principal == claim.Principal:
		report.known()
		return nil // the invoice's own amount, not what is left of it
	}
	asks, why := followup.TaskBalance, "line.balance_differs"
	if left.Less(draft.Principal) {
		asks, why = followup.TaskBalanceHigher, "line.balance_higher"
	}
	args := map[string]string{"invoice": draft.Number, "from": left.String(), "to": draft.Principal.String()}
	told := fault.New(fault.Conflict, why).With("invoice", draft.Number).With("from", args["from"]).With("to", args["to"]).With("case", number(f.Number))
	report.Asked = append(report.Asked, LineReport{Line: draft.Line, Why: told, Case: f.Number})
	if isBalanceAsked(&f.Case, draft.Number, asks, args["to"], d.visit.today) {
		return nil
	}
	if err := f.answerBalance(draft.Number, func(*debt.Task) bool { return true }); err != nil {
		return err
	}
	return f.raise(asks, "", args)
}

// isKnown reports whether what could be read of a faulty line is an invoice that stands on
// a case already, with its balance and of no other debtor: then nobody need mend the line.
func (d *intakeDesk) isKnown(read intake.Draft) (bool, error) {
	known, ok := d.known[intake.NumberKey(read.Number)]
	if !ok || read.Number == "" || !read.Principal.IsPositive() {
		return false, nil
	}
	f := d.visit.fileWith(known.Case)
	switch {
	case f != nil && read.Debtor.Name != "" && intake.Same(read.Debtor, draftOf(f.Debtor)) == intake.DifferentDebtor:
		return false, nil
	case read.Principal == known.Principal:
		return true, nil
	case f == nil || f.IsClosed() || f.Claim(known.Claim) == nil:
		return false, nil
	}
	_, isLeft, err := d.isLeftOf(f, f.Claim(known.Claim), read.Principal)
	return isLeft, err
}

// isLeftOf returns what we think is left of a claim, and whether a file says the same when
// it says an amount; where the law has no rate for the day nobody knows how payments were
// spread, and left is what it was registered with. A file whose program knows no fees and no
// interest says the same though it says less: there the whole of a payment lowers the invoice.
func (d *intakeDesk) isLeftOf(f *file, claim *debt.Claim, said money.Amount) (left money.Amount, isLeft bool, err error) {
	owed, err := f.Account.StatementOn(d.visit.book, d.visit.today)
	if fault.Is(err, fault.UnknownLaw) {
		return claim.Principal, said == claim.Principal, nil
	}
	if err != nil {
		return money.Amount{}, false, err
	}
	left = claim.Principal
	for _, of := range owed.Claims {
		if of.Claim == claim.ID {
			left = of.Principal
		}
	}
	if !said.Less(left) {
		return left, said == left, nil
	}
	if owed, err = f.Account.Explain(d.visit.book, d.visit.today); err != nil {
		return left, false, err
	}
	return left, left.Minus(paidBeside(owed.Shares, claim.ID)) == said, nil
}

// paidBeside returns what the payments that covered anything of a claim have covered of
// costs and interest.
func paidBeside(shares []ledger.Share, claim ledger.ClaimID) money.Amount {
	reached := make(map[ledger.EntryID]bool)
	for _, s := range shares {
		if s.Claim == claim {
			reached[s.Payment] = true
		}
	}
	var beside money.Amount
	for _, s := range shares {
		if reached[s.Payment] && (s.Part == ledger.CostShare || s.Part == ledger.InterestShare) {
			beside = beside.Plus(s.Amount)
		}
	}
	return beside
}

// isBalanceAsked reports whether a person has been asked of an invoice whether this is
// left of it: last, or today already. One file may have two lines of an invoice, and is
// taken in again where it was interrupted; then each asks once.
func isBalanceAsked(c *debt.Case, invoice, kind, left string, today civil.Date) bool {
	isAsked := false
	for i := range c.Tasks {
		if t := &c.Tasks[i]; followup.AsksOfBalance(t.Kind) && t.Args["invoice"] == invoice {
			isSame := t.Kind == kind && t.Args["to"] == left
			isAsked = isSame || isAsked && t.On == today
		}
	}
	return isAsked
}

// answerBalance finishes what had been asked of an invoice: a newer file has the answer, or
// asks of something else. A line of the file that asked says nothing of that.
func (f *file) answerBalance(invoice string, isOld func(*debt.Task) bool) error {
	for _, open := range f.OpenTasks() {
		if !followup.AsksOfBalance(open.Kind) || open.Args["invoice"] != invoice || !isOld(&open) {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}
