package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
)

// Replay plays a case once more from a day on, as if it had followed a flow since
// (simulering af et forløb): what people did is given, and what follow-up did is decided
// anew, by Decide. Each debtor is assumed to pay as many days after a letter as they did
// after the one that it answers to.
type Replay struct {
	Book  *law.Book
	Flows Flows
	Flow  string     // or empty for the one that each case followed
	Since civil.Date // what was known before it is as it was
	Until civil.Date // the last day that is played
}

// Case plays the case that a journal tells of, and returns how it stands in the end. It
// fails with *law.UnknownError where the law isn't known, and where the journal can't be
// read.
func (r Replay) Case(creditor debt.CreditorID, id debt.CaseID, journal []debt.Occurred) (debt.Case, error) {
	was, err := debt.Fold(creditor, id, journal)
	if err != nil {
		return was, err
	}
	p := replaying{Replay: r, was: &was, c: debt.Case{ID: id, Creditor: creditor}, moved: r.Flow != ""}
	if err := p.begin(journal); err != nil {
		return p.c, err
	}
	for !p.on.After(r.Until) {
		if err := p.day(); err != nil {
			return p.c, err
		}
	}
	return p.c, nil
}

// replaying is a case that is played once more.
type replaying struct {
	Replay

	was   *debt.Case // as it went
	c     debt.Case  // as it goes
	moved bool       // to another flow than its own
	on    civil.Date
	given []given // what is to come, by its day
	tasks map[string]int
	ids   int64
	// acted are the days on which follow-up did something on it, as it went.
	acted map[civil.Date]bool
}

// given is something that people did, and the day on which it comes.
type given struct {
	on    civil.Date
	after bool // what was decided that day came before it
	o     debt.Occurred
	// answers is the letter that a payment came after, or nought; and lag how many days.
	answers debt.Document
	lag     int
}

// begin plays what was known before the first day as it was, and sorts what people did
// since.
func (p *replaying) begin(journal []debt.Occurred) error {
	p.tasks, p.acted = make(map[string]int), make(map[civil.Date]bool)
	for _, o := range journal {
		if o.Known.Before(p.Since) {
			if err := p.c.Apply(o); err != nil {
				return err
			}
			if t, is := o.Event.(debt.TaskRaised); is {
				p.tasks[t.Kind]++
			}
			continue
		}
		p.acted[o.Known] = p.acted[o.Known] || isDecided(o.Event)
		if p.isGiven(o.Event) {
			p.given = append(p.given, p.giving(o, p.acted[o.Known]))
		}
	}
	p.on = civil.Latest(p.Since, firstOf(journal))
	if p.moved && p.c.Version > 0 && !p.c.IsClosed() && p.c.Flow != p.Flow {
		return p.happens(p.on, debt.FlowChanged{Flow: p.Flow})
	}
	return nil
}

func firstOf(journal []debt.Occurred) civil.Date {
	if len(journal) == 0 {
		return civil.Date{}
	}
	return journal[0].Known
}

// isDecided reports whether an event is one that follow-up decides on by itself.
func isDecided(e debt.Event) bool {
	switch e := e.(type) {
	case debt.StepTaken, debt.CaseClosed:
		return true
	case debt.TaskRaised:
		return e.Step != "" || e.Kind == TaskDemandRanOut || e.Kind == TaskCourtForSome || e.Kind == TaskBailiff || e.Kind == TaskStill ||
			e.Kind == TaskTimeBarred || e.Kind == TaskLimitationNear
	}
	return false
}

// day plays a day: what people did, and what is then due; and goes on to the next on
// which anything can happen. What they did can keep a letter back that was due; what comes
// to be due by it is taken the next day, unless it was taken at once as the case went.
func (p *replaying) day() error {
	isDue, err := p.isDue()
	if err != nil {
		return err
	}
	version := p.c.Version
	if err := p.people(before); err != nil {
		return err
	}
	review := p.on.AddDays(1)
	if isDue || p.acted[p.on] || p.c.Version == version {
		if review, err = p.follow(); err != nil {
			return err
		}
	}
	version = p.c.Version
	if err := p.people(after); err != nil {
		return err
	}
	if p.c.Version != version {
		review = p.on.AddDays(1)
	}
	next := civil.Earliest(review, p.nextGiven())
	if next.IsZero() {
		next = p.Until.AddDays(1)
	}
	p.on = civil.Latest(next, p.on.AddDays(1))
	return nil
}

// isDue reports whether anything is due on the day before people have done anything.
func (p *replaying) isDue() (bool, error) {
	if p.c.Version == 0 {
		return false, nil
	}
	made, err := Decide(p.Book, p.Flows, &p.c, p.on)
	return len(made.Actions) > 0, err
}

// mostDecisions is how many decisions a day takes at most.
const mostDecisions = 10

// follow decides what is due and lets it happen, as often as there is something, and
// returns the next day on which there may be.
func (p *replaying) follow() (civil.Date, error) {
	if p.c.Version == 0 {
		return civil.Date{}, nil
	}
	for range mostDecisions {
		made, err := Decide(p.Book, p.Flows, &p.c, p.on)
		if err != nil || len(made.Actions) == 0 {
			return made.Review, err
		}
		for _, action := range made.Actions {
			if err := p.act(action); err != nil {
				return civil.Date{}, err
			}
		}
	}
	return p.on.AddDays(1), nil
}

// act lets an action happen: letters leave on their day.
func (p *replaying) act(action Action) error {
	switch a := action.(type) {
	case Send:
		return p.send(a.Step)
	case Refer:
		return p.refer(a)
	case Withdraw:
		return p.happens(p.on, debt.StepVoided{Step: a.Step, Why: debt.VoidStopped})
	case EndOffer:
		return p.happens(p.on, debt.CompositionEnded{Why: a.Why})
	case EndAgreement:
		return p.happens(p.on, debt.AgreementEnded{Agreement: a.Agreement, Why: a.Why})
	case Remind:
		if err := p.happens(p.on, a.Reminder); err != nil {
			return err
		}
		return p.leaves(0, debt.InstalmentReminder, a.Reminder.Channel)
	case Close:
		return p.happens(p.on, debt.CaseClosed{Why: a.Why, Waives: a.Why == debt.ClosedTrifle || a.Why == debt.ClosedComposition})
	}
	return nil
}

// send takes a step, and lets the debtor answer to it.
func (p *replaying) send(step debt.StepTaken) error {
	step.Step = debt.StepID(p.id())
	if err := p.happens(p.on, step); err != nil {
		return err
	}
	for i := range p.given {
		if g := &p.given[i]; g.answers != 0 && step.Document >= g.answers {
			g.answers, g.on, g.after = 0, p.on.AddDays(g.lag), g.lag == 0
		}
	}
	return p.leaves(step.Step, step.Document, step.Channel)
}

// refer asks a person, who answers after as many days as they took the last time.
func (p *replaying) refer(a Refer) error {
	task := debt.TaskID(p.id())
	if err := p.happens(p.on, debt.TaskRaised{Task: task, Kind: a.Kind, Step: a.Step, Args: a.Args}); err != nil {
		return err
	}
	nth := p.tasks[a.Kind]
	p.tasks[a.Kind]++
	for i := range p.was.Tasks {
		was := &p.was.Tasks[i]
		if was.Kind != a.Kind {
			continue
		}
		if nth == 0 && was.WasDone() {
			on := p.on.AddDays(was.On.DaysUntil(was.DoneOn))
			p.given = append(p.given, given{on: on, after: true, o: debt.Occurred{On: on, Known: on, Event: debt.TaskDone{Task: task}}})
		}
		nth--
	}
	return nil
}

// leaves lets the letter of a step leave on the day.
func (p *replaying) leaves(step debt.StepID, document debt.Document, by debt.Channel) error {
	letter, dispatch := debt.DocumentID(p.id()), debt.DispatchID(p.id())
	for _, e := range []debt.Event{
		debt.LetterComposed{Letter: letter, Step: step, Document: document, Channel: by, Dated: p.on},
		debt.DispatchOrdered{Dispatch: dispatch, Letter: letter, Channel: by},
		debt.DispatchHanded{Dispatch: dispatch, On: p.on},
	} {
		if err := p.happens(p.on, e); err != nil {
			return err
		}
	}
	return nil
}

// id returns an id that nobody has: below nought.
func (p *replaying) id() int64 {
	p.ids--
	return p.ids
}

func (p *replaying) happens(on civil.Date, e debt.Event) error {
	return p.c.Apply(debt.Occurred{Version: p.c.Version + 1, On: on, Known: p.on, Event: e})
}
