package office

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// Fields of the form by which an agreement is made, and what they may hold.
const (
	fieldBy       = "by"
	byCount       = "count"
	byAmount      = "amount"
	fieldFirst    = "first"
	fieldCadence  = "cadence"
	everyMonth    = "month"
	everyTwoWeeks = "fortnight"
	fieldGrace    = "grace"
	fieldDown     = "down"
	fieldRaise    = "raise"
	fieldEvery    = "raise_every"
	fieldCovering = "covering"
	fieldPlan     = "plan" // fingerprint of the plan that was shown
)

// agree makes an agreement on paying bit by bit: the first time it shows what the terms
// come to, and when that very plan is sent back it is made.
func (o *Office) agree(ctx context.Context, p *deedPage) error {
	terms, readable := agreementTerms(&p.Form)
	if !readable {
		return nil
	}
	reader := web.ReaderOf(ctx)
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	draft, err := o.work.DraftAgreement(ctx, who, creditor, p.Case.Number, terms)
	if err != nil {
		return err
	}
	if p.Form.Value(fieldPlan) != draft.Fingerprint() {
		p.Draft = &draft
		return nil
	}
	return o.work.MakeAgreement(ctx, who, creditor, p.Case.Number, terms, draft.Fingerprint())
}

// agreementTerms reads what was agreed, or notes what is wrong with it.
func agreementTerms(form *web.Form) (casework.AgreementTerms, bool) {
	terms := casework.AgreementTerms{Text: form.Value("text"), PlanTerms: ledger.PlanTerms{Cadence: ledger.Monthly}}
	if form.Value(fieldCadence) == everyTwoWeeks {
		terms.Cadence = ledger.Fortnightly
	}
	var isRead [6]bool
	if form.Value(fieldBy) == byAmount {
		terms.Amount, isRead[0] = amountIn(form, byAmount)
		terms.Raise, isRead[1] = amountOrNone(form, fieldRaise)
		terms.RaiseEvery, isRead[2] = countIn(form, fieldEvery)
	} else {
		terms.Count, isRead[0] = countIn(form, byCount)
		isRead[1], isRead[2] = true, true
	}
	terms.First, isRead[3] = comingDayIn(form, fieldFirst)
	terms.Grace, isRead[4] = countIn(form, fieldGrace)
	terms.Down, isRead[5] = amountOrNone(form, fieldDown)
	if order, err := ledger.ParseCovering(form.Value(fieldCovering)); err == nil {
		terms.Covering = order // a form that doesn't say has the usual one
	}
	return terms, isRead == [6]bool{true, true, true, true, true, true}
}

// amountOrNone reads an amount that may be left out.
func amountOrNone(form *web.Form, name string) (money.Amount, bool) {
	if form.Value(name) == "" {
		return money.Amount{}, true
	}
	return amountIn(form, name)
}

// countIn reads a whole number, which is nought where it is left out, or notes that it
// is none.
func countIn(form *web.Form, name string) (int, bool) {
	text := form.Value(name)
	if text == "" {
		return 0, true
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		form.Fail(fault.New(fault.Invalid, "office.count_unread").In(name).With("text", text))
		return 0, false
	}
	return n, true
}

// graceDays are the days of grace that a new agreement has unless somebody says
// otherwise.
const graceDays = 5

// blankAgreement fills in what is usual: as many instalments as a demand proposes, the
// first on the first of a month, when wages have come.
func (p deedPage) blankAgreement(form *web.Form) {
	months, _ := followup.ProposalBounds(p.Case.Terms.Proposal)
	year, month, _ := p.Today.AddDays(7).Split()
	first := civil.Of(year, month, 1).AddMonths(1)
	for name, value := range map[string]string{
		fieldBy: byCount, byCount: strconv.Itoa(months), fieldFirst: typedDay(first), fieldCadence: everyMonth, fieldGrace: strconv.Itoa(graceDays),
	} {
		form.Values.Set(name, value)
	}
}

func agreementWays(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: byCount, Label: web.Say(ctx, "office.agree_by_count")},
		{Value: byAmount, Label: web.Say(ctx, "office.agree_by_amount")},
	}
}

func cadences(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: everyMonth, Label: web.Say(ctx, "office.every_month")},
		{Value: everyTwoWeeks, Label: web.Say(ctx, "office.every_fortnight")},
	}
}

// coverings are what money may cover first.
func coverings(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: ledger.CostsFirst.String(), Label: web.Say(ctx, "office.covers_costs")},
		{Value: ledger.PrincipalFirst.String(), Label: web.Say(ctx, "office.covers_principal")},
		{Value: ledger.InterestFirst.String(), Label: web.Say(ctx, "office.covers_interest")},
	}
}

// planColumns are the columns of what the terms of an agreement come to.
func planColumns(ctx context.Context) []web.Column {
	return []web.Column{
		{Label: web.Say(ctx, "office.plan_no")},
		{Label: web.Say(ctx, "office.plan_day"), Number: true},
		{Label: web.Say(ctx, "office.plan_amount"), Number: true},
		{Label: web.Say(ctx, "office.plan_interest"), Number: true},
		{Label: web.Say(ctx, "office.plan_rest"), Number: true},
	}
}

// agreementEnds are how an agreement may end. None is chosen beforehand.
func agreementEnds(ctx context.Context) []web.Choice {
	return []web.Choice{
		{Value: debt.AgreementBroken, Label: web.Say(ctx, "office.agreement_broken"), Help: web.Say(ctx, "office.agreement_broken_then")},
		{Value: debt.AgreementCancelled, Label: web.Say(ctx, "office.agreement_cancelled"), Help: web.Say(ctx, "office.agreement_cancelled_then")},
	}
}

// agreementShown is the agreement that the page tells of: the one that runs, or was kept
// to the end of the case; or nil.
func (p casePage) agreementShown() *followup.Standing {
	if p.Agreement == nil || !p.Agreement.Agreement.Ended.IsZero() {
		return nil
	}
	return p.Agreement
}

// paysByAgreement reports whether the debtor pays by an agreement now.
func (p casePage) paysByAgreement() bool { return p.Case.RunningAgreement() != nil }

// agreementInWords says how far an agreement has come.
func (p casePage) agreementInWords(ctx context.Context, s *followup.Standing) string {
	if p.Case.IsClosed() {
		return web.Say(ctx, "office.agreement_kept", "day", web.Date(ctx, s.Agreement.Made))
	}
	return web.Say(ctx, "office.agreement_of", "day", web.Date(ctx, s.Agreement.Made), "paid", web.Amount(ctx, s.Paid), "left", web.Amount(ctx, s.Ahead))
}

// instalmentStanding says what has become of an instalment.
func instalmentStanding(ctx context.Context, i followup.InstalmentStanding) web.Standing {
	switch {
	case i.Late:
		return web.Standing{Tone: web.ToneBad, Icon: web.IconCircleAlert, Words: web.Say(ctx, "office.instalment_late")}
	case i.IsCovered() && i.Paid.IsZero():
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleDot, Words: web.Say(ctx, "office.instalment_not_needed")}
	case i.IsCovered():
		return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.instalment_paid")}
	case !i.Until.IsZero():
		return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: web.Say(ctx, "office.instalment_deferred", "day", web.Date(ctx, i.Until))}
	case i.Paid.IsPositive():
		return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleDot, Words: web.Say(ctx, "office.instalment_part", "amount", web.Amount(ctx, i.Paid))}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: web.Say(ctx, "office.instalment_coming")}
}

// instalmentFigure is what an instalment comes to: what is to be paid of it and what has
// been.
func instalmentFigure(i followup.InstalmentStanding) money.Amount {
	if i.Left.IsZero() && i.Paid.IsZero() {
		return i.Amount
	}
	return i.Left.Plus(i.Paid)
}
