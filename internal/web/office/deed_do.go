package office

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// carryOut does the deed as the form says. Faults of what was typed are noted on
// the form.
func (o *Office) carryOut(ctx context.Context, p *deedPage) error {
	reader, number, form := web.ReaderOf(ctx), p.Case.Number, &p.Form
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	switch p.Deed.Name {
	case deedSend:
		return o.work.TakeStep(ctx, who, creditor, number, form.Value("planned"))
	case deedOther:
		document := form.Value("document")
		return o.work.SendOther(ctx, who, creditor, number, debt.ParseDocument(document), form.Value(plannedOf(document)))
	case deedPaid, deedPayment:
		return o.pay(ctx, p)
	case deedReverse:
		return o.work.ReversePayment(ctx, who, creditor, number, debt.PaymentID(numberIn(form, "payment")))
	case deedCredit:
		return o.credit(ctx, p)
	case deedPause:
		until, ok := comingDayIn(form, "day")
		if !ok {
			return nil
		}
		if err := o.warned(ctx, p, debt.CaseHeld{Until: until}); err != nil {
			return err
		}
		return o.work.Hold(ctx, who, creditor, number, until, form.Value("why"))
	case deedResume:
		return o.work.Resume(ctx, who, creditor, number)
	case deedOffer:
		return o.offer(ctx, p)
	case deedWithdraw:
		return o.work.WithdrawOffer(ctx, who, creditor, number)
	case deedPromise:
		return o.promise(ctx, p)
	case deedAgree:
		return o.agree(ctx, p)
	case deedDefer:
		return o.deferInstalment(ctx, p)
	case deedEndAgreement:
		return o.work.EndAgreement(ctx, who, creditor, number, form.Value("why"), form.Value("text"))
	case deedNote:
		if p.isNotedToday(who, form.Value("text")) && !isSure(form) {
			return fault.New(fault.Conflict, "office.note_twice").In("sure")
		}
		return o.work.Note(ctx, who, creditor, number, form.Value("text"))
	case deedTask:
		return o.finish(ctx, p, debt.TaskID(numberIn(form, "task")))
	case deedRefund:
		return o.payBack(ctx, p)
	}
	return o.conduct(ctx, p)
}

// payBack says that money has been paid back: what a task asks for, or without one what is
// too much.
func (o *Office) payBack(ctx context.Context, p *deedPage) error {
	if asked := p.refund(); asked != nil {
		return o.finish(ctx, p, asked.Task)
	}
	reader := web.ReaderOf(ctx)
	return o.work.PayBack(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, p.Owed.Overpaid)
}

// isNotedToday reports whether the last note on the case says the same, by the same
// person today: a form that was gone back to and sent again.
func (p *deedPage) isNotedToday(who access.Actor, text string) bool {
	if len(p.Case.Notes) == 0 {
		return false
	}
	last := p.Case.Notes[len(p.Case.Notes)-1]
	return text != "" && last.On == p.Today && last.By == who.String() && strings.TrimSpace(last.Text) == text
}

// finish says that a task has been dealt with. Who goes on with a claim that looks
// lost by limitation says why it isn't.
func (o *Office) finish(ctx context.Context, p *deedPage, id debt.TaskID) error {
	answer := p.Form.Value("text")
	task := p.Case.Task(id)
	if task != nil && task.Kind == followup.TaskTimeBarred && !p.Case.IsClosed() && answer == "" {
		return fault.New(fault.Invalid, "office.barred_unanswered").In("text")
	}
	if task != nil && answer == "" && casework.Unanswered(task.Kind) != "" {
		return fault.New(fault.Invalid, casework.Unanswered(task.Kind)).In("text")
	}
	if err := o.warned(ctx, p, debt.TaskDone{Task: id}); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	return o.work.FinishTask(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, id, answer)
}

// conduct does what is about how the case is run.
func (o *Office) conduct(ctx context.Context, p *deedPage) error {
	reader, number, form := web.ReaderOf(ctx), p.Case.Number, &p.Form
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	switch p.Deed.Name {
	case deedObject:
		if form.Value("text") == "" {
			return fault.New(fault.Invalid, "office.objection_empty").In("text")
		}
		return o.work.Object(ctx, who, creditor, number, form.Value("text"))
	case deedResolve:
		if form.Value("outcome") == casework.Rejected && form.Value("text") == "" {
			return fault.New(fault.Invalid, "office.reply_missing").In("text")
		}
		return o.work.Resolve(ctx, who, creditor, number, form.Value("outcome"), form.Value("text"))
	case deedRewind:
		step := debt.StepID(numberIn(form, "step"))
		if err := o.warned(ctx, p, debt.StepVoided{Step: step, Why: debt.VoidDeleted}); err != nil {
			return err
		}
		return o.work.RewindStep(ctx, who, creditor, number, step)
	case deedLimitation:
		return o.interrupt(ctx, p)
	case deedFound:
		return o.found(ctx, p)
	case deedUnfound:
		return o.unfound(ctx, p)
	case deedCourt:
		return o.fileAtCourt(ctx, p)
	case deedCourtNews:
		return o.tellOfCourt(ctx, p)
	case deedAward:
		return o.award(ctx, p)
	case deedDropCost:
		return o.work.DropCourtCost(ctx, who, creditor, number, debt.CourtCostID(numberIn(form, "cost")))
	case deedCapital:
		return o.capitalise(ctx, p)
	case deedEstate:
		return o.enterEstate(ctx, p)
	case deedEstateEnd:
		return o.work.EndEstate(ctx, who, creditor, number, form.Value("why"), form.Value("text"))
	case deedSpare:
		return o.spare(ctx, p)
	case deedFlow:
		return o.work.ChangeFlow(ctx, who, creditor, number, form.Value("flow"))
	case deedLeave:
		return o.work.LeaveBatch(ctx, who, creditor, number)
	case deedJoin:
		return o.work.JoinBatch(ctx, who, creditor, number)
	case deedReopen:
		return o.work.Reopen(ctx, who, creditor, number, form.Value("text"))
	case deedClose:
		return o.work.Close(ctx, who, creditor, number, form.Value("why"))
	}
	return fault.New(fault.NotFound, "web.not_found")
}

// warned asks the law's guard about what a deed would do. What there is to know first is
// a question at the box by which it is overruled; who has ticked that isn't asked again.
func (o *Office) warned(ctx context.Context, p *deedPage, e debt.Event) error {
	if isSure(&p.Form) {
		return nil
	}
	reader := web.ReaderOf(ctx)
	found, err := o.work.Warnings(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, e)
	if err != nil || len(found) == 0 {
		return err
	}
	return found[0].Fault().In(fieldSure)
}

// pay books a payment; one that looks like another is asked about first.
func (o *Office) pay(ctx context.Context, p *deedPage) error {
	amount, readable := amountIn(&p.Form, "amount")
	day, dated := dayIn(&p.Form, "day")
	if !readable || !dated {
		return nil
	}
	if why := farBeyond(&p.CaseView, amount, day); why != nil && !isSure(&p.Form) {
		return why
	}
	reader := web.ReaderOf(ctx)
	_, err := o.work.RecordPayment(ctx, reader.Who, debt.CreditorID(reader.Creditor), casework.PaymentByHand{
		Number: p.Case.Number, Amount: amount, ValueOn: day, Invoice: p.Form.Value("invoice"), Text: p.Form.Value("text"), Repeated: p.Form.Key,
		Again: isSure(&p.Form),
	})
	return twiceFault(err)
}

// spare gives up the interest of some days.
func (o *Office) spare(ctx context.Context, p *deedPage) error {
	from, begun := dayIn(&p.Form, "from")
	to, ended := dayIn(&p.Form, "to")
	if !begun || !ended {
		return nil
	}
	reader := web.ReaderOf(ctx)
	return o.work.SpareInterest(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, from, to, p.Form.Value("why"))
}

// interrupt records what happened to the limitation of claims. What changes nothing is
// asked about first.
func (o *Office) interrupt(ctx context.Context, p *deedPage) error {
	on, ok := dayIn(&p.Form, "day")
	change := limitationNamed(p.Form.Value("change"))
	if change == 0 {
		p.Form.Fail(fault.New(fault.Invalid, "case.limitation_change_unknown").In("change"))
	}
	if !ok || change == 0 {
		return nil
	}
	entry := casework.LimitationEntry{Invoice: p.Form.Value("invoice"), Change: change, On: on, Text: p.Form.Value("text")}
	event, err := entry.Event(&p.Case)
	if err != nil {
		return err
	}
	if err := o.warned(ctx, p, event); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	err = o.work.ChangeLimitation(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, entry)
	if fault.HasKey(err, "case.limitation_day_wrong") {
		return fault.Of(err).In("day")
	}
	return err
}

func (o *Office) credit(ctx context.Context, p *deedPage) error {
	amount, readable := amountIn(&p.Form, "amount")
	day, dated := dayIn(&p.Form, "day")
	if !readable || !dated {
		return nil
	}
	if why := creditsBeyond(&p.CaseView, p.Form.Value("invoice"), amount); why != nil && !isSure(&p.Form) {
		return why
	}
	reader := web.ReaderOf(ctx)
	return o.work.Credit(ctx, reader.Who, debt.CreditorID(reader.Creditor), casework.CreditNote{
		Case: p.Case.Number, Invoice: p.Form.Value("invoice"), Number: p.Form.Value("number"), Amount: amount, On: day,
	})
}

// offer makes an offer to take less than all; that it takes of the principal is a question
// first.
func (o *Office) offer(ctx context.Context, p *deedPage) error {
	by, dated := comingDayIn(&p.Form, "day")
	pay, readable := amountIn(&p.Form, "amount")
	if !dated || !readable {
		return nil
	}
	reader := web.ReaderOf(ctx)
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	terms := casework.OfferTerms{Text: p.Form.Value("why"), CompositionTerms: ledger.CompositionTerms{Pay: pay, Deadline: by}}
	_, warnings, err := o.work.ComposedOn(ctx, who, creditor, p.Case.Number, terms)
	if err != nil {
		return err
	}
	if len(warnings) > 0 && !isSure(&p.Form) {
		return warnings[0].Fault().In(fieldSure)
	}
	return o.work.OfferComposition(ctx, who, creditor, p.Case.Number, terms)
}

// promise lets the case wait for what the debtor has promised.
func (o *Office) promise(ctx context.Context, p *deedPage) error {
	by, dated := comingDayIn(&p.Form, "day")
	amount, readable := amountOrNone(&p.Form, "amount")
	if !dated || !readable {
		return nil
	}
	if err := o.warned(ctx, p, debt.PaymentPromised{By: by, Amount: amount}); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	return o.work.TakePromise(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, casework.Promise{By: by, Amount: amount, Text: p.Form.Value("why")})
}

// amountIn reads the amount in a field, or notes what is wrong with it.
func amountIn(form *web.Form, name string) (money.Amount, bool) {
	amount, err := intake.TypedAmount(form.Value(name))
	if err != nil {
		failIn(form, name, err)
		return amount, false
	}
	return amount, true
}

// failIn notes a fault under the field that it is about.
func failIn(form *web.Form, name string, err error) {
	if found := fault.Of(err); found != nil {
		form.Fail(found.In(name))
	}
}

// numberIn reads a number that a form carries; what is none is nought, which is
// nothing's.
func numberIn(form *web.Form, name string) int64 {
	number, err := strconv.ParseInt(form.Value(name), 10, 64)
	if err != nil {
		return 0
	}
	return number
}
