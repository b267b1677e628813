package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// Offer is a letter that a person may send on a case out of its turn (andet dokument).
type Offer struct {
	Document debt.Document
	// Decision sends it. Where it may not be sent yet, it sends nothing, and says why
	// and from which day.
	Decision Decision
}

// Offers returns the letters that a person may send on a case on a day beside the one
// that is due, in the order of the flow: those that lie ahead in it, the notice of
// collection also with the third reminder in one letter, and before the first of them
// a friendly reminder. There are none while the case is disputed, while a letter is on
// its way, or while nobody knows what is owed. A pause stops nobody: the letter ends
// it. It fails with *law.UnknownError.
func Offers(book *law.Book, flows Flows, c *debt.Case, d civil.Date) ([]Offer, error) {
	due, err := Decide(book, flows, c, d)
	if err != nil {
		return nil, err
	}
	var offers []Offer
	for _, document := range ahead(book, flows, c, d) {
		if sent := due.Sent(); sent != nil && sent.Document == document {
			continue
		}
		made, err := ByHand(book, flows, c, document, d)
		if err != nil {
			return nil, err
		}
		offers = append(offers, Offer{Document: document, Decision: made})
	}
	return offers, nil
}

// ByHand decides on a letter that a person wants to send on a case on a day, whatever
// the flow's turn: as soon as the deadline of the letter before has passed, and the
// ten days between reminders, with what the law lets it cost. It sends nothing where
// the case or the law stands against it, and says why. It fails with
// *law.UnknownError.
func ByHand(book *law.Book, flows Flows, c *debt.Case, document debt.Document, d civil.Date) (Decision, error) {
	made := Decision{Case: c.ID, Version: c.Version, On: d}
	if why := againstByHand(c); why != "" {
		return made.because(why), nil
	}
	if still := standsStillUntil(c, d); !still.IsZero() {
		return creditorsDelay(made, still), nil
	}
	owed, err := c.Account.StatementOn(book, d)
	if err != nil {
		return Decision{}, err
	}
	if !owed.Left.Total().IsPositive() {
		return made.because("followup.nothing_overdue").until(nextDue(c, d)), nil
	}
	lost, _, err := limits(book, c, owed, d)
	if err != nil {
		return Decision{}, err
	}
	if len(lost) > 0 && lost[0].isPast(d) {
		made.Reasons = append(made.Reasons, Reason{Key: "guard.time_barred", Args: lost[0].args()}.by(lost[0].source))
		return made, nil
	}
	return takeByHand(book, flows[c.Flow], document, made, c, owed)
}

// takeByHand sends a letter by hand, if its day has come.
func takeByHand(book *law.Book, flow Flow, document debt.Document, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	step := flow.byHand(document)
	made.Next = step.Name
	first, err := earliest(book, step, c, owed)
	if err != nil {
		return Decision{}, err
	}
	if made.On.Before(first) {
		return tooEarly(book, made, document, first)
	}
	return send(book, flow, step, made, c, owed)
}

// againstByHand returns why no letter may be sent on a case by hand, or nothing.
func againstByHand(c *debt.Case) string {
	switch {
	case c.IsClosed():
		return "followup.closed"
	case len(c.Claims) == 0:
		return "followup.no_claims"
	case c.Estate.Runs():
		return "followup.estate"
	case c.Objection.Open:
		return "followup.disputed"
	case waitsForDispatch(c, debt.Print):
		return "followup.waits_for_posting"
	case waitsForDispatch(c, debt.Email):
		return "followup.waits_for_dispatch"
	case c.Offer.Runs():
		return "followup.composition_offered"
	case c.RunningAgreement() != nil:
		return "followup.agreement_kept"
	case c.HasOpenTask(TaskBalance), c.HasOpenTask(TaskBalanceHigher), c.HasOpenTask(TaskBeyond):
		return "followup.waits_for_person"
	}
	return ""
}

// tooEarly says from which day a letter may be sent.
func tooEarly(book *law.Book, made Decision, document debt.Document, first civil.Date) (Decision, error) {
	why := Reason{Key: "guard.letter_too_early", Args: map[string]string{"date": first.String()}}
	if document.StartsTenDays() {
		row, err := book.Reminders.Find(made.On)
		if err != nil {
			return Decision{}, err
		}
		why = why.by(row.Source)
	}
	made.Reasons = append(made.Reasons, why)
	return made.until(first), nil
}

// byHand returns the step by which a letter is sent out of its turn: the flow's own, or
// the standard letter, without the flow's wait.
func (f Flow) byHand(document debt.Document) Step {
	found := slices.IndexFunc(f.Steps, func(s Step) bool { return s.Document == document })
	step := letter(document.String(), document, 0)
	if found >= 0 {
		step = f.Steps[found]
	}
	step.Wait, step.Rest = 1, 0
	return step
}

// ahead returns the letters that a case has before it.
func ahead(book *law.Book, flows Flows, c *debt.Case, d civil.Date) []debt.Document {
	flow, known := flows[c.Flow]
	if !known || againstByHand(c) != "" {
		return nil
	}
	owed, err := c.Account.StatementOn(book, d)
	if err != nil || !owed.Left.Total().IsPositive() {
		return nil
	}
	next, ended := flow.pointsAt(c, owed)
	if ended {
		return nil
	}
	from := slices.IndexFunc(flow.Steps, func(s Step) bool { return s.Name == next.Name })
	var documents []debt.Document
	if from == 0 && !hasSent(c, owed, debt.FriendlyReminder) {
		documents = append(documents, debt.FriendlyReminder)
	}
	for i, step := range flow.Steps[from:] {
		isNext := i == 0
		if step.Document != 0 && (isNext || !countsLetters(step.Document)) {
			documents = append(documents, step.Document)
		}
		if isNext && step.Document == debt.CollectionNotice {
			documents = append(documents, debt.ThirdReminderNotice)
		}
	}
	return documents
}

// countsLetters reports whether a letter says how many went before it, so that it is
// no letter to skip others by.
func countsLetters(document debt.Document) bool {
	return document == debt.SecondReminder || document == debt.ThirdReminder || document == debt.ThirdReminderNotice
}

// hasSent reports whether a letter of a kind stands that asked for a claim which is
// owed now.
func hasSent(c *debt.Case, owed ledger.Statement, document debt.Document) bool {
	return slices.ContainsFunc(c.Steps, func(s debt.Step) bool {
		return s.Stands() && s.Document == document && asksForAny(c, &s, owed)
	})
}
