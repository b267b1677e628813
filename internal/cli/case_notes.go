package cli

import (
	"context"
	"maps"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// caseNoteCommand writes a note on a case.
type caseNoteCommand struct {
	ofCase
	Text string `arg:""`
}

func (caseNoteCommand) page() page {
	flags := ofCase{}.about()
	flags["text"] = "help.case_note_text"
	return page{
		does: "help.case_note", why: "help.case_note_why", flags: flags,
		examples: []example{{"help.case_note_example", "krav case note 10001 'Har lovet at betale fredag' --creditor 1"}},
	}
}

// Run writes the note.
func (c *caseNoteCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.Note(ctx, c.actor(), c.id(), c.number(), c.Text) })
}

// caseTaskCommands answer what is asked of a person.
type caseTaskCommands struct {
	Done caseTaskDoneCommand `cmd:""`
}

func (caseTaskCommands) page() page { return page{does: "help.case_task", why: "help.case_task_why"} }

// caseTaskDoneCommand says that a task has been dealt with.
type caseTaskDoneCommand struct {
	ofCase
	Task   numberFlag `arg:""`
	Answer string     `placeholder:"TEXT"`
}

func (caseTaskDoneCommand) page() page {
	flags := ofCase{}.about()
	flags["task"], flags["answer"] = "help.case_task_id", "help.case_task_answer"
	return page{
		does: "help.case_task_done", why: "help.case_task_done_why", flags: flags,
		examples: []example{{"help.case_task_done_example", "krav case task done 10001 1 --creditor 1"}},
	}
}

// Run ends the task.
func (c *caseTaskDoneCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		task, err := taskOf(seen.Case.Tasks, c.Task)
		if err != nil {
			return err
		}
		if err := c.warned(ctx, s, h, debt.TaskDone{Task: task}); err != nil {
			return err
		}
		return h.FinishTask(ctx, c.actor(), c.id(), c.number(), task, c.Answer)
	})
}

// caseDebtorCommand corrects what is known of a case's debtor.
type caseDebtorCommand struct {
	ofCase
	Name     *string  `placeholder:"TEXT"`
	Address  []string `placeholder:"LINE" sep:"none"`
	Postcode *string  `placeholder:"CODE"`
	Town     *string  `placeholder:"TEXT"`
	Email    *string  `placeholder:"ADDRESS"`
	Mobile   *string  `placeholder:"NUMBER"`
}

func (caseDebtorCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"name": "help.case_debtor_name", "address": "help.case_debtor_address", "postcode": "help.case_debtor_postcode",
		"town": "help.case_debtor_town", "email": "help.case_debtor_email", "mobile": "help.case_debtor_mobile",
	})
	return page{
		does: "help.case_debtor", why: "help.case_debtor_why", flags: flags,
		examples: []example{{"help.case_debtor_example", "krav case debtor 10001 --creditor 1 --email anna@holm.example"}},
	}
}

// Run changes what was given.
func (c *caseDebtorCommand) Run(ctx context.Context, s *session) error {
	if c.Name == nil && len(c.Address) == 0 && c.Postcode == nil && c.Town == nil && c.Email == nil && c.Mobile == nil {
		return fault.New(fault.Invalid, "case.debtor_unchanged")
	}
	return c.do(ctx, s, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), casework.AsOf{})
		if err != nil {
			return err
		}
		debtor := seen.Case.Debtor
		set(&debtor.Name, c.Name)
		if len(c.Address) > 0 {
			debtor.Address = c.Address
		}
		set(&debtor.Postcode, c.Postcode)
		set(&debtor.Town, c.Town)
		set(&debtor.Email, c.Email)
		set(&debtor.Mobile, c.Mobile)
		return h.Correct(ctx, c.actor(), c.id(), c.number(), debtor)
	})
}
