package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/letter"
)

// Preview is a letter as it would be sent, made to be looked at before it is
// (forhåndsvisning). It is kept nowhere.
type Preview struct {
	Document debt.Document
	Dated    civil.Date
	File     []byte // the PDF
}

// PreviewAsked says which letter of a case is to be looked at.
type PreviewAsked struct {
	Number int64 // of the case
	// On is the day that it would leave; no date is today.
	On civil.Date
	// Planned is the fingerprint of the decision that sends it, as it was shown, or
	// empty for whatever is due.
	Planned string
	// Document is the letter that a person wants to send out of its turn, or nought for
	// what is due.
	Document debt.Document
}

// PreviewStep makes the letter that follow-up would send on a case on a day: what it
// would say, laid out as it would be, by what is known now. Nothing is written. It
// fails with fault.Conflict where no letter would be sent, or another than planned,
// and with fault.Invalid where the letter can't be written for want of something.
func (s *Service) PreviewStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, asked PreviewAsked) (Preview, error) {
	var made Preview
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		c, err := v.caseToPreview(ctx, r, asked)
		if err != nil {
			return err
		}
		decided, err := v.decidedOn(&c, asked)
		if err != nil {
			return err
		}
		made, err = v.preview(ctx, r, &c, decided, asked.Planned)
		return err
	})
	return made, err
}

// decidedOn decides on the letter that is asked for.
func (v *visit) decidedOn(c *debt.Case, asked PreviewAsked) (followup.Decision, error) {
	if asked.Document != 0 {
		return followup.ByHand(v.book, v.Flows, c, asked.Document, asked.dayFrom(v.today))
	}
	return decideForPerson(v.book, v.Flows, c, asked.dayFrom(v.today))
}

func (a PreviewAsked) dayFrom(today civil.Date) civil.Date {
	if a.On.IsZero() {
		return today
	}
	return a.On
}

// caseToPreview reads a case, and opens the law book as far as the day asked for.
func (v *visit) caseToPreview(ctx context.Context, r Reader, asked PreviewAsked) (debt.Case, error) {
	records, err := journalOf(ctx, r, asked.Number)
	if err != nil {
		return debt.Case{}, err
	}
	v.book = v.law.bookOf(v.creditor, civil.Latest(asked.dayFrom(v.today), v.today))
	c, err := CaseFrom(records)
	if err != nil {
		return debt.Case{}, err
	}
	return c, knowOthers(ctx, r, &c)
}

// preview makes the letter that a decision sends, on a copy of the case on which the
// step has been taken.
func (v *visit) preview(ctx context.Context, r Reader, c *debt.Case, decided followup.Decision, planned string) (Preview, error) {
	sent := decided.Sent()
	if sent == nil || planned != "" && planned != decided.Fingerprint() {
		return Preview{}, fault.New(fault.Conflict, "case.other_step_due")
	}
	if err := v.mayWrite(c, sent); err != nil {
		return Preview{}, err
	}
	ahead, step := c.Clone(), *sent
	step.Step = notTaken
	if err := ahead.Apply(debt.Occurred{Version: c.Version + 1, On: decided.On, Known: v.today, Event: step}); err != nil {
		return Preview{}, err
	}
	input, err := v.stepInput(&ahead, ahead.Step(notTaken))
	if err != nil {
		return Preview{}, err
	}
	content, err := letter.Compose(input)
	if err != nil {
		return Preview{}, err
	}
	printed, err := v.printBy(ctx, r, step.Channel, content)
	return Preview{Document: step.Document, Dated: decided.On, File: printed.File()}, err
}

// notTaken is the id of a step that nobody has taken: ids begin at one.
const notTaken debt.StepID = -1
