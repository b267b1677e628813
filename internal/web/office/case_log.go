package office

import (
	"context"
	"slices"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// logRow is a dispatch in the log of what was sent (handlingslog).
type logRow struct {
	Dispatch debt.Dispatch
	Letter   debt.Letter
	On       civil.Date
	Charges  money.Amount
	Deadline civil.Date
	Voided   string // why the step doesn't stand, or empty
}

// log is what was sent, the newest first.
func (p casePage) log() []logRow {
	rows := make([]logRow, 0, len(p.Case.Dispatches))
	for _, d := range p.Case.Dispatches {
		made := p.Case.Letter(d.Letter)
		if made == nil {
			continue
		}
		row := logRow{Dispatch: d, Letter: *made, On: d.Ordered}
		if !d.HandedOn.IsZero() {
			row.On = d.HandedOn
		}
		if step := p.Case.Step(made.Step); step != nil {
			row.Charges, row.Deadline, row.Voided = step.Charges(), step.Deadline, step.Voided
		}
		rows = append(rows, row)
	}
	slices.Reverse(rows)
	return rows
}

// charged is what the letter cost, or empty.
func (row logRow) charged(ctx context.Context) string {
	if row.Charges.IsZero() {
		return ""
	}
	return web.Figure(ctx, row.Charges)
}

// deadline is the last day that the letter gave, or empty.
func (row logRow) deadline(ctx context.Context) string {
	if row.Deadline.IsZero() {
		return ""
	}
	return web.ShortDate(ctx, row.Deadline)
}

// happenings says what became of a dispatch, piece by piece.
func (row logRow) happenings(ctx context.Context) string {
	said := []string{web.Say(ctx, "office.log_ordered", "day", web.DayMonth(ctx, row.Dispatch.Ordered))}
	for _, news := range row.Dispatch.Reports {
		status := lowered(dispatchWord(ctx, news.Status))
		if news.Repeated {
			status = web.Say(ctx, "office.news_repeated", "status", status)
		}
		said = append(said, strings.TrimSpace(web.Say(ctx, "office.log_news", "day", web.DayMonth(ctx, news.On), "status", status)+" "+news.Code))
	}
	if row.Dispatch.Why != "" {
		said = append(said, web.Say(ctx, row.Dispatch.Why))
	}
	if row.Voided != "" {
		said = append(said, web.Say(ctx, row.Voided))
	}
	return strings.Join(said, " · ")
}

// dispatchStanding says how far a message has come.
func dispatchStanding(ctx context.Context, status debt.DispatchStatus) web.Standing {
	made := web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: dispatchWord(ctx, status)}
	switch status {
	case debt.Waiting:
	case debt.Unclear:
		made.Tone, made.Icon = web.ToneBad, web.IconCircleHelp
	case debt.Sent, debt.Delayed:
		made.Tone, made.Icon = web.ToneGo, web.IconSend
	case debt.Received:
		made.Tone, made.Icon = web.ToneDone, web.IconCheck
	case debt.Opened:
		made.Tone, made.Icon = web.ToneDone, web.IconMailOpen
	case debt.Stopped:
		made.Tone, made.Icon = web.ToneHold, web.IconOctagonPause
	case debt.Failed:
		made.Tone, made.Icon = web.ToneBad, web.IconCircleX
	}
	return made
}

func dispatchWord(ctx context.Context, status debt.DispatchStatus) string {
	switch status {
	case debt.Waiting:
		return web.Say(ctx, "status.waiting")
	case debt.Unclear:
		return web.Say(ctx, "status.unclear")
	case debt.Sent:
		return web.Say(ctx, "status.sent")
	case debt.Delayed:
		return web.Say(ctx, "status.delayed")
	case debt.Received:
		return web.Say(ctx, "status.received")
	case debt.Opened:
		return web.Say(ctx, "status.opened")
	case debt.Stopped:
		return web.Say(ctx, "status.stopped")
	case debt.Failed:
		return web.Say(ctx, "status.failed")
	}
	return status.String()
}

// channelStanding names the way a message went, with its icon.
func channelStanding(ctx context.Context, by debt.Channel) web.Standing {
	if by == debt.Email {
		return web.Standing{Tone: web.ToneWait, Icon: web.IconMail, Words: web.Say(ctx, "office.channel_email")}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconPrinter, Words: web.Say(ctx, "office.case_channel_print")}
}

// emailStanding says what is known of the debtor's e-mail address.
func (p casePage) emailStanding(ctx context.Context) web.Standing {
	if p.Case.EmailFailed() {
		return web.Standing{Tone: web.ToneBad, Icon: web.IconCircleX, Words: web.Say(ctx, "office.email_failed")}
	}
	for _, d := range p.Case.Dispatches {
		if d.Channel == debt.Email && d.Status == debt.Opened && d.Recipient == p.Case.Debtor.Email {
			return web.Standing{Tone: web.ToneDone, Icon: web.IconMailOpen, Words: web.Say(ctx, "office.email_opened")}
		}
	}
	for _, d := range p.Case.Dispatches {
		if d.Channel == debt.Email && d.Status == debt.Received && d.Recipient == p.Case.Debtor.Email {
			return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.email_received")}
		}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleHelp, Words: web.Say(ctx, "office.email_untried")}
}
