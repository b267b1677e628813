package api

import (
	"cmp"
	"slices"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Claim is the claim that is asked about (krav). Amounts and days are texts, so that all
// that is wrong with them can be said at once.
type Claim struct {
	Principal  string    `json:"principal" doc:"The amount of the invoice with VAT, in kroner." example:"10000.00"`
	Debtor     string    `json:"debtor" doc:"consumer, business or public: much law turns on it." example:"consumer"`
	Due        string    `json:"due" doc:"The due day, the last day in time." example:"2026-08-15"`
	On         string    `json:"on,omitempty" doc:"The day to make it up to and including; today in Denmark if it is left out." example:"2026-11-13"`
	Printed    bool      `json:"printed,omitempty" doc:"The due day only stands on the invoice and wasn't agreed. Then issued is needed, unless the debtor is a business."`
	Issued     string    `json:"issued,omitempty" doc:"The day the invoice was issued and sent." example:"2026-08-01"`
	Arisen     string    `json:"arisen,omitempty" doc:"The day the claim arose; issued, or else due, if it is left out." example:"2026-07-28"`
	AgreedRate string    `json:"agreed_rate,omitempty" doc:"The agreed yearly rate, per cent; the law's if it is left out. A consumer never owes more than the law's." example:"6.50"`
	DayCount   string    `json:"day_count,omitempty" doc:"ACT365F_EXCL_INCL, which is used if it is left out, ACTACT_INCL_INCL or E30_360." example:"ACT365F_EXCL_INCL"`
	Reminders  []string  `json:"reminders,omitempty" nullable:"false" doc:"The days reminders were sent, at most 12." example:"[\"2026-08-16\",\"2026-08-27\"]"`
	Payments   []Payment `json:"payments,omitempty" nullable:"false" doc:"Part payments, at most 36."`

	Compensation bool `json:"compensation,omitempty" doc:"Add the compensation that late payment gives in trade."`
	OwnCosts     bool `json:"own_costs,omitempty" doc:"Add the most that the creditor's own collection may cost."`
}

// Payment is money that the debtor has paid (betaling).
type Payment struct {
	On     string `json:"on" doc:"The day it was paid." example:"2026-10-01"`
	Amount string `json:"amount" doc:"In kroner." example:"5000.00"`
}

// facts reads the claim, with all that is wrong with it.
func (c *Claim) facts(today civil.Date) (calculation.Facts, []*fault.Fault) {
	r := reading{}
	f := calculation.Facts{
		On: today, Principal: r.amount(calculation.FieldPrincipal, c.Principal), Debtor: debtorOf(c.Debtor),
		Due: r.day(calculation.FieldDue, c.Due), Printed: c.Printed,
		Issued: r.day(calculation.FieldIssued, c.Issued), Arisen: r.day(calculation.FieldArisen, c.Arisen),
		AgreedRate: r.rate(c.AgreedRate), DayCount: r.dayCount(c.DayCount), Compensation: c.Compensation, OwnCosts: c.OwnCosts,
	}
	if c.On != "" {
		f.On = r.day(calculation.FieldOn, c.On)
	}
	if c.Principal == "" {
		r.fail(calculation.FieldPrincipal, fault.New(fault.Invalid, "amount.missing"))
	}
	for i, day := range c.Reminders {
		f.Reminders = append(f.Reminders, r.day(calculation.ReminderField(i+1), day))
	}
	for i, paid := range c.Payments {
		on, amount := calculation.PaymentFields(i + 1)
		f.Payments = append(f.Payments, calculation.Payment{On: r.day(on, paid.On), Amount: r.amount(amount, paid.Amount)})
	}
	for _, found := range f.Check() {
		r.fail(found.Field, found)
	}
	return f, r.wrong
}

func debtorOf(name string) law.Party {
	for _, party := range []law.Party{law.Consumer, law.Business, law.Public} {
		if party.String() == name {
			return party
		}
	}
	return 0
}

// reading collects what is wrong with fields; the first that is wrong with one counts.
type reading struct{ wrong []*fault.Fault }

func (r *reading) fail(field string, f *fault.Fault) {
	if !slices.ContainsFunc(r.wrong, func(w *fault.Fault) bool { return w.Field == field }) {
		r.wrong = append(r.wrong, f.In(field))
	}
}

// unreadable notes a field that can't be read; nothing is no text to read.
func (r *reading) unreadable(field, key, text string, err error) {
	if err != nil && text != "" {
		r.fail(field, fault.New(fault.Invalid, key).Because(err))
	}
}

func (r *reading) day(field, text string) civil.Date {
	day, err := civil.Parse(text)
	r.unreadable(field, "api.day_malformed", text, err)
	return day
}

func (r *reading) amount(field, text string) money.Amount {
	amount, err := money.Parse(text)
	r.unreadable(field, "api.amount_malformed", text, err)
	return amount
}

func (r *reading) rate(text string) money.Rate {
	rate, err := money.ParseRate(cmp.Or(text, "0"))
	r.unreadable(calculation.FieldAgreedRate, "api.rate_malformed", text, err)
	return rate
}

func (r *reading) dayCount(name string) ledger.DayCount {
	count, err := ledger.ParseDayCount(name)
	if err != nil {
		r.fail("day_count", fault.Of(err))
	}
	return count
}
