package calculation

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// remind goes through the reminders in order, and charges a fee for those that the law
// lets have one.
func (w *working) remind() error {
	for _, day := range w.facts.Reminders {
		if day.After(w.facts.On) {
			w.note("calc.reminder_after_day", day, "", "day", day.String())
			continue
		}
		fee, err := w.reminderFee(day)
		if err != nil {
			return err
		}
		step := debt.StepTaken{Step: debt.StepID(len(w.owed.Steps) + 1), Document: debt.FirstReminder, Planned: day, Fee: fee, FeeOn: theClaim}
		w.owed.Steps = append(w.owed.Steps, debt.Step{StepTaken: step, Taken: day, Dispatched: day})
		w.enter(ledger.ReminderFee, day, fee)
	}
	return nil
}

// reminderFee returns what the reminder of a day may cost, and notes why where that is
// nothing.
func (w *working) reminderFee(day civil.Date) (money.Amount, error) {
	row, err := w.book.Reminders.Find(day)
	if err != nil {
		return money.Amount{}, err
	}
	rule, citation := row.Value, row.Source.Citation
	if !w.facts.isOverdue(day) {
		w.note("calc.reminder_before_due", day, citation, "day", day.String())
		return money.Amount{}, nil
	}
	isOwed, err := w.isOwedOn(day)
	if err != nil {
		return money.Amount{}, err
	}
	if !isOwed {
		w.note("calc.reminder_nothing_owed", day, citation, "day", day.String())
		return money.Amount{}, nil
	}
	if w.isLostOn(day) {
		w.note("calc.reminder_time_barred", day, w.lastBy.Citation, "day", day.String(), "date", w.last.String())
		return money.Amount{}, nil
	}
	fee, why, err := followup.ReminderFee(w.book, &w.owed, rule.MaxFee, day)
	if err != nil {
		return money.Amount{}, err
	}
	switch why.Key {
	case "guard.fee_count_used_up":
		w.note("calc.reminder_count_used_up", day, citation, "day", day.String(), "max", strconv.Itoa(rule.MaxCount))
	case "guard.fee_too_soon":
		earliest := rule.EarliestNext(w.lastReminder(), law.FullDays)
		w.note("calc.reminder_too_soon", day, citation, "day", day.String(), "gap", strconv.Itoa(rule.MinGap), "earliest", earliest.String())
	}
	return fee, nil
}

// lastReminder returns the day the latest reminder was sent, or no date.
func (w *working) lastReminder() civil.Date {
	if len(w.owed.Steps) == 0 {
		return civil.Date{}
	}
	return w.owed.Steps[len(w.owed.Steps)-1].Dispatched
}

// compensate charges the flat sum that late payment gives in trade, from the day that
// payment is late.
func (w *working) compensate() error {
	f := &w.facts
	if !f.Compensation {
		return nil
	}
	amount, source, err := w.book.CompensationFor(law.Business, f.Debtor, f.Arisen)
	if err != nil {
		return err
	}
	switch {
	case f.Debtor == law.Consumer:
		w.note("calc.compensation_not_in_trade", civil.Date{}, source.Citation)
	case !amount.IsPositive():
		w.note("calc.compensation_not_yet_law", civil.Date{}, source.Citation, "day", f.Arisen.String())
	case !f.isOverdue(f.On):
		w.note("calc.compensation_not_overdue", civil.Date{}, source.Citation)
	case !f.isLate():
		w.note("calc.compensation_paid_in_time", civil.Date{}, source.Citation)
	case w.isLostOn(f.On):
		w.note("calc.compensation_time_barred", civil.Date{}, w.lastBy.Citation, "date", w.last.String())
	default:
		w.enter(ledger.Compensation, f.Due.AddDays(1), amount)
	}
	return nil
}

// collect charges the most that the creditor's own collection may cost. Whether it may
// cost anything, the case decides, and so it is said.
func (w *working) collect() error {
	f := &w.facts
	if !f.OwnCosts {
		return nil
	}
	owed, err := w.owed.Account.StatementOn(w.book, f.On)
	if err != nil {
		return err
	}
	w.collected = owed.Left.Principal
	most, _, err := w.book.CollectionCostCap(law.OwnCollection, f.Arisen, w.collected)
	if err != nil {
		return err
	}
	notice, err := w.book.CollectionNotice.Find(f.On)
	if err != nil {
		return err
	}
	switch {
	case !f.isOverdue(f.On):
		w.note("calc.own_costs_not_overdue", civil.Date{}, notice.Source.Citation)
	case !owed.Total().IsPositive():
		w.note("calc.own_costs_nothing_owed", civil.Date{}, notice.Source.Citation)
	case w.isLostOn(f.On):
		w.note("calc.own_costs_time_barred", civil.Date{}, w.lastBy.Citation, "date", w.last.String())
	default:
		w.note("calc.own_costs_conditions", civil.Date{}, notice.Source.Citation, "days", strconv.Itoa(notice.Value.MinDeadline))
		w.enter(ledger.CollectionCosts, f.On, most)
	}
	return nil
}
