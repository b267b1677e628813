package portal

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
	"krav/internal/wording"
)

// frame is the portal's frame around the pages of a case.
func (p casePage) frame(ctx context.Context, title string) web.Frame {
	return web.Frame{
		Title: title, SignOut: signOutPath, Foot: caseFoot(p),
		Under: web.Say(ctx, "portal.case_number", "number", p.number()),
	}
}

func (p casePage) number() string { return strconv.FormatInt(p.Seen.Case.Number, 10) }

// owed is what is owed in all: below nought where it is owed to the debtor.
func (p casePage) owed() money.Amount { return p.Seen.Owed.Total() }

// isOwed reports whether there is something to pay.
func (p casePage) isOwed() bool {
	return p.owed().IsPositive() && p.Seen.Case.Closed.Why != debt.ClosedWithdrawn && !p.inEstate()
}

// heading is how the page begins: to whom, and what is owed.
func (p casePage) heading(ctx context.Context) string {
	switch {
	case p.owed().IsNegative():
		return p.say(ctx, "portal.owed_back")
	case p.Seen.Case.IsClosed():
		return web.Say(ctx, "portal.case_closed")
	case p.inEstate():
		return web.Say(ctx, "portal.estate_rests")
	case !p.owed().IsPositive():
		return p.say(ctx, "portal.owes_nothing")
	}
	if p.isEnough() {
		return p.say(ctx, "portal.owes_by", "day", web.Date(ctx, p.Seen.Enough.Deadline))
	}
	return p.say(ctx, "portal.owes_today")
}

// isEnough reports whether less than what is owed ends the case, because a letter
// whose deadline runs has promised it.
func (p casePage) isEnough() bool {
	return p.Seen.Enough.Amount.IsPositive() && !p.Seen.Case.IsClosed() && !p.inEstate()
}

// toPay is what the debtor is asked for today: below nought where it is owed to them.
func (p casePage) toPay() money.Amount { return p.Seen.ToPay() }

// costsFall says which costs fall where what is asked for is paid while the deadline of
// a demand runs, or nothing.
func (p casePage) costsFall(ctx context.Context) string {
	enough := p.Seen.Enough
	if !p.isEnough() || enough.Costs.IsZero() {
		return ""
	}
	return p.say(ctx, "portal.costs_fall", "amount", web.Amount(ctx, p.toPay()), "day", web.Date(ctx, enough.Deadline), "costs", web.Amount(ctx, enough.Costs))
}

// greeting is what stands over the heading: the name of a person, in short.
func (p casePage) greeting(ctx context.Context) string {
	d := p.Seen.Case.Debtor
	if d.IsErased() || p.inEstate() {
		return ""
	}
	if d.Kind == law.Consumer {
		first, _, _ := strings.Cut(d.Name, " ")
		if strings.Contains(d.Name, ",") { // the family name first
			first = d.Name
		}
		return web.Say(ctx, "portal.hello", "name", first)
	}
	return web.Say(ctx, "portal.to_firm", "name", d.Name)
}

// figure is the large amount under the heading, or false.
func (p casePage) figure(ctx context.Context) (string, bool) {
	switch {
	case p.owed().IsNegative():
		return web.Amount(ctx, p.owed().Negated()), true
	case p.owed().IsPositive() && !p.Seen.Case.IsClosed() && !p.inEstate():
		return web.Amount(ctx, p.toPay()), true
	}
	return "", false
}

// about is what stands under the amount: to whom and for what, or how the case has
// ended.
func (p casePage) about(ctx context.Context) string {
	creditor := p.Creditor.Name
	switch {
	case p.owed().IsNegative():
		return p.say(ctx, "portal.back_from", "creditor", creditor)
	case p.Seen.Case.IsClosed():
		return p.ending(ctx)
	case p.inEstate():
		return web.Say(ctx, "portal.estate_about", "creditor", creditor)
	case !p.owed().IsPositive():
		return p.notDue(ctx)
	}
	claims := p.Seen.Case.ClaimsOverdue(p.Seen.On)
	if len(claims) == 1 {
		return web.Say(ctx, "portal.owes_for_one", "creditor", creditor, "claim", lowered(invoiceText(ctx, claims[0].Number)))
	}
	return web.Say(ctx, "portal.owes_for_many", "creditor", creditor, "count", web.Count(ctx, len(claims)))
}

// ending says how the case has ended.
func (p casePage) ending(ctx context.Context) string {
	day := web.Date(ctx, p.Seen.Case.Closed.On)
	switch p.Seen.Case.Closed.Why {
	case debt.ClosedWithdrawn:
		return p.say(ctx, "portal.ended_withdrawn", "creditor", p.Creditor.Name, "day", day)
	case debt.ClosedWrittenOff:
		return p.say(ctx, "portal.ended_written_off", "creditor", p.Creditor.Name, "day", day, "amount", web.Amount(ctx, p.owed()))
	case debt.ClosedEstate:
		return web.Say(ctx, "portal.ended_estate", "creditor", p.Creditor.Name, "day", day)
	}
	if p.Seen.Case.Closed.Why == debt.ClosedComposition {
		return p.say(ctx, "portal.ended_composition", "day", day)
	}
	if p.Seen.Case.Closed.Why == debt.ClosedTrifle {
		return p.say(ctx, "portal.ended_trifle", "day", day)
	}
	return p.say(ctx, "portal.ended_paid", "day", day)
}

// notDue says what is to be paid later, if anything.
func (p casePage) notDue(ctx context.Context) string {
	if p.Seen.Owed.NotDue.IsZero() {
		return ""
	}
	return web.Say(ctx, "portal.not_due", "amount", web.Amount(ctx, p.Seen.Owed.NotDue), "day", web.Date(ctx, p.Seen.Owed.NextDue))
}

// grows says what a further day costs.
func (p casePage) grows(ctx context.Context) string {
	if !p.Seen.Owed.Daily.IsPositive() || p.Seen.Case.IsClosed() || p.inEstate() {
		return ""
	}
	if p.isEnough() {
		return p.payLater(ctx)
	}
	return web.Say(ctx, "portal.grows", "amount", web.Amount(ctx, p.Seen.Owed.Daily))
}

// covered says what a payment went to.
func covered(ctx context.Context, owed ledger.Statement, payment ledger.EntryID) string {
	var names, parts []string
	sums := make(map[string]money.Amount)
	for _, share := range owed.Shares {
		if share.Payment != payment {
			continue
		}
		name := shareText(ctx, share)
		if _, named := sums[name]; !named {
			names = append(names, name)
		}
		sums[name] = sums[name].Plus(share.Amount)
	}
	for _, name := range names {
		parts = append(parts, web.Say(ctx, "portal.share", "amount", web.Figure(ctx, sums[name]), "what", name))
	}
	if len(parts) == 0 {
		return ""
	}
	return web.Say(ctx, "portal.shares", "parts", strings.Join(parts, ", "))
}

func shareText(ctx context.Context, share ledger.Share) string {
	switch share.Part {
	case ledger.CostShare:
		return costText(ctx, share.Kind)
	case ledger.InterestShare:
		return web.Say(ctx, "portal.share_interest")
	case ledger.PrincipalShare:
		return lowered(invoiceText(ctx, share.Label))
	case ledger.RefundShare:
		return web.Say(ctx, "portal.share_refund")
	case ledger.RestShare:
	}
	return web.Say(ctx, "portal.share_rest")
}

// costText names a fee or a cost that a payment went to.
func costText(ctx context.Context, kind ledger.EntryKind) string {
	switch kind {
	case ledger.ReminderFee:
		return web.Say(ctx, "portal.share_fees")
	case ledger.Compensation:
		return web.Say(ctx, "portal.share_compensation")
	case ledger.CollectionCosts, ledger.CourtFee, ledger.AwardedCosts, ledger.CreditNote, ledger.Waiver, ledger.Payment, ledger.Reversal, ledger.Refund:
	}
	return web.Say(ctx, "portal.share_costs")
}

// totalLabel names what the rows add up to.
func (p casePage) totalLabel(ctx context.Context) string {
	switch {
	case p.owed().IsNegative():
		return p.say(ctx, "portal.owed_back")
	case p.inEstate() && p.Seen.NoInterest != nil:
		return web.Say(ctx, "portal.estate_claim_without_interest")
	case p.inEstate():
		return web.Say(ctx, "portal.estate_claim")
	case p.Seen.NoInterest != nil:
		return p.say(ctx, "portal.owes_without_interest")
	case p.isEnough():
		return p.say(ctx, "portal.owes_in_time", "day", web.Date(ctx, p.Seen.Enough.Deadline))
	}
	return p.say(ctx, "portal.owes")
}

// owedEitherWay is what is owed by whoever owes it.
func (p casePage) owedEitherWay() money.Amount {
	switch {
	case p.owed().IsNegative():
		return p.owed().Negated()
	case p.inEstate():
		return p.owed()
	}
	return p.toPay()
}

// payLater says what paying on a later day costs.
func (p casePage) payLater(ctx context.Context) string {
	enough := p.Seen.Enough
	switch {
	case !p.Seen.Owed.Daily.IsPositive(), p.instalmentNow() != nil, p.isEnough() && enough.After.IsZero():
		return ""
	case p.isEnough():
		return p.say(ctx, "portal.pay_too_late", "last", web.Date(ctx, enough.Deadline), "owed", web.Amount(ctx, enough.After),
			"day", web.Date(ctx, enough.Deadline.AddDays(1)), "amount", web.Amount(ctx, p.Seen.Owed.Daily))
	}
	return p.say(ctx, "portal.pay_later", "amount", web.Amount(ctx, p.Seen.Owed.Daily))
}

// payLabel names the sum that is to be paid.
func (p casePage) payLabel(ctx context.Context) string {
	if next := p.instalmentNow(); next != nil && !next.Late {
		return web.Say(ctx, "portal.pay_instalment_by", "day", web.Date(ctx, next.On))
	} else if next != nil {
		return web.Say(ctx, "portal.pay_missing")
	}
	if p.isEnough() {
		return web.Say(ctx, "portal.pay_amount_by", "day", web.Date(ctx, p.Seen.Enough.Deadline))
	}
	return web.Say(ctx, "portal.pay_amount")
}

// forBank is an amount as Danish banks read it, whatever language the page speaks.
func forBank(a money.Amount) string {
	return strings.ReplaceAll(wording.Figure(wording.Danish, a), ".", "")
}

// creditorTitle is what stands over the creditor's name and address.
func (p casePage) creditorTitle(ctx context.Context) string {
	if p.inEstate() {
		return web.Say(ctx, "portal.estate_creditor")
	}
	return p.say(ctx, "portal.creditor")
}

// isPerson reports whether the debtor is a private person.
func (p casePage) isPerson() bool { return p.Seen.Case.Debtor.Kind == law.Consumer }

// writeTo is what the page is called on which the debtor writes to the creditor.
func (p casePage) writeTo(ctx context.Context) string {
	return web.Say(ctx, "portal.write_to", "creditor", p.Creditor.Name)
}

// whyTitle is what stands over the amounts.
func (p casePage) whyTitle(ctx context.Context) string {
	if p.isOwed() {
		return p.say(ctx, "portal.why_title")
	}
	return web.Say(ctx, "portal.why_settled")
}
