package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// MoreTime is more time that a debtor is given for an instalment (henstand med afdrag).
type MoreTime struct {
	Instalment civil.Date // its day as it was agreed, or no date for the one that is missing or comes next
	Until      civil.Date // the last day on which it may come
	Text       string     // why, or empty
}

// DeferInstalment gives a debtor more time for one instalment of the agreement that runs
// (giv henstand med et afdrag). Who was asked of it needn't answer any more, a letter about
// it that hasn't left is stopped by the last look, and on the day after the new day a
// person is asked again, unless the money has come. It fails with case.no_agreement, with a
// fault of kind Invalid for a day before the instalment's own or after the next one's, and
// with text.has_cpr.
func (s *Service) DeferInstalment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, given MoreTime) error {
	if err := wordsFit(given.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		runs := f.RunningAgreement()
		if runs == nil {
			return fault.New(fault.Conflict, "case.no_agreement")
		}
		event := debt.InstalmentDeferred{Agreement: runs.Agreement, Instalment: given.Instalment, Until: given.Until, Text: strings.TrimSpace(given.Text)}
		if event.Instalment.IsZero() {
			standing, err := followup.StandingOn(v.book, &f.Case, runs, v.today)
			if err != nil {
				return err
			}
			event.Instalment = standing.ToDefer().On
		}
		if err := f.possibly(event); err != nil {
			return err
		}
		if err := f.finish(followup.TaskInstalmentMissing); err != nil {
			return err
		}
		return f.finish(followup.TaskStill)
	})
}
