package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
)

// Fourteen days from service, and four weeks from the endorsement (law.md §7). Served on
// Friday 2026-11-13: 13 + 14 is Friday 27 November. Served on Thursday 2026-12-10: 24
// December is none of the court's days, nor are the two after it and Sunday the 27th, so
// it is Monday 28 December. Endorsed on 2026-12-01: 29 December.
func TestTheDebtorMayObjectToAPaymentOrderAndHaveItReopenedUntilADay(t *testing.T) {
	t.Parallel()
	order := func(came ...debt.CourtProgressed) debt.CourtStep {
		return debt.CourtStep{CourtFiled: debt.CourtFiled{Court: 7, Route: debt.PaymentOrder}, Progress: came}
	}
	came := func(stage debt.CourtStage, on string) debt.CourtProgressed {
		return debt.CourtProgressed{Court: 7, Stage: stage, On: day(on)}
	}
	levy := debt.CourtStep{CourtFiled: debt.CourtFiled{Court: 8, Route: debt.LevyRequest}, Progress: []debt.CourtProgressed{{Stage: debt.MeetingSet}}}
	for name, c := range map[string]struct {
		steps []debt.CourtStep
		stage debt.CourtStage
		until string
	}{
		"nothing at court":                 {},
		"filed, not served":                {steps: []debt.CourtStep{order()}},
		"served":                           {[]debt.CourtStep{order(came(debt.Served, "2026-11-13"))}, debt.Served, "2026-11-27"},
		"the last day is Christmas Eve":    {[]debt.CourtStep{order(came(debt.Served, "2026-12-10"))}, debt.Served, "2026-12-28"},
		"the debtor has objected":          {steps: []debt.CourtStep{order(came(debt.Served, "2026-11-13"), came(debt.Contested, "2026-11-20"))}},
		"endorsed":                         {[]debt.CourtStep{order(came(debt.Served, "2026-11-13"), came(debt.Endorsed, "2026-12-01"))}, debt.Endorsed, "2026-12-29"},
		"endorsed, and levy was asked for": {[]debt.CourtStep{order(came(debt.Endorsed, "2026-12-01")), levy}, debt.Endorsed, "2026-12-29"},
		"taken back":                       {steps: []debt.CourtStep{order(came(debt.CourtWithdrawn, "2026-12-01"))}},
		"a levy alone":                     {steps: []debt.CourtStep{levy}},
	} {
		got, err := followup.CourtRightOf(law.Denmark(), &debt.Case{CourtSteps: c.steps})
		var until civil.Date
		if c.until != "" {
			until = day(c.until)
		}
		if err != nil || got.Stage != c.stage || got.Until != until {
			t.Errorf("%s: %v until %v, %v, want %v until %v", name, got.Stage, got.Until, err, c.stage, until)
		}
		if runs := got.Stage != 0; got.RunsOn(got.Until) != runs || got.RunsOn(got.Until.AddDays(1)) || runs && got.Court != 7 {
			t.Errorf("%s: runs on %v: %t, of step %d", name, got.Until, got.RunsOn(got.Until), got.Court)
		}
	}
}
