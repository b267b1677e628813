package debt

import (
	"krav/internal/civil"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Case is one recovery by one creditor against one debtor (sag), as its journal
// tells it. It is all that a decision may look at.
type Case struct {
	ID       CaseID
	Creditor CreditorID
	Number   int64
	Version  int64      // the place of the last event
	OpenedOn civil.Date // the day it was opened
	LastOn   civil.Date // the day the last event was recorded

	Flow    string
	Terms   Terms
	Debtor  Debtor
	Claims  []Claim
	Account ledger.Account

	Steps      []Step
	Letters    []Letter
	Dispatches []Dispatch
	Payments   []Payment
	Tasks      []Task
	Notes      []Note

	// Agreements are those on paying bit by bit, the latest last.
	Agreements []Agreement
	// Offer is the last offer to take less than all as all.
	Offer Offer

	Hold      Hold
	ByHand    bool // taken out of batch follow-up
	Objection Objection
	Closed    Closing
	// Standstills are the days on which the clock stood still, and why.
	Standstills []Standstill
	// Limitation is what has happened to the periods after which claims are lost.
	Limitation []ClaimLimitation
	// Foundations are the papers that its claims rest on, the latest last.
	Foundations []Foundation
	// CourtSteps are what the courts were asked for, the latest last.
	CourtSteps []CourtStep
	// Capitalised are the days after which interest bears interest, and by what.
	Capitalised []InterestCapitalised
	// CourtCosts are what the courts cost and the debtor was asked for, also what was taken
	// off again.
	CourtCosts []CourtCost
	// Estate is the bankruptcy or the like that the debtor's debt is dealt with in, if any.
	Estate Estate
	// ReopenedOn is the day that it was last taken up again after it had ended, or no
	// date: what a person was asked before has to be asked anew.
	ReopenedOn civil.Date
	// Others are the creditor's other open cases against the same debtor, as whoever
	// decides has looked them up: fees are counted over all of them. They are no part of
	// the case's own journal.
	Others []*Case
	// OwesAgainOn is the day on which a debtor who had been told that nothing more was
	// owed came to owe again, because the money went back; or no date. What was sent
	// before it has warned nobody.
	OwesAgainOn civil.Date
}

// Step is a step that was taken, and what became of it.
type Step struct {
	StepTaken
	Taken      civil.Date // the day it was decided
	Dispatched civil.Date // the day its letter left, or no date
	// PerhapsLeft is the day on which its letter was stopped though it may have left by then,
	// or no date: the answer to an attempt had been lost.
	PerhapsLeft civil.Date
	Letter      DocumentID // its letter once composed, or nought
	Voided      string     // one of the Void constants, or empty
	// Forgiven is what of its costs fell because the rest was paid in time.
	Forgiven money.Amount
	entries  []ledger.EntryID
	claims   int // how many claims the case had when it was taken
}

// Stands reports whether the step has not been voided.
func (s Step) Stands() bool { return s.Voided == "" }

// Left reports whether the step's letter has left the house.
func (s Step) Left() bool { return !s.Dispatched.IsZero() }

// Waits reports whether the step's letter is still on its way out.
func (s Step) Waits() bool { return s.Stands() && !s.Left() }

// Charges returns what the step adds to the debt: its fee, its
// compensation and the costs of own collection.
func (s Step) Charges() money.Amount {
	return money.Sum(s.Fee, s.Each.Times(len(s.Compensation)), s.CostsCharged())
}

// Letter is a document as it was composed.
type Letter struct {
	LetterComposed
	Composed civil.Date
}

// Dispatch is an attempt to send a letter, and how far it has come.
type Dispatch struct {
	DispatchOrdered
	Ordered civil.Date
	Status  DispatchStatus
	// PackedOn is the day on which it lay in a pack to be printed first, or no date.
	PackedOn civil.Date
	HandedOn civil.Date
	// StoppedOn is the day on which it was stopped last, or no date.
	StoppedOn  civil.Date
	ProviderID string
	Why        string // why it was stopped
	Reports    []Delivery
}

// Delivery is one piece of news of a dispatch (leveringshændelse).
type Delivery struct {
	Version int64 // the event's place in the journal
	On      civil.Date
	Status  DispatchStatus
	Code    string
	Text    string
	Source  string // identity of the report, or empty
	// Repeated says that the message may have left once before.
	Repeated bool
}

// Payment is a payment that was recorded, and whether it stands.
type Payment struct {
	PaymentRecorded
	Entry    ledger.EntryID
	Reversed string // why it was reversed, or empty
	// ReversedOn is the day that it was taken back, or no date.
	ReversedOn civil.Date
}

// TaskVoid is why nobody did what a task asked for; nought where somebody did.
type TaskVoid uint8

// The reasons.
const (
	TaskOvertaken TaskVoid = iota + 1 // the debtor has agreed on something else
	TaskEnded                         // the case had ended
)

// Task is something asked of a person.
type Task struct {
	TaskRaised
	On   civil.Date
	Done bool
	// DoneOn is the day it was dealt with, or no date.
	DoneOn civil.Date
	// Void is why what it asked for wasn't done though it is dealt with: TaskOvertaken by an
	// agreement, TaskEnded with the case. It is nought where a person did it.
	Void TaskVoid
	// Unfounded says that a foundation was taken away after it was done: what it told of
	// limitation may be to tell anew.
	Unfounded bool
	claims    int // how many claims the case had when it was raised
}

// WasDone reports whether a person did what a task asked for.
func (t *Task) WasDone() bool { return t.Done && t.Void == 0 }

// Note is a note that a person wrote.
type Note struct {
	On   civil.Date
	By   string
	Text string
}

// Hold is a pause (pause, bero).
type Hold struct {
	Until civil.Date // the day it is due again, or no date where it isn't on hold
	Why   string
	// Promised is the day on which the debtor promised to pay before the hold ends, and
	// Amount what, or nought for all; no date where a person chose the pause.
	Promised civil.Date
	Amount   money.Amount
}

// Objection is the debtor's objection (indsigelse).
type Objection struct {
	Raised  civil.Date // the day of the latest objection, or no date
	Open    bool       // it is being handled
	Reason  string
	Outcome string
}

// Closing says that the case has ended, and why.
type Closing struct {
	On  civil.Date
	Why string
}
