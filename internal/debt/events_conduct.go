package debt

import "krav/internal/civil"

// CaseHeld puts the case on hold (sat på pause) until a day, on which it is due
// again.
type CaseHeld struct {
	Until civil.Date
	Why   string // personal
}

// CaseResumed ends a hold before its day (pause ophævet).
type CaseResumed struct{}

// BatchLeft takes the case out of batch follow-up (deaktiver multi): a person
// takes each step by hand.
type BatchLeft struct{}

// BatchJoined lets batch follow-up take the case on again (aktiver multi).
type BatchJoined struct{}

// FlowChanged moves the case to another flow (skift forløb).
type FlowChanged struct{ Flow string }

// ObjectionRaised says that the debtor disputes the claim (indsigelse). Fees,
// reminders and the clock stop in the same moment.
type ObjectionRaised struct{ Reason string } // personal

// How an objection ends.
const (
	// OutcomeUpheld gives the debtor right (medhold).
	OutcomeUpheld = "upheld"
	// OutcomeRejected maintains the claim (afvist).
	OutcomeRejected = "rejected"
	// OutcomeWithdrawn was taken back by the debtor (trukket tilbage).
	OutcomeWithdrawn = "withdrawn"
)

// ObjectionResolved ends the handling of an objection (indsigelse afgjort). The
// days between are not charged.
type ObjectionResolved struct {
	Outcome string // one of the Outcome constants
	Answer  string // personal
}

// InterestSpared says that no interest is claimed for some days (rentefri periode): the
// creditor himself caused the delay (rentelovens § 4), or gives them up.
type InterestSpared struct {
	From  civil.Date // the first day without interest
	Until civil.Date // the first day with interest again
	Why   string     // personal
}

// TaskRaised asks something of a person (opgave). It stays until it is done, so
// that the same thing isn't asked every night.
type TaskRaised struct {
	Task TaskID
	Kind string // message key, such as "task.next_step_by_hand"
	Step string // the step of the flow it concerns, or empty
	Args map[string]string
	Book string // fingerprint of the law book that its days and amounts rest on
}

// TaskDone says that a person has dealt with a task.
type TaskDone struct {
	Task   TaskID
	Answer string // personal
}

// NoteAdded is a note that a person wrote (note).
type NoteAdded struct{ Text string } // personal

// Why a case is closed.
const (
	// ClosedPaid is a case in which all is paid (betalt).
	ClosedPaid = "case.closed_paid"
	// ClosedCredited is a case in which nothing is owed because it was credited; no
	// money was kept (krediteret).
	ClosedCredited = "case.closed_credited"
	// ClosedComposition is a case in which less than all was taken as all, and paid in time
	// (akkord opfyldt).
	ClosedComposition = "case.closed_composition"
	// ClosedTrifle is a case in which so little was left that it was given up
	// (bagatel eftergivet).
	ClosedTrifle = "case.closed_trifle"
	// ClosedWithdrawn is a claim taken back (trukket tilbage).
	ClosedWithdrawn = "case.closed_withdrawn"
	// ClosedWrittenOff is given up as lost; the claim stands (afskrevet).
	ClosedWrittenOff = "case.closed_written_off"
	// ClosedEstate is dealt with in the debtor's bankruptcy, debt relief or the like, or in
	// the estate of the dead: nobody asks for the rest, and what the estate pays is still
	// booked (afsluttet i boet).
	ClosedEstate = "case.closed_estate"
)

// CaseClosed ends the case (sag afsluttet).
type CaseClosed struct {
	Why string // one of the Closed constants
	// Waives says what becomes of what is left: it is given up, with interest and costs
	// (eftergivelse). Else it stands as it is, as a debt that is written off does.
	Waives bool
	Book   string // fingerprint of the law book by which so much was owed, or nothing
}

// CaseReopened takes the case up again (sag genoptaget): money bounced, or a
// claim was added.
type CaseReopened struct {
	Why  string
	Book string // fingerprint of the law book that was used
}

// ReopenedReversed is why a case is taken up again whose payment was taken back.
const ReopenedReversed = "case.reopened_payment_reversed"
