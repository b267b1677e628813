package open

import (
	"net/url"
	"strings"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/money"
)

// link returns the address of what was asked, each fact as every reader of it reads it:
// days as 2026-11-13, amounts with a comma. The day is in it where it was named; without
// it the answer is of the day on which the link is followed.
func (a *asked) link(f calculation.Facts) string {
	to := url.Values{}
	to.Set(calculation.FieldPrincipal, typedAmount(f.Principal))
	to.Set(calculation.FieldDebtor, f.Debtor.String())
	setDay(to, calculation.FieldDue, f.Due)
	setDay(to, calculation.FieldIssued, f.Issued)
	setDay(to, calculation.FieldArisen, f.Arisen)
	if a.form.Value(calculation.FieldOn) != "" {
		setDay(to, calculation.FieldOn, f.On)
	}
	for i, day := range f.Reminders {
		setDay(to, numbered(fieldReminder, i+1), day)
	}
	for i, paid := range f.Payments {
		setDay(to, numbered(fieldPaidOn, i+1), paid.On)
		to.Set(numbered(fieldPaid, i+1), typedAmount(paid.Amount))
	}
	for _, name := range []string{fieldPrinted, fieldCompensation, fieldOwnCosts, fieldDayCount, calculation.FieldAgreedRate} {
		if value := a.form.Value(name); value != "" {
			to.Set(name, value)
		}
	}
	return CalculatePath + "?" + to.Encode()
}

func setDay(to url.Values, name string, d civil.Date) {
	if !d.IsZero() {
		to.Set(name, d.String())
	}
}

// typedAmount writes an amount as one is typed: 10000 or 799,50.
func typedAmount(a money.Amount) string {
	return strings.TrimSuffix(strings.Replace(a.String(), ".", ",", 1), ",00")
}
