package cli

import (
	"krav/internal/law"
	"krav/internal/ledger"
)

// calcCommand says what is owed on one claim on a day, and why. It needs no
// database.
type calcCommand struct {
	Principal    amountFlag `required:"" placeholder:"AMOUNT"`
	Due          dayFlag    `required:"" placeholder:"DAY"`
	Debtor       partyFlag  `required:"" placeholder:"consumer|business|public"`
	On           dayFlag    `placeholder:"DAY"`
	Printed      bool       // the due day only stands on the invoice
	Issued       dayFlag    `placeholder:"DAY"`
	Arisen       dayFlag    `placeholder:"DAY"`
	Reminders    []dayFlag  `placeholder:"DAY,DAY"`
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
			"reminders": "help.calc_reminders", "compensation": "help.calc_compensation",
			"own-costs": "help.calc_own_costs", "daycount": "help.calc_daycount",
		},
		examples: []example{
			{"help.calc_example", "krav calc --principal 10000 --due 2026-08-15 --on 2026-11-13 --debtor consumer"},
			{"help.calc_example_reminders", "krav calc --principal 799,50 --due 2026-10-30 --debtor consumer --reminders 2026-11-02,2026-11-13"},
			{"help.calc_example_printed", "krav calc --principal 4000 --due 2026-10-09 --printed --issued 2026-10-01 --debtor consumer --json"},
		},
	}
}

// Run answers with the calculation.
func (c *calcCommand) Run(s *session) error {
	calculated, err := c.calculate(law.Denmark(), s)
	if err != nil {
		return err
	}
	return s.answer(calculated)
}

// withDefaults fills in what was left out and can be known: the day asked about
// is today, the day count the house's own, and a claim arises when its invoice is
// issued, or else is taken to have arisen when it fell due.
func (c calcCommand) withDefaults(s *session) calcCommand {
	if c.On.IsZero() {
		c.On.Date = s.today()
	}
	if c.Daycount.DayCount == 0 {
		c.Daycount.DayCount = ledger.Actual365
	}
	if c.Arisen.IsZero() {
		c.Arisen = c.Issued
	}
	if c.Arisen.IsZero() {
		c.Arisen = c.Due
	}
	return c
}

// dueOrigin returns where the due day comes from.
func (c *calcCommand) dueOrigin() law.DueOrigin {
	if c.Printed {
		return law.PrintedDue
	}
	return law.AgreedDue
}
