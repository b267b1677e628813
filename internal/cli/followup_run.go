package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
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

// Run carries out what is due and answers with a row for each case.
func (c *followupRunCommand) Run(ctx context.Context, s *session) error {
	approval, err := c.approval()
	if err != nil {
		return err
	}
	return s.within(ctx, func(h *house) error {
		creditors, err := c.creditors(ctx, h)
		if err != nil {
			return err
		}
		run := followupRun{session: s, house: h, list: s.list(), counted: runCounts{Skipped: []skippedCase{}}}
		for _, creditor := range creditors {
			if err := c.runOne(ctx, &run, creditor, approval); err != nil {
				return errors.Join(err, run.list.end(run.counted))
			}
		}
		return run.list.end(run.counted)
	})
}

// runOne follows one creditor's cases up. By standing order only those are run
// that have given one.
func (c *followupRunCommand) runOne(ctx context.Context, run *followupRun, creditor debt.CreditorID, approval casework.Approval) error {
	if c.All {
		settings, err := run.house.Creditor(ctx, c.actor(), creditor)
		if err != nil {
			return err
		}
		if !settings.Terms.Automatic {
			run.session.tell.note("followup.not_automatic", "creditor", strconv.FormatInt(int64(creditor), 10), "name", settings.Name)
			return nil
		}
	}
	if err := run.house.Run(ctx, c.actor(), creditor, c.On.Date, approval, run.row); err != nil {
		return err
	}
	return run.house.DropAnchor(ctx, creditor)
}

// approval returns what may be done: what stands in a plan that was approved, or
// without one whatever the cases call for now.
func (c *followupRunCommand) approval() (casework.Approval, error) {
	if c.Approved == "" {
		return casework.Approval{Always: true}, nil
	}
	text, err := os.ReadFile(c.Approved)
	if err != nil {
		return casework.Approval{}, fileFault(c.Approved, err)
	}
	var plan struct {
		Rows []struct {
			ID          string `json:"id"`
			Fingerprint string `json:"fingerprint"`
		} `json:"rows"`
	}
	if err := json.Unmarshal(text, &plan); err != nil || plan.Rows == nil {
		return casework.Approval{}, fault.New(fault.Invalid, "followup.not_a_plan").With("file", c.Approved).Because(err)
	}
	approval := casework.Approval{Planned: make(map[debt.CaseID]string, len(plan.Rows))}
	for _, row := range plan.Rows {
		id, err := strconv.ParseInt(row.ID, 10, 64)
		if err != nil {
			return casework.Approval{}, fault.New(fault.Invalid, "followup.not_a_plan").With("file", c.Approved).Because(err)
		}
		approval.Planned[debt.CaseID(id)] = row.Fingerprint
	}
	return approval, nil
}

// followupRun is a run under way, and its answer.
type followupRun struct {
	session *session
	house   *house
	list    *list
	counted runCounts
}

// row takes in what became of one case.
func (r *followupRun) row(done casework.RunRow) error {
	row := newPlanRow(done.PlanRow, r.session.conf.Language)
	r.counted.count(row)
	switch {
	case row.planned.LeftOut():
	case done.Skipped == "":
		r.counted.Done++
	default:
		because := breakable(wording.Say(r.session.conf.Language, done.Skipped, nil))
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
	for _, skipped := range c.Skipped {
		p.paragraph("    ", p.said("followup.skipped", "case", strconv.FormatInt(skipped.Case, 10), "because", skipped.Because))
	}
	if c.Planned+c.LeftOut > 0 {
		p.blank()
	}
	p.say("followup.done", "done", wording.Count(p.language, c.Done), "skipped", wording.Count(p.language, len(c.Skipped)), "left_out", wording.Count(p.language, c.LeftOut))
}
