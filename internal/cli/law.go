package cli

import "context"

// lawCommands are what can be asked of the book of law.
type lawCommands struct {
	Show  lawShowCommand  `cmd:""`
	Check lawCheckCommand `cmd:""`

	Add     lawAddCommand     `cmd:""`
	Confirm lawConfirmCommand `cmd:""`
	Attest  lawAttestCommand  `cmd:""`
}

func (lawCommands) page() page { return page{does: "help.law", why: "help.law_why"} }

// lawShowCommand prints the rows in force on a day.
type lawShowCommand struct {
	On dayFlag `placeholder:"DAY"`
}

func (lawShowCommand) page() page {
	return page{
		does: "help.law_show", why: "help.law_show_why",
		flags: map[string]string{"on": "help.law_show_on"},
		examples: []example{
			{"help.law_show_example", "krav law show"},
			{"help.law_show_example_on", "krav law show --on 2015-01-20 --json"},
		},
	}
}

// Run answers with the rows.
func (c *lawShowCommand) Run(ctx context.Context, s *session) error {
	on := c.On.Date
	if on.IsZero() {
		on = s.today()
	}
	own, err := s.lawOfHouse(ctx)
	if err != nil {
		return err
	}
	return s.answer(newLawShown(own.book, on))
}

// lawCheckCommand tells which series of the book run out.
type lawCheckCommand struct {
	On dayFlag `placeholder:"DAY"`
}

func (lawCheckCommand) page() page {
	return page{
		does: "help.law_check", why: "help.law_check_why",
		flags:    map[string]string{"on": "help.law_check_on"},
		examples: []example{{"help.law_check_example", "krav law check || krav law check --json"}},
	}
}

// Run answers with the series that have run out or soon do, and ends with
// errFoundWrong where there is one.
func (c *lawCheckCommand) Run(ctx context.Context, s *session) error {
	on := c.On.Date
	if on.IsZero() {
		on = s.today()
	}
	own, err := s.lawOfHouse(ctx)
	if err != nil {
		return err
	}
	checked := newLawChecked(own, on)
	if err := s.answer(checked); err != nil {
		return err
	}
	if len(checked.RunsOut) > 0 {
		return errFoundWrong
	}
	return nil
}
