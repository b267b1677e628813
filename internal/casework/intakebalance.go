package casework

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// takeAgain holds what a file says of a claim that is known against what the case says:
// what is left of it, and when it was due. Where they differ a person is asked, and the
// newest file alone. What was asked and answered before is known.
func (d *intakeDesk) takeAgain(draft intake.Draft, f *file, id debt.ClaimID, report *ImportReport) error {
	claim := f.Claim(id)
	if claim == nil {
		report.known()
		return nil
	}
	differs := len(report.Asked)
	for _, hold := range []func(intake.Draft, *file, *debt.Claim) (*fault.Fault, error){d.askOfBalance, d.askOfDue} {
		told, err := hold(draft, f, claim)
		if err != nil {
			return err
		}
		if told != nil {
			report.Asked = append(report.Asked, LineReport{Line: draft.Line, Why: told, Case: f.Number})
		}
	}
	if len(report.Asked) == differs {
		report.known()
	}
	return nil
}

// askOfBalance asks a person about what is left of a claim, and returns what the file's
// reader is told while the question is open.
func (d *intakeDesk) askOfBalance(draft intake.Draft, f *file, claim *debt.Claim) (*fault.Fault, error) {
	left, isLeft, err := d.isLeftOf(f, claim, draft.Principal)
	switch {
	case err != nil:
		return nil, err
	case isLeft:
		return nil, f.answerFile(followup.AsksOfBalance, draft.Number, func(t *debt.Task) bool { return t.On.Before(d.visit.today) })
	case draft.Principal == claim.Principal:
		return nil, nil // the invoice's own amount, not what is left of it
	}
	asks, why := followup.TaskBalance, "line.balance_differs"
	if left.Less(draft.Principal) {
		asks, why = followup.TaskBalanceHigher, "line.balance_higher"
	}
	return f.askOfFile(followup.AsksOfBalance, asks, why, map[string]string{"invoice": draft.Number, "from": left.String(), "to": draft.Principal.String()})
}

// askOfDue asks a person whether the debtor was given more time, where a later file has a
// later due date for a claim: its interest and its reminders count from the first. An
// earlier one changes nothing, as nobody may be charged for days that he wasn't late by
// what he was told first.
func (d *intakeDesk) askOfDue(draft intake.Draft, f *file, claim *debt.Claim) (*fault.Fault, error) {
	if draft.Kind != intake.Invoice || draft.DueDate.IsZero() {
		return nil, nil
	}
	if !draft.DueDate.After(claim.Due) {
		return nil, f.answerFile(asksOfDue, draft.Number, func(t *debt.Task) bool { return t.On.Before(d.visit.today) })
	}
	return f.askOfFile(asksOfDue, followup.TaskDueLater, "line.due_later", map[string]string{"invoice": draft.Number, "from": claim.Due.String(), "to": draft.DueDate.String()})
}

func asksOfDue(kind string) bool { return kind == followup.TaskDueLater }

// askOfFile asks a person of an invoice what a file says otherwise than the case, by one of
// the kinds of task that ask this, unless that is asked already. It returns what the file's
// reader is told, or nil where the same was asked and answered before.
func (f *file) askOfFile(of func(string) bool, kind, why string, args map[string]string) (*fault.Fault, error) {
	told := fault.New(fault.Conflict, why).With("invoice", args["invoice"]).With("from", args["from"]).With("to", args["to"]).With("case", number(f.Number))
	isOpen := slices.ContainsFunc(f.Tasks, func(t debt.Task) bool {
		return !t.Done && of(t.Kind) && t.Args["invoice"] == args["invoice"]
	})
	switch isAsked := isFileAsked(&f.Case, of, kind, args, f.visit.today); {
	case isAsked && isOpen:
		return told, nil
	case isAsked:
		return nil, nil
	}
	if err := f.answerFile(of, args["invoice"], func(*debt.Task) bool { return true }); err != nil {
		return nil, err
	}
	return told, f.raise(kind, "", args)
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

// isFileAsked reports whether a person has been asked of an invoice whether what a file says
// is so: last, or today already. One file may have two lines of an invoice, and is
// taken in again where it was interrupted; then each asks once.
func isFileAsked(c *debt.Case, of func(string) bool, kind string, args map[string]string, today civil.Date) bool {
	isAsked := false
	for i := range c.Tasks {
		if t := &c.Tasks[i]; of(t.Kind) && t.Args["invoice"] == args["invoice"] {
			isSame := t.Kind == kind && t.Args["to"] == args["to"]
			isAsked = isSame || isAsked && t.On == today
		}
	}
	return isAsked
}

// answerFile finishes what had been asked of an invoice: a newer file has the answer, or
// asks of something else. A line of the file that asked says nothing of that.
func (f *file) answerFile(of func(string) bool, invoice string, isOld func(*debt.Task) bool) error {
	for _, open := range f.OpenTasks() {
		if !of(open.Kind) || open.Args["invoice"] != invoice || !isOld(&open) {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}
