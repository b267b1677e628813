package debt

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/fault"
)

// Fold returns the case that a journal tells of. It fails with fault.Corrupt
// where the journal tells of what can't have happened.
func Fold(creditor CreditorID, id CaseID, journal []Occurred) (Case, error) {
	c := Case{ID: id, Creditor: creditor}
	for _, o := range journal {
		if err := c.Apply(o); err != nil {
			return Case{}, err
		}
	}
	return c, nil
}

// Apply adds one event to the case. The event's version must be the next, and the
// first event opens the case; it fails with fault.Corrupt else, and where the
// event speaks of a step, a letter, a dispatch, a payment, a claim or a task that
// the case doesn't have, or brings one that it has already. Whether an event may
// happen at all is asked of Possible: a journal tells of what did. A case that
// couldn't take an event is not to be used any more.
func (c *Case) Apply(o Occurred) error {
	if o.Version != c.Version+1 {
		return c.impossible(o, "version")
	}
	if _, opens := o.Event.(CaseOpened); opens != (c.Version == 0) {
		return c.impossible(o, "opening")
	}
	if what := c.apply(o); what != "" {
		return c.impossible(o, what)
	}
	c.Version, c.LastOn = o.Version, civil.Latest(c.LastOn, o.Known)
	return nil
}

func (c *Case) impossible(o Occurred, what string) error {
	return fault.New(fault.Corrupt, "case.journal_impossible").With("case", itoa(int64(c.ID))).With("version", itoa(o.Version)).With("what", what)
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// apply changes the case by an event and returns what the event speaks of that
// the case doesn't have, or nothing.
func (c *Case) apply(o Occurred) string {
	switch e := o.Event.(type) {
	case CaseOpened:
		c.open(o, e)
	case DebtorCorrected:
		c.correct(e)
	case ClaimRegistered:
		return c.register(o, e.Claim)
	case ClaimCredited:
		return c.credit(o, e)
	case StepTaken:
		return c.take(o, e)
	case StepVoided:
		return c.void(o, e)
	case CostsLowered:
		return c.lowerCosts(o, e)
	case ChargeDropped:
		return c.drop(o, e)
	case LetterComposed:
		return c.compose(o, e)
	case DispatchOrdered, DispatchPacked, DispatchHanded, DispatchReported, DispatchStopped:
		return c.applyDispatch(o)
	case PaymentRecorded:
		return c.pay(o, e)
	case PaymentReversed:
		return c.unpay(o, e)
	case RefundPaid:
		return c.refund(o, e)
	case ObjectionRaised:
		c.object(o, e)
	case ObjectionResolved:
		return c.resolve(o, e)
	case LimitationChanged:
		return c.changeLimitation(e)
	case InterestSpared, InterestCapitalised:
		return c.bear(o.Event)
	case FoundationAdded, FoundationWithdrawn, CourtFiled, CourtProgressed, CourtCostCharged, CourtCostDropped, EstateOpened, EstateEnded:
		return c.applyAtLaw(o)
	case TaskRaised:
		return c.raise(o, e)
	case TaskDone:
		return c.done(o, e)
	case AgreementMade, InstalmentReminded, InstalmentDeferred, AgreementEnded, CompositionOffered, CompositionEnded, PaymentPromised:
		return c.applyAgreed(o)
	case CaseHeld, CaseResumed, BatchLeft, BatchJoined:
		c.pause(o.Event)
	case FlowChanged:
		c.changeFlow(o, e)
	case NoteAdded:
		c.Notes = append(c.Notes, Note{On: o.On, By: o.By, Text: e.Text})
	case CaseClosed, CaseReopened:
		c.endOrReopen(o)
	case Step, Letter, Dispatch, Payment, Task, Agreement, Offer, Foundation, CourtStep: // they keep an event, and are none
		return "event"
	default: // no event at all, or only a pointer to one
		return "event"
	}
	return ""
}

// applyDispatch changes the case by what becomes of a message.
func (c *Case) applyDispatch(o Occurred) string {
	switch e := any(o.Event).(type) {
	case DispatchOrdered:
		return c.order(o, e)
	case DispatchHanded:
		return c.hand(o, e)
	case DispatchReported:
		return c.report(o, e)
	case DispatchStopped:
		return c.stop(o, e)
	case DispatchPacked:
		return c.pack(o, e)
	}
	return ""
}

// applyAgreed changes the case by what its debtor and its creditor have agreed on.
func (c *Case) applyAgreed(o Occurred) string {
	switch e := any(o.Event).(type) {
	case AgreementMade:
		return c.agree(o, e)
	case InstalmentReminded:
		return c.remind(o, e)
	case InstalmentDeferred:
		return c.deferInstalment(o, e)
	case AgreementEnded:
		return c.endAgreement(o, e)
	case CompositionOffered:
		c.offer(o, e)
	case CompositionEnded:
		return c.endOffer(o, e)
	case PaymentPromised:
		c.promise(o, e)
	}
	return ""
}

// applyAtLaw changes the case by a paper that its claims rest on, or by a step at court.
func (c *Case) applyAtLaw(o Occurred) string {
	switch e := any(o.Event).(type) {
	case FoundationAdded:
		return c.found(o, e)
	case FoundationWithdrawn:
		return c.unfound(o, e)
	case CourtFiled:
		return c.file(e)
	case CourtProgressed:
		return c.progress(e)
	case CourtCostCharged:
		return c.chargeCourtCost(o, e)
	case CourtCostDropped:
		return c.dropCourtCost(o, e)
	case EstateOpened:
		return c.openEstate(o, e)
	case EstateEnded:
		return c.endEstate(o)
	}
	return ""
}
