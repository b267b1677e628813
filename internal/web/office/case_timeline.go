package office

import (
	"context"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// timeline is what happened on the case, the newest first (tidslinje). News of
// single messages stands in the log.
func (p casePage) timeline(ctx context.Context) []web.Happening {
	var found []web.Happening
	for i := len(p.Events) - 1; i >= 0; i-- {
		if together := p.claimsUntil(i); together > claimsApart {
			found = append(found, claimsTogether(ctx, p.Events[i-together+1:i+1]))
			i -= together - 1
			continue
		}
		o := p.Events[i]
		for _, h := range slices.Backward(p.happened(ctx, o)) {
			h.Source = joined(h.Source, " · ", web.Date(ctx, o.On))
			if h.Category == web.CategoryNote {
				h.Source += byWhom(ctx, o.By)
			}
			found = append(found, h)
		}
	}
	return found
}

// byWhom says who did something, where that isn't plain.
func byWhom(ctx context.Context, by string) string {
	switch {
	case by == web.ReaderOf(ctx).Who.String() && by != "":
		return " · " + web.Say(ctx, "office.by_you")
	case by == "night":
		return " · " + web.Say(ctx, "office.by_night")
	case strings.HasPrefix(by, "debtor:"):
		return " · " + web.Say(ctx, "office.by_debtor")
	}
	return ""
}

// happened says what an event is on the timeline: nothing, one entry, or a letter
// with what it cost.
func (p casePage) happened(ctx context.Context, o debt.Occurred) []web.Happening {
	switch e := o.Event.(type) {
	case debt.ClaimRegistered:
		return one(web.CategoryCost, web.IconFileText, web.Say(ctx, "office.tl_claim", "claim", lowered(invoiceText(ctx, e.Claim.Number))), e.Claim.Text).of(web.Figure(ctx, e.Claim.Principal)).from(web.Say(ctx, "office.line_due", "day", web.Date(ctx, e.Claim.Due)))
	case debt.ClaimCredited:
		return one(web.CategoryPayment, web.IconReceiptText, web.Say(ctx, "office.tl_credited", "number", e.Number), "").of(web.Figure(ctx, e.Amount.Negated()))
	case debt.DebtorCorrected:
		return one(web.CategoryNote, web.IconPencil, web.Say(ctx, p.corrected(o)), "")
	case debt.StepTaken:
		return p.stepHappened(ctx, e)
	case debt.StepVoided:
		return one(web.CategoryAction, web.IconUndo2, web.Say(ctx, e.Why), p.voidedStep(ctx, e.Step))
	case debt.CostsLowered:
		said := web.Say(ctx, "event.costs_lowered", "amount", web.Amount(ctx, e.Total()))
		if e.Why == debt.LoweredInTime {
			said = web.Say(ctx, "event.costs_forgiven")
		}
		return one(web.CategoryAction, web.IconUndo2, said, p.voidedStep(ctx, e.Step))
	case debt.ChargeDropped:
		return one(web.CategoryAction, web.IconUndo2, web.Say(ctx, "event.charge_dropped", "amount", web.Amount(ctx, e.Amount)), p.voidedStep(ctx, e.Step))
	case debt.LetterComposed:
		if e.Step != 0 {
			return nil
		}
		return one(web.CategoryAction, web.IconMail, web.Raised(documentName(ctx, e.Document)), "")
	case debt.DispatchReported:
		if e.Status != debt.Failed {
			return nil
		}
		return one(web.CategoryAction, web.IconCircleX, web.Say(ctx, "office.tl_failed"), joined(e.Code, " ", e.Diagnostic))
	case debt.PaymentRecorded:
		return one(web.CategoryPayment, web.IconBanknote, web.Say(ctx, "office.tl_payment"), e.Text).of(web.Figure(ctx, e.Amount.Negated())).from(web.Raised(method(ctx, e.Method)))
	case debt.PaymentReversed:
		return one(web.CategoryPayment, web.IconUndo2, web.Say(ctx, "office.tl_reversed"), web.Say(ctx, e.Why)).of(p.paidBack(ctx, e.Payment))
	case debt.RefundPaid:
		return one(web.CategoryPayment, web.IconUndo2, web.Say(ctx, "office.refunded"), "").of(web.Figure(ctx, e.Amount))
	case debt.LimitationChanged:
		return one(web.CategoryNote, web.IconScale, p.limitChanged(ctx, e), e.Text)
	case debt.NoteAdded:
		return one(web.CategoryNote, web.IconStickyNote, web.Say(ctx, "office.tl_note"), e.Text).opened()
	case debt.DispatchOrdered, debt.DispatchPacked, debt.DispatchHanded, debt.DispatchStopped:
		return nil
	}
	return conductHappened(ctx, o.Event)
}

// corrected returns the key of what a correction of the debtor was.
func (p casePage) corrected(o debt.Occurred) string {
	if o.Version == debt.ErasureIn(p.Events) {
		return "event.debtor_erased"
	}
	return "event.debtor_corrected"
}

// conductHappened says what an event that is about how a case is run is on the
// timeline.
func conductHappened(ctx context.Context, event debt.Event) happenings {
	switch e := event.(type) {
	case debt.CaseOpened:
		return one(web.CategoryNote, web.IconFolder, web.Say(ctx, "office.tl_opened"), "")
	case debt.CaseHeld:
		return one(web.CategoryNote, web.IconCirclePause, web.Say(ctx, "event.case_held", "until", web.Date(ctx, e.Until)), e.Why)
	case debt.CaseResumed:
		return one(web.CategoryNote, web.IconCirclePlay, web.Say(ctx, "event.case_resumed"), "")
	case debt.BatchLeft:
		return one(web.CategoryNote, web.IconHand, web.Say(ctx, "event.batch_left"), "")
	case debt.BatchJoined:
		return one(web.CategoryNote, web.IconListChecks, web.Say(ctx, "event.batch_joined"), "")
	case debt.FlowChanged:
		return one(web.CategoryNote, web.IconRoute, web.Say(ctx, "event.flow_changed", "flow", flowName(ctx, e.Flow)), "")
	case debt.ObjectionRaised:
		return one(web.CategoryNote, web.IconMessageSquareWarning, web.Say(ctx, "office.tl_objection"), e.Reason)
	case debt.ObjectionResolved:
		return one(web.CategoryNote, web.IconScale, outcome(ctx, e.Outcome), e.Answer)
	case debt.CompositionOffered:
		return one(web.CategoryAction, web.IconHandshake, web.Say(ctx, "event.composition_offered", "amount", web.Amount(ctx, e.Pay), "by", web.Date(ctx, e.Deadline)), e.Text)
	case debt.CompositionEnded:
		return one(web.CategoryAction, web.IconCircleX, web.Say(ctx, e.Why), "")
	case debt.PaymentPromised:
		return one(web.CategoryNote, web.IconHandshake, promised(ctx, e), e.Text)
	case debt.AgreementMade:
		return one(web.CategoryAction, web.IconHandshake, web.Say(ctx, "office.tl_agreement", "count", web.Count(ctx, len(e.Instalments)), "day", web.Date(ctx, e.Instalments[0].On)), e.Text)
	case debt.InstalmentReminded:
		return one(web.CategoryAction, web.IconHandshake, web.Say(ctx, "office.tl_instalment_missing", "day", web.Date(ctx, e.Instalment)), web.Say(ctx, "office.tl_letter", "amount", web.Amount(ctx, e.Amount), "day", web.Date(ctx, e.Deadline)))
	case debt.InstalmentDeferred:
		return one(web.CategoryNote, web.IconClock, web.Say(ctx, "event.instalment_deferred", "day", web.Date(ctx, e.Instalment), "until", web.Date(ctx, e.Until)), e.Text)
	case debt.AgreementEnded:
		return one(web.CategoryAction, web.IconCircleX, web.Say(ctx, e.Why), e.Text)
	case debt.InterestSpared:
		return one(web.CategoryNote, web.IconCirclePause, web.Say(ctx, "office.tl_interest_spared", "from", web.Date(ctx, e.From), "to", web.Date(ctx, e.Until.AddDays(-1))), e.Why)
	case debt.InterestCapitalised:
		return one(web.CategoryNote, web.IconPercent, capitalised(ctx, e), e.Text)
	case debt.FoundationAdded:
		return one(web.CategoryAction, web.IconFileText, web.Say(ctx, "event.foundation_added", "paper", paperName(ctx, e.Kind), "day", web.Date(ctx, e.Made)), e.Text)
	case debt.EstateOpened:
		return one(web.CategoryNote, web.IconScale, estateTold(ctx, e.Kind, e.Since), joined(estateDeadline(ctx, e.FileBy), " ", e.Text))
	case debt.EstateEnded:
		return one(web.CategoryNote, web.IconUndo2, web.Say(ctx, e.Why), e.Text)
	case debt.FoundationWithdrawn:
		return one(web.CategoryAction, web.IconUndo2, web.Say(ctx, "event.foundation_withdrawn"), e.Why)
	case debt.TaskRaised:
		return one(web.CategoryNote, web.IconListChecks, web.Say(ctx, "office.tl_task"), taskText(ctx, e)).opened()
	case debt.TaskDone:
		return one(web.CategoryNote, web.IconCheck, web.Say(ctx, "event.task_done"), e.Answer)
	case debt.CaseClosed:
		return one(web.CategoryNote, web.IconArchive, web.Say(ctx, "event.case_closed", "why", closing(ctx, e.Why)), "")
	case debt.CaseReopened:
		return one(web.CategoryNote, web.IconFolder, web.Say(ctx, e.Why), "")
	}
	return courtHappened(ctx, event)
}

// courtHappened says what an event at court is on the timeline.
func courtHappened(ctx context.Context, event debt.Event) happenings {
	switch e := event.(type) {
	case debt.CourtFiled:
		return one(web.CategoryAction, web.IconGavel, courtFiled(ctx, &e), joined(e.Venue, " ", e.Text))
	case debt.CourtProgressed:
		return one(web.CategoryAction, web.IconGavel, courtCame(ctx, &e), e.Text)
	case debt.CourtCostCharged:
		return one(web.CategoryCost, web.IconGavel, courtCostCharged(ctx, &e), e.Text).of(web.Figure(ctx, e.Amount))
	case debt.CourtCostDropped:
		return one(web.CategoryAction, web.IconUndo2, web.Say(ctx, "event.court_cost_dropped"), "")
	}
	return nil
}

// promised says what the debtor promised.
func promised(ctx context.Context, e debt.PaymentPromised) string {
	if e.Amount.IsZero() {
		return web.Say(ctx, "event.payment_promised", "by", web.Date(ctx, e.By))
	}
	return web.Say(ctx, "event.payment_promised_sum", "by", web.Date(ctx, e.By), "amount", web.Amount(ctx, e.Amount))
}

// stepHappened is a letter, and what it cost.
func (p casePage) stepHappened(ctx context.Context, e debt.StepTaken) happenings {
	found := happenings{{Category: web.CategoryAction, Title: web.Raised(stepName(ctx, e.Name)), Source: p.letterNews(ctx, e), More: p.letterWords(ctx, e)}}
	step := p.Case.Step(e.Step)
	isDropped := step != nil && !step.Stands()
	for _, charged := range charges(ctx, e) {
		found = append(found, web.Happening{Category: web.CategoryCost, Title: charged.What, Amount: web.Figure(ctx, charged.Amount), Dropped: isDropped})
	}
	return found
}

// charges are what a letter costs, line by line.
func charges(ctx context.Context, e debt.StepTaken) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, charged := range []web.ReckoningLine{
		{What: web.Say(ctx, "office.share_fee", "letter", stepName(ctx, e.Name)), Amount: e.Fee},
		{What: web.Say(ctx, "office.compensation"), Amount: e.Each.Times(len(e.Compensation))},
		{What: web.Say(ctx, "office.collection_costs"), Amount: e.CostsCharged()},
	} {
		if !charged.Amount.IsZero() {
			found = append(found, charged)
		}
	}
	return found
}

// letterNews says how a step's letter went, in a few words.
func (p casePage) letterNews(ctx context.Context, e debt.StepTaken) string {
	step := p.Case.Step(e.Step)
	if step == nil || step.Letter == 0 {
		return channelStanding(ctx, e.Channel).Words
	}
	text := ""
	for _, d := range p.Case.Dispatches {
		if d.Letter == step.Letter {
			text = channelStanding(ctx, d.Channel).Words + ", " + lowered(dispatchWord(ctx, d.Status))
		}
	}
	return text
}

func (p casePage) letterWords(ctx context.Context, e debt.StepTaken) string {
	return web.Say(ctx, "office.tl_letter", "amount", web.Amount(ctx, e.Asked), "day", web.Date(ctx, e.Deadline))
}

func (p casePage) voidedStep(ctx context.Context, id debt.StepID) string {
	if step := p.Case.Step(id); step != nil {
		return stepName(ctx, step.Name)
	}
	return ""
}

func (p casePage) paidBack(ctx context.Context, id debt.PaymentID) string {
	var amount money.Amount
	if paid := p.Case.Payment(id); paid != nil {
		amount = paid.Amount
	}
	return web.Figure(ctx, amount)
}

// happenings are entries of the timeline.
type happenings []web.Happening

func one(category web.Category, icon web.Icon, title, more string) happenings {
	return happenings{{Category: category, Icon: icon, Title: title, More: more}}
}

func (h happenings) of(amount string) happenings {
	h[0].Amount = amount
	return h
}

func (h happenings) opened() happenings {
	h[0].Open = true
	return h
}

func (h happenings) from(source string) happenings {
	h[0].Source = source
	return h
}

func method(ctx context.Context, name string) string {
	switch name {
	case "bank":
		return web.Say(ctx, "office.method_bank")
	case "slip":
		return web.Say(ctx, "office.method_slip")
	}
	return web.Say(ctx, "office.method_hand")
}

func outcome(ctx context.Context, name string) string {
	switch name {
	case debt.OutcomeUpheld:
		return web.Say(ctx, "event.objection_upheld")
	case debt.OutcomeRejected:
		return web.Say(ctx, "event.objection_rejected")
	}
	return web.Say(ctx, "event.objection_withdrawn")
}

// capitalised says by what interest bears interest.
func capitalised(ctx context.Context, e debt.InterestCapitalised) string {
	if e.By == debt.CapitalisedByJudgment {
		return web.Say(ctx, "event.interest_capitalised_judgment", "day", web.Date(ctx, e.On))
	}
	return web.Say(ctx, "event.interest_capitalised_agreement", "day", web.Date(ctx, e.On))
}
