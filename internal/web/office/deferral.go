package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// mayDefer reports whether more time may be given for an instalment.
func (p casePage) mayDefer() bool {
	return p.paysByAgreement() && p.Agreement != nil && p.Agreement.Next != nil
}

// deferrable are the instalments that haven't come, to choose the one that may wait. The
// one that is missing is chosen, or else the next.
func (p casePage) deferrable(ctx context.Context) []web.Choice {
	var choices []web.Choice
	likely := p.Agreement.ToDefer().On
	for _, i := range p.Agreement.Instalments {
		if i.IsCovered() {
			continue
		}
		label := web.Say(ctx, "office.field_instalment_of", "day", web.Date(ctx, i.On), "amount", web.Amount(ctx, i.Left))
		choices = append(choices, web.Choice{Value: i.On.String(), Label: label, Chosen: i.On == likely})
	}
	return choices
}

// blankDeferral proposes a week more than the instalment has now, and no longer than to the
// next.
func (p deedPage) blankDeferral(form *web.Form) {
	likely := p.Agreement.ToDefer()
	until := civil.Latest(likely.LastDay(), p.Today).AddDays(7)
	for _, i := range p.Agreement.Instalments {
		if i.No == likely.No+1 {
			until = civil.Earliest(until, i.On)
		}
	}
	form.Values.Set("instalment", likely.On.String())
	form.Values.Set("until", typedDay(until))
}

// deferInstalment gives the debtor more time for an instalment.
func (o *Office) deferInstalment(ctx context.Context, p *deedPage) error {
	instalment, err := civil.Parse(p.Form.Value("instalment"))
	if err != nil {
		return fault.New(fault.Invalid, "case.instalment_unknown").In("instalment")
	}
	until, dated := comingDayIn(&p.Form, "until")
	if !dated {
		return nil
	}
	reader := web.ReaderOf(ctx)
	return o.work.DeferInstalment(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.Case.Number, casework.MoreTime{Instalment: instalment, Until: until, Text: p.Form.Value("text")})
}
