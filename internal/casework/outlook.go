package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// FlowOutlook is how a flow goes where nothing happens (forløbets gang): nobody pays,
// objects or answers. It is played with a made-up claim that is due today.
type FlowOutlook struct {
	Name  string
	Due   civil.Date
	Owed  money.Amount // on the due day
	Steps []followup.Foreseen
}

// Outlooks returns how the flows that a creditor can choose between go, by the
// creditor's own settings: the standard one first, then by the pace. One that the law
// of the day has no answer for ends where that is so.
func (s *Service) Outlooks(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]FlowOutlook, error) {
	var outlooks []FlowOutlook
	err := s.view(ctx, who, access.SeeCases, creditor, func(_ context.Context, v *visit, _ Reader) error {
		outlooks = nil
		for _, name := range flowNames(s.Flows) {
			c, err := v.sampleCase(1, name, v.today)
			if err != nil {
				return err
			}
			steps, err := followup.Forecast(v.book, s.Flows, &c, v.today.AddDays(1))
			if err != nil {
				return err
			}
			outlooks = append(outlooks, FlowOutlook{Name: name, Due: v.today, Owed: samplePrincipal(), Steps: steps})
		}
		return nil
	})
	return outlooks, err
}

// flowNames returns the names of flows: the standard ones in the order that people
// meet them.
func flowNames(flows followup.Flows) []string {
	var names []string
	for _, name := range followup.StandardFlows() {
		if _, known := flows[name]; known {
			names = append(names, name)
		}
	}
	return names
}
