package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
)

// ruleEstate is why nobody asks for what an estate is to pay: all creditors are dealt with
// together.
const ruleEstate = "konkursloven; dødsboskifteloven"

// The tasks that ask a person to file the claim with an estate (anmeld kravet i boet): of
// each kind of estate, and with the last day where it is known.
const (
	TaskBankruptcy      = "task.estate_bankruptcy"
	TaskBankruptcyBy    = "task.estate_bankruptcy_by"
	TaskRestructuring   = "task.estate_restructuring"
	TaskRestructuringBy = "task.estate_restructuring_by"
	TaskDebtRelief      = "task.estate_debt_relief"
	TaskDebtReliefBy    = "task.estate_debt_relief_by"
	TaskDeceased        = "task.estate_deceased"
	TaskDeceasedBy      = "task.estate_deceased_by"
)

// EstateTask returns the task that asks a person to file a claim with an estate, and its
// values.
func EstateTask(e *debt.Estate) (kind string, args map[string]string) {
	open, by := TaskBankruptcy, TaskBankruptcyBy
	switch e.Kind {
	case debt.Bankruptcy:
	case debt.Restructuring:
		open, by = TaskRestructuring, TaskRestructuringBy
	case debt.DebtRelief:
		open, by = TaskDebtRelief, TaskDebtReliefBy
	case debt.DeceasedEstate:
		open, by = TaskDeceased, TaskDeceasedBy
	}
	args = map[string]string{"day": e.Since.String()}
	if e.FileBy.IsZero() {
		return open, args
	}
	args["date"] = e.FileBy.String()
	return by, args
}

// AsksOfEstate reports whether a task is about an estate.
func AsksOfEstate(kind string) bool {
	switch kind {
	case TaskBankruptcy, TaskBankruptcyBy, TaskRestructuring, TaskRestructuringBy, TaskDebtRelief, TaskDebtReliefBy, TaskDeceased, TaskDeceasedBy, TaskEstateNews:
		return true
	}
	return false
}

// FileBy returns the last day to file a claim with an estate of a kind after a notice of
// it, or no date where the law fixes none. It fails with *law.UnknownError.
func FileBy(book *law.Book, kind debt.EstateKind, noticed civil.Date) (civil.Date, error) {
	days := book.BankruptcyFiling
	switch kind {
	case debt.Bankruptcy:
	case debt.DeceasedEstate:
		days = book.EstateFiling
	case debt.Restructuring, debt.DebtRelief: // the notice tells the day
		return civil.Date{}, nil
	}
	row, err := days.Find(noticed)
	if err != nil {
		return civil.Date{}, err
	}
	return noticed.AddDays(row.Value), nil
}

// estateDays is how long a case in an estate may lie before a person is asked what has
// become of it: estates take months, and years.
const estateDays = 90

// inEstate lets the flow rest while the debtor's debt is dealt with in an estate.
func inEstate(made Decision, c *debt.Case) Decision {
	made = made.because("followup.estate")
	for _, task := range c.OpenTasks() {
		if AsksOfEstate(task.Kind) {
			return made.because("followup.waits_for_person")
		}
	}
	look := c.LastOn.AddDays(estateDays)
	if made.On.Before(look) {
		return made.until(look)
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskEstateNews, Args: map[string]string{"day": c.Estate.Since.String()}})
	return made
}

// estate refuses what asks the debtor for money, or a court for it, while the debtor's debt
// is dealt with in an estate.
func (j *judgement) estate() {
	e := &j.c.Estate
	switch {
	case !e.Runs():
	case e.FileBy.Before(j.on): // or nobody knows it
		j.refuse(Reason{Key: "guard.estate", Rule: ruleEstate}, "instead.file_in_estate")
	default:
		j.refuse(Reason{Key: "guard.estate", Rule: ruleEstate, Args: map[string]string{"date": e.FileBy.String()}}, "instead.file_in_estate_by")
	}
}
