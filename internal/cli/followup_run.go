package cli

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// followupRunCommand does what is due.
type followupRunCommand struct {
	whose
	Approved string `placeholder:"FILE"`
}

func (followupRunCommand) page() page {
	flags := whose{}.about()
	flags["approved"] = "help.followup_approved"
	return page{
		does: "help.followup_run", why: "help.followup_run_why", flags: flags,
		examples: []example{
			{"help.followup_run_example", "krav followup run --creditor 1"},
			{"help.followup_run_example_approved", "krav followup run --creditor 1 --approved plan.json"},
			{"help.followup_run_example_all", "krav followup run --all"},
		},
	}
}

// Run carries out what is due and answers with a row for each case. What goes
// wrong for one creditor keeps no other from being followed up.
func (c *followupRunCommand) Run(ctx context.Context, s *session) error {
	approved, err := c.readPlan()
	if err != nil {
		return err
	}
	return s.within(ctx, func(h *house) error {
		creditors, err := c.creditors(ctx, h)
		if err != nil {
			return err
		}
		run := followupRun{session: s, house: h, list: s.list(), all: c.All, counted: runCounts{Skipped: []skippedCase{}}}
		for _, creditor := range creditors {
			err = errors.Join(err, c.runOne(ctx, &run, creditor, approved))
		}
		return errors.Join(err, run.list.end(run.counted))
	})
}

// runOne follows one creditor's cases up, and closes the day. What a new law book
// changes is ordered to be looked at.
func (c *followupRunCommand) runOne(ctx context.Context, run *followupRun, creditor debt.CreditorID, approved plan) error {
	if err := run.house.OrderReview(ctx, creditor); err != nil {
		return err
	}
	approval, given, err := c.approval(ctx, run, creditor, approved)
	if err != nil {
		return err
	}
	if given {
		if err := run.house.Run(ctx, c.actor(), creditor, c.On.Date, approval, run.row); err != nil {
			return err
		}
	}
	return run.house.closeDay(ctx, creditor)
}

// approval returns what may be done for a creditor, and whether anything may. By
// night it is what the creditor has approved in advance. By hand it is the plan
// that was handed in, and without one the plan as it is now: just that is done,
// and a case on which something happens in between is skipped and named.
func (c *followupRunCommand) approval(ctx context.Context, run *followupRun, creditor debt.CreditorID, approved plan) (casework.Approval, bool, error) {
	if !c.All {
		planned, err := c.planned(ctx, run.house, creditor, approved)
		return casework.Approval{Planned: planned, By: c.actor().String()}, true, err
	}
	settings, err := run.house.Creditor(ctx, c.actor(), creditor)
	if err != nil {
		return casework.Approval{}, false, err
	}
	if !settings.Terms.Automatic {
		run.session.tell.note("followup.not_automatic", "creditor", strconv.FormatInt(int64(creditor), 10), "name", settings.Name)
	}
	return casework.Approval{Always: true}, settings.Terms.Automatic, nil
}

func (c *followupRunCommand) planned(ctx context.Context, h *house, creditor debt.CreditorID, approved plan) (plan, error) {
	if approved != nil {
		return approved, nil
	}
	planned := make(plan)
	err := h.Plan(ctx, c.actor(), creditor, c.On.Date, func(row plannedCase) error {
		if !row.LeftOut() {
			planned[row.Case] = row.Fingerprint
		}
		return nil
	})
	return planned, err
}

// plan is what a person approved: the fingerprint of each case's decision.
type plan map[debt.CaseID]string

// readPlan reads a plan that was kept as JSON; no name is no plan. It must be of the
// creditor whose cases are followed up.
func (c *followupRunCommand) readPlan() (plan, error) {
	name := c.Approved
	if name == "" {
		return nil, nil
	}
	text, err := readFile(name)
	if err != nil {
		return nil, err
	}
	var kept struct {
		Rows []struct {
			Creditor    int64  `json:"creditor"`
			ID          int64  `json:"id,string"`
			Fingerprint string `json:"fingerprint"`
		} `json:"rows"`
	}
	if err := json.Unmarshal(text, &kept); err != nil || kept.Rows == nil {
		return nil, fault.New(fault.Invalid, "followup.not_a_plan").With("file", name).Because(err)
	}
	approved := make(plan, len(kept.Rows))
	for _, row := range kept.Rows {
		if row.Creditor != int64(c.Creditor) {
			return nil, fault.New(fault.Invalid, "followup.plan_of_other").
				With("file", name).With("creditor", strconv.FormatInt(row.Creditor, 10))
		}
		if row.Fingerprint != "" { // of the others nothing was approved
			approved[debt.CaseID(row.ID)] = row.Fingerprint
		}
	}
	return approved, nil
}

// followupRun is a run under way, and its answer.
type followupRun struct {
	session *session
	house   *house
	list    *list
	all     bool // every creditor's cases
	counted runCounts
}

// row takes in what became of one case.
func (r *followupRun) row(done casework.RunRow) error {
	row := newPlanRow(done.PlanRow, r.session.conf.Language)
	row.among = r.all
	r.counted.count(row)
	switch {
	case row.planned.LeftOut():
	case done.Skipped == "":
		r.counted.Done++
	default:
		because := breakable(wording.Say(r.session.conf.Language, done.Skipped, nil))
		row.skipped = because
		r.counted.Skipped = append(r.counted.Skipped, skippedCase{Creditor: row.Creditor, Case: row.Case, Key: done.Skipped, Because: because})
	}
	r.list.row(row)
	return r.list.err
}

// runCounts ends a run.
type runCounts struct {
	planCounts
	Done    int           `json:"done"`
	Skipped []skippedCase `json:"skipped"`
}

// skippedCase is a case on which something changed since it was approved.
type skippedCase struct {
	Creditor int64  `json:"creditor"`
	Case     int64  `json:"case"`
	Key      string `json:"key"`
	Because  string `json:"because"`
}

func (c runCounts) print(p *paper) {
	if c.Planned+c.LeftOut > 0 {
		p.blank()
	}
	p.say("followup.done", "done", wording.Count(p.language, c.Done), "skipped", wording.Count(p.language, len(c.Skipped)), "left_out", wording.Count(p.language, c.LeftOut))
}
