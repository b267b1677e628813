package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// tieCredits looks for the debtor's case of the credit notes that wait for a person to say
// which invoice they lower, and that came before there was one: from then on they hold its
// letters back.
func (s *Service) tieCredits(ctx context.Context, who access.Actor, creditor debt.CreditorID) error {
	for after := int64(0); ; {
		var lines []IntakeLine
		err := s.view(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, _ *visit, r Reader) error {
			var err error
			lines, err = r.IntakeLinesFor(ctx, keyForWhich, after, earlyAtOnce)
			return err
		})
		if err != nil || len(lines) == 0 {
			return err
		}
		for _, line := range lines {
			if line.Case != 0 {
				continue
			}
			if _, err := s.mendLine(ctx, who, creditor, line.ID, Mend{}); err != nil && !fault.HasKey(err, keyLineSettled) {
				return err
			}
		}
		after = lines[len(lines)-1].ID
	}
}
