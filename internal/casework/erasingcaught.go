package casework

import (
	"context"
	"fmt"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/jobs"
)

// forgetCaught orders that what a sandbox has caught of a case's messages goes with
// its personal text. Other creditors' messages have left, and lie nowhere here.
func (v *visit) forgetCaught(f *file) {
	if !v.creditor.Sandbox || len(f.Dispatches) == 0 {
		return
	}
	ids := make([]debt.DispatchID, len(f.Dispatches))
	for i := range f.Dispatches {
		ids[i] = f.Dispatches[i].Dispatch
	}
	v.job(jobForget, jobArgs{Case: f.ID, Dispatches: ids}, number(int64(f.ID)), v.moment)
}

// forgetMail removes the messages that a sandbox has caught of an erased case.
func (s *Service) forgetMail(ctx context.Context, creditor debt.CreditorID, args jobArgs, _ jobs.Job) error {
	c, err := s.Creditor(ctx, access.NightRun(), creditor)
	if err != nil {
		return err
	}
	channel, err := s.Mail(c)
	if err != nil {
		return err
	}
	keeps, ok := channel.(Forgetter)
	if !ok {
		return nil
	}
	if err := keeps.Forget(ctx, args.Dispatches); err != nil {
		return fmt.Errorf("forget caught mail of case %d: %w", args.Case, err)
	}
	return nil
}
