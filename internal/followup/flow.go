package followup

import (
	"krav/internal/debt"
	"krav/internal/money"
)

// Flow is the order of steps that a case follows (forløb). It is data: the
// standard flows below are where a creditor begins.
type Flow struct {
	Name  string // stored with the case
	Steps []Step
}

// Step is one step of a flow (trin): a letter, or a task for a person.
type Step struct {
	Name     string        // unique in its flow; stored
	Document debt.Document // the letter, or nought where a person acts
	// Wait is the number of days after the day before: the last timely day of the
	// claim for the first step, the dispatch of the letter before for the others.
	Wait int
	// Rest is the number of days after the printed deadline of the letter before;
	// nought is the day after it.
	Rest int
	// Deadline is the number of days that the letter gives from its dispatch; the
	// law's own least holds where it is longer.
	Deadline int
	Fee      money.Amount   // what the letter is to cost, if the law allows
	Channels []debt.Channel // in the order they are tried
}

// Flows are the flows that a case may stand on, by name.
type Flows map[string]Flow

// Names of the standard flows.
const (
	// StandardFlow is the ordinary pace (Standard).
	StandardFlow = "standard"
	// PatientFlow does as much as possible before court (Mest muligt inden retten).
	PatientFlow = "patient"
	// FastFlow goes to court as soon as the law allows (Hurtigst muligt i retten).
	FastFlow = "fast"
	// ReminderFlow reminds up to the notice of collection, and then asks a person
	// (Rykkerforløb).
	ReminderFlow = "reminders"
	// CollectionFlow begins with the demand, for claims that were reminded of elsewhere up to
	// and including the notice of collection (Inkassoforløb). Such a notice counts here and in
	// no other flow: who chooses the flow answers for what it held.
	CollectionFlow = "collection"
	// BailiffFlow asks a person for the court at once, for claims that come with a foundation
	// (Fogedret).
	BailiffFlow = "bailiff"
	// LettersFlow has no steps: letters are written by hand, and a case that lies still is
	// asked about (Kun breve).
	LettersFlow = "letters"
)

// Steps that a person takes. Their names are stored.
const (
	// CompositionStep offers the debtor to pay less than all (akkordtilbud).
	CompositionStep = "composition-offer"
	// LastLetterStep is the last letter before court (brev om manglende betaling).
	LastLetterStep = "letter-before-court"
	// PaymentOrderStep hands the claim in to the court (betalingspåkrav).
	PaymentOrderStep = "payment-order"
	// DecisionStep asks whether a case goes on to collection (beslutning om inkasso): who
	// says yes moves it to another flow.
	DecisionStep = "collection-decision"
)

// Standard returns the flows that come with the house: three up to the demand (inkasso),
// where what follows is a task for a person, one that only reminds, one that begins with the
// demand, one for the court, and one without steps.
func Standard() Flows {
	return Flows{
		StandardFlow: {Name: StandardFlow, Steps: []Step{
			letter("reminder-1", debt.FirstReminder, 1),
			letter("reminder-2", debt.SecondReminder, 11),
			letter("collection-notice", debt.CollectionNotice, 11),
			demandLetter(11),
			{Name: PaymentOrderStep, Rest: 14},
		}},
		PatientFlow: {Name: PatientFlow, Steps: []Step{
			letter("reminder-1", debt.FirstReminder, 5).giving(patientDays),
			letter("reminder-2", debt.SecondReminder, patientDays+1).giving(patientDays),
			letter("collection-notice", debt.CollectionNotice, patientDays+1).giving(patientDays),
			demandLetter(patientDays + 1),
			{Name: CompositionStep, Wait: 10},
			{Name: LastLetterStep, Wait: 30},
			{Name: PaymentOrderStep, Wait: 15},
		}},
		FastFlow: {Name: FastFlow, Steps: []Step{
			letter("collection-notice", debt.CollectionNotice, 1),
			demandLetter(11),
			{Name: PaymentOrderStep, Wait: 11},
		}},
		ReminderFlow: {Name: ReminderFlow, Steps: []Step{
			letter("reminder-1", debt.FirstReminder, 1),
			letter("reminder-2", debt.SecondReminder, 11),
			letter("collection-notice", debt.CollectionNotice, 11),
			{Name: DecisionStep, Wait: 11},
		}},
		CollectionFlow: {Name: CollectionFlow, Steps: []Step{
			demandLetter(1),
			{Name: PaymentOrderStep, Rest: 14},
		}},
		BailiffFlow: {Name: BailiffFlow, Steps: []Step{{Name: PaymentOrderStep, Wait: 1}}},
		LettersFlow: {Name: LettersFlow},
	}
}

// StandardFlows are the names of the flows that come with the house, in the order that people
// meet them.
func StandardFlows() []string {
	return []string{StandardFlow, PatientFlow, FastFlow, ReminderFlow, CollectionFlow, BailiffFlow, LettersFlow}
}

// letterDays is the time that the standard letters give the debtor.
const letterDays = 10

// patientDays is the time that the reminders and the notice of the patient flow give: all
// the time there is until the next letter may leave.
const patientDays = 14

func letter(name string, document debt.Document, wait int) Step {
	return Step{
		Name: name, Document: document, Wait: wait, Deadline: letterDays,
		Fee: money.Kroner(100, 0), Channels: []debt.Channel{debt.Email, debt.Print},
	}
}

// giving returns the step with another time for the debtor.
func (s Step) giving(days int) Step {
	s.Deadline = days
	return s
}

// demandLetter is the demand: it costs what the table gives, and no fee.
func demandLetter(wait int) Step {
	step := letter("collection-demand", debt.CollectionDemand, wait)
	step.Fee = money.Amount{}
	return step
}
