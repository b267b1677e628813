package office

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// standing says where a case stands on a day. Only what a person must do has
// colour.
func standing(ctx context.Context, line *casework.ListedCase, today civil.Date) web.Standing {
	switch {
	case line.State == debt.Closed && owedOn(line).IsNegative():
		return needing(ctx, followup.TaskRefund)
	case line.State == debt.Closed:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconArchive, Words: web.Say(ctx, "office.case_closed", "day", web.DayMonth(ctx, line.ClosedOn))}
	case line.Needs():
		return needing(ctx, line.Task)
	case line.PausedUntil.After(today):
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCirclePause, Words: web.Say(ctx, "office.case_paused", "day", web.DayMonth(ctx, line.PausedUntil))}
	case line.Instalment != nil && line.State != debt.Disputed:
		return paying(ctx, line.Instalment)
	case line.State == debt.RunByHand:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconHand, Words: web.Say(ctx, "office.case_by_hand")}
	case line.NextStep == "":
		return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: web.Say(ctx, "office.case_waits")}
	case isDue(line, today):
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleArrowRight, Words: capital(web.Say(ctx, "office.case_due", "step", stepShort(ctx, line.NextStep)))}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: web.Say(ctx, "office.case_next", "step", stepShort(ctx, line.NextStep))}
}

// actionName names what happened last on a case.
func actionName(ctx context.Context, action string) string {
	switch action {
	case casework.ActionOpened:
		return web.Say(ctx, "office.action_opened")
	case casework.ActionPaid:
		return web.Say(ctx, "office.action_paid")
	case casework.ActionAgreed:
		return web.Say(ctx, "office.action_agreed")
	case casework.ActionObjected:
		return web.Say(ctx, "office.action_objected")
	case casework.ActionClosed:
		return web.Say(ctx, "office.action_closed")
	}
	return capital(stepShort(ctx, action))
}

// stepShort names a step where a column has little room for it.
func stepShort(ctx context.Context, name string) string {
	switch name {
	case debt.CollectionNotice.String():
		return web.Say(ctx, "office.short_notice")
	case debt.ThirdReminderNotice.String():
		return web.Say(ctx, "office.short_reminder_notice")
	case debt.CollectionDemand.String():
		return web.Say(ctx, "office.short_demand")
	case debt.InstalmentReminder.String():
		return web.Say(ctx, "office.short_instalment")
	case followup.CompositionStep:
		return web.Say(ctx, "office.short_composition")
	case followup.LastLetterStep:
		return web.Say(ctx, "office.short_last_letter")
	case followup.PaymentOrderStep:
		return web.Say(ctx, "office.short_payment_order")
	case followup.DecisionStep:
		return web.Say(ctx, "office.short_decision")
	}
	return stepName(ctx, name)
}

// capital makes the first letter of what stands alone a large one.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// ifCut returns the attribute that shows a text whole to who points at it, where it has
// more letters than its column surely has room for. Most lines need none, and a list of
// a hundred is lighter without.
func ifCut(text string, letters int) templ.Attributes {
	if utf8.RuneCountInString(text) <= letters {
		return nil
	}
	return templ.Attributes{"title": text}
}

// shownNumbers are the cases of the page, for what is done to all of them.
func (p *casesPage) shownNumbers() string {
	var numbers []byte
	for i := range p.List.Lines {
		numbers = strconv.AppendInt(append(numbers, ' '), p.List.Lines[i].Number, 10)
	}
	return strings.TrimSpace(string(numbers))
}

// claimsName names the invoices of a case: the first, and how many more.
func claimsName(line *casework.ListedCase) string {
	if line.Claims < 2 {
		return line.Claim
	}
	return line.Claim + " +" + strconv.Itoa(line.Claims-1)
}

// flows are the flows that cases of the list have, to be chosen between.
func (p *casesPage) flows(ctx context.Context) []web.Choice {
	return p.choices(ctx, "flow", flowName, func(c *casework.CaseCount) string { return c.Flow })
}

// lastActions are what happened last on cases of the list.
func (p *casesPage) lastActions(ctx context.Context) []web.Choice {
	return p.choices(ctx, "last", actionName, func(c *casework.CaseCount) string { return c.LastAction })
}

// choices are the values that the creditor's cases have, as a filter offers them.
func (p *casesPage) choices(ctx context.Context, field string, name func(context.Context, string) string, of func(*casework.CaseCount) string) []web.Choice {
	chosen := p.Asked.value(field)
	values := []string{}
	if chosen != "" {
		values = append(values, chosen)
	}
	for i := range p.Overview.Counts {
		if value := of(&p.Overview.Counts[i]); value != "" && p.Overview.Counts[i].Cases > 0 {
			values = append(values, value)
		}
	}
	slices.Sort(values)
	made := []web.Choice{{Label: web.Say(ctx, "office.filter_all")}}
	for _, value := range slices.Compact(values) {
		made = append(made, web.Choice{Value: value, Label: name(ctx, value), Chosen: value == chosen})
	}
	return made
}

// statuses are where a case may stand: what the tabs say, and the next step.
func (p *casesPage) statuses(ctx context.Context) []web.Choice {
	made := []web.Choice{{Label: web.Say(ctx, "office.filter_all")}}
	if tab := p.Asked.tab(); tab == tabOpen || tab == tabAll {
		for _, c := range []web.Choice{
			{Value: tabNeeds, Label: web.Say(ctx, "office.tab_needs")},
			{Value: tabDue, Label: web.Say(ctx, "office.tab_due")},
			{Value: tabPaused, Label: web.Say(ctx, "office.tab_paused")},
			{Value: tabAgreed, Label: web.Say(ctx, "office.tab_agreed")},
			{Value: tabByHand, Label: web.Say(ctx, "office.tab_by_hand")},
			{Value: tabDisputed, Label: web.Say(ctx, "office.tab_disputed")},
		} {
			c.Chosen = c.Value == p.Asked.value("status")
			made = append(made, c)
		}
	}
	for _, d := range []debt.Document{debt.FriendlyReminder, debt.FirstReminder, debt.SecondReminder, debt.ThirdReminder, debt.CollectionNotice, debt.CollectionDemand} {
		made = append(made, p.nextChoice(ctx, d.String()))
	}
	for _, step := range []string{followup.CompositionStep, followup.LastLetterStep, followup.PaymentOrderStep, followup.DecisionStep} {
		made = append(made, p.nextChoice(ctx, step))
	}
	return made
}

func (p *casesPage) nextChoice(ctx context.Context, step string) web.Choice {
	return web.Choice{Value: step, Label: web.Say(ctx, "office.case_next", "step", stepName(ctx, step)), Chosen: step == p.Asked.value("status")}
}

// chip is a filter in force, and the list without it.
type chip struct{ words, without string }

// chips are the filters in force, in words.
func (p *casesPage) chips(ctx context.Context) []chip {
	var made []chip
	for _, name := range filterFields {
		value := p.Asked.value(name)
		if value == "" || p.Asked.wrong[name] {
			continue
		}
		made = append(made, chip{words: p.chipWords(ctx, name, value), without: p.Asked.href(name, "")})
	}
	return made
}

func (p *casesPage) chipWords(ctx context.Context, name, value string) string {
	switch name {
	case "q":
		return web.Say(ctx, "office.chip_search", "value", value)
	case "number":
		return web.Say(ctx, "office.chip_number", "value", value)
	case "debtor":
		return web.Say(ctx, "office.chip_debtor", "value", value)
	case "invoice":
		return web.Say(ctx, "office.chip_invoice", "value", value)
	case "flow":
		return web.Say(ctx, "office.chip_flow", "value", flowName(ctx, value))
	case "last":
		return web.Say(ctx, "office.chip_last", "value", actionName(ctx, value))
	case "due":
		return web.Say(ctx, "office.chip_due", "value", web.ShortDate(ctx, p.Asked.query.DueBy))
	case "principal":
		return web.Say(ctx, "office.chip_principal", "value", web.Figure(ctx, p.Asked.query.Principal))
	case "owed":
		return web.Say(ctx, "office.chip_owed", "value", web.Figure(ctx, p.Asked.query.OwedFrom))
	}
	for _, c := range p.statuses(ctx) {
		if c.Value == value {
			return c.Label
		}
	}
	return value
}

// wrongs say what was typed into filters and can't be read.
func (p *casesPage) wrongs(ctx context.Context) []string {
	var made []string
	if p.Asked.wrong["q"] {
		made = append(made, web.Say(ctx, "office.search_unread"))
	}
	if p.Asked.wrong["number"] {
		made = append(made, web.Say(ctx, "office.number_unread"))
	}
	if p.Asked.wrong["due"] {
		made = append(made, web.Say(ctx, "office.due_unread"))
	}
	if p.Asked.wrong["principal"] || p.Asked.wrong["owed"] {
		made = append(made, web.Say(ctx, "office.amount_unread"))
	}
	return made
}
