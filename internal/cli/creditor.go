package cli

import (
	"context"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// creditorCommands are what can be done about creditors.
type creditorCommands struct {
	Add  creditorAddCommand  `cmd:""`
	Show creditorShowCommand `cmd:""`
	List creditorListCommand `cmd:""`
	Set  creditorSetCommand  `cmd:""`
	Logo creditorLogoCommand `cmd:""`
	Mail creditorMailCommand `cmd:""`
}

func (creditorCommands) page() page { return page{does: "help.creditor", why: "help.creditor_why"} }

// creditorAddCommand adds a creditor.
type creditorAddCommand struct {
	creditorSettings
	Sandbox bool
	Clock   dayFlag `placeholder:"DAY"`
}

func (creditorAddCommand) page() page {
	flags := creditorSettings{}.about()
	flags["sandbox"], flags["clock"] = "help.creditor_sandbox", "help.creditor_clock"
	return page{
		does: "help.creditor_add", why: "help.creditor_add_why", flags: flags,
		examples: []example{
			{"help.creditor_add_example", "krav creditor add --name 'Fjord Fitness ApS' --address 'Havnegade 4' --postcode 4300 --town Holbæk --phone 10203040 --email kontor@fjord.example --registration 9999 --account 1234567"},
			{"help.creditor_add_example_sandbox", "krav creditor add --name Prøvehuset --sandbox --clock 2026-01-02"},
		},
	}
}

// Run adds the creditor and answers with it.
func (c *creditorAddCommand) Run(ctx context.Context, s *session) error {
	creditor := casework.Creditor{Sandbox: c.Sandbox}
	if !c.Clock.IsZero() && !c.Sandbox {
		return fault.New(fault.Invalid, "clock.not_sandbox").In("clock")
	}
	if c.Sandbox {
		creditor.ClockAt = morningOf(c.Clock.Date, s.call.Now)
	}
	c.applyTo(&creditor)
	return s.within(ctx, func(h *house) error {
		id, err := h.AddCreditor(ctx, console(0), creditor)
		if err != nil {
			return err
		}
		return s.answerCreditor(ctx, h, id)
	})
}

// morningOf returns what a sandbox's clock shows on a day at eight, Danish winter
// time; without a day it begins at the house's own time.
func morningOf(d civil.Date, now func() time.Time) time.Time {
	if d.IsZero() {
		return now()
	}
	year, month, day := d.Split()
	return time.Date(year, month, day, 7, 0, 0, 0, time.UTC)
}

// creditorShowCommand shows a creditor's settings.
type creditorShowCommand struct {
	ID numberFlag `arg:"" name:"id"`
}

func (creditorShowCommand) page() page {
	return page{
		does: "help.creditor_show", why: "help.creditor_show_why", flags: map[string]string{"id": "help.creditor_id"},
		examples: []example{{"help.creditor_show_example", "krav creditor show 1"}},
	}
}

// Run answers with the creditor.
func (c *creditorShowCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error { return s.answerCreditor(ctx, h, debt.CreditorID(c.ID)) })
}

// creditorSetCommand changes a creditor's settings.
type creditorSetCommand struct {
	ID numberFlag `arg:"" name:"id"`
	creditorSettings
}

func (creditorSetCommand) page() page {
	flags := creditorSettings{}.about()
	flags["id"] = "help.creditor_id"
	return page{
		does: "help.creditor_set", why: "help.creditor_set_why", flags: flags,
		examples: []example{{"help.creditor_set_example", "krav creditor set 1 --flow patient --automatic"}},
	}
}

// Run changes what was given and answers with the whole.
func (c *creditorSetCommand) Run(ctx context.Context, s *session) error {
	id := debt.CreditorID(c.ID)
	return s.within(ctx, func(h *house) error {
		creditor, err := h.Creditor(ctx, console(id), id)
		if err != nil {
			return err
		}
		c.applyTo(&creditor)
		if err := h.SaveCreditor(ctx, console(id), creditor); err != nil {
			return err
		}
		return s.answerCreditor(ctx, h, id)
	})
}

// creditorLogoCommand puts a logo on a creditor's letters, or takes it off.
type creditorLogoCommand struct {
	ID     numberFlag `arg:"" name:"id"`
	File   string     `arg:"" optional:""`
	Remove bool
}

func (creditorLogoCommand) page() page {
	return page{
		does: "help.creditor_logo", why: "help.creditor_logo_why",
		flags: map[string]string{
			"id": "help.creditor_id", "file": "help.creditor_logo_file", "remove": "help.creditor_logo_remove",
		},
		examples: []example{{"help.creditor_logo_example", "krav creditor logo 1 logo.png"}},
	}
}

// Run sets the logo.
func (c *creditorLogoCommand) Run(ctx context.Context, s *session) error {
	if (c.File == "") != c.Remove {
		return fault.New(fault.Invalid, "creditor.logo_or_remove")
	}
	var logo []byte
	if !c.Remove {
		var err error
		if logo, err = readFile(c.File); err != nil {
			return err
		}
		if len(logo) == 0 { // to the use case it would mean to take the logo off
			return fault.New(fault.Invalid, "file.empty").With("file", c.File)
		}
	}
	id := debt.CreditorID(c.ID)
	return s.within(ctx, func(h *house) error {
		if err := h.SetLogo(ctx, console(id), id, logo); err != nil {
			return err
		}
		return s.answerCreditor(ctx, h, id)
	})
}
