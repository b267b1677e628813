package office

import (
	"context"
	"net/url"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// plannedOf is the field that carries the fingerprint of what sends a letter.
func plannedOf(document string) string { return "planned-" + document }

// offerRuling is what the law says of a letter that a person may send.
func offerRuling(ctx context.Context, o followup.Offer) web.Ruling {
	if sent := o.Decision.Sent(); sent != nil {
		return rulingOn(ctx, sent, o.Decision.Reasons)
	}
	made := web.Ruling{Verdict: web.VerdictUnlawful, Short: web.Say(ctx, "office.offer_not_now")}
	for _, reason := range o.Decision.Reasons {
		made.Why, made.Citation = joined(made.Why, " ", reasonText(ctx, reason)), joined(made.Citation, " · ", reason.Rule)
	}
	return made
}

// offerAbout says what a letter that a person may send is for.
func offerAbout(ctx context.Context, document debt.Document) string {
	switch document {
	case debt.FriendlyReminder:
		return web.Say(ctx, "office.offer_friendly")
	case debt.CollectionNotice, debt.ThirdReminderNotice:
		return web.Say(ctx, "office.offer_notice")
	case debt.CollectionDemand:
		return web.Say(ctx, "office.offer_demand")
	case debt.FirstReminder, debt.SecondReminder, debt.ThirdReminder, debt.PaymentReceipt, debt.InstalmentReminder:
	}
	return web.Say(ctx, "office.offer_reminder")
}

// offerHref is where a letter is seen that a person may send.
func (p casePage) offerHref(o followup.Offer) string {
	return caseAddress(p.Case.Number) + "/preview?" +
		url.Values{"on": {p.On.String()}, "document": {o.Document.String()}, "planned": {o.Decision.Fingerprint()}}.Encode()
}
