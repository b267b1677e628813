package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
)

// Possible returns nil if an event may happen on the case on a day, and else the
// fault that says why not: fault.Invalid where the event itself can't be used,
// fault.Conflict where the case has moved on. It is asked before an event is
// added; Apply, which tells what did happen, is not as strict. What the law has to
// say of a step is followup's.
func (c *Case) Possible(e Event, on civil.Date) error {
	_, opens := e.(CaseOpened)
	switch {
	case opens && c.Version != 0:
		return fault.New(fault.Conflict, "case.opened_already")
	case !opens && c.Version == 0:
		return fault.New(fault.Conflict, "case.not_opened")
	case c.IsClosed() && !c.outlivesClosing(e):
		return fault.New(fault.Conflict, "case.is_closed")
	}
	return c.allows(e, on)
}

// outlivesClosing reports whether an event may happen on a case that has ended:
// money moves, news of letters comes in, what was on its way is stopped, a receipt
// leaves, an objection is answered, people write notes and finish tasks. All else takes a reopening first.
func (c *Case) outlivesClosing(e Event) bool {
	switch e := e.(type) {
	case DebtorCorrected, ClaimCredited, PaymentRecorded, PaymentReversed, RefundPaid, CostsLowered, ChargeDropped, DispatchPacked, DispatchHanded, DispatchReported, DispatchStopped,
		TaskRaised, TaskDone, NoteAdded, ObjectionResolved, CaseReopened, LimitationChanged, FoundationAdded, FoundationWithdrawn, CourtProgressed, CourtCostDropped, InterestSpared:
		return true
	case StepVoided:
		return e.Why != VoidDeleted
	case LetterComposed:
		return e.Step == 0
	case DispatchOrdered:
		letter := c.Letter(e.Letter)
		return letter != nil && letter.Step == 0
	case CaseOpened, ClaimRegistered, StepTaken, ObjectionRaised, InterestCapitalised,
		CaseHeld, PaymentPromised, CaseResumed, BatchLeft, BatchJoined, FlowChanged, CompositionOffered, CompositionEnded, AgreementMade, InstalmentReminded, InstalmentDeferred, AgreementEnded, CourtFiled, CourtCostCharged, EstateOpened, EstateEnded, CaseClosed:
	case Step, Letter, Dispatch, Payment, Task, Agreement, Offer, Foundation, CourtStep:
	}
	return false
}

func (c *Case) allows(e Event, on civil.Date) error {
	switch e := e.(type) {
	case ClaimRegistered:
		return c.allowsClaim(&e.Claim)
	case ClaimCredited:
		return c.allowsCredit(e)
	case PaymentRecorded:
		return c.allowsPayment(e)
	case PaymentReversed:
		return c.allowsReversal(e)
	case RefundPaid:
		return c.allowsRefund(e)
	case StepTaken:
		return c.allowsStep(&e)
	case StepVoided:
		return c.allowsVoid(e)
	case CostsLowered:
		return c.allowsLowering(e)
	case ChargeDropped:
		return c.allowsDropping(e)
	case LetterComposed:
		return c.allowsLetter(e)
	case DispatchOrdered, DispatchPacked, DispatchHanded, DispatchReported, DispatchStopped:
		return c.allowsDispatch(e)
	case AgreementMade, InstalmentReminded, InstalmentDeferred, AgreementEnded, CompositionOffered, CompositionEnded, PaymentPromised:
		return c.allowsAgreed(e, on)
	case CaseHeld:
		return allowsHold(e, on)
	case CaseResumed:
		return c.allowsResumption(on)
	case BatchLeft:
		return c.allowsLeaving()
	case BatchJoined:
		return c.allowsJoining()
	case FlowChanged:
		return c.allowsFlow(e)
	case ObjectionResolved:
		return c.allowsResolution(e)
	case LimitationChanged:
		return c.allowsLimitation(e, on)
	case InterestSpared, InterestCapitalised:
		return c.allowsBearing(e, on)
	case FoundationAdded, FoundationWithdrawn, CourtFiled, CourtProgressed, CourtCostCharged, CourtCostDropped, EstateOpened, EstateEnded:
		return c.allowsAtLaw(e, on)
	case TaskRaised:
		return c.allowsTask(e)
	case TaskDone:
		return c.allowsDone(e)
	case NoteAdded:
		return allowsNote(e)
	case CaseClosed:
		return c.allowsClosing(e)
	case CaseReopened:
		return c.allowsReopening()
	case CaseOpened, DebtorCorrected, ObjectionRaised:
	case Step, Letter, Dispatch, Payment, Task, Agreement, Offer, Foundation, CourtStep:
	}
	return nil
}

// allowsDispatch asks whether something may become of a message.
func (c *Case) allowsDispatch(e Event) error {
	switch e := any(e).(type) {
	case DispatchOrdered:
		return c.allowsOrder(e)
	case DispatchHanded:
		return c.allowsHanding(e)
	case DispatchReported:
		return c.allowsReport(e)
	case DispatchStopped:
		return c.allowsStop(e)
	case DispatchPacked:
		return c.allowsPacking(e)
	}
	return nil
}

// allowsAgreed asks whether the debtor and the creditor may agree on something, or end
// what they have agreed on.
func (c *Case) allowsAgreed(e Event, on civil.Date) error {
	switch e := any(e).(type) {
	case AgreementMade:
		return c.allowsAgreement(e, on)
	case InstalmentReminded:
		return c.allowsReminding(e, on)
	case InstalmentDeferred:
		return c.allowsDeferral(&e, on)
	case AgreementEnded:
		return c.allowsAgreementEnd(e)
	case CompositionOffered:
		return c.allowsOffer(e, on)
	case CompositionEnded:
		return c.allowsOfferEnd(e)
	case PaymentPromised:
		return allowsPromise(e, on)
	}
	return nil
}

// allowsAtLaw asks whether a paper may be recorded that a claim rests on, or a step at
// court.
func (c *Case) allowsAtLaw(e Event, on civil.Date) error {
	switch e := any(e).(type) {
	case FoundationAdded:
		return c.allowsFounding(&e, on)
	case FoundationWithdrawn:
		return c.allowsUnfounding(e)
	case CourtFiled:
		return c.allowsFiling(&e, on)
	case CourtProgressed:
		return c.allowsProgress(&e, on)
	case CourtCostCharged:
		return c.allowsCourtCost(&e, on)
	case CourtCostDropped:
		return c.allowsDroppingCourtCost(e)
	case EstateOpened:
		return c.allowsEstate(&e, on)
	case EstateEnded:
		return c.allowsEstateEnd(e)
	}
	return nil
}

// errRecorded is the fault of recording a thing whose id is on the case already.
func errRecorded() error { return fault.New(fault.Conflict, "case.recorded_already") }

// errNotPositive is the fault of a sum that isn't more than nothing.
func errNotPositive(field string) error {
	return fault.New(fault.Invalid, "case.amount_not_positive").In(field)
}

// errClaimUnknown is the fault of speaking of a claim that the case doesn't have.
func errClaimUnknown() error { return fault.New(fault.Invalid, "case.claim_unknown") }
