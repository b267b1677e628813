package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
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

// Apply adds one event to the case. The event's version must be the next; it
// fails with fault.Corrupt else, and where the event speaks of a step, a letter,
// a dispatch, a payment, a claim or a task that the case doesn't have.
func (c *Case) Apply(o Occurred) error {
	if o.Version != c.Version+1 {
		return c.impossible(o, "version")
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

// apply changes the case by an event and returns what the event speaks of that
// the case doesn't have, or nothing.
func (c *Case) apply(o Occurred) string {
	switch e := o.Event.(type) {
	case CaseOpened:
		return c.open(o, e)
	case DebtorCorrected:
		c.Debtor = e.Debtor
	case ClaimRegistered:
		c.register(o, e.Claim)
	case ClaimCredited:
		return c.credit(o, e)
	case StepTaken:
		return c.take(o, e)
	case StepVoided:
		return c.void(o, e)
	case LetterComposed:
		return c.compose(o, e)
	case DispatchOrdered:
		c.Dispatches = append(c.Dispatches, Dispatch{DispatchOrdered: e, Ordered: o.On, Status: Waiting})
	case DispatchHanded:
		return c.hand(o, e)
	case DispatchReported:
		return c.report(o, e)
	case DispatchStopped:
		return c.stop(e)
	case PaymentRecorded:
		c.pay(o, e)
	case PaymentReversed:
		return c.unpay(o, e)
	case CaseHeld:
		c.Hold = Hold(e)
	case CaseResumed:
		c.Hold = Hold{}
	case BatchLeft:
		c.ByHand = true
	case BatchJoined:
		c.ByHand = false
	case FlowChanged:
		c.Flow = e.Flow
		c.Hold = Hold{}
	case ObjectionRaised:
		c.object(o, e)
	case ObjectionResolved:
		return c.resolve(o, e)
	case TaskRaised:
		c.Tasks = append(c.Tasks, Task{TaskRaised: e, On: o.On})
	case TaskDone:
		return c.done(e)
	case NoteAdded:
		c.Notes = append(c.Notes, Note{On: o.On, By: o.By, Text: e.Text})
	case CaseClosed:
		c.Closed = Closing{On: o.On, Why: e.Why}
	case CaseReopened:
		c.Closed = Closing{}
	}
	return ""
}

func (c *Case) open(o Occurred, e CaseOpened) string {
	if c.Version != 0 {
		return "opened twice"
	}
	c.Number, c.Flow, c.Terms, c.Debtor, c.OpenedOn = e.Number, e.Flow, e.Terms, e.Debtor, o.On
	c.Account.DayCount = e.Terms.DayCount
	return ""
}

// entry returns the id of the n-th entry that an event makes.
func entry(o Occurred, n int) ledger.EntryID { return ledger.EntryID(o.Version<<8 | int64(n)) }

func (c *Case) register(o Occurred, claim Claim) {
	c.Claims = append(c.Claims, claim)
	c.Account.Claims = append(c.Account.Claims, ledger.Claim{
		ID: claim.ID, Label: claim.Number, Principal: claim.Principal, Due: claim.Due, From: claim.Due.AddDays(1),
		InterestFrom: claim.InterestFrom, Agreed: claim.Agreed, Capped: c.Debtor.Kind == law.Consumer,
	})
	if claim.Earlier.Fee.IsPositive() {
		c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.ReminderFee, On: civil.Latest(claim.Earlier.Last, claim.Due.AddDays(1)), Amount: claim.Earlier.Fee, Claim: claim.ID, Label: EarlierLabel})
	}
}

// EarlierLabel labels the fees of reminders that were sent before Krav had the
// claim.
const EarlierLabel = "earlier"

func (c *Case) enter(e ledger.Entry) { c.Account.Entries = append(c.Account.Entries, e) }

func (c *Case) credit(o Occurred, e ClaimCredited) string {
	if c.Claim(e.Claim) == nil {
		return "claim"
	}
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.CreditNote, On: e.On, Amount: e.Amount, Claim: e.Claim, Label: e.Number})
	return ""
}

func (c *Case) take(o Occurred, e StepTaken) string {
	step := Step{StepTaken: e, Taken: o.On}
	if e.Fee.IsPositive() {
		step.entries = append(step.entries, entry(o, 0))
		c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.ReminderFee, On: e.Planned, Amount: e.Fee, Claim: e.FeeOn, Label: e.Document.String()})
	}
	for i, claim := range e.Compensation {
		id := entry(o, 1+i)
		step.entries = append(step.entries, id)
		c.enter(ledger.Entry{ID: id, Kind: ledger.Compensation, On: e.Planned, Amount: e.Each, Claim: claim, Label: c.label(claim)})
	}
	c.Steps = append(c.Steps, step)
	c.Hold = Hold{} // an action with a deadline overrides the pause
	return ""
}

func (c *Case) label(id ClaimID) string {
	if claim := c.Claim(id); claim != nil {
		return claim.Number
	}
	return ""
}

// void undoes a step: its charges are reversed, and with it goes its quote.
func (c *Case) void(o Occurred, e StepVoided) string {
	step := c.Step(e.Step)
	if step == nil {
		return "step"
	}
	step.Voided = e.Why
	for i, id := range step.entries {
		c.enter(ledger.Entry{ID: entry(o, i), Kind: ledger.Reversal, On: o.On, Reverses: id})
	}
	c.quote()
	return ""
}

// quote gathers the sums that letters promise to take as payment in full.
func (c *Case) quote() {
	c.Account.Quotes = c.Account.Quotes[:0:0]
	for _, s := range c.Steps {
		if s.Settles && s.Stands() && s.Left() {
			c.Account.Quotes = append(c.Account.Quotes, ledger.Quote{On: s.Planned, Deadline: s.Deadline, Amount: s.Asked})
		}
	}
}

func (c *Case) object(o Occurred, e ObjectionRaised) {
	if !c.Objection.Open {
		c.Account.Free = append(slices.Clone(c.Account.Free), civil.Interval{From: o.On})
	}
	c.Objection = Objection{Raised: o.On, Open: true, Reason: e.Reason}
}

func (c *Case) resolve(o Occurred, e ObjectionResolved) string {
	if !c.Objection.Open {
		return "objection"
	}
	c.Objection.Open, c.Objection.Outcome = false, e.Outcome
	c.Account.Free[len(c.Account.Free)-1].Until = o.On
	return ""
}

func (c *Case) done(e TaskDone) string {
	for i := range c.Tasks {
		if c.Tasks[i].Task == e.Task {
			c.Tasks[i].Done = true
			return ""
		}
	}
	return "task"
}
