package debt

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// StepTaken is a step of the flow that was decided on (trin taget): this letter,
// to be dispatched on this day, with this fee and this deadline.
type StepTaken struct {
	Step     StepID
	Flow     string
	Name     string // the step's name in its flow
	Document Document
	Channel  Channel
	// Planned is the day the letter is meant to leave. It is composed for that day
	// and composed anew if it leaves on another.
	Planned  civil.Date
	Deadline civil.Date // the last day in time that the letter prints
	Fee      money.Amount
	FeeOn    ClaimID // the claim that the fee is entered on
	// Compensation lists the claims that the flat sum is charged for with this
	// letter, and Each is that sum.
	Compensation []ClaimID
	Each         money.Amount
	Asked        money.Amount // the total that the letter asks for
	// Costs are what own collection is charged with by this letter
	// (inddrivelsesomkostninger), by the claims that they are entered on.
	Costs    []Cost
	Proposal Proposal
	Settles  bool // paid in time, the case ends
	// ForgivesCosts says that the letter promises to drop its costs, where the rest is
	// paid in time.
	ForgivesCosts bool
	Book          string   // fingerprint of the law book that was used
	Approval      string   // who had approved it: a plan, or "automatic"
	Reasons       []string // message keys of what was considered
}

// Cost is what a claim is charged with for own collection (omkostninger ved egen
// inkasso, BEK 601, bilag 2). Where the case is looked up as a whole, it stands on
// the claim whose row of law it rests on.
type Cost struct {
	Claim  ClaimID
	Amount money.Amount
}

// Proposal is the plan that a demand proposes (forslag til betalingsaftale): an
// instalment a month, the last of what is left. The zero value is none.
type Proposal struct {
	Count  int // instalments
	First  civil.Date
	Amount money.Amount // each but the last
}

// IsZero reports whether nothing is proposed.
func (p Proposal) IsZero() bool { return p.Count == 0 }

// CostsCharged returns what own collection is charged with by the step.
func (s StepTaken) CostsCharged() money.Amount {
	var sum money.Amount
	for _, cost := range s.Costs {
		sum = sum.Plus(cost.Amount)
	}
	return sum
}

// Why a step is voided.
const (
	// VoidDeleted is a person's rewind (spolet tilbage).
	VoidDeleted = "step.deleted"
	// VoidStopped is a letter stopped at the last look.
	VoidStopped = "step.stopped"
	// VoidReplanned is a letter that would have left on another day than it was
	// composed for, for another amount, or by another channel.
	VoidReplanned = "step.replanned"
	// VoidUndelivered is a letter that no channel could deliver.
	VoidUndelivered = "step.undelivered"
	// VoidUnmade is a letter that couldn't be made.
	VoidUnmade = "step.unmade"
	// VoidOvertaken is a step that was taken though all had been paid by its day:
	// the money was known of later than it counts from.
	VoidOvertaken = "step.overtaken"
)

// StepVoided undoes a step (trin annulleret): its fee and deadline go, and the
// case points at it again. A letter that has left stays in the log and still
// counts for the ten days between fees.
type StepVoided struct {
	Step StepID
	Why  string // one of the Void constants
	Book string // fingerprint of the law book that was used
}

// Why the costs of a step are lowered.
const (
	// LoweredWithDebt says that less was owed on the day of the letter than was known
	// then. It is what no reason means.
	LoweredWithDebt = ""
	// LoweredInTime keeps a letter's promise: the rest was paid within its deadline.
	LoweredInTime = "costs.paid_in_time"
)

// CostsLowered lowers what own collection was charged with by a step (omkostninger
// sat ned).
type CostsLowered struct {
	Step  StepID
	Costs []Cost // what is charged now, by the claims that it is entered on
	Why   string // one of the Lowered constants
	Book  string // fingerprint of the law book that was used
}

// ChargeDropped takes back what was charged for one claim alone (opkrævning
// frafaldet): the claim turns out not to have been owed when it was charged. With a
// step it is the compensation that its letter charged for the claim; without one, the
// fees of reminders that the claim brought along.
type ChargeDropped struct {
	Step   StepID // nought for what the claim brought along
	Claim  ClaimID
	Amount money.Amount // what had been charged; more than nothing
	Book   string       // fingerprint of the law book that was used
}

// Total returns what is charged now.
func (l CostsLowered) Total() money.Amount { return StepTaken{Costs: l.Costs}.CostsCharged() }

// LetterComposed is a document as it was made (dokument dannet). Its bytes lie in
// the archive under their hash.
type LetterComposed struct {
	Letter   DocumentID
	Step     StepID // nought for a letter outside the flow, such as a receipt
	Document Document
	Channel  Channel
	Dated    civil.Date   // the day printed on it
	Hash     string       // SHA-256 of the file, hex
	Pages    int          // sheets of A4
	Total    money.Amount // the total that it states
	// Payment is the payment that a receipt is for, or nought.
	Payment PaymentID
	Book    string // fingerprint of the law book that the total was reckoned by
}

// DispatchOrdered sends a document on its way to a recipient (forsendelse
// bestilt). It waits in the queue (Afventer) until a channel takes it.
type DispatchOrdered struct {
	Dispatch  DispatchID
	Letter    DocumentID
	Channel   Channel
	Recipient string // address; personal
}

// DispatchHanded says that a channel took the message over (Afsendt): it has left
// our system. Accepted says that the recipient's own server took it (Modtaget).
type DispatchHanded struct {
	Dispatch   DispatchID
	On         civil.Date // the day of dispatch (afsendelsesdag): deadlines run from it
	ProviderID string
	Accepted   bool
	Answer     string // the server's own words; personal, as it may name the address
	// Repeated says that there was an attempt before this one that was not recorded
	// as taken: the recipient may have the same message twice, under one message id.
	Repeated bool
}

// DispatchReported is news of a message that has left (leveringshændelse).
type DispatchReported struct {
	Dispatch   DispatchID
	Status     DispatchStatus
	Code       string // the enhanced status code of RFC 3463, such as "5.1.1"
	Diagnostic string // what the other side said; personal
	Source     string // identity of the report, so that it counts once
}

// DispatchPacked says that a letter lay in a pack of letters to be printed and posted (lagt i
// en pakke). Until it is marked as posted nobody knows whether it was.
type DispatchPacked struct {
	Dispatch DispatchID
}

// DispatchStopped says that a message will not leave (stoppet).
type DispatchStopped struct {
	Dispatch DispatchID
	Why      string // message key, such as "dispatch.stopped_paid"
}

// DispatchStatus is how far a message has come. A status only moves forward in
// this order, whatever order the news comes in.
type DispatchStatus int

// The statuses, in the words that people see.
const (
	// Waiting lies in the queue (Afventer).
	Waiting DispatchStatus = iota + 1
	// Unclear may or may not have left: a person decides, or later news does
	// (Uafklaret).
	Unclear
	// Sent has left our system (Afsendt).
	Sent
	// Delayed has been sent, and the other side is still trying.
	Delayed
	// Received was taken by the recipient's server (Modtaget).
	Received
	// Opened was followed by the debtor to the page of the case (Åbnet).
	Opened
	// Stopped did not leave (Stoppet).
	Stopped
	// Failed was refused or came back (Fejlet).
	Failed
)

var dispatchStatusNames = [...]string{
	Waiting: "waiting", Unclear: "unclear", Sent: "sent", Delayed: "delayed", Received: "received", Opened: "opened", Stopped: "stopped", Failed: "failed",
}

// String returns the status's stored name.
func (s DispatchStatus) String() string {
	if s < Waiting || s > Failed {
		return "-"
	}
	return dispatchStatusNames[s]
}

// ParseDispatchStatus returns the status with a stored name, or nought.
func ParseDispatchStatus(name string) DispatchStatus {
	for s := Waiting; s <= Failed; s++ {
		if s.String() == name {
			return s
		}
	}
	return 0
}
