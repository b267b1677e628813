package cli

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// remind goes through the reminders in order, and charges a fee for those that
// the law lets have one.
func (w *calculation) remind() error {
	for _, day := range w.reminders() {
		if day.After(w.asked.On.Date) {
			w.note("calc.reminder_after_day", day, "", "day", w.date(day))
			continue
		}
		fee, err := w.reminderFee(day)
		if err != nil {
			return err
		}
		step := debt.StepTaken{Step: debt.StepID(len(w.owed.Steps) + 1), Document: debt.FirstReminder, Planned: day, Fee: fee, FeeOn: calcClaim}
		w.owed.Steps = append(w.owed.Steps, debt.Step{StepTaken: step, Taken: day, Dispatched: day})
		w.charge(ledger.ReminderFee, day, fee)
	}
	return nil
}

// reminderFee returns what the reminder of a day may cost, and notes why where
// that is nothing.
func (w *calculation) reminderFee(day civil.Date) (money.Amount, error) {
	row, err := w.book.Reminders.Find(day)
	if err != nil {
		return money.Amount{}, err
	}
	rule, citation := row.Value, row.Source.Citation
	if !w.isOverdue(day) {
		w.note("calc.reminder_before_due", day, citation, "day", w.date(day))
		return money.Amount{}, nil
	}
	fee, why, err := followup.ReminderFee(w.book, &w.owed, rule.MaxFee, day)
	if err != nil {
		return money.Amount{}, err
	}
	switch why.Key {
	case "guard.fee_count_used_up":
		w.note("calc.reminder_count_used_up", day, citation, "day", w.date(day), "max", strconv.Itoa(rule.MaxCount))
	case "guard.fee_too_soon":
		earliest := rule.EarliestNext(w.owed.Steps[len(w.owed.Steps)-1].Dispatched, law.FullDays)
		w.note("calc.reminder_too_soon", day, citation, "day", w.date(day), "gap", strconv.Itoa(rule.MinGap), "earliest", w.date(earliest))
	}
	return fee, nil
}

// compensate charges the flat sum that late payment gives in trade, from the day
// that payment is late.
func (w *calculation) compensate() error {
	c := &w.asked
	if !c.Compensation {
		return nil
	}
	amount, source, err := w.book.CompensationFor(law.Business, c.Debtor.Party, c.Arisen.Date)
	if err != nil {
		return err
	}
	switch {
	case c.Debtor.Party == law.Consumer:
		w.note("calc.compensation_not_in_trade", civil.Date{}, source.Citation)
	case !amount.IsPositive():
		w.note("calc.compensation_not_yet_law", civil.Date{}, source.Citation, "day", w.date(c.Arisen.Date))
	case !w.isOverdue(c.On.Date):
		w.note("calc.compensation_not_overdue", civil.Date{}, source.Citation)
	default:
		w.charge(ledger.Compensation, c.Due.AddDays(1), amount)
	}
	return nil
}

// collect charges the most that the creditor's own collection may cost. Whether
// it may cost anything, the case decides, and so it is said.
func (w *calculation) collect() error {
	c := &w.asked
	if !c.OwnCosts {
		return nil
	}
	most, _, err := w.book.CollectionCostCap(law.OwnCollection, c.Arisen.Date, c.Principal.Amount)
	if err != nil {
		return err
	}
	notice, err := w.book.CollectionNotice.Find(c.On.Date)
	if err != nil {
		return err
	}
	if !w.isOverdue(c.On.Date) {
		w.note("calc.own_costs_not_overdue", civil.Date{}, notice.Source.Citation)
		return nil
	}
	w.note("calc.own_costs_conditions", civil.Date{}, notice.Source.Citation, "days", strconv.Itoa(notice.Value.MinDeadline))
	w.charge(ledger.CollectionCosts, c.On.Date, most)
	return nil
}

// charge enters an amount on the account; nothing is not entered.
func (w *calculation) charge(kind ledger.EntryKind, day civil.Date, amount money.Amount) {
	if !amount.IsPositive() {
		return
	}
	account := &w.owed.Account
	account.Entries = append(account.Entries, ledger.Entry{
		ID: ledger.EntryID(len(account.Entries) + 1), Kind: kind, On: day, Amount: amount, Claim: calcClaim,
	})
}
