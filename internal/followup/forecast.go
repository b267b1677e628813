package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// Foreseen is a step that is to come where nothing else happens (fremskrivning):
// nobody pays, objects or answers, and each letter leaves on its day.
type Foreseen struct {
	Name string // the step's name in its flow
	On   civil.Date
	Sent *debt.StepTaken // its letter, or nil where a person takes the step
	Owed money.Amount    // what is owed once it is taken
}

// foreseenSteps is how many steps are looked ahead at most.
const foreseenSteps = 12

// Forecast returns the steps to come on a case from a day on, in their order. It
// ends where a person must act, and where the law isn't known.
func Forecast(book *law.Book, flows Flows, c *debt.Case, from civil.Date) ([]Foreseen, error) {
	if runs := c.RunningAgreement(); runs != nil {
		return instalmentsAhead(book, c, runs, from)
	}
	f := forecast{book: book, flows: flows, ahead: c.Clone(), on: from}
	if err := f.letWaitingLeave(); err != nil {
		return nil, err
	}
	for range 3 * foreseenSteps { // a step, and the days on which there is only something to wait for
		more, err := f.next()
		if fault.Is(err, fault.UnknownLaw) {
			break
		}
		if err != nil {
			return nil, err
		}
		if !more || len(f.found) == foreseenSteps {
			break
		}
	}
	return f.found, nil
}

// instalmentsAhead returns the instalments to come by an agreement, and what is owed when
// each has been paid: the flow rests. One that is late is to be paid at once.
func instalmentsAhead(book *law.Book, c *debt.Case, runs *debt.Agreement, from civil.Date) ([]Foreseen, error) {
	s, err := StandingOn(book, c, runs, from)
	if err != nil {
		return nil, err
	}
	var found []Foreseen
	for _, i := range s.Instalments {
		if i.IsCovered() || len(found) == foreseenSteps {
			continue
		}
		found = append(found, Foreseen{Name: InstalmentStep, On: civil.Latest(i.On, from), Owed: i.Rest})
	}
	return found, nil
}

// forecast is a case that is played ahead.
type forecast struct {
	book  *law.Book
	flows Flows
	ahead debt.Case
	on    civil.Date
	found []Foreseen
}

// next takes what there is to do on the day, or goes on to the next day on which
// there may be something. It reports whether there is more to come.
func (f *forecast) next() (bool, error) {
	made, err := Decide(f.book, f.flows, &f.ahead, f.on)
	if err != nil {
		return false, err
	}
	if sent := made.Sent(); sent != nil {
		return true, f.take(*sent)
	}
	for _, action := range made.Actions {
		asked, ok := action.(Refer)
		switch {
		case ok && asked.Step != "":
			return false, f.find(asked.Step, nil)
		case ok && asked.Kind == TaskLimitationNear: // a person is told, and the case goes on
			return true, f.happens(debt.TaskRaised{Task: debt.TaskID(-1 - f.ahead.Version), Kind: asked.Kind, Args: asked.Args})
		}
	}
	if len(made.Actions) > 0 || !made.Review.After(f.on) {
		return false, nil
	}
	f.on = made.Review
	return true, nil
}

// take takes a step, and lets its letter leave the same day.
func (f *forecast) take(step debt.StepTaken) error {
	step.Step = debt.StepID(-1 - len(f.found))
	if err := f.happens(step); err != nil {
		return err
	}
	if err := f.leaves(step.Step, step.Document, step.Channel); err != nil {
		return err
	}
	return f.find(step.Name, &step)
}

func (f *forecast) find(name string, sent *debt.StepTaken) error {
	owed, err := f.ahead.Account.StatementOn(f.book, f.on)
	if err != nil {
		return err
	}
	f.found = append(f.found, Foreseen{Name: name, On: f.on, Sent: sent, Owed: owed.Total()})
	return nil
}

// letWaitingLeave lets the letters that are on their way out leave.
func (f *forecast) letWaitingLeave() error {
	for i := range f.ahead.Steps {
		if step := f.ahead.Steps[i]; step.Waits() {
			if err := f.leaves(step.Step, step.Document, step.Channel); err != nil {
				return err
			}
		}
	}
	return nil
}

// leaves lets the letter of a step leave on the day. Ids below nought are nobody's.
func (f *forecast) leaves(step debt.StepID, document debt.Document, by debt.Channel) error {
	letter, dispatch := debt.DocumentID(-1-f.ahead.Version), debt.DispatchID(-1-f.ahead.Version)
	for _, event := range []debt.Event{
		debt.LetterComposed{Letter: letter, Step: step, Document: document, Channel: by, Dated: f.on},
		debt.DispatchOrdered{Dispatch: dispatch, Letter: letter, Channel: by},
		debt.DispatchHanded{Dispatch: dispatch, On: f.on},
	} {
		if err := f.happens(event); err != nil {
			return err
		}
	}
	return nil
}

func (f *forecast) happens(event debt.Event) error {
	return f.ahead.Apply(debt.Occurred{Version: f.ahead.Version + 1, On: f.on, Known: f.on, Event: event})
}
