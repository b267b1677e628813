package open

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// The fields of the calculator beside those that package calculation names. Of
// reminders and payments there are several, numbered from one: reminder_1.
const (
	fieldPrinted      = "printed"
	fieldDayCount     = "day_count"
	fieldCompensation = "compensation"
	fieldOwnCosts     = "own_costs"
	fieldReminder     = "reminder"
	fieldPaid         = "paid"
	fieldPaidOn       = "paid_on"
)

// yes is what a box is sent as that is ticked.
const yes = "yes"

// How many fields there are for reminders and payments before any are filled in.
const (
	leastReminders = 3
	leastPayments  = 1
)

// asked is what the address asks the calculator (forespørgsel).
type asked struct {
	form  web.Form
	today civil.Date
	wrong map[string]*fault.Fault
	// named are the fields that reminders and payments of the facts were read from.
	named map[string]string
}

// readAsked reads the query of an address on a day. Fields that the calculator doesn't have, and
// those beyond the most that it takes, are left out.
func readAsked(query url.Values, today civil.Date) asked {
	a := asked{form: web.Form{Values: make(url.Values)}, today: today, wrong: make(map[string]*fault.Fault), named: make(map[string]string)}
	for _, name := range fieldNames() {
		if value := strings.TrimSpace(query.Get(name)); value != "" {
			a.form.Values.Set(name, value)
		}
	}
	return a
}

// fieldNames are the fields in the order in which a person fills them in.
func fieldNames() []string {
	names := []string{
		calculation.FieldPrincipal, calculation.FieldDebtor, calculation.FieldDue, fieldPrinted, calculation.FieldIssued,
	}
	for n := 1; n <= calculation.MaxReminders; n++ {
		names = append(names, numbered(fieldReminder, n))
	}
	for n := 1; n <= calculation.MaxPayments; n++ {
		names = append(names, numbered(fieldPaidOn, n), numbered(fieldPaid, n))
	}
	return append(names, fieldCompensation, fieldOwnCosts, calculation.FieldAgreedRate, calculation.FieldArisen, fieldDayCount, calculation.FieldOn)
}

func numbered(name string, n int) string { return name + "_" + strconv.Itoa(n) }

// isBlank reports whether nothing was asked.
func (a *asked) isBlank() bool { return len(a.form.Values) == 0 }

// rows returns how many fields of a kind to show: those filled in and an empty one, within
// bounds.
func (a *asked) rows(name string, least, most int) int {
	filled := 0
	for n := 1; n <= most; n++ {
		if a.form.Value(numbered(name, n)) != "" || name == fieldPaid && a.form.Value(numbered(fieldPaidOn, n)) != "" {
			filled = n
		}
	}
	return min(max(filled+1, least), most)
}

// facts returns what was asked, with all that is wrong in the order of the fields.
func (a *asked) facts() (calculation.Facts, []*fault.Fault) {
	f := calculation.Facts{
		On: a.day(calculation.FieldOn), Principal: a.principal(), Debtor: a.debtor(), Due: a.day(calculation.FieldDue),
		Printed: a.form.Value(fieldPrinted) == yes, Issued: a.day(calculation.FieldIssued), Arisen: a.day(calculation.FieldArisen),
		AgreedRate: a.rate(), DayCount: a.dayCount(),
		Compensation: a.form.Value(fieldCompensation) == yes, OwnCosts: a.form.Value(fieldOwnCosts) == yes,
	}
	if a.form.Value(calculation.FieldOn) == "" {
		f.On = a.today
	}
	a.reminders(&f)
	a.payments(&f)
	for _, problem := range f.Check() {
		a.fail(cmp.Or(a.named[problem.Field], problem.Field), problem)
	}
	return f, a.inOrder()
}

func (a *asked) reminders(f *calculation.Facts) {
	for n := 1; n <= calculation.MaxReminders; n++ {
		name := numbered(fieldReminder, n)
		if day := a.day(name); !day.IsZero() {
			f.Reminders = append(f.Reminders, day)
			a.named[calculation.ReminderField(len(f.Reminders))] = name
		}
	}
}

// payments reads the days and amounts that belong together: neither goes without the
// other.
func (a *asked) payments(f *calculation.Facts) {
	for n := 1; n <= calculation.MaxPayments; n++ {
		onName, name := numbered(fieldPaidOn, n), numbered(fieldPaid, n)
		on, amount := a.day(onName), a.amount(name)
		switch {
		case a.form.Value(onName) == "" && a.form.Value(name) == "":
			continue
		case a.form.Value(onName) == "":
			a.fail(onName, fault.New(fault.Invalid, "day.missing"))
		case a.form.Value(name) == "":
			a.fail(name, fault.New(fault.Invalid, "amount.missing"))
		case a.wrong[onName] == nil && a.wrong[name] == nil:
			f.Payments = append(f.Payments, calculation.Payment{On: on, Amount: amount})
			onField, amountField := calculation.PaymentFields(len(f.Payments))
			a.named[onField], a.named[amountField] = onName, name
		}
	}
}

// fail notes what is wrong with a field; the first that is wrong with it counts.
func (a *asked) fail(field string, f *fault.Fault) {
	if a.wrong[field] == nil {
		a.wrong[field] = f.In(field)
	}
}

// inOrder returns what is wrong in the order of the fields.
func (a *asked) inOrder() []*fault.Fault {
	var faults []*fault.Fault
	for _, name := range fieldNames() {
		if f := a.wrong[name]; f != nil {
			faults = append(faults, f)
		}
	}
	return faults
}

// day reads a day; no date where nothing was typed, or nothing that is a day.
func (a *asked) day(name string) civil.Date {
	text := a.form.Value(name)
	if text == "" {
		return civil.Date{}
	}
	near := intake.Around(a.today)
	if text = near.Full(text); text != a.form.Value(name) {
		a.form.Values.Set(name, text)
	}
	day, err := intake.TypedDay(text, near)
	if err != nil {
		a.fail(name, fault.Of(err))
		return civil.Date{}
	}
	return day
}

func (a *asked) amount(name string) money.Amount {
	text := a.form.Value(name)
	if text == "" {
		return money.Amount{}
	}
	amount, err := intake.TypedAmount(text)
	if err != nil {
		a.fail(name, fault.Of(err))
	}
	return amount
}

// principal reads the principal. Nothing is no principal: a person who asks is owed
// something.
func (a *asked) principal() money.Amount {
	if a.form.Value(calculation.FieldPrincipal) == "" {
		a.fail(calculation.FieldPrincipal, fault.New(fault.Invalid, "amount.missing"))
	}
	return a.amount(calculation.FieldPrincipal)
}

func (a *asked) rate() money.Rate {
	rate, err := intake.TypedRate(a.form.Value(calculation.FieldAgreedRate))
	if err != nil {
		a.fail(calculation.FieldAgreedRate, fault.Of(err))
	}
	return rate
}

func (a *asked) dayCount() ledger.DayCount {
	count, err := ledger.ParseDayCount(a.form.Value(fieldDayCount))
	if err != nil {
		a.fail(fieldDayCount, fault.Of(err))
	}
	return count
}

// debtor reads the kind of debtor; none where it is no kind.
func (a *asked) debtor() law.Party {
	kinds := []law.Party{law.Consumer, law.Business, law.Public}
	at := slices.IndexFunc(kinds, func(p law.Party) bool { return p.String() == a.form.Value(calculation.FieldDebtor) })
	if at < 0 {
		return 0
	}
	return kinds[at]
}
