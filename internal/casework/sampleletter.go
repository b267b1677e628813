package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/letter"
	"krav/internal/money"
)

// sampleDays is how far back the claim of a sample letter was due: longer than any
// standard flow waits with its first letter.
const sampleDays = 40

// SampleLetter makes the first letter of the creditor's flow to a made-up debtor, by
// the settings as they stand (prøvebrev). It is kept nowhere. It fails with
// fault.Invalid where letters can't be written for want of something.
func (s *Service) SampleLetter(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Preview, error) {
	var made Preview
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if len(v.creditor.MissingFor(debt.FirstReminder)) > 0 {
			return fault.New(fault.Invalid, "creditor.not_ready")
		}
		number, err := r.NextCaseNumber(ctx)
		if err != nil {
			return err
		}
		c, err := v.sampleCase(number, v.creditor.flow(), v.today.AddDays(-sampleDays))
		if err != nil {
			return err
		}
		step, err := v.sampleStep(&c)
		if err != nil {
			return err
		}
		input, err := v.stepInput(&c, c.Step(step))
		if err != nil {
			return err
		}
		content, err := letter.Compose(input)
		if err != nil {
			return err
		}
		printed, err := v.print(ctx, r, content)
		made = Preview{Document: c.Step(step).Document, Dated: v.today, File: printed.File()}
		return err
	})
	return made, err
}

// sampleCase makes a case that nobody has, with a claim that is due on a day. Its code
// opens no page: ids begin at one.
func (v *visit) sampleCase(number int64, flow string, due civil.Date) (debt.Case, error) {
	claim := debt.Claim{
		ID: 1, Source: sourceFile, Number: "10482", Issued: due.AddDays(-sampleDays), Arisen: due.AddDays(-sampleDays), Sent: due.AddDays(-sampleDays),
		Due: due, DueOrigin: law.AgreedDue, Principal: samplePrincipal(),
	}
	if v.creditor.claimsInterest() {
		claim.InterestFrom = due.AddDays(1)
	}
	c := debt.Case{ID: notThere, Creditor: v.creditor.ID}
	err := v.happens(&c, due,
		debt.CaseOpened{Number: number, Flow: flow, Terms: v.creditor.caseTerms(), Debtor: sampleDebtor()},
		debt.ClaimRegistered{Claim: claim})
	return c, err
}

// notThere is the id of a case that nobody has.
const notThere debt.CaseID = -1

func samplePrincipal() money.Amount { return money.Kroner(2500, 0) }

// sampleStep takes the first step of a made-up case today, and returns its id.
func (v *visit) sampleStep(c *debt.Case) (debt.StepID, error) {
	decided, err := followup.Decide(v.book, v.Flows, c, v.today)
	if err != nil {
		return 0, err
	}
	sent := decided.Sent()
	if sent == nil {
		return 0, fault.New(fault.Conflict, "settings.no_sample")
	}
	step := *sent
	step.Step = notTaken
	return notTaken, v.happens(c, v.today, step)
}

// happens lets events happen on a case that is kept nowhere.
func (v *visit) happens(c *debt.Case, on civil.Date, events ...debt.Event) error {
	for _, event := range events {
		if err := c.Apply(debt.Occurred{Version: c.Version + 1, On: on, Known: on, Event: event}); err != nil {
			return err
		}
	}
	return nil
}

// sampleDebtor is a debtor that nobody is.
func sampleDebtor() debt.Debtor {
	return debt.Debtor{
		Kind: law.Consumer, Language: "da", Name: "Anna Eksempel", Address: []string{"Prøvevej 1"}, Postcode: "4300", Town: "Holbæk", CustomerNo: "1042",
		Email: "anna@eksempel.example",
	}
}
