package office

import (
	"context"

	"krav/internal/followup"
	"krav/internal/web"
)

// needing says in a few words what waits for a person, by the key of the task.
func needing(ctx context.Context, task string) web.Standing {
	bad := func(icon web.Icon, words string) web.Standing {
		return web.Standing{Tone: web.ToneBad, Icon: icon, Words: words}
	}
	switch task {
	case "task.answer_objection":
		return bad(web.IconMessageSquareWarning, web.Say(ctx, "office.need_objection"))
	case "task.mend_address":
		return bad(web.IconMapPinOff, web.Say(ctx, "office.need_address"))
	case "task.dispatch_unclear":
		return bad(web.IconCircleHelp, web.Say(ctx, "office.need_unclear"))
	case "task.mail_not_sent", "task.mail_refused":
		return bad(web.IconCircleX, web.Say(ctx, "office.need_mail"))
	case "task.letter_not_posted", "task.letter_perhaps_posted":
		return bad(web.IconPrinter, web.Say(ctx, "office.need_post"))
	case "task.letter_not_made", "task.receipt_not_made":
		return bad(web.IconCircleX, web.Say(ctx, "office.need_letter"))
	case "task.refund_overpayment", "task.upheld_after_payment":
		return bad(web.IconUndo2, web.Say(ctx, "office.need_refund"))
	case "task.credit_beyond_claim":
		return bad(web.IconScale, web.Say(ctx, "office.need_credit"))
	case "task.balance_lower", "task.balance_higher", "task.due_later":
		return bad(web.IconScale, web.Say(ctx, "office.need_balance"))
	case "task.payment_went_back":
		return bad(web.IconScale, web.Say(ctx, "office.need_went_back"))
	case "task.trifle_left":
		return bad(web.IconScale, web.Say(ctx, "office.need_trifle"))
	case "task.demand_ran_out":
		return bad(web.IconHourglass, web.Say(ctx, "office.need_deadline"))
	case "task.time_barred":
		return bad(web.IconHourglass, web.Say(ctx, "office.need_barred"))
	case "task.limitation_near":
		return bad(web.IconHourglass, web.Say(ctx, "office.need_limitation"))
	case "task.case_stands_still":
		return bad(web.IconOctagonPause, web.Say(ctx, "office.need_still"))
	case "task.instalment_missing":
		return bad(web.IconHandshake, web.Say(ctx, "office.need_instalment"))
	case "task.claim_beside_agreement":
		return bad(web.IconHandshake, web.Say(ctx, "office.need_beside"))
	case "task.composition_kept_in_part":
		return bad(web.IconPercent, web.Say(ctx, "office.need_discount"))
	case "task.paid_back_in_vain":
		return bad(web.IconUndo2, web.Say(ctx, "office.need_paid_out"))
	case "task.answer_debtor":
		return bad(web.IconMailOpen, web.Say(ctx, "office.need_reply"))
	case "task.check_contact":
		return bad(web.IconUser, web.Say(ctx, "office.need_contact"))
	case "task.next_step_by_hand", "task.court_for_some":
		return bad(web.IconHand, web.Say(ctx, "office.need_step"))
	}
	return bad(web.IconCircleAlert, web.Say(ctx, "office.need_you"))
}

// paying says of a debtor who pays by an agreement what is to come next, or is missing.
// Nobody need do anything of it yet: what needs a person is a task.
func paying(ctx context.Context, next *followup.InstalmentStanding) web.Standing {
	day, amount := web.DayMonth(ctx, next.On), web.Figure(ctx, next.Left)
	if next.Late {
		return web.Standing{Tone: web.ToneWait, Icon: web.IconHandshake, Words: web.Say(ctx, "office.case_instalment_late", "day", day, "amount", amount)}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconHandshake, Words: web.Say(ctx, "office.case_instalment", "day", day, "amount", amount)}
}
