package office

import (
	"context"
	"net/http"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/web"
)

// answers are the ways on from the question that the reader may go, the likeliest
// first.
func (p casePage) answers(ctx context.Context) []web.Answer {
	mayNot := func(a web.Answer) bool {
		if a.Value == deedAny {
			return len(p.possible(ctx)) == 0
		}
		return !may(ctx, rightFor(a.Value))
	}
	return slices.DeleteFunc(p.allAnswers(ctx), mayNot)
}

func (p casePage) allAnswers(ctx context.Context) []web.Answer {
	var found []web.Answer
	asked := p.asked()
	switch {
	case !p.isNow() || p.Case.IsClosed() && asked == nil:
		return nil
	case asked != nil && p.answersToTask(ctx, asked) != nil:
		return p.answersToTask(ctx, asked)
	case p.Case.Estate.Runs() && !p.Case.IsClosed():
		return p.answersInEstate(ctx, asked)
	case p.Case.Objection.Open:
		return p.answersToObjection(ctx)
	case p.Case.OnHold(p.On):
		found = append(found, web.Answer{Value: deedResume, Icon: web.IconCirclePlay, Label: web.Say(ctx, "office.answer_resume"), Consequence: web.Say(ctx, "office.answer_resume_then")})
	case p.Due.Sent() != nil:
		found = append(found, web.Answer{Value: deedSend, Icon: web.IconArrowRight, Label: web.Say(ctx, "office.answer_no"), Consequence: sending(ctx, p.Due.Sent()), Expected: true})
	case p.isAskedToFile(asked):
		found = append(found, web.Answer{Value: deedCourt, Icon: web.IconGavel, Label: web.Say(ctx, "office.answer_court"), Consequence: web.Say(ctx, "office.answer_court_then"), Expected: true})
	case p.runsAtCourt() != nil:
		found = append(found, web.Answer{Value: deedCourtNews, Icon: web.IconGavel, Label: web.Say(ctx, "office.deed_court_news"), Consequence: web.Say(ctx, "office.deed_court_news_then"), Expected: true})
	case asked != nil:
		found = append(found, web.Answer{Value: deedTask, Icon: web.IconCheck, Label: web.Say(ctx, "office.answer_task"), Consequence: web.Say(ctx, "office.answer_task_then"), Expected: true})
	}
	found = append(found,
		web.Answer{Value: deedPaid, Icon: web.IconBanknote, Label: web.Say(ctx, "office.answer_paid"), Consequence: web.Say(ctx, "office.answer_paid_then")},
		web.Answer{Value: deedPayment, Icon: web.IconCircleDot, Label: web.Say(ctx, "office.answer_part"), Consequence: web.Say(ctx, "office.answer_part_then")},
		web.Answer{Value: deedObject, Icon: web.IconMessageSquareWarning, Label: web.Say(ctx, "office.answer_object"), Consequence: web.Say(ctx, "office.answer_object_then")},
	)
	if !p.paysByAgreement() && !p.Case.Offer.Runs() {
		found = append(found, web.Answer{Value: deedAgree, Icon: web.IconHandshake, Label: web.Say(ctx, "office.answer_agree"), Consequence: web.Say(ctx, "office.answer_agree_then")})
	}
	if p.isAskedToFile(asked) && !p.Case.OnHold(p.On) && p.Due.Sent() == nil {
		found = append(found, web.Answer{Value: deedTask, Icon: web.IconCheck, Label: web.Say(ctx, "office.answer_otherwise"), Consequence: web.Say(ctx, "office.answer_task_then")})
	}
	if !p.Case.OnHold(p.On) {
		found = append(found, web.Answer{Value: deedPause, Icon: web.IconClock, Label: web.Say(ctx, "office.answer_wait"), Consequence: web.Say(ctx, "office.answer_wait_then")})
	}
	return append(found, web.Answer{Value: deedAny, Icon: web.IconEllipsis, Label: web.Say(ctx, "office.answer_anything"), Consequence: web.Say(ctx, "office.answer_anything_then")})
}

// isAskedToFile reports whether a task asks a person to go to court with the case.
func (p casePage) isAskedToFile(t *debt.Task) bool {
	if t == nil || p.Case.AtCourt() != nil {
		return false
	}
	return t.Kind == followup.TaskDemandRanOut || t.Kind == followup.TaskCourtForSome || t.Kind == followup.TaskBailiff
}

func (p casePage) answersToObjection(ctx context.Context) []web.Answer {
	return []web.Answer{
		{Value: deedResolve, Icon: web.IconScale, Label: web.Say(ctx, "office.answer_resolve"), Consequence: web.Say(ctx, "office.answer_resolve_then"), Expected: true},
		{Value: deedPaid, Icon: web.IconBanknote, Label: web.Say(ctx, "office.answer_paid"), Consequence: web.Say(ctx, "office.answer_paid_then")},
		{Value: deedAny, Icon: web.IconEllipsis, Label: web.Say(ctx, "office.answer_anything"), Consequence: web.Say(ctx, "office.answer_anything_then")},
	}
}

// sending says what a step sends, what it adds and what deadline it gives.
func sending(ctx context.Context, step *debt.StepTaken) string {
	charged := debt.Step{StepTaken: *step}.Charges()
	if charged.IsZero() {
		return web.Say(ctx, "office.answer_send_free", "letter", stepName(ctx, step.Name), "day", web.DayMonth(ctx, step.Deadline))
	}
	return web.Say(ctx, "office.answer_send", "letter", stepName(ctx, step.Name), "amount", web.Figure(ctx, charged), "day", web.DayMonth(ctx, step.Deadline))
}

// answer leads from the guide's answer to what it asks for.
func (o *Office) answer(w http.ResponseWriter, r *http.Request) error {
	number, err := caseNumber(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	deeds := caseAddress(number) + "/do"
	switch name := form.Value("answer"); name {
	case deedAny:
		return web.SeeOther(w, r, deeds)
	case deedSend, deedPaid, deedPayment, deedObject, deedResolve, deedPause, deedResume, deedTask, deedRefund, deedClose, deedAgree, deedDefer, deedEndAgreement, deedCourt, deedCourtNews, deedEstate, deedEstateEnd:
		return web.SeeOther(w, r, deeds+"/"+name)
	}
	return fault.New(fault.NotFound, "web.not_found")
}
