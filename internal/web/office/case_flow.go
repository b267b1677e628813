package office

import (
	"context"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/web"
)

// flowPicture is the case's flow: the steps taken, the one that is due, those to
// come, and the debt over them.
func (p casePage) flowPicture(ctx context.Context) web.FlowPicture {
	made := web.FlowPicture{Today: p.On, Steps: p.pastSteps(ctx)}
	for _, ahead := range p.Ahead {
		state := web.StepLater
		if ahead.On == p.On {
			state = web.StepNow
		}
		made.Steps = append(made.Steps, web.FlowStep{Name: web.Raised(stepName(ctx, ahead.Name)), Day: ahead.On, State: state, Owed: ahead.Owed})
	}
	if len(made.Steps) == 0 {
		return made
	}
	first := civil.Earliest(made.Steps[0].Day, p.On)
	for _, point := range p.Debt {
		if !point.On.Before(first) {
			made.Points = append(made.Points, web.FlowPoint{Day: point.On, Owed: point.Owed, Paid: point.Paid})
		}
	}
	for _, ahead := range p.Ahead {
		made.Points = append(made.Points, web.FlowPoint{Day: ahead.On, Owed: ahead.Owed})
	}
	made.Title = p.flowInWords(ctx, made)
	return made
}

// pastSteps are the steps that were taken and stand.
func (p casePage) pastSteps(ctx context.Context) []web.FlowStep {
	var steps []web.FlowStep
	for i := range p.Case.Steps {
		taken := &p.Case.Steps[i]
		if !taken.Stands() || taken.Planned.After(p.On) {
			continue
		}
		step := web.FlowStep{Name: web.Raised(stepName(ctx, taken.Name)), Day: taken.Planned, State: web.StepDone}
		if taken.Waits() {
			step.State = web.StepNow
		}
		for _, point := range p.Debt {
			if point.On == step.Day {
				step.Owed = point.Owed
			}
		}
		if taken.Asked.IsPositive() {
			step.Owed = taken.Asked // as the letter says, whatever has come to light since
		}
		steps = append(steps, step)
	}
	return steps
}

// flowInWords says what the drawing shows.
func (p casePage) flowInWords(ctx context.Context, made web.FlowPicture) string {
	said := []string{web.Say(ctx, "office.flow_title", "flow", flowName(ctx, p.Case.Flow), "amount", web.Amount(ctx, p.Owed.Total()))}
	for _, step := range made.Steps {
		said = append(said, web.Say(ctx, "office.flow_step", "step", step.Name, "day", web.Date(ctx, step.Day)))
	}
	return strings.Join(said, " ")
}

// flowFoot says what is to come, and what a day costs.
func (p casePage) flowFoot(ctx context.Context) string {
	text := ""
	if p.Owed.Daily.IsPositive() && !p.Case.HasOpenTask(followup.TaskTimeBarred) {
		text = web.Say(ctx, "calc.daily", "amount", web.Amount(ctx, p.Owed.Daily))
	}
	if len(p.Ahead) > 0 {
		text = joined(web.Say(ctx, "office.flow_if_nothing"), " ", text)
	}
	return text
}

// party says what a debtor is in the eyes of the law.
func party(ctx context.Context, d debt.Debtor) string {
	switch d.Kind.String() {
	case "consumer":
		return web.Say(ctx, "office.party_consumer")
	case "business":
		return web.Say(ctx, "office.party_business")
	}
	return web.Say(ctx, "office.party_public")
}
