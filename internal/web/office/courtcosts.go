package office

import (
	"context"
	"slices"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// mayBeAwarded reports whether a court may have set costs on the case: it has decided
// something, or was asked for levy.
func (p casePage) mayBeAwarded() bool {
	return slices.ContainsFunc(p.Case.Founded(), func(f *debt.Foundation) bool { return f.Kind.IsOfCourt() }) ||
		slices.ContainsFunc(p.Case.CourtSteps, func(s debt.CourtStep) bool { return s.Route == debt.LevyRequest })
}

// courtCosts are the costs of the courts that the debtor is asked for, the newest first and
// chosen.
func (p casePage) courtCosts(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for _, cost := range slices.Backward(p.Case.CourtCosts) {
		if cost.Stands() {
			choices = append(choices, web.Choice{
				Value: strconv.FormatInt(int64(cost.Charged.Cost), 10), Chosen: len(choices) == 0, Label: courtCostCharged(ctx, &cost.Charged),
			})
		}
	}
	return choices
}

// courtCostCharged says what of the courts' costs was put on the debt.
func courtCostCharged(ctx context.Context, e *debt.CourtCostCharged) string {
	key := "event.court_fee_charged"
	if e.Kind == debt.CostsAwarded {
		key = "event.costs_awarded"
	}
	return web.Say(ctx, key, "amount", web.Amount(ctx, e.Amount), "day", web.Date(ctx, e.On))
}

// award puts on the debt what a court has set.
func (o *Office) award(ctx context.Context, p *deedPage) error {
	amount, readable := amountIn(&p.Form, "amount")
	day, dated := dayIn(&p.Form, "day")
	if !readable || !dated {
		return nil
	}
	award := casework.CourtAward{Invoice: p.Form.Value("invoice"), On: day, Amount: amount, Text: p.Form.Value("text")}
	event, err := award.Event(&p.Case)
	if err != nil {
		return err
	}
	if err := o.warned(ctx, p, event); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	return o.work.AwardCosts(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, award)
}

// capitalGrounds are what may make interest bear interest. None is chosen beforehand.
func capitalGrounds(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.CapitalisedByJudgment.String(), Label: web.Say(ctx, "office.capital_judgment"), Help: web.Say(ctx, "office.capital_judgment_then")},
		{Value: debt.CapitalisedByAgreement.String(), Label: web.Say(ctx, "office.capital_agreement"), Help: web.Say(ctx, "office.capital_agreement_then")},
	}
}

// capitalise has interest bear interest from a day on.
func (o *Office) capitalise(ctx context.Context, p *deedPage) error {
	form := &p.Form
	by := debt.ParseCapitalisedBy(form.Value("by"))
	if by == 0 {
		form.Fail(fault.New(fault.Invalid, "office.capital_ground_missing").In("by"))
	}
	day, dated := dayIn(form, "day")
	if by == 0 || !dated {
		return nil
	}
	entry := casework.CapitalEntry{Invoice: form.Value("invoice"), On: day, By: by, Text: form.Value("text")}
	event, err := entry.Event(&p.Case)
	if err != nil {
		return err
	}
	if err := o.warned(ctx, p, event); err != nil {
		return err
	}
	reader := web.ReaderOf(ctx)
	err = o.work.CapitaliseInterest(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, entry)
	if fault.HasKey(err, "case.capital_day_wrong") {
		return fault.Of(err).In("day")
	}
	return err
}
