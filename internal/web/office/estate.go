package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// estateKinds are what a debtor's whole debt may be dealt with in. None is chosen
// beforehand.
func estateKinds(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.Bankruptcy.String(), Label: web.Say(ctx, "office.estate_bankruptcy"), Help: web.Say(ctx, "office.estate_bankruptcy_then")},
		{Value: debt.Restructuring.String(), Label: web.Say(ctx, "office.estate_restructuring"), Help: web.Say(ctx, "office.estate_restructuring_then")},
		{Value: debt.DebtRelief.String(), Label: web.Say(ctx, "office.estate_debt_relief"), Help: web.Say(ctx, "office.estate_debt_relief_then")},
		{Value: debt.DeceasedEstate.String(), Label: web.Say(ctx, "office.estate_deceased"), Help: web.Say(ctx, "office.estate_deceased_then")},
	}
}

// estateEnds are why a case comes out of an estate. None is chosen beforehand.
func estateEnds(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.EstateOver, Label: web.Say(ctx, "office.estate_over"), Help: web.Say(ctx, "office.estate_over_then")},
		{Value: debt.EstateMistaken, Label: web.Say(ctx, "office.estate_mistaken"), Help: web.Say(ctx, "office.estate_mistaken_then")},
	}
}

// estateTold says what a case was told of its debtor.
func estateTold(ctx context.Context, kind debt.EstateKind, since civil.Date) string {
	day := web.Date(ctx, since)
	switch kind {
	case debt.Bankruptcy:
		return web.Say(ctx, "event.estate_bankruptcy", "day", day)
	case debt.Restructuring:
		return web.Say(ctx, "event.estate_restructuring", "day", day)
	case debt.DebtRelief:
		return web.Say(ctx, "event.estate_debt_relief", "day", day)
	case debt.DeceasedEstate:
		return web.Say(ctx, "event.estate_deceased", "day", day)
	}
	return ""
}

// estateDeadline says by when the claim is to be filed, where that is known.
func estateDeadline(ctx context.Context, by civil.Date) string {
	if by.IsZero() {
		return ""
	}
	return web.Say(ctx, "case.estate_file_by", "date", web.Date(ctx, by))
}

// blankEstate fills in what the case was told before, but for a last day that the law
// reckons from the notice: it follows when the notice's day is mended.
func (p deedPage) blankEstate(form *web.Form) {
	told := &p.Case.Estate
	if !told.Runs() {
		return
	}
	form.Values.Set("kind", told.Kind.String())
	for name, day := range map[string]civil.Date{"since": told.Since, "noticed": told.Noticed, "file_by": told.FileBy} {
		isReckoned := name == "file_by" && !told.Noticed.IsZero() && (told.Kind == debt.Bankruptcy || told.Kind == debt.DeceasedEstate)
		if !day.IsZero() && !isReckoned {
			form.Values.Set(name, typedDay(day))
		}
	}
}

// enterEstate records what was learned of the debtor, and stops everything.
func (o *Office) enterEstate(ctx context.Context, p *deedPage) error {
	form := &p.Form
	entry := casework.EstateEntry{Kind: debt.ParseEstateKind(form.Value("kind")), Text: form.Value("text")}
	if entry.Kind == 0 {
		form.Fail(fault.New(fault.Invalid, "case.estate_kind_unknown").In("kind"))
	}
	var isRead [3]bool
	entry.Since, isRead[0] = dayIn(form, "since")
	entry.Noticed, isRead[1] = dayOrNone(form, "noticed")
	entry.FileBy, isRead[2] = comingDayOrNone(form, "file_by")
	if entry.Kind == 0 || isRead != [3]bool{true, true, true} {
		return nil
	}
	reader := web.ReaderOf(ctx)
	return o.work.EnterEstate(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, entry)
}

// answersInEstate are what there is to answer while the debtor's debt is dealt with in an
// estate.
func (p casePage) answersInEstate(ctx context.Context, asked *debt.Task) []web.Answer {
	var found []web.Answer
	if asked != nil {
		found = append(found, web.Answer{Value: deedTask, Icon: web.IconCheck, Label: web.Say(ctx, "office.answer_task"), Consequence: web.Say(ctx, "office.answer_task_then"), Expected: true})
	}
	return append(found,
		web.Answer{Value: deedEstate, Icon: web.IconCalendar, Label: web.Say(ctx, "office.answer_estate_day"), Consequence: web.Say(ctx, "office.answer_estate_day_then")},
		web.Answer{Value: deedPayment, Icon: web.IconBanknote, Label: web.Say(ctx, "office.answer_dividend"), Consequence: web.Say(ctx, "office.answer_part_then")},
		web.Answer{Value: deedEstateEnd, Icon: web.IconCircleX, Label: web.Say(ctx, "office.deed_estate_end"), Consequence: web.Say(ctx, "office.answer_estate_end_then")},
		web.Answer{Value: deedAny, Icon: web.IconEllipsis, Label: web.Say(ctx, "office.answer_anything"), Consequence: web.Say(ctx, "office.answer_anything_then")},
	)
}
