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
		return p.said("calc.line_principal", "day", from)
	case ledger.InterestLine:
		return p.said("calc.line_interest",
			"period", wording.Period(p.language, l.From, l.Until.AddDays(-1)),
			"days", p.days(l.Days),
			"rate", wording.Rate(p.language, *l.Rate),
			"base", wording.Figure(p.language, *l.Base))
	case ledger.ReminderFeeLine:
		return p.said("calc.line_reminder_fee", "day", from)
	case ledger.CompensationLine:
		return p.said("calc.line_compensation")
	case ledger.CollectionCostsLine:
		return p.said("calc.line_collection_costs")
	case ledger.CourtFeeLine, ledger.AwardedCostsLine, ledger.CreditNoteLine, ledger.WaivedLine, ledger.PaymentLine:
	}
	return l.Kind
}

// ground returns the rule that a line rests on.
func (p *paper) ground(l owedLine) string {
	switch l.line.Rule {
	case ledger.ByAgreement:
		return p.said("calc.rule_agreement")
	case ledger.ByDefaultInterest:
		parts := l.line.Statutory
		return p.said("calc.rule_interest", "rule", l.Rule,
			"reference", wording.Rate(p.language, parts.Reference.Value),
			"margin", wording.Rate(p.language, parts.Margin.Value))
	case ledger.ByAgreedInterest, ledger.ByReminderFee, ledger.ByCompensation, ledger.ByCollectionCosts,
		ledger.ByCourtFee, ledger.ByAward, ledger.ByReceipt:
	}
	return p.said("calc.rule", "rule", l.Rule, "source", l.Source)
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
