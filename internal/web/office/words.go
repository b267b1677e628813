package office

import (
	"context"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// flowName returns the name of a flow; a creditor's own has the name it was given.
func flowName(ctx context.Context, name string) string {
	switch name {
	case followup.StandardFlow:
		return web.Say(ctx, "flow.standard")
	case followup.PatientFlow:
		return web.Say(ctx, "flow.patient")
	case followup.FastFlow:
		return web.Say(ctx, "flow.fast")
	case followup.ReminderFlow:
		return web.Say(ctx, "flow.reminders")
	case followup.CollectionFlow:
		return web.Say(ctx, "flow.collection")
	case followup.BailiffFlow:
		return web.Say(ctx, "flow.bailiff")
	case followup.LettersFlow:
		return web.Say(ctx, "flow.letters")
	}
	return name
}

// stepName returns the name of a step of a flow. Steps with a letter are named for
// it.
func stepName(ctx context.Context, name string) string {
	if d := debt.ParseDocument(name); d != 0 {
		return documentName(ctx, d)
	}
	switch name {
	case debt.EarlierLabel:
		return web.Say(ctx, "step.earlier")
	case followup.CompositionStep:
		return web.Say(ctx, "step.composition_offer")
	case followup.LastLetterStep:
		return web.Say(ctx, "step.letter_before_court")
	case followup.PaymentOrderStep:
		return web.Say(ctx, "step.payment_order")
	case followup.DecisionStep:
		return web.Say(ctx, "step.collection_decision")
	case followup.InstalmentStep:
		return web.Say(ctx, "step.instalment")
	}
	return name
}

// documentName returns the name of a document.
func documentName(ctx context.Context, d debt.Document) string {
	switch d {
	case debt.FriendlyReminder:
		return web.Say(ctx, "document.friendly_reminder")
	case debt.FirstReminder:
		return web.Say(ctx, "document.reminder_1")
	case debt.SecondReminder:
		return web.Say(ctx, "document.reminder_2")
	case debt.ThirdReminder:
		return web.Say(ctx, "document.reminder_3")
	case debt.CollectionNotice:
		return web.Say(ctx, "document.collection_notice")
	case debt.ThirdReminderNotice:
		return web.Say(ctx, "document.reminder_3_notice")
	case debt.CollectionDemand:
		return web.Say(ctx, "document.collection_demand")
	case debt.PaymentReceipt:
		return web.Say(ctx, "document.receipt")
	case debt.InstalmentReminder:
		return web.Say(ctx, "document.instalment_reminder")
	}
	return d.String()
}

// taskText says what a task asks of a person.
func taskText(ctx context.Context, t debt.TaskRaised) string {
	values := maps.Clone(t.Args)
	if values == nil {
		values = make(map[string]string)
	}
	values["step"] = stepName(ctx, t.Step)
	if why := t.Args["why"]; why != "" {
		values["why"] = strings.TrimSuffix(web.Say(ctx, why, inPairs(t.Args)...), ".")
	}
	return web.Say(ctx, t.Kind, inPairs(values)...)
}

// lowered begins a text with a small letter, to stand within a sentence.
func lowered(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}
