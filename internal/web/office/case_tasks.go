package office

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// Kinds of task that the page of a case knows.
const (
	taskObjection = "task.answer_objection"
	taskContact   = "task.check_contact"
	taskMessage   = "task.answer_debtor"
)

// asked returns the task that the guide asks about, or nil: where money is to be paid
// back or a claim looks lost, that is first.
func (p casePage) asked() *debt.Task {
	open := p.tasksBeside()
	if len(open) == 0 || !p.Case.Estate.Runs() && (p.Case.Objection.Open || !p.Case.IsClosed() && p.Case.OnHold(p.On)) {
		return nil
	}
	for _, kind := range []string{followup.TaskRefund, followup.TaskTimeBarred} {
		if i := slices.IndexFunc(open, func(t debt.Task) bool { return t.Kind == kind }); i >= 0 {
			return &open[i]
		}
	}
	return &open[0]
}

// tasksBeside are the open tasks but for that of an open objection, which is answered
// by resolving it.
func (p casePage) tasksBeside() []debt.Task {
	return slices.DeleteFunc(p.Case.OpenTasks(), func(t debt.Task) bool { return t.Kind == taskObjection && p.Case.Objection.Open })
}

// otherTasks are the open tasks that the guide doesn't ask about.
func (p casePage) otherTasks() []debt.Task {
	shown := p.asked()
	return slices.DeleteFunc(p.tasksBeside(), func(t debt.Task) bool { return shown != nil && t.Task == shown.Task })
}

// refund returns the open task to pay money back, or nil.
func (p casePage) refund() *debt.Task {
	open := p.Case.OpenTasks()
	if i := slices.IndexFunc(open, func(t debt.Task) bool { return t.Kind == followup.TaskRefund }); i >= 0 {
		return &open[i]
	}
	return nil
}

// tasksToFinish are the open tasks that have no deed of their own.
func (p casePage) tasksToFinish() []debt.Task {
	return slices.DeleteFunc(p.tasksBeside(), func(t debt.Task) bool { return t.Kind == followup.TaskRefund })
}

// finishing is where a task is finished.
func (p casePage) finishing(t debt.Task) string {
	if t.Kind == followup.TaskRefund {
		return p.address() + "/do/" + deedRefund
	}
	return p.address() + "/do/" + deedTask + "?task=" + strconv.FormatInt(int64(t.Task), 10)
}

// finishWord is what finishing a task is called.
func finishWord(ctx context.Context, t debt.Task) string {
	if t.Kind == followup.TaskRefund {
		return web.Say(ctx, "office.deed_refund")
	}
	return web.Say(ctx, "office.finish_task")
}

// taskQuestion asks about the task that waits.
func taskQuestion(ctx context.Context, t *debt.Task) string {
	switch t.Kind {
	case followup.TaskRefund:
		return web.Say(ctx, "office.guide_refund", "amount", t.Args["amount"])
	case followup.TaskTimeBarred:
		return web.Say(ctx, "office.guide_barred")
	case followup.TaskInstalmentMissing:
		return web.Say(ctx, "office.guide_instalment", "day", dayInWords(ctx, t.Args["date"]))
	case followup.TaskDemandRanOut, followup.TaskCourtForSome:
		return web.Say(ctx, "office.guide_demand")
	case followup.TaskBailiff:
		return web.Say(ctx, "office.guide_bailiff")
	case followup.TaskCourtOutcome:
		return web.Say(ctx, "office.guide_court")
	case followup.TaskCourtPaid:
		return web.Say(ctx, "office.guide_court_paid")
	case taskContact:
		return web.Say(ctx, "office.guide_contact")
	case taskMessage:
		return web.Say(ctx, "office.guide_message")
	}
	return web.Say(ctx, "office.guide_task")
}

// dayInWords says a day that a task is about.
func dayInWords(ctx context.Context, text string) string {
	day, err := civil.Parse(text)
	if err != nil {
		return text
	}
	return web.Date(ctx, day)
}

// theirWords are what the debtor has written that a task is about, line by line:
// where money is to be paid back, they may have said to which account.
func (p casePage) theirWords(t *debt.Task) []string {
	if t.Kind != taskContact && t.Kind != taskMessage && t.Kind != followup.TaskRefund {
		return nil
	}
	var lines []string
	for i := range p.Case.Notes {
		if note := &p.Case.Notes[i]; strings.HasPrefix(note.By, "debtor:") && !note.On.Before(t.On) {
			_, said, _ := strings.Cut(note.Text, "\n") // the first says who has written
			lines = append(lines, strings.Split(said, "\n")...)
		}
	}
	return lines
}

// answersToTask are the ways on from a task.
func (p casePage) answersToTask(ctx context.Context, t *debt.Task) []web.Answer {
	anything := web.Answer{Value: deedAny, Icon: web.IconEllipsis, Label: web.Say(ctx, "office.answer_anything"), Consequence: web.Say(ctx, "office.answer_anything_then")}
	switch t.Kind {
	case followup.TaskRefund:
		return []web.Answer{
			{Value: deedRefund, Icon: web.IconCheck, Label: web.Say(ctx, "office.answer_refund"), Consequence: web.Say(ctx, "office.answer_refund_then"), Expected: true},
			anything,
		}
	case followup.TaskInstalmentMissing:
		return []web.Answer{
			{Value: deedPayment, Icon: web.IconBanknote, Label: web.Say(ctx, "office.answer_instalment_paid"), Consequence: web.Say(ctx, "office.answer_part_then")},
			{Value: deedDefer, Icon: web.IconClock, Label: web.Say(ctx, "office.answer_more_time"), Consequence: web.Say(ctx, "office.answer_more_time_then")},
			{Value: deedAgree, Icon: web.IconHandshake, Label: web.Say(ctx, "office.deed_agree_anew"), Consequence: web.Say(ctx, "office.answer_agree_then")},
			{Value: deedEndAgreement, Icon: web.IconCircleX, Label: web.Say(ctx, "office.deed_end_agreement"), Consequence: web.Say(ctx, "office.deed_end_agreement_then"), Expected: true},
			anything,
		}
	case followup.TaskTimeBarred:
		return []web.Answer{
			{Value: deedClose, Icon: web.IconArchive, Label: web.Say(ctx, "office.answer_barred"), Consequence: web.Say(ctx, "office.answer_barred_then"), Expected: true},
			{Value: deedTask, Icon: web.IconHand, Label: web.Say(ctx, "office.answer_not_barred"), Consequence: web.Say(ctx, "office.answer_not_barred_then")},
			{Value: deedPaid, Icon: web.IconBanknote, Label: web.Say(ctx, "office.answer_barred_paid"), Consequence: web.Say(ctx, "office.answer_paid_then")},
			anything,
		}
	case followup.TaskCourtOutcome, followup.TaskCourtPaid:
		if p.runsAtCourt() != nil {
			return []web.Answer{
				{Value: deedCourtNews, Icon: web.IconGavel, Label: web.Say(ctx, "office.deed_court_news"), Consequence: web.Say(ctx, "office.deed_court_news_then"), Expected: true},
				{Value: deedTask, Icon: web.IconHand, Label: web.Say(ctx, "office.answer_no_news"), Consequence: web.Say(ctx, "office.answer_task_then")},
				anything,
			}
		}
	}
	if p.Case.IsClosed() {
		return []web.Answer{
			{Value: deedTask, Icon: web.IconCheck, Label: web.Say(ctx, "office.answer_task"), Consequence: web.Say(ctx, "office.answer_task_then"), Expected: true},
			anything,
		}
	}
	return nil
}
