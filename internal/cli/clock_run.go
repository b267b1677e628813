package cli

import (
	"context"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// clockRunCommand lets the days of a sandbox pass, with all that they bring.
type clockRunCommand struct {
	To dayFlag `arg:"" name:"day"`
	ofCreditor
}

func (clockRunCommand) page() page {
	return page{
		does: "help.clock_run", why: "help.clock_run_why",
		flags:    map[string]string{"day": "help.clock_day", "creditor": "help.creditor_id"},
		examples: []example{{"help.clock_run_example", "krav clock run 2026-12-24 --creditor 1"}},
	}
}

// Run lets the days pass and answers with what happened.
func (c *clockRunCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		passed, err := h.passDays(ctx, c.actor(), c.id(), c.To.Date)
		if err != nil {
			return err
		}
		return s.answer(passingAnswer{
			Creditor: int64(c.id()), From: passed.From, Day: passed.Until, Days: passed.From.DaysUntil(passed.Until),
			Letters: passed.Letters, Posted: passed.Posted, Fees: passed.Fees, Closed: passed.Closed, Mail: h.mail.caught(c.id()),
		})
	})
}

// passingAnswer is what happened while the days of a sandbox passed.
type passingAnswer struct {
	Creditor int64        `json:"creditor"`
	From     civil.Date   `json:"from"`
	Day      civil.Date   `json:"day"` // that it is now
	Days     int          `json:"days"`
	Letters  int          `json:"letters"`
	Posted   int          `json:"posted"` // of them, by post: nobody posts in a sandbox
	Fees     money.Amount `json:"fees"`   // with the costs of collection and the compensation
	Closed   int          `json:"closed"` // cases that ended
	Mail     string       `json:"mail"`   // the folder that the e-mails lie in
}

func (a passingAnswer) print(p *paper) {
	p.say("clock.of_sandbox", "day", wording.LongDate(p.language, a.Day))
	p.say("clock.passed", "days", wording.Count(p.language, a.Days), "letters", wording.Count(p.language, a.Letters),
		"fees", wording.Amount(p.language, a.Fees), "closed", wording.Count(p.language, a.Closed))
	p.say("clock.caught", "folder", a.Mail)
}
