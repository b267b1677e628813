package office

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// crumbs are the pages above what is done to a case.
func (p casePage) crumbs(ctx context.Context) []web.Crumb {
	return []web.Crumb{{Href: "/cases", Label: web.Say(ctx, "office.cases")}, {Href: p.address(), Label: p.debtorName(ctx)}}
}

// invoices are the case's claims to choose among, after what may stand first.
func (p casePage) invoices(ctx context.Context, first ...web.Choice) []web.Choice {
	choices := first
	for i := range p.Case.Claims {
		claim := &p.Case.Claims[i]
		if claim.Number != "" {
			choices = append(choices, web.Choice{Value: claim.Number, Label: web.Say(ctx, "office.field_invoice_of", "number", claim.Number, "amount", web.Amount(ctx, claim.Principal))})
		}
	}
	return choices
}

// payments are those that stand, the newest first and chosen.
func (p casePage) payments(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for i := len(p.Case.Payments) - 1; i >= 0; i-- {
		paid := &p.Case.Payments[i]
		if paid.Reversed != "" {
			continue
		}
		choices = append(choices, web.Choice{
			Value: strconv.FormatInt(int64(paid.Payment), 10), Chosen: len(choices) == 0,
			Label: web.Amount(ctx, paid.Amount) + ", " + web.Date(ctx, paid.ValueOn), Help: method(ctx, paid.Method),
		})
	}
	return choices
}

// tasks are those that wait, the first chosen.
func (p casePage) tasks(ctx context.Context) []web.Choice {
	open := p.tasksToFinish()
	choices := make([]web.Choice, len(open))
	for i, task := range open {
		choices[i] = web.Choice{Value: strconv.FormatInt(int64(task.Task), 10), Label: taskText(ctx, casework.TaskAsked(&p.Case, task.TaskRaised)), Chosen: i == 0}
	}
	return choices
}

// otherFlows are the flows that the case may be moved to.
func (p casePage) otherFlows(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for _, name := range p.Flows {
		if name != p.Case.Flow {
			choices = append(choices, web.Choice{Value: name, Label: flowName(ctx, name), Chosen: len(choices) == 0})
		}
	}
	return choices
}

// outcomes are how an objection may end. None is chosen beforehand.
func outcomes(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.OutcomeRejected, Label: web.Say(ctx, "office.outcome_rejected"), Help: web.Say(ctx, "office.outcome_rejected_then")},
		{Value: debt.OutcomeUpheld, Label: web.Say(ctx, "office.outcome_upheld"), Help: web.Say(ctx, "office.outcome_upheld_then")},
		{Value: debt.OutcomeWithdrawn, Label: web.Say(ctx, "office.outcome_withdrawn"), Help: web.Say(ctx, "office.outcome_withdrawn_then")},
	}
}

// endings are what may become of what is still owed. None is chosen beforehand. A case of
// which an estate was told may end by it.
func (p deedPage) endings(ctx context.Context) []web.Choice {
	choices := []web.Choice{
		{Value: debt.ClosedWithdrawn, Label: web.Say(ctx, "office.ending_withdrawn"), Help: web.Say(ctx, "office.ending_withdrawn_then")},
		{Value: debt.ClosedWrittenOff, Label: web.Say(ctx, "office.ending_written_off"), Help: web.Say(ctx, "office.ending_written_off_then")},
	}
	if p.Case.Estate.Kind != 0 {
		choices = append(choices, web.Choice{Value: debt.ClosedEstate, Label: web.Say(ctx, "office.ending_estate"), Help: web.Say(ctx, "office.ending_estate_then")})
	}
	return choices
}
