package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
)

// giving returns what a person did with the day on which it comes again.
func (p *replaying) giving(o debt.Occurred, after bool) given {
	g := given{on: o.Known, after: after, o: o}
	if opened, is := o.Event.(debt.CaseOpened); is && p.moved {
		opened.Flow = p.Flow
		g.o.Event = opened
	}
	if _, paid := o.Event.(debt.PaymentRecorded); paid && p.moved {
		if last := lastLeft(p.was, o.Known); last != nil && !last.Dispatched.Before(p.Since) {
			g.answers, g.lag = last.Document, last.Dispatched.DaysUntil(o.Known)
		}
	}
	return g
}

// lastLeft returns the last step whose letter had left by a day, or nil.
func lastLeft(c *debt.Case, by civil.Date) *debt.Step {
	for i := range slices.Backward(c.Steps) {
		if s := &c.Steps[i]; s.Left() && !s.Dispatched.After(by) {
			return s
		}
	}
	return nil
}

// isGiven reports whether an event is what people did, and not what follow-up made of it.
func (p *replaying) isGiven(e debt.Event) bool {
	switch e := e.(type) {
	case debt.StepTaken, debt.StepVoided, debt.CostsLowered, debt.ChargeDropped, debt.LetterComposed, debt.DispatchOrdered, debt.DispatchHanded, debt.DispatchReported,
		debt.DispatchStopped, debt.DispatchPacked, debt.TaskRaised, debt.TaskDone, debt.InstalmentReminded:
		return false
	case debt.FlowChanged:
		return !p.moved
	case debt.CaseClosed:
		return e.Why != debt.ClosedPaid && e.Why != debt.ClosedCredited && e.Why != debt.ClosedTrifle && e.Why != debt.ClosedComposition
	case debt.CompositionEnded:
		return e.Why != debt.CompositionLapsed
	}
	return true
}

// half is the part of a day before or after that what is due is decided.
type half bool

const (
	before half = false
	after  half = true
)

// people lets what people did in a half of the day happen.
func (p *replaying) people(when half) error {
	for i := 0; i < len(p.given); {
		g := p.given[i]
		if g.on.After(p.on) || g.answers != 0 || g.after != bool(when) && g.on == p.on {
			i++
			continue
		}
		p.given = slices.Delete(p.given, i, i+1)
		if err := p.give(g); err != nil {
			return err
		}
	}
	return nil
}

// give lets what a person did happen, where it is still possible.
func (p *replaying) give(g given) error {
	e, on := g.o.Event, g.o.On
	if paid, is := e.(debt.PaymentRecorded); is {
		on = paid.ValueOn.AddDays(g.o.Known.DaysUntil(p.on))
		paid.ValueOn = on
		e = p.sum(paid)
	}
	if !p.isPossible(e) {
		return nil
	}
	if err := p.happens(on, e); err != nil {
		return err
	}
	switch e.(type) {
	case debt.PaymentRecorded, debt.PaymentReversed, debt.ClaimCredited:
		return p.settle()
	}
	return nil
}

// isPossible reports whether something may happen to the case as it is played. All may that
// begins it.
func (p *replaying) isPossible(e debt.Event) bool {
	return p.c.Version == 0 || p.c.Possible(e, p.on) == nil
}

// settle does what is done at once when money moves: what wasn't owed is taken back, what
// was promised falls, and a case that is paid ends.
func (p *replaying) settle() error {
	late, err := LearnedLate(p.Book, &p.c)
	if err != nil {
		return err
	}
	for _, e := range late {
		if err := p.happens(p.on, e); err != nil {
			return err
		}
	}
	forgiven, err := CostsForgiven(p.Book, &p.c)
	if err != nil {
		return err
	}
	for _, e := range forgiven {
		if err := p.happens(p.on, e); err != nil {
			return err
		}
	}
	made, err := Decide(p.Book, p.Flows, &p.c, p.on)
	if err != nil || !made.closes() {
		return err
	}
	for _, action := range made.Actions {
		if err := p.act(action); err != nil {
			return err
		}
	}
	return nil
}

// closes reports whether a decision ends the case.
func (d Decision) closes() bool {
	return slices.ContainsFunc(d.Actions, func(a Action) bool {
		_, is := a.(Close)
		return is
	})
}

// sum is what a debtor pays: what they paid, or what is owed now where that ended the case.
func (p *replaying) sum(paid debt.PaymentRecorded) debt.PaymentRecorded {
	if !p.moved || !p.was.Closed.IsSettled() || len(p.was.Payments) == 0 || p.was.Payments[len(p.was.Payments)-1].Payment != paid.Payment {
		return paid
	}
	if then, err := p.was.Account.StatementOn(p.Book, p.was.Closed.On); err != nil || then.Overpaid.IsPositive() {
		return paid
	}
	if owed, err := p.c.Account.StatementOn(p.Book, paid.ValueOn); err == nil && owed.Total().IsPositive() {
		paid.Amount = owed.Total()
	}
	return paid
}

// nextGiven returns the next day on which people did something, or no date.
func (p *replaying) nextGiven() civil.Date {
	var next civil.Date
	for _, g := range p.given {
		if g.answers == 0 && g.on.After(p.on) {
			next = civil.Earliest(next, g.on)
		}
	}
	return next
}
