package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
)

// Simulation is how a creditor's own cases went since a day, how they go when they are
// played once more by the flows that they followed, and how they would have gone by
// another (simulering af et forløb).
type Simulation struct {
	Flow    string
	Since   civil.Date
	Until   civil.Date
	Cases   int
	Days    int64 // that the cases were open, added up
	LeftOut int   // cases that couldn't be played: the law isn't known, or the journal can't be read
	Months  []SimulatedMonth
	Was     Course // all months
	Same    Course
	Would   Course
}

// SimulatedMonth is a month of it.
type SimulatedMonth struct {
	First civil.Date // its first day
	Was   Course     // as it went
	Same  Course     // played by the flows that were used
	Would Course     // played by the other
}

// Course is what came of cases in a time (sagsgang).
type Course struct {
	Letters int          // of the flow, that left
	Fees    money.Amount // that stand: fees, compensation and the costs of collection
	Income  money.Amount // paid in, by value day
	Court   int          // cases that were ready for the court
	Closed  int
}

// Simulate plays a creditor's cases once more by a flow, from a day until today. It
// changes nothing. It fails with fault.Invalid for a flow that nobody knows and for a day
// that is not gone by.
func (s *Service) Simulate(ctx context.Context, who access.Actor, creditor debt.CreditorID, flow string, since civil.Date) (Simulation, error) {
	made := Simulation{Flow: flow, Since: since}
	err := s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if _, known := v.Flows[flow]; !known {
			return fault.New(fault.Invalid, "simulate.flow_unknown").In("flow").With("flow", flow)
		}
		if since.IsZero() || !since.Before(v.today) {
			return fault.New(fault.Invalid, "simulate.day_not_gone").In("since")
		}
		made = Simulation{Flow: flow, Since: since, Until: v.today}
		sim := simulating{Simulation: &made, visit: v, months: make(map[civil.Date]*SimulatedMonth)}
		for after := debt.CaseID(0); ; {
			ids, err := r.CaseIDs(ctx, after, pageSize)
			if err != nil || len(ids) == 0 {
				sim.end()
				return err
			}
			if err := sim.page(ctx, r, ids); err != nil {
				return err
			}
			after = ids[len(ids)-1]
		}
	})
	return made, err
}

// simulating is a simulation under way.
type simulating struct {
	*Simulation

	visit  *visit
	months map[civil.Date]*SimulatedMonth
}

func (s *simulating) page(ctx context.Context, r Reader, ids []debt.CaseID) error {
	journals, err := r.Journals(ctx, ids)
	if err != nil {
		return err
	}
	for i, records := range journals {
		if len(records) == 0 {
			continue
		}
		events, err := Occurred(records)
		if err == nil {
			err = s.play(ids[i], events)
		}
		if fault.Is(err, fault.Corrupt) || fault.Is(err, fault.UnknownLaw) {
			s.LeftOut++
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// play plays a case by its own flow and by the other, and counts what came of each.
func (s *simulating) play(id debt.CaseID, events []debt.Occurred) error {
	was, err := debt.Fold(s.visit.creditor.ID, id, events)
	if err != nil {
		return err
	}
	again := followup.Replay{Book: s.visit.book, Flows: s.visit.Flows, Since: s.Since, Until: s.Until}
	same, err := again.Case(s.visit.creditor.ID, id, events)
	if err != nil {
		return err
	}
	again.Flow = s.Flow
	would, err := again.Case(s.visit.creditor.ID, id, events)
	if err != nil {
		return err
	}
	s.Cases++
	s.Days += int64(daysLived(&was, s.Since, s.Until))
	s.count(&was, func(m *SimulatedMonth) *Course { return &m.Was })
	s.count(&same, func(m *SimulatedMonth) *Course { return &m.Same })
	s.count(&would, func(m *SimulatedMonth) *Course { return &m.Would })
	return nil
}

// daysLived returns how many days of a span a case was open on.
func daysLived(c *debt.Case, since, until civil.Date) int {
	if c.IsClosed() {
		until = civil.Earliest(until, c.Closed.On)
	}
	return max(0, civil.Latest(since, c.OpenedOn).DaysUntil(until)+1)
}

// count adds what came of a case to the months in which it did.
func (s *simulating) count(c *debt.Case, of func(*SimulatedMonth) *Course) {
	in := func(on civil.Date, add func(*Course)) {
		if !on.Before(s.Since) && !on.After(s.Until) {
			add(of(s.month(on)))
		}
	}
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Left() {
			in(step.Dispatched, func(made *Course) {
				made.Letters++
				if step.Stands() {
					made.Fees = made.Fees.Plus(step.Charges()).Minus(step.Forgiven)
				}
			})
		}
	}
	for i := range c.Payments {
		if paid := &c.Payments[i]; paid.Reversed == "" {
			in(paid.ValueOn, func(made *Course) { made.Income = made.Income.Plus(paid.Amount) })
		}
	}
	if ready := readyForCourt(c); !ready.IsZero() {
		in(ready, func(made *Course) { made.Court++ })
	}
	if c.IsClosed() {
		in(c.Closed.On, func(made *Course) { made.Closed++ })
	}
}

// readyForCourt returns the first day on which a person was asked to take a case to
// court, or no date.
func readyForCourt(c *debt.Case) civil.Date {
	var first civil.Date
	for i := range c.Tasks {
		t := &c.Tasks[i]
		switch {
		case t.Kind == followup.TaskDemandRanOut, t.Kind == followup.TaskCourtForSome, t.Kind == followup.TaskBailiff,
			t.Kind == followup.TaskNextStep && t.Step == followup.PaymentOrderStep:
			first = civil.Earliest(first, t.On)
		}
	}
	return first
}

func (s *simulating) month(on civil.Date) *SimulatedMonth {
	year, month, _ := on.Split()
	first := civil.Of(year, month, 1)
	if s.months[first] == nil {
		s.months[first] = &SimulatedMonth{First: first}
	}
	return s.months[first]
}

// end puts the months into their order, and adds them up.
func (s *simulating) end() {
	for _, m := range s.months {
		s.Months = append(s.Months, *m)
		s.Was, s.Same, s.Would = s.Was.plus(m.Was), s.Same.plus(m.Same), s.Would.plus(m.Would)
	}
	slices.SortFunc(s.Months, func(a, b SimulatedMonth) int { return a.First.Compare(b.First) })
}

func (a Course) plus(b Course) Course {
	return Course{
		Letters: a.Letters + b.Letters, Fees: a.Fees.Plus(b.Fees), Income: a.Income.Plus(b.Income),
		Court: a.Court + b.Court, Closed: a.Closed + b.Closed,
	}
}
