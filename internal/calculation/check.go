package calculation

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// The most that is worked out at once. Anybody may ask, and no answer may cost much.
const (
	MaxReminders = 12
	MaxPayments  = 36
)

// The first and the last day that a claim can be worked out for.
var (
	FirstDay = civil.MustParse("1990-01-01")
	LastDay  = civil.MustParse("2100-12-31")
)

// maxAmount is the largest principal or payment: beyond it somebody has left out a comma.
var maxAmount = money.Kroner(10_000_000_000, 0)

// maxRate is the highest yearly rate that is taken for one.
var maxRate = money.PerCent(100, 0)

// The names of the facts, as flags, forms and JSON have them.
const (
	FieldOn         = "on"
	FieldPrincipal  = "principal"
	FieldDebtor     = "debtor"
	FieldDue        = "due"
	FieldIssued     = "issued"
	FieldArisen     = "arisen"
	FieldAgreedRate = "agreed_rate"
	FieldReminders  = "reminders"
	FieldPayments   = "payments"
)

// ReminderField returns the name of a reminder, counted from one: "reminders.1".
func ReminderField(number int) string { return FieldReminders + "." + strconv.Itoa(number) }

// PaymentFields returns the names of a payment's day and amount, counted from one:
// "payments.1.on" and "payments.1.amount".
func PaymentFields(number int) (on, amount string) {
	field := FieldPayments + "." + strconv.Itoa(number)
	return field + ".on", field + ".amount"
}

// Check returns what is wrong with the facts, all of it, in the order in which a person
// is asked for them; nothing where they can be worked out. The faults are of kind
// Invalid and name their field.
func (f *Facts) Check() []*fault.Fault {
	var c checked
	if !f.Principal.IsZero() { // of nothing, nothing is owed
		c.amount(FieldPrincipal, f.Principal)
	}
	c.party(f.Debtor)
	c.day(FieldDue, f.Due)
	c.day(FieldOn, f.On)
	c.known(FieldIssued, f.Issued)
	c.known(FieldArisen, f.Arisen)
	if f.Printed && f.Debtor != law.Business && f.Issued.IsZero() {
		c.fail(FieldIssued, fault.New(fault.Invalid, "law.dispatch_day_missing"))
	}
	if f.AgreedRate.Less(money.Rate{}) || maxRate.Less(f.AgreedRate) {
		c.fail(FieldAgreedRate, fault.New(fault.Invalid, "calc.rate_out_of_range"))
	}
	c.reminders(f.Reminders)
	c.payments(f.Payments)
	return c.faults
}

// checked collects what is wrong.
type checked struct{ faults []*fault.Fault }

func (c *checked) fail(field string, f *fault.Fault) { c.faults = append(c.faults, f.In(field)) }

func (c *checked) amount(field string, a money.Amount) {
	switch {
	case !a.IsPositive():
		c.fail(field, fault.New(fault.Invalid, "calc.amount_not_positive"))
	case maxAmount.Less(a):
		c.fail(field, fault.New(fault.Invalid, "calc.amount_too_large").With("max", maxAmount.String()))
	}
}

func (c *checked) party(p law.Party) {
	if p < law.Consumer || p > law.Public {
		c.fail(FieldDebtor, fault.New(fault.Invalid, "calc.debtor_missing"))
	}
}

func (c *checked) day(field string, d civil.Date) {
	if d.IsZero() {
		c.fail(field, fault.New(fault.Invalid, "day.missing"))
		return
	}
	c.known(field, d)
}

// known checks a day that needn't be known.
func (c *checked) known(field string, d civil.Date) {
	if !d.IsZero() && (d.Before(FirstDay) || d.After(LastDay)) {
		c.fail(field, fault.New(fault.Invalid, "calc.day_out_of_range").With("from", FirstDay.String()).With("to", LastDay.String()))
	}
}

func (c *checked) reminders(days []civil.Date) {
	if len(days) > MaxReminders {
		c.fail(FieldReminders, tooMany("calc.too_many_reminders", MaxReminders))
		return
	}
	for i, d := range days {
		c.day(ReminderField(i+1), d)
	}
}

func (c *checked) payments(paid []Payment) {
	if len(paid) > MaxPayments {
		c.fail(FieldPayments, tooMany("calc.too_many_payments", MaxPayments))
		return
	}
	for i, p := range paid {
		on, amount := PaymentFields(i + 1)
		c.day(on, p.On)
		c.amount(amount, p.Amount)
	}
}

func tooMany(key string, most int) *fault.Fault {
	return fault.New(fault.Invalid, key).With("most", strconv.Itoa(most))
}
