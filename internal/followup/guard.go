package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
)

// Verdict is the guard's answer in one word (svar).
type Verdict int

// The verdicts, the mildest first. They start at one, so that a forgotten one shows.
const (
	// Allow says that nothing stands against it (tilladt).
	Allow Verdict = iota + 1
	// Warn says that it may be done, but there is something to know first (advarsel).
	Warn
	// Refuse says that it may not be done (nægtet).
	Refuse
)

// String returns the verdict's name on the wire.
func (v Verdict) String() string {
	switch v {
	case Allow:
		return "allow"
	case Warn:
		return "warn"
	case Refuse:
		return "refuse"
	}
	return "-"
}

// Finding is one thing that the guard has to say of an event: the reason with its
// paragraph, and the nearest thing that is lawful.
type Finding struct {
	Verdict Verdict // Warn or Refuse
	Reason
	// Instead is the message key of the nearest lawful alternative, with the reason's
	// values, or empty where there is none.
	Instead string
	own     *fault.Fault // what the case itself says, where no law is needed to refuse
}

// Answer is what the guard says of an event (lovvagtens svar).
type Answer struct {
	Verdict  Verdict // the strictest of the findings, or Allow
	Findings []Finding
}

// Err returns the first refusal as a fault, with its rule and what to do instead, or
// nil where nothing is refused. A refusal by the law is fault.Unlawful; one by the
// case itself has the kind that debt.Case.Possible gave it.
func (a Answer) Err() error {
	for _, f := range a.Findings {
		if f.Verdict == Refuse {
			return f.Fault()
		}
	}
	return nil
}

// Warnings returns the findings that refuse nothing.
func (a Answer) Warnings() []Finding {
	var warnings []Finding
	for _, f := range a.Findings {
		if f.Verdict == Warn {
			warnings = append(warnings, f)
		}
	}
	return warnings
}

// Fault returns the finding in the form that can be said: a refusal as Err returns it, a
// warning as a fault.Conflict that a person may overrule.
func (f Finding) Fault() *fault.Fault {
	if f.own != nil {
		own := *f.own
		return own.Citing(f.Rule, f.Instead)
	}
	kind := fault.Unlawful
	if f.Verdict == Warn {
		kind = fault.Conflict
	}
	why := fault.New(kind, f.Key).Citing(f.Rule, f.Instead)
	for name, value := range f.Args {
		why = why.With(name, value)
	}
	return why
}

// Judge is the law's guard (lovvagten): it says of any event whether it may happen on
// a case on a day, by the law and by what has happened on the case before, why, by
// which paragraph, and what may be done instead. What the world does (money that
// comes, mail that bounces) may always happen; the guard warns of what follows.
//
// Decide asks for nothing that Judge refuses, and whoever adds an event that a person
// or a program asks for asks here first. It fails with *law.UnknownError where the
// event would charge the debtor by a rule that the book doesn't have for the day.
func Judge(book *law.Book, c *debt.Case, e debt.Event, d civil.Date) (Answer, error) {
	j := judgement{book: book, c: c, on: d}
	j.ofCase(c.Possible(e, d))
	if err := j.event(e); err != nil {
		return Answer{}, err
	}
	return j.answer(), nil
}

// judgement gathers what there is to say of one event.
type judgement struct {
	book  *law.Book
	c     *debt.Case
	on    civil.Date
	found []Finding
}

// event asks the rules of the event's kind.
func (j *judgement) event(e debt.Event) error {
	switch e := e.(type) {
	case debt.StepTaken:
		return j.letter(&e)
	case debt.StepVoided:
		return j.rewind(e)
	case debt.DispatchOrdered:
		j.order(e)
	case debt.ClaimRegistered:
		return j.claim(&e.Claim)
	case debt.ClaimCredited:
		j.credit(e)
	case debt.RefundPaid:
		return j.known(j.refund(e))
	case debt.DebtorCorrected:
		j.debtor(e)
	case debt.CaseHeld:
		return j.known(j.hold(e.Until))
	case debt.PaymentPromised:
		return j.known(j.hold(e.By.AddDays(1)))
	case debt.CaseReopened:
		return j.known(j.reopening())
	case debt.CaseClosed:
		return j.known(j.closing(e))
	case debt.AgreementMade:
		return j.agreement(&e)
	case debt.CompositionOffered:
		return j.composition(&e)
	case debt.InstalmentReminded:
		return j.reminder(&e)
	case debt.TaskDone:
		return j.known(j.done(e))
	case debt.LimitationChanged:
		return j.known(j.limitation(e))
	case debt.InterestCapitalised:
		return j.known(j.capital(e))
	case debt.FoundationAdded:
		return j.known(j.foundation(&e))
	case debt.FoundationWithdrawn:
		return j.known(j.unfounding(e))
	case debt.CourtFiled:
		return j.known(j.filing(&e))
	case debt.CourtCostCharged:
		return j.courtCost(e)
	case debt.PaymentRecorded, debt.PaymentReversed, debt.CostsLowered, debt.ChargeDropped, debt.CourtCostDropped,
		debt.LetterComposed, debt.DispatchPacked, debt.DispatchHanded, debt.DispatchReported, debt.DispatchStopped:
		// Money and messages move in the world; the case is told. To charge less is
		// always lawful.
	case debt.CaseOpened, debt.CaseResumed, debt.BatchLeft, debt.BatchJoined, debt.FlowChanged,
		debt.ObjectionRaised, debt.ObjectionResolved, debt.InterestSpared, debt.InstalmentDeferred, debt.AgreementEnded, debt.CompositionEnded, debt.CourtProgressed, debt.EstateOpened, debt.EstateEnded, debt.TaskRaised, debt.NoteAdded:
		// Nobody is charged or asked to pay by it.
	case debt.Step, debt.Letter, debt.Dispatch, debt.Payment, debt.Task:
	}
	return nil
}

// answer sums the findings up.
func (j *judgement) answer() Answer {
	a := Answer{Verdict: Allow, Findings: j.found}
	for _, f := range j.found {
		a.Verdict = max(a.Verdict, f.Verdict)
	}
	return a
}

// refuse notes a refusal by a rule, with what may be done instead.
func (j *judgement) refuse(why Reason, instead string) {
	j.found = append(j.found, Finding{Verdict: Refuse, Reason: why, Instead: instead})
}

// warn notes something to know first.
func (j *judgement) warn(why Reason, instead string) {
	j.found = append(j.found, Finding{Verdict: Warn, Reason: why, Instead: instead})
}

// known passes over that the book has no rule for a day: of what charges nobody, there
// is then nothing to warn of.
func (j *judgement) known(err error) error {
	if fault.Is(err, fault.UnknownLaw) {
		return nil
	}
	return err
}

// ofCase notes what the case itself has against the event. Of an objection the law has
// something to say too.
func (j *judgement) ofCase(err error) {
	own := fault.Of(err)
	if own == nil {
		return
	}
	found := Finding{Verdict: Refuse, Reason: Reason{Key: own.Key, Args: own.Args}, own: own}
	if own.Key == "case.is_disputed" {
		found.Rule = ruleObjection
	}
	j.found = append(j.found, found)
}
