package casework

import (
	"context"
	"strings"

	"krav/internal/debt"
	"krav/internal/intake"
)

// openQuestions returns the invoices of which a person is asked whose they are, by
// questionKey. It is asked once for a file, not for its lines.
func (s *Service) openQuestions(ctx context.Context, creditor debt.CreditorID) (map[string]bool, error) {
	var open map[string]bool
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		open = make(map[string]bool)
		files := make(map[int64]IntakeFile)
		for _, reason := range whoseAsked() {
			for after, more := int64(0), true; more; {
				lines, err := r.IntakeLinesFor(ctx, reason, after, overtakenPage)
				if err != nil {
					return err
				}
				for _, line := range lines {
					after = line.ID
					read, err := readWaiting(ctx, r, line, files)
					if err != nil {
						return err
					}
					if read.Draft != nil {
						open[questionKey(read.Draft)] = true
					}
				}
				more = len(lines) == overtakenPage
			}
		}
		return nil
	})
	return open, err
}

// questionKey returns what a question is known by, whose an invoice is: the invoice's number
// and all that the line says of who owes it. Whoever says more in a later file is answered
// by that.
func questionKey(draft *intake.Draft) string {
	d := &draft.Debtor
	return strings.Join([]string{
		intake.NumberKey(draft.Number), intake.NumberKey(d.CustomerNumber), d.CVR.String(),
		intake.NameKey(d.Name), intake.AddressKey(*d), d.Postcode, d.Email, d.Mobile,
	}, "\x1f")
}
