package followup

import (
	"fmt"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// Decision is what is to happen on one case on one day, and why.
type Decision struct {
	Case    debt.CaseID
	Version int64 // the case as it was decided on
	On      civil.Date
	Actions []Action
	Reasons []Reason
	// Review is the next day on which the answer can differ by the passing of time
	// alone, or no date where only an event can change it.
	Review civil.Date
	Next   string // the name of the step the case points at, or empty
	// Earliest is the first day on which the next step may be taken, where that alone
	// is waited for, and otherwise no date. Review may lie before it: another claim
	// falls due, or the limitation is to be looked at.
	Earliest civil.Date
}

// Action is something that a decision wants done (handling). The set is closed.
//
//sumtype:decl
type Action interface{ action() }

// Send takes a step: a letter by a channel, with its charges and its deadline.
// The id, the law book and the approval are filled in by who carries it out.
type Send struct{ Step debt.StepTaken }

// Refer asks something of a person.
type Refer struct {
	Kind string // one of the Task constants
	Step string
	Args map[string]string
}

// Withdraw takes back a step whose letter has not left yet.
type Withdraw struct{ Step debt.StepID }

// Close ends the case.
type Close struct{ Why string } // one of the debt.Closed constants

// EndAgreement ends the agreement that the debtor pays by.
type EndAgreement struct {
	Agreement debt.AgreementID
	Why       string // one of the debt.Agreement constants
}

func (EndAgreement) action() {}

// Remind tells the debtor of an instalment that is missing.
type Remind struct{ Reminder debt.InstalmentReminded }

func (Remind) action() {}

// EndOffer ends an offer to take less than all that wasn't kept.
type EndOffer struct{ Why string } // debt.CompositionLapsed

func (EndOffer) action() {}

func (Send) action()     {}
func (Refer) action()    {}
func (Withdraw) action() {}
func (Close) action()    {}

// Kinds of task.
const (
	// TaskNextStep asks a person to take the step that has no letter yet.
	TaskNextStep = "task.next_step_by_hand"
	// TaskDemandRanOut asks a person to go on after the deadline of a demand: has the
	// debtor answered, is it time for an agreement or for the court?
	TaskDemandRanOut = "task.demand_ran_out"
	// TaskCourtForSome asks a person to take a case to court (retten) with some of its
	// claims alone: the others are in no demand whose deadline has passed, and a claim
	// that nobody has demanded in writing can't go there yet (inkassolovens § 10).
	TaskCourtForSome = "task.court_for_some"
	// TaskBailiff asks a person to go to the bailiff court (fogedretten): all that is owed
	// has a foundation, and needs no payment order.
	TaskBailiff = "task.founded_to_bailiff"
	// TaskCourtOutcome asks a person what has become of a case at court: a meeting has been
	// held, or nothing has been heard for long.
	TaskCourtOutcome = "task.court_outcome"
	// TaskCourtPaid asks a person to take a case back from the court: nothing is owed.
	TaskCourtPaid = "task.court_paid"
	// TaskEstateNews asks a person what has become of the estate that the debtor's debt is
	// dealt with in, when nothing has been heard for long.
	TaskEstateNews = "task.estate_news"
	// TaskEstateOver asks a person what is to be done of what is left when an estate is over:
	// debt relief may have remitted it, and a dead debtor can't be written to.
	TaskEstateOver = "task.estate_over"
	// TaskStill asks a person to look at a case on which nothing has happened for
	// long and nothing is planned.
	TaskStill = "task.case_stands_still"
	// TaskTimeBarred asks a person what is to become of a claim that looks lost by
	// limitation: no letter asks for it any more.
	TaskTimeBarred = "task.time_barred"
	// TaskLimitationNear tells a person that a claim will be lost by limitation soon.
	TaskLimitationNear = "task.limitation_near"
	// TaskRefund asks a person to pay back what was paid too much.
	TaskRefund = "task.refund_overpayment"
	// TaskBeyond asks a person what a credit note means that is larger than its claim
	// and the money paid on it: is it for another claim, or for the creditor's own
	// books? Letters wait for the answer.
	TaskBeyond = "task.credit_beyond_claim"
	// TaskTrifle asks a person what is to become of a debt that is too small to write
	// for: give it up, or write all the same.
	TaskTrifle = "task.trifle_left"
	// TaskPaidOut asks a person to get money back from the debtor that was paid back of
	// a payment which was taken back afterwards.
	TaskPaidOut = "task.paid_back_in_vain"
	// TaskWentBack asks a person to go on with a case whose payment went back after the
	// debtor had been told that it was over.
	TaskWentBack = "task.payment_went_back"
	// TaskPerhapsPosted asks a person whether a letter was posted that lay in a pack and was
	// stopped then: if it was, its fee stands. Nothing is paid back or written meanwhile.
	TaskPerhapsPosted = "task.letter_perhaps_posted"
	// TaskUpheld asks a person to pay back what the debtor had paid of a claim, where his
	// objection to it was upheld.
	TaskUpheld = "task.upheld_after_payment"
	// TaskBalance asks a person whether a claim is lower than was thought: a later
	// file said so. Raised by the import; letters wait for the answer.
	TaskBalance = "task.balance_lower"
	// TaskBalanceHigher asks a person why a later file has more left of a claim than the
	// case: has a payment gone back, or is the file older? Letters wait for the answer.
	TaskBalanceHigher = "task.balance_higher"
	// TaskDueLater asks a person whether the debtor was given more time for a claim: a later
	// file has a later due date for it. Letters wait for the answer.
	TaskDueLater = "task.due_later"
	// TaskLetterFailed asks a person to mend what a letter lacks that couldn't be made. Its
	// step is undone, and is taken anew when the task is done; nothing is written meanwhile.
	TaskLetterFailed = "task.letter_not_made"
	// TaskInstalmentMissing asks a person to look at an agreement of which an instalment
	// hasn't come: is the debtor to have more time, or is the agreement to end?
	TaskInstalmentMissing = "task.instalment_missing"
	// TaskClaimBeside tells a person that a claim has fallen due which the agreement on the
	// case isn't for: no letter asks for it while the agreement is kept.
	TaskClaimBeside = "task.claim_beside_agreement"
	// TaskOfferBeside asks a person what is to become of a case whose offer to take less
	// than all was paid in time, while another claim has come since.
	TaskOfferBeside = "task.composition_kept_in_part"
	// TaskAddress asks a person to mend the debtor's address: a message could not
	// be delivered.
	TaskAddress = "task.mend_address"
	// TaskRefused asks a person to look at a message that was refused for what it is, or
	// for whom it is from: the debtor's address may be right.
	TaskRefused = "task.mail_refused"
	// TaskUnclear asks a person what became of a message that may have left.
	TaskUnclear = "task.dispatch_unclear"
)

// AsksOfFile reports whether a kind of task asks a person who is right of a claim, a later
// file or the case.
func AsksOfFile(kind string) bool { return AsksOfBalance(kind) || kind == TaskDueLater }

// AsksOfBalance reports whether a kind of task asks how much is left of a claim.
func AsksOfBalance(kind string) bool { return kind == TaskBalance || kind == TaskBalanceHigher }

// Reason is one thing that was considered, with the rule where there is one.
type Reason struct {
	Key  string // message key
	Rule string // the paragraph, as a Danish lawyer cites it, or empty
	Args map[string]string
}

// Sent returns the step that the decision takes, or nil.
func (d Decision) Sent() *debt.StepTaken {
	for _, a := range d.Actions {
		if send, ok := a.(Send); ok {
			return &send.Step
		}
	}
	return nil
}

// Fingerprint identifies what would be done and for how much, so that a person
// who approved a plan gets just that or is told what changed. It is readable,
// empty for a decision to do nothing, and says nothing of names.
func (d Decision) Fingerprint() string {
	parts := make([]string, 0, len(d.Actions))
	for _, a := range d.Actions {
		parts = append(parts, fingerprint(a))
	}
	return strings.Join(parts, "; ")
}

func fingerprint(a Action) string {
	switch a := a.(type) {
	case Send:
		s := &a.Step
		return fmt.Sprintf("send %s by %s, fee %v, compensation %v, %sasked %v, by %v", s.Name, s.Channel, s.Fee, compensation(s), inCollection(s), s.Asked, s.Deadline)
	case Refer:
		return "refer " + a.Kind + " " + a.Step
	case Withdraw:
		return fmt.Sprintf("withdraw %d", a.Step)
	case Close:
		return "close " + a.Why
	case EndAgreement:
		return "end " + a.Why
	case EndOffer:
		return "end " + a.Why
	case Remind:
		r := &a.Reminder
		return fmt.Sprintf("remind of %v by %s, missing %v, by %v", r.Instalment, r.Channel, r.Amount, r.Deadline)
	}
	return ""
}

// inCollection returns what a demand adds to a fingerprint: its costs and what it
// proposes.
func inCollection(s *debt.StepTaken) string {
	if s.Document != debt.CollectionDemand {
		return ""
	}
	p := s.Proposal
	promise := ""
	if s.ForgivesCosts {
		promise = "forgiven in time, "
	}
	return fmt.Sprintf("costs %v, %sproposed %d of %v from %v, ", s.CostsCharged(), promise, p.Count, p.Amount, p.First)
}

func compensation(s *debt.StepTaken) money.Amount { return s.Each.Times(len(s.Compensation)) }
