package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// Warnings returns what the law's guard has to say of an event before a person lets it
// happen on a case today (advarsler): it may be done, but there is something to know.
// What is refused isn't among them; the use case refuses it. It fails with
// fault.NotFound for a case that isn't there.
func (s *Service) Warnings(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e debt.Event) ([]followup.Finding, error) {
	answer, err := s.Judge(ctx, who, creditor, number, e)
	return answer.Warnings(), err
}

// Judge returns all that the law's guard has to say of an event that a person may let happen
// on a case today (lovvagtens svar), what it would refuse with it. Where it needs a rule that
// the book doesn't have it says nothing. It fails as Warnings does.
func (s *Service) Judge(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e debt.Event) (followup.Answer, error) {
	var answer followup.Answer
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		records, err := journalOf(ctx, r, number)
		if err != nil {
			return err
		}
		events, err := told(records, AsOf{})
		if err != nil {
			return err
		}
		c, err := caseTold(records, events)
		if err != nil {
			return err
		}
		if err := knowOthers(ctx, r, &c); err != nil {
			return err
		}
		answer, err = followup.Judge(v.book, &c, e, v.today)
		if fault.Is(err, fault.UnknownLaw) {
			return nil // the use case says so, if it needs to know
		}
		return err
	})
	return answer, err
}
