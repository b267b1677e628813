package debt

import (
	"krav/internal/civil"
	"krav/internal/ledger"
)

// object stops the clock from the day of the objection, and with it interest, unless
// the creditor has chosen that it runs on. Another one
// while the first is being handled changes what is said and not what is stopped.
func (c *Case) object(o Occurred, e ObjectionRaised) {
	if !c.Objection.Open {
		c.stand(civil.Interval{From: o.On}, StillDisputed)
	}
	c.Objection = Objection{Raised: o.On, Open: true, Reason: e.Reason}
	c.quote()
}

func (c *Case) resolve(o Occurred, e ObjectionResolved) string {
	if !c.Objection.Open {
		return "objection"
	}
	c.Objection.Open, c.Objection.Outcome = false, e.Outcome
	c.goOn(o.On, StillDisputed) // what was written off or taken back stands still all the same
	c.quote()
	return ""
}

// pause takes the case out of follow-up for a time, or out of the batch, or puts it
// back. A pause that has ended is none.
func (c *Case) pause(e Event) {
	if e == Event(BatchLeft{}) || e == Event(BatchJoined{}) {
		c.ByHand = e == Event(BatchLeft{})
		return
	}
	held, _ := e.(CaseHeld)
	c.Hold = Hold{Until: held.Until, Why: held.Why}
}

func (c *Case) raise(o Occurred, e TaskRaised) string {
	if c.Task(e.Task) != nil {
		return "task"
	}
	c.Tasks = append(c.Tasks, Task{TaskRaised: e, On: o.On, claims: len(c.Claims)})
	return ""
}

func (c *Case) done(o Occurred, e TaskDone) string {
	task := c.Task(e.Task)
	if task == nil {
		return "task"
	}
	task.Done, task.DoneOn = true, o.On
	if c.IsClosed() && e.Answer == "" {
		task.Void = TaskEnded
	}
	return ""
}

// endOrReopen closes the case, or takes it up again.
func (c *Case) endOrReopen(o Occurred) {
	if closed, ends := o.Event.(CaseClosed); ends {
		c.end(o, closed)
		return
	}
	if reopened, isReopened := o.Event.(CaseReopened); isReopened {
		c.reopen(o, reopened)
	}
}

// end closes the case. From the day a claim is taken back or written off no interest
// is claimed: what is left stands still, or is given up.
func (c *Case) end(o Occurred, e CaseClosed) {
	c.Closed = Closing{On: o.On, Why: e.Why}
	if !c.Closed.IsSettled() {
		c.stand(civil.Interval{From: o.On}, StillEnded)
	}
	if e.Waives {
		c.Account.GivenUp = o.On
	}
	if e.Why == ClosedComposition {
		c.Account.Kept = c.Offer.Composition()
	}
}

// reopen takes the case up again. The days that it was closed are not charged, and an
// objection that was being handled still stops interest. Nothing was given up, by an offer
// that was kept neither: the money is spread as if it had never been made.
func (c *Case) reopen(o Occurred, e CaseReopened) {
	if e.Why == ReopenedReversed && c.wasToldOfItsEnd() {
		c.OwesAgainOn = o.On
	}
	c.goOn(o.On, StillEnded)
	c.quote()
	c.Closed, c.ReopenedOn = Closing{}, o.On
	c.Account.GivenUp, c.Account.Kept = civil.Date{}, ledger.Composition{}
}

// wasToldOfItsEnd reports whether a receipt has left since the case ended.
func (c *Case) wasToldOfItsEnd() bool {
	for i := range c.Dispatches {
		sent := &c.Dispatches[i]
		letter := c.Letter(sent.Letter)
		if letter != nil && letter.Document == PaymentReceipt && !sent.HandedOn.IsZero() && !sent.HandedOn.Before(c.Closed.On) {
			return true
		}
	}
	return false
}

// changeFlow moves the case to another flow. It overrides a pause, and answers what a person
// was asked of the next step: which step is next is found in the new flow.
func (c *Case) changeFlow(o Occurred, e FlowChanged) {
	c.Flow, c.Hold = e.Flow, Hold{}
	c.overtakeSteps(o)
}
