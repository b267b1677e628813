package office

import (
	"context"

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
	case followup.CompositionStep:
		return web.Say(ctx, "step.composition_offer")
	case followup.LastLetterStep:
		return web.Say(ctx, "step.letter_before_court")
	case followup.PaymentOrderStep:
		return web.Say(ctx, "step.payment_order")
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
	}
	return d.String()
}
