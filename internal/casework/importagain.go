package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
)

// stillWaiting takes the lines out of a report on a file that was taken in before that a
// person has mended or put aside since: they wait no more.
func (s *Service) stillWaiting(ctx context.Context, who access.Actor, creditor debt.CreditorID, report *ImportReport) error {
	waits := make(map[int]bool)
	err := s.view(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		for after, more := int64(0), true; more; {
			lines, err := r.IntakeLines(ctx, after, overtakenPage)
			if err != nil {
				return err
			}
			for _, line := range lines {
				if after = line.ID; line.File == report.File {
					waits[line.Line] = true
				}
			}
			more = len(lines) == overtakenPage
		}
		return nil
	})
	if err != nil {
		return err
	}
	isSettled := func(l LineReport) bool { return !waits[l.Line] && l.Case == 0 }
	before := len(report.Refused) + len(report.Asked)
	report.Refused, report.Asked = slices.DeleteFunc(report.Refused, isSettled), slices.DeleteFunc(report.Asked, isSettled)
	report.Unchanged += before - len(report.Refused) - len(report.Asked)
	return nil
}
