package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// Overview is what a creditor's people see first (overblik): what there is to do,
// and the money that came in.
type Overview struct {
	Figures

	On     civil.Date
	Counts []CaseCount
}

// Figures are how much there is to do on a day, each counted up to some thousands.
type Figures struct {
	Due     CaseTotal // open cases to be looked at by the day
	Paused  CaseTotal // cases that are paused on the day
	Agreed  CaseTotal // open cases whose debtors pay by an agreement
	Refunds int       // debtors to whom money is to be paid back
	Waiting WaitingCounts
}

// Open returns how many cases are open.
func (o *Overview) Open() int { return o.sum(func(c CaseCount) bool { return !c.Closed }) }

// Needs returns how many cases wait for a person.
func (o *Overview) Needs() int { return o.sum(func(c CaseCount) bool { return c.Needs }) }

// In returns how many cases are in a state.
func (o *Overview) In(state debt.State) int {
	return o.sum(func(c CaseCount) bool { return c.State == state })
}

func (o *Overview) sum(counts func(CaseCount) bool) int {
	n := 0
	for _, c := range o.Counts {
		if counts(c) {
			n += c.Cases
		}
	}
	return n
}

// Overview returns what there is to do for a creditor's people today. It costs the
// same however many cases there are.
func (s *Service) Overview(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Overview, error) {
	var o Overview
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		o = Overview{}
		return o.read(ctx, v, r)
	})
	return o, err
}

// read counts what there is to do.
func (o *Overview) read(ctx context.Context, v *visit, r Reader) error {
	var err error
	o.On = v.today
	if o.Counts, err = r.CaseCounts(ctx); err != nil {
		return err
	}
	o.Figures, err = r.Figures(ctx, v.today)
	return err
}

// MoneyIn returns what was paid on each day of a span that something was paid on,
// oldest first.
func (s *Service) MoneyIn(ctx context.Context, who access.Actor, creditor debt.CreditorID, span civil.Interval) ([]DayMoney, error) {
	var days []DayMoney
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		days, err = r.PaymentsByDay(ctx, span)
		return err
	})
	return days, err
}

// ComingDays returns how many open cases are to be looked at on each day of a span
// that has some.
func (s *Service) ComingDays(ctx context.Context, who access.Actor, creditor debt.CreditorID, span civil.Interval) ([]DayCount, error) {
	var days []DayCount
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		days, err = r.CasesDueOn(ctx, span)
		return err
	})
	return days, err
}

// Client is a creditor as those see it who work for several (kunde): its name, and
// how much there is to do.
type Client struct {
	ID      debt.CreditorID
	Name    string
	Sandbox bool
	Today   civil.Date   // by its own clock
	Open    int          // open cases
	Needs   int          // of them, those that wait for a person
	Owed    money.Amount // on open cases, without interest that still runs
}

// Client returns a creditor's name and how much there is to do. It costs the same
// however many cases there are.
func (s *Service) Client(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Client, error) {
	var c Client
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		counts, err := r.CaseCounts(ctx)
		if err != nil {
			return err
		}
		c = clientOf(v, &Overview{Counts: counts})
		return nil
	})
	return c, err
}

// Desk is a creditor as those see it who work for it just now (arbejdsbord): how much
// there is on each of its pages.
type Desk struct {
	Client

	Figures

	Disputed int // cases on which an objection waits for an answer
}

// Desk returns how much there is to do on each page of a creditor's. It costs the
// same however many cases there are.
func (s *Service) Desk(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Desk, error) {
	var d Desk
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var seen Overview
		if err := seen.read(ctx, v, r); err != nil {
			return err
		}
		d = Desk{Client: clientOf(v, &seen), Figures: seen.Figures, Disputed: seen.In(debt.Disputed)}
		return nil
	})
	return d, err
}

// clientOf returns a creditor and what its cases add up to.
func clientOf(v *visit, seen *Overview) Client {
	return Client{ID: v.creditor.ID, Name: v.creditor.Name, Sandbox: v.creditor.Sandbox, Today: v.today, Open: seen.Open(), Needs: seen.Needs(), Owed: seen.owed()}
}

// owed returns what is owed on open cases, without interest that still runs.
func (o *Overview) owed() money.Amount {
	var sum money.Amount
	for _, c := range o.Counts {
		if !c.Closed {
			sum = sum.Plus(c.OwedFixed)
		}
	}
	return sum
}
