package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// simulateCommand plays a creditor's own cases once more by another flow.
type simulateCommand struct {
	ofCreditor
	Flow  string  `placeholder:"FLOW" required:""`
	Since dayFlag `placeholder:"DAY" required:""`
}

func (simulateCommand) page() page {
	return page{
		does: "help.simulate", why: "help.simulate_why",
		flags:    map[string]string{"creditor": "help.creditor_id", "flow": "help.simulate_flow", "since": "help.simulate_since"},
		examples: []example{{"help.simulate_example", "krav simulate --creditor 1 --flow fast --since 2026-01-01"}},
	}
}

// Run answers with what would have come of the cases.
func (c *simulateCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		made, err := h.Simulate(ctx, c.actor(), c.id(), c.Flow, c.Since.Date)
		if err != nil {
			return err
		}
		return s.answer(newSimulateAnswer(made))
	})
}

// simulateAnswer is how the cases went, go when they are played once more as they went, and
// would have gone by another flow.
type simulateAnswer struct {
	Flow    string           `json:"flow"`
	Since   civil.Date       `json:"since"`
	Until   civil.Date       `json:"until"`
	Cases   int              `json:"cases"`
	Days    int64            `json:"days"`     // that the cases were open, added up
	Letters int              `json:"letters"`  // by the flow
	Fees    money.Amount     `json:"fees"`     // by the flow, with costs and compensation
	LeftOut int              `json:"left_out"` // cases that couldn't be played
	Was     simulateCourse   `json:"was"`      // what happened
	Same    simulateCourse   `json:"same"`     // the flows that were used, played once more
	Would   simulateCourse   `json:"would"`    // the flow
	Months  []simulatedMonth `json:"months"`
}

type simulatedMonth struct {
	Month civil.Date     `json:"month"` // its first day
	Was   simulateCourse `json:"was"`
	Same  simulateCourse `json:"same"`
	Would simulateCourse `json:"would"`
}

// simulateCourse is what came of cases.
type simulateCourse struct {
	Letters int          `json:"letters"`
	Fees    money.Amount `json:"fees"`
	Income  money.Amount `json:"income"`
	Court   int          `json:"court"`
	Closed  int          `json:"closed"`
}

func courseOf(c casework.Course) simulateCourse { return simulateCourse(c) }

func newSimulateAnswer(made casework.Simulation) simulateAnswer {
	answer := simulateAnswer{
		Flow: made.Flow, Since: made.Since, Until: made.Until, Cases: made.Cases, Days: made.Days, LeftOut: made.LeftOut,
		Letters: made.Would.Letters, Fees: made.Would.Fees, Was: courseOf(made.Was), Same: courseOf(made.Same), Would: courseOf(made.Would),
		Months: []simulatedMonth{},
	}
	for _, m := range made.Months {
		answer.Months = append(answer.Months, simulatedMonth{m.First, courseOf(m.Was), courseOf(m.Same), courseOf(m.Would)})
	}
	return answer
}

func (a simulateAnswer) print(p *paper) {
	p.paragraph("", p.said("simulate.heading", "flow", p.flow(a.Flow), "since", wording.Date(p.language, a.Since), "cases", wording.Count(p.language, a.Cases)))
	for _, m := range a.Months {
		p.blank()
		p.line(capital(wording.Month(p.language, m.Month)) + " " + m.Month.String()[:4])
		p.course("simulate.was", m.Was)
		p.course("simulate.would", m.Would)
	}
	p.blank()
	p.line(p.said("simulate.all"))
	p.course("simulate.was", a.Was)
	p.course("simulate.same", a.Same)
	p.course("simulate.would", a.Would)
	p.blank()
	p.paragraph("", p.said("simulate.assumed"))
	if a.LeftOut > 0 {
		p.paragraph("", p.said("simulate.left_out", "count", wording.Count(p.language, a.LeftOut)))
	}
}

// course writes what came of cases in a line.
func (p *paper) course(key string, c simulateCourse) {
	p.paragraph("  ", joined(" ", p.said(key), p.said("simulate.course", "letters", wording.Count(p.language, c.Letters), "fees", wording.Amount(p.language, c.Fees),
		"income", wording.Amount(p.language, c.Income), "court", wording.Count(p.language, c.Court), "closed", wording.Count(p.language, c.Closed))))
}
