package cli

import (
	"context"
	"strings"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// calcCommand says what is owed on one claim on a day, and why. It needs no
// database; where there is a house, the rates that were entered there count.
type calcCommand struct {
	Principal    amountFlag `required:"" placeholder:"AMOUNT"`
	Due          dayFlag    `required:"" placeholder:"DAY"`
	Debtor       partyFlag  `required:"" placeholder:"consumer|business|public"`
	On           dayFlag    `placeholder:"DAY"`
	Printed      bool       // the due day only stands on the invoice
	Issued       dayFlag    `placeholder:"DAY"`
	Arisen       dayFlag    `placeholder:"DAY"`
	AgreedRate   rateFlag   `placeholder:"PER-CENT"`
	Reminders    []dayFlag  `placeholder:"DAY,DAY"`
	Paid         []paidFlag `placeholder:"DAY=AMOUNT" sep:"none"`
	Compensation bool
	OwnCosts     bool
	Daycount     dayCountFlag `placeholder:"NAME"`
}

func (calcCommand) page() page {
	return page{
		does: "help.calc", why: "help.calc_why",
		flags: map[string]string{
			"principal": "help.calc_principal", "due": "help.calc_due", "debtor": "help.calc_debtor", "on": "help.calc_on",
			"printed": "help.calc_printed", "issued": "help.calc_issued", "arisen": "help.calc_arisen",
			"agreed-rate": "help.calc_agreed_rate", "reminders": "help.calc_reminders", "paid": "help.calc_paid", "compensation": "help.calc_compensation",
			"own-costs": "help.calc_own_costs", "daycount": "help.calc_daycount",
		},
		examples: []example{
			{"help.calc_example", "krav calc --principal 10000 --due 2026-08-15 --on 2026-11-13 --debtor consumer"},
			{"help.calc_example_reminders", "krav calc --principal 799,50 --due 2026-10-30 --debtor consumer --reminders 2026-11-02,2026-11-13"},
			{"help.calc_example_paid", "krav calc --principal 12500 --due 2026-08-15 --debtor business --agreed-rate 18 --paid 2026-10-01=5000"},
			{"help.calc_example_printed", "krav calc --principal 4000 --due 2026-10-09 --printed --issued 2026-10-01 --debtor consumer --json"},
		},
	}
}

// Run answers with the calculation.
func (c *calcCommand) Run(ctx context.Context, s *session) error {
	own, err := s.lawOfHouse(ctx)
	if err != nil {
		return err
	}
	calculated, err := calculation.Of(own.book, c.facts(s))
	if err != nil {
		return err
	}
	return s.answer(calcAnswer{calculated.In(s.conf.Language)}.breakable())
}

// facts returns what the flags say. The day asked about is today where none is given.
func (c *calcCommand) facts(s *session) calculation.Facts {
	facts := calculation.Facts{
		On: c.On.Date, Principal: c.Principal.Amount, Debtor: c.Debtor.Party, Due: c.Due.Date, Printed: c.Printed,
		Issued: c.Issued.Date, Arisen: c.Arisen.Date, AgreedRate: c.AgreedRate.Rate, DayCount: c.Daycount.DayCount,
		Compensation: c.Compensation, OwnCosts: c.OwnCosts,
	}
	if facts.On.IsZero() {
		facts.On = s.today()
	}
	for _, day := range c.Reminders {
		facts.Reminders = append(facts.Reminders, day.Date)
	}
	for _, paid := range c.Paid {
		facts.Payments = append(facts.Payments, paid.Payment)
	}
	return facts
}

// rateFlag is a yearly rate in per cent, with a point or a comma: 18 or 10,5. One below
// nought may have the minus of print: −0,45.
type rateFlag struct{ money.Rate }

// UnmarshalText reads a rate. It fails with fault.Invalid, cli.rate_malformed.
func (f *rateFlag) UnmarshalText(text []byte) error {
	rate, err := money.ParseRate(minuses.Replace(strings.Replace(string(text), ",", ".", 1)))
	if err != nil {
		return fault.New(fault.Invalid, "cli.rate_malformed").With("text", string(text)).Because(err)
	}
	f.Rate = rate
	return nil
}

// paidFlag is money that was paid on a day: 2026-10-01=5000.
type paidFlag struct{ calculation.Payment }

// UnmarshalText reads a payment. It fails with fault.Invalid, cli.paid_malformed, or as
// days and amounts do.
func (f *paidFlag) UnmarshalText(text []byte) error {
	day, sum, both := strings.Cut(string(text), "=")
	if !both {
		return fault.New(fault.Invalid, "cli.paid_malformed").With("text", string(text))
	}
	on, err := civil.Parse(day)
	if err != nil {
		return fault.New(fault.Invalid, "cli.day_malformed").With("text", day).Because(err)
	}
	var amount amountFlag
	if err := amount.UnmarshalText([]byte(sum)); err != nil {
		return err
	}
	f.Payment = calculation.Payment{On: on, Amount: amount.Amount}
	return nil
}
