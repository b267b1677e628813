package cli

import (
	"context"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/wording"
)

// clockCommands show and move the clock of a sandbox.
type clockCommands struct {
	Show clockShowCommand `cmd:""`
	Move clockMoveCommand `cmd:""`
	Run  clockRunCommand  `cmd:""`
}

func (clockCommands) page() page { return page{does: "help.clock", why: "help.clock_why"} }

// clockShowCommand shows what time it is for a creditor.
type clockShowCommand struct{ ofCreditor }

func (clockShowCommand) page() page {
	return page{
		does: "help.clock_show", why: "help.clock_show_why", flags: map[string]string{"creditor": "help.creditor_id"},
		examples: []example{{"help.clock_show_example", "krav clock show --creditor 1"}},
	}
}

// Run answers with the time.
func (c *clockShowCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error { return s.answerClock(ctx, h, c.id()) })
}

// clockMoveCommand moves the clock of a sandbox ahead.
type clockMoveCommand struct {
	To dayFlag `arg:"" name:"day"`
	ofCreditor
}

func (clockMoveCommand) page() page {
	return page{
		does: "help.clock_move", why: "help.clock_move_why",
		flags:    map[string]string{"day": "help.clock_day", "creditor": "help.creditor_id"},
		examples: []example{{"help.clock_move_example", "krav clock move 2026-12-24 --creditor 1"}},
	}
}

// Run moves the clock and answers with the time.
func (c *clockMoveCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		if err := h.MoveClock(ctx, c.actor(), c.id(), morningOf(c.To.Date, s.call.Now)); err != nil {
			return err
		}
		return s.answerClock(ctx, h, c.id())
	})
}

// clockAnswer is what time it is for a creditor.
type clockAnswer struct {
	Creditor int64      `json:"creditor"`
	Day      civil.Date `json:"day"` // in Denmark
	Now      time.Time  `json:"now"` // UTC
	Sandbox  bool       `json:"sandbox"`
}

func (s *session) answerClock(ctx context.Context, h *house, id debt.CreditorID) error {
	c, err := h.Creditor(ctx, console(id), id)
	if err != nil {
		return err
	}
	now, err := h.NowOf(ctx, id)
	if err != nil {
		return err
	}
	return s.answer(clockAnswer{Creditor: int64(id), Day: casework.DayOf(now), Now: now.UTC(), Sandbox: c.Sandbox})
}

func (a clockAnswer) print(p *paper) {
	if a.Sandbox {
		p.say("clock.of_sandbox", "day", wording.LongDate(p.language, a.Day))
		return
	}
	p.say("clock.of_house", "day", wording.LongDate(p.language, a.Day))
}
