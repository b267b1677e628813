package office

import (
	"context"
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

// doesName returns the name of what is done on cases.
func doesName(ctx context.Context, does string) string {
	switch does {
	case casework.DoesAsk:
		return web.Say(ctx, "batch.does_ask")
	case casework.DoesClose:
		return web.Say(ctx, "batch.does_close")
	}
	return capital(documentName(ctx, debt.ParseDocument(does)))
}

// channelName returns the name of a channel, in a table.
func channelName(ctx context.Context, c debt.Channel) string {
	switch c {
	case debt.Email:
		return web.Say(ctx, "office.channel_email")
	case debt.Print:
		return web.Say(ctx, "office.channel_print")
	}
	return ""
}

func channelIcon(c debt.Channel) web.Icon {
	if c == debt.Print {
		return web.IconMailbox
	}
	return web.IconMail
}

// dayChoices are the days to choose between.
func dayChoices(ctx context.Context, due casework.Due) []web.Choice {
	choices := []web.Choice{{Value: "", Label: web.Say(ctx, "batch.now"), Chosen: true}}
	for _, d := range due.Days {
		choices = append(choices, web.Choice{Value: d.On.String(), Label: capital(web.LongDate(ctx, d.On)), Help: payDayWords(ctx, d)})
	}
	return append(choices, web.Choice{Value: anotherDay, Label: web.Say(ctx, "batch.another_day")})
}

func payDayWords(ctx context.Context, d casework.SendingDay) string {
	if d.Why == casework.ChildBenefit {
		return web.Say(ctx, "batch.before_child_benefit", "day", web.DayMonth(ctx, d.PayDay))
	}
	return web.Say(ctx, "batch.before_wages", "day", web.DayMonth(ctx, d.PayDay))
}

// deadlines are the first and the last of the new deadlines.
func deadlines(ctx context.Context, p casework.BatchPart) string {
	switch {
	case p.Earliest.IsZero():
		return ""
	case p.Earliest == p.Latest:
		return web.DayMonth(ctx, p.Earliest)
	}
	return web.DayMonth(ctx, p.Earliest) + "–" + web.DayMonth(ctx, p.Latest)
}

// charged is what the letters add: fees, compensation and costs.
func charged(p casework.BatchPart) money.Amount { return p.Fee.Plus(p.Costs) }

// reasonsSaid tells why nothing is done on a case.
func reasonsSaid(ctx context.Context, reasons []followup.Reason) string {
	said := make([]string, 0, len(reasons))
	for _, reason := range reasons {
		said = append(said, reasonSaid(ctx, reason))
	}
	return strings.Join(said, " ")
}

// reasonSaid tells one reason, with days as people write them.
func reasonSaid(ctx context.Context, reason followup.Reason) string {
	var values []string
	for name, value := range reason.Args {
		if day, err := civil.Parse(value); err == nil {
			value = web.Date(ctx, day)
		}
		values = append(values, name, value)
	}
	return web.Say(ctx, reason.Key, values...)
}

func rulesSaid(reasons []followup.Reason) string {
	var rules []string
	for _, reason := range reasons {
		if reason.Rule != "" {
			rules = append(rules, reason.Rule)
		}
	}
	return strings.Join(rules, ", ")
}

// clockTime returns the time of day in Denmark.
func clockTime(at time.Time) string {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone).Format(batchTimeShown)
}

// batchStanding says how far a batch has come.
func batchStanding(ctx context.Context, b casework.BatchView) web.Standing {
	switch b.State {
	case casework.BatchDone:
		return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "batch.state_done")}
	case casework.BatchStopped:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconOctagonPause, Words: web.Say(ctx, "batch.state_stopped")}
	case casework.BatchUndone:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconUndo2, Words: web.Say(ctx, "batch.state_undone")}
	case casework.BatchApproved:
		if b.BeganAt.IsZero() {
			return web.Standing{Tone: web.ToneWait, Icon: web.IconCalendarClock, Words: web.Say(ctx, "batch.state_waits")}
		}
		return web.Standing{Tone: web.ToneGo, Icon: web.IconSend, Words: web.Say(ctx, "batch.state_runs")}
	case casework.BatchPlanned:
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconListChecks, Words: web.Say(ctx, "batch.state_planned")}
}

// reportLine is one part of a report.
type reportLine struct {
	Outcome string
	Cases   int
	Icon    web.Icon
	Colour  string
	Words   string
}

// reportOf returns the parts of a report that have cases. They add up to what was
// approved, and what was not.
func reportOf(ctx context.Context, b casework.BatchView) []reportLine {
	lines := []reportLine{
		{casework.OutcomeDone, 0, web.IconCheck, "c-green", web.Say(ctx, "batch.part_done")},
		{casework.OutcomeUndone, 0, web.IconUndo2, "c-amber", web.Say(ctx, "batch.part_undone")},
		{casework.OutcomeStopped, 0, web.IconOctagonPause, "c-amber", web.Say(ctx, "batch.part_stopped")},
		{casework.OutcomeChanged, 0, web.IconRefreshCw, "c-amber", web.Say(ctx, "batch.part_changed")},
		{casework.OutcomeNothing, 0, web.IconRefreshCw, "c-amber", web.Say(ctx, "batch.part_nothing")},
		{casework.OutcomeCorrupt, 0, web.IconCircleX, "c-red", web.Say(ctx, "batch.part_corrupt")},
		{casework.OutcomeNotChosen, 0, web.IconEyeOff, "dim", web.Say(ctx, "batch.part_not_chosen")},
		{casework.OutcomeLeftOut, 0, web.IconHand, "dim", web.Say(ctx, "batch.part_left_out")},
	}
	var parts []reportLine
	for _, line := range lines {
		if line.Cases = b.Count(line.Outcome); line.Cases > 0 {
			parts = append(parts, line)
		}
	}
	return parts
}
