package cli

import (
	"strings"

	"krav/internal/ledger"
	"krav/internal/wording"
)

func (a calcAnswer) print(p *paper) {
	p.say("calc.heading", "day", wording.Date(p.language, a.On))
	p.blank()
	for _, line := range a.Lines {
		p.row(p.owedLabel(line), wording.Figure(p.language, line.Amount))
		p.paragraph("    ", p.ground(line))
	}
	p.rule()
	p.row(p.said("calc.total"), wording.Figure(p.language, a.Total))
	p.blank()
	a.printInterest(p)
	a.printNotes(p)
}

// owedLabel returns what a line is for.
func (p *paper) owedLabel(l owedLine) string {
	from := wording.Date(p.language, l.From)
	switch l.line.Kind {
	case ledger.PrincipalLine:
		return p.said("calc.line_principal", "day", from) + p.ofInvoice(l)
	case ledger.InterestLine:
		return p.said("calc.line_interest",
			"period", wording.Period(p.language, l.From, l.Until.AddDays(-1)),
			"days", p.days(l.Days),
			"rate", wording.Rate(p.language, *l.Rate),
			"base", wording.Figure(p.language, *l.Base))
	case ledger.ReminderFeeLine:
		return p.said("calc.line_reminder_fee", "reminder", p.reminder(l.line.Label), "day", from)
	case ledger.CompensationLine:
		return p.said("calc.line_compensation") + p.ofInvoice(l)
	case ledger.CollectionCostsLine:
		return p.said("calc.line_collection_costs")
	case ledger.CourtFeeLine:
		return p.said("calc.line_court_fee")
	case ledger.AwardedCostsLine:
		return p.said("calc.line_awarded_costs")
	case ledger.CreditNoteLine:
		return p.said("calc.line_credit_note", "day", from)
	case ledger.WaivedLine:
		return p.said("calc.line_waived", "day", from)
	case ledger.PaymentLine:
		return p.said("calc.line_payment", "day", from)
	case ledger.RefundLine:
		return p.said("calc.line_refund", "day", from)
	}
	return l.Kind
}

// ground returns the rule that a line rests on; money received needs none.
func (p *paper) ground(l owedLine) string {
	switch l.line.Rule {
	case ledger.ByAgreement:
		return p.said("calc.rule_agreement")
	case ledger.ByAgreedInterest:
		return p.said("calc.rule_agreed_interest")
	case ledger.ByReceipt:
		return ""
	case ledger.ByDefaultInterest:
		parts := l.line.Statutory
		return p.said("calc.rule_interest", "rule", l.Rule,
			"reference", wording.Rate(p.language, parts.Reference.Value),
			"margin", wording.Rate(p.language, parts.Margin.Value)) + p.ofInvoice(l)
	case ledger.ByReminderFee, ledger.ByCompensation, ledger.ByCollectionCosts, ledger.ByCourtFee, ledger.ByAward:
	}
	return p.said("calc.rule", "rule", l.Rule, "source", l.Source)
}

// ofInvoice names the invoice that a line is of, where it has a number.
func (p *paper) ofInvoice(l owedLine) string {
	if l.line.Label == "" {
		return ""
	}
	return p.said("calc.of_invoice", "invoice", l.line.Label)
}

// reminder names a reminder by its step in the flow; one that has none is simply
// a reminder.
func (p *paper) reminder(step string) string {
	if step == "" {
		return p.said("calc.a_reminder")
	}
	return p.step(step)
}

// days returns a number of days in words.
func (p *paper) days(n int) string {
	if n == 1 {
		return p.said("calc.one_day")
	}
	return p.said("calc.days", "days", wording.Count(p.language, n))
}

// printInterest says when interest begins and why, and what a day of it costs.
func (a calcAnswer) printInterest(p *paper) {
	begun := !a.On.Before(a.InterestFrom)
	if begun {
		p.say("calc.daily", "amount", wording.Amount(p.language, a.DailyInterest))
	} else {
		p.say("calc.interest_not_begun", "day", wording.Date(p.language, a.InterestFrom))
	}
	begins := p.said(a.start.Rule.Key(), "days", wording.Count(p.language, a.start.Grace))
	p.say("calc.interest_start", "sentence", strings.TrimSuffix(begins, "."), "rule", a.start.Rule.Citation())
	p.say(dayCountKey(a.dayCount))
}

// The conventions for counting days, in words.
const (
	keyActual365    = "calc.day_count_actual_365"
	keyActualActual = "calc.day_count_actual_actual"
	keyThirty360    = "calc.day_count_thirty_360"
)

func dayCountKey(c ledger.DayCount) string {
	switch c {
	case ledger.Actual365:
		return keyActual365
	case ledger.ActualActual:
		return keyActualActual
	case ledger.Thirty360:
	}
	return keyThirty360
}

func (a calcAnswer) printNotes(p *paper) {
	if len(a.Notes) == 0 {
		return
	}
	p.blank()
	p.line(p.said("calc.notes"))
	for _, note := range a.Notes {
		p.item("- ", "  ", note.Text)
	}
}
