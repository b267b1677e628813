package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// SendOther sends a letter on one case that isn't the one in turn (send et andet
// dokument), just as it was shown: planned is the fingerprint of its offer's decision.
// It counts as the step of its kind, and passes those before it; a friendly reminder
// leaves the flow where it is. A pause ends by it. It fails with fault.Conflict where
// it would be another letter by now, and as TakeStep does where nothing may be sent.
func (s *Service) SendOther(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, document debt.Document, planned string) error {
	if err := s.onHold(ctx); err != nil {
		return err
	}
	return s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		if err := v.mayRun(Approval{}); err != nil {
			return err
		}
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		made, err := followup.ByHand(v.book, v.Flows, &f.Case, document, v.today)
		if err != nil {
			return err
		}
		if made.Sent() == nil || made.Fingerprint() != planned {
			return fault.New(fault.Conflict, "case.other_step_due")
		}
		if err := v.mayWrite(&f.Case, made.Sent()); err != nil {
			return err
		}
		if f.OnHold(v.today) {
			if err := f.possibly(debt.CaseResumed{}); err != nil {
				return err
			}
		}
		return v.carryOut(f, made, approvedByHand)
	})
}
