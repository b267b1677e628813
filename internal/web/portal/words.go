package portal

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/web"
)

// say returns a message to the debtor: "du" to a person, "I" to a firm. The words
// for whom it speaks to are values of the message beside those given.
func (p casePage) say(ctx context.Context, key string, values ...string) string {
	return web.Say(ctx, key, append(p.you(ctx), values...)...)
}

func (p casePage) you(ctx context.Context) []string {
	subject, object, own := web.Say(ctx, "portal.you"), web.Say(ctx, "portal.you_object"), web.Say(ctx, "portal.your")
	neuter, many := web.Say(ctx, "portal.your_neuter"), web.Say(ctx, "portal.your_many")
	if p.Seen.Case.Debtor.Kind != law.Consumer {
		subject, object, own = web.Say(ctx, "portal.firm_you"), web.Say(ctx, "portal.firm_you_object"), web.Say(ctx, "portal.firm_your")
		neuter, many = own, own
	}
	return []string{"you", subject, "you_first", web.Raised(subject), "object", object, "your", own, "your_first", web.Raised(own), "your_neuter", neuter, "your_many", many}
}

// documentName returns the name of a letter, to stand within a sentence.
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
		return web.Say(ctx, "portal.collection_letter")
	case debt.PaymentReceipt:
		return web.Say(ctx, "document.receipt")
	case debt.InstalmentReminder:
		return web.Say(ctx, "document.instalment_reminder")
	}
	return d.String()
}

// invoiceText names an invoice; a claim may have no number.
func invoiceText(ctx context.Context, number string) string {
	if number == "" {
		return web.Say(ctx, "portal.a_claim")
	}
	return web.Say(ctx, "portal.invoice", "number", number)
}

// method says how a payment came.
func method(ctx context.Context, name string) string {
	switch name {
	case "bank":
		return web.Say(ctx, "portal.method_bank")
	case "slip":
		return web.Say(ctx, "portal.method_slip")
	}
	return web.Say(ctx, "portal.method_direct")
}

// lowered begins a text with a small letter, to stand within a sentence.
func lowered(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// sentences puts what there is to say one after the other.
func sentences(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, " ")
}
