package office

import (
	"context"
	"slices"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
	"krav/internal/wording"
)

// deed is one thing that can be done to a case, said in the reader's language.
type deed struct {
	Name  string
	Icon  web.Icon
	Title string
	// Then says what follows.
	Then string
}

// possible are the deeds that there is reason to do on the case as it stands and that
// the reader may do, the most used first.
func (p casePage) possible(ctx context.Context) []deed {
	open := !p.Case.IsClosed()
	var found []deed
	add := func(can bool, name string, icon web.Icon, title, then string) {
		if can {
			found = append(found, deed{Name: name, Icon: icon, Title: title, Then: then})
		}
	}
	if sent := p.Due.Sent(); sent != nil {
		add(open, deedSend, web.IconSend, web.Say(ctx, "office.deed_send", "letter", stepName(ctx, sent.Name)), sending(ctx, sent))
	}
	add(open && len(p.Offers) > 0, deedOther, web.IconMail, web.Say(ctx, "office.deed_other"), web.Say(ctx, "office.deed_other_then"))
	add(!open && p.Owed.Overpaid.IsPositive(), deedRefund, web.IconUndo2, web.Say(ctx, "office.deed_refund"), web.Say(ctx, "office.deed_refund_then", "amount", p.Owed.Overpaid.String()))
	add(len(p.tasksToFinish()) > 0, deedTask, web.IconCheck, web.Say(ctx, "office.deed_task"), web.Say(ctx, "office.deed_task_then"))
	add(p.Case.Objection.Open, deedResolve, web.IconScale, web.Say(ctx, "office.answer_resolve"), web.Say(ctx, "office.answer_resolve_then"))
	add(open && p.Owed.Total().IsPositive(), deedPaid, web.IconBanknote, web.Say(ctx, "office.deed_paid"), web.Say(ctx, "office.answer_paid_then"))
	add(true, deedPayment, web.IconCircleDot, web.Say(ctx, "office.deed_payment"), web.Say(ctx, "office.deed_payment_then"))
	add(true, deedNote, web.IconStickyNote, web.Say(ctx, "office.deed_note"), web.Say(ctx, "office.deed_note_then"))
	add(open && p.Case.OnHold(p.On), deedResume, web.IconCirclePlay, web.Say(ctx, "office.answer_resume_then"), web.Say(ctx, "office.deed_resume_then"))
	add(open, deedPause, web.IconCirclePause, web.Say(ctx, "office.deed_pause"), web.Say(ctx, "office.deed_pause_then"))
	add(open && !p.Case.Estate.Runs() && !p.Case.Objection.Open && p.Owed.Left.Total().IsPositive() && !p.Case.Offer.Runs(), deedAgree, web.IconHandshake, p.agreeing(ctx), web.Say(ctx, "office.deed_agree_then"))
	add(open && p.Owed.Left.Total().IsPositive(), deedPromise, web.IconHandshake, web.Say(ctx, "office.deed_promise"), web.Say(ctx, "office.deed_promise_then"))
	add(open && !p.Case.Estate.Runs() && !p.Case.Objection.Open && !p.paysByAgreement() && !p.Case.Offer.Runs() && p.Owed.Left.Total().IsPositive(), deedOffer, web.IconPercent, web.Say(ctx, "office.deed_offer"), web.Say(ctx, "office.deed_offer_then"))
	add(open && p.Case.Offer.Runs(), deedWithdraw, web.IconCircleX, web.Say(ctx, "office.deed_withdraw_offer"), web.Say(ctx, "office.deed_withdraw_offer_then"))
	add(open && p.mayDefer(), deedDefer, web.IconClock, web.Say(ctx, "office.deed_defer"), web.Say(ctx, "office.deed_defer_then"))
	add(open && p.paysByAgreement(), deedEndAgreement, web.IconCircleX, web.Say(ctx, "office.deed_end_agreement"), web.Say(ctx, "office.deed_end_agreement_then"))
	add(open && !p.Case.Objection.Open, deedObject, web.IconMessageSquareWarning, web.Say(ctx, "office.deed_object"), web.Say(ctx, "office.answer_object_then"))
	found = append(found, p.possibleSeldom(ctx)...)
	return slices.DeleteFunc(found, func(d deed) bool { return !may(ctx, rightFor(d.Name)) })
}

// possibleSeldom are the deeds that are done now and then.
func (p casePage) possibleSeldom(ctx context.Context) []deed {
	open := !p.Case.IsClosed()
	var found []deed
	add := func(can bool, name string, icon web.Icon, title, then string) {
		if can {
			found = append(found, deed{Name: name, Icon: icon, Title: title, Then: then})
		}
	}
	add(open && p.Case.LastStanding() != nil, deedRewind, web.IconUndo2, web.Say(ctx, "office.deed_rewind"), p.rewinding(ctx))
	add(lastPaid(p.Case) != nil, deedReverse, web.IconRotateCcw, web.Say(ctx, "office.deed_reverse"), web.Say(ctx, "office.deed_reverse_then"))
	add(open && len(p.Case.Claims) > 0, deedCredit, web.IconReceiptText, web.Say(ctx, "office.deed_credit"), web.Say(ctx, "office.deed_credit_then"))
	add(open && len(p.Case.Claims) > 0, deedLimitation, web.IconHourglass, web.Say(ctx, "office.deed_limitation"), web.Say(ctx, "office.deed_limitation_then"))
	add(open && len(p.Case.Claims) > 0 && !p.Case.Estate.Runs() && p.Case.AtCourt() == nil && p.Owed.Left.Total().IsPositive(), deedCourt, web.IconGavel, web.Say(ctx, "office.deed_court"), web.Say(ctx, "office.deed_court_then"))
	add(p.runsAtCourt() != nil, deedCourtNews, web.IconGavel, web.Say(ctx, "office.deed_court_news"), web.Say(ctx, "office.deed_court_news_then"))
	add(open && p.mayBeAwarded(), deedAward, web.IconGavel, web.Say(ctx, "office.deed_award"), web.Say(ctx, "office.deed_award_then"))
	add(len(p.courtCosts(ctx)) > 0, deedDropCost, web.IconUndo2, web.Say(ctx, "office.deed_drop_cost"), web.Say(ctx, "office.deed_drop_cost_then"))
	add(open && p.Owed.Left.Interest.IsPositive(), deedCapital, web.IconPercent, web.Say(ctx, "office.deed_capital"), web.Say(ctx, "office.deed_capital_then"))
	add(open, deedEstate, web.IconScale, web.Say(ctx, "office.deed_estate"), web.Say(ctx, "office.deed_estate_then"))
	add(open && p.Case.Estate.Runs(), deedEstateEnd, web.IconUndo2, web.Say(ctx, "office.deed_estate_end"), web.Say(ctx, "office.deed_estate_end_then"))
	add(open && p.canEnclose(ctx), deedFound, web.IconFileText, web.Say(ctx, "office.deed_found"), web.Say(ctx, "office.deed_found_then"))
	add(open && len(p.Case.Founded()) > 0, deedUnfound, web.IconUndo2, web.Say(ctx, "office.deed_unfound"), web.Say(ctx, "office.deed_unfound_then"))
	add(open && len(p.Case.Claims) > 0, deedSpare, web.IconPercent, web.Say(ctx, "office.deed_spare"), web.Say(ctx, "office.deed_spare_then"))
	add(open && len(p.Flows) > 1, deedFlow, web.IconRoute, web.Say(ctx, "office.deed_flow"), web.Say(ctx, "office.deed_flow_then"))
	add(open && !p.Case.ByHand, deedLeave, web.IconHand, web.Say(ctx, "office.deed_leave"), web.Say(ctx, "office.deed_leave_then"))
	add(open && p.Case.ByHand, deedJoin, web.IconListChecks, web.Say(ctx, "office.deed_join"), web.Say(ctx, "office.deed_join_then"))
	add(!open && !p.Case.Debtor.IsErased() && p.Owed.Total().IsPositive(), deedReopen, web.IconFolder, web.Say(ctx, "office.deed_reopen"), web.Say(ctx, "office.deed_reopen_then"))
	add(open, deedClose, web.IconArchive, web.Say(ctx, "office.deed_close"), web.Say(ctx, "office.deed_close_then", "amount", web.Amount(ctx, p.Owed.Total())))
	return found
}

// agreeing is what making an agreement is called.
func (p casePage) agreeing(ctx context.Context) string {
	if p.paysByAgreement() {
		return web.Say(ctx, "office.deed_agree_anew")
	}
	return web.Say(ctx, "office.deed_agree")
}

// rewinding says what deleting the last action takes along.
func (p casePage) rewinding(ctx context.Context) string {
	last := p.Case.LastStanding()
	if last == nil {
		return ""
	}
	if last.Left() {
		return web.Say(ctx, "office.deed_rewind_sent", "letter", web.Raised(stepName(ctx, last.Name)), "amount", web.Amount(ctx, last.Charges()))
	}
	return web.Say(ctx, "office.deed_rewind_then", "letter", stepName(ctx, last.Name), "amount", web.Amount(ctx, last.Charges()))
}

// typedDay writes a day as a person types it.
func typedDay(d civil.Date) string { return wording.ShortDate(wording.Danish, d) }

// danish writes an amount as a person types it.
func danish(a money.Amount) string { return wording.Figure(wording.Danish, a) }
