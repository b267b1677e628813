package cli

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// followupCommands follow cases up.
type followupCommands struct {
	Plan followupPlanCommand `cmd:""`
	Run  followupRunCommand  `cmd:""`
}

func (followupCommands) page() page { return page{does: "help.followup", why: "help.followup_why"} }

// whose are the flags that say whose cases are followed up, and on which day.
type whose struct {
	Creditor numberFlag `placeholder:"ID"`
	All      bool
	On       dayFlag `placeholder:"DAY"`
}

func (whose) about() map[string]string {
	return map[string]string{"creditor": "help.creditor_id", "all": "help.followup_all", "on": "help.followup_on"}
}

// creditors returns the creditors that were asked for.
func (w whose) creditors(ctx context.Context, h *house) ([]debt.CreditorID, error) {
	switch one := w.Creditor != 0; {
	case one == w.All:
		return nil, fault.New(fault.Invalid, "cli.creditor_or_all")
	case one:
		return []debt.CreditorID{debt.CreditorID(w.Creditor)}, nil
	}
	return h.db.Creditors(ctx)
}

// actor returns who follows up: a person, where one creditor was named, and else
// the night run on the creditors' standing orders.
func (w whose) actor() access.Actor {
	if w.All {
		return access.NightRun()
	}
	return console(debt.CreditorID(w.Creditor))
}

// followupPlanCommand shows what follow-up would do.
type followupPlanCommand struct {
	whose
	Why bool
}

func (followupPlanCommand) page() page {
	flags := whose{}.about()
	flags["why"] = "help.followup_plan_waiting"
	return page{
		does: "help.followup_plan", why: "help.followup_plan_why", flags: flags,
		examples: []example{
			{"help.followup_plan_example", "krav followup plan --creditor 1"},
			{"help.followup_plan_example_json", "krav followup plan --creditor 1 --json"},
		},
	}
}

// Run answers with a row for each case that is to be looked at, and then says of the
// other open cases what they wait for: how many wait for what, or each in its row.
func (c *followupPlanCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		creditors, err := c.creditors(ctx, h)
		if err != nil {
			return err
		}
		counted := planTotals{Reasons: []waitingCount{}}
		rows := s.list()
		for _, creditor := range creditors {
			err := h.Plan(ctx, c.actor(), creditor, c.On.Date, func(planned plannedCase) error {
				row := newPlanRow(planned, s.conf.Language)
				row.among = c.All
				counted.count(row)
				rows.row(row)
				return rows.err
			})
			if err != nil {
				return err
			}
		}
		if err := c.waiting(ctx, h, creditors, rows, &counted); err != nil {
			return err
		}
		return rows.end(counted)
	})
}

// waiting tells of the cases that it isn't time for yet.
func (c *followupPlanCommand) waiting(ctx context.Context, h *house, creditors []debt.CreditorID, rows *list, counted *planTotals) error {
	for _, creditor := range creditors {
		err := h.Waiting(ctx, c.actor(), creditor, c.On.Date, func(planned plannedCase) error {
			row := newPlanRow(planned, rows.session.conf.Language)
			row.Waits, row.among = true, c.All
			counted.wait(row)
			if c.Why || rows.session.json {
				rows.row(row)
			}
			return rows.err
		})
		if err != nil {
			return err
		}
	}
	counted.sort()
	return nil
}
