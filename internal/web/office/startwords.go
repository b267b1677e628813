package office

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/web"
)

// startTask is a row of what waits for a person: how much of what, why, and the one
// thing to do about it.
type startTask struct {
	count      int
	more       bool // there are more than were counted
	hot        bool // nothing goes on until it is dealt with
	title, why string
	href, does string
}

// tasks are what waits for a person: what holds things up first.
func (p startPage) tasks(ctx context.Context) []startTask {
	var made []startTask
	for _, t := range []startTask{p.lackings(ctx), p.objections(ctx), p.messages(ctx), p.refunds(ctx), p.prints(ctx), p.payments(ctx), p.lines(ctx), p.dueSteps(ctx)} {
		if t.count > 0 {
			made = append(made, t)
		}
	}
	return made
}

// hasLargeCounts reports whether any of the counts has more than two figures.
func (p startPage) hasLargeCounts(ctx context.Context) bool {
	return slices.ContainsFunc(p.tasks(ctx), func(t startTask) bool { return t.count > 99 })
}

func (p startPage) objections(ctx context.Context) startTask {
	n := p.In(debt.Disputed)
	return startTask{
		count: n, hot: true, title: numbered(ctx, n, "office.task_objection", "office.task_objections"),
		why: web.Say(ctx, "office.task_objections_why"), href: casesPath + "?tab=" + tabDisputed, does: web.Say(ctx, "office.task_answer"),
	}
}

// lackings are what letters must have and the settings lack: no letter leaves until it
// is filled in.
func (p startPage) lackings(ctx context.Context) startTask {
	var lacks []string
	for _, key := range p.Missing {
		lacks = append(lacks, web.Say(ctx, key))
	}
	return startTask{
		count: len(lacks), hot: true, title: numbered(ctx, len(lacks), "office.task_missing_one", "office.task_missing"),
		why: strings.Join(lacks, " · "), href: settingsPath, does: web.Say(ctx, "office.task_missing_do"),
	}
}

func (p startPage) messages(ctx context.Context) startTask {
	return startTask{
		count: p.Messages, hot: true, title: numbered(ctx, p.Messages, "office.task_message", "office.task_messages"),
		why: web.Say(ctx, "office.task_messages_why"), href: casesPath + "?tab=" + tabNeeds, does: web.Say(ctx, "office.task_see_cases"),
	}
}

// prints are the letters that a person is to print and post: their cases stand still
// until then.
func (p startPage) prints(ctx context.Context) startTask {
	return startTask{
		count: p.Prints, title: numbered(ctx, p.Prints, "office.task_print", "office.task_prints"),
		why: web.Say(ctx, "office.task_prints_why"), href: sendingsPath + "?tab=" + tabPrints, does: web.Say(ctx, "office.task_prints_do"),
	}
}

// refunds are what debtors have paid too much on cases that have ended.
func (p startPage) refunds(ctx context.Context) startTask {
	return startTask{
		count: p.Refunds, hot: true, title: numbered(ctx, p.Refunds, "office.task_refund", "office.task_refunds"),
		why: web.Say(ctx, "office.task_refunds_why"), href: casesPath + "?tab=" + tabRefund, does: web.Say(ctx, "office.task_see_cases"),
	}
}

// dueSteps are the cases to follow up, by what is next on them.
func (p startPage) dueSteps(ctx context.Context) startTask {
	t := startTask{
		count: p.Due.Cases, more: p.Due.More, title: numbered(ctx, p.Due.Cases, "office.task_due_one", "office.task_due"), why: p.stepsSaid(ctx),
		href: casesPath + "?tab=" + tabDue, does: web.Say(ctx, "office.task_see_cases"),
	}
	if p.moneyHolds() {
		t.title = numbered(ctx, p.Due.Cases, "office.task_due_held_one", "office.task_due_held")
	}
	if may(ctx, access.PlanFollowUp) {
		t.href, t.does = followUpPath, web.Say(ctx, "office.task_review")
	}
	return t
}

// stepsSaid tells how many cases each step is due on, the first steps of a flow
// first, and what will happen.
func (p startPage) stepsSaid(ctx context.Context) string {
	cases := map[string]int{}
	var order []string
	for _, s := range p.Steps {
		if cases[s.Step] == 0 {
			order = append(order, s.Step)
		}
		cases[s.Step] += s.Cases
	}
	sortSteps(order)
	var said []string
	for _, step := range order {
		said = append(said, web.Say(ctx, "office.steps_due", "step", dueStepName(ctx, step), "count", web.Count(ctx, cases[step])))
	}
	promise := web.Say(ctx, "office.task_due_why")
	if p.moneyHolds() {
		promise = web.Say(ctx, "office.task_due_held_why")
	}
	if len(said) == 0 {
		return promise
	}
	return strings.Join(said, " · ") + ". " + promise
}

// moneyHolds reports whether money waits that seems to be for a case: no letter leaves
// there until a person has said whether it is, so that isn't promised.
func (p startPage) moneyHolds() bool { return p.Waiting.Proposed > 0 }

// payments are those that wait to be placed on a case.
func (p startPage) payments(ctx context.Context) startTask {
	n := p.Waiting.Proposed + p.Waiting.Unmatched
	return startTask{
		count: n, title: numbered(ctx, n, "office.task_payment", "office.task_payments"),
		why:  web.Say(ctx, "office.task_payments_why", "sum", web.Amount(ctx, p.Unknown), "proposed", web.Count(ctx, p.Waiting.Proposed)),
		href: paymentsPath, does: web.Say(ctx, "office.task_place"),
	}
}

// lines are the lines of files that couldn't be taken in.
func (p startPage) lines(ctx context.Context) startTask {
	n := p.Waiting.Refused + p.Waiting.Asked
	return startTask{
		count: n, title: numbered(ctx, n, "office.task_line", "office.task_lines"),
		why:  web.Say(ctx, "office.task_lines_why", "refused", web.Count(ctx, p.Waiting.Refused), "asked", web.Count(ctx, p.Waiting.Asked)),
		href: linesPath, does: web.Say(ctx, "office.task_mend"),
	}
}

// sortSteps puts steps in the order of a flow: letters as they follow one another,
// then other steps, and what is for a person to decide.
func sortSteps(steps []string) {
	place := func(step string) int {
		if step == "" {
			return 1000
		}
		return cmp.Or(int(debt.ParseDocument(step)), 999)
	}
	slices.SortStableFunc(steps, func(a, b string) int { return place(a) - place(b) })
}

// numbered says a thing in its singular or its plural.
func numbered(ctx context.Context, n int, one, many string) string {
	if n == 1 {
		return web.Say(ctx, one)
	}
	return web.Say(ctx, many)
}

// doing is what a case that needs a person asks for, on its link.
func doing(ctx context.Context, task string) string {
	switch task {
	case "task.answer_objection":
		return web.Say(ctx, "office.do_answer")
	case "task.mend_address":
		return web.Say(ctx, "office.do_address")
	case "task.letter_not_posted", "task.letter_perhaps_posted":
		return web.Say(ctx, "office.do_post")
	case "task.refund_overpayment", "task.upheld_after_payment":
		return web.Say(ctx, "office.do_refund")
	case "task.balance_lower", "task.balance_higher", "task.due_later":
		return web.Say(ctx, "office.do_balance")
	case "task.answer_debtor":
		return web.Say(ctx, "office.do_answer")
	case "task.demand_ran_out", "task.instalment_missing", "task.claim_beside_agreement", "task.court_for_some", "task.trifle_left", "task.case_stands_still", "task.payment_went_back", "task.next_step_by_hand":
		return web.Say(ctx, "office.do_choose")
	}
	return web.Say(ctx, "office.do_look")
}

// sinceWhen names a day that lies back: with its year where that isn't this one.
func sinceWhen(ctx context.Context, day, today civil.Date) string {
	if day.Year() == today.Year() {
		return web.DayMonth(ctx, day)
	}
	return web.ShortDate(ctx, day)
}

// dayRange names days of a month, the first and the last.
func dayRange(first, last int) string {
	if first == last {
		return strconv.Itoa(first) + "."
	}
	return strconv.Itoa(first) + ".–" + strconv.Itoa(last) + "."
}

// against says how this month is doing beside the last, on the same day.
func (p startPage) against(ctx context.Context) (difference string, better bool) {
	now, before := p.months()
	more := now.sum().Minus(before.by(p.On.Day()))
	if more.IsPositive() {
		return "+" + web.Figure(ctx, more), true
	}
	return web.Figure(ctx, more), false
}

// bar is how long the bar of a day is, in per cent of the longest.
func (p startPage) bar(cases int) string {
	longest := 1
	for _, d := range p.Days {
		longest = max(longest, d.Cases)
	}
	return strconv.Itoa((cases*100+longest-1)/longest) + "%"
}

// soonLost are the claims that may be lost soon.
func (p startPage) soonLost() []casework.AgingClaim {
	n, _ := p.Lost.Within(casework.LostWithin)
	return p.Lost.Claims[:n]
}

// byHandStill says how many of the cases that are run by hand have stood still.
func (p startPage) byHandStill(ctx context.Context) string {
	switch p.Still {
	case 0:
		return ""
	case 1:
		return web.Say(ctx, "office.still_one")
	}
	return web.Say(ctx, "office.still", "count", web.Count(ctx, p.Still))
}

// goodDay tells of the next good day for letters.
func goodDay(ctx context.Context, d casework.SendingDay) string {
	if d.Why == casework.ChildBenefit {
		return web.Say(ctx, "office.good_day_benefit", "pay", web.LongDate(ctx, d.PayDay), "day", web.LongDate(ctx, d.On))
	}
	return web.Say(ctx, "office.good_day_wages", "pay", web.LongDate(ctx, d.PayDay), "day", web.LongDate(ctx, d.On))
}

// filled returns the place of the row whose button is filled, which is one of a page:
// follow-up, as it moves most cases on, but money that holds it before it, or else the
// first.
func (p startPage) filled(ctx context.Context) int {
	path := followUpPath
	if p.moneyHolds() {
		path = paymentsPath
	}
	for i, t := range p.tasks(ctx) {
		if t.href == path {
			return i
		}
	}
	return 0
}

func needingTitle(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "office.needing_one")
	}
	return web.Say(ctx, "office.needing", "count", web.Count(ctx, n))
}

func allCases(ctx context.Context, n int) string {
	return web.Say(ctx, "office.all_open", "count", web.Count(ctx, n))
}

func byHandCases(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "office.by_hand_one")
	}
	return web.Say(ctx, "office.by_hand", "count", web.Count(ctx, n))
}

func pausedCases(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "office.paused_one")
	}
	return web.Say(ctx, "office.paused_cases", "count", web.Count(ctx, n))
}

// agreedCases says how many debtors pay by an agreement.
func agreedCases(ctx context.Context, n casework.CaseTotal) string {
	switch {
	case n.More:
		return web.Say(ctx, "office.agreed_more", "count", web.Count(ctx, n.Cases))
	case n.Cases == 1:
		return web.Say(ctx, "office.agreed_one")
	}
	return web.Say(ctx, "office.agreed_cases", "count", web.Count(ctx, n.Cases))
}

// lostClaims says how many claims may soon be lost.
func lostClaims(ctx context.Context, lost *casework.Aging) string {
	n, more := lost.Within(casework.LostWithin)
	days := web.Count(ctx, casework.LostWithin)
	switch {
	case more:
		return web.Say(ctx, "office.lost_many", "count", web.Count(ctx, n), "days", days)
	case n == 1:
		return web.Say(ctx, "office.lost_one", "days", days)
	}
	return web.Say(ctx, "office.lost", "count", web.Count(ctx, n), "days", days)
}

// seriesName names a row of the law, in the reader's language.
func seriesName(ctx context.Context, h law.History) string {
	return web.Either(ctx, h.Danish, h.Name)
}
