package cli

import (
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/journal"
	"krav/internal/wording"
)

// eventsOf returns what happened on a case, as people read it.
func eventsOf(seen casework.CaseView, l wording.Language) []caseEvent {
	p := &paper{language: l}
	events := make([]caseEvent, len(seen.Events))
	erased := debt.ErasureIn(seen.Events)
	for i, o := range seen.Events {
		events[i] = caseEvent{
			Version: o.Version, On: o.On, Known: o.Known, By: o.By,
			Kind: kindOf(o.Event), Text: breakable(p.eventOf(&seen, o.Event)), Book: debt.BookOf(o.Event),
		}
		if o.Version == erased {
			events[i].Text = p.said("event.debtor_erased")
		}
	}
	return events
}

// kindOf returns the name that the journal has for an event.
func kindOf(e debt.Event) string {
	content, err := journal.Encode(e)
	if err != nil {
		return "" // it was read from a journal, so it can be written
	}
	return content.Kind
}

// eventOf says in a sentence what happened on a case, where what it did depends on the case.
func (p *paper) eventOf(seen *casework.CaseView, e debt.Event) string {
	if changed, is := e.(debt.LimitationChanged); is {
		return p.limitationChanged(seen, changed)
	}
	return p.event(e)
}

// event says in a sentence what happened.
func (p *paper) event(e debt.Event) string {
	switch e := e.(type) {
	case debt.CaseOpened:
		return p.said("event.case_opened", "flow", p.flow(e.Flow))
	case debt.DebtorCorrected:
		return p.said("event.debtor_corrected")
	case debt.ClaimRegistered:
		return p.claimRegistered(e.Claim)
	case debt.ClaimCredited:
		return p.claimCredited(e)
	case debt.StepTaken:
		return p.stepTaken(e)
	case debt.StepVoided:
		return p.said(e.Why)
	case debt.CostsLowered:
		return p.costsLowered(e)
	case debt.ChargeDropped:
		return p.said("event.charge_dropped", "amount", wording.Amount(p.language, e.Amount))
	case debt.LetterComposed:
		return p.said("event.letter_composed", "document", p.document(e.Document))
	case debt.DispatchOrdered, debt.DispatchHanded, debt.DispatchReported, debt.DispatchPacked, debt.DispatchStopped:
		return p.dispatched(e)
	case debt.PaymentRecorded:
		return p.said("event.payment_recorded", "amount", wording.Amount(p.language, e.Amount))
	case debt.CaseHeld, debt.CaseResumed, debt.BatchLeft, debt.BatchJoined:
		return p.paused(e)
	case debt.FlowChanged:
		return p.said("event.flow_changed", "flow", p.flow(e.Flow))
	case debt.ObjectionRaised:
		return p.said("event.objection_raised", "reason", e.Reason)
	case debt.ObjectionResolved:
		return p.objectionResolved(e)
	case debt.AgreementMade, debt.InstalmentReminded, debt.InstalmentDeferred, debt.AgreementEnded, debt.CompositionOffered, debt.CompositionEnded, debt.PaymentPromised:
		return p.agreed(e)
	case debt.InterestSpared:
		return p.said("event.interest_spared", "from", wording.Date(p.language, e.From), "to", wording.Date(p.language, e.Until.AddDays(-1)), "why", e.Why)
	case debt.InterestCapitalised, debt.LimitationChanged, debt.FoundationAdded, debt.FoundationWithdrawn, debt.CourtFiled, debt.CourtProgressed, debt.CourtCostCharged, debt.CourtCostDropped, debt.EstateOpened, debt.EstateEnded:
		return p.grounds(e)
	case debt.TaskRaised:
		return p.said("event.task_raised", "task", p.task(e))
	case debt.TaskDone:
		return p.said("event.task_done")
	case debt.NoteAdded:
		return p.said("event.note_added", "text", e.Text)
	case debt.PaymentReversed:
		return p.said(e.Why)
	case debt.RefundPaid:
		return p.said("event.refund_paid", "amount", wording.Amount(p.language, e.Amount))
	case debt.CaseClosed:
		return p.said("event.case_closed", "why", plain(p.said(e.Why)))
	case debt.CaseReopened:
		return p.said(e.Why)
	}
	return ""
}

// dispatched says what became of a message.
func (p *paper) dispatched(e debt.Event) string {
	switch e := any(e).(type) {
	case debt.DispatchOrdered:
		return p.said("event.dispatch_ordered", "channel", p.channel(e.Channel))
	case debt.DispatchHanded:
		return p.dispatchHanded(e)
	case debt.DispatchReported:
		if e.Status == debt.Unclear {
			return p.said("event.dispatch_in_doubt")
		}
		return p.said("event.dispatch_reported", "status", p.status(e.Status), "code", e.Code)
	case debt.DispatchPacked:
		return p.said("event.dispatch_packed")
	case debt.DispatchStopped:
		return p.said("event.dispatch_stopped", "why", plain(p.said(e.Why)))
	}
	return ""
}

// grounds says what became of what claims rest on: their interest, their limitation, the
// papers for them, and what happened at court.
func (p *paper) grounds(e debt.Event) string {
	switch e := any(e).(type) {
	case debt.InterestCapitalised:
		return p.said(capitalKey(e), "day", wording.Date(p.language, e.On))
	case debt.LimitationChanged:
		return p.said(e.Change.Key(), "day", wording.Date(p.language, e.On))
	case debt.FoundationAdded:
		return p.foundation(e)
	case debt.FoundationWithdrawn:
		return p.said("event.foundation_withdrawn")
	case debt.CourtFiled:
		return p.filed(e)
	case debt.CourtProgressed:
		return p.cameOfIt(e)
	case debt.CourtCostCharged:
		return p.said(courtCostKey(e.Kind), "amount", wording.Amount(p.language, e.Amount), "day", wording.Date(p.language, e.On))
	case debt.CourtCostDropped:
		return p.said("event.court_cost_dropped")
	case debt.EstateOpened:
		return p.estate(e)
	case debt.EstateEnded:
		return p.said(e.Why)
	}
	return ""
}

// agreed says what the debtor and the creditor agreed on, or what became of it.
func (p *paper) agreed(e debt.Event) string {
	switch e := any(e).(type) {
	case debt.AgreementMade:
		return p.said("event.agreement_made", "count", strconv.Itoa(len(e.Instalments)), "first", wording.Date(p.language, e.Instalments[0].On))
	case debt.InstalmentReminded:
		return p.said("event.instalment_reminded", "day", wording.Date(p.language, e.Instalment), "amount", wording.Amount(p.language, e.Amount), "deadline", wording.Date(p.language, e.Deadline))
	case debt.InstalmentDeferred:
		return p.said("event.instalment_deferred", "day", wording.Date(p.language, e.Instalment), "until", wording.Date(p.language, e.Until))
	case debt.AgreementEnded:
		return p.said(e.Why)
	case debt.CompositionOffered:
		return p.said("event.composition_offered", "amount", wording.Amount(p.language, e.Pay), "by", wording.Date(p.language, e.Deadline))
	case debt.CompositionEnded:
		return p.said(e.Why)
	case debt.PaymentPromised:
		return p.promised(e)
	}
	return ""
}

// promised says what the debtor promised.
func (p *paper) promised(e debt.PaymentPromised) string {
	if e.Amount.IsZero() {
		return p.said("event.payment_promised", "by", wording.Date(p.language, e.By))
	}
	return p.said("event.payment_promised_sum", "by", wording.Date(p.language, e.By), "amount", wording.Amount(p.language, e.Amount))
}

// paused says how a case was taken out of follow-up, or put back.
func (p *paper) paused(e debt.Event) string {
	held, isHeld := e.(debt.CaseHeld)
	switch {
	case isHeld:
		return p.said("event.case_held", "until", wording.Date(p.language, held.Until))
	case e == debt.Event(debt.CaseResumed{}):
		return p.said("event.case_resumed")
	case e == debt.Event(debt.BatchLeft{}):
		return p.said("event.batch_left")
	}
	return p.said("event.batch_joined")
}

func (p *paper) claimRegistered(c debt.Claim) string {
	return p.said("event.claim_registered", "invoice", c.Number,
		"amount", wording.Amount(p.language, c.Principal), "due", wording.Date(p.language, c.Due))
}

func (p *paper) stepTaken(e debt.StepTaken) string {
	if e.Document == debt.CollectionDemand {
		return p.said("event.demand_taken", "document", p.document(e.Document),
			"costs", wording.Amount(p.language, e.CostsCharged()), "deadline", wording.Date(p.language, e.Deadline))
	}
	return p.said("event.step_taken", "document", p.document(e.Document),
		"fee", wording.Amount(p.language, e.Fee), "deadline", wording.Date(p.language, e.Deadline))
}

func (p *paper) dispatchHanded(e debt.DispatchHanded) string {
	said := p.said("event.dispatch_sent")
	if e.Accepted {
		said = p.said("event.dispatch_received")
	}
	if e.Repeated {
		said = joined(" ", said, p.said("event.dispatch_repeated"))
	}
	return said
}

// How an objection ended.
const (
	keyUpheld    = "event.objection_upheld"
	keyRejected  = "event.objection_rejected"
	keyWithdrawn = "event.objection_withdrawn"
)

func (p *paper) objectionResolved(e debt.ObjectionResolved) string {
	switch e.Outcome {
	case debt.OutcomeUpheld:
		return p.said(keyUpheld)
	case debt.OutcomeRejected:
		return p.said(keyRejected)
	}
	return p.said(keyWithdrawn)
}

func (p *paper) costsLowered(e debt.CostsLowered) string {
	if e.Why == debt.LoweredInTime {
		return p.said("event.costs_forgiven")
	}
	return p.said("event.costs_lowered", "amount", wording.Amount(p.language, e.Total()))
}

// claimCredited says of a credit note that it came, with its number where it has one.
func (p *paper) claimCredited(e debt.ClaimCredited) string {
	amount := wording.Amount(p.language, e.Amount)
	if e.Number == "" {
		return p.said("event.claim_credited_unnumbered", "amount", amount)
	}
	return p.said("event.claim_credited", "number", e.Number, "amount", amount)
}
