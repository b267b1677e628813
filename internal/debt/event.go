package debt

import "krav/internal/civil"

// Event is something that happened on a case (hændelse). The set is closed; the
// journal knows how to write and read each. What a case makes of an event and
// keeps it in (Step, Letter, Dispatch, Payment, Task) has its method too, but is
// none: it can't be applied or written.
//
//sumtype:decl
type Event interface{ event() }

// Occurred is an event with its place in the case's journal.
type Occurred struct {
	Version int64      // its place, from 1
	On      civil.Date // the day it counts from
	Known   civil.Date // the day it was recorded, Danish time
	By      string     // who did it, as access.Actor writes itself
	Event   Event
}

func (CaseOpened) event()          {}
func (DebtorCorrected) event()     {}
func (ClaimRegistered) event()     {}
func (ClaimCredited) event()       {}
func (StepTaken) event()           {}
func (StepVoided) event()          {}
func (CostsLowered) event()        {}
func (ChargeDropped) event()       {}
func (LetterComposed) event()      {}
func (DispatchOrdered) event()     {}
func (DispatchHanded) event()      {}
func (DispatchReported) event()    {}
func (DispatchStopped) event()     {}
func (DispatchPacked) event()      {}
func (PaymentRecorded) event()     {}
func (PaymentReversed) event()     {}
func (RefundPaid) event()          {}
func (CaseHeld) event()            {}
func (CompositionOffered) event()  {}
func (CompositionEnded) event()    {}
func (PaymentPromised) event()     {}
func (CaseResumed) event()         {}
func (BatchLeft) event()           {}
func (BatchJoined) event()         {}
func (FlowChanged) event()         {}
func (ObjectionRaised) event()     {}
func (ObjectionResolved) event()   {}
func (LimitationChanged) event()   {}
func (FoundationAdded) event()     {}
func (FoundationWithdrawn) event() {}
func (CourtFiled) event()          {}
func (CourtProgressed) event()     {}
func (CourtCostCharged) event()    {}
func (CourtCostDropped) event()    {}
func (EstateOpened) event()        {}
func (EstateEnded) event()         {}
func (InterestSpared) event()      {}
func (InterestCapitalised) event() {}
func (AgreementMade) event()       {}
func (AgreementEnded) event()      {}
func (InstalmentReminded) event()  {}
func (InstalmentDeferred) event()  {}
func (TaskRaised) event()          {}
func (TaskDone) event()            {}
func (NoteAdded) event()           {}
func (CaseClosed) event()          {}
func (CaseReopened) event()        {}
