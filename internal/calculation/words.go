package calculation

import (
	"strings"

	"krav/internal/ledger"
	"krav/internal/wording"
)

// In returns the answer with its notes, doubts and next steps said in a language.
func (a Answer) In(l wording.Language) Answer {
	a.Notes, a.Doubts = inLanguage(l, a.Notes), inLanguage(l, a.Doubts)
	steps := make([]Step, len(a.Next))
	for i, step := range a.Next {
		step.Text = said(l, step.key, step.values)
		steps[i] = step
	}
	a.Next = steps
	return a
}

func inLanguage(l wording.Language, notes []Note) []Note {
	texts := make([]Note, len(notes))
	for i, note := range notes {
		note.Text = said(l, note.Key, note.values)
		texts[i] = note
	}
	return texts
}

// said returns a sentence, without the second of two full stops where an amount stood
// last.
func said(l wording.Language, key string, values map[string]string) string {
	return strings.ReplaceAll(wording.Say(l, key, values), "kr..", "kr.")
}

// Label says what a line is for. A reminder is named by the caller, who knows what it is
// called; it is simply a reminder where that is empty.
func (l Line) Label(in wording.Language, reminder string) string {
	from := wording.Date(in, l.From)
	say := func(key string, values ...string) string { return said(in, key, pairs(values)) }
	switch l.Of.Kind {
	case ledger.PrincipalLine:
		return say("calc.line_principal", "day", from) + l.ofInvoice(in)
	case ledger.InterestLine:
		return say("calc.line_interest", "period", wording.Period(in, l.From, l.Until.AddDays(-1)), "days", Days(in, l.Days),
			"rate", wording.Rate(in, *l.Rate), "base", wording.Figure(in, *l.Base))
	case ledger.ReminderFeeLine:
		if reminder == "" {
			reminder = say("calc.a_reminder")
		}
		return say("calc.line_reminder_fee", "reminder", reminder, "day", from)
	case ledger.CompensationLine:
		return say("calc.line_compensation") + l.ofInvoice(in)
	case ledger.CollectionCostsLine:
		return say("calc.line_collection_costs")
	case ledger.CourtFeeLine:
		return say("calc.line_court_fee", "day", from)
	case ledger.AwardedCostsLine:
		return say("calc.line_awarded_costs", "day", from)
	case ledger.CreditNoteLine:
		return say("calc.line_credit_note", "day", from)
	case ledger.WaivedLine:
		return l.waived(in)
	case ledger.PaymentLine:
		return say("calc.line_payment", "day", from)
	case ledger.RefundLine:
		return say("calc.line_refund", "day", from)
	}
	return l.Kind
}

// waived says what was given up, or lost by limitation.
func (l Line) waived(in wording.Language) string {
	if l.Of.Rule == ledger.ByLimitation {
		return said(in, "calc.line_time_barred", nil) + l.ofInvoice(in)
	}
	if l.Of.Rule == ledger.ByLimitationOfCosts {
		return said(in, "calc.line_time_barred_costs", nil) + l.ofInvoice(in)
	}
	return said(in, "calc.line_waived", pairs([]string{"day", wording.Date(in, l.From)}))
}

// Ground says which rule a line rests on, with its source; money received needs none.
func (l Line) Ground(in wording.Language) string {
	switch l.Of.Rule {
	case ledger.ByAgreement:
		return said(in, "calc.rule_agreement", nil)
	case ledger.ByAgreedInterest:
		return said(in, "calc.rule_agreed_interest", nil)
	case ledger.ByReceipt:
		return ""
	case ledger.ByDefaultInterest:
		parts := l.Of.Statutory
		return said(in, "calc.rule_interest", pairs([]string{
			"rule", l.Rule, "reference", wording.Rate(in, parts.Reference.Value), "margin", wording.Rate(in, parts.Margin.Value),
		})) + l.ofInvoice(in)
	case ledger.ByReminderFee, ledger.ByCompensation, ledger.ByCollectionCosts, ledger.ByCourtFee, ledger.ByAward, ledger.ByLimitation, ledger.ByLimitationOfCosts:
	}
	if l.Source == "" { // an award is the court's own decision, and a fee may be said without where it stands
		return l.Rule
	}
	return said(in, "calc.rule", pairs([]string{"rule", l.Rule, "source", l.Source}))
}

// ofInvoice names the invoice that a line is of, where it has a number.
func (l Line) ofInvoice(in wording.Language) string {
	if l.Of.Label == "" {
		return ""
	}
	return said(in, "calc.of_invoice", pairs([]string{"invoice", l.Of.Label}))
}

// Days returns a number of days in words.
func Days(in wording.Language, n int) string {
	if n == 1 {
		return said(in, "calc.one_day", nil)
	}
	return said(in, "calc.days", pairs([]string{"days", wording.Count(in, n)}))
}

// StartText says when interest begins and why, with its paragraph.
func (a Answer) StartText(in wording.Language) string {
	begins := said(in, a.Start.Rule.Key(), pairs([]string{"days", wording.Count(in, a.Start.Grace)}))
	return said(in, "calc.interest_start", pairs([]string{"sentence", strings.TrimSuffix(begins, "."), "rule", a.Start.Rule.Citation()}))
}

// DailyText says what a day of interest costs, or when interest begins.
func (a Answer) DailyText(in wording.Language) string {
	if a.On.Before(a.InterestFrom) {
		return said(in, "calc.interest_not_begun", pairs([]string{"day", wording.Date(in, a.InterestFrom)}))
	}
	return said(in, "calc.daily", pairs([]string{"amount", wording.Amount(in, a.DailyInterest)}))
}

// LostText says that the claim looks lost by limitation, and what would be owed if it isn't;
// nothing where it doesn't.
func (a Answer) LostText(in wording.Language) string {
	if a.LostAfter.IsZero() {
		return ""
	}
	return said(in, "calc.lost_why", pairs([]string{"date", wording.Date(in, a.LostAfter), "amount", wording.Amount(in, a.Total)}))
}

// DayCountText says how interest days are counted.
func DayCountText(in wording.Language, c ledger.DayCount) string {
	switch c {
	case ledger.Actual365:
		return said(in, "calc.day_count_actual_365", nil)
	case ledger.ActualActual:
		return said(in, "calc.day_count_actual_actual", nil)
	case ledger.Thirty360:
	}
	return said(in, "calc.day_count_thirty_360", nil)
}

// PartText says which part of a claim a payment covered.
func PartText(in wording.Language, part ledger.SharePart) string {
	switch part {
	case ledger.CostShare:
		return said(in, "share.costs", nil)
	case ledger.InterestShare:
		return said(in, "share.interest", nil)
	case ledger.PrincipalShare:
		return said(in, "share.principal", nil)
	case ledger.RefundShare:
		return said(in, "share.refunded", nil)
	case ledger.RestShare:
	}
	return said(in, "share.rest", nil)
}
